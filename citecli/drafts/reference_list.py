"""Lists of references in a draft: what stands in them is neither quoted nor cited.

A list is what the draft's format marks as one (`Draft.reference_lists`: LaTeX's `thebibliography`, the division `refs`,
the field of a reference manager), and what stands under the heading of one, up to the next heading that is not below
it. The headings are English, German, French, Spanish, Italian, Portuguese and Dutch.
"""

import re
from collections.abc import Sequence

from citecli.documents.model import Span
from citecli.drafts.assembly import Lookup
from citecli.drafts.model import Draft, DraftCitation, Stretch
from citecli.text.folding import fold

_NAMES = frozenset(
    fold(name)
    for name in (
        "references|reference list|list of references|references cited|literature cited|works cited|work cited|"
        "cited works|works consulted|works referenced|bibliography|annotated bibliography|select bibliography|"
        "selected bibliography|selected references|further reading|additional references|"
        "Literaturverzeichnis|Quellenverzeichnis|Literaturangaben|Literaturliste|Literaturhinweise|Literaturnachweise|"
        "Bibliographie|Bibliografie|Auswahlbibliographie|Primärliteratur|Sekundärliteratur|weiterführende Literatur|"
        "zitierte Literatur|verwendete Literatur|Verzeichnis der Literatur|Referenzen|"
        "références|références bibliographiques|références citées|liste des références|sources citées|ouvrages cités|"
        "œuvres citées|travaux cités|bibliographie sélective|bibliographie générale|sources bibliographiques|"
        "referencias|referencias bibliográficas|referencias citadas|lista de referencias|bibliografía|"
        "bibliografía citada|bibliografía consultada|obras citadas|trabajos citados|obras consultadas|"
        "fuentes bibliográficas|literatura citada|"
        "riferimenti|riferimenti bibliografici|bibliografia|bibliografia essenziale|opere citate|"
        "referências|referências bibliográficas|bibliografia consultada|lista de referências|trabalhos citados|"
        "literatura citada|"
        "literatuurlijst|literatuuropgave|literatuurverwijzingen|geraadpleegde literatuur|geciteerde literatuur|"
        "referenties|referentielijst|bronnenlijst|bronvermelding"
    ).split("|")
)
_AMBIGUOUS = frozenset(
    fold(name)
    for name in (
        "sources|primary sources|secondary sources|primary literature|secondary literature|Literatur|Quellen|Siglen|"
        "sources primaires|sources secondaires|fuentes|fuentes primarias|fuentes secundarias|fonti|fontes|literatuur|"
        "bronnen"
    ).split("|")
)
"""Names that sections of prose have, too: their lists are known by their entries."""
_BESIDE = frozenset(fold(name) for name in ("notes", "Quellen-", "Literatur-", "endnotes", "notas", "note", "noten"))
"""What the heading of a list names with it: Quellen- und Literaturverzeichnis, References and Notes."""
_AND = re.compile(r"\s*(?:&|/|,|\b(?:and|und|sowie|et|y|e|en)\b)\s*")
_NUMBER = re.compile(r"^(?:(?:\d+|[IVXLC]+|[A-H])(?:\.\d+)*[.):]?\s+)(?=\S)")
_LONGEST_HEADING = 60
_APPENDIX = re.compile(
    r"(?:appendix|appendices|annex(?:es?)?|anhang|anhänge|anexos?|apéndices?|appendici|appendice|allegat[oi]|apêndices?|"
    r"bijlagen?)(?:\s(?:[A-Z]|[IVX]+|\d{1,2}))?(?:\s?[:.–—-]\s?[^.\d]*)?:?$",
    re.IGNORECASE,
)
"""What stands above what follows a list of works."""
_LIKE_AN_ENTRY = re.compile(r"\b(?:1[4-9]|20)\d{2}[a-z]?\b|\bn\. ?d\.|\bs\. ?[adfl]\.|\bo\. ?J\.|https?://|\bdoi\b")


def is_list_heading(stretch: Stretch) -> bool:
    """Whether a stretch is a heading that says of a list of works that it is one ("Works Cited")."""
    return _kind(stretch) is not None


def reference_lists(draft: Draft) -> tuple[Span, ...]:
    """The lists of references of a draft, in order, each with its heading; none overlaps another."""
    spans = [*draft.reference_lists, *_under_headings(draft.stretches)]
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def cited(draft: Draft) -> tuple[DraftCitation, ...]:
    """The citations of a draft outside of its lists of references: in these something may only look like one."""
    lists = Lookup(reference_lists(draft))
    return tuple(citation for citation in draft.citations if lists.find(citation.span.start) < 0)


def _kind(stretch: Stretch) -> frozenset[str] | None:
    """The names that a heading's is among; `None` for a heading, or prose, that says of no list that it is one."""
    if len(stretch.text) > 2 * _LONGEST_HEADING or stretch.note or stretch.depth:
        return None
    text = " ".join(stretch.text.split()).strip("*#_:. ")
    name = fold(_NUMBER.sub("", text)).strip("*_:. ")
    if not name or len(name) > _LONGEST_HEADING:
        return None
    parts = [name] if name in _NAMES | _AMBIGUOUS else [part for part in _AND.split(name) if part]
    if not all(part in _NAMES or part in _AMBIGUOUS or part in _BESIDE for part in parts):
        return None
    if any(part in _NAMES for part in parts):
        return _NAMES
    return _AMBIGUOUS if any(part in _AMBIGUOUS for part in parts) else None


def _under_headings(stretches: Sequence[Stretch]) -> list[Span]:
    """The lists that stand under headings, notes apart."""
    spans: list[Span] = []
    prose = [stretch for stretch in stretches if not stretch.note]
    number = 0
    while number < len(prose):
        heading = prose[number]
        kind = _kind(heading)
        number += 1
        if kind is None:
            continue
        first = number
        while number < len(prose) and not _ends(heading, prose[number]):
            number += 1
        entries = [
            stretch
            for stretch in prose[first:number]
            if not stretch.heading and stretch.text.strip() and not is_list_heading(stretch)
        ]
        if (kind is _NAMES and heading.heading) or 2 * sum(map(_is_like_an_entry, entries)) > len(entries):
            end = prose[number].offsets[0] if number < len(prose) else stretches[-1].offsets[-1]
            spans.append(Span(heading.offsets[0], max(end, heading.offsets[0])))
        else:
            number = first
    return spans


def _ends(heading: Stretch, stretch: Stretch) -> bool:
    """Whether a stretch is a heading that ends the list under another one; "Appendix" need not be marked as one."""
    if not heading.heading and not stretch.heading:
        text = stretch.text.strip("*_ \n")
        return len(text) <= _LONGEST_HEADING and _APPENDIX.match(text) is not None
    if not stretch.heading or is_list_heading(stretch):
        return False
    return not heading.level or not stretch.level or stretch.level <= heading.level


def _is_like_an_entry(stretch: Stretch) -> bool:
    """Whether a paragraph has a year or an address, as entries of works have."""
    return _LIKE_AN_ENTRY.search(stretch.text) is not None
