"""YAML from outside."""

from collections.abc import Iterator

import pytest
import yaml

from citecli.text.guarded_yaml import NoYaml, dump, load


def test_scalars_stay_as_they_are_written() -> None:
    text = "day: 2020-05-04\nnumber: 010\nyes: true\nnothing: null\nlist: [1.10, ~]\ninner: {a: b}\nquoted: ! 'x'\n"
    assert load(text) == {
        "day": "2020-05-04",
        "number": "010",
        "yes": "true",
        "nothing": "null",
        "list": ["1.10", "~"],
        "inner": {"a": "b"},
        "quoted": "x",
    }
    assert load("") is None
    assert load("---\na: 1\n---\nb: 2\n") == {"a": "1"}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: 1\nb: &x [1]\nc: *x\n", 3, "aliases"),
        ("a: 1\nb: !!python/object:os.system x\n", 2, "tags"),
        ("a: 1\nb: !mine x\n", 2, "tags"),
        ("a: 1\nb: " + "[" * 60 + "]" * 60, 2, "too deep"),
        ("- a\n" * 30, 19, "too long"),
        ("a: b: c", 1, "not YAML"),
        ("a: 'open", 1, "not YAML"),
        ("a: \x00", 0, "not YAML"),
    ],
)
def test_what_is_not_read(text: str, line: int, says: str) -> None:
    with pytest.raises(NoYaml, match=says) as caught:
        load(text, most_events=20)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: ") is (line > 0)
    assert caught.value.after(2).line == (line + 2 if line else 0)


def test_a_nest_without_end_is_refused() -> None:
    # Who gives up first, this guard or the parser, and with what words, depends on the parser's version.
    with pytest.raises(NoYaml) as caught:
        load("[" * 1_000_000)
    assert caught.value.line in (0, 1)


def test_a_nest_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = 0

    def events(text: str, Loader: type) -> Iterator[yaml.Event]:
        nonlocal seen
        mark = yaml.Mark("", 0, 0, 0, None, None)
        for seen in range(1, 1_000_001):  # noqa: B007
            yield yaml.SequenceStartEvent(None, None, True, mark, mark)

    monkeypatch.setattr(yaml, "parse", events)
    with pytest.raises(NoYaml, match="too deep"):
        load("[" * 1_000_000, deepest=50)
    assert seen == 51


@pytest.mark.parametrize(
    "text", ["é 海 😀", "a\x85b", "a: b", "yes", "", "'q'", "one\ntwo", "\u2028x", "# x", "\\U0001"]
)
def test_what_is_written_is_read(text: str) -> None:
    written = dump([{"id": text, "t": [text, text]}])
    assert load(written) == [{"id": text, "t": [text, text]}]
    assert ("😀" in written) == ("😀" in text)
