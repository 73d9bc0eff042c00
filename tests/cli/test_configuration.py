"""Changing the configuration file: what the user wrote in it stays."""

from pathlib import Path

import pytest

from citecli.cli import configuration
from citecli.errors import BadInput

FILE = """\
# How I cite.
style = "apa"   # for the journal
measure = 66

[services]  # polite
contact = "jo@example.org"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(FILE, encoding="utf-8")
    return path


def change(path: Path, name: str, value: str | None) -> str:
    assert configuration.change({"CITECLI_CONFIG": str(path)}, name, value)[0] == path
    return path.read_text(encoding="utf-8")


def test_comments_and_order_stay(file: Path) -> None:
    assert change(file, "style", "mla") == FILE.replace('"apa"', '"mla"')
    assert change(file, "services.contact", "ann@example.org") == FILE.replace('"apa"', '"mla"').replace("jo@", "ann@")


def test_a_new_setting_goes_before_the_tables(file: Path) -> None:
    text = change(file, "locale", "de")
    assert text.index('locale = "de"') < text.index("[services]")
    assert set(FILE.splitlines()) <= set(text.splitlines())


def test_a_table_is_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    assert change(path, "services.timeout", "20") == "[services]\ntimeout = 20\n"
    assert 'style = "mla"' in change(path, "style", "mla")


def test_a_setting_is_removed(file: Path) -> None:
    assert "style" not in change(file, "style", None)
    assert "contact" not in change(file, "services.contact", None)
    before = file.read_text(encoding="utf-8")
    assert change(file, "pager", None) == before


@pytest.mark.parametrize(("name", "value"), [("measure", "wide"), ("measure", "5"), ("services.timeout", "soon")])
def test_values_that_can_not_be(file: Path, name: str, value: str) -> None:
    with pytest.raises(BadInput):
        change(file, name, value)
    assert file.read_text(encoding="utf-8") == FILE


def test_an_unknown_name_suggests_the_nearest(file: Path) -> None:
    with pytest.raises(BadInput, match="there is no setting “stile”; did you mean style"):
        change(file, "stile", "mla")
    with pytest.raises(BadInput, match="list the settings with `citecli config`"):
        change(file, "xyzzy", "1")


@pytest.mark.parametrize(
    "odd",
    [
        b"measure = " + b"9" * 5000,
        b"measure = 9_" + b"9_9" * 2500,
        b"# a comment \x1b[2J",
        b"= \x00 \x7f",
        b"\r\r",
        b"a = " + b"[" * 5000,
        b"\xff\x1b",
    ],
)
def test_a_line_that_is_no_toml_becomes_a_comment_whatever_is_in_it(file: Path, odd: bytes) -> None:
    kept = file.read_bytes()
    file.write_bytes(kept.rstrip() + b"\n" + odd + b"\n")
    change(file, "style", "ieee")
    values = {
        setting.name: setting.value for setting in configuration.all_settings({"CITECLI_CONFIG": str(file)}).settings
    }
    assert values["style"] == "ieee"
    change(file, "locale", "de-DE")  # and it can be changed again


def test_a_number_without_end_is_said_to_be_in_its_line(file: Path) -> None:
    file.write_bytes(b"style = 'apa'\nmeasure = " + b"9" * 5000 + b"\n")
    (problem,) = configuration.all_settings({"CITECLI_CONFIG": str(file)}).problems
    assert "line 2: a number has too many digits" in problem
