"""Rare patterns: layouts and turns of phrase that leave little doubt, and are too rare in a corpus to be learned.

Their weights are set by hand (`BY_HAND` in tests/training/train.py). Most quotations have none, so they are found once
for a quotation, not for each candidate.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.english.cues import BE_FORMS, CUES
from citecli.quotes.languages.vocabulary import CueClass, TokenKind
from citecli.quotes.tokens.mark_features import MarkFeatures
from citecli.quotes.tokens.tokenized_text import TokenizedText

_HEADING = 12
"""How many tokens a line that only says whose words follow may have."""
_SIGNATURE = 8
"""How many tokens a line may have that only says whose words came before."""
_DASHES = "—–-―"
_CALLED = frozenset("called dubbed nicknamed termed titled entitled named christened".split())
_PEOPLE = (MentionKind.NAME, MentionKind.ROLE, MentionKind.PRONOUN)
_VERBAL = (TokenKind.VERB, TokenKind.CUE, TokenKind.AUXILIARY)
_NO_TITLE_AFTER = (":", "^", ",", "quotation", "noun", "document", "name")
_CONTACT = (TokenKind.OTHER, TokenKind.NAME, TokenKind.ROLE, TokenKind.ORGANIZATION, TokenKind.DOCUMENT)
_SMALL = ("1", "2", "3")
_SAYINGS = frozenset("sentence line dictum maxim motto rule phrase words verdict advice".split())
_REPORTING = (CueClass.SAY, CueClass.TELL, CueClass.STATE, CueClass.WRITE, CueClass.ASK, CueClass.GO_ON)
_NEAR = 80
"""Tokens before and after a quotation among which a cue is sought, so that a long sentence is not read for each."""


class RarePatterns(NamedTuple):
    """What was found for one quotation: a feature by the head of the mention that it speaks for, and for silence."""

    by_head: dict[int, str]
    silence: str


def rare_patterns(
    text: TokenizedText,
    token: int,
    marks: MarkFeatures,
    pairs_of: Callable[[int], Sequence[CueSourcePair]],
    kind_of: Callable[[Mention], str],
) -> RarePatterns:
    """The rare patterns around the quotation at a token; `pairs_of` gives the pairs of a sentence.

    `kind_of` says what a mention is: "person" for a name that is plainly somebody's.
    """
    by_head: dict[int, str] = {}
    sentence = text.tokens[token].sentence
    if marks.before == ":" and "in-headline" not in marks.features:
        _add_colon(text, token, pairs_of(sentence), by_head, kind_of)
    elif marks.first_in_unit:
        _add_lines(text, token, pairs_of, by_head, kind_of)
    else:
        _add_told(text, token, pairs_of(sentence), by_head)
    return RarePatterns(by_head, _silence(text, token, marks))


def _add_colon(
    text: TokenizedText,
    token: int,
    pairs: Sequence[CueSourcePair],
    by_head: dict[int, str],
    kind_of: Callable[[Mention], str],
) -> None:
    """Ortiz hit back: “…” The last subject before a colon speaks, or whoever stands right before it."""
    colon = token - 1
    last: CueSourcePair | None = None
    for pair in pairs:
        if pair.cue < 0 and pair.end <= colon and pair.mention.kind in _PEOPLE:
            beside = pair.end == colon and kind_of(pair.mention) == "person"
            if text.tokens[pair.first - 1].kind in _CONTACT and not beside and pair.first > 0:
                continue  # the information she wanted
            if (beside or _leads_verb(text, pair.end)) and (last is None or pair.first >= last.first):
                last = pair
    if last is None or text.count(TokenKind.QUOTE, last.first, token):
        return
    first = text.tokens[token].sentence
    begin = last.first if last.end != colon else text.sentences[first].first
    if not any(_reports(text, at) for at in range(begin, colon)):
        by_head[last.mention.head] = "hand before-colon"


def _reports(text: TokenizedText, at: int) -> bool:
    """Whether a token is a verb that plainly reports words."""
    token = text.tokens[at]
    return token.kind is TokenKind.CUE and CUES[token.norm].cue_class in _REPORTING


def _may_report(norm: str) -> bool:
    """Whether a cue is none of the voice alone: “She sang in “Reeds and Water”.”"""
    return CUES[norm].cue_class is not CueClass.VOICE


def _leads_verb(text: TokenizedText, at: int) -> bool:
    token = text.tokens[at]
    acts = token.kind is TokenKind.VERB or token.kind is TokenKind.CUE
    return acts or (token.kind is TokenKind.OTHER and token.norm[-2:] == "ed")


def _add_lines(
    text: TokenizedText,
    token: int,
    pairs_of: Callable[[int], Sequence[CueSourcePair]],
    by_head: dict[int, str],
    kind_of: Callable[[Mention], str],
) -> None:
    """From Commissioner Gil Storm: / “…” And: “…” / - Hilary Clement."""
    tokens = text.tokens
    unit = text.sentence_of(token).unit
    if unit:
        first, end = text.unit_tokens[unit - 1]
        if 0 < end - first <= _HEADING and tokens[end - 1].word == ":" and not _has_verb(text, first, end):
            _add_last_name(pairs_of(tokens[end - 1].sentence), by_head, "hand heading", kind_of)
    alone = text.unit_tokens[unit] == (token, token + 1)
    if alone and unit + 1 < len(text.unit_tokens):
        first, end = text.unit_tokens[unit + 1]
        if 1 < end - first <= _SIGNATURE and tokens[first].word in _DASHES and not _has_verb(text, first, end):
            _add_last_name(pairs_of(tokens[first + 1].sentence), by_head, "hand signature", kind_of)


def _has_verb(text: TokenizedText, first: int, end: int) -> bool:
    return any(token.kind in _VERBAL for token in text.tokens[first:end])


def _add_last_name(
    pairs: Sequence[CueSourcePair], by_head: dict[int, str], feature: str, kind_of: Callable[[Mention], str]
) -> None:
    names = [pair for pair in pairs if pair.cue < 0 and kind_of(pair.mention) == "person"]
    if names:
        by_head[names[-1].mention.head] = feature


def _add_told(text: TokenizedText, token: int, pairs: Sequence[CueSourcePair], by_head: dict[int, str]) -> None:
    """Marsh said that Ellison had told her “…”; Hume's sentence, “…”; according to its own log … “…”."""
    tokens = text.tokens
    told = token - 2
    if told > 0 and tokens[token - 1].kind in (TokenKind.OBJECT, TokenKind.NAME, TokenKind.POSSESSIVE):
        is_told = tokens[told].kind is TokenKind.CUE and CUES[tokens[told].norm].cue_class is CueClass.TELL
        for pair in pairs if is_told else ():
            if pair.cue == told and pair.link is CueLink.SUBJECT:
                by_head[pair.mention.head] = "hand told"
    noun = token - 2 if tokens[token - 1].kind is TokenKind.COMMA else token - 1
    for pair in pairs:
        own = text.norms(pair.mention.first, pair.mention.first + 2)[-1:] == ["own"]
        if own and pair.link is CueLink.ACCORDING_TO:
            by_head[pair.mention.head] = "hand its-own"
        elif tokens[noun].norm in _SAYINGS and pair.mention.kind is MentionKind.POSSESSOR and pair.mention.end == noun:
            by_head[pair.mention.head] = "hand whose-words"


def _silence(text: TokenizedText, token: int, marks: MarkFeatures) -> str:
    """What tells that words in marks are a name or a term; "" for nothing."""
    tokens = text.tokens
    first, end, _ = text.sentence_of(token)
    before = tokens[token - 1].norm if token > first else ""
    earlier = tokens[token - 2].norm if token - 2 >= first else ""
    if before in _CALLED and earlier in BE_FORMS:
        return "hand is-called"
    if before == "as" and earlier in ("known", "to"):
        return "hand is-called"
    near = tokens[max(first, token - _NEAR) : min(end, token + _NEAR)]
    if any(each.kind is TokenKind.CUE and _may_report(each.norm) for each in near):
        return ""
    if marks.opening == "lower" and marks.closing == "word" and marks.size in _SMALL:
        follows_noun = marks.after in ("noun", "name")
        return "hand attributive" if marks.before in ("article", "possessive") and follows_noun else ""
    titled = any(feature.startswith("titled size=") for feature in marks.features)
    if titled and not marks.first_in_unit and marks.before not in _NO_TITLE_AFTER:
        return "hand titled"
    return ""
