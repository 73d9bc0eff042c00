import pytest

from citecli.readers.people import names


def plain(written: str) -> list[str]:
    return [f"{one.given}|{one.non_dropping_particle}|{one.family}|{one.suffix}" if one.family else one.literal
            for one in names(written)]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "people"),
    [
        ("Ann Byron", ["Ann||Byron|"]),
        ("By Ann Byron and Dan Cole", ["Ann||Byron|", "Dan||Cole|"]),
        ("Ann Byron, Dan Cole & Eve Dean", ["Ann||Byron|", "Dan||Cole|", "Eve||Dean|"]),
        ("Byron, Ann; Cole, Dan", ["Ann||Byron|", "Dan||Cole|"]),
        ("Byron, Ann B.", ["Ann B.||Byron|"]),
        ("van der Berg, Jan", ["Jan|van der|Berg|"]),
        ("Jan van der Berg", ["Jan|van der|Berg|"]),
        ("Martin Luther King, Jr.", ["Martin Luther||King|Jr."]),
        ("King, Martin Luther, Jr.", ["Martin Luther||King|Jr."]),
        ("Ann Byron, PhD", ["Ann||Byron|"]),
        ("Dr. Ann Byron", ["Ann||Byron|"]),
        ("Von Ann Byron und Dan Cole", ["Ann||Byron|", "Dan||Cole|"]),
        ("Ann Byron; Ann Byron", ["Ann||Byron|"]),
        ("freeman", ["freeman"]),
        ("Rain Agency News", ["Rain Agency News"]),
        ("", []),
        (" ,;| ", []),
    ],
)
def test_names(written: str, people: list[str]) -> None:
    assert plain(written) == people
