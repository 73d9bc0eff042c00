"""Whether what is left out of a quotation turns its meaning, so that leaving it out is no permitted alteration.

A writer may shorten a quotation (…), but not so that its meaning changes: APA 7, 8.31; MLA 9, "Ellipsis"; Chicago 18,
"Ellipses". What can be told from words alone is told here: a negation, a condition or a restriction that is left out of
a sentence whose rest is quoted; a subject that comes to stand before the verb of another one. What brackets put in is
looked at in `citecli.matching.bracketed_words`.
"""

import re
from collections.abc import Iterator, Sequence

from citecli.documents.model import Span
from citecli.matching.common_words import AUXILIARIES, DETERMINERS, FINITE, JOINS
from citecli.matching.turning_words import (
    CONDITION,
    CONTRAST,
    HEDGE,
    LOUD,
    PHRASES,
    RESTRICTION,
    kind_of,
    turning_kinds,
)
from citecli.matching.words import WordIndex

_SHORT = 4
"""The most words of an omission in which a hedge is not one of many things that are left out."""
_OPEN_QUESTIONS = {"English": ("whether",), "German": ("ob",)}
"""Words behind which nothing is said to be so, by language."""
_LONGEST_SENTENCE = 120
"""The most words that are looked at for the beginning of a sentence."""
_STRETCH = 200
"""The words of a text whose language is looked for together."""
_GOVERNING = 8
"""The most words of a clause in which a hedge governs the clause behind it."""
_BESIDE_NUMBER = 4
"""The most words between a number and an omission behind it that may make it another thing's."""
_ABSOLUTE = frozenset(
    "all every each no none nothing nobody never always any anyone anybody everyone everybody everything whole entire "
    "entirely wholly completely alle alles allen jeder jede jedes kein keine keinen niemand nie immer tous toutes tout "
    "toute aucun aucune jamais toujours rien todo todos toda todas ningún ninguna nunca siempre nada tutti tutte tutto "
    "ogni nessun nessuno mai sempre nenhum nenhuma geen niemand nooit altijd elk elke".split()
)
"""Words that say something of all, or of none."""
_WHO = frozenset("who whom whose that".split())
"""Words with which a clause begins that tells which of all, or of none, are meant."""
_NEAR_END = 3
_EXCEPTIONS = re.compile(
    r"(?:except|excepting|excluding|unless|barring|save (?:for|in|at|on|one|two)|but (?:for|one|two|three|a few)|"
    r"other than|apart from|außer|ausgenommen|sauf|hormis|excepté|salvo|excepto|tranne|eccetto|exceto|behalve)\b"
)
ASIDE = re.compile(
    r"(?:(?<=[\w.,;:!?…—–-])|(?<=\s)(?=»)|^\s?)[”’\"»“«](?=[\s,;])"
    r"[^“”\"«»„\n]{1,200}(?:\n[^“”\"«»„\n]{1,200})?[“‘\"«„»]\s?"
)
"""The words between the two parts of an interrupted quotation, with the marks around them."""


def language_around(index: WordIndex, first: int) -> str:
    """The language of the text around the word `first`."""
    from citecli.text.language import language_of

    if not index.starts:
        return ""
    stretch = min(first, len(index.starts) - 1) // _STRETCH
    known = index.languages.get(stretch)
    if known is None:
        start = index.starts[max(0, stretch * _STRETCH - 60)]
        end = index.ends[min((stretch + 1) * _STRETCH + 60, len(index.ends)) - 1]
        known = index.languages[stretch] = language_of(index.text[start:end])
    return known


def omission_turns(index: WordIndex, first: int, last: int, language: str) -> bool:
    """Whether leaving out the words `first` to `last` changes the meaning of what is quoted before and after them.

    What belongs to the sentence that ends or begins within the omission counts. Whole sentences may be left out, but
    for one that takes back the sentence before it.
    """
    gap = _without_asides(index, first, last)
    if not gap:
        return False
    if _leaves_speech(index, first, last):
        return True
    parts = list(_sentences(index, gap))
    head, tail = parts[0], parts[-1]
    whole = parts[1:-1] if len(parts) > 1 else []
    cut = [head] if len(parts) == 1 else [part for part in (head, tail) if part]
    for words in cut:
        keys = [index.keys[at] for at in words]
        kinds = turning_kinds(keys, language)
        if kinds & LOUD or (HEDGE in kinds and len(keys) <= _SHORT):
            return True
    if whole and whole[0]:
        keys = [index.keys[at] for at in whole[0]]
        if kind_of(keys[0], language) in (CONTRAST, RESTRICTION):
            return True
        if len(keys) <= _SHORT and turning_kinds(keys, language) & LOUD:
            return True
    if len(parts) > 1:
        return False
    return _joins_numbers(index, first, last) or (language in ("English", "") and _changes_subject(index, first, last))


def _gap(index: WordIndex, first: int, last: int) -> Span:
    """The text between the words around `first` to `last`, with all its marks."""
    start = index.ends[first - 1] if first else 0
    return Span(start, index.starts[last] if last < len(index.starts) else len(index.text))


def _leaves_speech(index: WordIndex, first: int, last: int) -> bool:
    """Whether an omission begins within somebody's words in marks and ends outside: they did not say what follows."""
    gap = _gap(index, first, last).of(index.text)
    closing = max(gap.rfind("”"), gap.rfind("»"))
    if closing < 0 or max(gap.find("“", closing), gap.find("«", closing)) >= 0:
        return False
    # What only opens and closes within the omission is none of the words before it.
    depth = 0
    for char in gap:
        depth += (char in "“«") - (char in "”»")
        if depth < 0:
            return True
    return False


def _without_asides(index: WordIndex, first: int, last: int) -> list[int]:
    """The words `first` to `last`, without those that only interrupt the quoted speech: “…,” she said, “…”."""
    if first >= last:
        return []
    gap = _gap(index, first, last)
    asides = [(gap.start + match.start(), gap.start + match.end()) for match in ASIDE.finditer(gap.of(index.text))]
    if not asides:
        return list(range(first, last))
    return [at for at in range(first, last) if not any(low <= index.starts[at] < high for low, high in asides)]


def _sentences(index: WordIndex, words: Sequence[int]) -> Iterator[list[int]]:
    """The words of an omission by sentences, with an empty list where the omission begins or ends with a sentence."""
    part: list[int] = []
    if words[0] and index.ends_sentence(words[0] - 1):
        yield []
    for at in words:
        part.append(at)
        if index.ends_sentence(at):
            yield part
            part = []
    yield part


def ending_turns(index: WordIndex, last: int, language: str, *, omitted: bool, whole: bool) -> bool:
    """Whether the words behind the word `last` restrict what is quoted up to it as if a sentence ended there.

    `omitted`: an ellipsis stands at the end. `whole`: the quotation begins with a sentence of the source.
    """
    if last + 1 >= len(index.keys) or index.ends_sentence(last):
        return False
    comma = index.text[index.ends[last] : index.starts[last + 1]].strip()
    if comma and comma[0] not in ",–—-":
        return False
    following = index.keys[last + 1 : last + 3]
    kinds = turning_kinds(following if omitted else following[:1], language)
    if PHRASES.match(" ".join(index.keys[last + 1 : last + 6])):
        kinds |= {CONDITION}
    if omitted:
        return bool(kinds & LOUD)
    return bool(kinds & {CONDITION, RESTRICTION}) and (whole or not comma)


def exception_follows(index: WordIndex, last: int, quoted: Sequence[str]) -> bool:
    """Whether the text goes on behind the word `last` with an exception to what the words `quoted` say of all, or none.

    "No station exceeded it", where the source has "except during the flood" behind that.
    """
    if last + 1 >= len(index.keys) or index.ends_sentence(last) or not _ABSOLUTE.intersection(quoted):
        return False
    between = index.text[index.ends[last] : index.starts[last + 1]].strip()
    if not between and index.keys[last + 1] in _WHO and _ABSOLUTE.intersection(quoted[-_NEAR_END:]):
        return True  # It keeps nobody out [who has a reason to come].
    return between in ("", ",") and _EXCEPTIONS.match(" ".join(index.keys[last + 1 : last + 4])) is not None


def sentence_start(index: WordIndex, first: int) -> int:
    """The index of the first word of the sentence that the word `first` belongs to."""
    at = first
    while at > 0 and first - at < _LONGEST_SENTENCE and not index.ends_sentence(at - 1):
        at -= 1
    return at


def beginning_turns(index: WordIndex, first: int, language: str) -> bool:
    """Whether the words of the same clause before the word `first` turn the meaning of a quotation that begins there.

    To be asked of a quotation that is set as a sentence of its own ("[T]he wall held") and begins within one.
    """
    start = sentence_start(index, first)
    if start == first:
        return False
    clause = start
    for at in range(first - 1, start - 1, -1):
        if re.search(r"[,;:—–(“\"«]", index.text[index.ends[at] : index.starts[at + 1]]):
            clause = at + 1
            break
    keys = index.keys[clause:first]
    if clause > start and not keys:
        # A sentence that begins with its condition: "If it rains, [the wall holds]".
        opening = index.keys[start]
        return kind_of(opening, language) == CONDITION
    kinds = turning_kinds([key for key in keys if kind_of(key, language) != CONTRAST], language)
    if keys and keys[-1] in _OPEN_QUESTIONS.get(language or "English", ()):
        return True  # "They ask whether [the wall held]"
    # "It would be wrong to say that [the wall held]", "almost [all of it]".
    return bool(kinds & LOUD) or (HEDGE in kinds and (len(keys) <= _GOVERNING or kind_of(keys[-1], language) == HEDGE))


def _joins_numbers(index: WordIndex, first: int, last: int) -> bool:
    """Whether a number before the omission comes to belong to what another number, left out, belongs to.

    "0.4 metres … at the quays" for "0.4 metres in the fairway and 1.9 metres at the quays".
    """
    if index.text[index.ends[last - 1] : index.starts[last]].strip() if last < len(index.keys) else True:
        return False
    before = index.keys[max(0, first - _BESIDE_NUMBER) : first]
    return any(map(_is_number, before)) and any(map(_is_number, index.keys[first:last]))


def _is_number(word: str) -> bool:
    return word[:1].isdecimal()


def _is_verb(word: str) -> bool:
    return word in FINITE or (len(word) > 4 and word.endswith("ed"))


def _changes_subject(index: WordIndex, first: int, last: int) -> bool:
    """Whether an English omission within a sentence joins a subject with the verb of another, or turns who does what.

    "The police … attacked" for "The police were attacked", "The mayor … resigned" for "The mayor said the clerk
    resigned". Asides between commas and clauses that go on with the same subject may be left out.
    """
    keys = index.keys[first:last]
    following = index.keys[last] if last < len(index.keys) else ""
    if all(key in AUXILIARIES or key in ("by", "has", "have", "had") for key in keys):
        return bool(set(keys) & (AUXILIARIES | {"by"})) and (following.endswith(("ed", "en")) or keys == ["by"])
    if not first or not _is_verb(following):
        return False
    before = index.text[index.ends[first - 1] : index.starts[first]].strip()
    after = index.text[index.ends[last - 1] : index.starts[last]].strip()
    if after or before[:1] in (",", "(", "—", "–", ";"):
        return False  # an aside, or a clause of its own
    start = sentence_start(index, first - 1)
    if any(_is_verb(key) for key in index.keys[start:first]) or not any(_is_verb(key) for key in keys):
        return False
    joint = max((at for at, key in enumerate(keys) if key in JOINS or _is_verb(key)), default=-1)
    tail = keys[joint + 1 :]
    # "… and [rebuilt]" goes on with the same subject; "… and the clerk [resigned]" has another one.
    return bool(tail) and (tail[0] in DETERMINERS or index.text[index.starts[last - 1]].isupper())
