"""A few inputs for each target of the fuzzer, so that targets and loop stay whole; `run.py` tries many more."""

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import pytest

from citecli.interop.read import Format
from citecli.readers import registry

FOLDER = Path(__file__).parent


def load(name: str) -> ModuleType:
    """A module of this folder, which is no package."""
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules[name]
    return module


sys.path.insert(0, str(FOLDER))  # targets.py has some of its own module beside it
TARGET_MODULE = load("targets")
TARGETS = TARGET_MODULE.targets()
sys.path.remove(str(FOLDER))


@pytest.mark.parametrize("name", sorted(name for name in TARGETS if "pdf" not in name))
def test_a_few_inputs(name: str) -> None:
    loop, target = load("run"), TARGETS[name]
    for data in target.corpus:
        target.run(data)
    for number in range(8):
        chance = random.Random(f"{name} {number}")
        data = loop.mutated(chance.choice(target.corpus), target, chance)
        error = loop.judge(target, data)
        assert error is None, (data, error)


def test_everything_that_is_read_has_a_target() -> None:
    assert set(Format) == TARGET_MODULE.EXCHANGED
    suffixes = {form.suffixes[0] for form in registry.FORMATS}
    as_drafts_alone = {form.suffixes[0] for form in registry.FORMATS if not form.reader}
    assert suffixes - as_drafts_alone - {".pdf"} <= TARGET_MODULE.READ
    drafts = {form.draft_reader for form in registry.FORMATS if form.draft_reader}
    names = {"plain": "text"}
    assert all(f"{names.get(draft, draft)} draft" in TARGETS for draft in drafts)
    assert {"pdf", "typeset pdf"} <= TARGETS.keys()


def test_an_odd_file_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loop = load("run")

    def fails(data: bytes) -> None:
        if len(data) > 5:
            raise KeyError("no such thing")

    target = TARGETS["date"]._replace(name="broken", run=fails, corpus=(b"2001",))
    count, found = loop.own_loop(target, 1, 1, tmp_path)
    assert count > 1
    assert len(found) == 1
    assert "FOUND broken" in capsys.readouterr().out
    assert list(tmp_path.iterdir())
