"""Dialogue with dashes, as French, Spanish, Italian and Portuguese stories have it.

    — Est-ce loin ? demanda Ana. Je suis lasse.
    —¿Está lejos? —preguntó Ana—. Estoy cansada.

A paragraph that opens with a dash is spoken, but for the words that say who speaks. Further dashes stand around them,
or a comma or the end of a sentence and the verb with its subject begin them. A dash also opens the items of a list: so
some paragraph must have such words.
"""

from collections.abc import Mapping, Sequence

from citecli.quotes.foreign.clauses import Clauses
from citecli.quotes.foreign.phrase_values import PhraseKind
from citecli.quotes.foreign.phrases import PhraseReader
from citecli.quotes.foreign.sentences import Marks, Sentences, Token
from citecli.quotes.languages.words import LanguageWords
from citecli.quotes.tokens.dash_dialogue import DASHES

_LONG = "—―–"
_FEWEST = 2
_CONVERSATION = 4
_CLAUSE = 8
_PAST = ("ó", "ou", "eu", "iu", "ò", "ì", "é", "ava", "aba", "ía", "ia", "eva", "iva", "it", "ait", "ut")
"""Endings of verbs that tell what somebody did."""
_BEHIND = 4
"""Tokens between a verb and a name that is its subject: repartit en riant M. Pardo."""
_BEFORE_A_CLAUSE = frozenset(",!?….")
_ENDS = frozenset(".!?…:;,")


def opens_with_dash(characters: str, start: int) -> bool:
    """Whether a paragraph opens with a dash that can begin speech."""
    first = characters[start]
    if first not in DASHES:
        return False
    following = characters[start + 1 : start + 2]
    return following.isspace() if first == "-" else following not in ("", first)


def dash_speech(
    characters: str, spans: Mapping[int, tuple[int, int]], marked: frozenset[int], words: LanguageWords
) -> dict[int, list[Marks]]:
    """What is spoken in the paragraphs that open with a dash, by unit; nothing where the text has no such dialogue.

    `spans` are the units of the language; those in `marked` have quotation marks.
    """
    opening = [unit for unit, span in spans.items() if opens_with_dash(characters, span[0])]
    if len(opening) < _FEWEST:
        return {}
    found: dict[int, list[Marks]] = {}
    clauses = 0
    for unit in opening:
        if unit in marked and not found:
            continue
        parts = _spoken(characters, spans[unit], words)
        clauses += len(parts) > 1 or (parts[:1] != [] and parts[0].end < _last(characters, *spans[unit]))
        if parts:
            found[unit] = parts
    is_spoken = clauses or _is_talk(characters, spans, opening) or _is_tight(characters, spans, opening)
    return found if is_spoken else {}


def _is_talk(characters: str, spans: Mapping[int, tuple[int, int]], opening: Sequence[int]) -> bool:
    """Whether paragraphs with dashes are a conversation: some ask, and most are whole sentences."""
    ends = [characters[_last(characters, *spans[unit]) - 1] for unit in opening]
    return (
        len(opening) >= _CONVERSATION
        and any(end in "?!" for end in ends)
        and sum(end in ".?!…" for end in ends) * 4 >= len(ends) * 3
    )


def _is_tight(characters: str, spans: Mapping[int, tuple[int, int]], opening: Sequence[int]) -> bool:
    """Whether long dashes stand right before words that end as sentences do, as no items of a list: —Vámonos."""
    starts = [spans[unit][0] for unit in opening]
    tight = sum(characters[at] in "—―" and not characters[at + 1 : at + 2].isspace() for at in starts)
    ends = sum(characters[_last(characters, *spans[unit]) - 1] in ".?!…" for unit in opening)
    return tight == len(opening) and ends * 4 >= len(opening) * 3


def parts_in_marks(characters: str, span: tuple[int, int], words: LanguageWords) -> list[Marks]:
    """The spoken parts of words in marks that have a clause about who speaks among them: « Le pont, dit-il, tient. »"""
    if not any(mark in characters[span[0] : span[1]] for mark in (*",!?…—–", " - ")):
        return []
    parts = _spoken(characters, span, words, True)
    is_whole = len(parts) == 1 and parts[0].end >= _last(characters, *span)
    return [] if is_whole else parts


def _spoken(characters: str, span: tuple[int, int], words: LanguageWords, in_marks: bool = False) -> list[Marks]:
    """The spoken parts of one paragraph, or of words in marks."""
    sentences = Sentences()
    sentences.add(characters, 0, span, (), words)
    tokens = sentences.tokens
    clauses = Clauses(sentences, words, PhraseReader(tokens, words, frozenset()))
    parts: list[Marks] = []
    spoken_from: int | None = span[0]
    index, total = 1, len(tokens)
    in_dashes = False
    while index < total:
        token, before = tokens[index], tokens[index - 1]
        if spoken_from is None:
            is_dash = _is_dash(characters, token, in_marks)
            closes = is_dash if in_dashes else before.text in _ENDS and not _describes(token, before, words)
            if not closes:
                index += 1
                continue
            index += is_dash
            while index < total and not tokens[index].is_word and tokens[index].text not in "¿¡":
                index += 1
            if index < total:
                spoken_from = tokens[index].start
                index += 1
            continue
        is_dash = index + 1 < total and _is_dash(characters, token, in_marks)
        at = index + 1 if is_dash else index
        is_beat = is_dash and not in_marks and _is_beat(clauses, index, total)
        if is_beat or (
            (is_dash or before.text in _BEFORE_A_CLAUSE) and _says_who(clauses, at, total, is_dash, in_marks)
        ):
            _add(characters, parts, spoken_from, token.start)
            spoken_from, in_dashes = None, is_dash
            index = _behind_subject(clauses, at, total)
            continue
        index += 1
    if spoken_from is not None:
        _add(characters, parts, spoken_from, span[1])
    return parts


def _is_beat(clauses: Clauses, dash: int, end: int) -> bool:
    """Whether a dash behind a whole sentence opens one about what somebody does: —Sí. —Ana cerró la puerta—. Vete."""
    tokens, words, at = clauses.tokens, clauses.words, dash + 1
    if at + 1 >= end or tokens[dash - 1].text not in ".!?…" or not tokens[at].is_capital:
        return False
    following = next((index for index in range(at, end) if tokens[index].text in _LONG), end)
    if any(tokens[index].text in "?!¿¡" for index in range(at, following)):
        return False
    phrase = clauses.reader.phrase_at(at, at, end)
    if phrase is not None and phrase.kind is PhraseKind.NARRATOR:
        return False
    if phrase is not None and not phrase.is_governed and (phrase.kind is not PhraseKind.ROLE or phrase.is_person):
        return phrase.end < end and tokens[phrase.end].is_word
    is_name = tokens[at].lower not in words.openers and tokens[at].lower not in words.objects
    return is_name and tokens[at + 1].lower.endswith(_PAST)


def _is_dash(characters: str, token: Token, in_marks: bool) -> bool:
    """Whether a token is a dash around a clause; in marks a hyphen between spaces is one: «Il ponte - dice - tiene»."""
    if token.text != "-" or not in_marks:
        return token.text in _LONG
    before, after = characters[token.start - 1 : token.start], characters[token.end : token.end + 1]
    return before.isspace() and after in (" ", ".", ",")


def _describes(token: Token, comma: Token, words: LanguageWords) -> bool:
    """Whether words behind a comma go on about who speaks: dit Ana, qui riait; dit Ana, en riant; dit Ana, penchée."""
    if comma.text != ",":
        return False
    low = token.lower
    return low in words.relatives or low in words.accompanying or low.endswith(words.participle_endings)


def _says_who(clauses: Clauses, at: int, end: int, is_dash: bool, in_marks: bool) -> bool:
    """Whether words say who speaks: a verb of speech with its subject, or any verb with a pronoun joined to it.

    The latter not in marks, where the words of somebody else may be asked about; and no question does.
    """
    token = clauses.tokens[at]
    if not token.is_word or token.is_capital or _asks(clauses.tokens, at):
        return False
    if is_dash and clauses.group_length(clauses.words.read_in, at, end):
        return True  # – si legge nel comunicato –
    cue = clauses.cue_at(at, end)
    if cue is None and in_marks:
        return False
    if cue is None:
        cue = clauses.unusual_cue_at(at, end)
        return cue is not None
    if in_marks and clauses.tokens[cue.verb].lower in clauses.words.infinite:
        return False
    if cue.pronoun >= 0 or (is_dash and not in_marks):
        return True
    if is_dash and clauses.words.drops_subject and (cue.end >= end or clauses.tokens[cue.end].text in "-–—"):
        return True  # – spiega –
    behind = clauses.behind_adverbs(cue.end, end)
    phrase = clauses.reader.phrase_at(behind, behind - 1, end) if behind < end else None
    if phrase is None or phrase.is_governed:
        phrase = clauses.subject_behind(cue, min(end, cue.end + _BEHIND))
        return phrase is not None and phrase.kind is PhraseKind.NAME
    if phrase.kind is not PhraseKind.ROLE:
        return True
    return phrase.end - phrase.first > 1 and (phrase.is_person or not in_marks or is_dash)


def _asks(tokens: Sequence[Token], at: int) -> bool:
    """Whether the next mark behind a token is a question mark: viendra-t-il ?"""
    mark = next((token.text for token in tokens[at : at + _CLAUSE] if not token.is_word), "")
    return mark == "?"


def _behind_subject(clauses: Clauses, at: int, end: int) -> int:
    """The token behind the verb and the subject that begin at a token."""
    cue = clauses.cue_at(at, end) or clauses.unusual_cue_at(at, end)
    if cue is None:
        return at + 1
    if cue.pronoun >= 0 or cue.end >= end:
        return max(cue.end, at + 1)
    phrase = clauses.subject_behind(cue, min(end, cue.end + _BEHIND + 2))
    return phrase.end if phrase is not None else cue.end


def _last(characters: str, start: int, end: int) -> int:
    while end > start and characters[end - 1].isspace():
        end -= 1
    return end


def _add(characters: str, parts: list[Marks], start: int, end: int) -> None:
    """Add what is spoken from one offset to another, without the dash and spaces at its end."""
    while end > start and (characters[end - 1].isspace() or characters[end - 1] in _LONG):
        end -= 1
    if end > start + 1 and any(map(str.isalnum, characters[start : min(end, start + 200)])):
        parts.append(Marks(start, end, characters[end - 1] in ".!?…"))
