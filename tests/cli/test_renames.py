"""A document that somebody renames keeps what stands beside it: its sidecar, and the quotations kept of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.library import library as library_module
from citecli.library import numbers

Run = Callable[..., "tuple[int, str, str]"]
SIDES = ("harbour.csl.json", "harbour.annotations.json")


@pytest.fixture(params=["files", "index"])
def mine(request: pytest.FixtureRequest, run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library that is read from its files, or answered for by an index; one document has both files beside it."""
    if request.param == "index":
        monkeypatch.setattr(library_module, "FEW_TO_READ", 0)
    (library / "tides.txt").write_text("Tides\n\nBy Zoë Müller\n\nThey come and go.", encoding="utf-8")
    monkeypatch.setenv("CITECLI_LIBRARY", str(library))
    assert run("edit", "harbour.txt", "--key", "doe2021", "--quiet")[0] == 0
    assert run("keep", "doe2021", "1", "--quiet")[0] == 0
    for path in library.iterdir():
        if path.is_file():
            os.utime(path, (1_000_000, 1_000_000))
    assert run("list")[0] == 0
    return library


def beside(library: Path) -> list[str]:
    return sorted(path.name for path in library.glob("*.json"))


@pytest.mark.parametrize("new", ["quay.txt", "0 the wall.txt", "Żółw.txt", "harbour.old.txt"])
@pytest.mark.parametrize("command", [("list",), ("tag", "tides", "sea"), ("keep", "doe2021", "2"), ("kept",)])
def test_they_are_renamed_with_it(run: Run, mine: Path, new: str, command: tuple[str, ...]) -> None:
    shown = run("cite", "doe2021")[1]
    (mine / "harbour.txt").rename(mine / new)
    assert run("cite", new)[:2] == (0, shown)
    assert beside(mine) == sorted(SIDES)  # reading changes nothing
    code, _, err = run(*command)
    stem = new.removesuffix(".txt")
    assert code == 0, err
    assert "harbour.csl.json and harbour.annotations.json were renamed with the document" in err
    assert beside(mine) == sorted(
        (f"{stem}.annotations.json", f"{stem}.csl.json", *(["tides.csl.json"] * ("tag" in command)))
    )
    assert run("list")[1].splitlines()[0].startswith("1\tdoe2021\t")
    assert "We have waited" in run("kept")[1]


def test_what_is_in_the_way_stays(run: Run, mine: Path) -> None:
    (mine / "quay.csl.json").write_text('{"id": "other"}', encoding="utf-8")
    (mine / "harbour.txt").rename(mine / "quay.txt")
    assert run("list")[1].startswith("1\tother\t")
    assert beside(mine) == ["harbour.csl.json", "quay.annotations.json", "quay.csl.json"]


def test_what_another_document_shares_stays_with_that(run: Run, mine: Path) -> None:
    (mine / "harbour.md").write_text("# Another\n\nOf the same stem.", encoding="utf-8")
    run("list")
    (mine / "harbour.txt").rename(mine / "quay.txt")
    run("list")
    assert beside(mine) == sorted(SIDES)


def test_a_copy_takes_nothing_along(run: Run, mine: Path) -> None:
    (mine / "quay.txt").write_bytes((mine / "harbour.txt").read_bytes())
    assert "renamed" not in run("list")[2]
    assert beside(mine) == sorted(SIDES)


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("place", ["link", "../secret.txt", "/etc/secret.txt", ".trash/x.txt"])
def test_what_a_clone_says_leads_nowhere_else(run: Run, mine: Path, tmp_path: Path, place: str) -> None:
    """The file of numbers, and links beside documents, may have come from anywhere."""
    (tmp_path / "secret.csl.json").write_text('{"id": "secret"}', encoding="utf-8")
    data = (mine / numbers.FILE).read_bytes()
    if place == "link":
        (mine / SIDES[0]).unlink()
        (mine / SIDES[0]).symlink_to(tmp_path / "secret.csl.json")
    else:
        (mine / numbers.FILE).write_bytes(data.replace(b"\tharbour.txt", b"\t" + place.encode()))
    (mine / "harbour.txt").rename(mine / "quay.txt")
    assert "secret" not in run("list")[1]
    assert (tmp_path / "secret.csl.json").exists()
    assert not (mine / "quay.csl.json").exists()
