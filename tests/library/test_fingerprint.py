"""An index is made anew when what makes it has changed, and only then."""

import os
import shutil
from pathlib import Path

import pytest

import citecli
from citecli.api.open_library import program_fingerprint
from citecli.library.fingerprint import fingerprint


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a copy of the package, which is looked at in place of the one that runs."""
    copy = tmp_path / "citecli"
    shutil.copytree(Path(citecli.__file__).parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


READING = ("citecli.readers", "citecli.library")
FINDING = ("citecli.quotes", "citecli.api.quotations")


def seen(root: Path) -> tuple[str, tuple[str, str]]:
    made = fingerprint(READING, FINDING, ("pypdf", "markdown-it-py"), "1.0", root)
    return made.look, made.digests()


def test_another_time_is_another_look_but_the_same_digests(root: Path) -> None:
    look, digests = seen(root)
    assert seen(root) == (look, digests)
    os.utime(root / "citecli" / "readers" / "registry.py", (1_000_000, 1_000_000))
    assert seen(root)[0] != look
    assert seen(root)[1] == digests


@pytest.mark.parametrize(
    ("part", "read", "found"),
    [
        ("readers/registry.py", True, False),
        ("readers/a_new_package/module.py", True, False),
        ("library/store.py", True, False),
        ("quotes/extraction.py", False, True),
        ("quotes/coreference/cross_document.py", False, True),
        ("quotes/data/weights.txt", False, True),
        ("api/quotations/quotation_cache.py", False, True),
        ("render/plain.py", False, False),
        ("api/library/add.py", False, False),
        ("csl/names.py", False, False),
    ],
)
def test_what_changes_which_digest(root: Path, part: str, read: bool, found: bool) -> None:
    look, (reading, finding) = seen(root)
    path = root / "citecli" / part
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write("\n")
    assert [one != other for one, other in zip(seen(root)[1], (reading, finding), strict=True)] == [read, found]
    assert (seen(root)[0] != look) == (read or found)


def test_compiled_modules_do_not_count(root: Path) -> None:
    before = seen(root)
    folder = root / "citecli" / "readers" / "__pycache__"
    folder.mkdir()
    (folder / "registry.py").write_text("", encoding="utf-8")
    assert seen(root) == before


def test_a_distribution_that_readers_build_on_is_installed_or_renewed(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "site-packages"
    place.mkdir()
    monkeypatch.syspath_prepend(str(place))
    before = seen(root)
    (place / "pypdf-5.0.0.dist-info").mkdir()
    installed = seen(root)
    assert (installed[0] != before[0], installed[1][0] != before[1][0], installed[1][1]) == (True, True, before[1][1])
    (place / "pypdf-5.0.0.dist-info").rename(place / "pypdf-5.0.1.dist-info")
    renewed = seen(root)
    assert renewed[1][0] != installed[1][0]
    (place / "unrelated-1.0.dist-info").mkdir()
    assert seen(root) == renewed
    (place / "markdown_it_py-3.0.dist-info").mkdir()
    assert seen(root)[1][0] != renewed[1][0]


def test_in_an_archive_the_version_says_all(tmp_path: Path) -> None:
    look, digests = seen(tmp_path / "archive.zip")
    assert look.startswith("1.0")
    assert digests == ("1.0", "1.0")


def test_the_program_that_runs() -> None:
    made = program_fingerprint()
    assert made.look.startswith(citecli.__version__)
    assert all(len(digest) == 32 for digest in made.digests())
