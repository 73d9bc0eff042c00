"""Speakers as people ask for them."""

import pytest

from citecli.quotes import Attribution, AttributionRule, extract, matches, suggest


def speaker(name, display="", *aliases):
    return Attribution(None, None, name, display or name, AttributionRule.CUE_AFTER, aliases)


@pytest.mark.parametrize(
    ("wanted", "attribution"),
    [
        ("Lind", speaker("Capt. Rosa Lind", "Rosa Lind")),
        ("rosa lind", speaker("Capt. Rosa Lind", "Rosa Lind")),
        ("ROSA", speaker("Capt. Rosa Lind", "Rosa Lind")),
        ("Captain Lind", speaker("Capt. Rosa Lind", "Rosa Lind")),
        ("capt. lind", speaker("Capt. Rosa Lind", "Rosa Lind")),
        ("Mate", speaker("Gábor Maté")),
        ("Rosa Lind", speaker("Rosa Maria Lind")),
        ("salem courier", speaker("the\u00a0Salem Courier")),
        ("The Salem Courier", speaker("Salem Courier")),
        ("O'Hara", speaker("Kim O’Hara")),
        ("Bill Weston", speaker("William Weston")),
        ("Peggy Lane", speaker("Margaret Anne Lane")),
        ("William Weston", speaker("Bill Weston")),
        ("Skipper", speaker("Rosa Lind", "Rosa Lind", "Skipper")),
    ],
)
def test_meant(wanted, attribution):
    assert matches(wanted, attribution)


@pytest.mark.parametrize("wanted", ["Bill Weston", "Peggy Lane"])
def test_a_nickname_of_another_name_is_not_meant(wanted):
    assert not matches(wanted, speaker("Walter Weston"))
    assert not matches(wanted, speaker("Ursula Lane"))


@pytest.mark.parametrize("wanted", ["", " ", "…", "Lin", "ind", "Rosa Berg", "Lind Rosa", "Capt. Berg"])
def test_not_meant(wanted):
    assert not matches(wanted, speaker("Capt. Rosa Lind", "Rosa Lind"))


def test_did_you_mean():
    speakers = [speaker("Capt. Rosa Lind", "Rosa Lind"), speaker("the Salem Courier"), speaker("Ida Novak")]
    assert suggest("Lnid", speakers) == ("Rosa Lind",)
    assert suggest("salem currier", speakers)[0] == "the Salem Courier"
    assert suggest("Zebulon", speakers) == ()


def test_all_names_in_the_text_are_aliases():
    text = "Capt. Rosa Lind met the press. “The hull is dry,” Lind said."
    (quotation,) = extract(text)
    assert quotation.speaker == "Capt. Rosa Lind"
    assert quotation.speaker_display == "Rosa Lind"
    assert all(matches(name, quotation.attribution) for name in ("Lind", "Capt. Lind", "rosa lind"))
