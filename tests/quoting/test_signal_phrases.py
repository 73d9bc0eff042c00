"""Which texts count as English."""

import pytest

from citecli.quoting.signal_phrases import is_english

ENGLISH = "The wall was built by those who had seen the water come, and it is not a thing that they were proud of."
GERMAN = (
    "Die Mauer wurde von denen gebaut, die das Wasser gesehen hatten, und es ist nicht so, dass sie stolz auf sie sind."
)
FRENCH = "Le mur fut bâti par ceux qui avaient vu venir les eaux, et ce n’est pas une chose dont ils étaient fiers."
GREEK = "Το τείχος χτίστηκε από όσους είδαν το νερό να έρχεται και δεν είναι κάτι για το οποίο ήταν περήφανοι."


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("", ENGLISH, True),
        ("", GERMAN, False),
        ("", FRENCH, False),
        ("", GREEK, False),
        ("", "Wir gehen.", True),  # too little to say
        ("", "one two three four five six seven eight nine ten " * 5, True),
        ("en-GB", GERMAN, True),
        ("de", ENGLISH, False),
        ("", "", True),
    ],
)
def test_is_english(language: str, text: str, expected: bool) -> None:
    assert is_english(language, text) is expected
