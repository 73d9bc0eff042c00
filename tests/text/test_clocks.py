"""Times in a recording."""

import pytest

from citecli.text.clocks import clock_of, exact_seconds


@pytest.mark.parametrize(
    ("written", "value"),
    [("01:02:03,500", 3723.5), ("02:03.5", 123.5), ("0:0:1.5", 1.5), ("x", None), ("1:2:3:4", None)],
)
def test_exact_seconds(written: str, value: float | None) -> None:
    assert exact_seconds(written) == value


def test_a_clock_has_no_fractions() -> None:
    assert clock_of(3723.9) == "01:02:03"
