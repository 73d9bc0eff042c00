import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.csl.taxonomy import TextCase
from citecli.csl.textcase import apply
from citecli.markup import html, plain
from citecli.markup.nodes import FontFormat, FontStyle, Formatted, Tagged, Text
from citecli.markup.rich import parse


def cased(text: str, case: TextCase, language: str = "en") -> str:
    return html.write(apply(parse(text), case, language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a field guide to the mosses of wales", "A Field Guide to the Mosses of Wales"),
        ("what the lichens are made of", "What the Lichens Are Made Of"),
        ("moss: an introduction", "Moss: An Introduction"),
        ("is it moss? or not", "Is It Moss? Or Not"),
        ("moss-covered stones", "Moss-Covered Stones"),
        ("an in-depth look", "An In-Depth Look"),
        ("state-of-the-art mosses", "State-of-the-Art Mosses"),
        ("DNA of the moss", "DNA of the Moss"),
        ("the iMoss project", "The iMoss Project"),
        ("A Moss Of The North", "A Moss Of The North"),
        ("THE MOSSES OF WALES", "The Mosses of Wales"),
        ("DR MOSS IN WORLD WAR II: THE BBC STORY", "Dr Moss in World War II: The BBC Story"),
        ("IPCC AR6 WG1", "IPCC AR6 WG1"),
        ("USA", "USA"),
        ("WHO UN", "WHO UN"),
        ("moss and/or lichen", "Moss and/or Lichen"),
        ("moss (and lichen)", "Moss (and Lichen)"),
        ("moss—with lichen", "Moss—with Lichen"),
        ("the moss's green", "The Moss’s Green"),
        ("l'herbier d'un moine", "L’herbier d’un Moine"),
        ("the effect of β-glucan", "The Effect of β-Glucan"),
        ("éclairs and ärger", "Éclairs and Ärger"),
        ("moss vs. lichen", "Moss vs. Lichen"),
        ('on <span class="nocase">e. coli</span> of', "On e. coli Of"),
        ('moss of <span class="nocase">in</span>', "Moss of in"),
        ("water in <sub>liquid</sub> form", "Water in <sub>liquid</sub> Form"),
        ("from <sc>bce</sc> on", 'From <span style="font-variant:small-caps;">bce</span> On'),
        ("on <i>in situ</i> moss", "On <i>in Situ</i> Moss"),
        ("<i>mos</i>ses of wales", "<i>Mos</i>ses of Wales"),
        ("moss\u00a0of the\u2003north", "Moss\u00a0of the\u2003North"),
        ("", ""),
        ("…", "…"),
    ],
)
def test_title_case(text: str, expected: str) -> None:
    assert cased(text, TextCase.TITLE) == expected


def test_title_case_knows_quotations() -> None:
    assert cased('the "moss" of "an" age', TextCase.TITLE) == "The “Moss” of “an” Age"
    assert cased('moss: "an introduction"', TextCase.TITLE) == "Moss: “An Introduction”"


def test_title_case_is_for_english_only() -> None:
    content = parse("von den moosen")
    assert apply(content, TextCase.TITLE, "fr") is content


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        (TextCase.SENTENCE, "The Mosses Of Wales", "The mosses of wales"),
        (TextCase.SENTENCE, "mosses and DNA", "Mosses and dna"),
        (TextCase.SENTENCE, "THE MOSSES OF WALES", "The mosses of wales"),
        (TextCase.SENTENCE, "PEAT BOGS IN WORLD WAR II", "Peat bogs in world war II"),
        (TextCase.SENTENCE, 'Mosses Of <span class="nocase">Wales</span>', "Mosses of Wales"),
        (TextCase.CAPITALIZE_FIRST, "mosses of Wales", "Mosses of Wales"),
        (TextCase.CAPITALIZE_FIRST, "(mosses of Wales", "(Mosses of Wales"),
        (TextCase.CAPITALIZE_FIRST, "iMoss of Wales", "iMoss of Wales"),
        (TextCase.CAPITALIZE_FIRST, "<i>mosses</i> of", "<i>Mosses</i> of"),
        (TextCase.CAPITALIZE_FIRST, '<span class="nocase">mosses</span> of', "mosses of"),
        (TextCase.CAPITALIZE_FIRST, "12 mosses", "12 mosses"),
        (TextCase.CAPITALIZE_ALL, "mosses of a wet DNA day", "Mosses Of A Wet DNA Day"),
        (TextCase.LOWERCASE, 'Mosses <span class="nocase">DNA</span> IN', "mosses DNA in"),
        (TextCase.UPPERCASE, 'Mosses <span class="nocase">in</span> ß', "MOSSES in SS"),
        (TextCase.UPPERCASE, "m<sup>th</sup>", "M<sup>th</sup>"),
    ],
)
def test_other_cases(case: TextCase, text: str, expected: str) -> None:
    assert cased(text, case) == expected


def test_the_tree_keeps_its_shape() -> None:
    italic = FontFormat(font_style=FontStyle.ITALIC)
    content = (Tagged((Text("mosses "), Formatted((Text("of"),), italic), Text("fen", True)), "title", "x"),)
    assert apply(content, TextCase.CAPITALIZE_ALL) == (
        Tagged((Text("Mosses "), Formatted((Text("Of"),), italic), Text("fen", True)), "title", "x"),
    )


TEXTS = st.text(alphabet="aB cß é-:'’\"“”<>i/.?Ǆﬁ0", max_size=30)


@given(TEXTS, st.sampled_from(list(TextCase)))
def test_only_case_changes(text: str, case: TextCase) -> None:
    content = parse(text)
    assert plain.write(apply(content, case)).casefold() == plain.write(content).casefold()


@given(TEXTS, st.sampled_from([TextCase.CAPITALIZE_ALL, TextCase.LOWERCASE, TextCase.UPPERCASE, TextCase.SENTENCE]))
def test_a_second_time_changes_nothing(text: str, case: TextCase) -> None:
    once = apply(parse(text), case)
    assert apply(once, case) == once
