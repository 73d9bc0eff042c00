"""Lines that introduce a quoted message: who wrote it, in the words of mail programs in many languages.

On Tue, 5 May 2020 at 10:00, Ann Byron <ann@example.org> wrote:      Am 05.05.20 um 10:00 schrieb Ann Byron:
-----Original Message-----                                          Von: Ann Byron
From: Ann Byron  Sent: Tuesday, May 5, 2020 10:00 AM  To: …          Gesendet: Dienstag, 5. Mai 2020 10:00
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from citecli.text.calendar import month_number
from citecli.text.patterns import compiled_late

LONGEST = 300
_MOST_LINES = 5
_MOST_HEADERS = 14
_LONGEST_NAME = 80

_VERBS = (
    r"(?:wrote|writes|has written|schrieb|schreibt|hat geschrieben|geschrieben|a écrit|écrivait|écrit|escribió|escribio"
    r"|ha escrito|ha scritto|scrive|scriveva|escreveu|schreef|heeft geschreven|skrev|napisał\(a\)|napisała|napisał"
    r"|napsal|napsala|написал|написала|пишет|kirjoitti|írta|yazdı|написав|a scris|έγραψε)"
)
_WROTE = compiled_late(rf"(?:^|[\s,>)]){_VERBS}(?:\s[^:]{{0,150}}(?::\d\d[^:]{{0,60}})*)?\s?[:：]\s*$", re.IGNORECASE)
_VERB = compiled_late(rf"(?:^|(?<=[\s,>)])){_VERBS}(?=[\s:：,]|$)", re.IGNORECASE)
_ADDRESS = compiled_late(
    r"[<(\[]*(?:mailto:)?[\w.+=%-]{1,64}@[\w.-]{1,200}[>)\]]*|<[^<>\s]{0,100}>|\[mailto:[^\]]{0,100}\]"
)
_TIME = compiled_late(r"\d{1,2}[:.h]\d\d")
_DATED = compiled_late(
    r"^(?:On|Am|Le|El|Il|Em|Op|Den|Dne|W dniu|På|Dnia|Il giorno|Den|Pe|2\d{3})\b.{0,40}\d", re.IGNORECASE
)
_YEAR = compiled_late(r"\b(?:19|20)\d\d\b")
_AFTER_DATE = compiled_late(
    r"^.*(?:\d(?:st|nd|rd|th)?|\b(?:[AP]\.?M\.?|GMT|UTC|Uhr|[CEWMP][ES]T|h|г)\b)"
    r"(?:\s*(?:\([^)]{0,20}\)|[+-]\d{4}|[AP]\.?M\.?\b|(?:Uhr|GMT|UTC|[CEWMP][ES]T|r|uur|г)\b\.?))*"
    r"[\s,;)\]\"“'-]*(?=[^\W\d_])",
    re.IGNORECASE | re.DOTALL,
)
_BEFORE_DATE = compiled_late(
    r"^(.*?)[\s,]+(?:on|am|le|el|il|em|op|den|at|um|à|a las|alle|om)\s+[^a-z]{0,3}.{0,20}\d", re.IGNORECASE
)
_OPENING = compiled_late(r"^(?:On|Am|Le|El|Il|Em|Op|Den|Dne|På)\s+[^\W\d_]+day,?\s+|^[\s,;:*>-]+", re.IGNORECASE)
_PREPOSITION = compiled_late(
    r"\s*(?:on|am|um|at|le|el|il|em|op|den|in|the following|das folgende|het volgende)\b", re.IGNORECASE
)
_AUXILIARY = compiled_late(r"^(?:heeft|hat|ha|har|пользователь)\s+")
_ZONES = frozenset("am pm utc gmt cet cest est edt pst pdt bst".split())
_VIA = compiled_late(r"\s+(?:via|durch|par)\s.*$", re.IGNORECASE | re.DOTALL)

_FROM = "from von de da van från fra od von remitente mittente expéditeur от 发件人 差出人".split()
_OTHERS = (
    "sent date gesendet datum envoyé enviado fecha inviato data verzonden skickat sendt wysłano дата 发送时间 送信日時 "
    "to an à para a aan till til do кому 收件人 宛先 cc kopie bcc subject betreff objet asunto oggetto assunto "
    "onderwerp ämne emne temat тема 主题 件名 reply-to importance priority organization"
).split()
_HEADER = compiled_late(
    r"\s{0,8}[*_]{0,2}([^\W\d_][\w-]{0,18})(?: (?:el|le|am|il))?\s?[*_]{0,2}\s?[:：][*_]{0,2}(?:\s+(.{0,400}))?$"
)
_SEPARATOR = compiled_late(
    r"\s{0,8}(?:[-_=*]{2,}\s*(?:original message|original appointment|forwarded message|forwarded by .{1,80}|"
    r"ursprüngliche nachricht|original-?nachricht|weitergeleitete nachricht|message d['’]origine|message original|"
    r"message transféré|forwarded message from .{1,80}|mensaje original|mensaje reenviado|messaggio originale|"
    r"messaggio inoltrato|mensagem original|mensagem encaminhada|oorspronkelijk bericht|doorgestuurd bericht|"
    r"ursprungligt meddelande|oprindelig meddelelse|пересылаемое сообщение|исходное сообщение|reply message|"
    r"reply above this line)\s*[-_=*]{2,}|begin forwarded message\s?:|"
    r"anfang der weitergeleiteten (?:nachricht|e-mail)\s?:|"
    r"début du message (?:réexpédié|transféré)\s?:|inicio del mensaje reenviado\s?:|inizio messaggio inoltrato\s?:|"
    r"_{10,}|-{20,})\s*",
    re.IGNORECASE,
)


class Introduction(NamedTuple):
    """The lines that introduce a quoted message."""

    lines: int
    """How many lines it has."""
    text: str
    """Its words: on one line, or header by header."""
    start: int
    """Where in the text the name of who wrote begins."""
    end: int
    """Where it ends; equal to `start` without a name."""
    is_sure: bool
    """Whether it introduces a message also where no mark of quotation (`>`) follows."""
    is_block: bool = False
    """Whether it is so plainly one (headers, a date with an address) that no blank line need part it from the text."""


def introduction(lines: Sequence[str]) -> Introduction | None:
    """The introduction with which lines begin, if they do."""
    first = lines[0] if lines else ""
    if not first.strip() or len(first) > LONGEST:
        return None
    return _headers(lines) or _attribution_line(lines)


def _attribution_line(lines: Sequence[str]) -> Introduction | None:
    text = ""
    for count, line in enumerate(lines[:_MOST_LINES], start=1):
        if not line.strip() or len(line) > LONGEST or len(text) > LONGEST:
            return None
        text = f"{text} {line.strip()}".strip(" -") if count == 1 else f"{text} {line.strip()}"
        if not text.endswith((":", "：")):
            continue
        has_address, has_time = _ADDRESS.search(text), _TIME.search(text)
        wrote = _WROTE.search(text)
        if not wrote and not (
            has_address and has_time and _ADDRESS.sub("", text).rstrip(" :：") != text.rstrip(" :：")
        ):
            return None
        is_dated = bool(_DATED.match(text) or (has_address and has_time and _YEAR.search(text)))
        if not wrote and not is_dated:
            return None
        later = _attribution_line(lines[1:count]) if count > 1 and not is_dated else None
        if later is not None and (_DATED.match(later.text) or later.text[0].isdigit()):
            return None  # the first line is the sender's own
        start, end = _name_in(text)
        is_plain = bool(is_dated and (has_address or has_time))
        return Introduction(count, text, start, end, bool(has_address or has_time or is_dated), is_plain)
    return None


def _name_in(text: str) -> tuple[int, int]:
    """Where the name is in an attribution line; the address where there is no name."""
    verb = _VERB.search(text)
    sides = [(verb.end(), len(text)), (0, verb.start())] if verb else [(0, len(text))]
    for start, end in sides:
        name = _name_of(text[start:end], is_behind=start > 0)
        if name:
            place = text.find(name, start)
            return place, place + len(name)
    if address := _ADDRESS.search(text):
        bare = address[0].strip("<>()[]").removeprefix("mailto:")
        place = text.find(bare)
        return place, place + len(bare)
    return 0, 0


def _name_of(words: str, is_behind: bool) -> str:
    """The name in one side of an attribution line: what the date and the address leave; "" for nothing."""
    bare = _ADDRESS.split(words)[0] if _ADDRESS.search(words) else words
    bare = bare.rstrip(" :：,;-<([\u00a0")
    if is_behind and _PREPOSITION.match(bare):
        return ""
    if not any(char.isdigit() for char in bare):
        name = _OPENING.sub("", bare)
    elif after := _AFTER_DATE.match(bare):
        name = bare[after.end() :]
        month, comma, rest = name.partition(",")
        if comma and month_number(month.strip(" ."), any_language=True):
            name = rest
    else:
        before = _BEFORE_DATE.match(bare)
        name = before[1] if before else ""
    name = _AUXILIARY.sub("", _VIA.sub("", name)).strip(" ,;:*_\"'“”‘’>\u00a0")
    is_name = any(char.isalpha() for char in name) and not any(char.isdigit() for char in name)
    is_name = is_name and name.lower() not in _ZONES
    return name if is_name and len(name) <= _LONGEST_NAME else ""


def _headers(lines: Sequence[str]) -> Introduction | None:
    """A block of headers, perhaps below a separator."""
    number = 0
    while number < len(lines) and number < 4 and (_SEPARATOR.fullmatch(lines[number]) or not lines[number].strip()):
        number += 1
    separators = number
    shown: list[str] = [line.strip() for line in lines[:number] if line.strip()]
    shown = [line for line in shown if line.strip("_- ")]
    names: list[str] = []
    keys: set[str] = set()
    name = ""
    while number < min(len(lines), separators + _MOST_HEADERS):
        line = lines[number]
        match = _HEADER.fullmatch(line)
        key = match[1].lower() if match else ""
        if match and key in _FROM and not names:
            name = _sender(match[2] or "")
            names.append(name)
            keys.add("from")
        elif match and key in _OTHERS:
            keys.add(key)
        elif not keys or not _goes_on(line, shown[-1]):
            break
        shown.append(line.strip())
        number += 1
    if "from" in keys and len(keys) > 1:
        text = "\n".join(shown)
        place = text.find(name, max(0, text.lower().find("from"))) if name else 0
        place = text.find(name) if place < 0 else place
        return Introduction(number, text, max(place, 0), max(place, 0) + len(name), True, True)
    if separators and any(_SEPARATOR.fullmatch(line) and line.strip(" _-=*") for line in lines[:separators]):
        text = " ".join(line.strip() for line in lines[:separators] if line.strip())
        return Introduction(separators, text, 0, 0, True, True)
    return None


def _goes_on(line: str, before: str) -> bool:
    """Whether a line continues the value of the header before."""
    if not line.strip() or len(line) > LONGEST:
        return False
    return line.startswith((" ", "\t", "<")) or before.endswith((",", ";"))


def _sender(value: str) -> str:
    """The name in the value of a From header, the address where there is none."""
    bare = _VIA.sub("", _ADDRESS.split(value)[0]).strip(" \"'*<>([,;")
    if bare:
        return bare
    address = _ADDRESS.search(value)
    return address[0].strip("<>()[]").removeprefix("mailto:") if address else value.strip()
