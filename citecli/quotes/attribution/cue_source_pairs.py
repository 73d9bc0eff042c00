"""Pairs of a cue and a mention that may be its source, and the pattern that links them.

For each sentence all plausible pairs are listed; which of them says who speaks is decided elsewhere, by score. The
link is named by pattern: "said Milley" is `inverted`, "Milley said" `subject`, "Milley, who …, said" `relative`.
"""

from typing import NamedTuple

from citecli.quotes.attribution.cue_links import SECOND_LINK, SKIPPED, CueLink, link_to_cue_after, link_to_cue_before
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.english.cues import BE_FORMS, CUES, INDIRECT_NOUNS
from citecli.quotes.languages.english.usage import SOURCE_TIES
from citecli.quotes.languages.vocabulary import CueClass, CueForm, TokenKind, VerbForm
from citecli.quotes.tokens.tokenized_text import TextToken, TokenizedText


class CueSourcePair(NamedTuple):
    """A mention with a cue, and how they are linked. All numbers are tokens."""

    cue: int
    """The token of the cue, -1 where there is none."""
    mention: Mention
    link: CueLink
    cue_class: CueClass
    form: VerbForm
    first: int
    """Where mention and cue begin."""
    end: int
    """Where they end, half open."""
    context: tuple[str, ...]
    """What the mention looks like in its sentence, for features."""
    source_first: int
    """Where the whole source begins, with what belongs to the mention: “a longtime adviser to both Clintons”."""
    source_end: int


_STOPS = frozenset(
    (
        TokenKind.COMMA,
        TokenKind.PUNCTUATION,
        TokenKind.QUOTE,
        TokenKind.AUXILIARY,
        TokenKind.RELATIVE,
        TokenKind.SUBORDINATOR,
        TokenKind.CUE,
    )
)
_MARKS = frozenset((TokenKind.COMMA, TokenKind.PUNCTUATION, TokenKind.QUOTE))
_BEGIN_ANEW = frozenset((TokenKind.CONJUNCTION, TokenKind.PRONOUN))
_BARE = frozenset((MentionKind.PRONOUN, MentionKind.OBJECT, MentionKind.POSSESSOR, MentionKind.RELATIVE))
"""Mentions to which nothing more belongs."""
_CUE = TokenKind.CUE
_MAYBE_NOUNS = (VerbForm.BASE, VerbForm.S)
_WITHOUT_CUE = CueLink.NONE, CueClass.ABSENT, VerbForm.ABSENT
_HELPERS = frozenset((TokenKind.AUXILIARY, TokenKind.ADVERB))
_ACCORDING = "according"
_ACCORDING_TO = CueForm(_ACCORDING, CueClass.ACCORDING, VerbForm.ABSENT)
_MORE_NEEDED = {"go": ("on", "off"), "put": ("it",), "point": ("out",)}
"""Verbs that report words only with what follows: went on, put it, pointed out."""
_MOST_BEFORE, _MOST_AFTER = 5, 3
"""How many mentions before and after a cue are paired with it."""
_FARTHEST_AFTER = 6
"""How many tokens after a cue its source may begin."""


def cue_tokens(text: TokenizedText, first: int, end: int, mentions: list[Mention]) -> list[int]:
    """The tokens of a sentence that are cues: reporting verbs not used as nouns, and "according to"."""
    heads = {mention.head for mention in mentions}
    tokens = text.tokens
    cues: list[int] = []
    for index in range(first, end):
        token = tokens[index]
        if token.kind is _CUE:
            cue = CUES[token.norm]
            if index in heads or (
                cue.lemma in _MORE_NEEDED and _next(tokens, index, end) not in _MORE_NEEDED[cue.lemma]
            ):
                continue
            if index > first and cue.form in _MAYBE_NOUNS and _is_noun_after(tokens[index - 1]):
                continue
            cues.append(index)
        elif token.norm == _ACCORDING and _next(tokens, index, end) == "to":
            cues.append(index)
    return cues


def _next(tokens: list[TextToken], index: int, end: int) -> str:
    """The word after a token, "" at the end of its sentence."""
    return tokens[index + 1].norm if index + 1 < end else ""


def _is_noun_after(before: TextToken) -> bool:
    """Whether a word that can be a verb is a noun after this one: the claim, of claims, but: to claim."""
    return before.kind in (TokenKind.DETERMINER, TokenKind.POSSESSIVE) or (
        before.kind is TokenKind.PREPOSITION and before.norm != "to"
    )


def _is_passive(text: TokenizedText, mention: Mention, end: int) -> bool:
    """Whether something is done to the mention: “the government could be pushed”."""
    tokens = text.tokens
    at = mention.end
    be = False
    while at < end and tokens[at].kind in _HELPERS:
        be = be or tokens[at].norm in BE_FORMS
        at += 1
    if not be or at == end:
        return False
    verb = tokens[at]
    return verb.norm[-2:] == "ed" or (verb.kind is TokenKind.CUE and CUES[verb.norm].form is VerbForm.PAST)


def _source_before(
    text: TokenizedText, mentions: list[Mention], position: int, cue: int, link: CueLink
) -> tuple[int, int]:
    """The whole of a source that stands before its cue."""
    tokens = text.tokens
    mention = mentions[position]
    first, end = mention.first, mention.end
    if link in (CueLink.WITH_PHRASE, CueLink.NEAR) and mention.kind is not MentionKind.PRONOUN:
        stop = cue
        while stop > end and (tokens[stop - 1].kind in SKIPPED or tokens[stop - 1].kind is TokenKind.PREPOSITION):
            stop -= 1
        if not any(token.kind in _STOPS for token in tokens[end:stop]):
            end = stop
    if position and mentions[position - 1].end == first - 1:
        if tokens[first - 1].norm == "and" and link is CueLink.SUBJECT:
            first = mentions[position - 1].first
        elif (
            tokens[first - 1].kind is TokenKind.COMMA
            and tokens[end].kind is TokenKind.COMMA
            and mention.kind is MentionKind.NAME
        ):
            first = _apposed_before(text, mentions, position)
    return first, end


def _apposed_before(text: TokenizedText, mentions: list[Mention], position: int) -> int:
    """Where the source of a name begins that stands in apposition: “The bureau's director, James Comey,”."""
    tokens = text.tokens
    before = mentions[position - 1]
    if position > 1 and tokens[before.first - 1].kind is TokenKind.PREPOSITION:
        before = mentions[position - 2] if mentions[position - 2].end == before.first - 1 else before
    owned = tokens[before.first].kind in (TokenKind.DETERMINER, TokenKind.POSSESSIVE) or text.has_possessive(
        before.first, before.head
    )
    if owned and before.kind in (MentionKind.ROLE, MentionKind.OTHER):
        return before.first
    return mentions[position].first


def _source_after(
    text: TokenizedText, mentions: list[Mention], position: int, limit: int, cued: bool
) -> tuple[int, int]:
    """The whole of a source that stands after its cue (`cued`), or by itself, before token `limit`."""
    tokens = text.tokens
    mention = mentions[position]
    end = mention.end
    if mention.kind in _BARE or end >= limit:
        return mention.first, end
    is_name = mention.kind is MentionKind.NAME
    if cued and not is_name:
        stop = _participle_end(tokens, end, limit)
        if stop > end:
            return mention.first, stop
    for after in mentions[position + 1 :]:
        if end >= limit:
            break
        if not is_name and tokens[end].norm in SOURCE_TIES and after.first - end <= 3:
            if after.kind is MentionKind.OBJECT or any(token.kind in _STOPS for token in tokens[end : after.first]):
                break
        elif tokens[end].norm == "and" and after.first == end + 1:
            if after.end < limit and tokens[after.end].kind not in _MARKS:
                break
        else:
            break
        end = after.end
    return mention.first, end


def _participle_end(tokens: list[TextToken], end: int, limit: int) -> int:
    """Where a phrase ends that describes a source: “officials briefed on the plan”; `end` for none."""
    token = tokens[end]
    is_participle = token.kind in (TokenKind.OTHER, TokenKind.VERB) and token.norm[-2:] == "ed"
    if token.norm not in SOURCE_TIES and not is_participle:
        return end
    if end + 1 < limit and tokens[end + 1].kind is TokenKind.OBJECT:
        return end  # said the porter to himself
    stop = end + 1
    while stop < min(limit, end + 9) and tokens[stop].kind not in _STOPS and tokens[stop].kind not in _BEGIN_ANEW:
        stop += 1
    if stop == limit or tokens[stop].kind in (TokenKind.COMMA, TokenKind.PUNCTUATION):
        return stop
    return end


def mention_contexts(text: TokenizedText, first: int, end: int, mentions: list[Mention]) -> list[tuple[str, ...]]:
    """What each mention of a sentence (its tokens `first` to `end`) looks like there, whatever the cue."""
    contexts: list[tuple[str, ...]] = []
    for position, mention in enumerate(mentions):
        before = "opens-sentence" if mention.first <= first else _before_mention(text, mentions, position, first)
        names = (before,) if before else ()
        contexts.append((*names, "of-passive") if _is_passive(text, mention, end) else names)
    return contexts


_AFTER_WORD = {
    (TokenKind.PREPOSITION, "by"): "after-by",
    (TokenKind.PREPOSITION, "with"): "after-with",
    (TokenKind.SUBORDINATOR, "that"): "after-that",
}
_AFTER_KIND = {
    TokenKind.PREPOSITION: "after-preposition",
    TokenKind.SUBORDINATOR: "after-subordinator",
    TokenKind.CUE: "after-cue",
    TokenKind.VERB: "after-verb",
    TokenKind.AUXILIARY: "after-verb",
}


def _before_mention(text: TokenizedText, mentions: list[Mention], position: int, first: int) -> str:
    """What stands right before a mention that does not open its sentence, which begins at `first`; "" for the rest."""
    tokens = text.tokens
    begins = mentions[position].first
    token = tokens[begins - 1]
    kind = token.kind
    previous = mentions[position - 1] if position and mentions[position - 1].end == begins - 1 else None
    if kind is TokenKind.COMMA:
        apposed = previous and (tokens[previous.head].kind is TokenKind.NAME or previous.kind is MentionKind.ROLE)
        return "in-apposition" if apposed else ""
    if kind is TokenKind.CONJUNCTION:
        listed = previous and previous.first > first and tokens[previous.first - 1].kind is TokenKind.PREPOSITION
        return "after-and-in-phrase" if listed else "after-and"
    return _AFTER_WORD.get((kind, token.norm)) or _AFTER_KIND.get(kind, "")


def _noun_owned(mentions: list[Mention], position: int) -> int | None:
    """The token of the noun that belongs to the possessor at `position`: "claim" of "Donald Trump's claim"."""
    owner = mentions[position]
    for mention in mentions[position + 1 : position + 4]:
        if mention.kind is not MentionKind.POSSESSOR:
            return mention.head if mention.first <= owner.first or mention.first == owner.end else None
    return None


def owner_pair(owner: Mention, noun: int, context: tuple[str, ...]) -> CueSourcePair:
    """The pair of the noun at token `noun` and the mention that says whose it is: Trump's claim."""
    first, end = owner.first, owner.end
    return CueSourcePair(noun, owner, CueLink.OWNER, CueClass.NOUN, VerbForm.NONE, first, noun + 1, context, first, end)


def cue_source_pairs(text: TokenizedText, sentence: int, mentions: list[Mention]) -> list[CueSourcePair]:
    """All pairs of a sentence: each cue with every mention near it, then every mention by itself."""
    first, end, _ = text.sentences[sentence]
    tokens = text.tokens
    contexts = mention_contexts(text, first, end, mentions)
    pairs: list[CueSourcePair] = []
    for cue in cue_tokens(text, first, end, mentions):
        norm = tokens[cue].norm
        cue_form = _ACCORDING_TO if norm == _ACCORDING else CUES[norm]
        pairs += pairs_around_cue(text, mentions, contexts, cue, cue_form, end)
    for position, mention in enumerate(mentions):
        if mention.kind is MentionKind.POSSESSOR:
            noun = _noun_owned(mentions, position)
            if noun is not None and tokens[noun].norm in INDIRECT_NOUNS:
                pairs.append(owner_pair(mention, noun, contexts[position]))
        source = _source_after(text, mentions, position, end, False)
        pairs.append(CueSourcePair(-1, mention, *_WITHOUT_CUE, mention.first, mention.end, contexts[position], *source))
    return pairs


def pairs_around_cue(
    text: TokenizedText,
    mentions: list[Mention],
    contexts: list[tuple[str, ...]],
    cue: int,
    cue_form: CueForm,
    end: int,
) -> list[CueSourcePair]:
    """The pairs of one cue, the token `cue` in a sentence that goes to `end`: with mentions before it, and after.

    `contexts` has the context of each mention.
    """
    before = max((position + 1 for position, mention in enumerate(mentions) if mention.end <= cue), default=0)
    pairs: list[CueSourcePair] = []
    if cue_form.cue_class is not CueClass.ACCORDING:
        pairs += _pairs_before(text, mentions[:before], contexts, cue, cue_form)
    pairs += _pairs_after(text, mentions, before, contexts, cue, cue_form, end)
    return pairs


def _pairs_before(
    text: TokenizedText, mentions: list[Mention], contexts: list[tuple[str, ...]], cue: int, cue_form: CueForm
) -> list[CueSourcePair]:
    """The pairs of a cue with the mentions before it, the nearest first."""
    tokens = text.tokens
    _, cue_class, form = cue_form
    pairs: list[CueSourcePair] = []
    count = 0
    for position in range(len(mentions) - 1, -1, -1):
        mention = mentions[position]
        first = mention.first
        if mention.end > cue or (mention.kind is MentionKind.POSSESSOR and tokens[first].kind is TokenKind.POSSESSIVE):
            continue
        count += 1
        if count > _MOST_BEFORE and position:
            continue
        inner = (
            position > 0 and mentions[position - 1].end == first - 1 and tokens[first - 1].kind is TokenKind.PREPOSITION
        )
        link = link_to_cue_after(text, mention, cue, form, len(mentions) - 1 - position, inner)
        source = _source_before(text, mentions, position, cue, link)
        pairs.append(CueSourcePair(cue, mention, link, cue_class, form, first, cue + 1, contexts[position], *source))
    return pairs


def _pairs_after(
    text: TokenizedText,
    mentions: list[Mention],
    position: int,
    contexts: list[tuple[str, ...]],
    cue: int,
    cue_form: CueForm,
    end: int,
) -> list[CueSourcePair]:
    """The pairs of a cue with the mentions after it, from the one at `position` on."""
    tokens = text.tokens
    _, cue_class, form = cue_form
    according = cue_class is CueClass.ACCORDING
    start = cue + 2 if according else cue + 1
    pairs: list[CueSourcePair] = []
    for at in range(position, len(mentions)):
        mention = mentions[at]
        if mention.first < start or (according and mention.kind is MentionKind.POSSESSOR):
            continue
        if mention.first - start > _FARTHEST_AFTER or len(pairs) == _MOST_AFTER:
            break
        between = tokens[start : mention.first]
        if any(token.kind in _MARKS for token in between):
            break
        link = link_to_cue_before(between, according)
        if pairs:
            link = SECOND_LINK[link]
        source = _source_after(text, mentions, at, end, True)
        pairs.append(CueSourcePair(cue, mention, link, cue_class, form, cue, mention.end, contexts[at], *source))
    return pairs
