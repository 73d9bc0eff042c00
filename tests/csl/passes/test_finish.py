import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from citecli.csl.passes.finish import finish
from citecli.markup import html, plain
from citecli.markup.nodes import (
    Content,
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
    QuoteMarks,
    Tagged,
    Text,
    VerticalAlign,
)
from citecli.markup.rich import parse

ENGLISH = QuoteMarks("“", "”", "‘", "’")
BRITISH = QuoteMarks("‘", "’", "“", "”")
FRENCH = QuoteMarks("«\u202f", "\u202f»", "“", "”")
GERMAN = QuoteMarks("„", "“", "‚", "‘")

ITALIC = FontFormat(font_style=FontStyle.ITALIC)


def done(*content: Node | str, marks: QuoteMarks = ENGLISH, inside: bool = True) -> str:
    nodes = tuple(Text(node) if isinstance(node, str) else node for node in content)
    return html.write(finish(nodes, marks, inside))


def quoted(*content: Node | str) -> Quoted:
    return Quoted(tuple(Text(node) if isinstance(node, str) else node for node in content))


def italic(*content: Node | str) -> Formatted:
    return Formatted(tuple(Text(node) if isinstance(node, str) else node for node in content), ITALIC)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # What stays, what goes: the whole table.
        *[(f"Elm{mark}", f"{mark} Oak", f"Elm{mark} Oak") for mark in ".,:;!?"],
        ("Elm!", ". Oak", "Elm! Oak"),
        ("Elm!", ": Oak", "Elm! Oak"),
        ("Elm!", "? Oak", "Elm!? Oak"),
        ("Elm!", ", Oak", "Elm!, Oak"),
        ("Elm!", "; Oak", "Elm!; Oak"),
        ("Elm?", ". Oak", "Elm? Oak"),
        ("Elm?", ": Oak", "Elm? Oak"),
        ("Elm?", "! Oak", "Elm?! Oak"),
        ("Elm?", ", Oak", "Elm?, Oak"),
        ("Elm?", "; Oak", "Elm?; Oak"),
        ("Elm.", ": Oak", "Elm.: Oak"),
        ("Elm.", ", Oak", "Elm., Oak"),
        ("Elm.", "; Oak", "Elm.; Oak"),
        ("Elm.", "! Oak", "Elm.! Oak"),
        ("Elm.", "? Oak", "Elm.? Oak"),
        ("Elm:", ". Oak", "Elm: Oak"),
        ("Elm:", "; Oak", "Elm:; Oak"),
        ("Elm:", ", Oak", "Elm:, Oak"),
        ("Elm:", "! Oak", "Elm! Oak"),
        ("Elm:", "? Oak", "Elm? Oak"),
        ("Elm;", ". Oak", "Elm; Oak"),
        ("Elm;", ": Oak", "Elm; Oak"),
        ("Elm;", ", Oak", "Elm;, Oak"),
        ("Elm;", "! Oak", "Elm! Oak"),
        ("Elm;", "? Oak", "Elm? Oak"),
        ("Elm,", ". Oak", "Elm,. Oak"),
        ("Elm,", ": Oak", "Elm,: Oak"),
        ("Elm,", "; Oak", "Elm,; Oak"),
        ("Elm,", "! Oak", "Elm,! Oak"),
        ("Elm,", "? Oak", "Elm,? Oak"),
        # Other scripts' marks end a sentence, too.
        ("榆？", ". Oak", "榆？ Oak"),
        ("榆。", ". Oak", "榆。 Oak"),
        ("دردار؟", ". Oak", "دردار؟ Oak"),
        # Only one mark meets another.
        ("Elm...", ". Oak", "Elm... Oak"),
        ("Elm", "... Oak", "Elm... Oak"),
        ("Elm)", ". Oak", "Elm). Oak"),
        # Spaces.
        ("Elm ", " Oak", "Elm Oak"),
        ("Elm\u00a0", " Oak", "Elm\u00a0Oak"),
        ("Elm,", " Oak", "Elm, Oak"),
    ],
)
def test_where_two_leaves_meet(left: str, right: str, expected: str) -> None:
    assert done(left, right) == expected


def test_what_one_leaf_holds_is_its_own() -> None:
    assert done("Elm?. Oak.. Ash,, and") == "Elm?. Oak.. Ash,, and"
    assert done(*parse("Elm?<i>.</i> Oak")) == "Elm?<i>.</i> Oak"


def test_marks_meet_across_formatting_and_tags() -> None:
    assert done(italic("Why elms?"), ". Oak") == "<i>Why elms?</i> Oak"
    assert done(Tagged((Text("Elm."),), "title"), ". ", italic("Oak")) == "Elm. <i>Oak</i>"
    assert done("(", "Elm", ".", ")", ".") == "(Elm.)."
    assert done("Elm", ".", Formatted((), ITALIC), ". Oak") == "Elm. Oak"
    assert done("Elm", ".", quoted(), ".") == "Elm."


@pytest.mark.parametrize(
    ("content", "inside", "outside"),
    [
        ((quoted("Elm"), ". Oak"), "“Elm.” Oak", "“Elm”. Oak"),
        ((quoted("Elm"), ", Oak"), "“Elm,” Oak", "“Elm”, Oak"),
        ((quoted("Elm"), "; Oak"), "“Elm”; Oak", "“Elm”; Oak"),
        ((quoted("Elm"), ": Oak"), "“Elm”: Oak", "“Elm”: Oak"),
        ((quoted("Elm?"), ". Oak"), "“Elm?” Oak", "“Elm?” Oak"),
        ((quoted("Elm?"), ", Oak"), "“Elm?,” Oak", "“Elm?”, Oak"),
        ((quoted("Elm."), ". Oak"), "“Elm.” Oak", "“Elm.” Oak"),
        ((quoted("Elm."), ", Oak"), "“Elm.,” Oak", "“Elm.”, Oak"),
        ((quoted("Elm,"), " Oak"), "“Elm,” Oak", "“Elm”, Oak"),
        ((quoted("Elm:"), "? Oak"), "“Elm?” Oak", "“Elm”? Oak"),
        ((quoted("The ", quoted("elm")), ". Oak"), "“The ‘elm.’” Oak", "“The ‘elm’”. Oak"),
        ((italic(quoted("Elm")), ". Oak"), "<i>“Elm.”</i> Oak", "<i>“Elm”</i>. Oak"),
        ((quoted("On ", italic("elms")), ". Oak"), "“On <i>elms</i>.” Oak", "“On <i>elms</i>”. Oak"),
        ((quoted("Elm"), ".", ".", " Oak"), "“Elm.” Oak", "“Elm”. Oak"),
        ((quoted("Elm"), ")", ". Oak"), "“Elm”). Oak", "“Elm”). Oak"),
        ((quoted("Elm"), " ", quoted(".oak")), "“Elm” “.oak”", "“Elm” “.oak”"),
    ],
)
def test_punctuation_and_closing_marks(content: tuple[Node | str, ...], inside: str, outside: str) -> None:
    assert done(*content, inside=True) == inside
    assert done(*content, inside=False) == outside


@pytest.mark.parametrize("inside", [True, False])
def test_a_value_is_printed_as_its_author_punctuated_it(inside: bool) -> None:
    assert done(*parse('"Elm", she said'), ". Oak", inside=inside) == "“Elm”, she said. Oak"
    assert done(*parse('"Elm," she said'), ". Oak", inside=inside) == "“Elm,” she said. Oak"


@pytest.mark.parametrize(
    ("text", "marks", "expected"),
    [
        ('Of "elms"', ENGLISH, "Of “elms”"),
        ('Of "elms"', BRITISH, "Of ‘elms’"),
        ('Of "elms"', FRENCH, "Of «\u202felms\u202f»"),
        ('Of "elms"', GERMAN, "Of „elms“"),
        ("Of \"elms\" and 'oaks'", BRITISH, "Of ‘elms’ and “oaks”"),
        ("Of ‘elms’", ENGLISH, "Of ‘elms’"),
        ("Of ‘elms’", BRITISH, "Of ‘elms’"),
        ("Of “elms”", BRITISH, "Of “elms”"),
        ("Of “elms”", GERMAN, "Of “elms”"),
        ("Of ‘elms’", FRENCH, "Of ‘elms’"),
        ("Of “elms”", FRENCH, "Of “elms”"),
        ("Von „Ulmen“", GERMAN, "Von „Ulmen“"),
        ("Von „Ulmen“", ENGLISH, "Von „Ulmen“"),
        ("Des « ormes »", FRENCH, "Des «\u202formes\u202f»"),
        ("Des «ormes»", FRENCH, "Des «\u202formes\u202f»"),
        ("Des « ormes »", ENGLISH, "Des «\u202formes\u202f»"),
        ("Des «ormes»", ENGLISH, "Des «ormes»"),
    ],
)
def test_marks_follow_the_language_of_the_style_but_foreign_ones_stay(
    text: str, marks: QuoteMarks, expected: str
) -> None:
    assert done(*parse(text), marks=marks) == expected


def test_nested_quotations_alternate() -> None:
    assert done(quoted(*parse("The \"elm 'of' it\""))) == "“The ‘elm “of” it’”"
    assert done(quoted(*parse("The “elm”")), marks=BRITISH) == "‘The “elm”’"
    assert done(quoted(*parse("The ‘elm’")), marks=BRITISH) == "‘The “elm”’"


def test_a_foreign_quotation_is_no_place_for_our_punctuation() -> None:
    assert done(*parse("Von „Ulmen“"), ". Oak") == "Von „Ulmen“. Oak"


def test_emphasis_flips_only_where_the_data_asks_for_it() -> None:
    upright = '<span style="font-style:normal;">'
    assert done(Formatted(parse("Of <i>Ulmus</i> in May"), ITALIC)) == f"<i>Of {upright}Ulmus</span> in May</i>"
    assert done(Formatted(parse("A <i>b <i>c</i></i>"), ITALIC)) == f"<i>A {upright}b <i>c</i></span></i>"
    assert done(italic("Of ", italic("Ulmus"))) == "<i>Of Ulmus</i>"
    bold = FontFormat(font_weight=FontWeight.BOLD)
    assert done(Formatted(parse("A <b>b</b>"), bold)) == '<b>A <span style="font-weight:normal;">b</span></b>'
    small = FontFormat(font_variant=FontVariant.SMALL_CAPS)
    assert done(Formatted(parse("A <sc>b</sc>"), small)) == (
        '<span style="font-variant:small-caps;">A <span style="font-variant:normal;">b</span></span>'
    )
    raised = FontFormat(vertical_align=VerticalAlign.SUP)
    assert done(Formatted(parse("a<sup>b</sup>"), raised)) == "<sup>ab</sup>"


def test_normal_counts_only_where_something_is_not() -> None:
    normal = FontFormat(font_style=FontStyle.NORMAL)
    assert done(Formatted((Text("Elm"),), normal)) == "Elm"
    assert done(italic(Formatted((Text("Elm"),), normal))) == '<i><span style="font-style:normal;">Elm</span></i>'
    assert done(Formatted(parse('Elm <span class="nodecor">v.</span> Oak'), ITALIC)) == (
        '<i>Elm <span style="font-style:normal;">v.</span> Oak</i>'
    )


def test_nothing_meets_at_the_beginning_of_a_block() -> None:
    content = (
        DisplayBlock((Text("1 "),), Display.LEFT_MARGIN),
        DisplayBlock((Text(" Elm."),), Display.RIGHT_INLINE),
        Text("."),
    )
    finished = finish(content, ENGLISH, True)
    assert finished == (
        DisplayBlock((Text("1 "),), Display.LEFT_MARGIN),
        DisplayBlock((Text(" Elm."),), Display.RIGHT_INLINE),
    )


def test_punctuation_after_a_block_ends_it() -> None:
    block = DisplayBlock((Text("Elm"),), Display.INDENT)
    assert finish((block, Text(". Oak")), ENGLISH, True) == (
        DisplayBlock((Text("Elm."),), Display.INDENT),
        Text(" Oak"),
    )
    block = DisplayBlock((Quoted((Text("Elm?"),)),), Display.INDENT)
    assert finish((block, Text("."), Text(",")), ENGLISH, True) == (DisplayBlock((Text("“Elm?,”"),), Display.INDENT),)


def test_the_result_is_tidy() -> None:
    content = (Text("Elm"), Text(" and "), NoCase((Text("oak"),)), Text(""), Formatted((Text(""),), ITALIC))
    assert finish(content, ENGLISH, True) == (Text("Elm and oak"),)
    link = Link((Text("Elm"), Text(" tree")), "https://e.org")
    assert finish((link, Tagged((Text("x"),), "title", "a")), ENGLISH, True) == (
        Link((Text("Elm tree"),), "https://e.org"),
        Tagged((Text("x"),), "title", "a"),
    )
    assert finish((), ENGLISH, True) == ()


LEAVES = st.sampled_from(
    [". ", ", ", ".", ",", ":", "; ", "?", "!", " ", "\u00a0", "Elm", "Oak.", "7", "(", ")", "Ash?", "...", "", "é "]
).map(Text)
CONTENTS: st.SearchStrategy[Content] = st.recursive(
    st.lists(LEAVES, max_size=4).map(tuple),
    lambda inner: st.lists(
        st.one_of(
            LEAVES,
            st.builds(Quoted, inner, st.sampled_from([None, ("‘", "’"), ("'", "'"), ("„", "“")])),
            st.builds(
                Formatted,
                inner,
                st.builds(
                    FontFormat, st.sampled_from([None, *FontStyle]), st.none(), st.sampled_from([None, *FontWeight])
                ),
                st.booleans(),
            ),
            st.builds(Tagged, inner, st.just("title")),
            st.builds(DisplayBlock, inner, st.sampled_from(list(Display))),
        ),
        max_size=5,
    ).map(tuple),
    max_leaves=25,
)


SUP = FontFormat(vertical_align=VerticalAlign.SUP)


@pytest.mark.slow
@given(CONTENTS, st.sampled_from([ENGLISH, FRENCH, GERMAN]), st.booleans())
@example((Quoted((Text(". "),)), Formatted((Text(". "), Text("7")), SUP)), ENGLISH, True)
def test_letters_and_digits_never_change(content: Content, marks: QuoteMarks, inside: bool) -> None:
    def letters(text: str) -> str:
        # Plain text raises a number that stands alone, as it may once punctuation has moved away from it.
        return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())

    assert letters(plain.write(finish(content, marks, inside))) == letters(plain.write(content))


@given(CONTENTS, st.booleans())
def test_nothing_unfinished_is_left(content: Content, inside: bool) -> None:
    def check(nodes: Content) -> None:
        assert all(not (isinstance(a, Text) and isinstance(b, Text)) for a, b in pairwise(nodes))
        for node in nodes:
            assert not isinstance(node, (Quoted, NoCase))
            if isinstance(node, Text):
                assert node.text
            else:
                check(node.content)

    check(finish(content, ENGLISH, inside))
