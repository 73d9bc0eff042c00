"""Outline: the words of a text around its quotations, in sentences.

Who speaks is told by the words outside the marks. So the outline holds those, token by token, and one placeholder for
each quotation; a sentence goes on over the quotations in it ("“…,” she said, “…”" is one). Tokens are parallel lists:
a document has very many of them.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from citecli.quotes.tokens.lexicon import ABBREVIATIONS, CLASSES, GIVEN_NAMES, TITLES, Word
from citecli.text.quotation_marks import Marked

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+[^\W_]*"
    r"|[^\W_]++(?=\.[a-z])(?:\.[a-z]+)*\.(?:com|org|net|gov|edu|co|io|tv|uk|de|fr|eu|info)(?![^\W_])"
    r"|[RDI]-(?:[A-Z][a-z]*\.)+"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W_]+(?:[’'\-&/@][^\W_]+)*(?:[’'](?=\s))?"
    r"|\S"
)
_LABEL = re.compile(r"([A-Z][A-Z.'’\-]+(?: [A-Z.'’\-]+){0,3}):")
_LONGEST_SENTENCE = 160
"""In tokens; what is longer is cut."""
_FINAL = frozenset(".?!…")

QUOTE = 30
"""The kind of a quotation's placeholder; other kinds are `Word`s, and `PUNCTUATION`."""
PUNCTUATION = 31
COMMA = 32
NAME = 33
"""The kind of a capitalised word that can be a part of a name."""

_NAME_PARTS = frozenset("states state press post times show report call note voice love grace hope back".split())
"""Verbs that, with a capital, are rather parts of names: the United States, the Washington Post."""

_HEADINGS = frozenset(("chapter", "part", "book", "act", "scene", "volume", "section", "canto"))
_NAME_OPENERS = frozenset(
    "new white united north south east west northern southern eastern western supreme national american federal saint "
    "los las san santa el la fox wall black big red blue green house state central public high social world".split()
)
"""Ordinary words that names begin with."""
_NOT_ADVERBS = frozenset(
    "family reply rally assembly bully supply ally early daily weekly monthly yearly ugly elderly friendly likely "
    "deadly costly lonely lively holy silly jelly belly folly anomaly butterfly homily lily melancholy monopoly".split()
)
"""Words in -ly that are none."""
_NAMESAKES = frozenset((Word.PREPOSITION, Word.AUXILIARY, Word.ADVERB, Word.SUBORDINATOR))
"""Kinds of words that are a given name when a capital inside a sentence says so."""
_NAME_OR_MONTH = frozenset(("jan", "april", "may", "june", "august", "jun", "sunday", "friday"))

_FUNCTION = frozenset(
    (
        Word.PRONOUN,
        Word.OBJECT,
        Word.POSSESSIVE,
        Word.DETERMINER,
        Word.PREPOSITION,
        Word.CONJUNCTION,
        Word.SUBORDINATOR,
        Word.RELATIVE,
        Word.AUXILIARY,
        Word.ADVERB,
        Word.TIME,
    )
)


class Outline:
    """The tokens of a text outside its quotations, and where its sentences and units begin.

    Parallel lists by token: `words` as written, `lows` in lower case without final stop or possessive, `kinds`
    (`Word`, or one of this module's), `starts` and `ends` (characters), `sentence` (its number). `sentences` gives
    (first token, end token, unit) of each sentence; `quote_at[i]` is the token of quotation i. `possessives` are the
    tokens written with 's.
    """

    __slots__ = (
        "ends",
        "kinds",
        "lows",
        "possessives",
        "quote_at",
        "sentence",
        "sentences",
        "starts",
        "text",
        "unit_tokens",
        "words",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.lows: list[str] = []
        self.kinds: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentence: list[int] = []
        self.sentences: list[tuple[int, int, int]] = []
        self.quote_at: list[int] = []
        self.possessives: set[int] = set()
        self.unit_tokens: list[tuple[int, int]] = []

    def token_after(self, offset: int) -> int:
        """The first token that begins after character `offset`."""
        return bisect_right(self.starts, offset)

    def say(self, first: int, end: int) -> str:
        """The text from token `first` to before token `end`, verbatim."""
        return self.text[self.starts[first] : self.ends[end - 1]]


def build_outline(text: str, units: Sequence[tuple[int, int]], quotes: Sequence[Marked]) -> Outline:  # noqa: C901
    """Read the words of `units` (half-open stretches, in order) around `quotes` (outermost ones, in order)."""
    outline = Outline(text)
    words, lows, kinds = outline.words, outline.lows, outline.kinds
    starts, ends = outline.starts, outline.ends
    month_names: list[int] = []
    number = 0
    total = len(quotes)
    for unit, (start, end) in enumerate(units):
        first = len(words)
        at = start
        while number < total and quotes[number].start < at:
            outline.quote_at.append(max(first - 1, 0))  # begins inside one that runs on from an earlier unit
            number += 1
        while True:
            stop = quotes[number].start if number < total and quotes[number].start < end else end
            for match in _TOKEN.finditer(text, at, stop):
                word = match.group()
                token_start = match.start()
                if word == "." and words and token_start == ends[-1]:
                    previous = lows[-1]
                    if (len(previous) == 1 and words[-1].isupper()) or (
                        previous in ABBREVIATIONS and words[-1][0].isupper()
                    ):
                        words[-1] += "."
                        ends[-1] += 1
                        if len(previous) == 1 and (previous != "i" or (len(kinds) > 1 and kinds[-2] == NAME)):
                            kinds[-1] = NAME  # an initial
                        continue
                low = word.lower()
                if "’" in low:
                    low = low.replace("’", "'")
                if len(low) > 2 and low[-1] == "'":
                    low = low[:-1]
                    outline.possessives.add(len(words))
                elif low[-2:] == "'s" and len(low) > 2:
                    low = low[:-2]
                    outline.possessives.add(len(words))
                words.append(word)
                starts.append(token_start)
                ends.append(match.end())
                lows.append(low)
                character = word[0]
                if character.isalnum():
                    kind: int = CLASSES.get(low, 0)
                    if character.isupper():
                        if kind not in _FUNCTION:
                            if kind not in (Word.CUE, Word.VERB) or low in _NAME_PARTS or low in GIVEN_NAMES:
                                kind = NAME
                        elif len(word) > 1 and word.isupper() and low not in ("it", "he", "she", "we", "i"):
                            kind = NAME if kind not in _FUNCTION or low == "us" else kind
                        elif kind == Word.TIME and low in _NAME_OR_MONTH:
                            month_names.append(len(words) - 1)
                    elif character.isdigit():
                        kind = Word.ROLE if low.endswith("-year-old") else Word.NUMBER
                    elif kind == 0 and low[-2:] == "ly" and len(low) > 4 and low not in _NOT_ADVERBS:
                        kind = Word.ADVERB
                    kinds.append(kind)
                elif word == ",":
                    kinds.append(COMMA)
                else:
                    kinds.append(PUNCTUATION)
            if stop == end:
                break
            quote = quotes[number]
            label = _LABEL.match(text, quote.start + len(quote.opener), quote.end)
            if label:  # “MILLEY: …”: the label is read as if it stood outside
                at_label = label.start(1)
                for match in _TOKEN.finditer(text, at_label, label.end(1) + 1):
                    words.append(match.group())
                    lows.append(match.group().lower())
                    starts.append(match.start())
                    ends.append(match.end())
                    kinds.append(NAME if match.group()[0].isalpha() else PUNCTUATION)
            outline.quote_at.append(len(words))
            words.append("“”")
            lows.append("“”")
            kinds.append(QUOTE)
            starts.append(quote.start if not label else label.end())
            ends.append(quote.end)
            number += 1
            at = quote.end
            if at >= end:
                break
        outline.unit_tokens.append((first, len(words)))
        _cut_sentences(outline, unit, first, len(words))
    while number < total:
        outline.quote_at.append(max(len(words) - 1, 0))
        number += 1
    for first, end in outline.unit_tokens:
        _settle_capitals(outline, first, end)
    for index in month_names:
        if index + 1 < len(kinds) and kinds[index + 1] == NAME:
            kinds[index] = NAME  # Jan Brewer, April Ryan
    for index in range(1, len(kinds) - 1):
        if kinds[index] in _NAMESAKES and kinds[index + 1] == NAME and words[index][0].isupper():
            inside = outline.sentences[outline.sentence[index]][0] < index and kinds[index - 1] not in (
                NAME,
                PUNCTUATION,
            )
            if inside and words[index + 1][0].isupper() and not words[index].isupper():
                kinds[index] = NAME  # Per Dahl, Will Hurd
    _settle_names(outline)
    return outline


def _cut_sentences(outline: Outline, unit: int, first: int, end: int) -> None:
    """Cut the tokens of a unit into sentences."""
    words, kinds, lows = outline.words, outline.kinds, outline.lows
    begin = first
    for index in range(first, end):
        kind = kinds[index]
        if index - begin >= _LONGEST_SENTENCE:
            pass  # cut here, whatever it is: the time that a sentence takes grows with its square
        elif kind == PUNCTUATION:
            if words[index] not in _FINAL:
                continue
            after = index + 1
            if after < end and (words[after] in _FINAL or words[after] in ")]’”'\""):
                continue
            if after < end and not _can_begin(outline, after):
                continue
        elif kind == QUOTE:
            if index + 1 >= end or not _ends_after_quote(outline, index, end):
                continue
        elif words[index][-1] == "." and index + 1 < end:
            if lows[index] in TITLES or not words[index + 1][0].isupper() or kinds[index + 1] not in _FUNCTION:
                continue
        else:
            continue
        outline.sentence.extend([len(outline.sentences)] * (index + 1 - begin))
        outline.sentences.append((begin, index + 1, unit))
        begin = index + 1
    if begin < end:
        outline.sentence.extend([len(outline.sentences)] * (end - begin))
        outline.sentences.append((begin, end, unit))


def _can_begin(outline: Outline, index: int) -> bool:
    """Whether a sentence can begin with the token: a capital, a digit, a quotation, an opening bracket."""
    if outline.kinds[index] == QUOTE:
        return True
    character = outline.words[index][0]
    return not character.islower() and character not in ",;:"


def _ends_after_quote(outline: Outline, index: int, end: int) -> bool:
    """Whether the sentence ends with the quotation at token `index`."""
    text = outline.text
    at = outline.ends[index] - 1
    begin = outline.starts[index]
    while at > begin and not (text[at].isalnum() or text[at] in ".,;:?!…—–-"):
        at -= 1
    last = text[at]
    if last not in _FINAL:
        return False
    after = index + 1
    if outline.kinds[after] == QUOTE:
        return True
    if not outline.words[after][0].isupper():
        return False
    if last == "." or last == "…":
        return True
    # “Really?” Ada asked. — against: “Really?” Ada left the room.
    for ahead in range(after, min(after + 6, end)):
        kind = outline.kinds[ahead]
        if kind == Word.CUE:
            return False
        if kind in (PUNCTUATION, COMMA, QUOTE):
            break
    return True


def _settle_capitals(outline: Outline, first: int, end: int) -> None:
    """Take capitalised verbs for names, unless the unit is a headline whose every word has a capital."""
    kinds, words = outline.kinds, outline.words
    capitals = [
        index
        for index in range(first + 1, end)
        if kinds[index] in (Word.CUE, Word.VERB) and words[index][0].isupper() and kinds[index - 1] in (NAME, COMMA)
    ]
    if not capitals:
        return
    plain = sum(1 for index in range(first, end) if kinds[index] == 0 and words[index][0].islower())
    named = sum(1 for index in range(first, end) if kinds[index] == NAME)
    if plain * 2 > named or plain > 8:
        for index in capitals:
            if kinds[index - 1] == NAME:
                kinds[index] = NAME


def _settle_names(outline: Outline) -> None:  # noqa: C901
    """Take back capitals that only begin a sentence: words that the text has in lower case as well."""
    lows, kinds = outline.lows, outline.kinds
    plain = {lows[index] for index, kind in enumerate(kinds) if kind == 0}
    named: set[str] | None = None
    for first, end, _ in outline.sentences:
        while first < end and kinds[first] in (PUNCTUATION, COMMA):
            first += 1
        if first >= end or kinds[first] != NAME:
            continue
        low = lows[first]
        if low in _HEADINGS and first + 1 < end:
            for index in range(first, min(first + 4, end)):
                if kinds[index] == NAME and (index == first or outline.words[index].rstrip(".").isupper()):
                    kinds[index] = PUNCTUATION  # CHAPTER V.
            continue
        known = CLASSES.get(low, 0)
        leads_name = first + 1 < end and kinds[first + 1] == NAME
        if low in GIVEN_NAMES:
            if known and not leads_name:
                kinds[first] = known
        elif low[-2:] == "ly":
            if named is None:
                named = {lows[index] for index in range(1, len(kinds)) if kinds[index] == kinds[index - 1] == NAME}
            if low not in named:  # Reilly, where the text has an Ann Reilly
                kinds[first] = Word.ADVERB
        elif known and known != Word.TITLE:
            if not leads_name or known in _FUNCTION:
                kinds[first] = known
        elif low in plain and not (leads_name and low in _NAME_OPENERS):
            kinds[first] = 0
        elif low[-3:] == "ing" and not leads_name:
            kinds[first] = Word.VERB
