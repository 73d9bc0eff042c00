"""Manuscripts with the citations of many programs, in Word and LibreOffice: the same verdicts for all.

What a line of the verdicts says is what it says in `test_cases`; `no text` is a work that the library lacks,
`elsewhere` the same where another document has the words, `none` no quotation.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from citecli.answers.checks import Check, CheckVerdict, Problem
from citecli.api.drafts.check import DraftChecker, DraftReport
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.readers import registry
from citecli.readers.source import read_file
from tests.api.drafts.manuscripts import FOLDER
from tests.api.drafts.odt_files import ODT
from tests.api.drafts.word_files import WORD

WITHOUT_PLACES = {("docx", "papers"), ("odt", "bibliography marks")}
"""Files whose citations have no place in the work."""
KINDS = [*(("docx", name) for name in WORD), *(("odt", name) for name in ODT)]
MANUSCRIPTS = sorted(path.name for path in FOLDER.glob("*.txt"))


@pytest.fixture(scope="module")
def sources() -> list[Document]:
    """The documents that are quoted, under ids that no program's citation has."""
    files = sorted((FOLDER.parent / "sources").iterdir())
    return [replace(registry.read(read_file(path)), id=f"source-{path.stem}", path=str(path)) for path in files]


def found(name: str, form: str, program: str, folder: Path, sources: Sequence[Document]) -> DraftReport:
    path = folder / f"draft.{form}"
    path.write_bytes({"docx": WORD, "odt": ODT}[form][program].file(name))
    return DraftChecker(SourceCorpus(None, sources)).check(str(path), [str(FOLDER / "works.json")])


def verdict(check: Check | None) -> str:
    if check is None:
        return "none"
    if check.problems:
        return check.problems[0].value
    if check.verdict in (CheckVerdict.VERBATIM, CheckVerdict.PERMITTED):
        elsewhere = any("is not in the library" in remark for remark in check.remarks)
        return "elsewhere" if elsewhere else "locator" if check.remarks else "ok"
    return {CheckVerdict.NO_TEXT: "no text"}.get(check.verdict, check.verdict.value)


@pytest.mark.parametrize("name", MANUSCRIPTS)
@pytest.mark.parametrize(("form", "program"), KINDS)
def test_the_verdicts_are_right(name: str, form: str, program: str, tmp_path: Path, sources: list[Document]) -> None:
    report = found(name, form, program, tmp_path, sources)
    wrong = []
    checks = list(report.answer.checks)
    for line in (FOLDER / f"{name}.verdicts").read_text(encoding="utf-8").splitlines():
        expected, words = (part.strip() for part in line.split("|"))
        if (form, program) in WITHOUT_PLACES and expected in ("locator", Problem.WRONG_PLACE.value):
            expected = "ok"
        check = next((check for check in checks if words in check.text), None)
        if check is not None:
            checks.remove(check)
        if verdict(check) != expected:
            wrong.append((expected, words, check and (check.verdict.value, check.problems, check.remarks, check.keys)))
    assert wrong == []
    assert [check.text for check in checks] == []
    assert report.answer.unknown == ()
    assert report.answer.remarks == ()
    assert report.problems == ()
