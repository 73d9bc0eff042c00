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
_PHRASE = 4
"""How many words may stand between a preposition and what it is about."""
_IN_PHRASE = (TokenKind.OTHER, TokenKind.DETERMINER, TokenKind.POSSESSIVE, TokenKind.NAME, TokenKind.ADVERB)
_NOUNS = (TokenKind.OTHER, TokenKind.ROLE, TokenKind.CUE, TokenKind.VERB)
_SUBJECTS = (CueLink.SUBJECT, CueLink.RELATIVE, CueLink.WITH_PHRASE)
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
    return RarePatterns(by_head, _silence(text, token, marks, pairs_of(sentence)))


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
            beside = pair.end == colon and _is_somebody(text, pair, kind_of)
            preposition = _preposition_before(text, pair.first)
            is_person = kind_of(pair.mention) == "person" or _has_role(text, _name_begins(text, pair))
            if preposition == "to" or (preposition and not is_person):
                continue  # a request to Bell; of the National Review
            if text.tokens[pair.first - 1].kind in _CONTACT and not beside and pair.first > 0:
                continue  # the information she wanted
            if (beside or _leads_verb(text, pair.end)) and (last is None or pair.first >= last.first):
                last = pair
    if last is None or text.count(TokenKind.QUOTE, last.first, token):
        return
    first = text.tokens[token].sentence
    begin = last.first if last.end != colon else text.sentences[first].first
    if not any(begin <= pair.cue < colon and pair.cue_class in _REPORTING for pair in pairs):
        by_head[last.mention.head] = "hand before-colon"


def _preposition_before(text: TokenizedText, first: int) -> str:
    """The preposition that begins the phrase in which the mention at token `first` stands: to the Dutch paper …"""
    for at in range(first - 1, max(first - 1 - _PHRASE, -1), -1):
        kind = text.tokens[at].kind
        if kind is TokenKind.PREPOSITION:
            return text.tokens[at].norm
        if kind not in _IN_PHRASE:
            break
    return ""


def _has_role(text: TokenizedText, name: int) -> bool:
    return name > 0 and text.tokens[name - 1].kind is TokenKind.ROLE


def _is_somebody(text: TokenizedText, pair: CueSourcePair, kind_of: Callable[[Mention], str]) -> bool:
    """Whether the mention right before a colon is a person's: by the name, or a name of several words after a noun."""
    if (kind := kind_of(pair.mention)) == "person":
        return True
    tokens = text.tokens
    name = _name_begins(text, pair)
    before = tokens[name - 1] if name else tokens[name]
    return kind == "name" and pair.end - name > 1 and before.word.islower() and before.kind in _NOUNS


def _name_begins(text: TokenizedText, pair: CueSourcePair) -> int:
    """The token with which the name at the end of a mention begins: grower Daron Shore."""
    at = pair.end
    while at > pair.first and text.tokens[at - 1].kind is TokenKind.NAME:
        at -= 1
    return at


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
        first = text.sentences[tokens[end - 1].sentence].first if end > first else first
        if 0 < end - first <= _HEADING and tokens[end - 1].word == ":" and not _has_verb(text, first, end):
            is_sent = "from" in text.norms(first, min(first + 2, end))
            _add_last_name(pairs_of(tokens[end - 1].sentence), by_head, "hand heading", kind_of, is_sent)
    alone = text.unit_tokens[unit] == (token, token + 1)
    if alone and unit + 1 < len(text.unit_tokens):
        first, end = text.unit_tokens[unit + 1]
        if 1 < end - first <= _SIGNATURE and tokens[first].word in _DASHES and not _has_verb(text, first, end):
            _add_last_name(pairs_of(tokens[first + 1].sentence), by_head, "hand signature", kind_of)


def _has_verb(text: TokenizedText, first: int, end: int) -> bool:
    return any(token.kind in _VERBAL for token in text.tokens[first:end])


def _add_last_name(
    pairs: Sequence[CueSourcePair],
    by_head: dict[int, str],
    feature: str,
    kind_of: Callable[[Mention], str],
    is_sent: bool = False,
) -> None:
    """The last person that a line names; any name where the line says from whom the words are (`is_sent`)."""
    kinds = ("person", "name") if is_sent else ("person",)
    names = [pair for pair in pairs if pair.cue < 0 and kind_of(pair.mention) in kinds]
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


def _stands_in_subject(token: int, pairs: Sequence[CueSourcePair]) -> bool:
    """Whether it stands between a source and its verb: Nora Bell, who ran a “wellness” shop, said …"""
    return any(pair.link in _SUBJECTS and pair.mention.end <= token < pair.cue for pair in pairs)


def _silence(text: TokenizedText, token: int, marks: MarkFeatures, pairs: Sequence[CueSourcePair]) -> str:
    """What tells that words in marks are a name or a term; "" for nothing."""
    tokens = text.tokens
    first = text.sentence_of(token).first
    before = tokens[token - 1].norm if token > first else ""
    earlier = tokens[token - 2].norm if token - 2 >= first else ""
    if before in _CALLED and earlier in BE_FORMS:
        return "hand is-called"
    if before == "as" and earlier in ("known", "to"):
        return "hand is-called"
    is_part = marks.opening == "lower" and marks.closing == "word" and marks.size in _SMALL
    is_attributive = is_part and marks.before in ("a", "possessive") and marks.after == "noun"
    if is_attributive and _stands_in_subject(token, pairs):
        return "hand attributive"
    if any(pair.cue >= 0 and abs(pair.cue - token) <= _NEAR and pair.cue_class is not CueClass.VOICE for pair in pairs):
        return ""  # of the voice alone: She sang in “Reeds and Water”.
    if is_part:
        return "hand attributive" if is_attributive else ""
    titled = any(feature.startswith("titled size=") for feature in marks.features)
    if titled and not marks.first_in_unit and marks.before not in _NO_TITLE_AFTER:
        return "hand titled"
    return ""
