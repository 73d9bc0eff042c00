"""Evidence that labels name people and that what follows them is spoken: a list of fields has labels, too.

Nell: Is it far?  Rolf: I am tired.      Height: 20 m  Age: 140 years      Decision: The wall will be raised.
"""

from collections.abc import Iterable, Sequence

from citecli.quotes.languages.english import lexicon
from citecli.quotes.languages.english.usage import FIRST_PERSON
from citecli.text.calendar import MONTHS, WEEKDAYS
from citecli.text.patterns import compiled_late

_OTHER_FIRST_PERSONS = frozenset(
    # German, Dutch
    "ich wir mich mir uns mein meine meinen meinem unser unsere ihnen ihr euch du dir dich "
    "ik wij we mij ons mijn onze jij jullie "
    # French
    "je j'ai j’ai nous moi mon ma mes notre nos vous votre vos c'est c’est "
    # Spanish, Portuguese, Italian
    "yo nosotros mi mis nuestro nuestra usted ustedes tú eu nós meu minha nosso nossa você vocês senhor "
    "io noi mio mia nostro nostra voi lei lui signore "
    # Scandinavian, Polish, Czech, Russian
    "jeg jag vi mig meg oss min mitt mina dere ni ja my mnie nas já jsem jsme mě я мы мне меня нас мой вы вас вам ты "
    # Turkish
    "ben biz bana bize benim bizim siz size".split()
)
_TALK = FIRST_PERSON | _OTHER_FIRST_PERSONS
_ASKED = ("?", "？", "か。", "؟", "吗。")
_SENTENCE_END = compiled_late(r"[.?!…。？！؟]['\"”’»)\]」』]*\s*$|[.?!…。？！؟][\s\"”]")
_NUMBERED = compiled_late(
    r"(?i:speaker|participant|interviewer|interviewee|respondent|person|guest|host|panelist|caller|audience|member|"
    r"witness|student|teacher|voice|sprecher|sprecherin|teilnehmer|befragte|intervenant|locuteur|orador|hablante|"
    r"entrevistado|relatore|spk|unknown speaker|male speaker|female speaker|s|p|b|i|sp)[ _#-]?[0-9]{1,3}"
    r"|(?i:speaker) [A-Z]"
)
_ROLES = frozenset(
    "interviewer interviewee interviewerin interview moderator moderatorin moderation host speaker narrator reporter "
    "journalist journaliste journalistin question answer frage antwort audience chair president präsident präsidentin "
    "presidente président sprecher sprecherin operator unidentified unknown respondent caller guest questioner "
    "entrevistador entrevistadora entrevistado entrevistada intervistatore enquêteur enquêtrice witness court".split()
)
_DATES = frozenset((*WEEKDAYS, *(month.lower() for month in MONTHS)))
_PERSONAL = 0.6
_SENTENCES = 0.5


def share_of_talk(spoken: Sequence[str]) -> float:
    """The share of turns that ask something, or have words that only somebody who speaks uses."""
    if not spoken:
        return 0.0
    return sum(map(_is_talk, spoken)) / len(spoken)


def _is_talk(words: str) -> bool:
    return any(mark in words for mark in _ASKED) or any(
        word.strip(".,;:!?…¿¡«»“”\"'()").lower() in _TALK for word in words.split()
    )


def are_sentences(spoken: Sequence[str]) -> bool:
    """Whether most turns have sentences, and not only the value of a field."""
    if not spoken:
        return False
    return sum(_SENTENCE_END.search(words) is not None for words in spoken) >= _SENTENCES * len(spoken)


def name_people(labels: Iterable[str]) -> bool:
    """Whether most labels have the form of a person's name or of a role in talk: Dana Fox, Mr. Reed, Speaker 2."""
    distinct = set(labels)
    return sum(map(_names_a_person, distinct)) >= _PERSONAL * len(distinct) > 0


def _names_a_person(label: str) -> bool:
    words = label.split()
    lowered = [word.strip(".,").lower() for word in words]
    if is_numbered(label) or lowered[-1] in _ROLES or lowered[0] in _ROLES:
        return True
    if len(words) > 1 and lowered[0] in lexicon.TITLES:
        return True
    return len(words) > 1 and all(word[0].isupper() or len(word) < 4 for word in words) and words[-1][0].isupper()


def is_numbered(label: str) -> bool:
    """Whether a label is a speaker that a program only numbers: Speaker 2, SPEAKER_01, spk_0, Speaker B."""
    return _NUMBERED.fullmatch(label) is not None


def is_date(label: str) -> bool:
    """Whether a label is only a day of the week or a month, as in a diary or a plan."""
    return all(word.strip(".,").lower() in _DATES or word.strip(".,").isdecimal() for word in label.split())
