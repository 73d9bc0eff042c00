"""Fetching: one address over http or https, with limits on time, size and redirects.

What comes back is bytes and where they came from; nothing is parsed here, run, or fetched because a page says so.
"""

import errno
import re
import socket
import time
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit, urlunsplit

from citecli import __version__
from citecli.errors import Failed, NothingMatched, UnreadableDocument
from citecli.frozen import FrozenValue
from citecli.network.private_addresses import is_private
from citecli.network.services import Services
from citecli.references.identifiers import without_credentials

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 5
BACKOFF = 1.0
"""Seconds before the second and last attempt, unless the service says how many (RFC 9110, 10.2.3)."""
_LONGEST_BACKOFF = 10.0
_SILENCE = 15.0
"""Seconds without a byte after which a server counts as gone."""
_GRACE = 0.5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_AGAIN = frozenset({429, 500, 502, 503, 504})
_ABSENT = frozenset({404, 410})
_PIECE = 64 * 1024
_UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)


class Response(FrozenValue):
    """The response of a server."""

    data: bytes
    address: str
    """The address that gave the bytes, after all redirects."""
    media_type: str
    """As the server says ("text/html"), in lower case; "" when it doesn't."""
    status: int = 200
    is_moved: bool = False
    """Whether every redirect on the way said that it is for good."""
    rate: float = 0.0
    """The requests a second that the service says it allows; 0 when it doesn't."""


class TemporaryFailure(Failed):
    """An attempt that failed in a way that may pass; its text is for the user, should it fail again."""

    def __init__(self, message: str, wait: float | None = None, is_unreachable: bool = False) -> None:
        super().__init__(message)
        self.wait = BACKOFF if wait is None else wait
        """Seconds after which to try again."""
        self.is_unreachable = is_unreachable
        """Whether there is no way to the server: no network, or no such host."""


class Refused(Failed):
    """A server answered that it does not want to be asked so, by this program or by anybody."""


class Request(FrozenValue):
    """What is asked of a server."""

    address: str
    accept: str = "*/*"
    method: str = "GET"
    """GET, or HEAD for the status alone."""
    any_status: bool = False
    """Whether an answer that says that there is nothing, or that it is refused, is an answer, too."""


def fetch(address: str, services: Services, accept: str = "*/*") -> Response:
    """The response from `address`. One more attempt is made after a temporary failure.

    Raises `NothingMatched` when there is nothing, `UnreadableDocument` when it is too large or leads nowhere one may
    follow, `Failed` for everything that is the network's fault, or the lack of httpx.
    """
    deadline = time.monotonic() + services.timeout
    # Cookies last for one fetch.
    with new_client(services) as client:
        asked = Request(address, accept)
        try:
            return send(asked, services, client)
        except TemporaryFailure as error:
            if time.monotonic() + error.wait >= deadline:
                raise Failed(str(error)) from None
            time.sleep(error.wait)
        try:
            return send(asked, services._replace(timeout=max(deadline - time.monotonic(), _GRACE)), client)
        except TemporaryFailure as error:
            raise Failed(str(error)) from None


def new_client(services: Services) -> "httpx.Client":
    """A client, to be closed, that follows no redirects by itself. Raises `Failed` when httpx is not there."""
    try:
        import httpx
    except ImportError:
        raise Failed("downloading needs httpx; install it with: pip install 'citecli[web]'") from None
    headers = {"User-Agent": user_agent(services)}
    limits = httpx.Timeout(min(services.timeout, _SILENCE))
    # No `.netrc` is looked into: nobody's password goes along.
    return httpx.Client(headers=headers, timeout=limits, follow_redirects=False, auth=_none)


def send(asked: Request, services: Services, client: "httpx.Client") -> Response:
    """The response to one attempt. Raises what `fetch` raises, and `TemporaryFailure`, which says when to try
    again."""
    # A server that sends its headers a byte a minute, or a resolver that never answers, keeps within every limit that
    # can be set on a socket. So the work is done beside us, and left to itself when the time is over.
    done: list[Response | BaseException] = []
    worker = Thread(target=_work, args=(asked, services, client, done), daemon=True)
    worker.start()
    worker.join(services.timeout + _GRACE)
    if not done:
        raise _too_slow(asked.address, services)
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def _work(asked: Request, services: Services, client: "httpx.Client", done: list[Response | BaseException]) -> None:
    import httpx

    try:
        done.append(_final_response(client, asked, services, time.monotonic() + services.timeout))
    except (httpx.InvalidURL, UnicodeError):
        shown = without_credentials(asked.address)
        done.append(UnreadableDocument(f"{shown} is not an address that can be fetched"))
    except BaseException as error:
        done.append(error)


def _too_slow(address: str, services: Services) -> Failed:
    return Failed(f"{_host(address)} took longer than {services.timeout:g} seconds (services.timeout)")


def user_agent(services: Services) -> str:
    """What citecli calls itself, with whom to write to if the user says so."""
    return f"citecli/{__version__}" + (f" (mailto:{services.contact})" if services.contact else "")


def _none(request: "httpx.Request") -> "httpx.Request":
    """No authentication, where httpx would look for some in `.netrc`."""
    return request


def _final_response(client: "httpx.Client", asked: Request, services: Services, deadline: float) -> Response:
    """The answer at the end of the redirects."""
    import httpx

    # A name and password in an address go nowhere: not to the server, and not into a message or a sidecar.
    here = address = without_credentials(asked.address)
    is_moved = True
    for number in range(MOST_REDIRECTS + 1):
        _check(here, address)
        try:
            with client.stream(asked.method, here, headers={"Accept": asked.accept}) as answer:
                if answer.status_code in _REDIRECTS and "location" in answer.headers:
                    is_moved = is_moved and answer.status_code in _FOR_GOOD
                    here = _redirected(here, answer.headers["location"], address)
                    continue
                if not asked.any_status or answer.status_code in _AGAIN:
                    _check_status(answer, here)
                data = b"" if asked.method == "HEAD" else _read(answer, here, services, deadline)
                kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
                moved = bool(number) and is_moved
                return Response(data, _without_fragment(here), kind, answer.status_code, moved, _rate_stated(answer))
        except httpx.TimeoutException:
            raise Failed(f"{_host(here)} did not respond in time; try again later") from None
        except (httpx.ConnectError, httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
            raise TemporaryFailure(*_connection_failure(error, here)) from None
        except httpx.DecodingError:
            raise UnreadableDocument(f"{here} sent data that can't be decompressed") from None
        except httpx.HTTPError as error:
            raise Failed(f"{_host(here)}: {_reason(error)}") from None
    raise UnreadableDocument(f"{address} redirects more than {MOST_REDIRECTS} times")


def _redirected(here: str, location: str, first: str) -> str:
    """Where a redirect leads to. Raises `UnreadableDocument` when that is no address."""
    try:
        target = without_credentials(_without_fragment(urljoin(here, location)))
        # A page elsewhere has no business with the machines around us.
        is_refused = urlsplit(target).hostname != urlsplit(here).hostname and (
            is_private(target) and not is_private(first)
        )
    except ValueError:
        shown = without_credentials(location)
        raise UnreadableDocument(f"{first} leads to {shown}, which is not a web address (http or https)") from None
    if is_refused:
        raise UnreadableDocument(f"{first} leads to {target}, which is in a private network; it is not followed")
    return target


def _read(answer: "httpx.Response", address: str, services: Services, deadline: float) -> bytes:
    """The body, unpacked, measured while it comes in: what a server says of its size may be wrong."""
    pieces: list[bytes] = []
    size = 0
    for piece in answer.iter_bytes(_PIECE):
        size += len(piece)
        if size > services.largest:
            raise UnreadableDocument(
                f"{address} is too large: the limit is {services.largest / 1024 / 1024:g} MB (services.largest)"
            )
        if time.monotonic() > deadline:
            raise _too_slow(address, services)
        pieces.append(piece)
    return b"".join(pieces)


def _check(address: str, first: str) -> None:
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https"):
        whence = "is" if address == first else f"leads to {address}, which is"
        raise UnreadableDocument(f"{first} {whence} not a web address (http or https)")


def _check_status(answer: "httpx.Response", address: str) -> None:
    status = answer.status_code
    if 200 <= status < 300:
        return
    if status in _ABSENT:
        raise NothingMatched(f"{address} does not exist ({status})")
    if status in _AGAIN:
        wait = _wait_asked(answer.headers.get("retry-after", ""))
        if wait <= _LONGEST_BACKOFF:
            raise TemporaryFailure(f"{_host(address)} answered {status}; try again later", wait)
        raise Failed(f"{_host(address)} asks to wait {wait:,.0f} seconds; try again then")
    refused = status in (401, 402, 403)
    hint = "; save the page in your browser and add the file" if refused else ""
    raise Refused(f"{_host(address)} answered {status} {answer.reason_phrase}".rstrip() + hint)


def _wait_asked(value: str) -> float:
    """The seconds that a `Retry-After` asks for, given as seconds or as a date."""
    if value.isdecimal():
        return float(value[:9])
    from email.utils import parsedate_to_datetime

    try:
        return max(parsedate_to_datetime(value).timestamp() - time.time(), 0.0) if value else BACKOFF
    except (ValueError, OverflowError):
        return BACKOFF


def _rate_stated(answer: "httpx.Response") -> float:
    """The requests a second that a service says it allows (`X-Rate-Limit-Limit`, `-Interval`); 0 when it doesn't."""
    most, interval = (answer.headers.get(f"x-rate-limit-{name}", "") for name in ("limit", "interval"))
    seconds = interval.removesuffix("s")
    if not most.isdecimal() or not seconds.isdecimal() or not int(seconds[:6]):
        return 0.0
    return int(most[:9]) / int(seconds[:6])


def _host(address: str) -> str:
    return urlsplit(address).netloc.rpartition("@")[2] or address


def _without_fragment(address: str) -> str:
    return urlunsplit(urlsplit(address)._replace(fragment=""))


def _connection_failure(error: Exception, address: str) -> tuple[str, None, bool]:
    """What to tell the user of a connection that could not be made, or broke; and whether there was no way at all."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror) or getattr(cause, "errno", None) in _UNREACHABLE:
            return f"can't reach {_host(address)}; are you online?", None, True
        cause = cause.__cause__ or cause.__context__
    return f"{_host(address)}: {_reason(error)}; try again later", None, False


def _reason(error: Exception) -> str:
    text = re.sub(r"^\[Errno -?\d+\] ", "", str(error).strip())
    return text[:1].lower() + text[1:] if text else type(error).__name__
