"""The places of quoted words as a citation gives them: the user's own, or those that are found in the document."""

from citecli.answers.set_quotations import PassageLocator
from citecli.api.citing.locators import locator_in_document
from citecli.api.citing.quoted_source import QuotedSource
from citecli.csl import Locale, textcase
from citecli.csl.locator_text import Locator, locator_terms, parse_locator
from citecli.csl.numbers import is_plural
from citecli.csl.taxonomy import TextCase
from citecli.documents.model import Span
from citecli.markup.nodes import Content, FontFormat, FontStyle, Formatted, Text
from citecli.markup.plain import write as plain_text
from citecli.quoting.canonical_places import CanonicalPlace, canonical_place
from citecli.quoting.personal_communications import is_unrecoverable
from citecli.quoting.style_manuals import Narrative, StyleManual
from citecli.references.model import ItemType, Reference

_ITALIC = FontFormat(font_style=FontStyle.ITALIC)


class PassageLocators:
    """The locators of passages by the rules of a manual."""

    def __init__(self, manual: StyleManual, locale: Locale, *, notes: bool, given: str) -> None:
        """`notes`: citations are in notes. `given` is the locator that the user named, "" for none."""
        self._manual = manual
        self._locale = locale
        self._notes = notes
        self._given = given

    def of(self, reference: Reference, source: QuotedSource, span: Span) -> PassageLocator:
        """The locator that the user gave, else the place of the words in the document, where that means anything."""
        if not self._given:
            return self.found(reference, source, span)
        if place := canonical_place(self._given, reference.type == ItemType.CLASSIC):
            return self._canonical(place)
        locator = parse_locator(self._given, locator_terms(self._locale))
        if self._manual.names_lines and locator.label == "line":
            return self._lines(locator)
        return PassageLocator(locator.label, locator.value, suffix=locator.suffix)

    def found(self, reference: Reference, source: QuotedSource, span: Span) -> PassageLocator:
        """The place of the words in the document, where that means anything."""
        if not self._manual.places_in_personal and is_unrecoverable(reference):
            return PassageLocator()
        inside = source.paragraphs_in(span)
        found = locator_in_document(source.document, inside, self._manual, source.numbers)
        verses = source.verses_in(span)
        if verses and found.label == "paragraph" and not source.numbers:
            first, last = verses
            return self._lines(Locator("line", str(first) if first == last else f"{first}-{last}"))
        return found

    def _canonical(self, place: CanonicalPlace) -> PassageLocator:
        """A place in scripture or a classical work, as text without a label."""
        text = place.text(stops=self._manual.stops_in_scripture and place.is_scripture, hyphens=self._manual.hyphens)
        bare = not place.work and self._manual.narrative is Narrative.REST_AT_END
        comma = not bare and (self._manual.comma_before_numbers or self._notes or bool(place.work))
        return PassageLocator(suffix=f", {text}" if comma else f" {text}", canonical=place)

    def _lines(self, locator: Locator) -> PassageLocator:
        """Lines with their name, where a number alone would be a page: `, lines 3-4`."""
        term = self._locale.term("line", "long", plural=is_plural("locator", locator.value))
        value = locator.value.replace("–", "-") if self._manual.hyphens else locator.value.replace("-", "–")
        return PassageLocator(suffix=f", {term} {value}{locator.suffix}")

    def located(self, locator: PassageLocator) -> str:
        """A locator as text outside a citation: `p. 12`, `Results section, para. 3`, `the second letter`."""
        if not locator.value:
            return locator.suffix.lstrip(", ")
        several = is_plural("locator", locator.value)
        term = "" if locator.label == "timestamp" else self._locale.term(locator.label, "short", plural=several)
        value = locator.value.replace("-", "–")
        section = f"{locator.section} section" if locator.section else ""
        return ", ".join(part for part in (section, f"{term} {value}".strip()) if part) + locator.suffix

    def stands_alone(self, locator: PassageLocator) -> bool:
        """Whether the citation is the passage of scripture, or of a classical work, with no author and title before."""
        place = locator.canonical
        return self._manual.scripture_first and place is not None and (place.is_scripture or bool(place.author))

    def alone(self, locator: PassageLocator, reference: Reference, remark: str) -> Content:
        """A citation that is the passage: `Gen. 1:1 (King James Bible)`, `Hom. Il. 1.5`, in parentheses in the text.

        `remark` is what it says beside that, "" for nothing.
        """
        place = locator.canonical
        assert place is not None
        version = _version(reference) if place.is_scripture else ""
        numbers = place.text().removeprefix(f"{place.work} ") if place.author else ""
        named: Content = (Text(place.text()),)
        if place.author:
            named = (Text(f"{place.author} "), Formatted((Text(place.work),), _ITALIC), Text(f" {numbers}"))
        if self._notes:
            rest = "".join(f" ({part})" for part in (version, remark) if part)
            return (*named, Text(f"{rest}."))
        return (Text("("), *named, Text(f"{f', {version}' if version else ''}{f'; {remark}' if remark else ''})"))


def _version(reference: Reference) -> str:
    """What a version of scripture is called: its title as titles of books are set."""
    language = reference.texts.get("language", "") or "en"
    return plain_text(textcase.apply((Text(reference.texts.get("title", "")),), TextCase.TITLE, language))
