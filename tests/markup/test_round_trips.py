"""What the writers write, read back by readers of those formats."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.markup import markdown, plain, rtf
from citecli.markup.nodes import Content, FontFormat, FontStyle, FontWeight, Formatted, Link, Text

markdown_it = pytest.importorskip("markdown_it")

TEXTS = st.text(alphabet="aZ9  .,;:!?*_<>&{}\\`[]()#-+~^$|=\"'@é漢“” \u00a0", max_size=10).map(Text)
INLINE: st.SearchStrategy[Content] = st.recursive(
    st.lists(TEXTS, max_size=3).map(tuple),
    lambda inner: st.lists(
        st.one_of(
            TEXTS,
            st.builds(Formatted, inner, st.just(FontFormat(font_style=FontStyle.ITALIC))),
            st.builds(Formatted, inner, st.just(FontFormat(font_weight=FontWeight.BOLD))),
            st.builds(Formatted, inner, st.just(FontFormat(font_style=FontStyle.NORMAL))),
        ),
        max_size=4,
    ).map(tuple),
    max_leaves=10,
)


class Runs(HTMLParser):
    """The text of some HTML as (character, italic, bold), spaces left out; other tags fail."""

    def __init__(self) -> None:
        super().__init__()
        self.depth = {"em": 0, "strong": 0, "p": 0, "a": 0}
        self.runs: list[tuple[str, bool, bool]] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.depth[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth[tag] -= 1

    def handle_data(self, data: str) -> None:
        look = (self.depth["em"] > 0, self.depth["strong"] > 0)
        self.runs += [(character, *look) for character in data if not character.isspace()]


def runs_of(content: Content, italic: bool = False, bold: bool = False) -> list[tuple[str, bool, bool]]:
    runs: list[tuple[str, bool, bool]] = []
    for node in content:
        if isinstance(node, Text):
            runs += [(character, italic, bold) for character in node.text if not character.isspace()]
        else:
            assert isinstance(node, Formatted)
            style = italic if node.format.font_style is None else node.format.font_style is FontStyle.ITALIC
            weight = bold if node.format.font_weight is None else node.format.font_weight is FontWeight.BOLD
            runs += runs_of(node.content, style, weight)
    return runs


def read_markdown(text: str) -> Runs:
    reader = Runs()
    reader.feed(markdown_it.MarkdownIt("commonmark").render(text))
    reader.close()
    return reader


@given(INLINE)
def test_markdown_is_read_as_it_was_meant(content: Content) -> None:
    assert read_markdown(markdown.write(content)).runs == runs_of(content)


@pytest.mark.parametrize(
    "text",
    [
        "1. a",
        "1) a",
        "- a",
        "+ a",
        "# a",
        "> a",
        "* a",
        "    a",
        "--- ",
        "===",
        "***",
        "| a |",
        "[a]: b",
        "<p>",
        "~~~",
        "```",
    ],
)
def test_no_line_begins_a_block(text: str) -> None:
    expected = "".join(text.split())
    assert "".join(character for character, _, _ in read_markdown(markdown.write((Text(text),))).runs) == expected


@pytest.mark.parametrize(
    "url", ["https://e.org/a_(b)?c=d&e=*f*", "https://e.org/ö", 'https://e.org/"x"', "https://e.org/<2>"]
)
def test_markdown_links_lead_where_they_should(url: str) -> None:
    from urllib.parse import unquote

    for text in ("[x]", url):
        html = markdown_it.MarkdownIt("commonmark").render(markdown.write((Link((Text(text),), url),)))
        found = re.search('href="([^"]*)"', html)
        assert found is not None
        assert unquote(found[1].replace("&amp;", "&")) == url


def read_rtf(text: str) -> str:
    """The text of an RTF fragment, as a reader that knows Unicode shows it."""
    out: list[str] = []
    skip = 0
    for match in re.finditer(r"\\u(-?\d+)|\\([a-z]+)(-?\d*) ?|\\([^a-z])|([{}])|(.)", text, re.DOTALL):
        code, word, _, symbol, brace, character = match.groups()
        if code is not None:
            out.append(chr(int(code) & 0xFFFF))
            skip = 1
        elif word is not None:
            out.append({"tab": "\t", "line": "\n"}.get(word, ""))
        elif symbol is not None:
            out.append({"~": "\u00a0", "-": "\u00ad", "_": "\u2011"}.get(symbol, symbol))
        elif brace is None:
            if skip:
                skip = 0
            else:
                out.append(character)
    return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16")


@given(st.lists(st.text(st.characters(blacklist_categories=["Cc", "Cs"])).map(Text), max_size=3).map(tuple))
def test_rtf_is_read_as_it_was_written(content: Content) -> None:
    assert read_rtf(rtf.write(content)) == plain.write(content)
