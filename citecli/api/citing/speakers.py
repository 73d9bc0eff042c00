"""Speakers: how they are named in a citation or a sentence, and whether they are the author of the document.

Signal phrases say whose the words are, as the document tells it, in a sentence before or between them.

How such a sentence runs is told in `citecli.quoting.signal_phrases`.
"""

from citecli.answers.quotations import Utterance
from citecli.csl import Locale
from citecli.frozen import replace
from citecli.markup.nodes import Content, Node, Text
from citecli.markup.plain import write as plain_text
from citecli.quotes.languages.english.cues import CUES
from citecli.quotes.languages.english.lexicon import GIVEN_NAMES, NAME_SUFFIXES
from citecli.quotes.languages.vocabulary import CueClass, CueForm, VerbForm
from citecli.quotes.model import Attribution, AttributionRule, QuotationKind
from citecli.quoting.signal_phrases import (
    SAY,
    WRITE,
    ReportedSpeaker,
    SignalPhrase,
    Verb,
    capitalized,
    interruption,
    introduction,
    is_phrase,
)
from citecli.quoting.style_manuals import StyleManual, Tense
from citecli.references.display import full_name
from citecli.references.model import Name, Reference
from citecli.text.folding import fold
from citecli.text.words import folded_words

_PRONOUNS = frozenset(
    "he she they it we i you who one this that these those him her them us me both others another".split()
)
_INTRODUCING = frozenset((CueClass.SAY, CueClass.STATE, CueClass.WRITE, CueClass.ASK, CueClass.VOICE, CueClass.GO_ON))
# Verbs of these classes that can't introduce a quotation by themselves: "she pointed, “…”".
_NEED_MORE = frozenset(
    "put point go proceed proclaim profess finish describe call get come accuse charge order command urge press quiz "
    "exhort encourage implore beg signal hint imply threaten offer propose reject interrupt lament-over laugh gasp "
    "falter sob shrug nod grin smile simper quote recount relate reckon mention deny oppose propose demand".split()
)


def is_named(attribution: Attribution | None) -> bool:
    """Whether the speaker has a name, and not only a pronoun."""
    return bool(attribution and attribution.speaker and fold(attribution.speaker) not in _PRONOUNS)


def is_unknown(attribution: Attribution | None) -> bool:
    """Whether somebody speaks whom the document has only a pronoun for, and who isn't its author: “…,” she said."""
    if attribution is None or not attribution.speaker or is_named(attribution):
        return False
    return fold(attribution.speaker) not in ("i", "we")


def surname(attribution: Attribution) -> str:
    """The surname with its particles if the speaker is certainly a person; else the whole name without its article.

    A speaker is certainly a person if the document uses the last word of the name alone or a title with it, or if the
    first word is a known given name or an initial. The name of an organisation can't be shortened to its last word.
    """
    name = attribution.display or attribution.speaker
    words = name.split()
    while len(words) > 2 and words[-1].replace(".", "").lower() in NAME_SUFFIXES:
        words.pop()
    has_title = attribution.speaker != name and not attribution.speaker.lower().startswith("the ")
    if words[-1] in attribution.aliases or has_title or _has_given_name(words):
        first = len(words) - 1
        while first > 1 and words[first - 1].islower():
            first -= 1
        return " ".join(words[first:])
    return without_article(name)


def _has_given_name(words: list[str]) -> bool:
    if not 2 <= len(words) <= 5 or not words[-1][:1].isupper():
        return False
    first = words[0]
    return first.lower() in GIVEN_NAMES or (len(first) == 2 and first[0].isupper() and first[1] == ".")


def without_article(name: str) -> str:
    """`name` without a leading "the" before a proper name (`the New York Times`); `the engineers` is unchanged."""
    article, _, bare_name = name.partition(" ")
    return bare_name if article.lower() == "the" and bare_name[:1].isupper() else name


def is_plural(name: str, cue: CueForm | None) -> bool:
    """Whether `name` takes a plural verb: decided by the document's own verb if in the present, else by the noun."""
    if cue is not None and cue.form is VerbForm.S:
        return False
    last = name.rsplit(None, 1)[-1]
    return (last.islower() and last.endswith("s") and not last.endswith(("ss", "us", "is"))) or " and " in name


def verb_of(cue_words: str) -> tuple[Verb, CueForm | None, bool]:
    """The verb of a cue if it can introduce a quotation, else "say"; its cue form; whether it is in the present."""
    words = folded_words(cue_words)
    for word in reversed(words):
        cue = CUES.get(word)
        if cue is None or cue.cue_class not in _INTRODUCING or cue.lemma in _NEED_MORE or "-" in cue.lemma:
            continue
        present = cue.form in (VerbForm.S, VerbForm.BASE) and len(words) == 1
        return _verb(cue.lemma), cue, present
    return SAY, None, False


def _verb(lemma: str) -> Verb:
    third = next((form for form, cue in CUES.items() if cue.lemma == lemma and cue.form is VerbForm.S), lemma)
    past = next((form for form, cue in CUES.items() if cue.lemma == lemma and cue.form is VerbForm.PAST), lemma)
    return Verb(lemma, third, past)


def is_author(attribution: Attribution, reference: Reference) -> bool:
    """Whether the speaker is one of the authors of the reference: the same name, or the same surname and initial."""
    spoken = folded_words(attribution.display or attribution.speaker)
    return bool(spoken) and any(_is_same(spoken, name) for name in reference.names.get("author", ()))


def _is_same(spoken: list[str], name: Name) -> bool:
    if name.literal:
        return without_initial_the(folded_words(name.literal)) == without_initial_the(spoken)
    family = folded_words(" ".join(part for part in (name.non_dropping_particle, name.family) if part))
    if not family or spoken == folded_words(full_name(name)):
        return bool(family)
    if spoken[-len(family) :] != family:
        return False
    given, own = spoken[: -len(family)], folded_words(name.given)
    return not given or not own or given[0][0] == own[0][0]


def without_initial_the(words: list[str]) -> list[str]:
    """Words without a leading article."""
    return words[1:] if words[:1] == ["the"] and len(words) > 1 else words


def reported_speaker(
    utterance: Utterance, reference: Reference, manual: StyleManual, notes: bool
) -> ReportedSpeaker | None:
    """The speaker of an utterance and the verb for it; `None` when there is nobody to name.

    Without a named speaker the authors of the document are used. `notes`: the style cites in notes, so the sentence
    gives the speaker's full name, which appears nowhere else.
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
    if not authors or (quotation.kind in (QuotationKind.DIRECT, QuotationKind.MIXED) and is_unknown(attribution)):
        return None
    names = [full_name(name) if manual.full_name else name.literal or name.family for name in authors]
    several = names if len(names) < 3 else [names[0], "others"]
    return ReportedSpeaker(" and ".join(several), WRITE, len(names) > 1)


def phrase_before(speaker: ReportedSpeaker, words: str, tense: Tense, block: bool, by_name: Content) -> Content:
    """The phrase before `words`, which have no quotation marks; `by_name` is a citation to use instead of the name."""
    small = next((char for char in words if char.isalpha()), "A").islower()
    phrase = introduction(speaker, tense, small, block, stands_alone=is_phrase(words))
    named = by_name or (Text(speaker.name),)
    if not phrase.before and isinstance(named[0], Text):
        named = (Text(capitalized(named[0].text)), *named[1:])
    return _around(phrase, named)


def phrase_between(speaker: ReportedSpeaker, tense: Tense, by_name: Content) -> Content:
    """The phrase between two parts of an utterance, without punctuation around it.

    `by_name` is a citation to use instead of the name.
    """
    return _around(interruption(speaker, tense), by_name or (Text(speaker.name),))


def spell_and(citation: Content, locale: Locale) -> Content:
    """Spell out ampersands before the parenthesis of a citation: `Roe and Poe (2018)`; those inside it are kept."""
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
    """A speaker's short name, with the article "the" if `display` has it and is otherwise the same."""
    article, _, bare_name = display.partition(" ")
    return display if article.lower() == "the" and bare_name == short else short
