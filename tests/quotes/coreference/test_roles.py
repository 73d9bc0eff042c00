"""Roles: one word for all that say the same."""

from citecli.quotes.coreference.roles import canonical_role


def test_the_short_form_and_the_long() -> None:
    assert canonical_role("gen") == canonical_role("general")
    assert canonical_role("harbourmaster") == "harbourmaster"
