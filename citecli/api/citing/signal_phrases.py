"""Signal phrases: who says the words as the document tells it, in a sentence before or between them.

How such a sentence runs is told in `citecli.quoting.signal_phrases`.
"""

from citecli.answers.quotations import Utterance
from citecli.api.citing.speaker_names import is_named, is_plural, surname, verb_of
from citecli.csl import Locale
from citecli.frozen import replace
from citecli.markup.nodes import Content, Node, Text
from citecli.markup.plain import write as plain_text
from citecli.quotes.model import AttributionRule, QuotationKind
from citecli.quoting.signal_phrases import (
    WRITE,
    ReportedSpeaker,
    SignalPhrase,
    capitalized,
    interruption,
    introduction,
)
from citecli.quoting.style_manuals import StyleManual, Tense
from citecli.references.display import full_name
from citecli.references.model import Reference


def reported_speaker(
    utterance: Utterance, reference: Reference, manual: StyleManual, notes: bool
) -> ReportedSpeaker | None:
    """Who says the words, and how; `None` when there is nobody to name.

    That is the speaker, else whoever wrote the document. `notes`: the style cites in notes, so that nothing but the
    sentence names the speaker, in full.
    """
    quotation = utterance.quotation
    attribution = quotation.attribution
    if (
        quotation.kind in (QuotationKind.DIRECT, QuotationKind.MIXED)
        and attribution is not None
        and is_named(attribution)
    ):
        verb, cue, present = verb_of(utterance.cue)
        full = manual.full_name or notes
        return ReportedSpeaker(
            attribution.display if full else _in_sentence(attribution.display, surname(attribution)),
            verb,
            is_plural(attribution.display, cue),
            present,
            quotation.about or "",
            quotation.rule is AttributionRule.ACCORDING_TO,
        )
    authors = reference.names.get("author", ())
    if not authors:
        return None
    names = [full_name(name) if manual.full_name else name.literal or name.family for name in authors]
    several = names if len(names) < 3 else [names[0], "others"]
    return ReportedSpeaker(" and ".join(several), WRITE, len(names) > 1)


def phrase_before(speaker: ReportedSpeaker, words: str, tense: Tense, block: bool, by_name: Content) -> Content:
    """What introduces `words` (bare); `by_name` is the citation that takes the name's place, if it does."""
    small = next((char for char in words if char.isalpha()), "A").islower()
    phrase = introduction(speaker, tense, small, block)
    named = by_name or (Text(speaker.name),)
    if not phrase.before and isinstance(named[0], Text):
        named = (Text(capitalized(named[0].text)), *named[1:])
    return _around(phrase, named)


def phrase_between(speaker: ReportedSpeaker, tense: Tense, by_name: Content) -> Content:
    """What stands between two parts of an utterance, without the punctuation around it; `by_name` likewise."""
    return _around(interruption(speaker, tense), by_name or (Text(speaker.name),))


def spell_and(citation: Content, locale: Locale) -> Content:
    """A citation in a sentence with its ampersand as a word: `Roe and Poe (2018)`; in the parenthesis it stays."""
    word = locale.term("and") or "and"
    nodes: list[Node] = []
    closed = False
    for node in citation:
        if isinstance(node, Text):
            head, sign, tail = ("", "", node.text) if closed else node.text.partition("(")
            nodes.append(Text(head.replace(" & ", f" {word} ") + sign + tail, node.joined))
            closed = closed or bool(sign)
        else:
            inner = node.content if closed else spell_and(node.content, locale)
            closed = closed or "(" in plain_text(node.content)
            nodes.append(replace(node, content=inner))
    return tuple(nodes)


def _around(phrase: SignalPhrase, named: Content) -> Content:
    return tuple(node for node in (Text(phrase.before), *named, Text(phrase.after)) if node != Text(""))


def _in_sentence(display: str, short: str) -> str:
    """A speaker's short name with the article that a sentence wants before it."""
    article, _, bare_name = display.partition(" ")
    return display if article.lower() == "the" and bare_name == short else short
