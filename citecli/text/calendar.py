"""The names of months, days of the week and seasons, and functions that recognise them."""

from functools import cache

from citecli.text.folding import fold

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH_ABBREVIATIONS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
WEEKDAY_ABBREVIATIONS = frozenset("mon tue tues wed thu thur thurs fri sat sun".split())
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
"""The English names of the seasons, and their numbers in CSL."""

_SHORTEST = 3
_OTHER_LANGUAGES = (
    "januar janvier enero gennaio janeiro januari jänner janv ene gen",
    "februar feber fevrier febrero febbraio fevereiro februari fevr fev",
    "marz maerz mars marzo marco maart mrz mrt",
    "avril abril aprile avr abr",
    "mai mayo maggio maio mei mag",
    "juni juin junio giugno junho giu",
    "juli juillet julio luglio julho juil lug",
    "aout agosto augustus ago",
    "septembre septiembre settembre setembro set",
    "oktober okt octobre octubre ottobre outubro ott out",
    "novembre noviembre novembro",
    "dezember dez decembre diciembre dicembre dezembro dic",
)
"""German, French, Spanish, Italian, Portuguese and Dutch names and their usual abbreviations, folded, where they differ
from the English ones.
"""
_IN_DATES = (
    "stycznia sty leden ledna января січня ocak ianuarie tammikuuta januara ιανουαριου",
    "lutego lut unor unora февраля лютого subat februarie helmikuuta februara φεβρουαριου",
    "marts marca brezen brezna марта березня mart martie maaliskuuta μαρτιου maret",
    "kwietnia kwi duben dubna апреля квітня nisan aprilie huhtikuuta aprila απριλιου",
    "maj maja kveten kvetna мая травня mayis toukokuuta μαιου",
    "czerwca cze cerven cervna июня червня haziran iunie kesakuuta juna ιουνιου",
    "lipca lip cervenec cervence июля липня temmuz iulie heinakuuta jula ιουλιου",
    "sierpnia sie srpen srpna августа серпня agustos augusti elokuuta augusta αυγουστου",
    "wrzesnia wrz zari сентября вересня eylul septembrie syyskuuta septembra σεπτεμβριου",
    "pazdziernika paz rijen rijna октября жовтня ekim octombrie lokakuuta oktobra οκτωβριου",
    "listopada lis listopad ноября листопада kasim noiembrie marraskuuta novembra νοεμβριου",
    "grudnia gru prosinec prosince декабря грудня aralik decembrie joulukuuta decembra δεκεμβριου desember",
)
"""The names as dates have them in Polish, Czech, Russian, Ukrainian, Turkish, Romanian, Finnish, Danish, Norwegian,
Swedish, Slovenian and Greek. Some of them are given names elsewhere: they count only between a day and a year.
"""
_FOREIGN_WEEKDAYS = frozenset(
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi "
    "dimanche lunes martes miercoles jueves viernes sabado domingo lunedi martedi mercoledi giovedi venerdi domenica "
    "segunda terca quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
)


def month_number(word: str, *, any_language: bool = False) -> int:
    """The number (1 to 12) of the month that an English word names, 0 for any other word.

    The word may end in a full stop and may be cut after three or more letters (Jan, Febru); Sept is September.
    With `any_language`, German, French, Spanish, Italian, Portuguese and Dutch names count as well, in full or as they
    are usually abbreviated.
    """
    name = fold(word).rstrip(".")
    if name == "sept":
        return 9
    if len(name) >= _SHORTEST:
        for number, month in enumerate(MONTHS, 1):
            if month.lower().startswith(name):
                return number
    return _foreign_months().get(name, 0) if any_language else 0


def month_in_date(word: str) -> int:
    """The number of the month that a word between a day and a year names, in some twenty languages; 0 for none."""
    return month_number(word, any_language=True) or _months_in_dates().get(fold(word).rstrip("."), 0)


def is_weekday(word: str, *, any_language: bool = False) -> bool:
    """Whether an English word names a day of the week, in full or abbreviated, with or without a final full stop.

    With `any_language`, German, French, Spanish, Italian, Portuguese and Dutch names count as well, in full.
    """
    name = word.rstrip(".").lower()
    if name in WEEKDAYS or name in WEEKDAY_ABBREVIATIONS:
        return True
    return any_language and fold(name).removesuffix("-feira") in _FOREIGN_WEEKDAYS


@cache
def _months_in_dates() -> dict[str, int]:
    return {fold(name): number for number, names in enumerate(_IN_DATES, 1) for name in names.split()}


@cache
def _foreign_months() -> dict[str, int]:
    return {fold(name): number for number, names in enumerate(_OTHER_LANGUAGES, 1) for name in names.split()}
