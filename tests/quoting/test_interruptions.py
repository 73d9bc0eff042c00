"""One utterance in several parts."""

import pytest

from citecli.quoting.interruptions import (
    GAP,
    JoinParts,
    are_one_quotation,
    ends_sentence,
    join_parts,
    mark_gaps,
    show_gaps,
    split_at_gap,
)


@pytest.mark.parametrize(
    ("before", "between", "after", "join", "one"),
    [
        ("“We have waited,”", " she said, ", "“long enough.”", JoinParts.SENTENCE, True),
        ("“We have waited.”", " she said. ", "“It is enough.”", JoinParts.SENTENCE, False),
        ("“We have waited,”", " she said. ", "“It is enough.”", JoinParts.WHOLE, True),
        ("“We have waited,”", " she said, ", "“long enough.”", JoinParts.APART, False),
        ("“stone,”", " Poe proposed, ", "“the council should …”", JoinParts.SENTENCE, False),
        ("“We have waited,”", " she said.\n\n", "“It is enough.”", JoinParts.WHOLE, False),
        ("“We have waited,”", " said Mr. Roe of the council, ", "“long enough.”", JoinParts.SENTENCE, True),
        ("“We have waited,”", ", ", "“long enough.”", JoinParts.SENTENCE, False),
    ],
)
def test_what_is_one_quotation(before: str, between: str, after: str, join: JoinParts, one: bool) -> None:
    assert are_one_quotation(before, between, after, join) is one


@pytest.mark.parametrize(
    ("parts", "between", "joined"),
    [
        (["We have waited,", "long enough."], " she said, ", f"We have waited {GAP} long enough."),
        (["The wall is old,", "It leaks."], " she said. ", f"The wall is old. {GAP} It leaks."),
        (["Is it old?", "It leaks."], " she asked. ", f"Is it old? {GAP} It leaks."),
    ],
)
def test_parts_are_joined_by_a_gap(parts: list[str], between: str, joined: str) -> None:
    assert join_parts(parts, [between]) == joined
    assert show_gaps(joined) == joined.replace(GAP, "…")


def test_gaps() -> None:
    assert mark_gaps(f"one {GAP} two … {GAP} three", "[…]") == f"one [{GAP}] two … [{GAP}] three"
    assert split_at_gap(f"one [{GAP}] two {GAP} three") == ("one", f"two {GAP} three")
    assert split_at_gap("one two") is None
    assert split_at_gap(f"one {GAP} .") is None
    assert ends_sentence("one.", "Two")
    assert not ends_sentence("one,", "Two")
    assert not ends_sentence("one.", "two")
