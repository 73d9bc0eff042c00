"""The words of each language that turn the meaning of a sentence, by kind, in the form that is compared."""

import re
from collections.abc import Sequence
from functools import cache

NEGATION = "negation"
CONDITION = "condition"
RESTRICTION = "restriction"
CONTRAST = "contrast"
HEDGE = "hedge"
MODAL = "modal"

_WORDS: dict[str, dict[str, str]] = {
    "English": {
        NEGATION: "not never no none nobody nothing nowhere neither nor cannot hardly scarcely barely rarely seldom "
        "without noone ain't",
        CONDITION: "unless if lest provided providing",
        RESTRICTION: "only except excepting solely merely",
        CONTRAST: "but however although though",
        HEDGE: "almost nearly allegedly reportedly supposedly might perhaps possibly unlikely impossible denied "
        "denies deny doubt doubts doubted failed fails fail refused refuses refuse yet few little false falsely wrong "
        "mistake mistaken untrue incorrect",
        MODAL: "may might could can should must ought would",
    },
    "German": {
        NEGATION: "nicht nichts nie niemals niemand niemandem niemanden niemandes kein keine keinen keinem keiner "
        "keines keinerlei keineswegs nirgends weder kaum selten ohne",
        CONDITION: "wenn falls sofern soweit solange",
        RESTRICTION: "nur lediglich bloß außer ausser ausgenommen einzig allein",
        CONTRAST: "aber jedoch allerdings sondern obwohl obgleich",
        HEDGE: "fast beinahe angeblich vielleicht vermutlich wohl unmöglich wenig wenige falsch unwahr",
        MODAL: "könnte könnten dürfte dürften mag müsste sollte soll",
    },
    "French": {
        NEGATION: "ne n pas non jamais rien aucun aucune nul nulle ni guère sans rarement",
        CONDITION: "si pourvu",
        RESTRICTION: "sauf seulement hormis excepté uniquement seul seule",
        CONTRAST: "mais cependant toutefois quoique",
        HEDGE: "presque peut-être impossible peu prétendument faux",
        MODAL: "pourrait pourraient peut peuvent devrait",
    },
    "Spanish": {
        NEGATION: "no nunca jamás nada nadie ninguno ninguna ningún ni tampoco sin apenas raramente",
        CONDITION: "si siempre",
        RESTRICTION: "salvo excepto solo sólo solamente únicamente",
        CONTRAST: "pero sino aunque embargo",
        HEDGE: "casi quizá quizás imposible poco pocos supuestamente falso",
        MODAL: "podría podrían puede pueden debería",
    },
    "Italian": {
        NEGATION: "non no mai niente nulla nessuno nessuna nessun né neanche nemmeno neppure senza raramente",
        CONDITION: "se qualora purché",
        RESTRICTION: "tranne eccetto salvo solo soltanto solamente unicamente",
        CONTRAST: "ma però tuttavia sebbene benché",
        HEDGE: "quasi forse impossibile poco pochi presumibilmente falso",
        MODAL: "potrebbe potrebbero può possono dovrebbe",
    },
    "Portuguese": {
        NEGATION: "não nunca jamais nada ninguém nenhum nenhuma nem tampouco sem raramente",
        CONDITION: "se caso desde",
        RESTRICTION: "salvo exceto só somente apenas unicamente",
        CONTRAST: "mas porém contudo embora senão entretanto",
        HEDGE: "quase talvez impossível pouco poucos supostamente",
        MODAL: "poderia poderiam pode podem deveria",
    },
    "Dutch": {
        NEGATION: "niet niets nooit niemand geen nergens noch nauwelijks amper zelden zonder evenmin",
        CONDITION: "tenzij als indien mits",
        RESTRICTION: "alleen slechts enkel behalve uitsluitend",
        CONTRAST: "maar echter evenwel hoewel",
        HEDGE: "bijna misschien vermeend onmogelijk weinig",
        MODAL: "zou zouden kan kunnen mag moet",
    },
}
LOUD = frozenset((NEGATION, CONDITION, RESTRICTION, CONTRAST))
"""Kinds that count wherever they stand, unlike a hedge."""
PHRASES = re.compile(
    r"\b(?:es sei denn|unter der bedingung|à moins|à condition|a menos|a condición|a meno|a condizione|a menos que|"
    r"op voorwaarde|on condition|no one|far from|in case|so long as|at no time|by no means)\b"
)
"""Several words that are a condition, or a negation, together."""
_ELIDED = re.compile(r"^(n|s)['’ʼ](?=\w)")


@cache
def _kinds(language: str) -> dict[str, str]:
    """The kind of each turning word of a language."""
    return {word: kind for kind, words in _WORDS.get(language, _WORDS["English"]).items() for word in words.split()}


def kind_of(word: str, language: str) -> str:
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
    kinds = {kind for word in words if (kind := kind_of(word, language))}
    if PHRASES.search(" ".join(words)):
        kinds.add(CONDITION)
    return frozenset(kinds)
