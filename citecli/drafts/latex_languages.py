r"""What a LaTeX source says of its language, and the marks that babel reads in it: "`…"', f"ur, "<…">, ,,…''."""

import re

_BABEL = re.compile(
    r"\\(?:usepackage|RequirePackage)\s*\[([^\[\]]*)\]\s*\{[^{}]*\b(?:babel|n?german)\b[^{}]*\}"
    r"|\\(?:usepackage|RequirePackage)\s*\{(n?german)\}"
)
_CLASS = re.compile(r"\\documentclass\s*\[([^\[\]]*)\]")
_POLYGLOSSIA = re.compile(r"\\set(?:main|default)language\s*(?:\[([^\[\]]*)\])?\s*\{([a-zA-Z]+)\}")
_TAGS = {
    "german": "de-DE", "ngerman": "de-DE", "germanb": "de-DE", "austrian": "de-AT", "naustrian": "de-AT",
    "swissgerman": "de-CH", "nswissgerman": "de-CH", "english": "en-US", "american": "en-US", "USenglish": "en-US",
    "british": "en-GB", "UKenglish": "en-GB", "french": "fr-FR", "francais": "fr-FR", "frenchb": "fr-FR",
    "acadian": "fr-CA", "canadien": "fr-CA", "spanish": "es-ES", "italian": "it-IT", "portuguese": "pt-PT",
    "portuges": "pt-PT", "brazil": "pt-BR", "brazilian": "pt-BR", "dutch": "nl-NL",
}  # fmt: skip
"""The names of languages in babel and polyglossia, and their tags."""
_INSIDE_A_WORD = re.compile(r"[^\W\d_](?:\"[aouAOU](?=[^\W\d_])|\"s(?=[^\W\d_]|[\s.,;:!?)]))")
_FEWEST = 3
_PAIR = re.compile(r"\"`[^\"`]{1,1000}\"'")
_QUOTES = {"`": "„", "'": "“", "<": "«", ">": "»"}
_SIGNS = {
    **dict(zip("aouAOUeEiI", "äöüÄÖÜëËïÏ", strict=True)), "s": "ß", "z": "ß", "S": "SS", "Z": "SZ",
    "-": "", "=": "-", "~": "-", "|": "", "/": "/", '"': "",
}  # fmt: skip


class BabelMarks:
    """The shorthands of German in a source, if it has them."""

    def __init__(self, text: str) -> None:
        self.language, is_on = _language(text)
        """The tag of the source's main language, "" where it is not said."""
        is_german = self.language.startswith("de") and is_on
        # A chapter has no preamble: letters between letters tell.
        told = is_german or (not self.language and len(_INSIDE_A_WORD.findall(text)) >= _FEWEST)
        is_off = re.search(r"\\(?:MakeOuterQuote\s*\{\"|shorthandoff\s*\{\")", text) is not None
        self._letters = told and not is_off
        self._marks = not is_off and (told or _PAIR.search(text) is not None)

    def shown(self, before: str, following: str) -> str | None:
        """What is seen of a `"` and the character behind it; `None` where it is a mere mark."""
        if following == "=" and not before.isspace():
            return "-"  # nothing else is typed so
        if self._marks and following in _QUOTES:
            return _QUOTES[following]
        return _SIGNS.get(following) if self._letters and following else None


def _language(text: str) -> tuple[str, bool]:
    """The tag of the main language, and whether its shorthands are read."""
    for match in _POLYGLOSSIA.finditer(text):
        return _TAGS.get(match[2], ""), "babelshorthands" in (match[1] or "")
    options = [match[1] or match[2] or "" for match in _BABEL.finditer(text)]
    options += [match[1] for match in _CLASS.finditer(text)] if _BABEL.search(text) or "{babel}" in text else []
    for listed in options:
        names = [name.strip() for name in listed.split(",")]
        if main := next((name.partition("=")[2].strip() for name in names if name.startswith("main")), ""):
            return _TAGS.get(main, ""), True
        if known := [name for name in names if name in _TAGS]:
            return _TAGS[known[-1]], True
    return "", False
