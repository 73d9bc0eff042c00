"""A reference as it is typed, in which what a record has is looked for: the entry may have been cut up wrongly."""

from collections.abc import Sequence
from functools import cached_property

from citecli.references.model import Name
from citecli.references.name_comparison import NameMatch, PeopleComparison, PeopleMatch, compare_names
from citecli.references.title_comparison import TitleComparison, TitleMatch, main_title, plain_title, telling_words
from citecli.text.folding import fold
from citecli.text.patterns import compiled_late
from citecli.text.words import SearchToken, letter_runs, token_words, tokens

_YEAR = compiled_late(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")
_CUT = compiled_late(r"\bet\.? al\b|\bu\. ?a\.|\bund andere\b|\band others\b|\be altri\b|…|\.\.\.|\by otros\b")
_MARKS = frozenset(".,:;?!\"')(][*_/<-")
_ARTICLE = compiled_late(r"\A(?:the|an?)\s")
_LONGEST = 4_000
_MOST = 40


class TypedText:
    """The text of a typed entry; false for "", which a reference kept in fields has."""

    def __init__(self, text: str) -> None:
        self._text = text[:_LONGEST]

    def __bool__(self) -> bool:
        return bool(self._text)

    @cached_property
    def _folded(self) -> str:
        return fold(self._text).replace("&", " and ")

    @cached_property
    def _letters(self) -> str:
        return "".join(letter_runs(self._folded))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(letter_runs(self._folded.replace("'", "")))

    def has(self, text: str) -> bool:
        """Whether a text stands in the entry, blind to case, marks and spaces."""
        letters = "".join(letter_runs(fold(text).replace("&", " and ")))
        return bool(letters) and letters in self._letters

    def has_any(self, texts: Sequence[str]) -> bool:
        """Whether one of some texts stands in it."""
        return any(self.has(text) for text in texts if len(text) > 3)

    def has_number(self, number: str) -> bool:
        """Whether a number, or the first page of a range, stands in it by itself."""
        runs = letter_runs(fold(number))
        return bool(runs) and (runs[0].lstrip("0") or runs[0]) in self._words

    def years(self) -> frozenset[int]:
        """The years that stand in it."""
        return frozenset(int(year) for year in _YEAR.findall(self._folded))

    def title(self, titles: Sequence[str]) -> TitleComparison | None:
        """A title that stands in it whole, or without its subtitle, between marks; `None` for none."""
        for title in titles:
            telling = telling_words(title)
            if telling and self._stands(_without_article(plain_title(title))):
                return TitleComparison(TitleMatch.EQUAL, 1.0, telling)
        for title in titles:
            main = main_title(title)
            if (telling := telling_words(main)) > 1 and self._stands(_without_article(main)):
                return TitleComparison(TitleMatch.SUBTITLE, 0.95, telling)
        return None

    @cached_property
    def _tokens(self) -> list[SearchToken]:
        return list(tokens(self._folded))

    def _stands(self, title: str) -> bool:
        """Whether a title stands in the entry, with a mark, a figure or an end before and after it.

        Without these its words may be a part of a longer title.
        """
        words = token_words(title)
        count = len(words)
        there = [token.word for token in self._tokens]
        for at in range(len(there) - count + 1):
            if there[at] == words[0] and there[at : at + count] == words:
                before = self._folded[: self._tokens[at].start].rstrip()
                after = self._folded[self._tokens[at + count - 1].end :].lstrip(" ")
                before = before.removesuffix(" the").removesuffix(" a").removesuffix(" an")
                if (not before or not before[-1].isalpha()) and (not after or after[0] in _MARKS):
                    return True
        return False

    def people(self, names: Sequence[Name], read: Sequence[Name]) -> PeopleComparison | None:
        """Names whose family names stand in it, all of them or as far as it names them; `None` for none.

        `read` are those that the entry was read as having: whole names that are not among the others differ.
        """
        if _has_more(read, names):
            return None
        families = [letter_runs(fold(name.family or name.literal).replace("'", "")) for name in names[:_MOST]]
        there = [bool(words) and self._words.issuperset(words) for words in families]
        if not there or not there[0]:
            return None
        if all(there):
            return PeopleComparison(PeopleMatch.ALL, False)
        is_cut = _CUT.search(self._folded) is not None
        return PeopleComparison(PeopleMatch.ALL, False) if is_cut else None


def _without_article(title: str) -> str:
    return _ARTICLE.sub("", title)


def _has_more(read: Sequence[Name], names: Sequence[Name]) -> bool:
    """Whether, of names that were read, those of a list are all there, and whole names besides."""
    if len(read) <= len(names) or any(not name.family or not name.given for name in read):
        return False
    return all(compare_names(*pair) is not NameMatch.OTHER for pair in zip(read, names, strict=False))
