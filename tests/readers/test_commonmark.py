"""Markdown of each section of the CommonMark specification (0.31), read as markdown-it renders it."""

from collections.abc import Sequence
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from citecli.readers import markdown
from citecli.readers.source import Source

EXAMPLES = {
    "tabs": [
        "\tlet rain = 1",
        "- Rain\n\n\tfell on the quay\n\n\t\tcode();",
        ">\t\tsnow = 2\n\nWind and\tweather",
        "#\tA heading after a tab\n\nText.",
    ],
    "backslash escapes": [
        r"\*no emphasis\*, \[no link\](x), \# no heading, \`no code\`",
        "\\# Rain\n\n1\\. March\n\n\\- April",
        "A back\\slash before a letter, \\\\ twice, and `in \\code`",
        '[quay](/a\\*b "the \\"old\\" one")',
    ],
    "entities": [
        "Rain &amp; wind, caf&eacute;, &copy; 2020, &#8220;so&#8221;, &#x201C;and so&#x201D;",
        "&nosuchthing; &amp &#99999999; AT&T",
        '`&amp;` and [a&ouml;b](x&auml;y "t&uuml;")',
        "&#42;no emphasis&#42;",
    ],
    "precedence": [
        "- `one\n- two`",
    ],
    "thematic breaks": [
        "Before.\n\n***\n\nBetween.\n\n_ _ _\n\nAfter.",
        "Rain\n***\nSnow",
        "- rain\n* * *\n- snow",
        "_____________________________________a",
    ],
    "ATX headings": [
        "# One\n\n## Two *with* emphasis ##\n\n###### Six",
        "#hashtag\n\n####### seven\n\n# closed \\#",
        "Rain\n# Heading\nSnow",
        "#\n\n## ##\n\n### a # b ###",
    ],
    "setext headings": [
        "The *old*\nquay\n=====\n\nText.",
        "Rain\n---\n\nSnow\n   ---   \n\nHail\n\n---",
        "> Quoted\n-----\n\n- item\n---",
        "`Quay\n---\n`",
    ],
    "indented code": [
        "    code in a block\n\n      and more\n\nText.",
        "Text\n    that goes on",
        "- item\n\n      code\n\n  and text",
    ],
    "fenced code": [
        "```\ncode\n```\n\nText.",
        "~~~~ python\n~~~\nstill code\n~~~~\nText.",
        "Text.\n``` \ncode never closed\n\nand more",
        "``` a`b ```\nText in code and after.",
        "> ```\n> code\n\nText.",
    ],
    "HTML blocks": [
        "<div>\n*raw* words\n\n*read* words\n</div>",
        "<table>\n<tr><td>\nA cell\n</td></tr>\n</table>\n\nAfter.",
        "<!-- hidden\n\nstill hidden -->\nShown.",
        "<script>\nvar hidden = '*';\n</script>\nShown.",
        '<p align="center">Words <b>in</b> a paragraph</p>\n\nText with <span>a</span> span.',
        "<custom-element>\nwords\n</custom-element>",
        "Text\n<div>\nin the same paragraph\n</div>",
    ],
    "reference definitions": [
        "The [quay] and [the harbour][Old Harbour].\n\n[quay]: /quay 'the quay'\n[old   harbour]:\n  </h>\n  \"title\"",
        "Words\n[quay]: /is-no-definition\n\n[quay]",
        "[ß]: /x\n\n[ẞ] and [SS]",
        "[rain]: \n\n[rain]",
        "[a]: /first\n[a]: /second\n\n> [b]: /in-a-quotation\n\n[a] [b]",
    ],
    "paragraphs": [
        "“The war ended in\n1945. Then came peace,” said Ada Byron.",
        "One\n\n\nTwo\n   three\n            four",
        "  Rain falls     \nand falls     ",
        "In 1945\n2. the second of May\n- not quite a list? a list.",
        "The year was\n14. and nothing happened",
    ],
    "blank lines": [
        "\n\n  \nRain\n  \n\n# Snow\n\n  \n",
    ],
    "block quotes": [
        "> # Heading\n> words\nlazily on\n\nAfter",
        ">rain\n>>> deeper\n>>back\n\n> again",
        "> - item\nlazy?\n\n> 1. one\n> 2. two",
        ">     code\n\n>    no code",
        "> a\n\n> b\n>\n> c\n***\n> d",
    ],
    "list items": [
        "1.  A paragraph\n    with two lines.\n\n        code\n\n    > A quotation.",
        "- one\n\n two",
        "-\n  empty first line\n- \n- last\n\n*\n\n  apart",
        "10) ten\n11) eleven\n\n003. three\n\n1234567890. no list",
        "-one\n\n2.two",
        "- - 2. foo\n- # Heading in an item\n- Bar\n  ---\n  baz",
        "  1.  With two lines\nlazily\n\n> 1. > Quoted\nand on",
    ],
    "lists": [
        "- a\n- b\n+ c\n+ d\n1. e\n2) f",
        "- a\n\n- b\n\n\n- c\n <!-- -->\n- d",
        "- a\n - b\n  - c\n   - d\n    - e",
        "1. a\n\n  2. b\n\n    3. c",
        "- a\n  > b\n  ```\n  c\n  ```\n- d\n\n  [e]: /u\n- f",
        "* a\n  * b\n\n    * c\n\n  d",
    ],
    "code spans": [
        "`code` and ``with ` inside`` and ` `` ` and `` ` ``",
        "`two\nlines` and `*no emphasis*` and `back\\slash`",
        "`never closed and ``never` closed either",
        '`<a href="`">` and <a href="`">` and `<http://x.`y>`',
    ],
    "emphasis": [
        "*rain* **snow** ***both*** _quay_ __harbour__ ___all___",
        "**foo*bar* and *foo**bar** and *foo**bar***",
        "snake_case_word, пристань_в_порту, un*frigging*believable, 5*6*78",
        '* no emphasis*, **no strength **, _(_quay)_, *(*quay*)*, a*"rain"*',
        "*a **b *c* d** e* and **a *b** c* and *a _b* c_",
        "**a ***b*** and ***a** b* and ***a* b**",
        "*a `*` b* **a [b*](/u)** *<http://x.y/?*>*",
        "__rain, __snow__, hail__ and _a_b_c_ and ____a____",
        "*two\nlines* and **a\n\nb**",
    ],
    "links": [
        "[rain](/u \"title\") [snow](/u 'title') [hail](/u (title)) [](/u) [empty]()",
        "[a](<b c>) [d](b c) [e](</u\\>) [f](a(b)c) [g](a(b(c)",
        "[link [in] brackets](/u) [link] in] brackets](/u) [link \\[in](/u) [a `b]` c](/u)",
        "[a [b](/u) c](/u) and [*em [x](/y)* z](/u)",
        "[*rain*][ref] [ref][] [ref] [rain] [ref] [no][such] [a][REF]\n\n[ref]: /u",
        "[rain](not a link) [rain]: no definition\n\n[rain]: /u",
        "[a] (b)\n\n[a]: /x",
        "[foo][bar][baz]\n\n[baz]: /u1\n[bar]: /u2",
    ],
    "images": [
        '![the quay](/q.png "title") and ![*old* harbour][ref]\n\n[ref]: /h.png',
        "[![inner](/i.png) outer](/u) ![a ![b](/c) d](/e)",
        "\\![no image] and !\\[none]",
    ],
    "autolinks": [
        "<http://example.org/a?b=c&d> <MAILTO:ada@example.org> <ada@example.org> <made-up-scheme://x,y>",
        "<http://a b> <> <m:abc> <foo.bar> http://not.linked",
    ],
    "raw HTML": [
        '<a><b2 data="x\ny" /> words </a>and <!-- a comment --> more <?php x ?> <!DOCTYPE y> <![CDATA[z]]>.',
        "<33> <__> <a h*#ref=\"hi\"> < a><\nb/> <a href='x'title=y>",
        "a <!-- e -- f --> g and <!- h -->",
    ],
    "hard line breaks": [
        "rain  \nsnow\\\nhail   \n  wind",
        "*rain  \nsnow* `code  \nspan` end\\\n\n### heading\\\n\n### heading  ",
    ],
    "soft line breaks": [
        "rain\nsnow \n hail",
    ],
    "textual content": [
        "hello $.;'there, Foo χρῆν, multiple     spaces, «quoted», 日本語",
    ],
}
BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 li ul ol blockquote div table tr td hr br custom-element".split())
HIDDEN = frozenset(("pre", "script"))
WITHOUT_END = frozenset(("img", "br", "hr"))


class Text(HTMLParser):
    """The text of a page of markdown-it's without what is no prose: code of its own lines, and scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        if tag in BLOCKS:
            self.pieces.append(" ")
        if tag == "img":
            self.pieces.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        if tag in BLOCKS:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(data)


def item_with_its_number(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """The beginning of an item of a list, its number as it is in the source, for HTML alone does not keep it."""
    token = tokens[index]
    return f"<li>{token.info}{token.markup} " if token.info else "<li>"


def rendered(text: str) -> str:
    md = MarkdownIt("commonmark")
    md.add_render_rule("list_item_open", item_with_its_number)
    parser = Text()
    parser.feed(md.render(text))
    parser.close()
    return " ".join("".join(parser.pieces).split())


@pytest.mark.parametrize(
    ("section", "text"),
    [pytest.param(name, text, id=f"{name} {number}") for name, texts in EXAMPLES.items()
     for number, text in enumerate(texts, start=1)],
)  # fmt: skip
def test_text_is_that_of_what_markdown_it_renders(section: str, text: str) -> None:
    whole = f"Begin.\n\n{text}"
    document = markdown.read(Source("x.md", whole.encode(), ".md"))
    assert " ".join(document.text.split()) == rendered(whole), section


def test_each_section_has_examples() -> None:
    assert len(EXAMPLES) == 25
    assert sum(map(len, EXAMPLES.values())) > 80
