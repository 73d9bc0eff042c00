"""The words of a sentence before a quotation that deny, doubt or condition what is quoted from it.

"A good idea" is word for word in "It is not a good idea", and yet nobody said so. What stands directly before the words
counts in every language; what governs them from farther away ("It would be a mistake to think that …") in English.
Whether it matters is for those to say who know what the writer makes of the words.
"""

import re
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from citecli.matching.common_words import AUXILIARIES, FINITE, HAVE
from citecli.matching.polarity import sentence_start
from citecli.matching.turning_words import CONDITION, HEDGE, NEGATION, RESTRICTION, kind_of, turning_kinds
from citecli.matching.words import WordIndex

_FARTHEST = 14
"""The most words before a quotation that are looked at."""
_SHORT_WORD = 4
_MOST_PLACES = 50
"""The most places of the same words that are looked at."""
_CLAUSE = 3
"""The fewest words that say something by themselves."""
_BREAKS = frozenset(
    "because since while although though but or yet until till before after where which who whom why how what and "
    "nor".split()
)
"""Words with which another clause begins, which what stands before them does not govern."""
_RARELY = frozenset("hardly scarcely barely rarely seldom".split())
"""Negations behind which a quotation may begin: they leave some of what is said."""
_NEGATION = r"(?:not|never|no longer|cannot|nobody|noone|no one|neither|nor|\w+n't)"
_SMALL = r"(?:a|an|the|any|really|so|very|at|in|on|for|by|of|to|with|from|about|been|be|being|yet|like|all)"
_BELIEF = (
    r"(?:think|thinks|thought|believe[sd]?|sa(?:y|id|ys)|saying|claim(?:s|ed)?|suggest(?:s|ed)?|mean[st]?|impl(?:y|ies|ied)|"
    r"argue[sd]?|expect(?:s|ed)?|feel|felt|suppose[sd]?|agree[sd]?|accept(?:s|ed)?|conclude[sd]?|assume[sd]?|hold|held|"
    r"propose[sd]?|recommend(?:s|ed)?|promise[sd]?|show(?:s|ed|n)?|prove[sdn]?|imagine[sd]?|find|found|hear|heard|"
    r"pretend(?:s|ed)?|tell|told|write|wrote|written|maintain(?:s|ed)?|state[sd]?|admit(?:s|ted)?|concede[sd]?)"
)
_REASON = (
    r"(?:evidence|proof|sign|reason|indication|chance|hope|suggestion|question|record|guarantee|way|case|true|likely)"
)
_OBJECT = r"(?: (?:me|us|you|him|her|them|anyone|people))?"
_THAT = r" that(?: [\w']+){0,6}"
"""The clause that is governed, of which the first words may be left out, too."""
_WRONG = (
    r"(?:mistake|mistaken|wrong|false|premature|foolish|absurd|nonsense|untrue|naive|error|fallacy|myth|illusion|"
    r"misleading|incorrect|silly|ridiculous|pretence|pretense|fiction|legend|lie)"
)
_WANT = (
    r"(?:want|wants|wanted|wish|wished|intend|intends|intended|plan|plans|planned|mean|meant|need|needs|needed|have|has|"
    r"had|expect|expected|agree|agreed|promise|promised|ask|asked|tell|told|order|ordered|force|forced|allow|allowed|"
    r"dare|dared|manage|managed|offer|offered|propose|proposed|choose|chose|chosen|decide|decided|seek|like|going|"
    r"used|supposed|obliged|required|permitted|able|willing|ready|about)"
)
_GOVERNS = re.compile(
    # I do not believe that closing it will …
    rf"\b{_NEGATION}(?: \w+){{0,2}}? {_BELIEF}{_OBJECT}(?:{_THAT})?$"
    rf"|\b{_NEGATION} go (?:so|as|that) far as to (?:say|claim|suggest|call)(?:{_THAT})?$"
    # There is no evidence that …, it is not the case that …
    rf"|\b(?:no|{_NEGATION})(?: [\w']+){{0,3}}? {_REASON} (?:that|to)(?: [\w']+){{0,6}}$"
    # It would be a mistake to think that …, premature to …
    rf"|\b{_WRONG} to(?: {_BELIEF}(?:{_THAT})?)?$"
    rf"|\b{_WRONG} (?:\w+ )?(?:belief|idea|claim|notion|impression|rumou?r|report|assumption)?{_THAT}$"
    # He denied that …, refused to …
    rf"|\b(?:den(?:y|ies|ied|ying)|doubt(?:s|ed)?|disput(?:e|es|ed)|reject(?:s|ed)?(?: the \w+)?){_THAT}$"
    r"|\b(?:den(?:y|ies|ied)|doubt(?:s|ed)?|disput(?:es?|ed)|"
    r"refus(?:e|es|ed|ing) to|fail(?:s|ed|ing)? to|declin(?:e|es|ed) to|far from|rather than|"
    r"instead of|anything but|no such thing as|free (?:of|from)|in the absence of|opposed to|out of the question to)"
    r"(?: (?:a|an|the|any))?$"
    # I won't ask my people to …
    rf"|\b{_NEGATION}(?: \w+)? {_WANT}(?: [\w']+){{0,3}} to$"
    # There is no sign of …, it was not for the …
    r"|\b(?:no|without|nothing|not any) (?:sign|trace|evidence|proof|hint|question|record|talk|hope|chance|need|such) "
    r"(?:of|for|thing as)(?: (?:a|an|the|any))?$"
    rf"|\b(?:{_NEGATION}|without)(?: {_SMALL}){{0,2}}$"
)
_NO_SUBJECT = re.compile(r"^(?:\w+ )?(?:no|few|neither|none of the|not (?:all|every)|hardly any)(?: [\w'-]+){1,3}$")
"""No settlement [should rely on it]."""
_HEDGES = re.compile(
    rf"\b(?:possible|conceivable|imaginable|probable){_THAT}$|\b(?:may|might|perhaps|possibly|allegedly|reportedly|"
    r"supposedly|seems? to|appears? to)$"
    r"|\b(?:used to|once) (?:think|thought|believed?|hoped?|supposed?)(?: that)?(?: (?:it|he|she|they|we|there|this))?$"
)
_OTHERS = re.compile(
    r"\b(?:people|some|many|most|critics|others|everyone|everybody|they)(?: (?:often|still|always|like to|used to))? "
    r"(?:think|thought|believe[d]?|assume[d]?|imagine[d]?|suppose[d]?|say|claim(?:ed)?|said)(?: that(?: [\w']+){0,3})?$"
    r"|\b(?:been|am|is|are|was|were) (?:\w+ )?told(?: that(?: [\w']+){0,3})?$"
    r"|\bit (?:is|was|has been) (?:\w+ )?(?:said|claimed|thought|believed|argued|assumed|alleged|rumou?red)"
    r"(?: that(?: [\w']+){0,3})?$"
    r"|\b(?:fashionable|common|commonplace|customary|usual|easy|tempting) to (?:say|claim|think|believe|assume|suppose)"
    r"(?: that(?: [\w']+){0,3})?$"
)
_ANYBODY = frozenset("those people men women anyone anybody some others".split())
"""Those [who …]: whoever does so."""
_KNOWN = re.compile(
    r"\b(?:know|knew|known|knows|forget|forgot|forgotten|realise|realize|realised|realized|regret|notice|noticed|"
    r"remember|remembered|mind|surpris|understand|understood|care|doubt that|afraid|hesitat|mistake that|"
    r"not only|not just|not merely|not simply|not even|no doubt|why not|if not|or not|not to mention|not long|"
    r"not until|not far|not least|whether or not|nothing but|not be surprised)\w*"
)
"""What leaves what is said behind it standing, denied or not."""
_FOCUS = frozenset("only just merely simply solely even long least".split())
"""Words with which a negation is no denial of what follows: not only, not at all."""
_TAKEN_BACK = re.compile(r"\b(?:den(?:y|ies|ied)|doubt|dispute|wrong|mistake|false|refus|fail|hesitat|absurd|foolish)")


class Effect(StrEnum):
    """What words before a quotation make of it."""

    DENIAL = "denial"
    """It is not so: they did not “…”."""
    CONDITION = "condition"
    """It may be so: if “…”."""
    HEDGE = "hedge"
    """It is not sure: it is possible that “…”, they might “…”."""
    CLAUSE = "clause"
    """It depends on what the sentence begins with: if it rains, “…”."""
    RESTRICTION = "restriction"
    """It is so of no more than that: only “…”."""
    OTHERS = "others"
    """Others do so, or think so: people think “…”, those who “…”."""


class GoverningWords(NamedTuple):
    """Words before a quotation that bear on whether what it says is so."""

    text: str
    """The words, as they stand in the source."""
    effect: Effect


def governed_everywhere(index: WordIndex, first: int, last: int, language: str) -> GoverningWords | None:
    """What `governing_words` has for the words `first` to `last`; `None` if they stand elsewhere without such words."""
    found = governing_words(index, first, last, language)
    if found is None:
        return None
    places = islice(index.phrase_places(index.keys[first:last]), _MOST_PLACES)
    return None if any(governing_words(index, at, at + last - first, language) is None for at in places) else found


def governing_words(index: WordIndex, first: int, last: int, language: str) -> GoverningWords | None:
    """The words that govern what the words `first` to `last` say, before them in their sentence; `None` for none."""
    if not first or first >= len(index.starts) or index.ends_sentence(first - 1):
        return None
    if index.keys[first - 1] == "who" and first > 1 and index.keys[first - 2] in _ANYBODY:
        return GoverningWords(index.text_of(first - 2, first), Effect.OTHERS)
    begin = _clause_start(index, first)
    if begin == first and (clause := _condition_before(index, first, language)):
        return GoverningWords(clause, Effect.CLAUSE)
    if begin == first or index.keys[first] in _FOCUS or index.keys[first - 1 : first + 1] == ["at", "all"]:
        return None
    keys = index.keys[begin:first]
    kind = kind_of(keys[-1], language)
    if kind == NEGATION and keys[-1] not in _RARELY:
        return GoverningWords(index.text_of(first - 1, first), Effect.DENIAL)
    if kind == RESTRICTION:
        return GoverningWords(index.text_of(first - 1, first), Effect.RESTRICTION)
    if language not in ("English", ""):
        return None
    if kind == CONDITION or keys[-1] == "whether":
        only = keys[-2:-1] == ["only"]
        words = index.text_of(first - 1 - only, first)
        return GoverningWords(words, Effect.CONDITION) if last - first >= _CLAUSE else None
    return _from_afar(index, begin, first) if index.keys[first] not in _BREAKS else None


def _condition_before(index: WordIndex, first: int, language: str) -> str:
    """The clause with which the sentence of the word `first` begins, if it is a condition and ends right before it."""
    if not index.text[index.ends[first - 1] : index.starts[first]].startswith(","):
        return ""
    start = sentence_start(index, first)
    is_condition = first - start >= _CLAUSE and kind_of(index.keys[start], language) == CONDITION
    return index.text_of(start, first) if is_condition else ""


def _clause_start(index: WordIndex, first: int) -> int:
    """The first word of the clause that the word `first` stands in, as far as marks and conjunctions before it show."""
    begin = first
    while begin and first - begin < _FARTHEST and not index.ends_sentence(begin - 1):
        between = index.text[index.ends[begin - 1] : index.starts[begin]]
        if between.strip() or index.keys[begin - 1] in _BREAKS:
            break
        begin -= 1
    return begin


def _from_afar(index: WordIndex, begin: int, first: int) -> GoverningWords | None:
    """The English words from the word `begin` on that govern what begins with the word `first`."""
    said = " ".join(index.keys[begin:first]).replace("’", "'")
    found, effect = _GOVERNS.search(said), Effect.DENIAL
    if found is not None and _TAKEN_BACK.search(found[0]) and re.search(rf"\b{_NEGATION}\b", said[: found.start()]):
        return None  # "I do not deny that …"
    if found is None and _is_verb(index.keys[first]):
        found = _NO_SUBJECT.search(said)
    if found is None:
        found, effect = _HEDGES.search(said), Effect.HEDGE
    if found is None:
        found, effect = _OTHERS.search(said), Effect.OTHERS
    if found is None or (effect is Effect.DENIAL and _KNOWN.search(said)):
        return None
    words = said[: found.start()].count(" ")
    return GoverningWords(index.text_of(begin + words, first), effect)


def _is_verb(word: str) -> bool:
    return word in FINITE or word in AUXILIARIES or word in HAVE or (len(word) > _SHORT_WORD and word.endswith("ed"))


_DENIES = re.compile(
    r"\b(?:reject|declin|against|oppos|prevent|forb[aiy]|stop|lack|avoid|instead|un(?:able|willing)|rather than|"
    r"far from|premature|mistak|myth|fallac|illusi|disput|dismiss|disagree|contradict|rul(?:es?|ed) out|fals|wrong|"
    r"absurd|too (?:\w+ )?(?:early|soon|much|far|bold|simple|easy|hasty)|less than|no such|anything but|scepti|skepti)"
)
"""How words begin with which a sentence denies what it quotes, though none of them is a negation."""
_SUPPOSES = re.compile(
    r"\b(?:whether|when|once|until|till|depend|condition|suppos|imagin|hypothe|in case|would|could|might|should|"
    r"were to|asked|asks|wonder|as long as|assum|provid|contingent)"
)
"""How words begin with which a sentence takes what it quotes as no more than possible."""


_HEDGED = re.compile(
    r"\b(?:may|might|can|could|would|should|possib|perhaps|maybe|suggest|seem|appear|likely|probab|potential|hypothe|"
    r"whether|if|thinks?|thought|believ|suppos|expect|hope|allow|permit|entitle|able|chance|tentativ|caut|hedg)"
)
_RESTRICTS = re.compile(r"\b(?:just|alone|sole|exclusive|no more than|nobody but|none but|merely|unless|at most)")
_OF_OTHERS = re.compile(
    r"\b(?:people|some|many|most|critics|others?|those|they|them|anybody|anyone|everybody|everyone|who|whom|whoever|"
    r"belief|(?:is|are|was|were) (?:\w+ )?(?:believed|supposed|assumed|imagined|thought|said)|told|tells|rumou?r|"
    r"legend|myth|alleg|opponents?|all|men|women)"
)


def is_conveyed(effect: Effect, claim: str, language: str) -> bool:
    """Whether a sentence has by itself what an effect would bring to the words that it quotes."""
    match effect:
        case Effect.DENIAL:
            return is_denied(claim, language)
        case Effect.CONDITION | Effect.CLAUSE:
            return is_conditional(claim, language)
        case Effect.RESTRICTION:
            kinds = turning_kinds(WordIndex(claim).keys, language)
            return bool(kinds & {RESTRICTION, NEGATION}) or _RESTRICTS.search(claim.lower()) is not None
        case Effect.HEDGE:
            return _HEDGED.search(claim.lower()) is not None or is_denied(claim, language)
    return _OF_OTHERS.search(claim.lower()) is not None or is_denied(claim, language)


def is_denied(claim: str, language: str) -> bool:
    """Whether a sentence has a negation, or a word that takes back what is said with it: denies, refuses, far from."""
    kinds = turning_kinds(WordIndex(claim).keys, language)
    return bool(kinds & {NEGATION, HEDGE}) or _DENIES.search(claim.lower()) is not None


def is_conditional(claim: str, language: str) -> bool:
    """Whether a sentence has a condition, or another word that takes what is said with it as no more than possible."""
    kinds = turning_kinds(WordIndex(claim).keys, language)
    return bool(kinds & {CONDITION, RESTRICTION}) or _SUPPOSES.search(claim.lower()) is not None
