"""Words that turn the meaning of a sentence, and whether leaving them out or putting them in is a permitted alteration.

A writer may shorten a quotation (…) and explain it in brackets, but not so that its meaning changes: APA 7, 8.31;
MLA 9, "Ellipsis"; Chicago 18, "Ellipses". What can be told from words alone is told here: a negation, a condition or a
restriction that is left out of a sentence whose rest is quoted, or that brackets put in or take away; a subject that
comes to stand before the verb of another one; numbers and names that brackets exchange.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from citecli.matching.turning_words import CONDITION, CONTRAST, HEDGE, MODAL, NEGATION, RESTRICTION, TURNING_WORDS
from citecli.matching.words import NEGATING_PREFIXES, WordIndex
from citecli.text.abbreviations import TITLES

_LOUD = frozenset((NEGATION, CONDITION, RESTRICTION, CONTRAST))
_PUT_IN = frozenset((NEGATION, CONDITION, RESTRICTION, HEDGE))
"""What brackets may not put in: a "but" that they put in only joins."""
_SHORT = 4
"""The most words of an omission in which a hedge is not one of many things that are left out."""
_PHRASES = re.compile(
    r"\b(?:es sei denn|unter der bedingung|à moins|à condition|a menos|a condición|a meno|a condizione|a menos que|"
    r"op voorwaarde|on condition|no one|far from|in case|so long as|at no time|by no means)\b"
)
_OPEN_QUESTIONS = {"English": ("whether",), "German": ("ob",)}
_ELIDED = re.compile(r"^(n|s)['’ʼ](?=\w)")
_LONGEST_SENTENCE = 120
"""The most words that are looked at for the beginning of a sentence."""
_STRETCH = 200
"""The words of a text whose language is looked for together."""
_GOVERNING = 8
"""The most words of a clause in which a hedge governs the clause behind it."""
_BESIDE_NUMBER = 4
"""The most words between a number and an omission behind it that may make it another thing's."""
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NUMBER_WORDS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen "
    "half twice thrice zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig hundert tausend million "
    "millionen milliarde milliarden deux trois quatre cinq sept huit neuf dix onze douze vingt cent mille milliard "
    "milliards dos tres cuatro cinco siete ocho nueve diez cien mil millones due tre quattro cinque sette otto nove "
    "dieci cento mila milioni miliardi".split()
)
_FIGURES = {
    word: str(number)
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)
}
_NAME = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]+")
_ROLES = frozenset(
    "mayor president senator minister professor justice judge captain general king queen chair chairman chairwoman "
    "director prime lord lady sir madam doctor".split()
)


@cache
def _kinds(language: str) -> dict[str, str]:
    """The kind of each turning word of a language."""
    return {
        word: kind
        for kind, words in TURNING_WORDS.get(language, TURNING_WORDS["English"]).items()
        for word in words.split()
    }


def _kind(word: str, language: str) -> str:
    """The kind of a word in the form that is compared, "" when it turns nothing."""
    kinds = _kinds(language)
    word = word.replace("’", "'")
    if word in kinds:
        return kinds[word]
    if language in ("English", "") and word.endswith("n't"):
        return NEGATION
    if language == "French" and (elided := _ELIDED.match(word)):
        if elided[1] == "n":
            return NEGATION
        return CONDITION if word in ("s'il", "s'ils") else ""
    return ""


def turning_kinds(words: Sequence[str], language: str) -> frozenset[str]:
    """The kinds of the turning words among `words`, which are in the form that is compared."""
    kinds = {kind for word in words if (kind := _kind(word, language))}
    if _PHRASES.search(" ".join(words)):
        kinds.add(CONDITION)
    return frozenset(kinds)


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
        if kinds & _LOUD or (HEDGE in kinds and len(keys) <= _SHORT):
            return True
    if whole and whole[0]:
        keys = [index.keys[at] for at in whole[0]]
        if _kind(keys[0], language) in (CONTRAST, RESTRICTION):
            return True
        if len(keys) <= _SHORT and turning_kinds(keys, language) & _LOUD:
            return True
    if len(parts) > 1:
        return False
    return _joins_numbers(index, first, last) or (language in ("English", "") and _changes_subject(index, first, last))


def _leaves_speech(index: WordIndex, first: int, last: int) -> bool:
    """Whether an omission begins within somebody's words in marks and ends outside: they did not say what follows."""
    start, end = (
        index.ends[first - 1] if first else 0,
        index.starts[last] if last < len(index.starts) else len(index.text),
    )
    gap = index.text[start:end]
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
    start, end = (
        index.ends[first - 1] if first else 0,
        index.starts[last] if last < len(index.starts) else len(index.text),
    )
    gap = index.text[start:end]
    asides = [(start + match.start(), start + match.end()) for match in ASIDE.finditer(gap)]
    if not asides:
        return list(range(first, last))
    return [at for at in range(first, last) if not any(low <= index.starts[at] < high for low, high in asides)]


ASIDE = re.compile(
    r"(?:(?<=[\w.,;:!?…—–-])|(?<=\s)(?=»)|^\s?)[”’\"»“«](?=[\s,;])"
    r"[^“”\"«»„\n]{1,200}(?:\n[^“”\"«»„\n]{1,200})?[“‘\"«„»]\s?"
)
"""The words between the two parts of an interrupted quotation, with the marks around them."""


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
    if _PHRASES.match(" ".join(index.keys[last + 1 : last + 6])):
        kinds |= {CONDITION}
    if omitted:
        return bool(kinds & _LOUD)
    return bool(kinds & {CONDITION, RESTRICTION}) and (whole or not comma)


_ABSOLUTE = frozenset(
    "all every each no none nothing nobody never always any anyone anybody everyone everybody everything whole entire "
    "entirely wholly completely alle alles allen jeder jede jedes kein keine keinen niemand nie immer tous toutes tout "
    "toute aucun aucune jamais toujours rien todo todos toda todas ningún ninguna nunca siempre nada tutti tutte tutto "
    "ogni nessun nessuno mai sempre nenhum nenhuma geen niemand nooit altijd elk elke".split()
)
_EXCEPTIONS = re.compile(
    r"(?:except|excepting|excluding|unless|barring|save (?:for|in|at|on|one|two)|but (?:for|one|two|three|a few)|"
    r"other than|apart from|außer|ausgenommen|sauf|hormis|excepté|salvo|excepto|tranne|eccetto|exceto|behalve)\b"
)


def exception_follows(index: WordIndex, last: int, quoted: Sequence[str]) -> bool:
    """Whether the text goes on behind the word `last` with an exception to what the words `quoted` say of all, or none.

    "No station exceeded it", where the source has "except during the flood" behind that.
    """
    if last + 1 >= len(index.keys) or index.ends_sentence(last) or not _ABSOLUTE.intersection(quoted):
        return False
    between = index.text[index.ends[last] : index.starts[last + 1]].strip()
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
        return _kind(opening, language) == CONDITION
    kinds = turning_kinds([key for key in keys if _kind(key, language) != CONTRAST], language)
    if keys and keys[-1] in _OPEN_QUESTIONS.get(language or "English", ()):
        return True  # "They ask whether [the wall held]"
    # "It would be wrong to say that [the wall held]", "almost [all of it]".
    return bool(kinds & _LOUD) or (HEDGE in kinds and (len(keys) <= _GOVERNING or _kind(keys[-1], language) == HEDGE))


def brackets_turn(
    bracketed: str, index: WordIndex, first: int, last: int, language: str, *, opens: bool = False
) -> bool:
    """Whether brackets with the words `bracketed`, in place of the words `first` to `last`, change the meaning.

    `opens`: nothing is quoted before them, so that a verb in them is for all of the source's: [was] for may have been.
    """
    written = WordIndex(bracketed)
    if opens and last > first and index.keys[last - 1] in _AUXILIARIES and set(written.keys) & _FINITE:
        while first and (_kind(index.keys[first - 1], language) in (MODAL, NEGATION) or index.keys[first - 1] in _HAVE):
            first -= 1
    ours, theirs = turning_kinds(written.keys, language), turning_kinds(index.keys[first:last], language)
    if (ours & _PUT_IN) - theirs or (theirs & (_LOUD | {HEDGE, MODAL})) - ours:
        return True
    source = index.text_of(first, last)
    is_one = last == first + 1 and len(written.keys) == 1
    if is_one and _modifies(index, first) and _is_another_word(written.keys[0], index.keys[first], source):
        return True
    if any(_are_opposites(ours_, theirs_) for ours_ in written.keys for theirs_ in index.keys[first:last]):
        return True
    numbers, replaced = _numbers(bracketed, written.keys), _numbers(source, index.keys[first:last])
    if replaced and not numbers & replaced and (numbers or not set(written.keys) & (_PRONOUNS | _OBJECTS)):
        return True
    names, named = _names(bracketed), _names(source)
    return bool(names and named and not names & named)


def _are_opposites(word: str, other: str) -> bool:
    """Whether a prefix that negates is all that tells two words apart: lawful, unlawful."""
    short, long = sorted((word, other), key=len)
    return len(short) > _STEM and long.endswith(short) and long[: -len(short)] in NEGATING_PREFIXES


def _numbers(text: str, words: Sequence[str]) -> set[str]:
    """The numbers of a text, in figures and in words; small ones of English in figures as well."""
    said = {word for word in words if word in _NUMBER_WORDS}
    return {*_NUMBER.findall(text), *said, *(_FIGURES[word] for word in said if word in _FIGURES)}


def _modifies(index: WordIndex, at: int) -> bool:
    """Whether the word `at` stands between an article, or the like, and another word: the foolish thing."""
    if not at or at + 1 >= len(index.keys) or index.keys[at - 1] not in _DETERMINERS:
        return False
    return index.text[index.ends[at] : index.starts[at + 1]] == " " and index.keys[at + 1] not in _FOLLOWING


def _is_another_word(ours: str, theirs: str, source: str) -> bool:
    """Whether a word in brackets takes the place of another one of the source's own: [brave] for foolish.

    Pronouns and other small words may be replaced, names are looked at apart, and a form of the same word is no other.
    """
    small = _DETERMINERS | _PRONOUNS | _JOINS | _FINITE | _AUXILIARIES | _OBJECTS
    if theirs in small or ours in small or not source.islower() or _NUMBER.search(ours + theirs):
        return False
    return ours[:_STEM] != theirs[:_STEM] and ours not in theirs and theirs not in ours


def negation_before(index: WordIndex, first: int, language: str) -> str:
    """The negation directly before the word `first` in its sentence, "" for none."""
    if not first or first >= len(index.starts) or index.ends_sentence(first - 1):
        return ""
    between = index.text[index.ends[first - 1] : index.starts[first]]
    word = index.keys[first - 1]
    return word if _kind(word, language) == NEGATION and word not in _RARELY and not between.strip() else ""


def negates(text: str, language: str) -> bool:
    """Whether a text has a negation, or a word that takes back what is said with it: denies, refuses, far from."""
    kinds = turning_kinds(WordIndex(text).keys, language)
    return bool(kinds & {NEGATION, HEDGE}) or _TAKES_BACK.search(text) is not None


def _names(text: str) -> set[str]:
    """The capitalised words of a text, without titles and pronouns."""
    return {
        name for name in _NAME.findall(text) if name.lower() not in _ROLES and name.lower() not in TITLES | _PRONOUNS
    }


_PRONOUNS = frozenset("he she it they we you i his her its their our your my this that these those the a an".split())
_OBJECTS = frozenset("him them us me himself herself itself themselves here there now then today one ones such".split())
_STEM = 3
_HAVE = frozenset("have has had been be".split())
_RARELY = frozenset("hardly scarcely barely rarely seldom".split())
_TAKES_BACK = re.compile(
    r"\b(?:reject|declin|against|oppos|prevent|forb[aiy]|stop|lack|avoid|instead|un(?:able|willing))"
)
_AUXILIARIES = frozenset("was were is are been being be".split())
_JOINS = frozenset("and or but who which that whom whose where when while because".split())
_DETERMINERS = _PRONOUNS | frozenset("no some any all every each both one two many most several".split())
_FINITE = frozenset(
    "was were is are am has have had did does do said says say told tells asked thinks thought think knew knows will "
    "would can could must may might shall should went came made took gave saw left wrote held stood kept".split()
)


_FOLLOWING = _JOINS | _FINITE | _AUXILIARIES | frozenset("of in on at to for from with by as than into over".split())


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
    return word in _FINITE or (len(word) > 4 and word.endswith("ed"))


def _changes_subject(index: WordIndex, first: int, last: int) -> bool:
    """Whether an English omission within a sentence joins a subject with the verb of another, or turns who does what.

    "The police … attacked" for "The police were attacked", "The mayor … resigned" for "The mayor said the clerk
    resigned". Asides between commas and clauses that go on with the same subject may be left out.
    """
    keys = index.keys[first:last]
    following = index.keys[last] if last < len(index.keys) else ""
    if all(key in _AUXILIARIES or key in ("by", "has", "have", "had") for key in keys):
        return bool(set(keys) & (_AUXILIARIES | {"by"})) and (following.endswith(("ed", "en")) or keys == ["by"])
    if not first or not _is_verb(following):
        return False
    before = index.text[index.ends[first - 1] : index.starts[first]].strip()
    after = index.text[index.ends[last - 1] : index.starts[last]].strip()
    if after or before[:1] in (",", "(", "—", "–", ";"):
        return False  # an aside, or a clause of its own
    start = sentence_start(index, first - 1)
    if any(_is_verb(key) for key in index.keys[start:first]) or not any(_is_verb(key) for key in keys):
        return False
    joint = max((at for at, key in enumerate(keys) if key in _JOINS or _is_verb(key)), default=-1)
    tail = keys[joint + 1 :]
    # "… and [rebuilt]" goes on with the same subject; "… and the clerk [resigned]" has another one.
    return bool(tail) and (tail[0] in _DETERMINERS or index.text[index.starts[last - 1]].isupper())
