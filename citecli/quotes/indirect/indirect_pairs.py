"""Wider frames: what somebody wants, decides or seems to think, with the mention whose will or mind it is.

The same pairs as in `frames`, around the wider cues; besides, the owner of a noun ("his criticism of the plan",
"Trump's promise to …") and nobody at all ("concern about …", "it seems that …").
"""

from citecli.quotes.attribution.cue_source_pairs import Frame, facts_of, frames_around
from citecli.quotes.coreference.mentions import Mention, MentionKind
from citecli.quotes.tokens.cues import CUES, CueClass, Form
from citecli.quotes.tokens.indirect_cues import NOUNS, WIDER
from citecli.quotes.tokens.lexicon import Word
from citecli.quotes.tokens.tokenized_text import Outline

NOBODY = "nobody"
"""The link of a frame whose source the sentence leaves out."""
_BE = frozenset("is are was were be been being 's am".split())
_LINKS = frozenset(("made", "make", "makes", "remain", "remains", "remained"))
_OPEN = frozenset((Word.OTHER, Word.VERB))
_LEADS = frozenset(("to", "of", "that", "for", "over", "about", "on", "against", "from", "with", "by", "at", "toward"))


def find_wider_frames(outline: Outline, sentence: int, mentions: list[Mention]) -> dict[int, list[Frame]]:
    """The frames of the wider cues of a sentence, by cue."""
    first, end, _ = outline.sentences[sentence]
    kinds, lows = outline.kinds, outline.lows
    heads = {mention.head: mention for mention in mentions if mention.kind is not MentionKind.POSSESSOR}
    found: dict[int, list[Frame]] = {}
    facts: list[tuple[str, ...]] = []
    for index in range(first, end):
        low = lows[index]
        cue = None
        noun = heads.get(index)
        if noun is not None:
            if index + 1 < end and lows[index + 1] in _LEADS:
                cue = NOUNS.get(low)
        elif kinds[index] in _OPEN:
            cue = WIDER.get(low)
            if cue is not None and cue.form is Form.NONE and not _follows_be(outline, first, index):
                cue = None
        if cue is None:
            continue
        if not facts:
            facts = [facts_of(outline, mention, first, end, mentions, at) for at, mention in enumerate(mentions)]
        frames = frames_around(outline, mentions, facts, index, cue.cue_class.value, cue.form.value, end)
        if noun is not None:
            frames += _owners(outline, mentions, facts, noun, index)
        if noun is not None or cue.cue_class in (CueClass.SEEM, CueClass.FEEL):
            frames.append(nobodys(index, sentence, cue.cue_class.value, cue.form.value))
        if frames:
            found[index] = frames
    return found


def nobodys(cue: int, sentence: int, cue_class: str, form: str) -> Frame:
    """The frame of a cue whose source the sentence leaves out: the cue stands for it."""
    mention = Mention(cue, cue + 1, cue, MentionKind.OTHER, sentence)
    return Frame(cue, mention, NOBODY, cue_class, form, cue, cue + 1, (), cue, cue + 1)


def _follows_be(outline: Outline, first: int, index: int) -> bool:
    """Whether a form of "be", "make" or "remain" stands before a token, adverbs apart."""
    at = index - 1
    while at >= first and outline.kinds[at] in (Word.ADVERB, Word.AUXILIARY) and outline.lows[at] not in _BE:
        at -= 1
    return at >= first and (outline.lows[at] in _BE or outline.lows[at] in _LINKS)


def _owners(
    outline: Outline, mentions: list[Mention], facts: list[tuple[str, ...]], noun: Mention, cue: int
) -> list[Frame]:
    """The frames of a noun with whose it is."""
    frames = []
    for position, mention in enumerate(mentions):
        if mention.kind is MentionKind.POSSESSOR and noun.first <= mention.first and mention.end <= cue:
            source = mention.first, mention.end
            frames.append(
                Frame(cue, mention, "owner", "noun", "none", mention.first, cue + 1, facts[position], *source)
            )
    return frames


def lemma_of(low: str) -> str:
    """The lemma of a cue of any kind."""
    cue = CUES.get(low) or WIDER.get(low) or NOUNS.get(low)
    return cue.lemma if cue is not None else low
