"""What counts as a word is the same for every command that counts them."""

import json
from pathlib import Path

from tests.cli.conftest import Run

TEXT = """The well-known O’Malley report

“It is a well-known and time-honoured rule,” O’Malley said.
"""
BODY, QUOTED = 9, 7
"""“It … rule” are seven words, for those with a hyphen are one each."""


def test_a_word_with_a_hyphen_is_one_everywhere(run: Run, folder: Path) -> None:
    (folder / "seeds" / "report.txt").write_text(TEXT, encoding="utf-8")
    assert json.loads(run("list", "--json").out)[0]["words"] == BODY
    assert run("quotes", "--min-words", str(QUOTED)).code == 0
    assert run("quotes", "--min-words", str(QUOTED + 1)).code == 3
    speakers = json.loads(run("quotes", "--speakers", "--json").out)
    assert f'"words": {QUOTED}' in json.dumps(speakers)


def test_search_finds_the_parts_of_such_a_word(run: Run, folder: Path) -> None:
    (folder / "seeds" / "report.txt").write_text(TEXT, encoding="utf-8")
    assert all(run("search", word).code == 0 for word in ("honoured", "time-honoured", "malley", "o'malley"))


def test_check_does_not_look_for_fewer_than_four_words(run: Run, folder: Path) -> None:
    (folder / "seeds" / "report.txt").write_text(TEXT, encoding="utf-8")
    draft = folder / "draft.md"
    draft.write_text("They call it “a well-known time-honoured rule” today.\n", encoding="utf-8")
    four = run("check", "draft.md").out
    draft.write_text("They call it “well-known time-honoured rule” today.\n", encoding="utf-8")
    assert four != run("check", "draft.md").out
