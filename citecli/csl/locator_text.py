"""Locators as people type them: "para. 3", "p. 12-15", "ch. 4"."""

import re

from citecli.text.patterns import compiled_late

_LABELS = {
    "act": "act",
    "app": "appendix",
    "art": "article-locator",
    "bk": "book",
    "ch": "chapter",
    "chap": "chapter",
    "col": "column",
    "eq": "equation",
    "fig": "figure",
    "fol": "folio",
    "l": "line",
    "ll": "line",
    "n": "note",
    "nn": "note",
    "no": "issue",
    "nos": "issue",
    "op": "opus",
    "p": "page",
    "pp": "page",
    "para": "paragraph",
    "paras": "paragraph",
    "par": "paragraph",
    "pars": "paragraph",
    "pt": "part",
    "r": "rule",
    "sc": "scene",
    "sec": "section",
    "secs": "section",
    "supp": "supplement",
    "sv": "sub-verbo",
    "tbl": "table",
    "v": "verse",
    "vv": "verse",
    "vrs": "verse",
    "vol": "volume",
    "vols": "volume",
}
_WHOLE_WORDS = frozenset(
    "act appendix book canon chapter column elocation equation figure folio issue line note opus page paragraph part "
    "rule scene section supplement table timestamp title verse version volume".split()
)
_LABELLED = compiled_late(r"([A-Za-z]{1,11})(\.|\s)\s*(?=\S)")
_SUB_VERBO = compiled_late(r"s\. ?vv?\.\s*(?=\S)", re.IGNORECASE)
_SIGNS = {"§": "section", "¶": "paragraph"}


def split_locator(text: str, *, abbreviations_only: bool = False) -> tuple[str, str]:
    """The label ("" when none is written) and the rest of a locator.

    "para. 3" gives ("paragraph", "3"), "12-15" gives ("", "12-15"). An abbreviation needs its full stop, unless it is
    followed by a number; whole words ("chapter 4", "pages 3-5") and the signs § and ¶ are known too, but for
    `abbreviations_only`.
    """
    text = text.strip()
    if not abbreviations_only and text[:1] in _SIGNS:
        return _SIGNS[text[0]], text.lstrip("§¶ \u00a0")
    match = _SUB_VERBO.match(text)
    if match is not None:
        return "sub-verbo", text[match.end() :]
    match = _LABELLED.match(text)
    if match is None:
        return "", text
    word, rest = match[1].lower(), text[match.end() :]
    if match[2] == ".":
        label = _LABELS.get(word, "")
    elif abbreviations_only:
        label = ""
    else:
        singular = word[:-1] if word.endswith("s") else word
        if word in _WHOLE_WORDS or singular in _WHOLE_WORDS:
            label = word if word in _WHOLE_WORDS else singular
        else:
            label = _LABELS.get(word, "") if rest[:1].isdigit() else ""
    return (label, rest) if label else ("", text)
