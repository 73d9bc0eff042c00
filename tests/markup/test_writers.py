from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.markup import html, markdown, plain, rtf
from citecli.markup.nodes import (
    Content,
    Decoration,
    Display,
    DisplayBlock,
    FontFormat,
    FontStyle,
    FontVariant,
    FontWeight,
    Formatted,
    Link,
    NoCase,
    Node,
    Quoted,
    Tagged,
    Text,
    VerticalAlign,
)

ITALIC = FontFormat(font_style=FontStyle.ITALIC)
BOLD = FontFormat(font_weight=FontWeight.BOLD)


def italic(*content: Node) -> Formatted:
    return Formatted(content, ITALIC)


@pytest.mark.parametrize(
    ("font", "expected"),
    [
        (ITALIC, "<i>x</i>"),
        (FontFormat(font_style=FontStyle.OBLIQUE), "<em>x</em>"),
        (FontFormat(font_style=FontStyle.NORMAL), '<span style="font-style:normal;">x</span>'),
        (FontFormat(font_variant=FontVariant.SMALL_CAPS), '<span style="font-variant:small-caps;">x</span>'),
        (FontFormat(font_variant=FontVariant.NORMAL), '<span style="font-variant:normal;">x</span>'),
        (BOLD, "<b>x</b>"),
        (FontFormat(font_weight=FontWeight.NORMAL), '<span style="font-weight:normal;">x</span>'),
        (FontFormat(text_decoration=Decoration.UNDERLINE), '<span style="text-decoration:underline;">x</span>'),
        (FontFormat(vertical_align=VerticalAlign.SUP), "<sup>x</sup>"),
        (FontFormat(vertical_align=VerticalAlign.SUB), "<sub>x</sub>"),
        (FontFormat(FontStyle.ITALIC, None, FontWeight.BOLD), "<b><i>x</i></b>"),
    ],
)
def test_html_formats(font: FontFormat, expected: str) -> None:
    assert html.write((Formatted((Text("x"),), font),)) == expected


def test_html_text() -> None:
    assert html.write((Text("a < b & c > d"),)) == "a &#60; b &#38; c &#62; d"
    assert html.write((Text("5 m² and ™"),)) == "5 m<sup>2</sup> and <sup>TM</sup>"
    assert html.write((Text("a  b"),)) == "a\u00a0 b"
    assert html.write((Link((Text("x"),), 'https://e.org/?a="1"&b'),)) == (
        '<a href="https://e.org/?a=&#34;1&#34;&#38;b">x</a>'
    )


def test_html_blocks() -> None:
    content = (DisplayBlock((Text("[3]"),), Display.LEFT_MARGIN), DisplayBlock((Text("Ash."),), Display.RIGHT_INLINE))
    assert html.write(content) == (
        '\n    <div class="csl-left-margin">[3]</div><div class="csl-right-inline">Ash.</div>\n  '
    )


def test_plain_blocks() -> None:
    content = (DisplayBlock((Text("[3]"),), Display.LEFT_MARGIN), DisplayBlock((Text("Ash."),), Display.RIGHT_INLINE))
    assert plain.write(content) == "[3] Ash.\n"
    assert plain.write((Text("Ash"), DisplayBlock((Text("A tree."),), Display.INDENT))) == "Ash\n    A tree.\n"


@pytest.mark.parametrize("write", [plain.write, html.write, markdown.write])
def test_what_was_left_unfinished_is_written_all_the_same(write: object) -> None:
    content = (Tagged((NoCase((Quoted((Text("Ash"),)),)),), "title"), Quoted((Text("elm"),), ("‘", "’")))
    assert write(content) == "“Ash”‘elm’"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1984. A novel", "1984\\. A novel"),
        ("3) A list", "3\\) A list"),
        ("(2) A list", "\\(2) A list"),
        ("iv. A list", "iv\\. A list"),
        ("- dash", "\\- dash"),
        ("+ plus", "\\+ plus"),
        ("# number", "\\# number"),
        ("    code", "code"),
        ("[1] note", "\\[1\\] note"),
        ("2 * 3 * 4", "2 \\* 3 \\* 4"),
        ("snake_case and _this_", "snake_case and \\_this\\_"),
        ("<b>", "\\<b\\>"),
        ("`code`", "\\`code\\`"),
        ("&copy; & co", "\\&copy; & co"),
        ("C:\\dir", "C:\\\\dir"),
        ("see @ash or a@e.org", "see \\@ash or a@e.org"),
        ("In 1984. Then", "In 1984. Then"),
        ("x^2 ~ $5", "x\\^2 \\~ \\$5"),
    ],
)
def test_markdown_escapes(text: str, expected: str) -> None:
    assert markdown.write((Text(text),)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((italic(Text("Ash")), Text(". Oak")), "*Ash*. Oak"),
        ((italic(Text("Ash ")), Text("oak")), "*Ash* oak"),
        ((Formatted((Text("Ash"),), BOLD),), "**Ash**"),
        ((Formatted((Text("Ash"),), FontFormat(FontStyle.ITALIC, None, FontWeight.BOLD)),), "***Ash***"),
        ((italic(Text("a "), Formatted((Text("b"),), FontFormat(FontStyle.NORMAL)), Text(" c")),), "*a* b *c*"),
        ((Text("a"), italic(Text("(b)")), Text("c")), "a<em>(b)</em>c"),
        ((italic(Text("a")), Formatted((Text("b"),), BOLD)), "*a*<strong>b</strong>"),
        ((Text("m"), Formatted((Text("2 or 3"),), FontFormat(vertical_align=VerticalAlign.SUP))), "m^2\\ or\\ 3^"),
        ((Formatted((Text("2"),), FontFormat(vertical_align=VerticalAlign.SUB)),), "~2~"),
        ((Formatted((Text("nato"),), FontFormat(font_variant=FontVariant.SMALL_CAPS)),), "[nato]{.smallcaps}"),
        ((Text("Oh!"), Link((Text("here"),), "https://e.org/a(b)c")), "Oh\\![here](https://e.org/a%28b%29c)"),
        ((Text("Oh! "), Link((Text("https://e.org/a_b*c"),), "https://e.org/a_b*c")), "Oh! <https://e.org/a_b*c>"),
        ((DisplayBlock((Text("A"),), Display.BLOCK), Text("b")), "A\\\nb"),
        (
            (DisplayBlock((Text("1."),), Display.LEFT_MARGIN), DisplayBlock((Text("b"),), Display.RIGHT_INLINE)),
            "1\\. b",
        ),
    ],
)
def test_markdown_elements(content: Content, expected: str) -> None:
    assert markdown.write(content) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a\\b}", "\\{a\\\\b\\}"),
        ("é", "\\u233?"),
        ("漢", "\\u28450?"),
        ("\uff21", "\\u-223?"),
        ("𝔸", "\\u-10187?\\u-8904?"),
        ("a\u00a0b\tc\nd", "a\\~b\\tab c\\line d"),
        ("–", "\\u8211-"),
        ("a\x07b", "ab"),
    ],
)
def test_rtf_escapes(text: str, expected: str) -> None:
    assert rtf.write((Text(text),)) == expected


def test_rtf_elements() -> None:
    upright = Formatted((Text("b"),), FontFormat(FontStyle.NORMAL))
    assert rtf.write((italic(Text("a "), upright),)) == "{\\i a {\\i0 b}}"
    light = Formatted((Text("b"),), FontFormat(font_weight=FontWeight.NORMAL, vertical_align=VerticalAlign.SUP))
    assert rtf.write((light,)) == "{\\b0\\super b}"
    assert rtf.write((Link((Text("x"),), "https://e.org"),)) == (
        '{\\field{\\*\\fldinst{HYPERLINK "https://e.org"}}{\\fldrslt{x}}}'
    )


@pytest.mark.parametrize("write", [plain.write, html.write, markdown.write, rtf.write])
@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "e.org", "", "https://e.org/a b"])
def test_only_addresses_to_follow_become_links(write: object, url: str) -> None:
    assert write((Link((Text("x"),), url),)) == "x"  # type: ignore[operator]


def test_rtf_document() -> None:
    text = rtf.document([(Text("Ash"),), (Text("Öl"),)], hanging_indent=True)
    assert text.startswith("{\\rtf1\\ansi") and text.rstrip().endswith("}")
    assert text.count("\\par}") == 2 and "\\fi-720" in text
    assert text.count("{") == text.count("}")


TEXTS = st.text(alphabet="aZ9 .,;:!?*_<>&{}\\`[]()#-+~^$|=\"'é漢𝔸²\n\u00a0“”", max_size=12).map(Text)
FORMATS = st.builds(
    FontFormat,
    st.sampled_from([None, *FontStyle]),
    st.sampled_from([None, *FontVariant]),
    st.sampled_from([None, *FontWeight]),
    st.sampled_from([None, *Decoration]),
    st.sampled_from([None, *VerticalAlign]),
)


def _nodes(contents: st.SearchStrategy[Content]) -> st.SearchStrategy[Node]:
    return st.one_of(
        st.builds(Formatted, contents, FORMATS),
        st.builds(Quoted, contents, st.sampled_from([None, ("‘", "’"), ("„", "“"), ("«\u202f", "\u202f»")])),
        st.builds(NoCase, contents),
        st.builds(Link, contents, st.just('https://e.org/a"b')),
        st.builds(DisplayBlock, contents, st.sampled_from(list(Display))),
        st.builds(Tagged, contents, st.just("title")),
    )


CONTENTS: st.SearchStrategy[Content] = st.recursive(
    st.lists(TEXTS, max_size=3).map(tuple),
    lambda inner: st.lists(st.one_of(TEXTS, _nodes(inner)), max_size=3).map(tuple),
    max_leaves=12,
)


class _Balance(HTMLParser):
    """Fails on a tag that closes another than the last one opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


@given(CONTENTS)
def test_html_is_well_formed_and_whole(content: Content) -> None:
    checker = _Balance()
    checker.feed(html.write(content))
    checker.close()
    assert checker.opened == []
    assert letters(checker.text) == letters(plain.write(content)).replace("²", "2")


@given(CONTENTS)
def test_rtf_is_ascii_and_balanced(content: Content) -> None:
    text = rtf.write(content)
    assert text.isascii()
    bare = text.replace("\\\\", "").replace("\\{", "").replace("\\}", "")
    depth = 0
    for character in bare:
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0


@given(st.lists(TEXTS, max_size=3).map(tuple))
def test_markdown_loses_no_letter(content: Content) -> None:
    assert letters(markdown.write(content)) == letters(plain.write(content))


def test_raised_numbers_are_raised_in_plain_text() -> None:
    def raised(text: str) -> Formatted:
        return Formatted((Text(text),), FontFormat(vertical_align=VerticalAlign.SUP))

    assert plain.write((Text("As"), raised("1,3–5"), Text(" has it"))) == "As¹,³–⁵ has it"
    assert plain.write((Text("the 1"), raised("er"), Text(" May, x"), raised("-2"))) == "the 1er May, x⁻²"


@pytest.mark.parametrize("control", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_rtf_turns_no_direction(control: str) -> None:
    assert rtf.escape(f"a{control}b") == r"a\u-3?b"
