from citecli.csl import Citation, CitationItem
from citecli.csl.context import bare_cites
from citecli.csl.passes.number import by_id, in_order, later_cites, without_unknown
from citecli.csl.taxonomy import Position
from citecli.references.model import Reference

REFERENCES = [Reference("tin", "book"), Reference("zinc", "book"), Reference("lead", "book")]


def cited(*ids: str, note: int = 0) -> Citation:
    return Citation(tuple(CitationItem(name) for name in ids), note)


def test_of_references_with_the_same_id_the_first_counts() -> None:
    found = by_id([*REFERENCES, Reference("tin", "chapter")])
    assert list(found) == ["tin", "zinc", "lead"]
    assert found["tin"].type == "book"


def test_cites_of_nobody_are_left_out_and_named_each_time() -> None:
    citations, unknown = without_unknown([cited("x", "tin"), cited("tin"), cited("y", "x")], by_id(REFERENCES))
    assert [[item.id for item in citation.items] for citation in citations] == [["tin"], ["tin"], []]
    assert unknown == ["x", "y", "x"]


def test_what_is_cited_goes_first_in_the_order_of_first_cites() -> None:
    def order(*citations: Citation) -> list[str]:
        return [reference.id for reference in in_order(by_id(REFERENCES), citations)]

    assert order() == ["tin", "zinc", "lead"]
    assert order(cited("lead"), cited("tin", "lead")) == ["lead", "tin", "zinc"]


def test_later_cites_know_the_note_of_the_first() -> None:
    cites = later_cites(bare_cites(REFERENCES, [3, 1, 2]), [cited("tin", note=4), cited("zinc", "tin", note=7)])
    assert [cite.first_note for cite in cites] == [4, 7, 0]
    assert [cite.citation_number for cite in cites] == [3, 1, 2]
    assert {(cite.position, cite.near_note) for cite in cites} == {(Position.SUBSEQUENT, True)}
