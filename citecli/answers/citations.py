"""What `cite` answers: formatted references and citations, as markup."""

from enum import StrEnum

from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content
from citecli.references.model import Reference


class Form(StrEnum):
    """What a formatted text is for."""

    ENTRY = "entry"
    IN_TEXT = "in-text"
    NOTE = "note"


class FormattedText(FrozenValue):
    """One formatted reference or citation."""

    id: str
    """The id of the reference."""
    form: Form
    """What the text is for."""
    content: Content
    """The text, as markup."""


class Citations(FrozenValue):
    """Formatted references and citations, and how they were made."""

    style: str
    """The id of the style."""
    title: str
    """Its full title."""
    locale: str
    """The language of terms and dates."""
    texts: tuple[FormattedText, ...]
    """In the order in which they are to be read; entries in the style's own order."""
    references: tuple[Reference, ...]
    """What was to be cited."""
    warnings: tuple[str, ...] = ()
    """For the user, one line each."""
    hanging_indent: bool = False
    """Whether entries want one."""
    has_notes: bool = False
    """Whether the style cites in notes."""
    parent: str = ""
    """The id of the style that this one is the same as, "" for none."""
