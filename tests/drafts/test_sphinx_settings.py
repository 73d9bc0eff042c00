"""Bibliographies that the project of a page names for all of them."""

from pathlib import Path

import pytest

from citecli.api.drafts.load_drafts import load_draft

RST, MYST = "A :cite:p:`doe`.\n", "A {cite:p}`doe`.\n"


def bibliographies(folder: Path, files: dict[str, str], page: str) -> list[Path]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    loaded = load_draft(str(folder / page))
    return [(loaded.folder / name).resolve().relative_to(folder.resolve()) for name in loaded.draft.front.bibliography]


@pytest.mark.parametrize(
    ("settings", "page", "text"),
    [
        ({"docs/conf.py": 'a = 1\nbibtex_bibfiles = [\n    "refs.bib",  # ours\n]\n'}, "docs/a/b.rst", RST),
        ({"docs/conf.py": "bibtex_bibfiles: list[str] = ['refs.bib']\n"}, "docs/b.md", MYST),
        ({"docs/_config.yml": "sphinx:\n  config:\n    bibtex_bibfiles: refs.bib\n"}, "docs/b.md", MYST),
        ({"docs/_config.yml": "bibtex_bibfiles:\n  - refs.bib\n"}, "docs/a/b.md", MYST),
        ({"docs/myst.yml": "version: 1\nproject:\n  bibliography:\n    - refs.bib\n"}, "docs/a/b.md", MYST),
        ({"docs/myst.yml": "version: 1\n"}, "docs/b.md", MYST),
    ],
)
def test_a_page_has_those_of_its_project(tmp_path: Path, settings: dict[str, str], page: str, text: str) -> None:
    assert bibliographies(tmp_path, {**settings, "docs/refs.bib": "", page: text}, page) == [Path("docs/refs.bib")]


@pytest.mark.parametrize(
    ("settings", "text"),
    [
        ({}, MYST),
        ({"conf.py": "# bibtex_bibfiles = ['refs.bib']\n"}, MYST),
        ({"conf.py": "bibtex_bibfiles = ['no.bib']\n"}, MYST),
        ({"conf.py": "bibtex_bibfiles = ['../../refs.bib']\n"}, MYST),
        ({"conf.py": "bibtex_bibfiles = ['refs.bib']\n"}, "Nothing cited.\n"),
        ({"_config.yml": "a: [b\n"}, MYST),
        ({"_config.yml": "- a\n"}, MYST),
    ],
)
def test_no_others(tmp_path: Path, settings: dict[str, str], text: str) -> None:
    (tmp_path / "refs.bib").write_text("", encoding="utf-8")
    assert bibliographies(tmp_path / "a" / "b", {**settings, "c.md": text, "refs.bib": ""}, "c.md") == []


def test_its_own_come_first(tmp_path: Path) -> None:
    files = {"conf.py": "bibtex_bibfiles = ['refs.bib']\n", "refs.bib": "", "own.bib": ""}
    text = f"---\nbibliography: own.bib\n---\n\n{MYST}"
    assert bibliographies(tmp_path, {**files, "a.md": text}, "a.md") == [Path("own.bib")]


def test_a_repository_is_the_project(tmp_path: Path) -> None:
    files = {".git/HEAD": "", "docs/conf.py": "bibtex_bibfiles = ['../refs.bib']\n", "refs.bib": "", "docs/a.rst": RST}
    assert bibliographies(tmp_path, files, "docs/a.rst") == [Path("refs.bib")]
