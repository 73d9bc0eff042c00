"""HTML in a file is a whole page; in a pipe it is a fragment."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from citecli.cli.main import main

VOID = {"meta", "br", "hr", "img"}
DRAFT = """\
---
title: "A *wall* of stone & sand"
author: [Ann "Bo" Byron, Tom Lee]
date: 2024-05-03
lang: en-GB
reference-section-title: Works
---

He ~~struck~~ it [@urging-peace-with-russia-top-us-general, para. 3].

| A | B |
|:--|--:|
| c | 2 |
"""


class Page(HTMLParser):
    """The elements of a page, each closed where it must be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, str] = {}
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open:
            self.text[self.open[-1]] = self.text.get(self.open[-1], "") + data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "draft.md"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_a_draft_in_a_file(draft: Path) -> None:
    assert main(["bib", "draft.md", "-o", "out.html", "--quiet"]) == 0
    text = Path("out.html").read_text(encoding="utf-8")
    assert text.startswith("<!DOCTYPE html>\n")
    page = Page(text)
    assert page.of("html") == [{"lang": "en-GB"}]
    assert page.of("meta")[0] == {"charset": "utf-8"}
    assert [one["content"] for one in page.of("meta") if one.get("name") == "author"] == ['Ann "Bo" Byron', "Tom Lee"]
    assert page.text["title"] == "A wall of stone & sand"
    assert page.text["s"] == "struck"
    assert len(page.of("main")) == 1
    assert {"class": "references csl-bib-body hanging-indent", "id": "refs"} in page.of("div")
    assert "http" not in text


@pytest.mark.parametrize(
    "arguments", [("cite", "--style", "nature"), ("quote", "urging", "1"), ("quote", "urging", "1", "-s", "chicago")]
)
def test_entries_and_quotations_in_a_file(draft: Path, arguments: tuple[str, ...]) -> None:
    assert main([*arguments, "-o", "out.html", "--quiet"]) == 0
    page = Page(Path("out.html").read_text(encoding="utf-8"))
    assert page.of("html")[0]["lang"] in ("en-US", "en-GB")
    assert page.text["title"].strip()
    assert any("csl-entry" in str(one.get("class")) for one in page.of("div"))


def test_a_fragment_in_a_pipe(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cite", "--format", "html", "--quiet"]) == 0
    out = capsys.readouterr().out
    assert out.startswith('<div class="csl-bib-body hanging-indent">')
    assert main(["bib", "draft.md", "--to", "html", "--quiet"]) == 0
    assert capsys.readouterr().out.startswith("<h1>")


def test_rtf_keeps_columns_alignment_and_struck_words(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bib", "draft.md", "--to", "rtf", "--quiet"]) == 0
    out = capsys.readouterr().out
    assert r"{\strike struck}" in out
    assert r"\trhdr" in out and r"\pard\intbl\ql {\b A}\cell \pard\intbl\qr {\b B}\cell" in out
    assert r"{\pard\fi-720\li720\sa240 {\i Urging" in out
    assert out.count("{") == out.count("}")
    assert main(["cite", "--style", "nature", "--format", "rtf", "--quiet"]) == 0
    assert r"{\pard\fi-720\li720\tx720\sa240 1.\tab Urging" in capsys.readouterr().out


def test_struck_words_stay_struck(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("markdown", "plain"):
        assert main(["bib", "draft.md", "--to", form, "--quiet"]) == 0
        assert "He ~~struck~~ it" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "heading"),
    [
        (("cite", "--style", "mla"), "Works Cited"),
        (("cite", "--style", "chicago"), "Bibliography"),
        (("cite", "--style", "chicago", "--note"), "Notes"),
        (("cite", "--style", "apa", "--in-text"), "Citations"),
        (("quotes", "--cite", "apa", "-f", "html"), "Quotations"),
    ],
)
def test_a_page_begins_with_a_heading(draft: Path, words: tuple[str, ...], heading: str) -> None:
    assert main([*words, "-q", "-o", "page.html"]) == 0
    page = Page(Path("page.html").read_text(encoding="utf-8"))
    assert [name for name, _ in page.elements if name == "h1"] == ["h1"]
    assert page.text["h1"] == page.text["title"] == heading


def test_no_id_is_there_twice(draft: Path) -> None:
    draft.write_text("One[^n], again[^n], once more.[^n] Two[^m].\n\n[^n]: N.\n\n[^m]: M, and[^n].\n", encoding="utf-8")
    assert main(["bib", "draft.md", "-q", "-o", "page.html"]) == 0
    page = Page(Path("page.html").read_text(encoding="utf-8"))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert sorted(ids, key=str) == sorted(set(ids), key=str)
    assert len([one for one in page.of("a") if one["href"] == "#note-1"]) == 4
