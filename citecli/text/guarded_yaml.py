"""Safe reading of untrusted YAML: only strings, lists and mappings; no tags or aliases, and limited size and depth."""

from functools import cache
from typing import Any

_DEEPEST = 50
_MOST_EVENTS = 2_000_000


class NoYaml(ValueError):
    """A text can't be read as YAML. `reason` says why; `line` is counted from 1, 0 when unknown."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(f"line {line}: {reason}" if line else reason)
        self.reason = reason
        self.line = line

    def after(self, lines: int) -> "NoYaml":
        """The same error with its line counted in a file that has `lines` lines before the block."""
        return NoYaml(self.reason, self.line + lines if self.line else 0)


def load(text: str, *, deepest: int = _DEEPEST, most_events: int = _MOST_EVENTS) -> object:
    """The value of the first document of a YAML text; every scalar is a str ("2020-05-04", "010", "true").

    Raises `NoYaml` for invalid YAML, for aliases and tags (with aliases a small text can expand to a huge value), and
    for a text that is nested more deeply than `deepest` or has more than `most_events` parser events.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    try:
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            tag = getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent) or (tag and tag != "!"):
                raise NoYaml("YAML aliases and tags are not supported; write the values out", event.start_mark.line + 1)
            if depth > deepest or count > most_events:
                raise NoYaml("the YAML is too deep or too long", event.start_mark.line + 1)
        value: object = next(iter(yaml.load_all(text, Loader=loader)), None)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = f"not YAML: {getattr(error, 'problem', None) or 'it can’t be read'}"
        raise NoYaml(reason, mark.line + 1 if mark else 0) from None
    except NoYaml:
        raise
    except (ValueError, RecursionError):
        raise NoYaml("not YAML: it can’t be read") from None
    return value


def load_settings(text: str) -> object:
    """The value of the settings of another program, which may have aliases and tags: these are no values (`None`).

    Raises `NoYaml` for invalid YAML, and for what is too deep or too long.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    built: list[object] = []
    opened: list[tuple[list[object], bool]] = []
    try:
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            if isinstance(event, yaml.CollectionStartEvent):
                opened.append((built, isinstance(event, yaml.MappingStartEvent)))
                built = []
            elif isinstance(event, yaml.CollectionEndEvent):
                outer, is_mapping = opened.pop()
                outer.append(_mapping(built) if is_mapping else built)
                built = outer
            elif isinstance(event, yaml.NodeEvent):
                is_plain = isinstance(event, yaml.ScalarEvent) and event.tag in (None, "!")
                built.append(event.value if is_plain else None)
            elif isinstance(event, yaml.DocumentEndEvent):
                break
            if len(opened) > _DEEPEST or count > _MOST_EVENTS:
                raise NoYaml("the YAML is too deep or too long", event.start_mark.line + 1)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = f"not YAML: {getattr(error, 'problem', None) or 'it can’t be read'}"
        raise NoYaml(reason, mark.line + 1 if mark else 0) from None
    return built[0] if built else None


def _mapping(items: list[object]) -> dict[str, object]:
    """Keys and values that alternate; keys are texts alone."""
    return {key: value for key, value in zip(items[::2], items[1::2], strict=True) if isinstance(key, str)}


def dump(value: object) -> str:
    """A value as YAML in block style, keys in their order, without aliases for what stands in it twice."""
    import yaml

    def dumped(dumper: Any) -> str:
        dumper = _without_aliases(dumper)
        return str(yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1_000_000))

    text = dumped(getattr(yaml, "CSafeDumper", yaml.SafeDumper))
    # libyaml, the quicker one, escapes characters beyond U+FFFF, which everybody reads as they are.
    return dumped(yaml.SafeDumper) if "\\U" in text else text


@cache
def _without_aliases(dumper: Any) -> Any:
    """A kind of dumper that writes out what stands in a value twice."""
    return type("Dumper", (dumper,), {"ignore_aliases": lambda self, data: True})
