"""Interviews without labels: questions that stand by themselves (bold, in print), and answers in the first person.

The person who answers is named in the introduction. A list of frequent questions has answers, too, but nobody in them.
"""

from collections.abc import Sequence

from citecli.quotes.languages.english.usage import FIRST_PERSON
from citecli.quotes.tokens.speaker_labels import interview_label
from citecli.quotes.tokens.transcripts import TranscriptTurn
from citecli.text.patterns import compiled_late

_LONGEST_QUESTION = 300
_FEWEST = 3
_ANSWERED = 0.8
_SPOKEN = 0.6
_ADDRESSED = 0.4
_LEAST_SHARE = 0.12
_ENGLISH_ADDRESS = frozenset("you your you're you’re you've you’ve yourself".split())
_ADDRESS = _ENGLISH_ADDRESS | frozenset(
    "sie ihnen ihr ihre ihren ihrem euch du dir frau herr vous votre vos tu toi usted ustedes su sus señora señor te "
    "lei voi suo sua signora você senhora senhor seu u uw jij je jouw ni er du dere".split()
)
_SPEAKER = (FIRST_PERSON - _ENGLISH_ADDRESS) | frozenset(
    "ich wir mich mir uns mein meine meinen meinem meiner je j'ai j’ai nous moi mon ma mes notre nos yo mí nosotros "
    "mi mis nuestro nuestra io noi mio mia miei nostro eu nós meu minha nosso ik wij mij mijn ons jag jeg "
    "vi mig min".split()
)
_BY_NAME = compiled_late(
    r"[\s*_]{0,6}(?:Mrs?|Ms|Mx|Dr|Prof|Professor|Frau|Herr|Madame|Monsieur|Mme|Señora?|Sra?|Signora|Signor|Doctor)\.? "
    r"[^\W\d_][\w.'’-]{0,40}(?: [^\W\d_][\w.'’-]{0,40}){0,3}, "
)
"""A question that calls somebody by name: Ms Ortiz, …"""
_MARKS = ("“", '"', "«", "„")


def unlabelled_answers(characters: str, units: Sequence[tuple[int, int]]) -> list[TranscriptTurn]:
    """The answers of an interview whose questions and answers have no labels, in order; none in any other text."""
    questions = [unit for unit, span in enumerate(units) if _is_question(characters, *span)]
    if len(questions) < _FEWEST or questions[0] == 0 or len(questions) < _LEAST_SHARE * (len(units) - questions[0]):
        return []
    stops = [*questions[1:], len(units)]
    answers = [
        range(question + 1, stop) for question, stop in zip(questions, stops, strict=True) if stop > question + 1
    ]
    if len(answers) < _ANSWERED * len(questions):
        return []
    spoken = sum(any(_has(characters, units[unit], _SPEAKER) for unit in answer) for answer in answers)
    addressed = sum(_has(characters, units[unit], _ADDRESS) for unit in questions)
    by_name = any(_BY_NAME.match(characters, *units[unit]) for unit in questions)
    if spoken < _SPOKEN * len(answers) or (addressed < _ADDRESSED * len(questions) and not by_name):
        return []
    if any(interview_label(characters, *units[answer[0]]) for answer in answers):
        return []  # labels that are not understood
    # What follows the last answer is often a remark on the interview.
    last = list(answers[-1])
    while len(last) > 1 and not _has(characters, units[last[-1]], _SPEAKER):
        last.pop()
    return [
        TranscriptTurn((0, 0), units[unit], unit, unit != answer[0], True, False)
        for answer in (*answers[:-1], last)
        for unit in answer
    ]


def _is_question(characters: str, start: int, end: int) -> bool:
    words = characters[start:end].strip().strip("*_ ")
    return words.endswith("?") and len(words) <= _LONGEST_QUESTION and not words.startswith(_MARKS)


def _has(characters: str, span: tuple[int, int], words: frozenset[str]) -> bool:
    return any(word.strip(".,;:!?…()“”\"'").lower() in words for word in characters[slice(*span)].split())
