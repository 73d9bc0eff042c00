"""Dialogue that dashes open, as in Joyce; and lists, which they open too."""

import pytest

from citecli.quotes import extract


def test_a_dash_opens_speech_and_the_words_that_name_the_speaker_end_it():
    text = (
        "Lena Moss and Ivo Brandt came to the pier.\n\n—Where is the boat? asked Lena.\n\n—It has sailed, said Ivo.\n\n"
        "—When did it sail?\n\n—At noon, he said.\n"
    )
    assert [(quotation.span.of(text), quotation.speaker) for quotation in extract(text)] == [
        ("—Where is the boat?", "Lena Moss"),
        ("—It has sailed,", "Ivo"),
        ("—When did it sail?", "Lena Moss"),
        ("—At noon,", "Ivo"),
    ]


def test_somebody_may_speak_at_once():
    text = "— Shall we row? asked Lena.\n\n— I am tired, Ivo said.\n\n— You always are.\n"
    assert [quotation.speaker for quotation in extract(text)] == ["Lena", "Ivo", "Lena"]


@pytest.mark.parametrize(
    "text",
    [
        "The plan has three parts.\n\n— A pier, said to be costly.\n\n— A boat.\n\n— A crew.\n",
        "— Build the pier. The council agreed.\n\n— Buy the boat.\n\n— Train the crew.\n",
        "Lowquay\n\n— Population: 900\n\n— Boats: 40\n\n— Piers: none\n",
    ],
)
def test_lists_are_no_dialogue(text):
    assert extract(text) == ()
