import json
import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]


def said(library: Path) -> dict[str, object]:
    return dict(json.loads((library / "harbour.csl.json").read_text(encoding="utf-8")))


def test_fields_are_set_and_the_rest_stays(run: Run, library: Path) -> None:
    (library / "harbour.csl.json").write_text('{"publisher": "Verso", "own": {"a": 1}}', encoding="utf-8")
    code, out, err = run("edit", "harbour", "--author", "Maté, Aaron", "--set", "container-title=The Quay", "--quiet")
    assert (code, err) == (0, "")
    assert out.split("\t")[0] == "changed"
    assert said(library) == {
        "publisher": "Verso",
        "own": {"a": 1},
        "author": [{"family": "Maté", "given": "Aaron"}],
        "container-title": "The Quay",
    }
    assert "Aaron Maté\tsidecar" in run("show", "harbour", "--metadata")[1]


def test_a_variable_is_taken_out(run: Run, library: Path) -> None:
    run("edit", "1", "--unset", "author")
    assert said(library)["author"] is None
    assert "author\t\tmissing" in run("show", "1", "--metadata")[1]
    run("edit", "1", "--author", "Jane Doe")
    assert "author\tJane Doe\tsidecar" in run("show", "1", "--metadata")[1]


def test_a_key_is_its_name_from_then_on(run: Run, library: Path) -> None:
    run("edit", "1", "--key", "doe:2021")
    assert run("show", "doe:2021", "--para", "1")[0] == 0
    (library / "other.txt").write_text("Another text altogether.", encoding="utf-8")
    code, _, err = run("edit", "other.txt", "--key", "doe:2021")
    assert code == 2
    assert "another document already has the key doe:2021" in err


def test_set_and_unset_at_once(run: Run, library: Path) -> None:
    code, _, err = run("edit", "1", "--set", "publisher=Verso", "--unset", "publisher")
    assert code == 2
    assert "publisher can't be both set and unset" in err
    assert not (library / "harbour.csl.json").exists()


@pytest.mark.parametrize("address", ["not an address", "www.example.org", "https://"])
def test_an_address_that_is_none(run: Run, library: Path, address: str) -> None:
    code, out, err = run("edit", "harbour", "--url", address)
    assert (code, out) == (2, "")
    assert "is not an address; write it in full, as in https://" in err
    assert not (library / "harbour.csl.json").exists()


def test_a_file_that_is_in_no_library(run: Run, folder: Path) -> None:
    (folder / "loose.txt").write_text("A loose text.", encoding="utf-8")
    assert run("edit", "loose.txt", "--title", "Loose")[0] == 0
    assert json.loads((folder / "loose.csl.json").read_text(encoding="utf-8")) == {"title": "Loose"}
    assert sorted(path.name for path in folder.iterdir()) == ["loose.csl.json", "loose.txt", "seeds"]


def test_the_sample_stays_as_it_is(run: Run, folder: Path) -> None:
    code, _, err = run("edit", "1", "--title", "Mine now")
    assert code == 1
    assert "citecli add" in err


@pytest.mark.parametrize("broken", ['{"title": 3', '["title"]', '{"author": 7}'])
def test_a_broken_sidecar_is_not_written_over(run: Run, library: Path, broken: str) -> None:
    (library / "harbour.csl.json").write_text(broken, encoding="utf-8")
    code, _, err = run("edit", "harbour.txt", "--title", "New", "--quiet")
    assert code == 4
    assert err.count("\n") == 1
    assert (library / "harbour.csl.json").read_text(encoding="utf-8") == broken


class TestEditor:
    """The sidecar in an editor; here one that is a line of Python."""

    @pytest.fixture
    def editor(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
        def is_line(line: str) -> None:
            script = tmp_path / "editor.py"
            script.write_text(
                f"import json, pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{line}\n", encoding="utf-8"
            )
            monkeypatch.setenv("EDITOR", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")

        return is_line

    def test_what_is_saved_is_the_sidecar(self, run: Run, library: Path, editor: Callable[[str], None]) -> None:
        editor(
            "item = json.loads(path.read_text()); assert item['URL'] is None; item['publisher'] = 'Verso'\n"
            "path.write_text(json.dumps(item))"
        )
        assert run("edit", "1")[0] == 0
        assert said(library) == {"id": "harbour-wall-to-rise-council-decides", "publisher": "Verso"}

    def test_nothing_new(self, run: Run, library: Path, editor: Callable[[str], None]) -> None:
        editor("")
        code, out, err = run("edit", "1")
        assert (code, out) == (0, "")
        assert "was not changed" in err
        assert not (library / "harbour.csl.json").exists()

    @pytest.mark.parametrize(
        ("line", "code", "words"),
        [
            ("path.write_text('{')", 4, "not valid JSON"),
            ("path.write_text('[]')", 4, "write an object"),
            ("path.write_text('{\"author\": 7}')", 4, "author"),
            ("sys.exit(1)", 1, "ended with an error"),
            ("path.write_bytes(b'\\xff\\xfe\\xfd')", 1, "no UTF-8 text"),
        ],
    )
    def test_what_can_not_be_saved(
        self, run: Run, library: Path, editor: Callable[[str], None], line: str, code: int, words: str
    ) -> None:
        editor(line)
        result = run("edit", "1")
        assert result[0] == code
        assert words in result[2]
        assert not (library / "harbour.csl.json").exists()

    def test_there_is_no_such_editor(self, run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("EDITOR", "no-such-editor")
        code, _, err = run("edit", "1")
        assert code == 1
        assert "set EDITOR" in err


@pytest.mark.parametrize("option", ["--title", "--author", "--date", "--url", "--key", "--tag", "--set", "--unset"])
@pytest.mark.parametrize("command", ["edit", "add"])
def test_an_option_without_a_word_is_refused(run: Run, library: Path, command: str, option: str) -> None:
    if (command, option) == ("add", "--unset"):
        return
    code, out, err = run(command, "1" if command == "edit" else str(library / "harbour.txt"), option, " ")
    assert (code, out) == (2, "")
    assert f"{option} is empty" in err
    assert sorted(path.name for path in library.iterdir()) == ["harbour.txt"]


def test_no_editor_starts_where_nobody_could_use_it(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    code, out, err = run("edit", "1")
    assert (code, out) == (1, "")
    assert "there is no terminal for an editor; give the changes as options" in err
