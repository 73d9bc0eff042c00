"""Locators as people write them ("p. 12", "para. 3", "§ 4") as CSL has them: a label and the rest."""

import re
from typing import NamedTuple

_LABELS = {
    "act": "act",
    "app appendix": "appendix",
    "art article": "article-locator",
    "bk book": "book",
    "ch chap chaps chapter chapters": "chapter",
    "col cols column columns": "column",
    "fig figs figure figures": "figure",
    "f ff fol fols folio folios": "folio",
    "no nos number issue": "issue",
    "l ll line lines": "line",
    "n nn fn note notes": "note",
    "op opus": "opus",
    "p pp pg pgs page pages s": "page",
    "para paras par pars paragraph paragraphs ¶ ¶¶": "paragraph",
    "pt pts part parts": "part",
    "r rule": "rule",
    "sc scene": "scene",
    "sec secs section sections § §§": "section",
    "s.v. s.vv sub-verbo": "sub-verbo",
    "supp supplement": "supplement",
    "tbl table tables": "table",
    "timestamp": "timestamp",
    "tit title": "title-locator",
    "v vv verse verses": "verse",
    "version": "version",
    "vol vols volume volumes": "volume",
}  # fmt: skip
_BY_NAME = {name: label for names, label in _LABELS.items() for name in names.split()}
_WRITTEN = re.compile(r"([^\W\d_]+\.?|s\.v{1,2}\.|§{1,2}|¶{1,2})\s*(\S.*)")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s*[-–]\s*\d{1,2}:\d{2}(?::\d{2})?)?")


class Locator(NamedTuple):
    """Where in a source: CSL's label ("page", "paragraph", …) and the rest as written. Both "" for nowhere."""

    label: str = ""
    value: str = ""


def parse_locator(written: str) -> Locator:
    """What a user's locator means. A number alone is a page, a time a timestamp; an unknown label stays as written."""
    written = " ".join(written.split())
    if not written:
        return Locator()
    if _TIME.fullmatch(written):
        return Locator("timestamp", written)
    match = _WRITTEN.fullmatch(written)
    if match:
        name = match[1].lower()
        label = _BY_NAME.get(name) or _BY_NAME.get(name.rstrip("."))
        if label:
            return Locator(label, match[2])
    return Locator("page", written)
