"""Any installed style sets references of any type: fifty spread over all, or every one with CITECLI_ALL_STYLES=1."""

import os
from pathlib import Path

import pytest

from citecli.csl import Citation, CitationItem, WarningKind, load_locale, render, sources
from citecli.csl.load import load_style_file
from citecli.markup import html, plain
from citecli.references import csl_json

PERSON = [{"family": "Alder", "given": "Wren"}, {"family": "Moss", "given": "Ida K."}]
COMMON = {"author": PERSON, "issued": {"date-parts": [[2017, 4, 9]]}, "language": "en", "archive": "Fen Record Office"}
ITEMS: list[dict[str, object]] = [
    {"type": "book", "title": "Lanterns of the fen", "publisher": "Reed Press", "publisher-place": "Ely"},
    {
        "type": "article-journal",
        "title": "Peat and memory",
        "container-title": "Fen Studies",
        "volume": "4",
        "page": "3-9",
    },
    {"type": "chapter", "title": "Eels", "container-title": "A fen reader", "editor": PERSON[:1], "page": "20-31"},
    {"type": "thesis", "title": "On sluices", "genre": "PhD thesis", "publisher": "University of Ely"},
    {"type": "report", "title": "State of the dykes", "number": "12", "publisher": "Dyke Board"},
    {
        "type": "webpage",
        "title": "Mills today",
        "URL": "https://example.org/mills",
        "accessed": {"date-parts": [[2020, 2]]},
    },
    {"type": "article-newspaper", "title": "Flood at Crowland", "container-title": "The Fen Post", "page": "A2"},
    {"type": "motion_picture", "title": "The drowned road", "publisher": "Sedge Films"},
    {"type": "legal_case", "title": "Alder v. Dyke Board", "authority": "Court of Appeal", "volume": "2", "page": "7"},
    {"type": "patent", "title": "A self-closing sluice", "number": "1,234,567", "authority": "US"},
]
FILES = sorted(sources.styles_folder().glob("*.csl"))
CHOSEN = FILES if os.environ.get("CITECLI_ALL_STYLES") else FILES[7 :: max(1, len(FILES) // 50)]


def test_there_are_styles_to_sample() -> None:
    assert len(FILES) > 2000
    assert len(CHOSEN) >= 50


@pytest.mark.parametrize("path", CHOSEN, ids=lambda path: path.stem)
def test_a_style_sets_ten_items_of_mixed_types(path: Path) -> None:
    style = load_style_file(path)
    references = [csl_json.from_item({**COMMON, **item, "id": f"item{at}"})[0] for at, item in enumerate(ITEMS)]
    citations = [Citation((CitationItem(one.id, locator="3"),), note=at) for at, one in enumerate(references, start=1)]
    rendered = render(style, references, citations, locale=load_locale(style.default_locale or "en-US", style))
    assert len(rendered.citations) == len(references)
    # A style may have no form for a type (an archive's, for what others hold); what it leaves out is told, by name.
    everything = any(warning.kind is WarningKind.EMPTY_CITATIONS for warning in rendered.warnings)
    told = {(warning.kind, warning.reference_id) for warning in rendered.warnings}
    for reference, content in zip(references, rendered.citations, strict=True):
        uncited = (WarningKind.EMPTY_CITE, reference.id) in told
        assert bool(plain.write(content).strip()) != (uncited or everything), reference.id
    assert not everything or not any(plain.write(content).strip() for content in rendered.citations)
    assert any(plain.write(content).strip() for content in rendered.citations) or rendered.bibliography
    if rendered.bibliography is not None:
        shown = {entry.id for entry in rendered.bibliography}
        assert len(shown) == len(rendered.bibliography)
        for reference in references:
            assert (reference.id in shown) != ((WarningKind.EMPTY_ENTRY, reference.id) in told), reference.id
        for entry in rendered.bibliography:
            assert plain.write(entry.content).strip()
            assert html.write(entry.content).count("<") == html.write(entry.content).count(">")
