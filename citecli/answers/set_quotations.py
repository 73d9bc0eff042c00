"""The results of `quote` and `quotes --cite`: formatted quotations with their citations and reference entries."""

from citecli.answers.citations import FormattedText
from citecli.answers.quotations import Utterance
from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content
from citecli.matching.selectors import Selector
from citecli.quoting.canonical_places import CanonicalPlace
from citecli.quoting.quotation import SetQuotation


class PassageLocator(FrozenValue):
    """The place of words in a source: CSL's locator label and the number, both "" without a place."""

    label: str = ""
    value: str = ""
    section: str = ""
    """The heading above the words, if the manual requires it with the number of the paragraph."""
    suffix: str = ""
    """The writer's text after the number or instead of it, with the comma or space before it."""
    canonical: CanonicalPlace | None = None
    """The place in scripture or a classical work that the suffix is; `None` for any other."""

    @property
    def text(self) -> str:
        """The number and what is beside it, or the words in place of one."""
        return f"{self.value}{self.suffix}" if self.value else self.suffix.lstrip(", ")


class Part(FrozenValue):
    """One part of words that the source interrupts."""

    utterance: Utterance
    """The part."""
    selector: Selector
    """The selector that finds the part again."""
    link: str = ""
    """The URL of the part in the source's own page, "" without one."""


class CitedQuotation(FrozenValue):
    """One quotation as the style sets it, with its citation."""

    utterance: Utterance
    """The words, from the first to the last when the source interrupts them."""
    set: SetQuotation
    """The words as the style sets them."""
    citation: Content
    """The citation in the text, or the text of the note; empty when nothing remains to be cited."""
    note: int
    """The number of the note, from 1; 0 when the citation stands in the text."""
    entry: str
    """The id of the reference."""
    locator: PassageLocator
    """The place of the words in the source."""
    secondary_source: bool
    """Whether they are the words of a speaker whom the source quotes."""
    selector: Selector
    """The selector that finds the words again. It has no digest, which can be computed from the document's text."""
    link: str = ""
    """The URL of the words in the source's own page, "" without one."""
    parts: tuple[Part, ...] = ()
    """The parts of an interrupted quotation (“…,” she said, “…”); empty for any other quotation."""

    @property
    def numbers(self) -> str:
        """The number, or the first and the last ("3–4"), under which the document's quotations are listed; or ""."""
        first = self.utterance.number
        if not first:
            return ""
        last = self.parts[-1].utterance.number if self.parts else first
        return str(first) if first == last else f"{first}–{last}"


class SetQuotations(FrozenValue):
    """Quotations in a style, and the entries of their sources."""

    style: str
    """The id of the style."""
    title: str
    """Its full title."""
    locale: str
    """The language of terms, dates and marks."""
    heading: str
    """What the style calls its bibliography."""
    quotations: tuple[CitedQuotation, ...]
    """In order."""
    entries: tuple[FormattedText, ...]
    """In the style's order; none for a style without a bibliography."""
    warnings: tuple[str, ...] = ()
    """For the user, one line each."""
    hanging_indent: bool = False
    """Whether entries want one."""
