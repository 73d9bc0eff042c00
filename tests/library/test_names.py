import pytest

from citecli.documents.model import Document
from citecli.library.names import LONGEST_ID, own_id, slug, tags_of, unique, with_id
from citecli.references.citekeys import citekey
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


def test_thousands_of_one_name_get_their_numbers_in_a_few_steps() -> None:
    class Counted(set[str]):
        asked = 0

        def __contains__(self, name: object) -> bool:
            self.asked += 1
            return super().__contains__(name)

    taken = Counted({"a"})
    for number in range(2, 3000):
        name = unique("a", taken)
        assert name == f"a-{number}"
        taken.add(name)
    assert taken.asked < 3000 * 130
    editorials = {"editorial", *(f"editorial-{number}" for number in range(2, 3000))}
    assert citekey(Reference("", ItemType.DOCUMENT, texts={"title": "Editorial"}), editorials) == "editorial-3000"


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
