"""Wider frames: what somebody wants, decides or seems to think, with the mention whose will or mind it is.

The same pairs as in `frames`, around the wider cues; besides, the owner of a noun ("his criticism of the plan",
"Trump's promise to …") and nobody at all ("concern about …", "it seems that …").
"""

from citecli.quotes.attribution.cue_source_pairs import CueSourcePair, context_features, pairs_around_cue
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.english.indirect_cues import INDIRECT_CUES, NOUNS
from citecli.quotes.languages.vocabulary import CueClass, TokenKind, VerbForm
from citecli.quotes.tokens.tokenized_text import TokenizedText

NOBODY = "nobody"
"""The link of a frame whose source the sentence leaves out."""
_BE = frozenset("is are was were be been being 's am".split())
_LINKS = frozenset(("made", "make", "makes", "remain", "remains", "remained"))
_OPEN = frozenset((TokenKind.OTHER, TokenKind.VERB))
_LEADS = frozenset(("to", "of", "that", "for", "over", "about", "on", "against", "from", "with", "by", "at", "toward"))


def indirect_pairs(text: TokenizedText, sentence: int, mentions: list[Mention]) -> dict[int, list[CueSourcePair]]:
    """The frames of the wider cues of a sentence, by cue."""
    first, end, _ = text.sentences[sentence]
    tokens = text.tokens
    heads = {mention.head: mention for mention in mentions if mention.kind is not MentionKind.POSSESSOR}
    found: dict[int, list[CueSourcePair]] = {}
    context: list[tuple[str, ...]] = []
    for index in range(first, end):
        norm = tokens[index].norm
        cue = None
        noun = heads.get(index)
        if noun is not None:
            if index + 1 < end and tokens[index + 1].norm in _LEADS:
                cue = NOUNS.get(norm)
        elif tokens[index].kind in _OPEN:
            cue = INDIRECT_CUES.get(norm)
            if cue is not None and cue.form is VerbForm.NONE and not _follows_be(text, first, index):
                cue = None
        if cue is None:
            continue
        if not context:
            context = [context_features(text, mention, first, end, mentions, at) for at, mention in enumerate(mentions)]
        pairs = pairs_around_cue(text, mentions, context, index, cue.cue_class.value, cue.form.value, end)
        if noun is not None:
            pairs += _owners(text, mentions, context, noun, index)
        if noun is not None or cue.cue_class in (CueClass.SEEM, CueClass.FEEL):
            pairs.append(unnamed_source_pair(index, sentence, cue.cue_class.value, cue.form.value))
        if pairs:
            found[index] = pairs
    return found


def unnamed_source_pair(cue: int, sentence: int, cue_class: str, form: str) -> CueSourcePair:
    """The frame of a cue whose source the sentence leaves out: the cue stands for it."""
    mention = Mention(cue, cue + 1, cue, MentionKind.OTHER, sentence)
    return CueSourcePair(cue, mention, NOBODY, cue_class, form, cue, cue + 1, (), cue, cue + 1)


def _follows_be(text: TokenizedText, first: int, index: int) -> bool:
    """Whether a form of "be", "make" or "remain" stands before a token, adverbs apart."""
    at = index - 1
    while (
        at >= first
        and text.tokens[at].kind in (TokenKind.ADVERB, TokenKind.AUXILIARY)
        and text.tokens[at].norm not in _BE
    ):
        at -= 1
    return at >= first and (text.tokens[at].norm in _BE or text.tokens[at].norm in _LINKS)


def _owners(
    text: TokenizedText, mentions: list[Mention], context: list[tuple[str, ...]], noun: Mention, cue: int
) -> list[CueSourcePair]:
    """The frames of a noun with whose it is."""
    pairs = []
    for position, mention in enumerate(mentions):
        if mention.kind is MentionKind.POSSESSOR and noun.first <= mention.first and mention.end <= cue:
            source = mention.first, mention.end
            pairs.append(
                CueSourcePair(cue, mention, "owner", "noun", "none", mention.first, cue + 1, context[position], *source)
            )
    return pairs


def lemma_of(norm: str) -> str:
    """The lemma of a cue of any kind."""
    cue = CUES.get(norm) or INDIRECT_CUES.get(norm) or NOUNS.get(norm)
    return cue.lemma if cue is not None else norm
