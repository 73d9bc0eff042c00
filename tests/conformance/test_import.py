"""The outside cases of bibliography import, where they are there: the share of fields must not fall below its floor.

What keeps it from the whole is in `import_notes.md`, by its kind.
"""

import importlib.util
import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from citecli.errors import CitecliError
from citecli.interop.read import format_named, parse
from citecli.references.csl_json import to_item

SUITES = Path(__file__).parents[3] / "shared" / "suites"
FLOORS = {
    "bibtex": 93.5, "biblatex": 93.0, "ris": 91.2, "nbib": 89.0, "endnote xml": 99.0, "mods": 88.0, "refer": 91.0,
    "ovid tagged": 94.0, "pubmed-xml": 98.0, "wos-tagged": 97.0,
}  # fmt: skip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (SUITES / "score").exists(),
        reason=f"the outside suites are not at {SUITES}; nothing of theirs is kept here",
    ),
]


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("import_eval", SUITES / "import" / "import_eval.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_figures_keep_above_their_floors() -> None:
    scorer = _scorer()
    fields: Counter[str] = Counter()
    agreed: Counter[str] = Counter()
    with (SUITES / "import" / "cases.jsonl").open(encoding="utf-8") as lines:
        cases = [json.loads(line) for line in lines]
    for case in cases:
        form = case["format"]
        if form not in FLOORS or not case["expected_csl"] or len(case["expected_csl"]) > 250:
            continue
        wanted = scorer.expected(case)
        try:
            found = [to_item(one) for one in parse(case["input"], format_named(form)).references]
        except CitecliError:
            found = []
        by_id = {str(item["id"]): item for item in found}
        by_title = {scorer.norm(item.get("title", ""), True): item for item in found}
        for number, want in enumerate(wanted):
            item = by_id.get(str(want.get("id"))) or (found[number] if len(found) == len(wanted) else None)
            item = item or by_title.get(scorer.norm(want.get("title", ""), True)) or {}
            for field, value in want.items():
                if field not in scorer.SKIP and value not in (None, "", []):
                    fields[form] += 1
                    have = item.get(field) or item.get(scorer.ALIAS.get(field, field))
                    agreed[form] += scorer.agree(field, value, have, False)
    for form, floor in FLOORS.items():
        share = 100 * agreed[form] / fields[form]
        assert share >= floor, f"{form} fell to {share:.1f}%"
