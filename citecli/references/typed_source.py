"""What a typed entry says after the title: the work that it stands in, its numbers, its publisher, its date.

The numbers of a periodical (volume, issue, pages, year) stand together at the end, in any order: so the text is read
from its end as long as its words are such numbers, and what is before them is the container.
"""

import re

from citecli.frozen import FrozenValue
from citecli.references.dates import read_date
from citecli.references.model import Date, DateParts, ItemType, Name
from citecli.references.typed_names import leading_names
from citecli.text.calendar import SEASONS, month_number
from citecli.text.patterns import compiled_late

_YEAR = r"(?:1[4-9]\d\d|20\d\d)"
_DASHES = "–—‐‑−-"
_DASH = f"[{_DASHES}]"
_PAGE = rf"[A-Za-z]{{0,2}}\d+[a-z]?(?:\.\d+)?(?:\s?{_DASH}\s?[A-Za-z]{{0,2}}\d+[a-z]?)?|[ivxlc]+\s?{_DASH}\s?[ivxlc]+"
_LABEL_WORDS = frozenset(
    "vol vols volume band bd t tome jg no nos nr num number issue iss n nº n° h heft fasc pp p pg page pages s pág "
    "págs art article suppl supplement supp pt part e sec section hal c ca".split()
)
_VOLUME = compiled_late(
    r"\b(?:vols?\.?|volume|Bd\.|Band|Jg\.|tome|t\.)\s?([A-Za-z]?\d+[\w.–-]*|[IVXLC]+\b)", re.IGNORECASE
)
_ISSUE = compiled_late(
    r"(?:\b(?:nos?\.|nr\.|num\.|number|issue|iss\.|Heft|H\.|fasc\.)|\bn[º°.])\s?([A-Za-z]?\d+[\w/–-]*|Suppl\.?\s?\w*)",
    re.IGNORECASE,
)
_PAGES = compiled_late(
    rf"(?:\b(?:pp?\.?|pages?|pg\.|S\.|págs?\.|s\.)\s?)((?:{_PAGE})(?:,\s?(?!{_YEAR}\b)(?:{_PAGE}))*\+?)(?![\w])|\b(?:article|art\.)\s?(?:no\.?\s)?([\w.]+)"
)
_BARE = compiled_late(rf"(?<!\w)(?:{_PAGE})(?!\w)")
_PLAIN = r"[A-Z]?\d{1,4}[A-Z]?"
_MONTH = r"[^\W\d_]{3,10}\.?"
_WEEKLY = compiled_late(
    rf"({_YEAR})(?:\s[^\W\d_]{{3,9}}(?:\s\d{{1,2}})?)?\s?;\s?(?:(\w+))?(?:\s?\(([^()]{{1,20}})\))?(?:\s?:\s?([\w.]+(?:\s?{_DASH}\s?[\w.]+)?))?"
)
_VOLUME_ISSUE = compiled_late(
    rf"(?<![\w/])(\d{{1,4}}[A-Z]?)\s?\((?![^()]*{_YEAR})((?:[^()\d]{{0,12}}\d[^()]{{0,10}}|Suppl[^()]*))\)"
)
_IN = compiled_late(r"(?:In|in|En|Dans|Em)(?:\s?:|\s)\s*")
_EDITED = compiled_late(r",?\s(?:\(?[Ee]d(?:ited|\.)?\sby|ed\.\sby|[Hh]rsg\. v(?:on|\.)|[Ee]ds?\.)\s")
_EDITORS_AFTER = compiled_late(
    r"\s?[,(]?\s?\(?(?:[Ee]ditors?\b\.?|[Ee]ds?\b\.?|[Hh]rsg\.?|[Hh]g\.?|[Éé]ds?\.)\)?\s?[.,:]?\s*"
)
_EDITION = compiled_late(
    r"\(?\b(\d{1,2})(?:st|nd|rd|th|\.|ª|e)?\s?(?:rev\.\s)?(?:ed(?:ition|n)?|Aufl(?:age)?|éd)\b\.?\)?[,.]?",
    re.IGNORECASE,
)
_THESIS = compiled_late(
    r"\b(?:(?:doctoral|master['’]?s|bachelor['’]?s|PhD|Ph\.\s?D\.|M\.?A\.?|M\.?Sc\.?|M\.?Phil\.?|unpublished)[\w\s'’.]{0,20})?(?:dissertation|thesis|diss\.|dissertation|Dissertation|Masterarbeit|thèse|tesis|tesi|tese)\b",
    re.IGNORECASE,
)
_MEDIUM = compiled_late(r"^\s*\[([^\[\]]{2,120})\][.,]?\s*")
_PLACE_PUBLISHER = compiled_late(r"([^\W\d_][\w .'’,&/()-]{1,60}?)\s?:\s([^:;]{2,120})$")


class TypedSource(FrozenValue):
    """What was read; `type` is "" where nothing tells."""

    texts: dict[str, str]
    names: dict[str, tuple[Name, ...]]
    issued: Date | None = None
    type: str = ""


def read_source(text: str) -> TypedSource:
    """The source of a work, from the text of an entry after the title, without identifiers."""
    reader = _Reader(text.strip())
    return reader.read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.texts: dict[str, str] = {}
        self.names: dict[str, tuple[Name, ...]] = {}
        self.issued: Date | None = None
        self.type = ""

    def read(self) -> TypedSource:
        self.medium()
        self.edition()
        text, numbers = _numbers(self.text)
        if numbers:
            self.read_numbers(numbers)
        text = text.strip(" .,;:(")
        if self.type == ItemType.THESIS:
            self.publisher(text)
        elif match := _IN.match(text):
            self.contained(text[match.end() :])
        elif self.texts.get("volume") and text:
            self.periodical(text)
        elif text:
            self.unnumbered(text)
        return TypedSource(self.texts, self.names, self.issued, self.type)

    def medium(self) -> None:
        """A description in brackets: "[Doctoral dissertation, University of Leeds]"."""
        if match := _MEDIUM.match(self.text):
            inside = match[1]
            self.text = self.text[match.end() :]
            if _THESIS.search(inside):
                self.type = ItemType.THESIS
                genre, comma, school = inside.partition(", ")
                self.texts["genre"] = genre
                if comma:
                    self.text = f"{school}. {self.text}" if not self.text else f"{school}, {_years(self.text)}"
            return
        if match := _THESIS.search(self.text, 0, 120):
            self.type = ItemType.THESIS
            self.texts["genre"] = match[0]
            self.text = (self.text[: match.start()] + self.text[match.end() :]).strip(" ,.;:")

    def edition(self) -> None:
        if match := _EDITION.search(self.text):
            self.texts["edition"] = match[1]
            self.text = f"{self.text[: match.start()].rstrip(' (,')} {self.text[match.end() :].lstrip(' ).,;')}".strip()

    def read_numbers(self, numbers: str) -> None:
        """Volume, issue, pages and date."""
        rest = numbers
        if match := _WEEKLY.search(rest):
            year, volume, issue, page = match.groups()
            self.set("volume", volume)
            self.set("issue", issue)
            self.set("page", page)
            self.issued = _date(match[0].partition(";")[0]) or Date(DateParts(int(year)))
            return
        if match := _VOLUME.search(rest):
            self.set("volume", match[1])
            rest = _cut(rest, match)
        if match := _ISSUE.search(rest):
            before = rest[: match.start()].strip(" ,.;:")
            if "volume" not in self.texts and re.fullmatch(r"\d{1,4}", before):
                self.set("volume", before)
                rest = rest[match.start() :]
                match = _ISSUE.search(rest) or match
            self.set("issue", match[1])
            rest = _cut(rest, match)
        if match := _PAGES.search(rest):
            self.set("page", match[1] or match[2])
            rest = _cut(rest, match)
        if match := _VOLUME_ISSUE.search(rest):
            if "volume" not in self.texts:
                self.set("volume", match[1])
            if "issue" not in self.texts:
                self.set("issue", match[2])
            rest = _cut(rest, match)
        rest = self.take_date(rest)
        self.bare(rest)

    def take_date(self, rest: str) -> str:
        """The date among numbers, of which a year is the last number that can be one, and in brackets before others."""
        years = list(re.finditer(rf"(?<![\w/:{_DASHES}])({_YEAR})(?:[a-z](?!\w))?(?![\w/]|{_DASH}\d)", rest))
        if not years:
            return rest
        bracketed = [
            match
            for match in years
            if rest[: match.start()].rstrip()[-1:] == "(" or rest[match.end() :].lstrip()[:1] == ")"
        ]
        year = (bracketed or years)[0] if bracketed or len(years) == 1 else years[0]
        start, end = year.span()
        if (opened := rest.rfind("(", 0, start)) >= 0 and ")" not in rest[opened:start]:
            closed = rest.find(")", end)
            start, end = opened, closed + 1 if closed >= 0 else end
        else:
            words = re.search(rf"(?:\d{{1,2}}\.?\s)?{_MONTH}(?:\s\d{{1,2}})?,?\s?$", rest[:start])
            if words and any(
                month_number(word) or word.lower() in SEASONS for word in re.findall(r"[^\W\d_]+", words[0])
            ):
                start = words.start()
            after = re.match(rf"\s{_MONTH}(?:\s\d{{1,2}})?", rest[end:])
            if after and any(month_number(word) for word in re.findall(r"[^\W\d_]+", after[0])):
                end += after.end()
        self.issued = _date(rest[start:end].strip("() ,.")) or Date(DateParts(int(year[1])))
        return f"{rest[:start]} \x00 {rest[end:]}"

    def bare(self, rest: str) -> None:
        """Numbers without a label: volume, then pages; after a colon, or alone, pages."""
        before, dated, after = rest.partition("\x00")
        if match := re.search(r"(?<![\w.])(\d{1,4})\.(\d{1,4})(?![\w.]\d)", before):
            self.set("volume", match[1])
            self.set("issue", match[2])
            before = _cut(before, match)
        values = _BARE.findall(before)
        last = _BARE.findall(after)
        if (
            values
            and "volume" not in self.texts
            and not re.search(_DASH, values[0])
            and re.fullmatch(_PLAIN, values[0])
        ):
            self.set("volume", values.pop(0))
        if values and last and "issue" not in self.texts and not re.search(_DASH, values[0]):
            self.texts["issue"] = values.pop(0)
        values += last
        if values and dated and "volume" not in self.texts and len(values) > 1 and re.fullmatch(_PLAIN, values[0]):
            self.set("volume", values.pop(0))
        if values and "page" not in self.texts:
            self.set("page", values[-1])
            values.pop()
        if values and "issue" not in self.texts:
            self.texts["issue"] = values[-1]

    def periodical(self, text: str) -> None:
        self.type = ItemType.ARTICLE_JOURNAL
        self.texts["container-title"] = text.strip(" .,;:") if not text.endswith(".") else text.strip(" ,;:")

    def contained(self, text: str) -> None:
        """A work in a book: editors before or after its title, its pages, its publisher."""
        self.type = ItemType.CHAPTER
        people = leading_names(text)
        if people.names and (match := _EDITORS_AFTER.match(text, people.end)):
            self.names["editor"] = people.names
            text = text[match.end() :]
        elif people.names and re.match(r"\s?[:;]\s", text[people.end :]):
            self.names["editor"] = people.names
            text = text[people.end :].lstrip(" :;")
        end = re.search(
            r",?\s\(?(?:pp?\.|vol\.|S\.)|\.\s|,\s(?:edited|ed\.|eds?\.)\s|\s\((?=[^()]*\d{4}|pp?\.|Vol|\d)|,\s(?=\d|[^,]*,\s[^,]*\d{4}|[^\W\d_a-z][^,]*,\s[^\W\d_a-z][^,]*$)|\s\[",
            text,
        )
        title, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
        self.texts["container-title"] = title.strip(" .,;:")
        self.after_title(rest)

    def after_title(self, rest: str) -> None:
        """Editors, pages, and the publisher after the title of a book."""
        if match := _EDITED.search(rest):
            people = leading_names(rest[match.end() :])
            if people.names:
                self.names.setdefault("editor", people.names)
            rest = rest[: match.start()] + (rest[match.end() + people.end :] if people.names else "")
        if match := _VOLUME.search(rest):
            self.set("volume", match[1])
            rest = _cut(rest, match)
        if "page" not in self.texts and (match := _PAGES.search(rest)):
            self.set("page", match[1] or match[2])
            rest = _cut(rest, match)
        if self.issued is None and (years := re.findall(rf"(?<!\d){_YEAR}(?!\d)", rest)):
            self.issued = Date(DateParts(int(years[-1])))
        self.publisher(re.sub(rf",?\s?\(?{_YEAR}\)?", "", rest))

    def unnumbered(self, text: str) -> None:
        """A book's publisher, or the newspaper, the site, the series in which a work without a volume is."""
        bracket = re.search(rf"\s?\(([^()]*?),?\s?({_YEAR})?\)?$", text)
        if bracket and "(" in bracket[0]:
            self.after_title(bracket[1])
            rest = text[: bracket.start()].strip(" .,;:")
            if rest:
                self.texts.setdefault("container-title", rest)
            return
        parts = [part.strip(" ,;") for part in re.split(r"\.\s(?=[^\W\d_a-z])(?!\S\.)", text) if part.strip(" .,;")]
        if match := _EDITED.search(f" {text}"):
            if container := text[: max(match.start() - 1, 0)].strip(" .,;:"):
                self.type = ItemType.CHAPTER
                self.texts["container-title"] = container
            self.after_title(f" {text}"[match.start() :])
            return
        if "page" in self.texts and ":" not in parts[-1]:
            self.texts["container-title"] = text.strip(" .,;:")
            return
        if len(parts) > 1:
            self.texts["container-title"] = ". ".join(parts[:-1])
        self.publisher(parts[-1] if parts else "")

    def publisher(self, text: str) -> None:
        """A publisher, with or without its place: "Leeds: Quay Press", "Quay Press, Leeds"."""
        text = " ".join(re.sub(r"[()\[\]]", " ", text).split()).strip(" .,;:")
        if self.issued is None and (year := re.match(rf"({_YEAR})[.,]\s", text)):
            self.issued = Date(DateParts(int(year[1])))
            text = text[year.end() :]
        if not text:
            return
        if match := _PLACE_PUBLISHER.search(text):
            self.texts["publisher-place"], self.texts["publisher"] = match[1].strip(" .,;"), match[2].strip(" .,;")
            return
        before, comma, after = text.rpartition(", ")
        if comma and before and after and len(after.split()) < 3 and after[:1].isupper():
            self.texts["publisher"], self.texts["publisher-place"] = before.strip(" .,;:"), after
            return
        self.texts["publisher"] = text

    def set(self, name: str, value: str | None) -> None:
        """Set a variable that the entry gives."""
        if value and (value := value.strip(" .,;:")):
            self.texts[name] = re.sub(_DASH, "-", value) if name == "page" else value


def _numbers(text: str) -> tuple[str, str]:
    """A text in two: what it says, and the numbers at its end (volume, issue, pages, date)."""
    tokens = list(re.finditer(r"[^\s;]+;?|;", text))
    at = len(tokens)
    while at and _is_number(tokens[at - 1][0]):
        at -= 1
    if at == len(tokens):
        return text, ""
    # Words of a label or a month alone are no numbers.
    while at < len(tokens) and not re.search(r"\d", "".join(token[0] for token in tokens[at : at + 2])):
        at += 1
    if at == len(tokens):
        return text, ""
    start = tokens[at].start()
    return text[:start], text[start:]


def _is_number(token: str) -> bool:
    """Whether a word is a number, a label of one, or part of a date."""
    word = token.strip("().,;:[]&/")
    if not word:
        return True
    if re.fullmatch(rf"[A-Za-z]{{0,2}}\d[\d.,:;()/+A-Za-z{_DASHES}]*|[ivxlcIVXLC]+(?:{_DASH}[ivxlcIVXLC]+)?", word):
        return not re.fullmatch(r"\d+(?:st|nd|rd|th)|[CLDMI]", word)
    bare = word.rstrip(".").lower()
    if bare in _LABEL_WORDS:
        return True
    return (
        bool(month_number(word.rstrip(".")))
        or bare in SEASONS
        or all(month_number(part.rstrip(".")) for part in re.split(r"[/–-]", word) if part)
    )


def _cut(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _years(text: str) -> str:
    """The years in a text, spaced."""
    return " ".join(re.findall(_YEAR, text))


def _date(text: str) -> Date | None:
    date = read_date(text.strip(" .,;()"))
    return date if date.start else None
