"""What a service knows of a work: its reference, notices that it was retracted or corrected, and other versions.

The kinds of notices are those of Crossref's documentation of updates (`update-to`, `updated-by`), of PubMed's
publication types, and of the Retraction Watch data ("RetractionNature").
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from citecli.frozen import FrozenValue
from citecli.references.csl_json import from_item, to_item
from citecli.references.identifiers import clean_doi
from citecli.references.model import Reference


class NoticeKind(StrEnum):
    """What a notice says of a work, the gravest first."""

    RETRACTION = "retraction"
    CONCERN = "expression of concern"
    CORRECTION = "correction"
    NEW_VERSION = "new version"
    """A newer version or edition: no fault of the work."""
    REINSTATEMENT = "reinstatement"
    """The retraction was taken back."""


_KINDS = {
    "retraction": NoticeKind.RETRACTION, "withdrawal": NoticeKind.RETRACTION, "removal": NoticeKind.RETRACTION,
    "retracted": NoticeKind.RETRACTION, "withdrawn": NoticeKind.RETRACTION,
    "retraction and replacement": NoticeKind.RETRACTION, "partial retraction": NoticeKind.CONCERN,
    "expression of concern": NoticeKind.CONCERN, "concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION, "corrigendum": NoticeKind.CORRECTION, "erratum": NoticeKind.CORRECTION,
    "addendum": NoticeKind.CORRECTION, "clarification": NoticeKind.CORRECTION,
    "new version": NoticeKind.NEW_VERSION, "new edition": NoticeKind.NEW_VERSION,
    "reinstatement": NoticeKind.REINSTATEMENT,
}  # fmt: skip


def notice_kind(name: str) -> NoticeKind | None:
    """The kind that a service calls so ("expression_of_concern"); `None` for a name that is not known."""
    return _KINDS.get(" ".join(name.lower().replace("_", " ").replace("-", " ").split()))


class Notice(FrozenValue):
    """A notice on a work."""

    kind: NoticeKind
    date: str = ""
    """The day of the notice, as in 2010-02-06; "" when it is not known."""
    doi: str = ""
    """The DOI of the notice; "" when it has none."""
    source: str = ""
    """Who says so: "publisher", "Retraction Watch", "PubMed"."""


_WORDS = {
    NoticeKind.RETRACTION: "retracted",
    NoticeKind.CONCERN: "expression of concern",
    NoticeKind.CORRECTION: "corrected",
    NoticeKind.NEW_VERSION: "there is a newer version",
    NoticeKind.REINSTATEMENT: "reinstated",
}


def notice_words(notice: Notice) -> str:
    """A notice in words: "retracted on 2010-02-06: DOI 10.1000/notice (Retraction Watch)"."""
    words = _WORDS[notice.kind]
    if notice.date:
        words += f" {'on' if len(notice.date) == 10 else 'in'} {notice.date}"
    if notice.doi:
        words += f": DOI {notice.doi}"
    return f"{words} ({notice.source})" if notice.source not in ("", "publisher") else words


class WorkRecord(FrozenValue):
    """A work as a service has it."""

    reference: Reference
    service: str
    """What users call the service: Crossref, Open Library."""
    address: str = ""
    """The page of the work, for people."""
    titles: tuple[str, ...] = ()
    """Other titles of it: with its subtitle, in another language."""
    years: tuple[int, ...] = ()
    """Every year in which it is said to have been published: online, in print, in an earlier edition."""
    notices: tuple[Notice, ...] = ()
    """The notices on it."""
    about: tuple[Notice, ...] = ()
    """What it is itself a notice on: their DOIs are those of the works that it is about."""
    published: tuple[str, ...] = ()
    """The DOIs of articles that this preprint became."""
    newer: tuple[str, ...] = ()
    """The DOIs of its newer versions and editions."""

    @property
    def doi(self) -> str:
        """Its DOI in small letters, "" for none."""
        return clean_doi(self.reference.texts.get("DOI", "")).lower()


def record_data(record: WorkRecord) -> dict[str, object]:
    """A record as JSON has it; `record_from` reads it."""
    return {
        "item": to_item(record.reference),
        "service": record.service,
        "address": record.address,
        "titles": list(record.titles),
        "years": list(record.years),
        "notices": notices_data(record.notices),
        "about": notices_data(record.about),
        "published": list(record.published),
        "newer": list(record.newer),
    }


def record_from(data: object) -> WorkRecord | None:
    """The record that `record_data` wrote; `None` for anything else, as a file of others may hold."""
    if not isinstance(data, Mapping) or not isinstance(data.get("item"), Mapping):
        return None
    reference, _ = from_item(data["item"])
    years = data.get("years")
    return WorkRecord(
        reference,
        _text(data.get("service")),
        _text(data.get("address")),
        _texts(data.get("titles")),
        tuple(year for year in years if isinstance(year, int)) if isinstance(years, list) else (),
        notices_from(data.get("notices")),
        notices_from(data.get("about")),
        _texts(data.get("published")),
        _texts(data.get("newer")),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, list) else ()


def notices_data(notices: Iterable[Notice]) -> list[object]:
    """Notices as JSON has them; `notices_from` reads them."""
    return [list(map(str, notice.field_values())) for notice in notices]


def notices_from(value: object) -> tuple[Notice, ...]:
    """The notices that `notices_data` wrote; what is none is left out."""
    found = []
    for parts in value if isinstance(value, list) else ():
        texts = _texts(parts)
        if len(texts) == 4 and (kind := notice_kind(texts[0])):
            found.append(Notice(kind, *texts[1:]))
    return tuple(found)
