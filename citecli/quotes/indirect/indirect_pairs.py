"""Pairs of indirect speech: what somebody wants, decides or seems to think, with the mention whose will or mind it is.

The pairs are those of `cue_source_pairs`, around the cues that announce no words in marks; besides, nobody at all
("concern about …", "it seems that …"). The owner of a noun ("his criticism of the plan") is among those already.
"""

from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import (
    CueSourcePair,
    mention_contexts,
    pairs_around_cue,
)
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.english.cues import BE_FORMS, CUES, INDIRECT_CUES, INDIRECT_NOUNS
from citecli.quotes.languages.vocabulary import CueClass, CueForm, TokenKind, VerbForm
from citecli.quotes.tokens.tokenized_text import TokenizedText

_COPULAS = BE_FORMS | {"made", "make", "makes", "remain", "remains", "remained"}
_OPEN = frozenset((TokenKind.OTHER, TokenKind.VERB))
_AFTER_NOUN = frozenset(
    ("to", "of", "that", "for", "over", "about", "on", "against", "from", "with", "by", "at", "toward")
)
"""What leads from a noun to its content."""


def indirect_pairs(text: TokenizedText, sentence: int, mentions: list[Mention]) -> dict[int, list[CueSourcePair]]:
    """The pairs of the cues of indirect speech of a sentence, by the cue's token."""
    first, end, _ = text.sentences[sentence]
    tokens = text.tokens
    nouns = {mention.head: mention for mention in mentions if mention.kind is not MentionKind.POSSESSOR}
    by_cue: dict[int, list[CueSourcePair]] = {}
    contexts: list[tuple[str, ...]] = []
    for index in range(first, end):
        noun = nouns.get(index)
        if noun is None and tokens[index].kind not in _OPEN:
            continue
        cue = _cue_at(text, index, first, end, noun is not None)
        if cue is None:
            continue
        if not contexts:
            contexts = mention_contexts(text, first, end, mentions)
        pairs = pairs_around_cue(text, mentions, contexts, index, cue, end)
        if noun is not None or cue.cue_class in (CueClass.SEEM, CueClass.FEEL):
            pairs.append(unnamed_source_pair(index, sentence, cue.cue_class, cue.form))
        if pairs:
            by_cue[index] = pairs
    return by_cue


def _cue_at(text: TokenizedText, index: int, first: int, end: int, is_noun: bool) -> CueForm | None:
    """The cue of indirect speech that a noun, or a word of an open class, is, if it is one."""
    tokens = text.tokens
    token = tokens[index]
    if is_noun:
        leads_on = index + 1 < end and tokens[index + 1].norm in _AFTER_NOUN
        return INDIRECT_NOUNS.get(token.norm) if leads_on else None
    cue = INDIRECT_CUES.get(token.norm)
    if cue is not None and cue.form is VerbForm.NONE and not _follows_copula(text, first, index):
        return None
    return cue


def unnamed_source_pair(cue: int, sentence: int, cue_class: CueClass, form: VerbForm) -> CueSourcePair:
    """The pair of a cue whose source the sentence leaves out: the cue stands for it."""
    mention = Mention(cue, cue + 1, cue, MentionKind.OTHER, sentence)
    return CueSourcePair(cue, mention, CueLink.NOBODY, cue_class, form, cue, cue + 1, (), cue, cue + 1)


def _follows_copula(text: TokenizedText, first: int, index: int) -> bool:
    """Whether a form of "be", "make" or "remain" stands before a token, adverbs apart."""
    tokens = text.tokens
    at = index - 1
    while (
        at >= first and tokens[at].kind in (TokenKind.ADVERB, TokenKind.AUXILIARY) and tokens[at].norm not in BE_FORMS
    ):
        at -= 1
    return at >= first and tokens[at].norm in _COPULAS


def lemma_of(norm: str) -> str:
    """The lemma of a cue of any kind."""
    cue = CUES.get(norm) or INDIRECT_CUES.get(norm) or INDIRECT_NOUNS.get(norm)
    return cue.lemma if cue is not None else norm
