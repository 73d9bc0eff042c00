import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecli.frozen import replace
from citecli.markup import html, plain
from citecli.markup.nodes import FontStyle, Formatted, NoCase, Quoted, Text
from citecli.markup.rich import MAX_DEPTH, parse


def shape(text: str) -> str:
    """The content as HTML, quotations as {…} or, with inner marks, [[…]]."""

    def show(content: tuple) -> str:
        out = ""
        for node in content:
            if isinstance(node, Quoted):
                out += f"[[{show(node.content)}]]" if node.inner else f"{{{show(node.content)}}}"
            elif isinstance(node, Formatted):
                before, after = html.write((replace(node, content=(Text("\0"),)),)).split("\0")
                out += before + show(node.content) + after
            elif isinstance(node, NoCase):
                out += f"|{show(node.content)}|"
            else:
                out += node.text
        return out

    return show(parse(text))


def test_text_without_markup_is_one_leaf() -> None:
    assert parse("Rivers of the north") == (Text("Rivers of the north"),)
    assert parse("") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On <i>Bufo bufo</i> in May", "On <i>Bufo bufo</i> in May"),
        ("A <b>bold</b> move", "A <b>bold</b> move"),
        ("CO<sub>2</sub> and m<sup>3</sup>", "CO<sub>2</sub> and m<sup>3</sup>"),
        ("<sc>ad</sc> 79", '<span style="font-variant:small-caps;">ad</span> 79'),
        (
            '<span style="font-variant: small-caps;" >ad</span> 79',
            '<span style="font-variant:small-caps;">ad</span> 79',
        ),
        ("<span  class='nocase' >iOS</span> apps", "|iOS| apps"),
        ("<i>a <b>b</b> c</i>", "<i>a <b>b</b> c</i>"),
        ("<i>a <i>b</i> c</i>", "<i>a <i>b</i> c</i>"),
    ],
)
def test_tags(text: str, expected: str) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "x < y and y > z",
        "a <i>never closed",
        "never opened</b>",
        "<em>unknown</em>",
        '<span lang="la">in situ</span>',
        "<I>capital</I>",
        "</span>",
        "<i ",
    ],
)
def test_what_is_no_markup_stays_as_it_is(text: str) -> None:
    assert shape(text) == text


def test_crossing_tags_leave_the_stray_ones_literal() -> None:
    assert shape("<i>one <b>two</i> three</b>") == "<i>one <b>two</i> three</b>"
    assert parse("<i>one <b>two</i> three</b>")[0].content == (Text("one <b>two"),)


def test_an_unknown_span_keeps_its_own_end() -> None:
    text = '<span class="nocase">A <span lang="la">B</span> C</span>'
    assert shape(text) == '|A <span lang="la">B</span> C|'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('She wrote "no" twice', "She wrote {no} twice"),
        ("She wrote “no” twice", "She wrote {no} twice"),
        ("She wrote ‘no’ twice", "She wrote [[no]] twice"),
        ("She wrote 'no' twice", "She wrote {no} twice"),
        ("\"The 'new' town\"", "{The [[new]] town}"),
        ("'The \"new\" town'", "{The [[new]] town}"),
        ("The \"old\" and the 'new'", "The {old} and the [[new]]"),
        ('("aside")', "({aside})"),
        ('["aside"]', "[{aside}]"),
        ('A word—"so" to say', "A word—{so} to say"),
        ('"<i>Salix</i> in spring"', "{<i>Salix</i> in spring}"),
        ('<i>"Salix"</i>', "<i>{Salix}</i>"),
        ('"Why?" and "why not!"', "{Why?} and {why not!}"),
        ('"He wrote "no""—twice', "{He wrote {no}}—twice"),
        ("“She said ‘yes’.”", "{She said [[yes]].}"),
    ],
)
def test_quotation_marks(text: str, expected: str) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O'Brien", "O’Brien"),
        ("the '80s and '90s", "the ’80s and ’90s"),
        ("bread 'n' butter", "bread ’n’ butter"),
        ("the sailors' songs", "the sailors’ songs"),
        ("'Twas the boys' night", "’Twas the boys’ night"),
        ("l'été d'après", "l’été d’après"),
        ("It's \"Jack's\" turn", "It’s {Jack’s} turn"),
        ("don’t", "don’t"),
        ("a 6'2\" man", 'a 6’2" man'),
        ("rock-'em", "rock-’em"),
    ],
)
def test_apostrophes(text: str, expected: str) -> None:
    assert shape(text) == expected


@pytest.mark.parametrize("text", ['an "open end', 'ends oddly"', '12" records', "„offen", "›offen", "a» b«c"])
def test_marks_that_pair_with_nothing_stay(text: str) -> None:
    assert shape(text) == text


def test_marks_do_not_pair_across_a_tag() -> None:
    assert shape('<i>one "two</i> three"') == '<i>one "two</i> three"'


@pytest.mark.parametrize(
    ("text", "marks", "inside"),
    [
        ("Le « mot » juste", ("«\u202f", "\u202f»"), "mot"),
        ("Le «\u00a0mot\u00a0» juste", ("«\u00a0", "\u00a0»"), "mot"),
        ("Le «mot» juste", ("«", "»"), "mot"),
        ("Det »ord« her", ("»", "«"), "ord"),
        ("Ett ”ord” här", ("”", "”"), "ord"),
        ("Das „Wort“ hier", ("„", "“"), "Wort"),
        ("To „słowo” tu", ("„", "”"), "słowo"),
        ("Das ‚Wort‘ hier", ("‚", "‘"), "Wort"),
        ("この「言葉」です", ("「", "」"), "言葉"),
        ("The “word” here", ("“", "”"), "word"),
    ],
)
def test_a_quotation_remembers_its_marks(text: str, marks: tuple[str, str], inside: str) -> None:
    quoted = next(node for node in parse(text) if isinstance(node, Quoted))
    assert quoted.marks == marks
    assert plain.write(quoted.content) == inside


def test_marks_within_marks() -> None:
    outer = parse("Das „Wort ‚so‘ hier“")[1]
    assert isinstance(outer, Quoted) and isinstance(outer.content[1], Quoted)
    assert outer.content[1].marks == ("‚", "‘")


def test_a_space_before_high_punctuation_does_not_break() -> None:
    assert plain.write(parse("Que faire ? Tout : rien")) == "Que faire\u202f? Tout\u202f: rien"


def test_only_the_first_leaf_of_a_value_meets_what_stands_before_it() -> None:
    content = parse("A <i>b</i>. C")
    assert [content[0].joined, content[1].content[0].joined, content[2].joined] == [False, True, True]


def test_deep_nesting_ends_in_literal_tags() -> None:
    deep = "<i>" * 5000 + "x" + "</i>" * 5000

    def depth(content: tuple) -> int:
        return max((1 + depth(node.content) for node in content if not isinstance(node, Text)), default=0)

    assert depth(parse(deep)) <= MAX_DEPTH
    quoted = '("' * 5000 + "x" + '")' * 5000
    assert depth(parse("<b>" * 40 + quoted + "</b>" * 40)) <= 2 * MAX_DEPTH


def test_emphasis_from_data_flips() -> None:
    node = parse("<i>x</i>")[0]
    assert isinstance(node, Formatted)
    assert node.flips and node.format.font_style is FontStyle.ITALIC


RICH = st.lists(
    st.sampled_from(
        [
            "<i>",
            "</i>",
            "<b>",
            "</b>",
            "<sup>",
            "</sup>",
            '<span class="nocase">',
            "</span>",
            "<span x>",
            '"',
            "'",
            "“",
            "”",
            "‘",
            "’",
            "«",
            "»",
            " ",
            "a",
            "Straße",
            "7",
            ".",
            "<",
            "&",
            "(",
            "—",
            "?",
            "\u202f",
            "\n",
        ]
    ),
    max_size=40,
).map("".join)


@given(RICH)
@example("<sup>7</sup>")
@example("a<sup>7 7</sup>")
@example("<sup>“7</sup>”")
def test_no_letter_or_digit_is_lost(text: str) -> None:
    def letters(of: str) -> str:
        # Plain text has a raised 7 as ⁷.
        return "".join(character for character in unicodedata.normalize("NFKC", of) if character.isalnum())

    untagged = re.sub("</?(?:i|b|sup|span)[^<>]*>", "", text)
    written = re.sub("</?(?:i|b|sup|span)[^<>]*>", "", plain.write(parse(text)))
    assert letters(written) == letters(untagged)


@given(RICH)
def test_every_text_parses(text: str) -> None:
    content = parse(text)
    assert content or not text
