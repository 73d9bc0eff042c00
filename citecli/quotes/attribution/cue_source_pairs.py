"""Frames: a cue with a mention that may be its source, and the pattern that links them.

For each sentence all plausible pairs are listed; which of them says who speaks is decided elsewhere, by score. The
link is named by pattern: "said Milley" is `inverted`, "Milley said" `subject`, "Milley, who …, said" `relative`.
"""

from typing import NamedTuple

from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.english.indirect_cues import NOUNS
from citecli.quotes.languages.vocabulary import TokenKind, VerbForm
from citecli.quotes.tokens.tokenized_text import TokenizedText


class CueSourcePair(NamedTuple):
    """A mention with a cue (`cue` is its token, -1 where there is none) and how they are linked.

    `first` and `end` take in both; `source_first` and `source_end` the whole source, with what belongs to the mention
    ("a longtime adviser to both Clintons"). All are tokens.
    """

    cue: int
    mention: Mention
    link: str
    cue_class: str
    form: str
    first: int
    end: int
    context: tuple[str, ...]
    source_first: int
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
_BEGIN_ANEW = frozenset((TokenKind.CONJUNCTION, TokenKind.PRONOUN))
_BE = frozenset("is are was were be been being am 's".split())
_TIES = frozenset("to by close familiar behind against near involved responsible briefed owned".split())
_SKIPPED = frozenset((TokenKind.AUXILIARY, TokenKind.ADVERB, TokenKind.TIME, TokenKind.NUMBER))
_LEADS = frozenset((TokenKind.CUE, TokenKind.VERB, TokenKind.AUXILIARY, TokenKind.ADVERB, TokenKind.OTHER))
"""What follows a mention that is the subject of something."""
_VERBAL = frozenset((TokenKind.CUE, TokenKind.VERB, TokenKind.AUXILIARY))
_ACCORDING = "according"


def cue_tokens(text: TokenizedText, first: int, end: int, mentions: list[Mention]) -> list[int]:
    """The tokens of a sentence that are cues: reporting verbs not used as nouns, and "according-to"."""
    heads = {mention.head for mention in mentions}
    tokens = text.tokens
    cues: list[int] = []
    for index in range(first, end):
        if tokens[index].kind is TokenKind.CUE:
            if index in heads:
                continue
            cue = CUES[tokens[index].norm]
            if cue.lemma == "go" and not (index + 1 < end and tokens[index + 1].norm in ("on", "off")):
                continue
            if cue.lemma == "put" and not (index + 1 < end and tokens[index + 1].norm == "it"):
                continue
            if cue.lemma == "point" and not (index + 1 < end and tokens[index + 1].norm == "out"):
                continue
            if cue.form in (VerbForm.BASE, VerbForm.S) and index > first:
                before = tokens[index - 1].kind
                if before in (TokenKind.DETERMINER, TokenKind.POSSESSIVE) or (
                    before is TokenKind.PREPOSITION and tokens[index - 1].norm != "to"
                ):
                    continue
            cues.append(index)
        elif tokens[index].norm == _ACCORDING and index + 1 < end and tokens[index + 1].norm == "to":
            cues.append(index)
    return cues


def _is_party(norm: str) -> bool:
    """Whether a word is a party and a state: R-Ky., D-Md."""
    return len(norm) > 2 and norm[1] == "-" and norm[0] in "rdi"


def _has_be(text: TokenizedText, first: int, end: int) -> bool:
    """Whether a form of "be" stands between two tokens: what follows is a passive."""
    return any(text.tokens[index].norm in _BE for index in range(first, end))


def _is_passive(text: TokenizedText, mention: Mention, end: int) -> bool:
    """Whether something is done to the mention: “the government could be pushed”."""
    tokens = text.tokens
    at = mention.end
    be = False
    while at < end and tokens[at].kind in (TokenKind.AUXILIARY, TokenKind.ADVERB):
        be = be or tokens[at].norm in _BE
        at += 1
    return (
        be
        and at < end
        and (
            tokens[at].norm[-2:] == "ed"
            or (tokens[at].kind is TokenKind.CUE and CUES[tokens[at].norm].form is VerbForm.PAST)
        )
    )


def link_to_cue_after(text: TokenizedText, mention: Mention, cue: int, form: str, between: int, inner: bool) -> str:  # noqa: C901
    """The pattern that links a mention to a cue of `form` after it; `between` counts the mentions between them.

    `inner` says that the mention stands in a phrase of the one before it ("the chief of staff").
    """
    tokens = text.tokens
    at = mention.end
    if at < cue and text.tokens[at].word == "(":
        close = at + 1
        while close < cue and text.tokens[close].word != ")" and close < at + 8:
            close += 1
        if text.tokens[close].word == ")":
            at = close + 1
    elif (
        tokens[at].kind is TokenKind.COMMA
        and at + 3 < cue
        and _is_party(tokens[at + 1].norm)
        and tokens[at + 2].kind is TokenKind.COMMA
    ):
        at += 3
    while at < cue and tokens[at].kind in _SKIPPED:
        at += 1
    if at == cue:
        if form == "past" and _has_be(text, mention.end, cue):
            return "passive"
        return "subject" if not inner else "inner-subject"
    following = tokens[mention.end].kind
    previous = cue - 1
    while previous > mention.end and tokens[previous].kind is TokenKind.ADVERB:
        previous -= 1
    before = tokens[previous].kind
    if following is TokenKind.RELATIVE or (
        following is TokenKind.COMMA and tokens[mention.end + 1].kind is TokenKind.RELATIVE
    ):
        return "relative"
    if tokens[previous].norm == "to":
        return "infinitive" if tokens[mention.end].kind in _LEADS else "infinitive-weak"
    verbs = commas = quotes = 0
    for index in range(mention.end, cue):
        kind = tokens[index].kind
        if kind is TokenKind.COMMA:
            commas += 1
        elif kind is TokenKind.QUOTE:
            quotes += 1
        elif kind in _VERBAL or (kind is TokenKind.OTHER and tokens[index].norm[-2:] == "ed"):
            verbs += 1
    if quotes:
        return "over-quotation"
    is_ing = form == "ing"
    if following is TokenKind.COMMA or text.tokens[mention.end].word in "(—–-":
        if before is TokenKind.COMMA or text.tokens[previous].word in ")—–-":
            if not verbs:
                return "participle-bare" if is_ing and commas == 1 else "apposition"
            return "clause-between"
        return "loose-apposition" if not verbs else "far"
    leads = following in _LEADS
    if before is TokenKind.CONJUNCTION:
        return "coordinated" if leads else "coordinated-weak"
    if is_ing and verbs:
        return ("participle" if before is TokenKind.COMMA else "gerund") + ("" if leads else "-weak")
    if not verbs and not commas and following is TokenKind.PREPOSITION:
        return "with-phrase" if between <= 2 else "far"
    if not verbs and not commas:
        return "near"
    if before is TokenKind.COMMA and commas >= 2 and verbs <= 1:
        return "parenthesis"
    return "far-subject" if leads else "far"


def _source_before(text: TokenizedText, mentions: list[Mention], position: int, cue: int, link: str) -> tuple[int, int]:
    """The whole of a source that stands before its cue."""
    tokens = text.tokens
    mention = mentions[position]
    first, end = mention.first, mention.end
    if link in ("with-phrase", "near") and mention.kind is not MentionKind.PRONOUN:
        stop = cue
        while stop > end and (tokens[stop - 1].kind in _SKIPPED or tokens[stop - 1].kind is TokenKind.PREPOSITION):
            stop -= 1
        if not any(tokens[index].kind in _STOPS for index in range(end, stop)):
            end = stop
    if position and mentions[position - 1].end == first - 1:
        before = mentions[position - 1]
        if text.tokens[first - 1].norm == "and" and link == "subject":
            first = before.first
        elif (
            tokens[first - 1].kind is TokenKind.COMMA
            and tokens[end].kind is TokenKind.COMMA
            and mention.kind is MentionKind.NAME
        ):
            # “The bureau's director, James Comey,”: the source is the whole.
            if position > 1 and tokens[before.first - 1].kind is TokenKind.PREPOSITION:
                before = mentions[position - 2] if mentions[position - 2].end == before.first - 1 else before
            owned = tokens[before.first].kind in (TokenKind.DETERMINER, TokenKind.POSSESSIVE) or any(
                text.tokens[index].possessive for index in range(before.first, before.head)
            )
            if owned and before.kind in (MentionKind.ROLE, MentionKind.OTHER):
                first = before.first
    return first, end


def _source_after(
    text: TokenizedText, mentions: list[Mention], position: int, limit: int, cued: bool
) -> tuple[int, int]:
    """The whole of a source that stands after its cue, or by itself."""
    tokens = text.tokens
    mention = mentions[position]
    end = mention.end
    if mention.kind in (MentionKind.PRONOUN, MentionKind.OBJECT, MentionKind.POSSESSOR, MentionKind.RELATIVE):
        return mention.first, end
    tied = end < limit and (
        tokens[end].norm in _TIES
        or (tokens[end].kind in (TokenKind.OTHER, TokenKind.VERB) and tokens[end].norm[-2:] == "ed")
    )
    if tied and cued and mention.kind is not MentionKind.NAME:
        stop = end + 1
        while stop < min(limit, end + 9) and tokens[stop].kind not in _STOPS and tokens[stop].kind not in _BEGIN_ANEW:
            stop += 1
        if stop == limit or tokens[stop].kind in (TokenKind.COMMA, TokenKind.PUNCTUATION):
            return mention.first, stop
    following = position + 1
    while end < limit and following < len(mentions):
        after = mentions[following]
        if mention.kind is not MentionKind.NAME and tokens[end].norm in _TIES and after.first - end <= 3:
            if any(tokens[index].kind in _STOPS for index in range(end, after.first)):
                break
        elif tokens[end].norm == "and" and after.first == end + 1:
            if after.end < limit and tokens[after.end].kind not in (
                TokenKind.COMMA,
                TokenKind.PUNCTUATION,
                TokenKind.QUOTE,
            ):
                break
        else:
            break
        end = after.end
        following += 1
    return mention.first, end


def context_features(
    text: TokenizedText, mention: Mention, first: int, end: int, mentions: list[Mention], position: int
) -> tuple[str, ...]:
    """What a mention looks like in its sentence, whatever the cue."""
    tokens = text.tokens
    context: list[str] = []
    if mention.first > first:
        before = tokens[mention.first - 1].kind
        if before is TokenKind.PREPOSITION:
            norm = tokens[mention.first - 1].norm
            context.append("after-by" if norm == "by" else "after-with" if norm == "with" else "after-preposition")
        elif before is TokenKind.SUBORDINATOR:
            context.append("after-that" if tokens[mention.first - 1].norm == "that" else "after-subordinator")
        elif before is TokenKind.COMMA and position and mentions[position - 1].end == mention.first - 1:
            if (
                tokens[mentions[position - 1].head].kind is TokenKind.NAME
                or mentions[position - 1].kind is MentionKind.ROLE
            ):
                context.append("in-apposition")
        elif before is TokenKind.CUE:
            context.append("after-cue")
        elif before in (TokenKind.VERB, TokenKind.AUXILIARY):
            context.append("after-verb")
        elif before is TokenKind.CONJUNCTION:
            inner = (
                position and mentions[position - 1].end == mention.first - 1 and mentions[position - 1].first > first
            )
            listed = inner and tokens[mentions[position - 1].first - 1].kind is TokenKind.PREPOSITION
            context.append("after-and-in-phrase" if listed else "after-and")
    else:
        context.append("opens-sentence")
    if _is_passive(text, mention, end):
        context.append("of-passive")
    return tuple(context)


def _owned(mentions: list[Mention], position: int) -> int | None:
    """The token of the noun that belongs to the possessor at `position`: "claim" of "Donald Trump's claim"."""
    owner = mentions[position]
    for mention in mentions[position + 1 : position + 4]:
        if mention.kind is not MentionKind.POSSESSOR:
            return mention.head if mention.first <= owner.first or mention.first == owner.end else None
    return None


def cue_source_pairs(text: TokenizedText, sentence: int, mentions: list[Mention]) -> list[CueSourcePair]:
    """All frames of a sentence: pairs of a cue and a mention near it, then every mention by itself."""
    first, end, _ = text.sentences[sentence]
    tokens = text.tokens
    context = [
        context_features(text, mention, first, end, mentions, position) for position, mention in enumerate(mentions)
    ]
    pairs: list[CueSourcePair] = []
    for cue in cue_tokens(text, first, end, mentions):
        if tokens[cue].norm == _ACCORDING:
            pairs += pairs_around_cue(text, mentions, context, cue, "according", "", end)
        else:
            found = CUES[tokens[cue].norm]
            pairs += pairs_around_cue(text, mentions, context, cue, found.cue_class.value, found.form.value, end)
    for position, mention in enumerate(mentions):
        if mention.kind is MentionKind.POSSESSOR:
            noun = _owned(mentions, position)
            if noun is not None and tokens[noun].norm in NOUNS:
                source = mention.first, mention.end
                pairs.append(
                    CueSourcePair(
                        noun, mention, "owner", "noun", "none", mention.first, noun + 1, context[position], *source
                    )
                )
        source = _source_after(text, mentions, position, end, False)
        pairs.append(CueSourcePair(-1, mention, "none", "", "", mention.first, mention.end, context[position], *source))
    return pairs


def pairs_around_cue(  # noqa: C901
    text: TokenizedText,
    mentions: list[Mention],
    context: list[tuple[str, ...]],
    cue: int,
    cue_class: str,
    form: str,
    end: int,
) -> list[CueSourcePair]:
    """The frames of one cue, the token `cue` in a sentence that goes to `end`: with mentions before it, and after."""
    tokens = text.tokens
    according = cue_class == "according"
    pairs: list[CueSourcePair] = []
    left = 0
    nearest = -1
    for position in range(len(mentions) - 1, -1, -1):
        mention = mentions[position]
        if mention.end > cue:
            continue
        if nearest < 0:
            nearest = position
        if according:
            break
        if mention.kind is MentionKind.POSSESSOR and tokens[mention.first].kind is TokenKind.POSSESSIVE:
            continue
        left += 1
        if left > 5 and position:
            continue
        inner = (
            position > 0
            and mentions[position - 1].end == mention.first - 1
            and tokens[mention.first - 1].kind is TokenKind.PREPOSITION
        )
        link = link_to_cue_after(text, mention, cue, form, nearest - position, inner)
        source = _source_before(text, mentions, position, cue, link)
        pairs.append(
            CueSourcePair(cue, mention, link, cue_class, form, mention.first, cue + 1, context[position], *source)
        )
    right = 0
    start = cue + 2 if according else cue + 1
    for position in range(nearest + 1, len(mentions)):
        mention = mentions[position]
        if mention.first < start or (according and mention.kind is MentionKind.POSSESSOR):
            continue
        gap = mention.first - start
        if gap > 6 or right > 2:
            break
        if any(
            tokens[index].kind in (TokenKind.COMMA, TokenKind.PUNCTUATION, TokenKind.QUOTE)
            for index in range(start, mention.first)
        ):
            break
        right += 1
        if gap == 0:
            link = "according-to" if according else "inverted"
        elif all(tokens[index].kind in _SKIPPED for index in range(start, mention.first)):
            link = "inverted"
        elif tokens[mention.first - 1].kind is TokenKind.PREPOSITION and tokens[mention.first - 1].norm == "by":
            link = "by"
        else:
            link = "object" if not according else "according-far"
        if right > 1:
            link += "-second"
        source = _source_after(text, mentions, position, end, True)
        pairs.append(CueSourcePair(cue, mention, link, cue_class, form, cue, mention.end, context[position], *source))
    return pairs
