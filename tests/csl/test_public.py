"""The processor as somebody else's program uses it: the public names, ten lines, no more."""

import doctest
import pickle
import re
import subprocess
import sys
from pathlib import Path

import pytest

import citecli.csl
from citecli.csl import Citation, CitationItem, Mode, load_locale, load_style, render
from citecli.frozen import replace
from citecli.markup import html, markdown, plain, rtf
from citecli.references.csl_json import parse

ITEMS = """[
  {"id": "roe", "type": "book", "title": "The quay", "author": [{"family": "Roe", "given": "Ann"}], "issued": {"date-parts": [[2019]]}},
  {"id": "poe", "type": "book", "title": "<i>Heron</i> & after", "author": [{"family": "Poe", "given": "Max"}], "issued": {"date-parts": [[2020]]}}
]"""  # noqa: E501


def test_from_json_to_text() -> None:
    references, problems = parse(ITEMS)
    style = load_style("apa")
    locale = load_locale("en-US", style)
    citations = [
        Citation((CitationItem("roe", locator="4"), CitationItem("poe"))),
        Citation((CitationItem("roe"),), mode=Mode.COMPOSITE),
    ]
    rendered = render(style, references, citations, locale=locale)
    assert problems == () and rendered.warnings == ()
    assert [plain.write(content) for content in rendered.citations] == ["(Poe, 2020; Roe, 2019, p. 4)", "Roe (2019)"]
    assert [(entry.id, plain.write(entry.content)) for entry in rendered.bibliography or ()] == [
        ("poe", "Poe, M. (2020). Heron & after."),
        ("roe", "Roe, A. (2019). The quay."),
    ]
    assert rendered.hanging_indent


def test_one_content_in_every_format() -> None:
    references, _ = parse(ITEMS)
    style = load_style("apa")
    rendered = render(style, references, locale=load_locale("en-US", style))
    assert rendered.bibliography is not None
    content = rendered.bibliography[0].content
    assert html.write(content) == ('Poe, M. (2020). <i><span style="font-style:normal;">Heron</span> &#38; after</i>.')
    assert markdown.write(content).startswith("Poe, M. (2020). ")
    assert "\\i" in rtf.write(content)


def test_the_same_in_another_language() -> None:
    references, _ = parse(ITEMS)
    style = load_style("apa")
    both = [Citation((CitationItem("roe", locator="4"),))]
    german = render(style, references, both, locale=load_locale("de", style))
    assert plain.write(german.citations[0]) == "(Roe, 2019, S. 4)"


def test_a_style_that_has_no_bibliography_says_so() -> None:
    references, _ = parse(ITEMS)
    style = replace(load_style("apa"), bibliography=None)
    assert render(style, references, locale=load_locale("en-US", style)).bibliography is None


def test_what_goes_in_and_comes_out_can_be_sent_to_other_processes() -> None:
    references, _ = parse(ITEMS)
    style = load_style("chicago-notes-bibliography")
    locale = load_locale("en-US", style)
    rendered = render(style, references, [Citation((CitationItem("roe"),), note=1)], locale=locale)
    again = pickle.loads(pickle.dumps((style, references, locale)))
    assert render(again[0], again[1], [Citation((CitationItem("roe"),), note=1)], locale=again[2]) == rendered
    assert pickle.loads(pickle.dumps(rendered)) == rendered


def test_rendering_leaves_its_arguments_alone() -> None:
    references, _ = parse(ITEMS)
    before = pickle.dumps(references)
    style = load_style("apa")
    locale = load_locale("en-US", style)
    first = render(style, references, locale=locale)
    assert render(style, references, locale=locale) == first
    assert pickle.dumps(references) == before


def test_the_public_names_load_on_first_use() -> None:
    assert set(citecli.csl.__all__) <= set(dir(citecli.csl))
    code = "import sys, citecli.csl; print([name for name in sys.modules if name.startswith('citecli.csl.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[]"
    for name in citecli.csl.__all__:
        assert getattr(citecli.csl, name).__name__ == name


def test_the_example_is_true() -> None:
    failed, attempted = doctest.testmod(citecli.csl)
    assert (failed, attempted > 0) == (0, True)


def test_no_other_name_is_public() -> None:
    assert sorted(citecli.csl.__all__) == sorted(citecli.csl._HOME)
    with pytest.raises(AttributeError, match="no attribute 'parse_style'"):
        citecli.csl.parse_style  # noqa: B018


def test_type_checkers_see_what_loads() -> None:
    source = Path(citecli.csl.__file__).read_text(encoding="utf-8")
    assert sorted(re.findall(r"import \w+ as (\w+)", source)) == sorted(citecli.csl.__all__)
