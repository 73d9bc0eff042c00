"""Genre: whether a text is dialogue, as in stories, or a report, by evidence in the text itself.

In a story speakers change with the paragraph; in a report the same layout means that one goes on. Evidence is of form:
how much of the text is in marks, where paragraphs open with them, where the verb stands, what stands outside.
"""

from itertools import pairwise

from citecli.quotes.attribution.weights import Weights
from citecli.quotes.dialogue.narrator import introduction
from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.vocabulary import CueClass, TokenKind, VerbForm
from citecli.quotes.tokens.dash_dialogue import DASH
from citecli.quotes.tokens.mark_features import closing_of
from citecli.quotes.tokens.tokenized_text import TokenizedText
from citecli.text.quotation_marks import Marked

_LOOKED_AT = 400
"""How many quotations are looked at; more tell nothing new."""
_MOST_TOKENS = 20_000
_FEWEST = 2
_LONG = 250
"""From how many characters on a quotation is long."""
_FIRST_PERSON = frozenset(("i", "me", "my", "myself"))
_THIRD_PERSON = frozenset(("he", "she", "him", "her", "his"))
_TITLES = frozenset(("mr", "mrs", "miss"))
_TELLING = _FIRST_PERSON | _THIRD_PERSON | _TITLES
_CUE, _NAME = TokenKind.CUE, TokenKind.NAME
_OTHERWISE = frozenset(
    (TokenKind.NUMBER, TokenKind.TIME, TokenKind.ROLE, TokenKind.ORGANIZATION, TokenKind.DOCUMENT, _CUE)
)
"""Kinds of tokens that count by their kind, whatever word they are."""


def _share(part: int, whole: int) -> str:
    """A share in tenths, coarser in the middle, "-" of nothing."""
    if not whole:
        return "-"
    tenth = part * 10 // whole
    return "none" if not part else str(tenth) if tenth < 2 else "2" if tenth < 4 else "4" if tenth < 7 else "7"


def _rate(part: int, whole: int) -> str:
    """How often something is, in powers of two per thousand tokens."""
    return "never" if not part else str(min((part * 1000 // max(whole, 1)).bit_length(), 8))


class _Counts:
    """How many quotations are of a kind."""

    def __init__(self) -> None:
        self.opening = self.bare = self.followed = self.inverted = self.present = 0
        self.lower = self.long = self.asked = self.comma = 0
        self.units: list[int] = []
        """The units that open with one."""

    def add(self, text: TokenizedText, marked: Marked, token: int) -> None:
        """Count a quotation at a token."""
        first, end = text.unit_tokens[marked.unit]
        inner = text.characters[marked.start + len(marked.opener) : marked.end - marked.closer_length].strip()
        self.long += marked.end - marked.start > _LONG
        self.lower += inner[:1].islower()
        closing = closing_of(inner)
        self.asked += closing in "?!"
        self.comma += closing == ","
        if token == first:
            self.opening += 1
            self.units.append(marked.unit)
            self.bare += end == first + 1
        following = text.tokens[token + 1 : min(token + 4, end)]
        cues = [at for at, one in enumerate(following) if one.kind is TokenKind.CUE]
        if len(following) > 1 and cues:
            self.followed += 1
            self.inverted += cues[0] == 0
            self.present += CUES[following[cues[0]].norm].form is VerbForm.S


def genre_features(text: TokenizedText, quotes: list[Marked]) -> list[str]:
    """What tells whether a text is dialogue."""
    looked_at = min(len(quotes), _LOOKED_AT)
    counts = _Counts()
    for token, marked in zip(text.quote_tokens[:looked_at], quotes, strict=False):
        if token < len(text.tokens):
            counts.add(text, marked, token)
    opening = counts.opening
    beside = sum(1 for unit, following in pairwise(counts.units) if following - unit == 1)
    features = [
        "genre",
        f"genre openings {_share(opening, looked_at)}",
        f"genre bare {_share(counts.bare, opening)}",
        f"genre beside {_share(beside, opening)}",
        f"genre inverted {_share(counts.inverted, counts.followed)}",
        f"genre followed {_share(counts.followed, looked_at)}",
        f"genre present {_share(counts.present, counts.followed)}",
        f"genre lower {_share(counts.lower, looked_at)}",
        f"genre long {_share(counts.long, looked_at)}",
        f"genre asked {_share(counts.asked, looked_at)}",
        f"genre comma {_share(counts.comma, looked_at)}",
        f"genre quotations {min(looked_at.bit_length(), 6)}",
        f"genre beside {_share(beside, opening)} bare {_share(counts.bare, opening)}",
    ]
    return features + _outside(text, looked_at)


def _outside(text: TokenizedText, looked_at: int) -> list[str]:
    """What tells outside the quotations."""
    tokens = text.tokens[:_MOST_TOKENS]
    total = len(tokens)
    numbers, times, names = (text.count(kind, 0, total) for kind in (TokenKind.NUMBER, TokenKind.TIME, _NAME))
    roles = sum(text.count(kind, 0, total) for kind in (TokenKind.ROLE, TokenKind.ORGANIZATION, TokenKind.DOCUMENT))
    classes = [CUES[token.norm].cue_class for token in tokens if token.kind is _CUE]
    told, voiced = classes.count(CueClass.TELL), classes.count(CueClass.VOICE)
    first = third = titled = 0
    for token in [token for token in tokens if token.norm in _TELLING]:
        if token.kind is _NAME:
            titled += token.norm in _TITLES
        elif token.kind not in _OTHERWISE:
            first += token.norm in _FIRST_PERSON
            third += token.norm in _THIRD_PERSON
    return [
        f"genre numbers {_rate(numbers, total)}",
        f"genre times {_rate(times, total)}",
        f"genre first-person {_rate(first, total)}",
        f"genre third-person {_rate(third, total)}",
        f"genre roles {_rate(roles, total)}",
        f"genre titles {_rate(titled, total)}",
        f"genre told {_rate(told, total)}",
        f"genre voiced {_rate(voiced, total)}",
        f"genre names {_rate(names, total)}",
        f"genre in-marks {_rate(looked_at, total)}",
    ]


def is_dialogue(text: TokenizedText, quotes: list[Marked], weights: Weights) -> bool:
    """Whether the speech of a text is to be read as dialogue."""
    if not quotes:
        return False
    if all(marked.opener == DASH for marked in quotes):
        return True
    if len(quotes) < _FEWEST:
        return False
    if introduction(text.characters, quotes):
        return True
    features = genre_features(text, quotes)
    if "genre followed none" in features and not {"genre beside none", "genre beside -"}.isdisjoint(features):
        return False  # no cue, no turn: titles, terms
    return weights.score(features) > 0
