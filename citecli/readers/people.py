"""People: names as the fields of files have them, in one string or several, taken apart into `Name`s."""

import re

from citecli.documents.bylines import person_name
from citecli.frozen import replace
from citecli.readers.metadata import one_line
from citecli.references.model import Name
from citecli.text.abbreviations import is_generation

_BY = re.compile(
    r"(?:(?:eine?\s+)?(?:gast)?(?:kolumne|kommentar|beitrag|artikel|bericht|text|analyse|essay|interview|reportage|rezension|glosse)\s+von|"
    r"an?\s+(?:opinion|column|comment|essay|review|analysis|report)\s+by|"
    r"(?:propos\s+)?recueillis?\s+par|(?:un\s+)?(?:article|reportage|texte|enquête)\s+(?:de|par)|a\s+cura\s+di|"
    r"(?:testo|articolo|servizio)\s+di|(?:texto|reportagem|artigo|artículo|reportaje)\s+(?:de|por))\s+(?=\S)|"
    r"(?:tekst|texte|testo|texto|door|redactie|redattore|redactor|redator)\s*+(?::\s*+|(?<=tekst)\s+)(?=\S)|"
    r"(?:(?:(?:post|writt|eingestellt|verfasst|geschrieben|veröffentlicht|veröffentlichung|publi|publicado|escrito|"
    r"scritto|ein artikel|ein beitrag|beitrag|text|story|words|article|reported)(?:en|ed|é|e|o)?\s+)?"
    r"(?:by|von|par|por|di|door)|"
    r"(?:post\s+)?author|autorin|autor/in|autore?|auteure?|verfasser(?:in)?|text|escribe)\s*+(?::\s*+|(?<=\s))(?=\S)",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"(?:(?:view|see|read|all|more)\s+)*(?:posts?|articles?|stories)\s+by\s+|"
    r"(?:published|contributed|compiled|recipe|created|submitted|developed|photography|words and photos)\s+by:?\s+|"
    r"about\s+(?:the\s+)?authors?:?\s+(?=\S)|(?:alle\s+)?(?:beiträge|artikel)\s+von\s+|"
    r"(?-i:(?:A[vf]|AV|AF)\s+(?=[^\W\da-z]))|(?:skrevet|skriven|tekst|text|foto og tekst)\s+a[vf]:?\s+|"
    r"(?:piše|napisała?|írta|oleh|yazan|yazar|kirjoittaja|teksti|автор(?:ы)?|текст|γράφει\s+[οη]|συντάκτης|tác giả|"
    r"autori|auteurs)\s*+(?::\s*+|(?<=\s))(?=\S)|"
    r"(?:(?:本报|本報|新华社|新華社|特约|特約|实习)?(?:记者|記者)|作者|撰文|执笔|執筆|著者|撰稿|筆者|取材[・･]文|文)\s*[:：/／・=＝|丨｜]\s*",
    re.IGNORECASE,
)
_TITLES = re.compile(r"(?:(?:Dr|Prof|Dipl)\.(?:[- ]?(?:[a-z]{1,5}|Ing)\.)*|Dr|Prof|Professor)\s+")
_DEGREES = re.compile(
    r"(?:(?:(?<!\s)\s+)?,\s+|(?<!\s)\s+)(?:Ph\.?\s?D|M\.?D|M\.?Sc|B\.?Sc|M\.?A|MBA|MPH|RDN?|LL\.?M|J\.?D|Esq|CFA|CPA|RN)\.?(?=\s*(?:,|$))"
)
_SEPARATORS = re.compile(r"(?:(?<!\s)\s+)?(?:;|\||\n|•|·)\s*")
_JOINERS = re.compile(
    r"(?:,\s*|(?<!\s)\s+)(?:and|und|et|y|&|en|im gespräch mit|in conversation with|interviewed by)\s+", re.IGNORECASE
)
_ROLE = re.compile(
    r"(?:[^\W\d_][\w-]*-)?(?:(?:gast)?autor(?:in)?|expert(?:e|in)|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|"
    r"(?:onze\s+)?(?:redacteur|verslaggever|correspondent)|volontär(?:in)?|kolumnist(?:in)?|journalist(?:in)?|"
    r"columnist|staff writer|contributor|editor)\s+",
    re.IGNORECASE,
)


def names(credit: str) -> tuple[Name, ...]:
    """The names in `written`: parted by semicolons, commas, "and" or "&"; `Doe, Jane` is one, family name first."""
    text = without_degrees(without_by(credit))
    people: list[Name] = []
    for part in filter(None, map(one_line, _SEPARATORS.split(text.strip()))):
        for piece in _JOINERS.split(part):
            people += _between_commas(piece)
    return _each_once(people)


def without_by(credit: str) -> str:
    """`written` without a word such as "By" or "Author:" at its beginning, in the languages that pages often use."""
    text = credit.strip()
    match = _BY.match(text) or _LABELS.match(text)
    return text[match.end() :] if match else text


def without_degrees(credit: str) -> str:
    """`written` without academic degrees after a name, which no citation has."""
    return _DEGREES.sub("", credit)


def _between_commas(text: str) -> list[Name]:
    pieces = [piece for piece in map(one_line, text.split(",")) if piece]
    if len(pieces) == 2 and (is_generation(pieces[1]) or _is_inverted(*pieces)):
        return [name(", ".join(pieces))]
    people: list[str] = []
    for piece in pieces:
        if people and is_generation(piece):
            people[-1] += f", {piece}"
        else:
            people.append(piece)
    if len(people) == 2 and people[1] != pieces[1] and _is_inverted(*pieces[:2]):
        people = [", ".join(people)]
    return [name(piece) for piece in people]


def _is_inverted(first: str, second: str) -> bool:
    """Whether `first, second` is one person: no piece of the first is a given name, or the second is initials."""
    return person_name(first) is None or all(len(word.strip(".")) == 1 for word in second.split())


def name(credit: str) -> Name:
    """One name: a person in parts when it has that shape (either order), else as it stands (`literal`)."""
    full = _TITLES.sub("", one_line(credit).strip(",; ")) or one_line(credit)
    # "Our correspondent Jane Doe": what she is is no part of her name, if what is left is a name.
    if (role := _ROLE.match(full)) and person_name(full[role.end() :]):
        full = full[role.end() :]
    family, comma, given = full.partition(",")
    if not comma:
        return person_name(full) or Name(literal=full)
    if is_generation(given.strip()):
        person = person_name(family.strip())
        return replace(person, suffix=given.strip(), comma_suffix=True) if person else Name(literal=full)
    given, _, suffix = given.partition(",")
    person = person_name(f"{given.strip()} {family.strip()}")
    if person is None:
        return Name(literal=full) if not given.strip() else Name(family=family.strip(), given=given.strip())
    # The comma has said where the family name begins; particles before it stay with it.
    words = family.split()
    particles = [word for word in words[:-1] if word[0].islower()] if words else []
    return Name(
        family=" ".join(words[len(particles) :]),
        given=given.strip(),
        non_dropping_particle=" ".join(particles),
        suffix=suffix.strip(),
    )


def _each_once(people: list[Name]) -> tuple[Name, ...]:
    return tuple(dict.fromkeys(person for person in people if person.family or person.literal))
