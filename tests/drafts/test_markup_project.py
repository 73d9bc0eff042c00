"""Drafts of several files in Org, Typst, reStructuredText and AsciiDoc."""

from pathlib import Path

import pytest

from citecli.api.drafts.load_drafts import LoadedDraft, load_draft
from citecli.drafts.quotations import find

INCLUDING = {
    "org": '#+include: "ch/one.org"',
    "typ": '#include "ch/one.typ"',
    "rst": ".. include:: ch/one.rst",
    "adoc": "include::ch/one.adoc[leveloffset=1]",
}
BIBLIOGRAPHIES = {
    "org": "#+bibliography: works.bib",
    "typ": '#bibliography("works.bib")',
    "rst": ".. bibliography:: works.bib",
    "adoc": ":bibtex-file: works.bib",
}


def load(folder: Path, files: dict[str, str], name: str) -> LoadedDraft:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return load_draft(str(folder / name))


def places(loaded: LoadedDraft) -> list[tuple[str, str, int]]:
    return [(one.text, Path(one.first.file).name, one.first.line) for one in find(loaded.draft)]


@pytest.mark.parametrize("kind", INCLUDING)
def test_what_is_included_is_told_where_it_stands(tmp_path: Path, kind: str) -> None:
    files = {
        f"main.{kind}": f'{BIBLIOGRAPHIES[kind]}\n\nHe: "so it was".\n\n{INCLUDING[kind]}\n\nShe: "no, it was not".\n',
        f"ch/one.{kind}": 'Chapter.\n\nThey: "perhaps it was".\n',
    }
    loaded = load(tmp_path, files, f"main.{kind}")
    assert places(loaded) == [
        ("so it was", f"main.{kind}", 3),
        ("perhaps it was", f"one.{kind}", 3),
        ("no, it was not", f"main.{kind}", 7),
    ]
    assert loaded.draft.remarks == ()
    assert (loaded.draft.front.bibliography, loaded.folder) == (("works.bib",), tmp_path)


@pytest.mark.parametrize("kind", INCLUDING)
def test_a_part_has_the_bibliography_of_the_whole(tmp_path: Path, kind: str) -> None:
    files = {
        f"main.{kind}": f"{BIBLIOGRAPHIES[kind]}\n\n{INCLUDING[kind]}\n",
        f"ch/one.{kind}": 'They: "perhaps it was".\n',
        "works.bib": "",
    }
    loaded = load(tmp_path, files, f"ch/one.{kind}")
    assert loaded.draft.front.bibliography == ("works.bib",)
    assert loaded.folder.resolve() == tmp_path.resolve()
    assert places(loaded) == [("perhaps it was", f"one.{kind}", 1)]


def test_a_part_names_a_bibliography_from_its_own_folder(tmp_path: Path) -> None:
    files = {"main.typ": '#include "ch/end.typ"\n', "ch/end.typ": '#bibliography("../works.bib")', "works.bib": ""}
    assert load(tmp_path, files, "main.typ").draft.front.bibliography == ("works.bib",)


@pytest.mark.parametrize(
    ("including", "reason"),
    [
        ('#+include: "one.org"', "there is no file"),
        ('#+include: "main.org"', "it would include itself"),
        ('#+include: "../main.org"', "it is not in the folder"),
        ('#+include: "main.org" :lines "1-2"', "only a part of it is included"),
        ('#+include: "main.org::*Head"', "only a part of it is included"),
    ],
)
def test_what_is_not_followed_is_told(tmp_path: Path, including: str, reason: str) -> None:
    (tmp_path / "main.org").write_text("A\n", encoding="utf-8")
    loaded = load(tmp_path / "in", {"main.org": f'He: "so it was"\n{including}\n'}, "main.org")
    (remark,) = loaded.draft.remarks
    assert remark.startswith("line 2: ")
    assert reason in remark
    assert [one.text for one in find(loaded.draft)] == ["so it was"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("main.org", '#+include: "a.py" src python\n#+include: "b.org" example\n'),
        ("main.typ", '// #include "b.typ"\n`#include "b.typ"`\n'),
        ("main.rst", ".. include:: a.py\n   :code: python\n"),
        ("main.adoc", "include::a.py[]\n// include::b.adoc[]\n"),
    ],
)
def test_code_is_no_part(tmp_path: Path, name: str, text: str) -> None:
    loaded = load(tmp_path, {name: f'{text}\nHe: "so it was"\n', f"b.{name[5:]}": '"no, it was not"'}, name)
    assert [one.text for one in find(loaded.draft)] == ["so it was"]
    assert loaded.draft.remarks == ()


def test_names_have_the_values_of_attributes(tmp_path: Path) -> None:
    files = {
        "main.adoc": ":parts: ch\n\ninclude::{parts}/a.adoc[]\n\ninclude::{other}/a.adoc[]\n",
        "ch/a.adoc": 'He: "so it was"\n',
    }
    loaded = load(tmp_path, files, "main.adoc")
    assert [one.text for one in find(loaded.draft)] == ["so it was"]
    assert loaded.draft.remarks == (
        "line 5: include::{other}/a.adoc[] is not followed: its name depends on an attribute",
    )


def test_labels_of_other_parts_are_no_keys(tmp_path: Path) -> None:
    files = {
        "main.typ": '#include "a.typ"\n#include "b.typ"\n#bibliography("works.bib")\n',
        "a.typ": '= One <one>\nHe: "so it was" @doe, see @two, @three and #cite(<roe>).\n',
        "b.typ": "= Two <two>\n#example(label: <three>)[A]\n@roe #cite(<doe>, <roe>)\n",
        "works.bib": "",
    }
    loaded = load(tmp_path, files, "a.typ")
    assert [cite.key for citation in loaded.draft.citations for cite in citation.cites] == ["doe", "roe"]


def test_terms_of_a_glossary_are_no_keys(tmp_path: Path) -> None:
    files = {
        "main.typ": '#import "parts/terms.typ": *\nHe: "so it was" @doe, @gis and two @gis:pl, @sea.\n',
        "parts/terms.typ": '#let terms = ((key: "gis", short: "GIS"), (key: "sea", short: "S"))\n',
    }
    loaded = load(tmp_path, files, "main.typ")
    assert [cite.key for citation in loaded.draft.citations for cite in citation.cites] == ["doe"]


def test_a_part_of_a_part_has_the_bibliography_of_the_whole(tmp_path: Path) -> None:
    files = {
        "main.typ": '#include "ch/a.typ"\n#bibliography("works.bib")\n',
        "ch/a.typ": '#include "b/c.typ"\n= A <a>\n',
        "ch/b/c.typ": 'He: "so it was" @doe, see @a.\n',
        "works.bib": "",
    }
    loaded = load(tmp_path, files, "ch/b/c.typ")
    assert loaded.draft.front.bibliography == ("works.bib",)
    assert loaded.folder.resolve() == tmp_path.resolve()
    assert [cite.key for citation in loaded.draft.citations for cite in citation.cites] == ["doe"]
