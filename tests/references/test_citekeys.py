import pytest

from citecli.references.citekeys import citekey
from citecli.references.model import Date, DateParts, Name, Reference
from citecli.references.names import read_name


def made(title: str = "", *names: Name, year: int = 0, **variables: tuple[Name, ...]) -> Reference:
    people = {"author": names, **variables} if names else variables
    return Reference("", texts={"title": title}, names=people, dates={"issued": Date(DateParts(year))} if year else {})


@pytest.mark.parametrize(
    ("reference", "key"),
    [
        (made("On quays", Name("Doe", "Jane"), Name("Roe", "Ann"), year=2021), "doe2021"),
        (made("On quays", Name("Maté", "Aaron")), "mate"),
        (made("On quays", Name("Berg", "Jan", non_dropping_particle="van den"), year=1999), "vandenberg1999"),
        (made("On quays", Name(literal="The Ministry of Quays and Walls of the North"), year=1), "ministryquayswalls1"),
        (made("The <i>long</i> winter of walls", year=2021), "longwinter2021"),
        (made("What’s in a name?"), "whatsname"),
        (made("", editor=(Name("Øster", "Bo"),)), "oster"),
        (made("Über Straßen", year=-44), "uberstrassen44"),
        (made("海の話", year=2021), "海の話2021"),
        (made(), "document"),
    ],
)
def test_keys(reference: Reference, key: str) -> None:
    assert citekey(reference) == key


def test_keys_that_are_taken() -> None:
    reference = made("On quays", Name("Doe", "Jane"), year=2021)
    taken: set[str] = set()
    for _ in range(28):
        taken.add(citekey(reference, taken))
    assert {"doe2021", "doe2021b", "doe2021z", "doe2021aa", "doe2021ab"} <= taken
    assert citekey(made("On quays", Name("Doe", "Jane")), {"doe"}) == "doe-2"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maté, Aaron", Name("Maté", "Aaron")),
        ("Aaron  Maté", Name("Maté", "Aaron")),
        ("King, Martin Luther, Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("Martin Luther King Jr.", Name("King", "Martin Luther", suffix="Jr.")),
        ("Ludwig van Beethoven", Name("Beethoven", "Ludwig", non_dropping_particle="van")),
        ("van der Berg, Jo", Name("Berg", "Jo", non_dropping_particle="van der")),
        ("{The New York Times}", Name(literal="The New York Times")),
        ("UNICEF", Name(literal="UNICEF")),
        ("Plato,", Name(literal="Plato")),
        ("", Name()),
    ],
)
def test_names_as_they_are_typed(text: str, name: Name) -> None:
    assert read_name(text) == name
