"""Front matter: the YAML block at the head of a draft, as far as it is about citations.

Source: Pandoc's manual, "Citations".
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from citecli.errors import BadInput

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_DEEPEST = 50
_MOST_EVENTS = 200_000


class FrontMatter(NamedTuple):
    """What the front matter says; "" or nothing where it is silent.

    `references` are items of CSL-JSON as they were read from YAML. `end` is the offset at which the draft's body
    begins. `link_citations` and others that only tell how something looks are not read.
    """

    bibliography: tuple[str, ...] = ()
    style: str = ""
    language: str = ""
    nocite: str = ""
    title: str = ""
    references: tuple[Mapping[str, object], ...] = ()
    section_title: str = ""
    suppress_bibliography: bool = False
    end: int = 0


def read(text: str) -> FrontMatter:
    """The front matter of a draft. `BadInput` when it is no YAML, or YAML with aliases, tags or without measure."""
    match = _BLOCK.match(text)
    if match is None:
        return FrontMatter()
    values = parse_yaml(match["yaml"])
    if values is None:
        return FrontMatter(end=match.end())
    if not isinstance(values, Mapping):
        # Two rules with text between them are no front matter.
        return FrontMatter()
    references = values.get("references")
    return FrontMatter(
        bibliography=_texts(values.get("bibliography")),
        style=_text(values.get("csl")) or _text(values.get("citation-style")),
        language=_text(values.get("lang")),
        nocite=" ".join(_texts(values.get("nocite"))),
        title=_text(values.get("title")),
        references=tuple(one for one in references if isinstance(one, Mapping)) if isinstance(references, list) else (),
        section_title=_text(values.get("reference-section-title")),
        suppress_bibliography=values.get("suppress-bibliography") is True,
        end=match.end(),
    )


def parse_yaml(text: str) -> object:
    """The value of a YAML document of plain scalars, lists and mappings; dates stay text.

    Raises `BadInput` with the line for what is no YAML, and for aliases, tags and deep nesting: a small text could
    otherwise stand for a huge one.
    """
    import yaml

    class Loader(yaml.SafeLoader):  # type: ignore[misc]
        """Reads no date and no octal number: "2020-05-04" and "010" are what they look like."""

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "int", "float"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    depth = 0
    try:
        for count, event in enumerate(yaml.parse(text, Loader=yaml.SafeLoader)):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            tag = getattr(event, "tag", None)
            if isinstance(event, yaml.AliasEvent) or (tag and tag != "!"):
                raise BadInput(f"line {event.start_mark.line + 2}: YAML aliases and tags are not read; write it out")
            if depth > _DEEPEST or count > _MOST_EVENTS:
                raise BadInput(f"line {event.start_mark.line + 2}: the YAML is too deep or too long")
        value: object = yaml.load(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f"line {mark.line + 2}: " if mark else ""
        raise BadInput(f"{place}no YAML: {getattr(error, 'problem', None) or 'it can’t be read'}") from None
    except (ValueError, RecursionError):
        raise BadInput("no YAML: it can’t be read") from None
    return value


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(found for one in value if (found := _text(one)))
    return (found,) if (found := _text(value)) else ()
