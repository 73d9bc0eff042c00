"""CSL-JSON, the format that all others become."""

from collections.abc import Iterable, Iterator

from citecli.interop.model import LoadedReferences
from citecli.interop.write import Losses
from citecli.references import csl_json
from citecli.references.model import Reference
from citecli.references.names import without_others


def parse(text: str) -> LoadedReferences:
    """The references in a document. Raises `InvalidReference` when it is no CSL-JSON."""
    references, problems = csl_json.parse(text)
    return LoadedReferences(references, problems, len(problems))


def note_others(reference: Reference, losses: Losses) -> None:
    """Note a reference that has “and others”: in CSL-JSON and CSL-YAML it is a name."""
    if any(without_others(people)[1] for people in reference.names.values()):
        losses.named_others(reference.id)


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """A list of items, item by item, a line a variable. The format holds all that a reference has but “and others”."""
    from json import dumps

    from citecli.text.safe import escape_controls

    before = "[\n"
    for reference in references:
        note_others(reference, losses)
        # Each value by itself: with an indent the writer of the standard library is many times slower.
        lines = (
            f"    {dumps(key)}: {dumps(value, ensure_ascii=False)}"
            for key, value in csl_json.to_item(reference).items()
        )
        yield before + "  {\n" + escape_controls(",\n".join(lines)) + "\n  }"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
