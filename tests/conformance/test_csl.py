"""The outside suite of the citation processor, where it is there; cases that fail are listed, each with its reason."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from citecli.csl import sources

HERE = Path(__file__).parent
SUITES = HERE.parents[2] / "shared" / "suites"
KNOWN = HERE / "csl_known_failures.txt"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (SUITES / "score").exists(),
        reason=f"the outside suites are not at {SUITES}; nothing of theirs is kept here",
    ),
]


def _module(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_every_failure_is_listed_and_every_listed_case_fails() -> None:
    suite = _module("outside_csl_suite", SUITES / "csl" / "csl_suite.py")
    adapter = _module("csl_adapter", HERE / "csl_adapter.py")
    failing = set()
    count = 0
    for path in suite.find_fixtures(SUITES / "csl" / "fixtures", ["off-spec"]):
        fixture = suite.read_fixture(path)
        count += 1
        try:
            output = adapter.answer(fixture.request())
        except Exception:  # a request that breaks the processor is a failure like any other
            failing.add(fixture.name)
            continue
        if not suite.compare(fixture, output)[0]:
            failing.add(fixture.name)
    known = suite.read_expected(KNOWN)
    assert count >= 600
    assert sorted(failing - known) == [], "cases that fail and are not listed"
    assert sorted(known - failing) == [], "listed cases that pass now: take them off the list"
    assert all("#" in line for line in KNOWN.read_text("utf-8").splitlines() if line.strip()), "each with its reason"


def test_published_examples_are_met_more_often_than_by_the_reference_implementation() -> None:
    official = SUITES / "citations" / "official.py"

    done = subprocess.run(
        [
            sys.executable,
            str(official),
            "--ours",
            f"{sys.executable} {HERE / 'csl_adapter.py'} --manuals",
            "--styles",
            str(sources.styles_folder()),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    passed = int(done.stdout.rsplit("\n\n", 1)[1].split()[0])
    assert passed >= 64  # the reference implementation meets 51, done.stdout
