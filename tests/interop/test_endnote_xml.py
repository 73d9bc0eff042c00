"""EndNote's XML."""

import pytest

from citecli.errors import InvalidReference
from citecli.interop.endnote_xml import parse

RECORD = (
    "<xml><records><record><ref-type name='Book'>6</ref-type>"
    "<contributors><authors><author><style face='normal'>Doe, Ann</style></author></authors></contributors>"
    "<titles><title><style>Sea </style><style>salt</style></title></titles><dates><year>2001</year></dates>"
    "</record></records></xml>"
)


def test_a_record() -> None:
    loaded = parse(RECORD)
    (book,) = loaded.references
    assert (book.type, book.texts["title"], book.dates["issued"].start.year) == ("book", "Sea salt", 2001)
    assert [(name.family, name.given) for name in book.names["author"]] == [("Doe", "Ann")]
    # It has no key of its own.
    assert book.id == "doe2001"
    assert len(loaded.remarks) == 1


@pytest.mark.parametrize("text", ["<xml/>", "<feed><record/></feed>"])
def test_the_xml_of_others(text: str) -> None:
    with pytest.raises(InvalidReference):
        parse(text)
