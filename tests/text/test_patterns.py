import re
from typing import Any

import pytest

from citecli.text.patterns import compiled_late


def test_it_does_what_the_compiled_pattern_does() -> None:
    pattern = r"(?P<first>[a-zé–])\s*"
    late, soon = compiled_late(pattern, re.IGNORECASE), re.compile(pattern, re.IGNORECASE)
    for _ in range(2):
        assert late.findall("É x – 1") == soon.findall("É x – 1") == ["É", "x", "–"]
        assert late.sub("", "É x – 1") == "1"
        found = late.match("x")
        assert found
        assert found["first"] == "x"
    assert (late.pattern, late.flags, dict(late.groupindex)) == (soon.pattern, soon.flags, {"first": 1})
    assert compiled_late(rb"\d").findall(b"a1") == [b"1"]


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = []
    compile_now = re.compile

    def noted(*asked: Any) -> Any:
        compiled.append(asked)
        return compile_now(*asked)

    monkeypatch.setattr(re, "compile", noted)
    late = compiled_late("x+", re.ASCII)
    assert compiled == []
    assert [late.search("axx") is not None for _ in range(3)] == [True] * 3
    assert compiled == [("x+", re.ASCII)]


def test_an_error_is_raised_at_the_first_use() -> None:
    late = compiled_late("(")
    with pytest.raises(re.error):
        late.search("x")
