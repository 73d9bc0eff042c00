import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.text.safe import safe

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the configuration is looked for; it isn't there yet."""
    path = folder / "settings" / "config.toml"
    monkeypatch.setenv("CITECLI_CONFIG", str(path))
    return path


def shown(run: Run) -> dict[str, tuple[str, str]]:
    lines = (line.split("\t") for line in run("config")[1].splitlines())
    return {name: (value, origin) for name, value, origin in lines}


def test_where_each_value_comes_from(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(run)["style"] == ("apa", "default")
    file.parent.mkdir()
    file.write_text('style = "mla"\nlocale = "de-DE"\n[services]\ntimeout = 5\n', encoding="utf-8")
    assert shown(run)["style"] == ("mla", str(file))
    assert shown(run)["services.timeout"] == ("5", str(file))
    assert shown(run)["services.doi"] == ("https://doi.org", "default")
    monkeypatch.setenv("CITECLI_STYLE", "chicago")
    assert shown(run)["style"] == ("chicago", "CITECLI_STYLE")


def test_a_setting_is_set_shown_and_unset(run: Run, file: Path) -> None:
    assert run("config", "style", "chicago")[0] == 0
    assert run("config", "style")[1] == "chicago\n"
    assert run("config", "style", "--unset")[0] == 0
    assert run("config", "style")[1] == "apa\n"


def test_other_lines_stay(run: Run, file: Path) -> None:
    file.parent.mkdir()
    before = '# mine\nlibrary = "texts"  # here\n\n[services] # theirs\ndoi = "https://doi.example"\n'
    file.write_text(before, encoding="utf-8")
    run("config", "measure", "60")
    run("config", "services.contact", "me@example.org")
    run("config", "services.doi", "http://localhost:1")
    assert file.read_text(encoding="utf-8") == (
        '# mine\nlibrary = "texts"  # here\nmeasure = 60\n\n'
        '[services] # theirs\ndoi = "http://localhost:1"\ncontact = "me@example.org"\n'
    )


def test_a_table_is_begun(run: Run, file: Path) -> None:
    run("config", "services.timeout", "2.5")
    assert file.read_text(encoding="utf-8") == "[services]\ntimeout = 2.5\n"
    run("config", "services.timeout", "--unset")
    assert run("config", "services.timeout")[1] == "30\n"


def test_any_text_comes_back(run: Run, file: Path) -> None:
    for text in ('a "b" \\ c', "C:\\texts", "ö’", "[x]\n= 1"):
        assert run("config", "library", text)[0] == 0
        assert json.loads(run("config", "library", "--json")[1])["value"] == text


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("stile", "mla"), 2, "did you mean style"),
        (("measure", "wide"), 2, "must be a number"),
        (("measure", "3"), 2, "from 30 to 200"),
        (("style", "no-such-style"), 3, "no style"),
        (("locale", "xx"), 3, "no locale"),
        (("services.doi", "ftp://x"), 2, "must be an address"),
        (("services.timeout", "0"), 2, "above 0"),
        (("--unset",), 2, "name of a setting"),
    ],
)
def test_what_can_not_be_set(run: Run, file: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run("config", *arguments)
    assert result[0] == code
    assert words in result[2]
    assert not file.exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("style = [", "line 1: "),
        ('style = "mla"\nstile "x"\n', "line 2: expected '=' after a key"),
        ("library = 'caf\udce9'", "line 1 is not UTF-8"),
        ("a = " + "[" * 5000, "line 1"),
        ("style = 3", "must be text"),
        ("measure = true", "measure must be a number"),
        ("services = 1", "[services] must have"),
        ("[services]\ncolour = 'red'", "unknown service setting"),
    ],
)
def test_a_broken_file_is_told_in_a_line(run: Run, file: Path, text: str, words: str) -> None:
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    code, out, err = run("config")
    assert code == 4
    assert words in err
    assert err.count("\n") == 1
    assert "style\tapa\tdefault\n" in out or "style\tmla" in out or "measure = true" not in text
    if "colour" not in text:
        code, _, err = run("list")
        assert (code, err.count("\n")) == (4, 1)
        assert "config" in err


BROKEN = (
    'style = "mla"\nstile "x"\nlocale = "de-DE"\n',
    'style = "mla"\n[services\nlocale = "de-DE"\n',
    'style = "mla"\npager = """\nlocale = "de-DE"\n',
    'style = "mla"\nstyle = "apa"\n',
    "<<<<<<< ours\nstyle = 'mla'\n=======\nstyle = 'apa'\n>>>>>>> theirs\n",
    "style = 'mla\n\n\n",
    "library = 'caf\udce9'\nstyle = 'mla'",
    "\ufeffstyle = 'mla'\nlibrary = [1, 2\n",
    "measure = 'wide'\nstyle = 3\nservices = 1\n",
    "[services]\ntimeout = 'x'\ncolour = 'red'\n",
    "style = 'mla'\n\0\0\x01\x7f\n",
    "style = 'mla'\na\x85 b c)\u2028= [\n",
)


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_repaired(run: Run, file: Path, text: str) -> None:
    """By `config` alone: what was in the file is still there, as a comment where it can't be anything else."""
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8", errors="surrogateescape")
    assert run("config", "measure", "60")[0] == 0
    assert run("config", "measure")[1] == "60\n"
    assert run("config", "style", "chicago")[0] == 0
    for name in ("services.timeout", "services.colour"):
        run("config", name, "--unset")
    if "colour" not in text and "services = 1" not in text:
        assert run("list")[0] == 0, run("list")[2]
    kept = file.read_text(encoding="utf-8", errors="surrogateescape")
    for line in safe(text).splitlines():
        is_replaced = any(word in line for word in ("style", "measure", "services", "timeout"))
        assert is_replaced or line.strip("\ufeff").partition("'caf")[0] in kept


def test_what_citecli_does_not_know_is_told(run: Run, file: Path) -> None:
    file.parent.mkdir()
    file.write_text("colour = 'red'\n", encoding="utf-8")
    code, _, err = run("config")
    assert code == 0
    assert "“colour”" in err


def test_the_path(run: Run, file: Path) -> None:
    assert run("config", "--path")[1] == f"{file}\n"


def test_the_measure_and_the_pager_count(
    terminal: Callable[..., tuple[int, str]], library: Path, file: Path, run: Run
) -> None:
    run("config", "measure", "40")
    shown = terminal("show", "--no-pager", TERM="dumb")[1]
    assert max(map(len, shown.splitlines())) <= 40 + 8


def test_on_a_narrow_terminal(folder: Path, terminal: Callable[..., "tuple[int, str]"]) -> None:
    shown = terminal("config", columns=40, TERM="dumb")[1]
    assert "services.arxiv\n  https://export.arxiv.org\n" in shown
    assert max(map(len, shown.splitlines())) <= 40
    assert "services.arxiv         https://export.arxiv.org\n" in terminal("config", columns=80, TERM="dumb")[1]


def test_no_permission(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    code, _, err = run("config", "style", "mla")
    assert (code, err.count("\n")) == (1, 1)
    assert "no permission to write there; name another file with CITECLI_CONFIG; nothing was changed" in err
    assert not file.exists()
