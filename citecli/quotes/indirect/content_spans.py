"""Content spans: for a cue and its source, every stretch of words that may be what is said, and what speaks for each.

A content stands after the cue, from one of a few beginnings (right there, at "that", after an addressee) to one of a
few ends (a comma, a conjunction, the end of the sentence); before it ("…, she said"); around it ("…, she said, …"); it
is the clause of a passive ("the plan was criticized") or what a relative clause belongs to ("a plan he opposed"). That
there is none is always one more candidate. Features name patterns of form, as in `candidates`.
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidate_generator import CandidateGenerator, bucket
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.indirect.content_boundaries import (
    Boundary,
    after_quotation,
    auxiliary_before,
    beginnings_after,
    beginnings_before,
    ends_after,
    following_words,
    word_class,
)
from citecli.quotes.indirect.indirect_pairs import lemma_of
from citecli.quotes.languages.vocabulary import CueClass, TokenKind
from citecli.quotes.tokens.tokenized_text import TokenizedText


class ContentSpan(NamedTuple):
    """A stretch of tokens that may be what is said: `first` up to, not including, `end`; -1 and -1 for none."""

    first: int
    end: int
    features: list[str]


class _CueContext(NamedTuple):
    """What all contents of one cue share."""

    pair: CueSourcePair
    sentence: int
    lemma: str
    """The cue's."""
    link: str
    """The pair's, as a plain string: an enum member takes five times as long to be put into one."""
    cue_class: str
    """The pair's, likewise."""
    form: str
    """The pair's, likewise."""
    first: int
    """The first token of the sentence."""
    end: int
    """The token after its last, final stops left out."""
    after: int
    """Where the words after the cue begin."""
    limit: int
    """Where the first quotation among them stands, or the end."""


_CLAUSE_BREAKS = frozenset((TokenKind.COMMA, TokenKind.QUOTE, TokenKind.SUBORDINATOR, TokenKind.PUNCTUATION))
_BEFORE_VERB = frozenset((TokenKind.AUXILIARY, TokenKind.ADVERB, TokenKind.TIME))
_OBJECT_LINKS = frozenset(("that", "which", "whom"))
_CUE, _AUXILIARY, _VERB = TokenKind.CUE, TokenKind.AUXILIARY, TokenKind.VERB
"""Looked up once: reading a member from its class is slow before Python 3.12."""
_LOOKED_AT = 40
"""How many tokens of a long content are looked at for its verbs."""
_NEARBY = 25
"""How many tokens before a cue another one may stand for this one to be rather part of what that says."""


def content_spans(generator: CandidateGenerator, sentence: int, pair: CueSourcePair) -> list[ContentSpan]:
    """Everything in a sentence that may be said by the source of `pair`, and nothing (the last)."""
    text = generator.text
    tokens = text.tokens
    first, end, _ = text.sentences[sentence]
    while end > first and tokens[end - 1].kind is TokenKind.PUNCTUATION:
        end -= 1
    cue = pair.cue
    follows = pair.cue_class is CueClass.ACCORDING or pair.mention.first > cue
    after = pair.source_end if follows else cue + 1
    limit = text.kinds.find(TokenKind.QUOTE, after, end)
    if limit < 0:
        limit = max(after, end)
    here = _CueContext(
        pair,
        sentence,
        lemma_of(tokens[cue].norm),
        str(pair.link),
        str(pair.cue_class),
        str(pair.form),
        first,
        end,
        after,
        limit,
    )
    spans = _after(generator, here)
    spans += _before(text, here)
    if pair.link in (CueLink.PASSIVE, CueLink.NOBODY):
        spans += _clauses(generator, here)
    elif pair.mention.end <= cue:
        spans += _objects(generator, here)
    spans += _around(text, here)
    spans.append(_nothing(generator, here))
    return spans


def _after(generator: CandidateGenerator, here: _CueContext) -> list[ContentSpan]:
    """Contents after the cue."""
    text, lemma, cue_class = generator.text, here.lemma, here.cue_class
    count = text.kinds.count
    mentions = generator.mentions(here.sentence)
    spans: list[ContentSpan] = []
    for start, begins in beginnings_after(text, here.after, here.limit, lemma):
        opening = word_class(text, start, here.limit)
        of_start = [
            "content",
            f"content {begins} {cue_class} {here.form}",
            f"content {opening} {cue_class}",
            f"content {begins} {opening}",
            f"content {here.link}",
            f"content {lemma} {opening}",
            f"content {lemma} {begins}",
        ]
        for stop, ends in ends_after(text, mentions, start, here.limit, here.end):
            if stop <= start:
                continue
            looked_at = min(stop, start + _LOOKED_AT)
            verbs = min(count(_CUE, start, looked_at), 2)
            finite = verbs > 0 or count(_AUXILIARY, start, looked_at) > 0 or count(_VERB, start, looked_at) > 0
            following = following_words(text, stop, here.end)
            length = bucket(stop - start)
            features = [
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
            ]
            spans.append(ContentSpan(start, stop, features))
    return spans


def _before(text: TokenizedText, here: _CueContext) -> list[ContentSpan]:
    """Contents before the source and its cue, with a comma between."""
    pair, cue_class = here.pair, here.cue_class
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
                f"before {cue_class} {here.form}",
                f"before {begins} {word_class(text, begin, stop)}",
                f"before {here.link} {cue_class}",
                f"before tail={tail}",
                f"before {begins} {cue_class}",
                f"before {bucket(stop - begin)}",
            ],
        )
        for begin, begins in beginnings_before(text, here.first, stop)
    ]


def _around(text: TokenizedText, here: _CueContext) -> list[ContentSpan]:
    """The sentence around a source and its cue that stand between commas: "The bridge, she said, is safe"."""
    tokens, pair = text.tokens, here.pair
    leading = min(pair.first, pair.cue)
    comma = leading - 1
    if comma <= here.first or tokens[comma].kind is not TokenKind.COMMA or pair.end >= here.end:
        return []
    if tokens[pair.end].kind is not TokenKind.COMMA:
        return []
    begin = after_quotation(text, here.first, comma)
    stretches = [(here.end, "whole")] if here.limit == here.end else [(here.end, "whole"), (here.limit, "part")]
    return [
        ContentSpan(
            begin,
            stop,
            [
                "around",
                f"around {here.cue_class}",
                f"around {here.link}",
                f"around {name} {here.cue_class} {here.form}",
            ],
        )
        for stop, name in stretches
        if begin < leading
    ]


def _clauses(generator: CandidateGenerator, here: _CueContext) -> list[ContentSpan]:
    """The clause around a cue that names no source ("the plan was criticized"), and the part before its verb."""
    text, cue = generator.text, here.pair.cue
    tokens = text.tokens
    verb = cue
    while verb > here.first and tokens[verb - 1].kind in _BEFORE_VERB:
        verb -= 1
    ends: list[Boundary] = [(here.limit, "all")]
    for index in range(cue + 1, here.limit):
        if tokens[index].kind is TokenKind.COMMA:
            ends.append((index, "comma"))
            break
    if verb > here.first:
        ends.append((verb, "subject"))
    following = word_class(text, cue + 1, here.limit)
    kind = generator.kind_of(here.pair.mention) if here.pair.link is not CueLink.NOBODY else ""
    what = f"{here.cue_class} {here.form}"
    return [
        ContentSpan(
            start,
            stop,
            [
                "clause",
                f"clause {what}",
                f"clause {begins_at} {ends_at}",
                f"clause {ends_at} {what}",
                f"clause {here.lemma} {ends_at}",
                f"clause {here.lemma} {begins_at}",
                f"clause {ends_at} {kind}",
                f"clause {ends_at} next={following}",
                f"clause {begins_at} {bucket(stop - start)}",
            ],
        )
        for start, begins_at in _clause_beginnings(generator, here, verb)
        for stop, ends_at in ends
        if stop > start
    ]


def _clause_beginnings(generator: CandidateGenerator, here: _CueContext, verb: int) -> list[Boundary]:
    """Where the clause of the verb at a token may begin: with its subject, after a comma, with the sentence."""
    tokens = generator.text.tokens
    begins: list[Boundary] = [
        (mention.first, "mention")
        for mention in generator.mentions(here.sentence)
        if mention.end == verb and mention.kind is not MentionKind.POSSESSOR
    ]
    begin = here.first
    for index in range(verb - 1, here.first - 1, -1):
        kind = tokens[index].kind
        if kind in _CLAUSE_BREAKS or (
            kind is TokenKind.CONJUNCTION and index and tokens[index - 1].kind is TokenKind.COMMA
        ):
            begin = index + 1
            break
    if begin < verb and (not begins or begins[0][0] != begin):
        begins.append((begin, "clause" if begin > here.first else "sentence"))
    if begin > here.first and not any(start == here.first for start, _ in begins):
        begins.append((here.first, "sentence"))
    return begins


def _objects(generator: CandidateGenerator, here: _CueContext) -> list[ContentSpan]:
    """What stands right before a source, as the object of its clause: "a plan he opposed", "which she proposed"."""
    text, pair = generator.text, here.pair
    spans: list[ContentSpan] = []
    for mention in generator.mentions(here.sentence):
        gap = pair.source_first - mention.end
        if mention.kind is MentionKind.POSSESSOR or not 0 <= gap <= 1:
            continue
        if gap and text.tokens[mention.end].norm not in _OBJECT_LINKS:
            continue
        kind = generator.kind_of(mention)
        spans.append(
            ContentSpan(
                mention.first,
                mention.end,
                [
                    "object",
                    f"object {here.cue_class} {here.form}",
                    f"object {kind}",
                    f"object {generator.kind_of(pair.mention)}",
                    f"object {here.link}",
                    f"object {here.lemma}",
                    f"object {kind} {word_class(text, pair.cue + 1, here.end)}",
                ],
            )
        )
    return spans


def _nothing(generator: CandidateGenerator, here: _CueContext) -> ContentSpan:
    """That nothing is said: the word is no cue here, or what it tells of is not in the sentence."""
    text, pair, lemma = generator.text, here.pair, here.lemma
    tokens, cue_class, link, cue = text.tokens, here.cue_class, here.link, pair.cue
    following = word_class(text, here.after, here.end)
    kind = generator.kind_of(pair.mention)
    helper = auxiliary_before(text, cue, here.first)
    nearby = max(here.first, cue - _NEARBY)
    cued = text.count(_CUE, nearby, cue) > 0 and any(
        tokens[index].kind is _CUE and tokens[index + 1].norm != "to" for index in range(nearby, cue)
    )
    ends = bucket(here.end - here.after)
    question = tokens[text.sentences[here.sentence].end - 1].word == "?"
    before = word_class(text, cue - 1, here.end) if cue > here.first else "start"
    features = [
        "nothing",
        f"nothing {cue_class} {here.form}",
        f"nothing {lemma}",
        f"nothing {lemma} {following}",
        f"nothing {lemma} {here.form}",
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
    ]
    features += [f"nothing {name}" for name in pair.context]
    return ContentSpan(-1, -1, features)
