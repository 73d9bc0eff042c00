"""Locale: the terms, date formats and options of one language, as they stand after every override."""

from collections.abc import Iterable

from citecli.csl.taxonomy import FALLBACK_FORMS
from citecli.csl.tree import DateFormat, LocaleLayer, Term
from citecli.markup.nodes import QuoteMarks


class Locale:
    """The terms and options of several layers; later layers override earlier ones.

    Order the layers from the general to the particular: en-US, the language's main dialect, the dialect, then the
    style's own overrides (specification, "Locale fallback"). A term that the language has in another form goes before
    the English one in the form asked for.
    """

    __slots__ = ("_english", "dates", "language", "limit_day_ordinals", "ordinals", "punctuation_in_quote", "terms")

    def __init__(self, language: str, layers: Iterable[LocaleLayer]) -> None:
        self.language = language
        self.terms: dict[tuple[str, str], Term] = {}
        self._english: dict[tuple[str, str], Term] = {}
        self.ordinals: dict[tuple[str, str], Term] = {}
        self.dates: dict[str, DateFormat] = {}
        self.punctuation_in_quote = False
        self.limit_day_ordinals = False
        for layer in layers:
            is_foreign = layer.language == "en-US" and not language.startswith("en")
            (self._english if is_foreign else self.terms).update(layer.terms)
            self.dates.update(layer.dates)
            if any(name.startswith("ordinal") for name, _ in layer.ordinals):
                # A layer with any ordinal suffix replaces all suffixes of earlier layers, but not their long ordinals.
                self.ordinals = {key: term for key, term in self.ordinals.items() if key[0].startswith("long-")}
            self.ordinals.update(layer.ordinals)
            if layer.punctuation_in_quote is not None:
                self.punctuation_in_quote = layer.punctuation_in_quote
            if layer.limit_day_ordinals is not None:
                self.limit_day_ordinals = layer.limit_day_ordinals

    def find(self, name: str, form: str = "long") -> Term | None:
        """The term in the nearest form there is, or `None`."""
        for terms in (self.terms, self._english):
            for known in FALLBACK_FORMS.get(form, ("long",)):
                term = terms.get((name, known))
                if term is not None:
                    return term
        return None

    def quotation_marks(self) -> QuoteMarks:
        """The quotation marks of the language: outer and inner ones, English ones where it has none."""
        names = ("open-quote", "close-quote", "open-inner-quote", "close-inner-quote")
        return QuoteMarks(*(self.term(name) or mark for name, mark in zip(names, "“”‘’", strict=True)))

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """The term's text, "" for an unknown one."""
        term = self.find(name, form)
        if term is None:
            return ""
        return term.multiple if plural else term.single

    def gender(self, name: str) -> str:
        """The grammatical gender of a noun, "" where it has none."""
        term = self.find(name)
        return term.gender if term else ""

    def ordinal_suffix(self, number: int, gender: str = "") -> str:
        """What follows the digits of an ordinal number (specification, "Ordinal Suffixes").

        Two-digit terms go before one-digit ones; a term's `match` says which of the number's digits it looks at.
        """
        ordinals = self.ordinals
        last_two, last = number % 100, number % 10
        for candidate, default in ((last_two, "last-two-digits"), (last, "last-digit")):
            name = f"ordinal-{candidate:02d}"
            term = ordinals.get((name, gender)) or ordinals.get((name, ""))
            if term is None:
                continue
            match = term.match or ("last-two-digits" if candidate >= 10 else default)
            if match == "whole-number":
                met = number == candidate
            elif match == "last-two-digits":
                met = last_two == candidate
            else:
                met = last == candidate
            if met:
                return term.single
        term = ordinals.get(("ordinal", gender)) or ordinals.get(("ordinal", ""))
        return term.single if term else ""

    def long_ordinal(self, number: int, gender: str = "") -> str:
        """The number in words ("first"), "" beyond ten or where the locale lacks it."""
        name = f"long-ordinal-{number:02d}"
        term = self.ordinals.get((name, gender)) or self.ordinals.get((name, ""))
        return term.single if term else ""
