"""CITATION.cff: how a program or a set of data asks to be cited.

Source: the Citation File Format's schema, version 1.2.0.
"""

from collections.abc import Iterable, Iterator, Mapping

from citecli.errors import InvalidReference
from citecli.frozen import replace
from citecli.interop.model import LoadedReferences
from citecli.interop.rich_tags import plain
from citecli.interop.write import Losses
from citecli.references.citekeys import citekey
from citecli.references.dates import read_date
from citecli.references.identifiers import clean_doi, clean_url
from citecli.references.json_values import shown
from citecli.references.model import Date, DateParts, ItemType, Name, Reference
from citecli.text import guarded_yaml
from citecli.text.messages import unforeseen
from citecli.text.numerals import whole_number

_KINDS = {
    "art": ItemType.GRAPHIC, "article": ItemType.ARTICLE_JOURNAL, "audiovisual": ItemType.MOTION_PICTURE,
    "bill": ItemType.BILL, "blog": ItemType.POST_WEBLOG, "book": ItemType.BOOK,
    "conference-paper": ItemType.PAPER_CONFERENCE,
    "conference": ItemType.BOOK, "database": ItemType.DATASET, "data": ItemType.DATASET, "dataset": ItemType.DATASET,
    "dictionary": ItemType.BOOK, "edited-work": ItemType.BOOK, "encyclopedia": ItemType.BOOK,
    "film-broadcast": ItemType.MOTION_PICTURE, "government-document": ItemType.REPORT, "hearing": ItemType.HEARING,
    "interview": ItemType.INTERVIEW, "legal-case": ItemType.LEGAL_CASE, "magazine-article": ItemType.ARTICLE_MAGAZINE,
    "manual": ItemType.BOOK, "map": ItemType.MAP, "multimedia": ItemType.MOTION_PICTURE, "music": ItemType.SONG,
    "newspaper-article": ItemType.ARTICLE_NEWSPAPER, "pamphlet": ItemType.PAMPHLET, "patent": ItemType.PATENT,
    "personal-communication": ItemType.PERSONAL_COMMUNICATION, "proceedings": ItemType.BOOK, "report": ItemType.REPORT,
    "serial": ItemType.PERIODICAL, "slides": ItemType.SPEECH, "software": ItemType.SOFTWARE,
    "software-code": ItemType.SOFTWARE, "software-container": ItemType.SOFTWARE,
    "software-executable": ItemType.SOFTWARE, "software-virtual-machine": ItemType.SOFTWARE,
    "sound-recording": ItemType.SONG, "standard": ItemType.STANDARD, "statute": ItemType.LEGISLATION,
    "thesis": ItemType.THESIS, "unpublished": ItemType.MANUSCRIPT, "video": ItemType.MOTION_PICTURE,
    "website": ItemType.WEBPAGE,
}  # fmt: skip
_TEXTS = {
    "title": "title", "version": "version", "license": "license", "abstract": "abstract", "journal": "container-title",
    "collection-title": "container-title", "volume": "volume", "issue": "issue", "isbn": "ISBN", "issn": "ISSN",
    "edition": "edition", "pages": "number-of-pages", "section": "section", "status": "status", "pmcid": "PMCID",
    "thesis-type": "genre", "number": "number", "number-volumes": "number-of-volumes", "medium": "medium",
}  # fmt: skip
_PEOPLE = {"authors": "author", "editors": "editor", "editors-series": "collection-editor", "recipients": "recipient",
           "translators": "translator"}  # fmt: skip


def parse(text: str) -> LoadedReferences:
    """What the file asks to cite first (`preferred-citation`, else the work itself), the work, and its `references`.

    Raises `InvalidReference` where there is no work, `NoYaml` for what is not read as YAML.
    """
    value = guarded_yaml.load(text)
    if not isinstance(value, Mapping) or not ("title" in value or "cff-version" in value):
        raise InvalidReference("not a CITATION.cff file: it has no title")
    references: dict[str, Reference] = {}
    remarks: list[str] = []
    for item, kind in _items(value):
        try:
            reference = _reference(item, kind)
        except Exception as error:  # whatever goes wrong in one costs no other
            remarks.append(
                f"{shown(_text(item.get('title'))) or 'a work'} can't be read ({unforeseen(error)}); skipped"
            )
            continue
        if reference.texts or reference.names:
            key = citekey(reference, references)
            references[key] = replace(reference, id=key)
    return LoadedReferences(tuple(references.values()), tuple(remarks), len(remarks))


def _items(value: Mapping[object, object]) -> Iterator[tuple[Mapping[object, object], str]]:
    preferred = value.get("preferred-citation")
    if isinstance(preferred, Mapping):
        yield preferred, ""
    if not isinstance(preferred, Mapping) or (preferred.get("title") or "") != (value.get("title") or ""):
        yield value, str(value.get("type") or "software")
    others = value.get("references")
    for item in others if isinstance(others, list) else ():
        if isinstance(item, Mapping):
            yield item, ""


def _reference(item: Mapping[object, object], kind: str) -> Reference:
    kind = kind or _text(item.get("type"))
    texts: dict[str, str] = {}
    for key, variable in _TEXTS.items():
        texts[variable] = texts.get(variable, "") or _text(item.get(key))
    start, end = _text(item.get("start")), _text(item.get("end"))
    texts["page"] = f"{start}-{end}" if start and end and start != end else start or end
    texts["DOI"] = clean_doi(_text(item.get("doi")) or _identifier(item.get("identifiers"), "doi"))
    texts["URL"] = clean_url(
        _text(item.get("url")) or _text(item.get("repository-code")) or _text(item.get("repository"))
    )
    texts["publisher"] = _entity(item.get("publisher")) or _entity(item.get("institution"))
    texts["event-title"] = _entity(item.get("conference"))
    texts["keyword"] = ", ".join(_texts(item.get("keywords")))
    texts["language"] = next(iter(_texts(item.get("languages"))), "")
    names = {variable: _people(item.get(key)) for key, variable in _PEOPLE.items()}
    dates = {"issued": issued} if (issued := _issued(item)) else {}
    if accessed := _text(item.get("date-accessed")):
        dates["accessed"] = read_date(accessed)
    return Reference(
        "",
        _KINDS.get(kind, ItemType.DOCUMENT),
        {key: text for key, text in texts.items() if text},
        {key: people for key, people in names.items() if people},
        dates,
    )


def _issued(item: Mapping[object, object]) -> Date | None:
    for key in ("date-published", "date-released", "issue-date"):
        if text := _text(item.get(key)):
            return read_date(text)
    year, month = _text(item.get("year")), _text(item.get("month"))
    if number := whole_number(year, 5):
        in_year = whole_number(month, 3) or 0
        return Date(DateParts(number, in_year if in_year <= 12 else 0))
    return read_date(year) if year else None


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _texts(value: object) -> list[str]:
    return [text for item in value if (text := _text(item))] if isinstance(value, list) else []


def _entity(value: object) -> str:
    return _text(value.get("name")) if isinstance(value, Mapping) else _text(value)


def _identifier(value: object, kind: str) -> str:
    for item in value if isinstance(value, list) else ():
        if isinstance(item, Mapping) and item.get("type") == kind:
            return _text(item.get("value"))
    return ""


def _people(value: object) -> tuple[Name, ...]:
    people = []
    for person in value if isinstance(value, list) else ():
        if not isinstance(person, Mapping):
            continue
        family, given = _text(person.get("family-names")), _text(person.get("given-names"))
        if family or given:
            particle, suffix = _text(person.get("name-particle")), _text(person.get("name-suffix"))
            people.append(Name(family, given, non_dropping_particle=particle, suffix=suffix))
        elif literal := _text(person.get("name")) or _text(person.get("alias")):
            people.append(Name(literal=literal))
    return tuple(people)


# Back to a file.

_WRITTEN = {
    **{kind: name for name, kind in reversed(_KINDS.items())},
    ItemType.BOOK: "book", ItemType.SOFTWARE: "software", ItemType.DATASET: "dataset", ItemType.MAP: "map",
    ItemType.MOTION_PICTURE: "video", ItemType.SONG: "sound-recording", ItemType.REPORT: "report",
}  # fmt: skip
_WORKS = (ItemType.SOFTWARE, ItemType.DATASET)
_FIELDS = {
    **{variable: key for key, variable in reversed(_TEXTS.items())},
    "container-title": "journal", "DOI": "doi", "URL": "url",
}  # fmt: skip


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """A file that asks to cite the first of these, and has the others as its `references`.

    A work that is neither software nor data is the `preferred-citation` of a file that bears its title.
    """
    first, *others = list(references)
    for reference in (first, *others):
        losses.add("its key", reference.id)
    entry = _entry(first, losses)
    head: dict[str, object] = {"cff-version": "1.2.0", "message": "If you use this work, please cite it as below."}
    if first.type in _WORKS:
        head |= {**entry, "authors": entry.get("authors", [])}
    else:
        head |= {"title": entry.get("title", ""), "authors": entry.get("authors", []), "preferred-citation": entry}
    if others:
        head["references"] = [_entry(reference, losses) for reference in others]
    yield guarded_yaml.dump(head)


def _entry(reference: Reference, losses: Losses) -> dict[str, object]:
    kind = _WRITTEN.get(reference.type)  # type: ignore[call-overload]
    if kind is None:
        losses.add(f"the type {reference.type}, written as generic", reference.id)
    entry: dict[str, object] = {"type": kind or "generic"}
    left = dict(reference.texts)
    for variable, key in _FIELDS.items():
        if variable in left:
            entry[key] = plain(left.pop(variable))
    for variable, key in (("publisher", "publisher"), ("event-title", "conference")):
        if variable in left:
            entry[key] = {"name": plain(left.pop(variable))}
    start, dash, end = left.pop("page", "").partition("-")
    entry |= {"start": start} if start else {}
    entry |= {"end": end} if dash and end else {}
    if keywords := left.pop("keyword", ""):
        entry["keywords"] = keywords.split(", ")
    if language := left.pop("language", ""):
        entry["languages"] = [language]
    roles = {variable: key for key, variable in _PEOPLE.items()}
    for variable, people in reference.names.items():
        if variable in roles:
            entry[roles[variable]] = [_person(name) for name in losses.known(people, reference.id)]
        else:
            losses.add(variable, reference.id)
    _put_dates(reference, entry, losses)
    for variable in (*left, *reference.custom):
        losses.add(variable, reference.id)
    return entry


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"name": name.literal}
    particle = name.non_dropping_particle or name.dropping_particle
    parts = {
        "family-names": name.family,
        "given-names": name.given,
        "name-particle": particle,
        "name-suffix": name.suffix,
    }
    return {key: part for key, part in parts.items() if part}


def _put_dates(reference: Reference, entry: dict[str, object], losses: Losses) -> None:
    for variable, date in reference.dates.items():
        start = date.start
        if variable not in ("issued", "accessed") or start is None or start.year < 1:
            losses.add(variable, reference.id)
            continue
        if date.end or date.open_end or date.circa or start.season or date.literal:
            losses.add("more of a date than its day", reference.id)
        day = f"{start.year:04d}-{start.month:02d}-{start.day:02d}"
        if variable == "accessed" and not start.day:
            losses.add(variable, reference.id)
        elif variable == "accessed":
            entry["date-accessed"] = day
        elif start.day:
            entry["date-released" if reference.type in _WORKS else "date-published"] = day
        else:
            entry["year"] = start.year
            if start.month:
                entry["month"] = start.month
