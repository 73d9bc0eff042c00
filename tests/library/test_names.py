import pytest

from citecli.documents.model import Document
from citecli.library.names import LONGEST_ID, own_id, slug, tags_of, unique, with_id
from citecli.references.model import ItemType, Reference


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Harbour wall to rise, council decides", "harbour-wall-to-rise-council-decides"),
        ("DC’s proxy war", "dcs-proxy-war"),
        ("Żółć & Maté: naïve?", "zolc-mate-naive"),
        ("…", ""),
        ("a" * 90, "a" * LONGEST_ID),
        ("one two three four five six seven eight nine ten", "one-two-three-four-five-six-seven-eight"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slugs(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_taken_name_gets_a_number() -> None:
    assert unique("a", {"b"}) == "a"
    assert unique("a", {"a", "a-2"}) == "a-3"


def document(**texts: str) -> Document:
    key = texts.pop("id", "")
    return Document("", "", (), Reference(key, ItemType.DOCUMENT, texts=texts))


def test_an_id_is_the_documents_own_or_from_its_title_or_its_file() -> None:
    assert own_id(document(id="doe2021", title="Harbours"), "file") == "doe2021"
    assert own_id(document(title="Harbours of the north"), "file") == "harbours-of-the-north"
    assert own_id(document(title="…"), "A file") == "a-file"
    assert own_id(document(), "…") == "document"


def test_an_id_is_given_once() -> None:
    named = with_id(document(title="Harbours"), "file", {"harbours"})
    assert (named.id, named.reference.id) == ("harbours-2", "harbours-2")


@pytest.mark.parametrize(
    ("value", "tags"),
    [
        ("sea, stone", ("sea", "stone")),
        ("sea; stone ,, sea", ("sea", "stone")),
        ("old harbours", ("old harbours",)),
        ("", ()),
        (None, ()),
        (1914, ("1914",)),
    ],
)
def test_tags(value: object, tags: tuple[str, ...]) -> None:
    assert tags_of(value) == tags
