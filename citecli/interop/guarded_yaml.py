"""YAML from outside: scalars as they are written, lists and mappings; nothing that could grow or run."""

from citecli.errors import InvalidReference

_DEEPEST = 50
_MOST_EVENTS = 2_000_000


def load(text: str) -> object:
    """The value of the first document of a YAML text; every scalar is a str ("2020-05-04", "010", "true").

    Raises `InvalidReference` with the line for what is no YAML, and for aliases, tags and deep nesting: a small text
    could otherwise stand for a huge one.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = 0
    try:
        for count, event in enumerate(yaml.parse(text, Loader=loader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            tag = getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent) or (tag and tag != "!"):
                line = event.start_mark.line + 1
                raise InvalidReference(f"line {line}: YAML aliases and tags are not read; write it out")
            if depth > _DEEPEST or count > _MOST_EVENTS:
                raise InvalidReference(f"line {event.start_mark.line + 1}: the YAML is too deep or too long")
        value: object = next(iter(yaml.load_all(text, Loader=loader)), None)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 1}: " if mark else ""
        raise InvalidReference(f"{place}no YAML: {getattr(error, 'problem', None) or 'it can’t be read'}") from None
    except (ValueError, RecursionError):
        raise InvalidReference("no YAML: it can’t be read") from None
    return value
