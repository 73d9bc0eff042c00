"""Front matter: the YAML block at the head of a draft, as far as it is about citations.

Source: Pandoc's manual, "Citations".
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from citecli.errors import BadInput
from citecli.text import guarded_yaml

_BLOCK = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_MOST_EVENTS = 200_000
_TRUE = frozenset(("true", "yes", "on"))


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
    try:
        values = guarded_yaml.load(match["yaml"], most_events=_MOST_EVENTS)
    except guarded_yaml.NoYaml as error:
        raise BadInput(str(error.after(1))) from None
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
        suppress_bibliography=_text(values.get("suppress-bibliography")).lower() in _TRUE,
        end=match.end(),
    )


def _text(value: object) -> str:
    """A scalar; what YAML calls nothing is nothing."""
    return value.strip() if isinstance(value, str) and value not in ("null", "~") else ""


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(found for one in value if (found := _text(one)))
    return (found,) if (found := _text(value)) else ()
