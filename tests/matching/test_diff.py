from hypothesis import given
from hypothesis import strategies as st

from citecli.matching.diff import Change, Edit, changes


def test_a_word_changed() -> None:
    assert changes("We will go now.", "We must go now.") == (
        Change(Edit.KEPT, "We "),
        Change(Edit.LEFT_OUT, "will "),
        Change(Edit.PUT_IN, "must "),
        Change(Edit.KEPT, "go now."),
    )


def test_nothing_in_common() -> None:
    assert changes("a b", "c") == (Change(Edit.LEFT_OUT, "a b"), Change(Edit.PUT_IN, "c"))
    assert changes("", "") == ()


@given(st.text(alphabet="ab’ .\n“", max_size=40), st.text(alphabet="ab’ .\n“", max_size=40))
def test_kept_and_put_in_make_up_the_new_wording(before: str, after: str) -> None:
    found = changes(before, after)
    assert "".join(change.text for change in found if change.edit is not Edit.LEFT_OUT).split() == after.split()
    kept_or_left = "".join(change.text for change in found if change.edit is not Edit.PUT_IN)
    assert "".join(kept_or_left.split()) == "".join(before.split())
