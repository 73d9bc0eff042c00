"""The language of a text by its small words, and what that means for words in marks."""

import pytest

from citecli.quotes import extract
from citecli.text.language import ParagraphLanguages, language_of

PAGES = {
    "Czech": "Starostka Lena Morová zahájila jednání. „Přívoz v zimě nepojede,“ řekla. „To není pravda,“ dodal Brandt.",
    "French": "La salle était pleine et il n'y avait plus de place. « Le bac ne partira pas », a-t-elle déclaré.",
    "German": "„Die Fähre fährt im Winter nicht“, sagte die Bürgermeisterin am Montag, und das ist nicht alles.",
    "Spanish": "La alcaldesa abrió la sesión, pero no había nadie. «El barco no saldrá este invierno», dijo ella.",
    "Italian": "«Il traghetto non parte», ha detto la sindaca, che non è mai stata sul lago con gli altri.",
    "Portuguese": "A presidente não falou do dinheiro. «O barco não vai sair», disse ela, e foi tudo o que se ouviu.",
    "Dutch": "„De veerboot vaart deze winter niet”, zei de burgemeester. „Wij hebben er het geld niet voor.”",
    "Polish": "„Prom nie popłynie tej zimy” – powiedziała burmistrz, która była tam. „Nie mamy na to pieniędzy”.",
    "Swedish": "”Färjan går inte i vinter”, sade borgmästaren, som inte var på plats. ”Vi har inte råd med den.”",
    "Russian": "«Паром не пойдёт зимой», — сказала она, и это было всё, что мы услышали. «У нас нет денег».",
    "Ukrainian": "«Пором не піде взимку», — сказала вона, і це було все, що ми почули від неї.",
    "Japanese": "市長は「港は開いたままだ」と述べた。「金がない」とも話した。",
    "Chinese": "市长说：“港口将继续开放。”他说：“没有钱。”",
    "Greek": "«Το πλοίο δεν θα φύγει», είπε η δήμαρχος.",
}
SPEAKERS = {
    "German": "die Bürgermeisterin",
    "Spanish": "La alcaldesa",
    "Italian": "la sindaca",
    "Portuguese": "A presidente",
    "Dutch": "de burgemeester",
    "Chinese": "市长",
    "Japanese": "市長",
}
"""Of the languages that the engine reads; in the French text nobody is named."""
ENGLISH = "The mayor opened the hall and looked at the lake. “We have no money,” she said."


@pytest.mark.parametrize("language", PAGES)
def test_a_language_is_told_and_its_quotations_are_shown(language):
    text = PAGES[language]
    assert language_of(text) == language
    quotations = extract(text)
    assert quotations
    if speaker := SPEAKERS.get(language):
        assert {quotation.speaker for quotation in quotations} == {speaker}
    else:
        assert not any(quotation.speaker for quotation in quotations)
        assert all(quotation.confidence <= 0.5 for quotation in quotations)


def test_english_is_english():
    assert language_of(ENGLISH) == "English"
    assert not ParagraphLanguages(ENGLISH).is_foreign(0, len(ENGLISH))
    assert language_of("") == language_of("42 1997 ——") == ""


def test_a_paragraph_in_another_language():
    text = f"{ENGLISH}\n\n{PAGES['French']}\n\n{ENGLISH}"
    start = text.index(PAGES["French"])
    languages = ParagraphLanguages(text)
    assert languages.language_at(start, start + len(PAGES["French"])) == "French"
    quotations = extract(text)
    assert [bool(quotation.speaker) for quotation in quotations] == [True, False, True]


@pytest.mark.parametrize(
    "text",
    [
        "They danced to “La vie en rose” until the lamps went out, and nobody was tired.",
        "The “Café de la Paix” and the “Casa de las Flores” are the best of the town, and both were full.",
        "“Il Trovatore” was given. “Die Räuber” was not, for the hall was too small for it.",
    ],
)
def test_foreign_titles_in_english_are_no_speech(text):
    assert extract(text) == ()
