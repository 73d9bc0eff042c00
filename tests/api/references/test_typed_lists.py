"""Typed lists of references, as the processor sets them in many styles, read back and checked."""

import re
from collections import Counter
from pathlib import Path

import pytest

from citecli.api.references.check_references import check_references, new_asker
from citecli.api.references.targets import targets_of
from citecli.csl import Citation, CitationItem, load_locale, load_style, render
from citecli.library.library import Library
from citecli.markup import plain
from citecli.references.csl_json import from_items
from tests.api.references.made_references import four_hundred
from tests.api.references.made_services import MadeServices
from tests.api.references.made_works import MadeWorks

STYLES = (
    "apa", "modern-language-association", "chicago-author-date", "chicago-notes-bibliography", "ieee",
    "american-medical-association", "nature", "vancouver", "elsevier-harvard", "american-chemical-society",
)  # fmt: skip
_VISIBLE = frozenset(
    ("changed: _another_title", "changed: _another_author", "changed: _another_year", "changed: _another_volume",
     "changed: _other_pages", "changed: _another_journal", "faithful")
)  # fmt: skip
"""Kinds of references of which every style prints what is wrong with them. An invention may lose its DOI."""


@pytest.mark.slow
def test_the_share_of_right_verdicts(made: MadeWorks, made_services: MadeServices, tmp_path: Path) -> None:
    cases = [case for case in four_hundred(made, made_services) if case.kind in _VISIBLE or case.kind == "invented"]
    cases = [case for case in cases if "<i>" not in case.item["title"].lower()]
    counts: Counter[str] = Counter()
    wrong = []
    asker = new_asker(made_services.services(), lambda: tmp_path)
    for number, name in enumerate(STYLES):
        own = cases[number * 25 : number * 25 + 50]
        items = [{**case.item, "DOI": _plain_doi(case.item)} for case in own]
        references, _ = from_items(items)  # type: ignore[arg-type]
        style = load_style(name)
        cited = [Citation((CitationItem(reference.id),)) for reference in references]
        rendered = render(style, references, cited, locale=load_locale("en-US", style))
        assert rendered.bibliography is not None
        lines = [" ".join(plain.write(entry.content).split()) for entry in rendered.bibliography]
        draft = tmp_path / "draft.txt"
        draft.write_text("Essay\n\nSome text.\n\nReferences\n\n" + "\n\n".join(lines) + "\n", encoding="utf-8")
        targets = targets_of(str(draft), lambda: Library(tmp_path))
        by_id = {case.item["id"]: case for case in own}
        assert len(targets.targets) == len(own), name
        (answer,) = check_references([targets], asker)
        for entry, check in zip(rendered.bibliography, answer.checks, strict=True):
            case = by_id[entry.id]
            right = case.right | ({"not found"} if case.kind == "invented" else set())
            counts["right" if check.verdict.value in right else "wrong"] += 1
            if check.verdict.value not in right:
                wrong.append((name, check.entry, check.verdict.value, case.kind))
            assert not (case.kind == "invented" and check.verdict.value == "confirmed"), check.entry
    asker.close()
    assert counts["right"] >= 0.96 * sum(counts.values()), wrong


def _plain_doi(item: dict[str, object]) -> object:
    """The DOI as styles print it."""
    match = re.search(r"10\..*", str(item.get("DOI", "")))
    return match[0].rstrip(".") if match else ""
