"""The language of a text, told by its small words, or by its script where that tells. A light table of our own.

It is there to know what the engine can't read: its grammar is English. A language is a row here until it has a package
of its own.
"""

import re
from functools import cache, lru_cache

from citecli.text.patterns import compiled_late

ENGLISH = "English"

_FUNCTION_WORDS = {
    ENGLISH: "the of and to in that was is it he she his her with for as on at by from this they were had have has "
    "be "
    "not are but which you i we said who or an will would their been there what when if all my your me him them no so "
    "up out do does did don't it's i'm can could about into over after before than then just only its our us how",
    "French": "le la les des du de un une et est que qui dans pour pas ne sur au aux avec il elle ils elles nous vous "
    "se ce cette ces son sa ses leur par plus à ont été sont mais ou où je c'est n'est qu'il était avait tout y",
    "German": "der die das und ist nicht ein eine einen einem einer zu den dem des von mit auf für im sich auch es wir "
    "ich sie er dass daß wie bei nach aus um als wird war hat haben sind noch nur aber oder so zum zur über wenn man",
    "Spanish": "el la los las de del y que en un una es no se por con para su sus al lo como más pero fue ha han este "
    "esta ser son está muy ya también cuando sin sobre todo nos yo él ella le les hay o era había porque",
    "Italian": "il lo la gli le di del della dei delle che e è un una non si per con in da dal nel nella sono ha hanno "
    "più ma come anche questo questa al alla ai alle se mi ci era stato io lui lei noi cosa perché su sul ho",
    "Portuguese": "o a os as de do da dos das e que em um uma não se por com para no na nos nas ao à é foi mais como "
    "mas seu sua são ser está também já ou quando muito eu ele ela nós pelo pela tem há isso até ainda",
    "Dutch": "de het een en van is niet dat die op te in voor met zijn er aan ook als bij maar om naar uit door over "
    "wordt werd hij zij ze we wij ik je nog wel dan heeft hebben was waren deze dit geen kan meer of",
    "Czech": "je se na v že to a i s z do pro za si jako by ale od po který která které jsem jsme jsou byl byla bylo "
    "tak už jen co není nebo podle aby jeho když také ještě jak můj nemáme však my oni ve ze ho mu při",
    "Slovak": "je sa na v že to a aj s z do pre za si ako by ale od po ktorý ktorá ktoré som sme sú bol bola bolo tak "
    "už len čo nie alebo podľa aby jeho keď tiež ešte však vo zo ho mu pri",
    "Polish": "się na w że to i nie z do jest o jak a po co ale za od dla przez był była było być są już tylko jego "
    "jej tym ten ta te oraz czy który która które tak może ich ze we my jestem mamy przy",
    "Swedish": "och att det är som en ett på i av för med inte den de till har om jag vi han hon var men så kan från "
    "vid ska eller när nu också sig efter över hade blir mycket vara detta där denna mot",
    "Danish": "og at det er som en et på i af for med ikke den de til har om jeg vi han hun var men så kan fra ved "
    "skal eller når nu også sig efter over havde bliver meget være dette der denne mod hvad af blev siger sagde mig os",
    "Norwegian": "og at det er som en et på i av for med ikke den de til har om jeg vi han hun var men så kan fra ved "
    "skal eller når nå også seg etter over hadde blir mye være dette der denne mot hva av ble sier sa fram meg oss noe",
    "Finnish": "ja on ei että se oli hän ovat mutta myös kun niin joka jo ole olen olemme me he minä sinä tämä sen "
    "mitä vain kuin tai jos nyt hänen ollut voi joka sitä nämä sanoi",
    "Hungarian": "a az és hogy nem is egy ez azt meg de volt csak mint már ki el van ha még vagy lesz ezt mert kell "
    "nincs aki ami minden így majd szerint lehet ő mi",
    "Romanian": "și în de la cu pe nu a că este o un să din pentru care mai ce au fost sunt se al ale lui ei dar sau "
    "după prin dacă noi eu ca era prea când am avem",
    "Turkish": "ve bir bu da de için ile çok daha ne gibi ama var yok olarak olan o kadar sonra ki mi en her değil "
    "dedi biz ben sen onun şu diye ya",
    "Croatian": "je se na u da to i s iz do za su kao bi ali od po koji koja koje sam smo bio bila bilo tako već samo "
    "što nije ili prema kako kad također još ga mu mi oni nema nemamo pri",
    "Catalan": "el la els les de del i que en un una és no es per amb al com més però ha han aquest aquesta ser són "
    "està molt ja també quan sense sobre tot ens jo ell ella hi o era perquè dels pel",
    "Russian": "и в не на что с он она как это по но из у за от к о так же все было была был для мы вы я они его её ее "
    "их если или только еще ещё уже бы нет до при",
    "Ukrainian": "і в не на що з він вона як це по але із у за від до о так же все було була був для ми ви я вони його "
    "її їх якщо або тільки ще вже би немає при та й",
    "Bulgarian": "и в не на че с той тя как това по но от за до се са е ще да бе беше ние вие аз те го ги ако или само "
    "още вече няма при към си",
}  # fmt: skip
_MORE_WORDS = {
    "French": "été être cela ainsi leurs très peut fait depuis entre chez sans aussi a-t-il a-t-elle selon deux encore",
    "German": "doch dann mehr schon sehr diese dieser dieses seine seiner ihre ihm ihn ihr uns kein keine "
    "damit sagte sagt",
    "Spanish": "dijo fueron desde entre donde hasta esto eso nunca nada tiene hace según dice tras así",
    "Italian": "nelle degli agli questi così poi dopo essere fatto senza ogni dove ha detto dice secondo ed",
    "Portuguese": "numa num assim tudo você tinha dele dela disse depois diz nunca nada nossa nosso segundo",
    "Dutch": "niets iets daar onder tegen toch haar hem hun mijn moet worden zou zei zegt volgens onze ons",
}  # fmt: skip
"""More small words of texts in the languages that are read; in titles they may be words of others."""
_ELIDED = {
    "French": "l' d' qu' j' n' s' c' m' lorsqu' puisqu' jusqu'",
    "Italian": "l' d' un' c' dell' all' nell' sull' dall' quell' quest' com' cos'",
    "Catalan": "l' d' n' s' m'",
}
"""Small words that lose their vowel before another: l'État, dell'arte."""
_LETTERS = {"Spanish": "ñ¿¡", "Portuguese": "ãõ", "German": "ß", "Italian": "òì", "French": "œ"}
"""Letters and marks that few others have, of the languages that are read."""
_SCRIPTS = (
    ("Japanese", r"[\u3041-\u30fa]"),
    ("Korean", r"[\uac00-\ud7a3]"),
    ("Chinese", r"[\u4e00-\u9fff]"),
    ("Greek", r"[\u0370-\u03ff]"),
    ("Hebrew", r"[\u05d0-\u05ea]"),
    ("Arabic", r"[\u0620-\u064a]"),
    ("Hindi", r"[\u0900-\u097f]"),
    ("Thai", r"[\u0e01-\u0e3a]"),
)
_OTHER_SCRIPT = compiled_late(
    "[\u0370-\u03ff\u05d0-\u05ea\u0620-\u064a\u0900-\u097f\u0e01-\u0e3a\u3041-\u9fff\uac00-\ud7a3]"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_PLAINLY_ENGLISH = frozenset("the and of you that was with this from".split())
_FEWEST = 2.5
_LETTER = 1.5
"""What such a letter counts."""
_OWN = 5.0
"""What a paragraph's small words must count to be of another language than the text around it."""
_ADVANTAGE = 1.5
"""How many times as much the small words of another language must count as those of English, or of the text."""
_SAMPLE = 3_000
"""Characters that are looked at, at most, in the beginning and in the middle of a text."""


@cache
def _languages_of(more: bool = False) -> dict[str, tuple[str, ...]]:
    """The languages that each small word is one of; those of texts, with `more`, or of titles, too."""
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in _FUNCTION_WORDS.items():
        others = _MORE_WORDS.get(language, "") if more else ""
        others += " " + _ELIDED.get(language, "") if more else ""
        for word in dict.fromkeys(f"{words} {others}".split()):
            languages[word] = (*languages.get(word, ()), language)
    return languages


def _counts(text: str, more: bool = True) -> dict[str, float]:
    """How much the small words of a text tell for each language. Those of one language tell more than those of five."""
    languages = _languages_of(more)
    counts = dict.fromkeys(_FUNCTION_WORDS, 0.0)
    low = text.lower().replace("’", "'")
    found = set(_WORD.findall(low))
    found |= {word[: word.find("'") + 1] for word in found if "'" in word}
    if more:
        for language, letters in _LETTERS.items():
            counts[language] += _LETTER * any(letter in low for letter in letters)
    for word in found:
        of = languages.get(word, ())
        for language in of:
            counts[language] += (1 + 1 / len(of)) * (1 if len(word) > 1 else 0.4)
    return counts


def _language_of_script(text: str) -> str:
    """The language that has most of a text's letters to itself, "" where none has."""
    if len(_OTHER_SCRIPT.findall(text)) * 4 <= sum(map(str.isalpha, text)):
        return ""
    counts = {language: len(re.findall(letters, text)) for language, letters in _SCRIPTS}
    if counts["Japanese"] * 10 > counts["Chinese"]:
        return "Japanese"
    return max(counts, key=lambda language: counts[language])


def language_of(text: str) -> str:
    """The English name of the language that a text is in, as far as a sample shows; "" where too little tells."""
    if len(text) > 2 * _SAMPLE:
        half = len(text) // 2
        text = f"{text[:_SAMPLE]} {text[half : half + _SAMPLE]}"
    if language := _language_of_script(text):
        return language
    counts = _counts(text)
    best = max(counts, key=lambda language: counts[language])
    if counts[best] < _FEWEST:
        return ""
    return best if best == ENGLISH or counts[best] >= _ADVANTAGE * counts[ENGLISH] else ENGLISH


_TAGS = {
    "French": "fr", "German": "de", "Spanish": "es", "Italian": "it", "Portuguese": "pt", "Dutch": "nl", "Czech": "cs",
    "Slovak": "sk", "Polish": "pl", "Swedish": "sv", "Danish": "da", "Norwegian": "no", "Finnish": "fi",
    "Hungarian": "hu", "Romanian": "ro", "Turkish": "tr", "Croatian": "hr", "Catalan": "ca", "Russian": "ru",
    "Ukrainian": "uk", "Bulgarian": "bg", "Japanese": "ja", "Korean": "ko", "Chinese": "zh", "Greek": "el",
    "Hebrew": "he", "Arabic": "ar", "Hindi": "hi", "Thai": "th",
}  # fmt: skip
_IN_A_TITLE = 1.6
"""What small words must count in a title, where few stand, to say that it is in another language than English."""


@lru_cache(maxsize=4096)
def title_language(title: str) -> str:
    """The tag of the language that a title is plainly in, if that is not English; else "".

    Two of its words, at least, are small words of other languages, and none is one of English alone.
    """
    if language := "" if title.isascii() else _language_of_script(title):
        return _TAGS[language]
    languages = _languages_of()
    words = [word for word in set(_WORD.findall(title.lower().replace("’", "'"))) if word in languages]
    foreign = sum(ENGLISH not in languages[word] for word in words)
    if foreign < 2 or any(languages[word] == (ENGLISH,) for word in words):
        return ""
    counts = _counts(title, more=False)
    best = max(counts, key=lambda language: counts[language])
    return _TAGS[best] if best != ENGLISH and counts[best] >= max(_IN_A_TITLE, _ADVANTAGE * counts[ENGLISH]) else ""


class ParagraphLanguages:
    """The languages of a text's paragraphs: that of the text, unless a paragraph plainly has another."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.language = language_of(text)
        """That of the text as a whole, "" where too little tells."""
        self._known: dict[tuple[int, int], str] = {}

    def language_at(self, start: int, end: int) -> str:
        """The language of the paragraph `text[start:end]`; "" where too little tells."""
        known = self._known.get((start, end))
        if known is None:
            known = self._known[start, end] = self._language_of(self._text[start:end][:_SAMPLE])
        return known

    def is_foreign(self, start: int, end: int) -> bool:
        """Whether the paragraph is in another language than English, as far as can be told."""
        return self.language_at(start, end) not in (ENGLISH, "")

    def _language_of(self, paragraph: str) -> str:
        if self.language == ENGLISH and len(_PLAINLY_ENGLISH.intersection(paragraph.lower().split())) > 1:
            return ENGLISH
        if language := _language_of_script(paragraph):
            return language
        counts = _counts(paragraph)
        best = max(counts, key=lambda language: counts[language])
        rival = max(counts[ENGLISH], counts.get(self.language, 0.0))
        if best not in (ENGLISH, self.language) and counts[best] >= max(_OWN, _ADVANTAGE * rival):
            return best
        if self.language != ENGLISH and counts[ENGLISH] >= max(_OWN, _ADVANTAGE * counts.get(self.language, 0.0)):
            return ENGLISH
        return self.language
