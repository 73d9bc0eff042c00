"""What the front matter of a draft says, as far as it is about citations.

Source: Pandoc's manual, "Citations".
"""

from collections.abc import Mapping

from citecli.documents.front_matter import OF_A_DRAFT, front_matter
from citecli.errors import BadInput
from citecli.frozen import FrozenValue

_TRUE = frozenset(("true", "yes", "on"))


class DraftMetadata(FrozenValue):
    """What a draft says of its citations; "" or nothing where it is silent.

    Fields that only tell how something looks (`link-citations`) are not read.
    """

    bibliography: tuple[str, ...] = ()
    """Files that references are in, as the draft names them."""

    style: str = ""
    """The style's file or name (`csl`)."""

    language: str = ""
    """A language tag (`lang`)."""

    nocite: str = ""
    """Citations of what is to be in the bibliography, though the text does not cite it."""

    title: str = ""

    references: tuple[Mapping[str, object], ...] = ()
    """Items of CSL-JSON as they were read from YAML, or that the draft brings along otherwise."""

    section_title: str = ""
    """The heading of the bibliography (`reference-section-title`)."""

    suppress_bibliography: bool = False

    end: int = 0
    """The offset at which the draft's body begins, in characters."""


def draft_metadata(text: str) -> DraftMetadata:
    """What the front matter of a draft says. `BadInput` when it can't be read, or may not (aliases, tags, too long)."""
    front = front_matter(text, OF_A_DRAFT)
    if front.problem:
        raise BadInput(front.problem)
    values = front.values
    references = values.get("references")
    return DraftMetadata(
        bibliography=_texts(values.get("bibliography")),
        style=_text(values.get("csl")) or _text(values.get("citation-style")),
        language=_text(values.get("lang")),
        nocite=" ".join(_texts(values.get("nocite"))),
        title=_text(values.get("title")),
        references=tuple(item for item in references if isinstance(item, Mapping))
        if isinstance(references, list)
        else (),
        section_title=_text(values.get("reference-section-title")),
        suppress_bibliography=_text(values.get("suppress-bibliography")).lower() in _TRUE
        or values.get("suppress-bibliography") is True,
        end=front.end,
    )


def _text(value: object) -> str:
    """A scalar; what YAML calls nothing is nothing."""
    return value.strip() if isinstance(value, str) and value not in ("null", "~") else ""


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(text for item in value if (text := _text(item)))
    return (text,) if (text := _text(value)) else ()
