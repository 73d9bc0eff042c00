"""An index is made anew when what makes it has changed, and only then."""

import os
import shutil
from pathlib import Path

import pytest

import citecli
from citecli.cli import edition as module
from citecli.library.database import Edition


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that is asked in place of the one that runs."""
    copy = tmp_path / "citecli"
    shutil.copytree(Path(citecli.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(module, "__file__", str(copy / "cli" / "edition.py"))
    return copy


def seen() -> tuple[str, tuple[str, str]]:
    edition: Edition = module.edition()
    return edition.look, edition.digests()


def test_another_time_is_another_look_but_the_same_edition(package: Path) -> None:
    look, digests = seen()
    assert seen() == (look, digests)
    os.utime(package / "readers" / "html_page.py", (1_000_000, 1_000_000))
    assert seen()[0] != look
    assert seen()[1] == digests


@pytest.mark.parametrize(
    ("part", "read", "found"),
    [
        ("readers/html_page.py", True, False),
        ("library/tokens.py", True, False),
        ("quotes/cues.py", False, True),
        ("quotes/data/weights.txt", False, True),
        ("api/quotations/quotation_cache.py", False, True),
        ("render/plain.py", False, False),
        ("api/add.py", False, False),
        ("csl/names.py", False, False),
    ],
)
def test_what_changes_which_digest(package: Path, part: str, read: bool, found: bool) -> None:
    _, (reading, finding) = seen()
    with (package / part).open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n")
    assert [one != other for one, other in zip(seen()[1], (reading, finding), strict=True)] == [read, found]


def test_a_package_that_readers_build_on_is_installed_or_renewed(
    package: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "site-packages"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))
    before = seen()
    (place / "pypdf-5.0.0.dist-info").mkdir()
    one = seen()
    assert (one[0] != before[0], one[1][0] != before[1][0], one[1][1]) == (True, True, before[1][1])
    (place / "pypdf-5.0.0.dist-info").rename(place / "pypdf-5.0.1.dist-info")
    assert seen()[1][0] != one[1][0]
    (place / "unrelated-1.0.dist-info").mkdir()
    again = seen()
    (place / "unrelated-1.0.dist-info").rmdir()
    assert again == seen()


def test_in_an_archive_the_version_says_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "__file__", str(tmp_path / "archive.zip" / "citecli" / "cli" / "edition.py"))
    look, digests = seen()
    assert look.startswith(citecli.__version__)
    assert digests == (citecli.__version__, citecli.__version__)
