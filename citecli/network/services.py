"""Where identifiers are looked up, and how long and how much citecli listens. All of this can be configured."""

from collections.abc import Iterable
from typing import NamedTuple

from citecli.errors import BadInput


class Services(NamedTuple):
    """Addresses of services (without a slash at the end), and limits.

    (A named tuple: the names of its fields are the names of settings.)
    """

    doi: str = "https://doi.org"
    arxiv: str = "https://export.arxiv.org"
    isbn: str = "https://openlibrary.org"
    pmid: str = "https://eutils.ncbi.nlm.nih.gov"
    contact: str = ""
    """An e-mail address that services are told, as some ask of programs."""
    timeout: float = 30.0
    """Seconds for a whole answer."""
    largest: int = 32 * 1024 * 1024
    """Bytes that an answer may have."""
    crossref: str = "https://api.crossref.org"
    datacite: str = "https://api.datacite.org"
    openalex: str = "https://api.openalex.org"
    wayback: str = "https://archive.org"
    parallel: int = 8
    """Requests that wait for an answer at one time."""
    rate: float = 100.0
    """Requests a second at most, to each service; those that state a lower limit get it."""
    openalex_key: str = ""
    """The user's key for OpenAlex, which serves few requests without one."""


_WORDS = frozenset(("contact", "openalex_key"))
"""Settings that are text, but no address of a service."""


def services_from(values: Iterable[tuple[str, str | float]]) -> Services:
    """Services with some values of one's own, by the names of the fields. Raises `BadInput` for what can't be one."""
    chosen = dict(values)
    for name, value in chosen.items():
        if name not in Services._fields:
            raise BadInput(f"unknown service setting “{name}”; choose from {', '.join(Services._fields)}")
        usual = getattr(Services(), name)
        if isinstance(usual, str):
            if not isinstance(value, str) or (name not in _WORDS and not value.startswith(("https://", "http://"))):
                raise BadInput(f"services.{name} must be an address, as in {usual or 'me@example.org'}")
        elif isinstance(value, str) or value <= 0:
            raise BadInput(f"services.{name} must be a number above 0, as in {usual:g}")
    texts = {name: value.rstrip("/") for name, value in chosen.items() if isinstance(value, str)}
    numbers = {name: value for name, value in chosen.items() if not isinstance(value, str)}
    usual = Services()
    return usual._replace(
        **texts,
        timeout=float(numbers.get("timeout", usual.timeout)),
        largest=int(numbers.get("largest", usual.largest)),
        parallel=max(int(numbers.get("parallel", usual.parallel)), 1),
        rate=float(numbers.get("rate", usual.rate)),
    )
