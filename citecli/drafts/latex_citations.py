r"""LaTeX's citations: which commands cite, how their arguments are laid out, and what they say.

`\citep[see][3]{key}`, `\parencites(see)(passim)[3]{one}[4]{other}`, `\volcite{2}[15]{key}`, `\cite<see>[3]{key}`. The
packages are natbib, biblatex with its styles, apacite, harvard, chicago, jurabib, amsrefs, revtex and abntex2.
"""

import re
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.latex_arguments import Arguments, uncommented
from citecli.drafts.model import DraftCite
from citecli.frozen import FrozenValue, replace
from citecli.text.latex import CHARACTERS

_KNOWN = re.compile(
    r"(?:[Pp]aren|[Ff]oot|[Tt]ext|[Aa]uto|[Ss]mart|[Ss]uper|[Ff]ull|[Ff]ootfull|[Nn]o|gentext|nptext|short|shorthand|"
    r"possessive|headless|headlessfull|[Oo]nline|pos|poss|o|y|pvol|fvol|ftvol|svol|tvol|avol|vol|[Pp]vol|[Ff]vol|[Tt]vol|"
    r"[Ss]vol|[Aa]vol|[Vv]ol|note|[Nn]ote|pnote|[Pp]note|fnote|[Ff]note|surname|cf|side|sup|in|inline|block|num)?"
    r"[Cc]ite(?:p|t|alp|alt|author|year|yearpar|title|date|text|url|num|n|N|A|NP|AN|ANP|authorNP|yearNP|authoronline|"
    r"online|asnoun|affixed|pos|poss|apos|gen|name|list|field|fullauthor|talias|palias|alias|s)?\*?s?"
    r"|[Cc]ite(?:al[pt]|[pt])|full?citeA|shortcite(?:A|N|NP|ANP|author|authorNP)|fullcite(?:A|NP|author)|fullcitebib|"
    r"bibentry|apud|apudonline|[Ii]dem|[Ii]bidem|opcit|loccit|etseq|footciteref|footfullcite"
)
_LIKE_ONE = re.compile(r"[A-Za-z]{0,12}[cC]ite(?![ds](?![A-Za-z]))[A-Za-z]{0,12}|[A-Za-z]{0,12}[cC]ites?")
_NO_CITATION = re.compile(
    r"(?:bib|new|renew|no|set|Declare|declare|reset|print|the|if|make|def|orig|old)[Cc]ite\w*|nocitemeta|citestyle|citetext|"
    r"citeoption|cite(?:left|right|form|mid|punct|dash|pre|post|prenote|postnote|prepunct|reset|track\w*|index\w*|"
    r"counter|delim\w*|boxed|brackets\w*|color|bordercolor|option|hook|normalfont|setup|package)|cited|excite\w*|"
    r"incite|incites|citequotes?|mciteSetup\w*|mciteB\w*|mciteE\w*|citenamefont|AtEveryCite\w*"
)
_TEXTUAL = re.compile(
    r"(?:text|gentext|nptext|tvol|ftvol|o|possessive|poss|pos)cites?|cite(?:t|alt|a|n|anp|an|online|asnoun|pos|poss|"
    r"apos|gen|author\w*|fullauthor|talias|name)|"
    r"shortcite(?:a|n|anp|author\w*)|fullcite(?:a|author)|surnamecite|apudonline"
)
_NOTED = re.compile(r"(?:foot|f(?:t)?vol|fnote|side)\w*cite\w*|footcite\w*")
_AUTHOR = re.compile(r"(?:short|full)?cite(?:full)?(?:author\w*|name)|surnamecite")
_PARTS = {
    "citetitle": "title", "citeyear": "year", "citeyearnp": "year", "citedate": "date", "citeurl": "url",
    "fullcite": "entry", "footfullcite": "entry", "fullcitebib": "entry", "headlessfullcite": "entry",
    "bibentry": "entry",
}  # fmt: skip
"""What commands take out of a reference, in place of a citation."""
_KEY = re.compile(r"[^\s{}\\#,%~\"]+")
_PLURALS = frozenset(("citeauthors", "citetitles", "citeyears", "citedates", "footcitetexts"))
_STARRED = re.compile(r"(?:^|(?<=,))\s*\*(?:\[[^\[\]]*\])?")
"""What revtex lets stand before a key: `*`, `*[see]`."""
_PLACE_BEHIND = re.compile(r"\s?:[ ~]?(\d{1,5}(?:(?:--?|–|,[ ~]?)\d{1,5}){0,9})(?=\s*[);\]])")
r"""A place that is written behind the command, as linguists do: `(\citealt{key}: 15)`."""
_MOST_GROUPS = 200


class CitationCommand(FrozenValue):
    """What a command that cites prints, and how its arguments are laid out."""

    name: str
    textual: bool = False
    as_note: bool = False
    author_only: bool = False
    author_suppressed: bool = False
    part: str = ""
    is_sure: bool = True
    """Whether the command is known; another one cites only if its argument looks like a key."""

    @property
    def is_several(self) -> bool:
        """Whether it takes several lists of keys, each with what stands before and behind."""
        return self.name.endswith("cites") or self.name in _PLURALS

    @property
    def base(self) -> str:
        """Its name in lower case, that of one list of keys."""
        name = self.name.lower()
        return name[:-1] if self.is_several else name


class CiteGroup(NamedTuple):
    """Keys with what stands before and behind them, each as it is written."""

    prefix: str
    suffix: str
    keys: str


class CitationArguments(NamedTuple):
    """The arguments of a command that cites, and where they end. `field` is what `\\citefield` asks for."""

    groups: list[CiteGroup]
    end: int
    field: str = ""


def citation_command(name: str) -> CitationCommand | None:
    """What the command `name` (without its star) cites; `None` if it does not."""
    if _NO_CITATION.fullmatch(name):
        return None
    is_sure = _KNOWN.fullmatch(name) is not None
    if not is_sure and not _LIKE_ONE.fullmatch(name):
        return None
    command = CitationCommand(name, is_sure=is_sure)
    base = command.base
    return replace(
        command,
        textual=_TEXTUAL.fullmatch(base) is not None,
        as_note=_NOTED.fullmatch(base) is not None,
        author_only=_AUTHOR.fullmatch(base) is not None,
        author_suppressed=base.startswith("citeyearpar"),
        part=_PARTS.get(base, ""),
    )


def citation_arguments(command: CitationCommand, arguments: Arguments, at: int) -> CitationArguments | None:
    """The arguments of a command that end a citation, from `at` on; `None` if these are none of one."""
    base = command.base
    if base.endswith("volcite"):
        return _volume(command, arguments, at)
    prefix = suffix = ""
    if command.is_several:
        prefix, suffix, at = _affixes(arguments, at, "(")
    groups: list[CiteGroup] = []
    while len(groups) < _MOST_GROUPS:
        before, behind, after = _affixes(arguments, at, "[")
        listed = arguments.braced(after)
        if listed is None or not _are_keys(arguments.of(listed), sure=command.is_sure and not groups):
            break
        groups.append(CiteGroup(before, behind, arguments.of(listed)))
        at = listed.end + 1
        if not command.is_several:
            break
    if not groups:
        return None
    groups = _enclosed(groups, prefix, suffix)
    place = None if groups[-1].suffix or command.part else _PLACE_BEHIND.match(arguments.text, at)
    if place is not None:
        return CitationArguments(_enclosed(groups, "", place[1]), place.end())
    return _with_more(base, arguments, CitationArguments(groups, at))


def _volume(command: CitationCommand, arguments: Arguments, at: int) -> CitationArguments | None:
    r"""The arguments of `\volcite[see]{2}[15]{key}`, whose place is that in the volume."""
    groups: list[CiteGroup] = []
    prefix = suffix = ""
    if command.is_several:
        prefix, suffix, at = _affixes(arguments, at, "(")
    while len(groups) < _MOST_GROUPS:
        before = arguments.bracketed(at)
        volume = arguments.braced(before.end + 1 if before else at)
        pages = arguments.bracketed(volume.end + 1) if volume else None
        listed = arguments.braced(pages.end + 1 if pages else volume.end + 1) if volume else None
        if volume is None or listed is None:
            break
        place = arguments.of(pages).strip() if pages else ""
        place = f", p. {place}" if place[:1].isdecimal() else f", {place}" * bool(place)
        place = f"vol. {arguments.of(volume)}{place}"
        groups.append(CiteGroup(arguments.of(before) if before else "", place, arguments.of(listed)))
        at = listed.end + 1
        if not command.is_several:
            break
    return CitationArguments(_enclosed(groups, prefix, suffix), at) if groups else None


def _affixes(arguments: Arguments, at: int, opener: str) -> tuple[str, str, int]:
    """What stands before and behind keys, in brackets of a kind, and where they end; one alone stands behind."""
    angled = arguments.angled(at) if opener == "[" else None  # apacite; beamer has numbers of slides there
    prefix = arguments.of(angled) if angled else ""
    at = angled.end + 1 if angled else at
    found: list[Span] = []
    while len(found) < 2 and (span := arguments.bracketed(found[-1].end + 1 if found else at, opener)) is not None:
        found.append(span)
    texts = [arguments.of(span) for span in found]
    end = found[-1].end + 1 if found else at
    if len(texts) == 2:
        return texts[0], texts[1], end
    return (prefix if re.search(r"[^\W\d_]", prefix) else ""), (texts[0] if texts else ""), end


def _enclosed(groups: list[CiteGroup], prefix: str, suffix: str) -> list[CiteGroup]:
    """The groups, with what stands before and behind all of them joined to the first and the last."""
    if prefix.strip():
        groups[0] = groups[0]._replace(prefix=f"{prefix.strip()} {groups[0].prefix}".strip())
    if suffix.strip():
        joint = ", " if groups[-1].suffix.strip() else ""
        groups[-1] = groups[-1]._replace(suffix=f"{groups[-1].suffix.strip()}{joint}{suffix.strip()}")
    return groups


def _with_more(base: str, arguments: Arguments, found: CitationArguments) -> CitationArguments:
    r"""The arguments with another that some commands have: `\citefield{key}{field}`, `\cite{key}*{Theorem 2}`."""
    groups, end, _ = found
    if base in ("citefield", "citelist", "citename"):
        kind = arguments.bracketed(end)
        field = arguments.braced(kind.end + 1 if kind else end)
        return CitationArguments(groups, field.end + 1, arguments.of(field).strip()) if field else found
    if base in ("apud", "apudonline") and (other := arguments.braced(end)):
        return CitationArguments([*groups, CiteGroup("", "", arguments.of(other))], other.end + 1)
    if base == "citeaffixed" and (affix := arguments.braced(end)):
        return CitationArguments(_enclosed(groups, arguments.of(affix), ""), affix.end + 1)
    if arguments.text[end : end + 2] == "*{" and (place := arguments.braced(end + 1)):
        return CitationArguments(_enclosed(groups, "", arguments.of(place)), place.end + 1)
    return found


def _are_keys(text: str, *, sure: bool) -> bool:
    """Whether an argument may be a list of keys; `sure` if its command says so."""
    listed = split_keys(text)
    return sure or (bool(listed) and all(_KEY.fullmatch(key) for key in listed))


def split_keys(text: str) -> list[str]:
    """The keys in a list of them, without comments and the blanks around them."""
    plain = _STARRED.sub("", uncommented(text)) if "*" in text else uncommented(text)
    keys = (" ".join(key.split()).strip("{}") for key in plain.split(","))
    return [key for key in keys if key]


def cites_of(groups: list[CiteGroup], *, author_suppressed: bool = False) -> tuple[DraftCite, ...]:
    """The cites of a citation; of each group of keys, what stands before them goes to the first of them."""
    cites: list[DraftCite] = []
    for group in groups:
        own = [
            DraftCite(key, author_suppressed=author_suppressed)
            for key in split_keys(group.keys)
            if "\\" not in key and "#" not in key  # what a macro stands for is not known
        ]
        if own:
            prefix = affix_text(group.prefix)
            own[0] = replace(own[0], prefix=f"{prefix} " if prefix.strip() else "")
            own[-1] = replace(own[-1], suffix=affix_text(group.suffix))
        cites += own
    return tuple(cites)


_EMPHASIZED = re.compile(r"\\(?:emph|textit)\s*\{([^{}]*)\}")
_QUOTED = re.compile(r"\\enquote\*?\s*\{([^{}]*)\}")
_NOT_SHOWN = re.compile(r"\\(?:psq{1,2}|nopp|pno|ppno)\b\s*|[{}]|\\,")
_CHARACTER = re.compile(r"\\(?:([a-zA-Z]+)\s*|(.))")


def affix_text(text: str) -> str:
    """What stands before or behind a key, as Markdown: `p.~3--5` is p. 3–5, a bare number a page."""
    if "\\" in text:
        text = _QUOTED.sub(r"“\1”", _EMPHASIZED.sub(r"*\1*", text))
    plain = _NOT_SHOWN.sub("", text).replace("~", " ").replace("---", "—").replace("--", "–").replace("\\ ", " ")
    return _CHARACTER.sub(lambda match: CHARACTERS.get(match[1] or match[2], ""), plain) if "\\" in plain else plain
