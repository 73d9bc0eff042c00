"""Whether the page at an address is there: HEAD, then GET; and where an archive has a copy of one that is not.

The archive is the Internet Archive's Wayback Machine, asked by its availability API.
"""

from enum import StrEnum
from urllib.parse import urlencode

from citecli.errors import CitecliError, UnreadableDocument
from citecli.frozen import FrozenValue, replace
from citecli.network.fetching import Request, Response, TemporaryFailure
from citecli.network.pool import Pool
from citecli.network.private_addresses import allows_private, is_private
from citecli.network.service_values import inner, json_object, text

_GONE = frozenset({404, 410, 451})
_NO_HEAD = range(400, 600)


class LinkState(StrEnum):
    """What an address answers."""

    ALIVE = "alive"
    DEAD = "dead"
    UNKNOWN = "unknown"
    """It answers, but refuses programs, or has an error of its own: a page may be there."""


class LinkCheck(FrozenValue):
    """What is known of an address."""

    state: LinkState
    answer: str
    """What it answered, in words: "404 Not Found", "no such host"."""
    moved: str = ""
    """The address to which it moved for good, "" when it did not."""
    archived: str = ""
    """The address of the archived copy of a page that is gone, "" for none."""


def link_data(link: LinkCheck) -> object:
    """What is known of an address as JSON has it; `link_from` reads it."""
    return {"state": link.state.value, "answer": link.answer, "moved": link.moved, "archived": link.archived}


def link_from(data: object) -> LinkCheck | None:
    """What `link_data` wrote; `None` for anything else."""
    state, *others = (text(inner(data, name)) for name in ("state", "answer", "moved", "archived"))
    return LinkCheck(LinkState(state), *others) if state in set(LinkState) else None


def check_link(address: str, pool: Pool) -> LinkCheck:
    """What an address answers. Raises `Failed` when nothing can be said, as without a network."""
    link = _answered(address, pool)
    return replace(link, archived=_archived_copy(address, pool)) if link.state is LinkState.DEAD else link


def _answered(address: str, pool: Pool) -> LinkCheck:
    if not allows_private(pool.services) and is_private(address):
        return LinkCheck(LinkState.UNKNOWN, "an address of a private network is not asked")
    try:
        response = pool.send(Request(address, method="HEAD", any_status=True))
        if response.status in _NO_HEAD:
            response = pool.send(Request(address, method="GET", any_status=True))
    except UnreadableDocument as error:
        return LinkCheck(LinkState.UNKNOWN, str(error))
    except TemporaryFailure as error:
        if not (error.is_unreachable and pool.reaches_others()):
            raise
        return LinkCheck(LinkState.DEAD, "there is no such server")
    return _of(response)


def _of(response: Response) -> LinkCheck:
    from http import HTTPStatus

    try:
        answer = f"{response.status} {HTTPStatus(response.status).phrase}"
    except ValueError:
        answer = str(response.status)
    moved = response.address if response.is_moved else ""
    if response.status < 400:
        return LinkCheck(LinkState.ALIVE, answer, moved)
    return LinkCheck(LinkState.DEAD if response.status in _GONE else LinkState.UNKNOWN, answer, moved)


def _archived_copy(address: str, pool: Pool) -> str:
    """The address of the archived copy of a page, "" when there is none or the archive can't be asked."""
    query = f"{pool.services.wayback}/wayback/available?{urlencode({'url': address})}"
    try:
        answer = json_object(pool.fetch(query, pool.services).data, "the Wayback Machine")
    except CitecliError:
        return ""
    copy = inner(answer, "archived_snapshots", "closest")
    if inner(copy, "available") is not True or text(inner(copy, "status"))[:1] not in ("2", ""):
        return ""
    return text(inner(copy, "url"))
