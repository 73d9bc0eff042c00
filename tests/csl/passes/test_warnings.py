from citecli.csl import RenderWarning, WarningKind
from citecli.csl.passes.warnings import empty_cites, empty_entries, unknown_references
from citecli.references.model import Reference

REFERENCES = {name: Reference(name, "book") for name in ("tin", "zinc")}


def test_unknown_references_are_told_each_time() -> None:
    warning = RenderWarning(WarningKind.UNKNOWN_REFERENCE, "no reference 'x'", "x")
    assert unknown_references(["x", "x"]) == [warning, warning]


def test_empty_cites_are_told_one_by_one_unless_all_are_empty() -> None:
    (warning,) = empty_cites(["tin"], False, REFERENCES)
    assert (warning.kind, warning.reference_id) == (WarningKind.EMPTY_CITE, "tin")
    assert warning.text == "the style prints nothing for 'tin' (book) in citations"
    assert [each.kind for each in empty_cites(["tin"], True, REFERENCES)] == [WarningKind.EMPTY_CITE]
    (warning,) = empty_cites(["tin", "zinc"], True, REFERENCES)
    assert (warning.kind, warning.reference_id) == (WarningKind.EMPTY_CITATIONS, "")
    assert empty_cites([], True, REFERENCES) == []


def test_empty_entries() -> None:
    (warning,) = empty_entries([REFERENCES["zinc"]])
    assert warning.kind is WarningKind.EMPTY_ENTRY
    assert warning.text == "the style prints nothing for 'zinc' (book) in the bibliography"
