"""An ellipsis and brackets may shorten and explain; they may not turn what is said."""

import pytest

from citecli.matching.comparison import match
from citecli.matching.verdicts import Match, Verdict
from citecli.matching.words import WordIndex, quoted_words


def found(quotation: str, source: str) -> Match:
    one = match(quoted_words(quotation), WordIndex(source))
    assert one is not None
    return one


TURNED = [
    ("There is … evidence for the claim.", "There is no evidence for the claim.", "no"),
    ("We do … intend to close the school", "We do not intend to close the school next year.", "not"),
    ("The bridge … opened in spring", "The bridge never opened in spring, and it never will.", "never"),
    ("Prices [will] rise in the autumn", "Prices won't rise in the autumn.", "won't"),
    ("The tunnel [was] safe for trains", "The tunnel was not safe for trains.", "was not"),
    ("The tunnel was [not] safe for trains", "The tunnel was safe for trains.", ""),
    ("The ferry will run all winter …", "The ferry will run all winter, weather permitting.", None),
    ("She would … leave the house to her son", "She would hardly leave the house to her son.", "hardly"),
    ("The bank … lends to strangers", "The bank rarely lends to strangers.", "rarely"),
    ("Members may vote … at the meeting", "Members may vote only if they have paid at the meeting.", "only if they"),
    ("Members may vote … in person", "Members may vote, unless they owe money, in person.", "unless they owe money"),
    ("All the rooms … have a window", "All the rooms except the cellar have a window.", "except the cellar"),
    ("You may enter … ringing the bell", "You may enter without ringing the bell.", "without"),
    ("The plan is sound … and it is cheap", "The plan is sound, but nobody likes it, and it is cheap.", None),
    ("None of them came. … They stayed.", "None of them came. The others waited. They stayed.", None),
    ("We support the bill. … We wait.", "We support the bill. But only as amended. We wait.", "But only as amended"),
    ("He was guilty. … He went home at noon.", "He was guilty. Or not. He went home at noon.", "Or not"),
    ("The medicine … cured the child", "The medicine almost cured the child.", "almost"),
    ("[T]he keeper slept through the storm", "Nobody believes that the keeper slept through the storm.", None),
    ("The lamp was lit at nine", "Nor do I say that the lamp was lit at nine.", None),
    ("The soldiers … killed in the square", "The soldiers were killed in the square.", "were"),
    ("The teacher … resigned on Monday", "The teacher said the headmaster resigned on Monday.", None),
    ("[Brown] paid the bill for [Smith]", "Smith paid the bill for Brown in March.", "Smith"),
    ("It cost [40] pounds in all", "It cost 14 pounds in all.", "14"),
    ("Die Brücke ist … sicher für Wagen", "Die Brücke ist nicht sicher für Wagen, sagte man uns.", "nicht"),
    ("Die Stadt zahlt die Kosten …, und der Bund den Rest",
     "Die Stadt zahlt die Kosten, wenn das Land es verlangt, und der Bund den Rest.", None),
    ("Elle … voulait partir avant la nuit", "Elle ne voulait jamais partir avant la nuit, et tout le monde le savait.",
     None),
    ("Le maire viendra … à la fête du village", "Le maire viendra, sauf accident, à la fête du village.", None),
    ("El puente … se abrió en el verano", "El puente nunca se abrió en el verano que todos recuerdan.", "nunca"),
    ("La nave … è arrivata nel porto", "La nave non è arrivata nel porto, come tutti sanno.", "non"),
    ("O navio … chegou ao porto", "O navio não chegou ao porto, como todos sabem que é.", "não"),
    ("De brug is … veilig voor wagens", "De brug is niet veilig voor wagens, en dat weet iedereen.", "niet"),
]  # fmt: skip


@pytest.mark.parametrize(("quotation", "source", "words"), [case for case in TURNED if case[2] is not None])
def test_a_turned_meaning_is_altered_and_its_words_are_shown(quotation: str, source: str, words: str) -> None:
    one = found(quotation, source)
    assert one.verdict is Verdict.ALTERED
    assert any(words in piece.source for piece in one.pieces if not piece.same)


@pytest.mark.parametrize(
    ("quotation", "source"),
    [case[:2] for case in TURNED if case[2] is None and not case[0].startswith(("The ferry will", "None of"))],
)
def test_a_turned_meaning_is_never_permitted(quotation: str, source: str) -> None:
    assert found(quotation, source).verdict is Verdict.ALTERED


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("The bridge … was opened in spring", "The bridge over the old river was opened in spring."),
        ("The mayor … resigned on Monday", "The mayor, who had come late, resigned on Monday."),
        ("We … rebuilt the wall", "We worked all summer and rebuilt the wall."),
        ("None of them came. … They stayed.", "None of them came. Nobody had expected it of them. They stayed."),
        ("He was old. … He went home.", "He was old. The road was long, and nobody was on it. He went home."),
        ("We never … go home before ten", "We never, or so it seems to me, go home before ten."),
        ("[The keeper] slept through the storm", "He slept through the storm."),
        ("[I]t was raining when we came", "I have no doubt of it: it was raining when we came."),
        ("[T]he wall held through the night", "It was not raining, and the wall held through the night."),
        ("I [did not] see the ship", "I didn't see the ship."),
        ("I [do] not see the ship [at all]", "I did not see the ship."),
        ("[Mary] Brown paid the bill", "Brown paid the bill."),
        ("[Brown] paid the bill", "The Mayor paid the bill."),
        ("The cost was [about $20] in all", "The cost was 20 dollars in all."),
        ("Die Brücke … wurde im Frühjahr eröffnet", "Die Brücke über den alten Fluss wurde im Frühjahr eröffnet."),
        ("Le pont … fut ouvert au printemps", "Le pont sur la vieille rivière fut ouvert au printemps."),
        ("Si el río … sube, cerramos la puerta", "Si el río de la montaña sube, cerramos la puerta."),
    ],
)
def test_what_only_shortens_or_explains_is_permitted(quotation: str, source: str) -> None:
    assert found(quotation, source).verdict is Verdict.PERMITTED


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("We have waited long enough for this", "“We have waited,” Byron said, “long enough for this.”"),
        ("The sea repeats itself", '"The sea," said she, "repeats itself."'),
        ("No wall lasts. None ever has.", "‘No wall lasts,’ the mason answered after a while. ‘None ever has.’"),
        ("Das Meer wiederholt sich jeden Tag", "„Das Meer“, sagte sie, „wiederholt sich jeden Tag.“"),
        ("Rien ne dure, et rien ne change", "« Rien ne dure », dit-elle, « et rien ne change. »"),
        ("the bylaws of the harbour", "the by-laws of the harbour"),
        ("a well known co-operative society", "a well-known cooperative society"),
        ("the light went out / and nobody came", "the light went out\nand nobody came"),
        ("the light went out // and nobody came", "the light went out\n\nand nobody came"),
        ("the road - such as it is - goes on", "the road — such as it is — goes on"),
    ],
)
def test_what_only_looks_different_is_permitted(quotation: str, source: str) -> None:
    assert found(quotation, source).is_faithful


@pytest.mark.parametrize(
    ("quotation", "source"),
    [
        ("We agree it was never so", "“We agree,” said Ann. Bob laughed and said, “no.” “It was never so.”"),
        ("He went home the end came soon", "He went home (and slept); the end came soon."),
        ("I resigned the post", "I re-read the post"),
    ],
)
def test_other_words_between_are_not(quotation: str, source: str) -> None:
    assert not found(quotation, source).is_faithful


@pytest.mark.parametrize(
    ("quotation", "source", "pieces"),
    [
        ("I am going home now", "So it was.\" I'm going home now.", [("I am", "I'm")]),
        ("I am going home now", "So it was. I'm going home now.", [("I am", "I'm")]),
        (
            "We will go to the mill, he will not",
            "We will go to the mill, he won't. They stay.",
            [("will not", "won't")],
        ),
        ("bylaw of the harbour board", "It ended. By-laws of the harbour board", [("bylaw", "By-laws")]),
        ("You are the only keeper here", "Who is it?\n\nYou're the only keeper here", [("You are", "You're")]),
    ],
)
def test_differences_stay_within_their_sentence(quotation: str, source: str, pieces: list[tuple[str, str]]) -> None:
    one = found(quotation, source)
    assert [(piece.draft, piece.source) for piece in one.pieces if not piece.same] == pieces
