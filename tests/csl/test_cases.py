"""Our own cases for the processor, in `tests/cases/csl/*.toml`: a fragment of a style, items, what must come out.

A file is a table of cases by name. A case has `shows` (one sentence), `spec` (the section of the CSL 1.0.2
specification that its expectation was worked out from, or whatever else it rests on), and

- `cited`: the text of each citation, and/or `entries`: that of each bibliography entry, in order; with `html = true`
  as HTML, with the tags that processors have in common. `entries = []` wants a bibliography without entries.
- `layout`: what is in cs:layout; `layout_options`, `options`, `sort`: the attributes of cs:layout, those of the part
  around it, the keys of its cs:sort. They are those of cs:citation where `cited` is wanted, else of cs:bibliography;
  tables `citation` and `bibliography` with the same keys speak of one part each.
- `class` (in-text), `style` (attributes of cs:style), `before` (macros and locales, as XML), `language` (en-US).
- `items`: names from `items.toml`, or CSL-JSON items as tables (id and type may be left out).
- `cites`: the document's citations; each a list of cites (ids, or tables with the fields of `CitationItem`), or a table
  with those in `items` and the other fields of `Citation`. By default each item is cited once, by itself.
- `fails`: why the case fails for now. A case that fails and has none, or passes and has one, fails the run.
"""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from citecli.csl import Citation, CitationItem, Mode, Rendered, Style, load_locale, render
from citecli.csl.xml.parse import parse_style
from citecli.markup import html, plain
from citecli.references.csl_json import from_items
from citecli.references.model import Reference

FOLDER = Path(__file__).parent.parent / "cases" / "csl"
_KEYS = frozenset(
    "shows spec cited entries html layout layout_options options sort citation bibliography class style before "
    "language items cites fails".split()
)
_PART_KEYS = frozenset(("layout", "layout_options", "options", "sort"))


class Case(NamedTuple):
    """One case: its name ("names/and-text") and its table."""

    name: str
    data: dict[str, Any]


def read_cases(folder: Path = FOLDER) -> list[Case]:
    """All cases of a folder, file by file. Raises `ValueError` for an unknown key or a missing one."""
    cases = []
    for path in sorted(folder.glob("*.toml")):
        if path.stem == "items":
            continue
        for name, data in tomllib.loads(path.read_text(encoding="utf-8")).items():
            case = Case(f"{path.stem}/{name}", data)
            unknown = data.keys() - _KEYS
            for part in ("citation", "bibliography"):
                unknown |= data.get(part, {}).keys() - _PART_KEYS
            if unknown or not data.get("shows") or not data.get("spec") or not {"cited", "entries"} & data.keys():
                raise ValueError(f"{case.name}: unknown keys {sorted(unknown)}, or no shows, spec, cited or entries")
            cases.append(case)
    return cases


def known_items(folder: Path = FOLDER) -> dict[str, dict[str, Any]]:
    """The items that cases may name."""
    items = tomllib.loads((folder / "items.toml").read_text(encoding="utf-8"))
    return {name: {"id": name, **item} for name, item in items.items()}


def style_of(case: Case) -> Style:
    """The style around a case's fragment. Raises `ValueError` when the parser has anything to say about it."""
    data = case.data
    fragment = {key: data[key] for key in _PART_KEYS if key in data}
    own_citation = data.get("citation") or (fragment if "cited" in data else {"layout": '<text variable="title"/>'})
    xml = [
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" '
        f'class="{data.get("class", "in-text")}" {data.get("style", "")}>',
        data.get("before", ""),
        _part("citation", own_citation),
    ]
    if "entries" in data:
        xml.append(_part("bibliography", data.get("bibliography") or fragment))
    xml.append("</style>")
    style = parse_style("".join(xml))
    problems = [problem for problem in style.problems if "cs:info" not in problem]
    if problems:
        raise ValueError(f"{case.name}: {problems}")
    return style


def _part(name: str, keys: dict[str, str]) -> str:
    sort = f"<sort>{keys['sort']}</sort>" if "sort" in keys else ""
    return (
        f"<{name} {keys.get('options', '')}>{sort}"
        f"<layout {keys.get('layout_options', '')}>{keys['layout']}</layout></{name}>"
    )


def references_of(case: Case) -> tuple[Reference, ...]:
    """A case's items. Raises `ValueError` when they are unsound."""
    library = known_items()
    items: list[object] = []
    for position, item in enumerate(case.data["items"], 1):
        if isinstance(item, str):
            item = library[item]
        items.append({"id": f"item-{position}", "type": "book", **item})
    references, problems = from_items(items)
    if problems:
        raise ValueError(f"{case.name}: {problems}")
    return references


def citations_of(case: Case, references: tuple[Reference, ...]) -> list[Citation]:
    """A case's document."""
    if "cited" not in case.data and "cites" not in case.data:
        return []
    cites = case.data.get("cites", [[reference.id] for reference in references])
    return [_citation(one) for one in cites]


def _citation(data: list[Any] | dict[str, Any]) -> Citation:
    if isinstance(data, list):
        data = {"items": data}
    fields = dict(data)
    if "mode" in fields:
        fields["mode"] = Mode(fields["mode"])
    return Citation(tuple(_cite(one) for one in fields.pop("items")), **fields)


def _cite(data: str | dict[str, Any]) -> CitationItem:
    if isinstance(data, str):
        return CitationItem(data)
    fields = dict(data)
    if "mode" in fields:
        fields["mode"] = Mode(fields["mode"])
    return CitationItem(**fields)


def rendered(case: Case) -> Rendered:
    """What the processor makes of a case."""
    style, references = style_of(case), references_of(case)
    locale = load_locale(case.data.get("language") or style.default_locale or "en-US", style)
    return render(style, references, citations_of(case, references), locale=locale)


def outcome(case: Case) -> dict[str, list[str]]:
    """What came out, in the shape of what a case wants: `cited`, `entries` or both."""
    made = rendered(case)
    write = html.write if case.data.get("html") else plain.write
    out = {}
    if "cited" in case.data:
        out["cited"] = [write(content) for content in made.citations]
    if "entries" in case.data:
        out["entries"] = [write(entry.content) for entry in made.bibliography or ()]
    return out


CASES = read_cases()


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            case,
            id=case.name,
            marks=[pytest.mark.xfail(strict=True, reason=case.data["fails"])] if "fails" in case.data else [],
        )
        for case in CASES
    ],
)
def test_case(case: Case) -> None:
    wanted = {key: case.data[key] for key in ("cited", "entries") if key in case.data}
    assert outcome(case) == wanted, case.data["shows"]


def test_there_are_many_and_each_says_something_else() -> None:
    assert len(CASES) >= 120
    said = [case.data["shows"] for case in CASES]
    assert sorted({one for one in said if said.count(one) > 1}) == []
