"""Regular expressions: none of the package escapes the script that pumps them, and those that grew grow no more."""

import importlib.util
import re
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

from citecli.api.citing import places
from citecli.csl import locator_text
from citecli.documents import bylines, labelled_head
from citecli.drafts import citations
from citecli.interop import bibtex_blocks, mods, ovid
from citecli.readers import markdown_hidden_elements
from citecli.text import words


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """`patterns.py`, which is in no package."""
    spec = importlib.util.spec_from_file_location("fuzz_patterns", Path(__file__).parent / "patterns.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fuzz_patterns"] = module
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules["fuzz_patterns"]
    return module


@pytest.mark.slow  # it parses the whole package
def test_every_pattern_of_the_package_is_found(script: ModuleType) -> None:
    found = list(script.sites())  # raises for a pattern that it can't know
    assert len(found) > 600
    names = {site.where for site in found}
    assert {"citecli.quotes.tokens.speaker_labels.LAYOUTS#3", "citecli.cli.wording:error_line"} <= names
    # None is excused that is gone.
    assert script.BOUNDED.keys() <= {name.partition("#")[0] for name in names}
    assert {site.where for site in found if site.is_built} == script.BUILT.keys()


@pytest.mark.parametrize(
    "source",
    [
        "from re import search\nsearch('a', 'b')\n",
        "import re as regex\nregex.search('a', 'b')\n",
        "import re\nx = list(map(re.compile, ['a*']))\n",
        "import re\ndef f(x):\n    return re.search(x + '*', 'a')\n",
    ],
)
def test_what_could_hide_a_pattern_is_refused(
    script: ModuleType, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "hiding"
    package.mkdir()
    (package / "__init__.py").write_text(source)
    monkeypatch.setattr(script, "PACKAGE", package)
    with pytest.raises(ValueError, match=r"__init__\.py:"):
        list(script.sites())


LONG = 60_000
"""Characters for which what grows with the square takes a minute, and what doesn't some thousandths of a second."""
SECONDS = 5.0


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (labelled_head._SEPARATOR, " " * LONG),
        (bylines._BETWEEN, " " * LONG),
        (bylines._SEPARATOR, " " * LONG),
        (bylines._ASIDE, " " * LONG),
        (bylines._PLACE, " " * LONG),
        (locator_text._TYPED_RANGE, " " * LONG),
        (citations._JOINT, " " * LONG),
        (markdown_hidden_elements._COMMENT, "<!--" * (LONG // 4)),
        (places._SECTION, " " * LONG),
        (bibtex_blocks._HEAD, "@%" * LONG),
        (ovid._IN_ISSUE, " " * LONG),
        (ovid._DATE, " " * LONG),
        (mods._PLURAL, " " * LONG),
        (words._COMPARED.for_text("a"), "a" + "\u0300" * LONG + "!"),
    ],
)
def test_what_grew_with_the_square_grows_no_more(pattern: re.Pattern[str], text: str) -> None:
    start = time.process_time()
    if pattern is places._SECTION:
        pattern.match(text)
    else:
        pattern.sub("", text)
    assert time.process_time() - start < SECONDS
