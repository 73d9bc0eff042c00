"""CSL-JSON, the format that all others become."""

from citecli.interop.model import LoadedReferences
from citecli.references import csl_json


def parse(text: str) -> LoadedReferences:
    """The references in a document. Raises `InvalidReference` when it is no CSL-JSON."""
    references, problems = csl_json.parse(text)
    return LoadedReferences(references, problems, len(problems))
