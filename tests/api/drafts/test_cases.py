"""Drafts of different writers' habits, with the right verdict of each quotation written down before they were checked.

Each `NAME.verdicts` in `tests/cases/drafts`, or in a folder there, has a line for each quotation: what it is, a bar,
the words that it begins with. `ok`: faithful, and nothing to say; `none`: in quotation marks, but no quotation;
`locator`: a place that the source does not have; `doubt`: faithful, but a remark says what is not known; else what is
wrong with it, a verdict or a problem of `check`. The folder `sources` beside them has what they are checked against.
In a draft of several files, which is a folder, another bar is followed by the file and the line.
"""

from functools import cache
from pathlib import Path

import pytest

from citecli.answers.checks import Check, CheckVerdict
from citecli.api.drafts.check import DraftChecker
from citecli.api.drafts.source_corpus import SourceCorpus
from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.readers import registry
from citecli.readers.source import read_file

CASES = Path(__file__).parents[2] / "cases" / "drafts"
FAITHFUL = (CheckVerdict.VERBATIM, CheckVerdict.PERMITTED)
KNOWN = {
    ("mla-verse.md", "My father has opinions"): "the novel has only “she said”; the quotation engine takes her for him",
    ("page.html", "It is arithmetic"): "three words without a citation are not looked for",
    ("feature.txt", "had … been discussed"): "three words without a citation are not looked for",
    ("feature.txt", "It will not keep"): "nothing shows that the writer heard it",
    ("ferry/blog.md", "never been sure whether"): "“he is the one who said” has only “the one” for the speaker",
    ("reservoir/interview.txt", "Some are"): "two words without a citation are not looked for",
    ("library/minutes.txt", "You could then"): "three words without a citation are not looked for",
    (
        "library/column.html",
        "A clock that lies",
    ): "the engine takes “his letter, read out by Mr. Beck” for him",
    ("inquest/school.txt", "were rotten"): "two words without a citation are not looked for",
    ("ballad.tex", "And neither could boil"): "the quotation engine takes the wife's words for the king's",
}
"""What comes out otherwise, with the reason."""


@cache
def sources(folder: Path) -> list[Document]:
    files = sorted((folder / "sources").iterdir())
    return [replace(registry.read(read_file(path)), id=path.stem, path=str(path)) for path in files]


@cache
def checker(folder: Path) -> DraftChecker:
    return DraftChecker(SourceCorpus(None, sources(folder)))


def flat(text: str) -> str:
    return " ".join(text.replace("’", "'").split())


def is_right(expected: str, check: Check | None) -> bool:
    if expected == "none":
        return check is None or not check.needs_writer
    if check is None:
        return False
    if expected == "ok":
        return not check.needs_writer and check.verdict in FAITHFUL
    if expected in ("locator", "doubt"):
        return bool(check.problems or check.remarks)
    return check.needs_writer


NAMES = sorted(
    path.relative_to(CASES).as_posix().removesuffix(".verdicts")
    for path in CASES.rglob("*.verdicts")
    if (path.parent / "sources").is_dir()
)


@pytest.mark.parametrize("name", NAMES)
def test_a_draft_gets_the_right_verdicts(name: str) -> None:
    draft = CASES / name
    answer = checker(draft.parent).check(str(draft)).answer
    checks = list(answer.checks)
    wrong = []
    for line in (CASES / f"{name}.verdicts").read_text(encoding="utf-8").splitlines():
        expected, words, *place = (part.strip() for part in line.split("|"))
        check = next((check for check in checks if flat(words) in flat(check.text)), None)
        if check is not None:
            checks.remove(check)
            assert [f"{Path(check.draft).relative_to(CASES / name).as_posix()}:{check.line}"] == place or not place
        if is_right(expected, check) == ((name, words) in KNOWN):
            wrong.append((expected, words, check and (check.verdict.value, check.problems, check.remarks)))
    assert wrong == []
    assert [check.text for check in checks if check.needs_writer] == []
    assert (answer.unknown, answer.remarks) == ((), ()) or not (CASES / name).is_dir()
