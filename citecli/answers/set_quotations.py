"""What quoting with a citation answers: quotations as they are set, their citations, and the entries they need."""

from citecli.answers.citations import FormattedText
from citecli.answers.quotations import Utterance
from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content
from citecli.matching.selectors import Selector
from citecli.quoting.quotation import SetQuotation


class PassageLocator(FrozenValue):
    """Where in a source words stand: CSL's locator label and the number, both "" for nowhere in particular."""

    label: str = ""
    value: str = ""
    section: str = ""
    """The heading that they stand under, where a manual wants it beside the number of the paragraph."""
    suffix: str = ""
    """What a writer says beside the number or in place of one, with the comma or space before it."""

    @property
    def text(self) -> str:
        """The number and what is beside it, or the words in place of one."""
        return f"{self.value}{self.suffix}" if self.value else self.suffix.lstrip(", ")


class Part(FrozenValue):
    """One part of words that the source interrupts."""

    utterance: Utterance
    """The part."""
    selector: Selector
    """What it takes to find it again."""
    link: str = ""
    """What leads to it in the source's own page, "" for nothing."""


class CitedQuotation(FrozenValue):
    """One quotation as the style sets it, with its citation."""

    utterance: Utterance
    """The words, from the first to the last when the source interrupts them."""
    set: SetQuotation
    """The words as the style sets them."""
    citation: Content
    """What stands in the text, or the note; nothing when nothing is left to cite."""
    note: int
    """The number of the note, from 1; 0 when the citation stands in the text."""
    entry: str
    """The id of the reference."""
    locator: PassageLocator
    """Where in the source the words are."""
    secondary_source: bool
    """Whether they are the words of a speaker whom the source quotes."""
    selector: Selector
    """What it takes to find them again, without a digest: who needs one takes that of the document's text."""
    link: str = ""
    """What leads to them in the source's own page, "" for nothing."""
    parts: tuple[Part, ...] = ()
    """Each part, when the source interrupts the words (“…,” she said, “…”); else none."""

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
