"""What inline Markdown means as plain text: emphasis, links, images, code, HTML, escapes and entities resolved."""

import re
from html import unescape

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!`)(`{1,20})(?!`)(.{0,2000}?)(?<!`)\1(?!`)", re.DOTALL)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]{1,2000}|[\w.+-]{1,100}@[\w.-]{1,200})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_COMMENT = re.compile(r"<!--(?:(?!<!--).){0,2000}?-->", re.DOTALL)
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_DESTINATION = r"\(\s{0,10}(?:<[^<>\n]{0,2000}>|[^\s()]{0,2000}(?:\([^\s()]{0,500}\)[^\s()]{0,500}){0,5})" \
               r"(?:\s{1,10}(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?\s{0,10}\)"  # fmt: skip
_IMAGE = re.compile(rf"!\[([^\[\]]{{0,1000}})\](?:{_DESTINATION}|\[[^\[\]]{{0,200}}\])")
_LINK = re.compile(rf"\[([^\[\]]{{0,1000}})\]{_DESTINATION}")
_REFERENCE = re.compile(r"\[([^\[\]]{1,1000})\](?:\[([^\[\]]{0,200})\])?")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
_WIKI = re.compile(r"!?\[\[(?:[^\[\]|]{1,300}\|)?([^\[\]|]{1,300})\]\]")
_DEFINITION = re.compile(r" {0,3}\[([^\[\]]{1,200})\]:\s*\S")
_DELIMITERS = re.compile(r"\*+|_+|~~")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~‘’“”„«»‹›–—…¿¡")
# Characters of the private use area stand for what must not be taken for markup.
_HELD = 0xE000
_MOST_DELIMITERS = 50_000
"""Delimiters of one paragraph beyond which they are left as they are: it is no prose."""

_MOST_HELD = 0x1800


def definition(line: str) -> str:
    """The label that a line defines (`[label]: address`, `[^1]: note`), folded; "" when it defines none."""
    match = _DEFINITION.match(line)
    return match[1].strip().lower() if match else ""


def plain(text: str, defined: frozenset[str] = frozenset()) -> str:
    """The words of inline Markdown. `defined` has the labels that links may refer to."""
    if not any(mark in text for mark in "\\`*_~[<&"):
        return text
    held: list[str] = []

    def hold(words: str) -> str:
        if len(held) >= _MOST_HELD:
            return words
        held.append(words)
        return chr(_HELD + len(held) - 1)

    text = "".join(char for char in text if not _HELD <= ord(char) < _HELD + _MOST_HELD)
    text = _CODE.sub(lambda match: hold(_code(match[2])), text)
    text = _ESCAPED.sub(lambda match: hold(match[1]), text)
    text = _AUTOLINK.sub(lambda match: hold(match[1].removeprefix("mailto:")), text)
    if "-->" in text:
        text = _COMMENT.sub("", text)
    text = _TAG.sub("", _BREAK.sub("\n", text))
    if "[" in text:
        text = _WIKI.sub(r"\1", _FOOTNOTE.sub("", text))
        text = _IMAGE.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)
        text = _LINK.sub(r"\1", text)  # a link around what was a link or an image
        text = _REFERENCE.sub(lambda match: _referred(match, defined), text)
    text = unescape(_without_emphasis(text))
    return "".join(held[ord(char) - _HELD] if _HELD <= ord(char) < _HELD + len(held) else char for char in text)


def _code(text: str) -> str:
    text = text.replace("\n", " ")
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == " " and text.strip() else text


def _referred(match: re.Match[str], defined: frozenset[str]) -> str:
    label = (match[2] or match[1]).strip().lower()
    return match[1] if label in defined else match[0]


def _without_emphasis(text: str) -> str:
    """Without the delimiters that pair up (CommonMark 6.2: by what stands on either side of each run)."""
    if text.count("*") + text.count("_") + text.count("~") > _MOST_DELIMITERS:
        return text
    runs: list[tuple[int, int, str, bool, bool]] = []
    for match in _DELIMITERS.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        left = not after.isspace() and (after not in _PUNCTUATION or before.isspace() or before in _PUNCTUATION)
        right = not before.isspace() and (before not in _PUNCTUATION or after.isspace() or after in _PUNCTUATION)
        opens, closes = left, right
        if match[0][0] == "_":
            opens = left and (not right or before in _PUNCTUATION)
            closes = right and (not left or after in _PUNCTUATION)
        runs.append((match.start(), match.end(), match[0][0], opens, closes))
    left_over = [end - start for start, end, *_ in runs]
    waiting: dict[str, list[int]] = {"*": [], "_": [], "~": []}
    for index, (_, _, kind, opens, closes) in enumerate(runs):
        if closes:
            stack = waiting[kind]
            while stack and left_over[index]:
                opener = stack[-1]
                used = min(left_over[opener], left_over[index])
                left_over[opener] -= used
                left_over[index] -= used
                if not left_over[opener]:
                    stack.pop()
        if opens and left_over[index]:
            waiting[kind].append(index)
    pieces: list[str] = []
    at = 0
    for (start, end, kind, _, _), rest in zip(runs, left_over, strict=True):
        pieces += (text[at:start], kind * rest)
        at = end
    return "".join((*pieces, text[at:]))
