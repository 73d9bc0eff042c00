"""Contents: for a cue and its source, every stretch of words that may be what is said, and what speaks for each.

A content stands after the cue, from one of a few beginnings (right there, at "that", after an addressee) to one of a
few ends (a comma, a conjunction, the end of the sentence); before it ("…, she said"); around it ("…, she said, …"); it
is the clause of a passive ("the plan was criticized") or what a relative clause belongs to ("a plan he opposed"). That
there is none is always one more candidate. Features name patterns of form, as in `candidates`.
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidates import CandidateGenerator, bucket
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.indirect.indirect_pairs import NOBODY, lemma_of
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText


class ContentSpan(NamedTuple):
    """A stretch of tokens that may be what is said: `first` up to, not including, `end`; -1 and -1 for none."""

    first: int
    end: int
    features: list[str]


class _Cue(NamedTuple):
    """What all contents of one cue share: its words for features, and where the sentence and the words after it end.

    `first` and `end` are the sentence's tokens without final stops, `after` where words after the cue begin, `limit`
    where the first quotation among them stands, or the end.
    """

    pair: CueSourcePair
    sentence: int
    lemma: str
    what: str
    first: int
    end: int
    after: int
    limit: int


_BREAKS = frozenset(("after", "as", "when", "while", "because", "although", "though", "before", "since", "but", "and"))
_PARTICLES = frozenset(("for", "on", "about", "at", "out", "against", "with", "of", "to", "off", "up", "over", "from"))
_NAMES = {
    TokenKind.OTHER: "noun",
    TokenKind.ROLE: "noun",
    TokenKind.ORGANIZATION: "noun",
    TokenKind.DOCUMENT: "noun",
    TokenKind.TITLE: "noun",
    TokenKind.NAME: "name",
    TokenKind.PRONOUN: "pronoun",
    TokenKind.OBJECT: "object",
    TokenKind.POSSESSIVE: "possessive",
    TokenKind.DETERMINER: "article",
    TokenKind.SUBORDINATOR: "subordinator",
    TokenKind.RELATIVE: "relative",
    TokenKind.PREPOSITION: "preposition",
    TokenKind.AUXILIARY: "auxiliary",
    TokenKind.ADVERB: "adverb",
    TokenKind.NUMBER: "number",
    TokenKind.CUE: "verb",
    TokenKind.VERB: "verb",
    TokenKind.TIME: "time",
    TokenKind.COMMA: ",",
    TokenKind.QUOTE: "quotation",
}
_LEADING = frozenset(("that", "to", "how", "what", "whether", "why", "if", "for", "it", "there"))
_VERBAL = frozenset((TokenKind.CUE, TokenKind.VERB, TokenKind.AUXILIARY))
_OBJECT_LINKS = frozenset(("that", "which", "whom"))
_MODALS = frozenset(("would", "could", "should", "might", "may", "can", "must", "will", "'d", "'ll"))
_MOST_ENDS = 6
_LOOKED_AT = 40
"""How many tokens of a long content are looked at for its verbs."""
_NEARBY = 25
"""How many tokens before a cue another one may stand for this one to be rather part of what that says."""


def content_spans(generator: CandidateGenerator, sentence: int, pair: CueSourcePair) -> list[ContentSpan]:
    """Everything that may be said by `frame`, and nothing (the last)."""
    text = generator.text
    first, end, _ = text.sentences[sentence]
    tokens = text.tokens
    while end > first and tokens[end - 1].kind is TokenKind.PUNCTUATION:
        end -= 1
    cue = pair.cue
    follows = pair.cue_class == "according" or pair.mention.first > cue
    after = pair.source_end if follows else cue + 1
    limit = after
    while limit < end and tokens[limit].kind is not TokenKind.QUOTE:
        limit += 1
    lemma = lemma_of(text.tokens[cue].norm)
    here = _Cue(pair, sentence, lemma, f"{pair.cue_class} {pair.form}", first, end, after, limit)
    found = _after(generator, here)
    found += _before(text, here)
    if pair.link in ("passive", NOBODY):
        found += _clauses(generator, here)
    elif pair.mention.end <= cue:
        found += _objects(generator, here)
    found += _around(text, here)
    found.append(_nothing(generator, here))
    return found


def _after(generator: CandidateGenerator, here: _Cue) -> list[ContentSpan]:
    """Contents after the cue."""
    text, pair, lemma = generator.text, here.pair, here.lemma
    cue_class = pair.cue_class
    found: list[ContentSpan] = []
    for start, begins in _beginnings(text, here.after, here.limit, lemma):
        opening = word_class(text, start, here.limit)
        of_start = [
            "content",
            f"content {begins} {here.what}",
            f"content {opening} {cue_class}",
            f"content {begins} {opening}",
            f"content {pair.link}",
            f"content {lemma} {opening}",
            f"content {lemma} {begins}",
        ]
        for stop, ends in _ends(text, generator, here.sentence, start, here.limit, here.end):
            if stop <= start:
                continue
            inside = text.kinds(start, min(stop, start + _LOOKED_AT))
            verbs = min(inside.count(TokenKind.CUE), 2)
            finite = verbs > 0 or TokenKind.AUXILIARY in inside or TokenKind.VERB in inside
            following = _what_follows(text, stop, here.end)
            length = bucket(stop - start)
            found.append(
                ContentSpan(
                    start,
                    stop,
                    [
                        *of_start,
                        f"content {ends} {cue_class}",
                        f"content {opening} {ends}",
                        f"content {ends} {length}",
                        f"content {begins} {opening} {ends}",
                        f"content verbs={verbs} {ends}",
                        f"content next={following} {ends}",
                        f"content next={following} {cue_class}",
                        f"content finite={finite} {ends}",
                        f"content finite={finite} {opening}",
                        f"content finite={finite} {following}",
                        f"content {cue_class} {length}",
                    ],
                )
            )
    return found


def _before(text: TokenizedText, here: _Cue) -> list[ContentSpan]:
    """Contents before the source and its cue, with a comma between."""
    pair = here.pair
    stop = min(pair.first, pair.cue) - 1
    if stop <= here.first or text.tokens[stop].kind is not TokenKind.COMMA:
        return []
    tail = "end" if pair.end >= here.end else word_class(text, pair.end, here.end)
    return [
        ContentSpan(
            begin,
            stop,
            [
                "before",
                f"before {here.what}",
                f"before {begins} {word_class(text, begin, stop)}",
                f"before {pair.link} {pair.cue_class}",
                f"before tail={tail}",
                f"before {begins} {pair.cue_class}",
                f"before {bucket(stop - begin)}",
            ],
        )
        for begin, begins in _beginnings_before(text, here.first, stop)
    ]


def _around(text: TokenizedText, here: _Cue) -> list[ContentSpan]:
    """The sentence around a source and its cue that stand between commas: "The bridge, she said, is safe"."""
    pair = here.pair
    leading = min(pair.first, pair.cue)
    tokens = text.tokens
    if (
        leading - 1 <= here.first
        or tokens[leading - 1].kind is not TokenKind.COMMA
        or pair.end >= here.end
        or tokens[pair.end].kind is not TokenKind.COMMA
    ):
        return []
    begin = _after_quotation(text, here.first, leading - 1)
    stretches = [(here.end, "whole")] if here.limit == here.end else [(here.end, "whole"), (here.limit, "part")]
    return [
        ContentSpan(
            begin,
            stop,
            [
                "around",
                f"around {pair.cue_class}",
                f"around {pair.link}",
                f"around {name} {here.what}",
            ],
        )
        for stop, name in stretches
        if begin < leading
    ]


def _clauses(generator: CandidateGenerator, here: _Cue) -> list[ContentSpan]:
    """The clause around a cue that names no source ("the plan was criticized"), and the part before its verb."""
    text, cue = generator.text, here.pair.cue
    tokens = text.tokens
    verb = cue
    while verb > here.first and tokens[verb - 1].kind in (TokenKind.AUXILIARY, TokenKind.ADVERB, TokenKind.TIME):
        verb -= 1
    begins = [
        (mention.first, "mention")
        for mention in generator.mentions(here.sentence)
        if mention.end == verb and mention.kind is not MentionKind.POSSESSOR
    ]
    begin = here.first
    for index in range(verb - 1, here.first - 1, -1):
        kind = tokens[index].kind
        if kind in (TokenKind.COMMA, TokenKind.QUOTE, TokenKind.SUBORDINATOR, TokenKind.PUNCTUATION) or (
            kind is TokenKind.CONJUNCTION and index and tokens[index - 1].kind is TokenKind.COMMA
        ):
            begin = index + 1
            break
    if begin < verb and (not begins or begins[0][0] != begin):
        begins.append((begin, "clause" if begin > here.first else "sentence"))
    if begin > here.first and not any(start == here.first for start, _ in begins):
        begins.append((here.first, "sentence"))
    ends = [(here.limit, "all")]
    for index in range(cue + 1, here.limit):
        if tokens[index].kind is TokenKind.COMMA:
            ends.append((index, "comma"))
            break
    if verb > here.first:
        ends.append((verb, "subject"))
    following = word_class(text, cue + 1, here.limit)
    kind_name = generator.kind_of(here.pair.mention) if here.pair.link != NOBODY else ""
    return [
        ContentSpan(
            start,
            stop,
            [
                "clause",
                f"clause {here.what}",
                f"clause {begins_at} {ends_at}",
                f"clause {ends_at} {here.what}",
                f"clause {here.lemma} {ends_at}",
                f"clause {here.lemma} {begins_at}",
                f"clause {ends_at} {kind_name}",
                f"clause {ends_at} next={following}",
                f"clause {begins_at} {bucket(stop - start)}",
            ],
        )
        for start, begins_at in begins
        for stop, ends_at in ends
        if stop > start
    ]


def _objects(generator: CandidateGenerator, here: _Cue) -> list[ContentSpan]:
    """What stands right before a source, as the object of its clause: "a plan he opposed", "which she proposed"."""
    text, pair = generator.text, here.pair
    found: list[ContentSpan] = []
    for mention in generator.mentions(here.sentence):
        gap = pair.source_first - mention.end
        if mention.kind is MentionKind.POSSESSOR or not 0 <= gap <= 1:
            continue
        if gap and text.tokens[mention.end].norm not in _OBJECT_LINKS:
            continue
        kind = generator.kind_of(mention)
        found.append(
            ContentSpan(
                mention.first,
                mention.end,
                [
                    "object",
                    f"object {here.what}",
                    f"object {kind}",
                    f"object {generator.kind_of(pair.mention)}",
                    f"object {pair.link}",
                    f"object {here.lemma}",
                    f"object {kind} {word_class(text, pair.cue + 1, here.end)}",
                ],
            )
        )
    return found


def _nothing(generator: CandidateGenerator, here: _Cue) -> ContentSpan:
    """That nothing is said: the word is no cue here, or what it tells of is not in the sentence."""
    text, pair, lemma = generator.text, here.pair, here.lemma
    cue_class, link, cue = pair.cue_class, pair.link, pair.cue
    following = word_class(text, here.after, here.end)
    kind = generator.kind_of(pair.mention)
    helper = _helper(text, cue, here.first)
    tokens = text.tokens
    cued = any(
        tokens[index].kind is TokenKind.CUE and tokens[index + 1].norm != "to"
        for index in range(max(here.first, cue - _NEARBY), cue)
    )
    ends = bucket(here.end - here.after)
    question = text.tokens[text.sentences[here.sentence].end - 1].word == "?"
    before = word_class(text, cue - 1, here.end) if cue > here.first else "start"
    return ContentSpan(
        -1,
        -1,
        [
            "nothing",
            f"nothing {here.what}",
            f"nothing {lemma}",
            f"nothing {lemma} {following}",
            f"nothing {lemma} {pair.form}",
            f"nothing {link}",
            f"nothing {link} {cue_class}",
            f"nothing {following}",
            f"nothing {following} {cue_class}",
            f"nothing {kind}",
            f"nothing {kind} {cue_class}",
            f"nothing {kind} {following}",
            f"nothing helper={helper}",
            f"nothing helper={helper} {cue_class}",
            f"nothing cued={cued}",
            f"nothing cued={cued} {cue_class}",
            f"nothing question={question}",
            f"nothing speaks={generator.speaks(pair.mention)}",
            f"nothing ends={ends}",
            f"nothing ends={ends} {cue_class}",
            f"nothing quotation={here.limit < here.end}",
            f"nothing {before}",
            *[f"nothing {fact}" for fact in pair.context],
        ],
    )


def word_class(text: TokenizedText, index: int, end: int) -> str:
    """What the word at a token is, for features: a leading word as itself, others by class."""
    if index >= end:
        return "end"
    norm = text.tokens[index].norm
    if norm in _LEADING:
        return norm
    kind = text.tokens[index].kind
    if kind is TokenKind.PUNCTUATION:
        return text.tokens[index].word
    return _NAMES.get(kind, "noun")


def _what_follows(text: TokenizedText, index: int, end: int) -> str:
    """What stands at the end of a stretch: a comma or a conjunction with what comes after it, else a class."""
    if index >= end:
        return "end"
    written: list[str] = []
    while index < end and len(written) < 2 and text.tokens[index].kind in (TokenKind.COMMA, TokenKind.CONJUNCTION):
        written.append(text.tokens[index].norm)
        index += 1
    return "".join(written) + word_class(text, index, end)


def _beginnings(text: TokenizedText, after: int, limit: int, lemma: str) -> list[tuple[int, str]]:  # noqa: C901
    """Where a content after its cue may begin, each with what it is called in features."""
    tokens = text.tokens
    if after >= limit:
        return []
    if tokens[after].kind is TokenKind.COMMA and lemma == "according":
        return [(after + 1, "after-comma")]
    found = [(after, "at-once")]
    if tokens[after].norm in _PARTICLES and after + 1 < limit:
        found.append((after + 1, "after-particle"))
    at = after
    while at < limit and tokens[at].kind in (TokenKind.ADVERB, TokenKind.TIME):
        at += 1
    if after < at < limit:
        found.append((at, "after-adverb"))
    for index in range(after + 1, min(after + 14, limit)):
        if tokens[index].norm == "that" and tokens[index - 1].kind not in (TokenKind.PREPOSITION, TokenKind.DETERMINER):
            found.append((index, "at-that"))
            break
        if tokens[index].kind is TokenKind.CUE:
            break
    else:
        index = limit
    if tokens[after].kind in (
        TokenKind.OBJECT,
        TokenKind.NAME,
        TokenKind.OTHER,
        TokenKind.ROLE,
        TokenKind.POSSESSIVE,
        TokenKind.DETERMINER,
    ):
        for at in range(after + 1, min(after + 7, limit)):
            if (
                tokens[at].kind in (TokenKind.PRONOUN, TokenKind.DETERMINER, TokenKind.SUBORDINATOR)
                or tokens[at].norm == "to"
            ):
                if tokens[at].norm != "that":
                    found.append((at, "after-addressee"))
                break
    return found


def _helper(text: TokenizedText, cue: int, first: int) -> str:
    """The auxiliary, or "to", right before a cue, adverbs apart, by kind."""
    at = cue - 1
    while at >= first and text.tokens[at].kind in (TokenKind.ADVERB, TokenKind.TIME):
        at -= 1
    if at < first:
        return "none"
    norm = text.tokens[at].norm
    if norm == "to":
        return "to"
    if text.tokens[at].kind is not TokenKind.AUXILIARY:
        return "none"
    if norm[-3:] == "n't" or norm == "cannot":
        return "not"
    if norm in _MODALS:
        return "modal"
    if norm in ("has", "have", "had", "'ve"):
        return "have"
    if norm in ("do", "did", "does"):
        return "do"
    return "be"


def _after_quotation(text: TokenizedText, first: int, stop: int) -> int:
    """The token after the last quotation between two tokens, or `first`."""
    for index in range(stop - 1, first - 1, -1):
        if text.tokens[index].kind is TokenKind.QUOTE:
            return index + 1
    return first


def _beginnings_before(text: TokenizedText, first: int, stop: int) -> list[tuple[int, str]]:
    """Where a content before its source may begin: after a quotation, after the first comma, with the sentence."""
    tokens = text.tokens
    begin = _after_quotation(text, first, stop)
    if begin >= stop:
        return []
    found = [(begin, "sentence" if begin == first else "rest")]
    for index in range(begin, stop - 2):
        if tokens[index].kind is TokenKind.COMMA:
            found.append((index + 1, "comma"))
            break
    if text.tokens[begin].norm in ("but", "and", "still", "so", "yet") and begin + 2 < stop:
        found.append((begin + 1, "conjunction"))
    return found


def _ends(
    text: TokenizedText, generator: CandidateGenerator, sentence: int, start: int, limit: int, end: int
) -> list[tuple[int, str]]:
    """Where a content that begins at `start` may end, each with what it is called in features."""
    tokens = text.tokens
    found: list[tuple[int, str]] = [(limit, "sentence" if limit == end else "quotation")]
    commas = 0
    for mention in generator.mentions(sentence):
        if mention.end > start and mention.kind is not MentionKind.POSSESSOR and mention.first >= start:
            if mention.first - start <= 2 and mention.end < limit:
                found.append((mention.end, "mention"))
            break
    for index in range(start + 1, min(limit, start + 50)):
        kind = tokens[index].kind
        if kind in (TokenKind.COMMA, TokenKind.PUNCTUATION):
            commas += 1
            if commas <= 2:
                found.append((index, f"comma{commas}"))
        elif tokens[index].norm in _BREAKS and index - start > 2 and tokens[index - 1].kind is not TokenKind.COMMA:
            found.append((index, "and" if tokens[index].norm in ("and", "but") else "subordinator"))
        if len(found) >= _MOST_ENDS:
            break
    return found
