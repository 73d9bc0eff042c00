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


class _Again(Exception):
    """An attempt that failed in a way that may pass; its text is for the user, should it fail again."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = BACKOFF if wait is None else wait


def fetch(address: str, services: Services, accept: str = "*/*") -> Response:
    """The response from `address`. One more attempt is made after a temporary failure.

    Raises `NothingMatched` when there is nothing, `UnreadableDocument` when it is too large or leads nowhere one may
    follow, `Failed` for everything that is the network's fault, or the lack of httpx.
    """
    try:
        import httpx  # noqa: F401 - here to learn whether it is there
    except ImportError:
        raise Failed("downloading needs httpx; install it with: pip install 'citecli[web]'") from None
    # A server that sends its headers a byte a minute, or a resolver that never answers, keeps within every limit that
    # can be set on a socket. So the work is done beside us, and left to itself when the time is over.
    done: list[Response | BaseException] = []
    worker = Thread(target=_work, args=(address, services, accept, done), daemon=True)
    worker.start()
    worker.join(services.timeout + _GRACE)
    if not done:
        raise _too_slow(address, services)
    if isinstance(done[0], BaseException):
        raise done[0]
    return done[0]


def _work(address: str, services: Services, accept: str, done: list[Response | BaseException]) -> None:
    try:
        done.append(_fetch(address, services, accept))
    except BaseException as error:
        done.append(error)


def _fetch(address: str, services: Services, accept: str) -> Response:
    import httpx

    deadline = time.monotonic() + services.timeout
    headers = {"User-Agent": user_agent(services), "Accept": accept}
    limits = httpx.Timeout(min(services.timeout, _SILENCE))
    try:
        # Cookies last for one fetch, and no `.netrc` is looked into: nobody's password goes along.
        with httpx.Client(headers=headers, timeout=limits, follow_redirects=False, auth=_none) as client:
            try:
                return _final_response(client, address, services, deadline)
            except _Again as error:
                if time.monotonic() + error.wait >= deadline:
                    raise Failed(str(error)) from None
                time.sleep(error.wait)
            try:
                return _final_response(client, address, services, deadline)
            except _Again as error:
                raise Failed(str(error)) from None
    except (httpx.InvalidURL, UnicodeError):
        shown = without_credentials(address)
        raise UnreadableDocument(f"{shown} is not an address that can be fetched") from None


def _too_slow(address: str, services: Services) -> Failed:
    return Failed(f"{_host(address)} took longer than {services.timeout:g} seconds (services.timeout)")


def user_agent(services: Services) -> str:
    """What citecli calls itself, with whom to write to if the user says so."""
    return f"citecli/{__version__}" + (f" (mailto:{services.contact})" if services.contact else "")


def _none(request: "httpx.Request") -> "httpx.Request":
    """No authentication, where httpx would look for some in `.netrc`."""
    return request


def _final_response(client: "httpx.Client", address: str, services: Services, deadline: float) -> Response:
    """The answer at the end of the redirects."""
    import httpx

    # A name and password in an address go nowhere: not to the server, and not into a message or a sidecar.
    here = address = without_credentials(address)
    for _ in range(MOST_REDIRECTS + 1):
        _check(here, address)
        try:
            with client.stream("GET", here) as answer:
                if answer.status_code in _REDIRECTS and "location" in answer.headers:
                    here = _redirected(here, answer.headers["location"], address)
                    continue
                _check_status(answer, here)
                data = _read(answer, here, services, deadline)
                kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
                return Response(data, _without_fragment(here), kind)
        except httpx.TimeoutException:
            raise Failed(f"{_host(here)} did not respond in time; try again later") from None
        except (httpx.ConnectError, httpx.RemoteProtocolError, httpx.ReadError, httpx.WriteError) as error:
            raise _Again(_connection_failure(error, here)) from None
        except httpx.DecodingError:
            raise UnreadableDocument(f"{here} sent data that can't be decompressed") from None
        except httpx.HTTPError as error:
            raise Failed(f"{_host(here)}: {_reason(error)}") from None
    raise UnreadableDocument(f"{address} redirects more than {MOST_REDIRECTS} times")


def _redirected(here: str, location: str, first: str) -> str:
    """Where a redirect leads to. Raises `UnreadableDocument` when that is no address."""
    try:
        return without_credentials(_without_fragment(urljoin(here, location)))
    except ValueError:
        shown = without_credentials(location)
        raise UnreadableDocument(f"{first} leads to {shown}, which is not a web address (http or https)") from None


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
        asked = answer.headers.get("retry-after", "")
        wait = float(asked) if asked.isdecimal() else BACKOFF
        if wait <= _LONGEST_BACKOFF:
            raise _Again(f"{_host(address)} answered {status}; try again later", wait)
        raise Failed(f"{_host(address)} asks to wait {wait:,.0f} seconds; try again then")
    refused = status in (401, 402, 403)
    hint = "; save the page in your browser and add the file" if refused else ""
    raise Failed(f"{_host(address)} answered {status} {answer.reason_phrase}".rstrip() + hint)


def _host(address: str) -> str:
    return urlsplit(address).netloc.rpartition("@")[2] or address


def _without_fragment(address: str) -> str:
    return urlunsplit(urlsplit(address)._replace(fragment=""))


def _connection_failure(error: Exception, address: str) -> str:
    """What to tell the user of a connection that could not be made, or broke."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, socket.gaierror) or getattr(cause, "errno", None) in _UNREACHABLE:
            return f"can't reach {_host(address)}; are you online?"
        cause = cause.__cause__ or cause.__context__
    return f"{_host(address)}: {_reason(error)}; try again later"


def _reason(error: Exception) -> str:
    text = re.sub(r"^\[Errno -?\d+\] ", "", str(error).strip())
    return text[:1].lower() + text[1:] if text else type(error).__name__
