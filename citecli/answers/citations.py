"""What `cite` answers: formatted references and citations, as markup."""

from enum import StrEnum
from typing import NamedTuple

from citecli.markup.nodes import Content
from citecli.references.model import Reference


class Form(StrEnum):
    """What a formatted text is for."""

    ENTRY = "entry"
    IN_TEXT = "in-text"
    NOTE = "note"


class FormattedText(NamedTuple):
    """One formatted text: of which reference (`id`), for what, and the text."""

    id: str
    form: Form
    content: Content


class Citations(NamedTuple):
    """Formatted texts in the order in which they are to be read, entries in the style's own order.

    `style` is the id of the style, `title` its full title. `warnings` are for the user, one line each.
    """

    style: str
    title: str
    locale: str
    texts: tuple[FormattedText, ...]
    references: tuple[Reference, ...]
    warnings: tuple[str, ...] = ()
    hanging_indent: bool = False
