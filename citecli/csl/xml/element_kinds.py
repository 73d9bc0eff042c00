"""What reading an element of CSL takes: from its attributes a *head*, its children added when it ends.

A head depends on nothing but the attributes, so that the reader of a file may keep and reuse it.
"""

from collections.abc import Callable
from sys import intern
from typing import Any, NamedTuple, TypeAlias

from citecli.csl.taxonomy import TermForm

XML_LANG = "http://www.w3.org/XML/1998/namespace lang"
"""The attribute xml:lang as expat names it."""

Attributes: TypeAlias = dict[str, str]
Note: TypeAlias = Callable[[str], None]
"""Takes one line about what is wrong with the element that is being read."""

TERM_FORMS = frozenset(form.value for form in TermForm)


class Kind(NamedTuple):
    """How one element is read.

    `read` makes the head and takes the attributes that it knows out of the dictionary. `fill` is given the head, what
    the children became, the characters (of a `textual` element; else "") and the note-taker; without it the head is
    all. `holds` names the children that may stand in it. The macro calls in a `scope` are counted together.
    """

    read: Callable[[Attributes, Note], Any]
    fill: Callable[[Any, list[Any], str, Note], Any] | None = None
    holds: str = ""
    textual: bool = False
    scope: bool = False


RENDERING = "text number label date names group choose"
"""The rendering elements but cs:layout (specification, "Rendering Elements")."""


def term_name(name: str) -> str:
    """A term's name as CSL 1.0.2 has it."""
    return "sub-verbo" if name == "sub verbo" else intern(name)
