"""What quoting with a citation answers: quotations as they are set, their citations, and the entries they need."""

from typing import NamedTuple

from citecli.answers.citations import FormattedText
from citecli.answers.quotations import Utterance
from citecli.markup.nodes import Content
from citecli.matching.selectors import Selector
from citecli.quoting.quotation import SetQuotation


class PassageLocator(NamedTuple):
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


class Part(NamedTuple):
    """One part of words that the source interrupts, and what it takes to find it again."""

    utterance: Utterance
    selector: Selector
    link: str = ""


class CitedQuotation(NamedTuple):
    """One quotation, set, and its citation.

    `citation` stands in the text, or is a note; then `note` is its number from 1 (else 0). It is empty when nothing is
    left to cite. `entry` is the id of the reference. `secondary_source`: the words are those of a speaker whom the
    source quotes. `selector` is without a digest: who needs one takes that of the document's text. `link` leads to the
    words in the source's own page, "" when it has no address. When the source interrupts the words (“…,” she said,
    “…”), `utterance`, `selector` and `link` are about all of it, from the first word to the last, and `parts` about
    each part; else `parts` is empty.
    """

    utterance: Utterance
    set: SetQuotation
    citation: Content
    note: int
    entry: str
    locator: PassageLocator
    secondary_source: bool
    selector: Selector
    link: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def numbers(self) -> str:
        """The number, or the first and the last ("3–4"), under which the document's quotations are listed; or ""."""
        first = self.utterance.number
        if not first:
            return ""
        last = self.parts[-1].utterance.number if self.parts else first
        return str(first) if first == last else f"{first}–{last}"


class SetQuotations(NamedTuple):
    """Quotations in order, and the entries of their sources in the style's order, under `heading`.

    `entries` is empty for a style without a bibliography. `warnings` are for the user, one line each.
    """

    style: str
    title: str
    locale: str
    heading: str
    quotations: tuple[CitedQuotation, ...]
    entries: tuple[FormattedText, ...]
    warnings: tuple[str, ...] = ()
    hanging_indent: bool = False
