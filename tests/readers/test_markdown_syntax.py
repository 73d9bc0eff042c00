"""The parser of Markdown: what Pandoc adds to it, where markup stands, and its limits."""

from collections.abc import Callable

import pytest

from citecli.drafts import markdown as drafts
from citecli.drafts.markdown_tree import build
from citecli.readers import markdown
from citecli.readers.markdown_syntax import DEEPEST_BLOCK, blocks_only, inline_pieces, inline_tokens, parser
from citecli.readers.source import Source

HOSTILE: dict[str, Callable[[int], str]] = {
    "opening brackets": lambda n: "[" * n,
    "opening and closing brackets": lambda n: "[" * n + "]" * n,
    "images": lambda n: "![a" * n,
    "brackets on lines": lambda n: "[x\n" * n,
    "links without end": lambda n: "[a](" * n,
    "citations without end": lambda n: "@a [" * n,
    "inline notes without end": lambda n: "^[a" * n,
    "emphasis": lambda n: "*a **b_ " * n,
    "nested emphasis": lambda n: "*a _" * n,
    "comments": lambda n: "x <!--" * n,
    "back-ticks": lambda n: "".join("`" * (index % 90) + "a" for index in range(n)),
    "quotations in one line": lambda n: "> - " * n + "x",
    "quotations and lazy lines": lambda n: "> x\n>> y\n" * n,
    "lists": lambda n: "- a\n  - b\n" * (n // 3),
    "definitions": lambda n: "".join(f"[a{index}]: b\n" for index in range(n)),
    "notes": lambda n: "[^1]: y\n\n" * n,
    "notes in notes": lambda n: "[^1]: " * n,
    "columns": lambda n: "|" * n + "\n" + "|-" * n + "\n" + "a\n" * n,
    "scripts": lambda n: "<div><script>\n\nx\n\n" * n,
    "scripts in quotations": lambda n: "> <div><script>\n\n" * n + "</script>",
    "scripts in a line": lambda n: "x <script> <style " * n,
    "attributes of headings": lambda n: "# x {" + ".a=b #c a='d' - " * n + '"}\n' + "# {a\n" * n,
    "line blocks": lambda n: "| x\n y\n" * n + "|\n" * n,
    "line blocks in lists": lambda n: "- | x\n" * n,
    "attributes of images": lambda n: "![a](b){.c d=e" * n + "![a](b){.c d=e} `x`{" * n,
    "quotation marks": lambda n: "\"a 'b " * n,
}


def read_document(text: str) -> object:
    return markdown.read(Source("x.md", f"Begin.\n\n{text}".encode(), ".md"))


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("read", [read_document, drafts.draft_of, build], ids=["document", "draft", "tree"])
def test_work_grows_with_the_length(
    name: str, read: Callable[[str], object], steps: Callable[[Callable[[], object]], int]
) -> None:
    short, long = HOSTILE[name](40), HOSTILE[name](160)
    read(short)  # what is imported and compiled once
    assert steps(lambda: read(long)) < 7 * steps(lambda: read(short))


def test_a_block_below_too_many_is_a_paragraph() -> None:
    document = read_document("> " * (DEEPEST_BLOCK + 9) + "It rains.\n\nIt stops.")
    assert document.text == "Begin.\n\n" + "> " * 8 + "> It rains.\n\nIt stops."  # type: ignore[attr-defined]


def test_inline_text_is_cut_at_line_ends_and_only_where_there_is_more_markup_than_in_prose() -> None:
    assert inline_pieces("a *b* [c](d) " * 100) == [(0, 1300)]
    text = "*a* b\n" * 3000
    pieces = inline_pieces(text)
    assert [end for _, end in pieces[:-1]] == [start for start, _ in pieces[1:]]
    assert len(pieces) == 3
    assert all(text[end - 1] == "\n" for _, end in pieces)
    assert inline_pieces("*a" * 60_000) == []


def test_markup_says_where_it_stands() -> None:
    md = blocks_only(parser(located=True))
    text = r"*a* ![*b*](c) [d](e) `f` \* &amp; ^[g *h*] [^i] [j]{.k} <l> m^n^"
    _, ranges = inline_tokens(md, text, {})
    places = sorted((one.start, one.kind, text[one.start : one.end], one.label) for one in ranges)
    assert [place[1:] for place in places] == [
        ("hidden", "*", ""), ("hidden", "*", ""), ("hidden", "![*b*](c)", ""), ("hidden", "[", ""),
        ("hidden", "](e)", ""), ("hidden", "`f`", ""), ("escape", "\\", ""), ("entity", "&amp;", "&"),
        ("inline note", "^[g *h*]", ""), ("hidden", "*", ""), ("hidden", "*", ""), ("note", "[^i]", "i"),
        ("hidden", "[", ""), ("hidden", "]{.k}", ""), ("hidden", "<l>", ""), ("hidden", "^", ""), ("hidden", "^", ""),
    ]  # fmt: skip


def test_places_go_on_where_a_block_is_read_in_pieces() -> None:
    text = "*a* `b`\n" * 1500
    _, ranges = inline_tokens(blocks_only(parser(located=True)), text, {})
    assert {text[one.start : one.end] for one in ranges} == {"*", "`b`"}
    assert max(one.end for one in ranges) == len(text) - 1


LINE_BLOCK = "| The boats lay *still*,\n|   the nets hung dry,\n| and no one\n  came.\n|\n| Then it rained\n| again.\n"


def test_a_line_block_has_breaks_and_stanzas() -> None:
    document = markdown.read(Source("x.md", LINE_BLOCK.encode()))
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == [
        "The boats lay still,\nthe nets hung dry,\nand no one came.",
        "Then it rained\nagain.",
    ]
    assert [document.text[:offset].rsplit("\n")[-1] for offset in document.line_breaks] == [
        "The boats lay still,", "the nets hung dry,", "Then it rained",
    ]  # fmt: skip


def test_what_a_line_block_without_words_goes_on_with_begins_a_stanza() -> None:
    document = markdown.read(Source("x.md", b"It rains.\n\n|\n  The boats\n| lay still.\n|\n  again\n"))
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == [
        "It rains.", "The boats\nlay still.", "again",
    ]  # fmt: skip


def test_a_line_block_has_its_place_in_a_draft() -> None:
    draft = drafts.draft_of(LINE_BLOCK)
    for stretch in draft.stretches:
        assert list(stretch.offsets) == sorted(stretch.offsets)
    stretch = draft.stretches[0]
    at = stretch.text.index("nets")
    assert LINE_BLOCK[stretch.offsets[at] :].startswith("nets hung dry")


def test_rows_of_a_table_are_no_line_block() -> None:
    document = markdown.read(Source("x.md", b"| a | b |\n|---|---|\n| c | d |\n\nText."))
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == ["c | d", "Text."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("See [the map](a.png){.x width=50%}.", "See the map."),
        ("![A quay](x.png){#fig:a} and `code`{.py}", "A quay and code"),
        ("[A link](b){target=_blank} {left as it is}", "A link {left as it is}"),
        ("A set {1, 2} of `x` {.y}", "A set {1, 2} of x {.y}"),
    ],
)
def test_attributes_after_links_images_and_code_are_no_text(text: str, words: str) -> None:
    document = markdown.read(Source("x.md", text.encode()))
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == [words]
