"""CSL-JSON, the format that all others become."""

from collections.abc import Iterable, Iterator

from citecli.interop.model import LoadedReferences
from citecli.interop.write import Losses
from citecli.references import csl_json
from citecli.references.model import Reference


def parse(text: str) -> LoadedReferences:
    """The references in a document. Raises `InvalidReference` when it is no CSL-JSON."""
    references, problems = csl_json.parse(text)
    return LoadedReferences(references, problems, len(problems))


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """A list of items, item by item, a line a variable. The format holds all that a reference has."""
    from json import dumps

    from citecli.text.safe import escape_controls

    before = "[\n"
    for reference in references:
        # Each value by itself: with an indent the writer of the standard library is many times slower.
        lines = (
            f"    {dumps(key)}: {dumps(value, ensure_ascii=False)}"
            for key, value in csl_json.to_item(reference).items()
        )
        yield before + "  {\n" + escape_controls(",\n".join(lines)) + "\n  }"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
