"""Who is who in one text: names, roles and pronouns."""

import pytest

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.tokens.prepared_text import prepare


def speakers(characters: str, *words: str) -> list[str]:
    """Whom mentions that are written like `words` mean, in order; "" for nobody with a name."""
    prepared = prepare(characters)
    text = prepared.text
    generator = CandidateGenerator(text, prepared.quotes, prepared.headline_units)
    found = []
    for sentence in range(len(text.sentences)):
        for mention in generator.mentions(sentence):
            if text.verbatim(mention.first, mention.end) in words:
                entity = generator.resolver.entity(mention, None)
                found.append(entity.speaker if entity else "")
    return found


def test_a_surname_means_the_full_name():
    assert speakers("Gen. Rosa Lind met Carl Roe. Lind left. Roe stayed.", "Lind", "Roe") == [
        "Gen. Rosa Lind",
        "Carl Roe",
    ]


def test_a_title_tells_two_of_one_surname_apart():
    text = "Carl Roe and Ida Roe met. Mrs. Roe left. Mr. Roe stayed."
    assert speakers(text, "Mrs. Roe", "Mr. Roe") == ["Ida Roe", "Carl Roe"]


def test_a_surname_of_two_means_whom_the_paragraph_has_named():
    text = "Ida Roe rowed. Ida Roe sang.\n\nHer brother, Carl Roe, came. Roe left.\n\nIda Roe stayed. Roe slept."
    assert speakers(text, "Roe") == ["Carl Roe", "Ida Roe"]


def test_a_name_behind_its_role_is_the_subject():
    text = "Ida Lund sang. The union’s secretary, Nora Roe, welcomed Lund’s move. She left."
    assert speakers(text, "She") == ["Nora Roe"]


def test_a_nickname_parts_a_name():
    assert speakers("William “Bill” Weston came. Bill Weston left.", "Bill Weston") == ["William “Bill” Weston"]


def test_a_short_form_means_the_full_one():
    assert speakers("William Weston came. Bill Weston left.", "Bill Weston") == ["William Weston"]


def test_an_abbreviation_means_what_it_stands_for():
    text = "The Harbor Water Agency (HWA) met. HWA warned them."
    assert speakers(text, "HWA")[-1] == "the Harbor Water Agency"


@pytest.mark.parametrize(
    ("characters", "word", "expected"),
    [
        ("Ida Novak met Carl Roe. She left.", "She", "Ida Novak"),
        ("Ida Novak met Carl Roe. He left.", "He", "Carl Roe"),
        ("Ida Novak, the mayor, met Carl Roe. The mayor left.", "The mayor", "Ida Novak"),
        ("The Salem Council met. It adjourned.", "It", "the Salem Council"),
        ("Officials met. They adjourned.", "They", "Officials"),
        ("It rained. They left.", "They", ""),
    ],
)
def test_pronouns_and_roles(characters, word, expected):
    assert speakers(characters, word)[-1] == expected


def test_who_has_no_name_is_called_by_the_role():
    assert speakers("A spokesman for the mayor spoke. He left.", "He") == ["A spokesman for the mayor"]
