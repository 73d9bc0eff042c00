"""Families of styles whose manuals ask for more than a style can say in CSL: which styles, and which rules.

The processor knows the rules (`tree.ManualRules`), never a style's name. `with_manual` puts a family's rules, and those
that hold for every style, into a style; without it a style is what its file says, and no more (`--strict-csl`).
"""

from collections.abc import Sequence

from citecli.csl.sources import style_id
from citecli.csl.tree import ManualRules, Style
from citecli.frozen import FrozenValue, replace
from citecli.markup.plain import write as plain_text
from citecli.markup.rich import parse
from citecli.references.csl_json import from_item, to_item, with_note_fields
from citecli.references.model import ItemType, Reference
from citecli.text.folding import fold

_SOFT_HYPHEN = "\u00ad"
_UNPUBLISHED = frozenset((ItemType.INTERVIEW, ItemType.MANUSCRIPT, ItemType.PERSONAL_COMMUNICATION))
"""Types of what nobody has published where no publisher is named."""


class Family(FrozenValue):
    """The styles whose ids are `styles`, or begin with one of them and a hyphen, but for those that hold an `edition`
    which had other rules."""

    name: str
    styles: tuple[str, ...]
    rules: ManualRules
    other_editions: tuple[str, ...] = ()

    def holds(self, identifier: str) -> bool:
        """Whether a style's id is one of this family."""
        if any(edition in identifier for edition in self.other_editions):
            return False
        return any(identifier == known or identifier.startswith(f"{known}-") for known in self.styles)


_ALL = ManualRules(
    detects_language=True,
    drops_soft_hyphens=True,
    knows_elisions=True,
    nothing_before_something=True,
    reads_notes=True,
    parts_located_years=True,
)
"""What holds whatever the manual: no English title case for a French title, rock ’n’ roll, Doe, J. before Doe, J. A.,
semicolons between years with pages, which commas would run together: (Doe, 2000, p. 3; 2001, p. 4)."""

FAMILIES: Sequence[Family] = (
    # APA 7, 6.17: title case leaves words of three letters or fewer small, and sentence case has a capital after a
    # colon, a dash or the mark that ends a sentence; 9.29: an author who is the publisher too is named as author alone.
    Family("APA", ("apa",), replace(_ALL, capital_from=4, capital_after_colon=True, names_author_once=True)),
    # Chicago 18, 8.160: prepositions of five letters or more have a capital.
    Family(
        "Chicago",
        ("chicago-author-date", "chicago-notes-bibliography", "chicago-notes", "chicago-shortened-notes-bibliography"),
        replace(_ALL, capital_from=5),
        ("17th-edition", "16th-edition"),
    ),
    # MLA 9, 5.96: http(s):// may go; 5.18: an organisation that is the publisher too is named there alone; 5.63: nor is
    # a publisher named that the website is called after; an anonymous work in a book begins with its own title.
    Family(
        "MLA",
        ("modern-language-association",),
        replace(_ALL, drops_scheme=True, names_publisher_once=True, parts_begin_with_titles=True),
        ("6th-edition", "7th-edition", "8th-edition"),
    ),
)


def with_manual(style: Style) -> Style:
    """The style with the rules of its manual, which are those of its parent's for a dependent style."""
    identifier = style_id(style.info.parent or style.info.id)
    rules = next((family.rules for family in FAMILIES if family.holds(identifier)), _ALL)
    return replace(style, manual=rules)


def prepared(reference: Reference, rules: ManualRules) -> Reference:
    """A reference as the rules would have it before anything is set."""
    if rules.drops_soft_hyphens and any(_SOFT_HYPHEN in text for text in reference.texts.values()):
        texts = {variable: text.replace(_SOFT_HYPHEN, "") for variable, text in reference.texts.items()}
        reference = replace(reference, texts=texts)
    if rules.reads_notes and ":" in reference.texts.get("note", ""):
        item = to_item(reference)
        whole = with_note_fields(item, in_words=True)
        reference = reference if whole is item else from_item(whole)[0]
    if rules.names_author_once and reference.type not in _UNPUBLISHED and _is_published_by_author(reference):
        return _without_publisher(reference)
    return _publisher_once(reference) if rules.names_publisher_once else reference


def _is_published_by_author(reference: Reference) -> bool:
    """Whether the only author is the publisher, too."""
    publisher = _compared(reference.texts.get("publisher", ""))
    authors = reference.names.get("author", ())
    if not publisher or len(authors) != 1:
        return False
    return publisher == _compared(authors[0].literal or (authors[0].family, "")[bool(authors[0].given)])


def _without_publisher(reference: Reference) -> Reference:
    texts = {variable: text for variable, text in reference.texts.items() if variable != "publisher"}
    return replace(reference, texts=texts)


def _publisher_once(reference: Reference) -> Reference:
    """The reference without an author who is its publisher, and without a publisher who is its container."""
    if _is_published_by_author(reference):
        others = {variable: names for variable, names in reference.names.items() if variable != "author"}
        reference = replace(reference, names=others)
    publisher = _compared(reference.texts.get("publisher", ""))
    if publisher and publisher == _compared(reference.texts.get("container-title", "")):
        reference = _without_publisher(reference)
    return reference


def _compared(name: str) -> str:
    """A name as names are compared: without markup, case and the article."""
    return fold(plain_text(parse(name))).strip().removeprefix("the ")
