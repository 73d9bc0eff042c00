import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def kept(run: Run, library: Path) -> Path:
    """A file with the quotations of the library."""
    path = library.parent / "kept.json"
    path.write_text(run("quotes", "--cite", "apa", "--json")[1], encoding="utf-8")
    return path


def edit(library: Path, old: str, new: str) -> None:
    path = library / "harbour.txt"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_verbatim(run: Run, kept: Path) -> None:
    code, out, err = run("verify", str(kept))
    assert code == 0
    assert [line.split("\t")[0] for line in out.splitlines()] == ["verbatim"] * 4
    assert err == "citecli: 4 verbatim\n"
    assert run("verify", str(kept), "--quiet")[2] == ""


def test_moved_is_still_word_for_word(run: Run, kept: Path, library: Path) -> None:
    edit(library, "Opponents called", "The opponents, many of them, called")
    code, out, err = run("verify", str(kept))
    assert (code, err) == (0, "citecli: 2 verbatim, 2 moved\n")
    row = out.splitlines()[2].split("\t")
    text = (library / "harbour.txt").read_text(encoding="utf-8")
    assert text[int(row[3]) : int(row[4])] == row[5]


def test_altered(run: Run, kept: Path, library: Path) -> None:
    edit(library, "waited long enough", "waited far too long")
    code, out, err = run("verify", str(kept))
    assert code == 1
    assert out.splitlines()[0].split("\t")[0] == "altered"
    assert "1 altered" in err
    found = json.loads(run("verify", str(kept), "--json")[1])
    assert found[0]["standing"] == "altered"
    assert found[0]["now"]["text"] == "“We have waited far too long,”"
    assert [change["text"].strip() for change in found[0]["changes"] if change["edit"] == "put in"] == [
        "far too",
        "long",
    ] or any("far too" in change["text"] for change in found[0]["changes"] if change["edit"] == "put in")


def test_gone(run: Run, kept: Path, library: Path) -> None:
    edit(library, "Opponents called the plan “a wall against nothing.” ", "")
    code, out, err = run("verify", str(kept))
    assert code == 3
    assert out.splitlines()[2].startswith("not found\t")
    assert "1 not found" in err


def test_the_document_is_gone(run: Run, kept: Path, library: Path) -> None:
    (library / "harbour.txt").rename(library / "other.txt")
    (library / "other.txt").write_text("Something else.", encoding="utf-8")
    code, out, _ = run("verify", str(kept))
    assert code == 3
    assert all(line.startswith("no document\t") for line in out.splitlines())
    assert "no document matches" in json.loads(run("verify", str(kept), "--json")[1])[0]["problem"]


def test_found_by_its_path_outside_the_library(run: Run, kept: Path, library: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("verify", str(kept), "--library", str(tmp_path / "empty"))[0] == 0


def test_plain_quotations_are_enough(run: Run, library: Path, tmp_path: Path) -> None:
    for flag, name in (("--json", "a.json"), ("--jsonl", "a.jsonl")):
        (tmp_path / name).write_text(run("quotes", flag)[1], encoding="utf-8")
        assert run("verify", str(tmp_path / name))[0] == 0


def test_from_standard_input(process: Callable[..., object], kept: Path) -> None:
    done = process("verify", "-", stdin=kept.read_bytes())
    assert done.returncode == 0  # type: ignore[attr-defined]
    assert done.stderr.decode() == "citecli: 4 verbatim\n"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text", ["", "no json", "{", "[1]", "{}", '[{"text": 3}]', '{"text": "x"}', "[" * 100_000, '{"a":1}\n{']
)
def test_bad_input(run: Run, library: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    code, out, err = run("verify", str(tmp_path / "bad.json"))
    assert (code, out) == (4, "")
    assert err.count("\n") == 1
    assert "bad.json" in err


def test_a_bad_item_does_not_stop_the_others(run: Run, kept: Path) -> None:
    items = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps([*items, {"text": 7}]), encoding="utf-8")
    code, out, err = run("verify", str(kept))
    assert (code, len(out.splitlines())) == (4, 4)
    assert "item 5 is not a quotation" in err


@pytest.mark.parametrize("path", ["x" * 5_000, "\0", "../../../etc/passwd\0", "\ud800", "seeds"])
def test_a_path_that_is_none(run: Run, kept: Path, path: str) -> None:
    items = json.loads(kept.read_text(encoding="utf-8"))
    kept.write_text(json.dumps([{**items[0], "document": path, "path": path}]), encoding="utf-8")
    code, out, err = run("verify", str(kept))
    assert code in (3, 4)
    assert out.startswith("no document\t")
    assert "internal error" not in err


@pytest.mark.parametrize("start", [-5, 10**12, "x", None, True, 1.5])
def test_offsets_that_are_none(run: Run, kept: Path, start: object) -> None:
    items = json.loads(kept.read_text(encoding="utf-8"))
    items[0]["position"] = {"start": start}
    kept.write_text(json.dumps(items[:1]), encoding="utf-8")
    code, out, _ = run("verify", str(kept))
    assert code == 0
    assert out.split("\t")[0] in ("moved", "verbatim")


def test_a_missing_file(run: Run, library: Path) -> None:
    code, out, _ = run("verify", "nowhere.json")
    assert (code, out) == (3, "")


def test_an_empty_array(run: Run, library: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    code, _, err = run("verify", str(tmp_path / "a.json"))
    assert (code, err) == (0, "citecli: there are no quotations to verify\n")


@pytest.mark.parametrize("columns", [20, 80])
def test_on_a_terminal(kept: Path, library: Path, columns: int, terminal: Callable[..., tuple[int, str]]) -> None:
    edit(library, "waited long enough", "waited far too long")
    code, shown = terminal("verify", str(kept), columns=columns, NO_COLOR="1")
    assert code == 1
    assert "{+far" in shown.replace("\n  ", " ") or "{+far" in shown
    assert "altered" in shown


def test_what_is_no_json_is_told_with_the_way_to_make_it(run: Run, library: Path, folder: Path) -> None:
    (folder / "notes.txt").write_text("Some\nnotes.", encoding="utf-8")
    code, out, err = run("verify", "notes.txt")
    assert (code, out) == (4, "")
    assert err == "citecli: notes.txt is not JSON (line 1); write such a file with `citecli quotes --json`\n"


def test_other_marks_and_spaces_are_permitted(run: Run, kept: Path, library: Path) -> None:
    edit(library, "“We have waited long enough,”", '"We have  waited long enough,"')
    code, out, err = run("verify", str(kept))
    assert code == 0
    assert out.splitlines()[0].split("\t")[0] == "permitted alterations"
    assert "1 with permitted alterations" in err
    found = json.loads(run("verify", str(kept), "--json")[1])[0]
    assert (found["standing"], found["alterations"]) == ("permitted alterations", ["marks and spaces"])
    assert (found["only_typography"], found["similarity"]) == (True, 1.0)


def test_what_check_calls_altered_verify_does_too(run: Run, kept: Path, library: Path) -> None:
    (library.parent / "draft.md").write_text("It was called “a wall against nothing” then.", encoding="utf-8")
    edit(library, "a wall against nothing", "a wall against the sea")
    assert "altered" in run("check", str(library.parent / "draft.md"))[1]
    assert run("verify", str(kept))[1].splitlines()[2].split("\t")[0] == "altered"


def test_a_terminal_shows_what_changed_by_colour_and_by_signs(
    kept: Path, library: Path, terminal: Callable[..., tuple[int, str]]
) -> None:
    edit(library, "waited long enough", "waited far too long")
    edit(library, "Opponents called the plan “a wall against nothing.” ", "")
    edit(library, "expects quiet", "sees a wall for now")
    code, shown = terminal("verify", str(kept), columns=100)
    assert code == 3
    assert "\x1b[32m{+far too" in shown
    assert re.search(r"\x1b\[[\d;]*31m\[-enough-\]", shown)
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert "We have waited {+far too+} long" in plain
    assert re.search(r"nearest, \d\d%: “a wall for now", plain)
    found = json.loads(terminal("verify", str(kept), "--json")[1].partition("citecli:")[0])
    assert [bool(one["nearest"]) for one in found].count(True) == 1
