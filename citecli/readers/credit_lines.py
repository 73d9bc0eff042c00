"""Credit lines of web pages: whether what stands where an author is expected names somebody.

A plausible person, an organisation, or nobody: buttons, sections, days of the week and works stand there, too.
"""

import re

from citecli.documents.bylines import BY_ELSEWHERE, PLACE_WORDS
from citecli.references.model import Name
from citecli.text.calendar import MONTHS, is_weekday, month_number
from citecli.text.folding import fold

_INTERFACE = frozenset(
    "like likes share shares comment comments follow following followers reply replies subscribe powered read "
    "more view views login log control updated update posted published source sources quelle quellen fuente fonte "
    "bron photo photos foto fotos copyright rights reserved privacy contact kontakt impressum newsletter print "
    "email tweet download advertisement anzeige minutes min cookies menu search teilen drucken merken kommentare "
    "compartir partager imprimer condividi delen reacties comentarios commentaires guardar wishlist cart".split()
)
_SECTIONS = frozenset(
    "politik politics politica politique wirtschaft business economia economie economy sport sports deportes "
    "kultur culture cultura panorama nachrichten news noticias notizie nieuws actualites opinion opinions meinung "
    "debatte world welt monde mundo mondo wissen science technik tech technology digital lokales regional local "
    "home startseite blog blogs artikel article articles video videos reise travel travels leben lifestyle "
    "gesundheit health sante salud auto agenturen agencies agenzie agencias agences red dpa-infocom interview "
    "kommentar kolumne analyse reportage".split()
)
_PRODUCTS = frozenset("recipe recipes rezept rezepte recette recettes receta recetas ricetta ricette recepten".split())
_ROLE_AFTER = re.compile(
    r",\s+(?:(?:vice|senior|junior|staff|chief|managing|executive|deputy|associate|assistant|contributing|co-?|guest|"
    r"former|general|political|national|foreign|science|research|product|software|content|editorial)[\s-]+)*+"
    r"(?:president|director|professor|prof|editors?|correspondent|reporter|writer|officer|manager|fellow|chief|head|lead|"
    r"ceo|cto|cfo|coo|founder|co-?founder|columnist|analyst|engineer|researcher|scientist|chair(?:man|woman)?|partner|"
    r"producer|lecturer|journalist|contributor|scholar|economist|author of|phd candidate|"
    r"redakteur(?:in)?|korrespondent(?:in)?|leiter(?:in)?|professor(?:in)?|journaliste|rédact(?:eur|rice)|"
    r"directeur|directrice|director[ae]|profesora?|periodista|giornalista)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_TAILS = frozenset("published posted updated share follow wrote says writes veröffentlicht publié publicado".split())
_GLUED_DATE = re.compile(r"(?<=[a-zß-ÿ]{2})(?=(?:" + "|".join(MONTHS) + r")(?![a-z]))")
_DASH = re.compile(r"\s*[-–—―]\s")
_SMALL = frozenset(
    "of the and for on at to in und der die das des dem den für von vom zu im et de la le les du des l d pour en "
    "y el los las del e di della dei degli da do dos das van het een voor och og i".split()
)
_AFTER = re.compile(rf"(?<!\s)\s+(?:{PLACE_WORDS}|發表在|with contributions)\s+(?=\S).*", re.DOTALL)
_GLUED_BY = re.compile(rf"^(?:By|{'|'.join(BY_ELSEWHERE)})(?=[A-Z][^\W\d_A-Z]+\s[A-Z])")
_ENTITY = re.compile(r"&#?\w{2,10};?")
_MOST_WORDS = 8
_LONGEST_SIMPLE = 2
_SHORTEST_INITIALS = 4


def tidied(credit: str, *, is_guess: bool) -> str:
    """A credit without what is glued to a name: "ByAnn Byron", "Ann Byron March 3", and in a line that only looks like
    a credit (`is_guess`) "Ann Byron in Saltmouth"; the Institute for Wells in Saltmouth is a name.
    """
    text = _GLUED_DATE.sub(" ", without_roles(_GLUED_BY.sub("", credit.strip())))
    if is_guess and (match := _AFTER.search(text)) and _is_named(text[: match.start()]):
        text = text[: match.start()]
    words = text.split(" ")
    if is_guess and len(words) > _LONGEST_SIMPLE and words[-1] == "May":
        words.pop()
    numbered = False
    while len(words) > 1 and _is_of_a_date(words[-1], numbered) and not words[-1].endswith("."):
        numbered = _has_digits(words.pop()) or numbered
    return " ".join(words)


def _is_named(text: str) -> bool:
    words = text.split()
    return 1 < len(words) <= _MOST_WORDS and all(word[:1].isupper() or word.lower() in _SMALL for word in words)


def _is_of_a_date(word: str, numbered: bool) -> bool:
    """Whether the last word of a credit is of a date; `numbered` says that a number came after it."""
    bare = word.strip(",.:()")
    if not bare or bare.isdigit():
        return True
    # A month may be a name ("Ann May"): what is left must be one by itself, which the caller sees to by the words.
    # Other languages' months are given names and surnames in others still: there the number must show it.
    if fold(bare) in _TAILS:
        return True
    return len(bare) > 2 and (
        (len(bare) > 3 and is_weekday(bare))
        or (numbered and bool(month_number(bare, any_language=True)))
        or (bare in MONTHS and bare not in ("June", "April", "May", "August"))
    )


def _is_month(word: str) -> bool:
    return len(word) > 4 and bool(month_number(word, any_language=True))


def is_plausible(name: Name, is_guess: bool) -> bool:
    """Whether this may be somebody who wrote something. `is_guess`: no mark in the page says that it is an author."""
    full_name = name.literal or f"{name.given} {name.family}"
    words = re.findall(r"[^\W_]+", fold(full_name))
    if not words or _ENTITY.search(full_name) or len(words) > 3 * _MOST_WORDS:
        return False
    if all(is_weekday(word) or _is_month(word) or word.isdigit() for word in words) or words == ["may"]:
        return False
    if words[-1] in _PRODUCTS:
        return False
    interface = sum(word.rstrip("0123456789") in _INTERFACE for word in words)
    if interface and (len(words) == 1 or 2 * interface >= len(words) or any(map(_has_digits, words))):
        return False
    if len(words) == 1 and words[0] in _SECTIONS:
        return False
    return bool(name.family) or not is_guess or _is_organization(full_name, words)


def without_roles(credit: str) -> str:
    """A credit without what the person is, after a comma: "Ann Byron, Vice President, Wells Division"."""
    return _ROLE_AFTER.sub("", credit)


def without_posts(names: tuple[Name, ...]) -> tuple[Name, ...]:
    """`names` without what says in small letters what the first is ("lecturer at the University of Saltmouth")."""
    if not names or not names[0].family:
        return names
    return (names[0], *(name for name in names[1:] if name.family or not _is_phrase(name.literal)))


def _is_phrase(words: str) -> bool:
    written = words.split()
    return len(written) > 2 and sum(word[0].islower() and word.lower() not in _SMALL for word in written) > 1


def is_quoted(credit: str) -> bool:
    """Whether a credit begins with a dash, as the name below a quotation does."""
    return bool(_DASH.match(credit))


def _has_digits(word: str) -> bool:
    return any(map(str.isdigit, word))


def _is_organization(full_name: str, words: list[str]) -> bool:
    """Whether a name that is no person's is written like one: in capitals but for small words, and not too long."""
    written = full_name.split()
    if len(written) == 1:
        # One word alone may be a name that somebody goes by; small letters and initials are an agency's or a section's.
        return not full_name.islower() or len(full_name) > _SHORTEST_INITIALS
    return len(words) <= _MOST_WORDS and all(
        not word[0].isalpha() or not word[0].islower() or word.lower() in _SMALL for word in written
    )


def is_title(name: Name, titles: tuple[str, ...]) -> bool:
    """Whether this is what the work is called, or a part of that, and not who wrote it."""
    key = _key(name.literal or f"{name.given} {name.family}")
    return any(key == _key(title) for title in titles)


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))
