"""Emphasis in quoted words: the writer's own, which is said to be added, the source's, and `[sic]`.

The writer's emphasis is italic and said: in brackets behind the words (APA 7, 8.31), else with the citation (MLA 9,
"Altering quotations"; Chicago 18, "Italics added"). `[sic]` follows what is wrong in the source, in italics (APA 7,
8.29; Chicago 18, "Sic") or not (MLA 9). In words on their way, characters that no text has stand where italics begin
and end.
"""

from citecli.errors import NothingMatched
from citecli.frozen import replace
from citecli.markup.nodes import Content, FontFormat, FontStyle, Formatted, Node, Quoted, Text
from citecli.quoting.style_manuals import StyleManual

# Noncharacters (Unicode 23.7), which a program may use for itself; what a source has of them is no text.
ADDED, OWN, END = "\ufdd5", "\ufdd6", "\ufdd7"
_MARKS = str.maketrans("", "", ADDED + OWN + END)
_ITALIC = FontFormat(font_style=FontStyle.ITALIC)
_ADDED = {
    "de": "Hervorhebung hinzugefügt",
    "es": "énfasis añadido",
    "fr": "nous soulignons",
    "it": "corsivo aggiunto",
    "nl": "cursivering toegevoegd",
    "pt": "grifo nosso",
}


def without_marks(words: str) -> str:
    """The words of a source without the characters that have a meaning here."""
    return words.translate(_MARKS)


def said_to_be_added(language: str) -> str:
    """The words with which a writer says, in a language, that emphasis is theirs."""
    return _ADDED.get(language.partition("-")[0].lower(), "emphasis added")


def emphasize(words: str, place: tuple[int, int] | None, named: str, manual: StyleManual, language: str) -> str:
    """`words` with the writer's emphasis on those at `place`. Raises `NothingMatched` without a place."""
    start, end = _required(place, named)
    remark = "" if manual.emphasis_with_citation else f" [{said_to_be_added(language)}]"
    return f"{words[:start]}{ADDED}{words[start:end]}{END}{remark}{words[end:]}"


def as_in_source(words: str, place: tuple[int, int] | None, named: str) -> str:
    """`words` with italics, as the source has them, at `place`. Raises `NothingMatched` without a place."""
    start, end = _required(place, named)
    return f"{words[:start]}{OWN}{words[start:end]}{END}{words[end:]}"


def with_sic(words: str, place: tuple[int, int] | None, named: str, manual: StyleManual) -> str:
    """`words` with `[sic]` behind those at `place`. Raises `NothingMatched` without a place."""
    _, end = _required(place, named)
    sic = f"{OWN}sic{END}" if manual.italic_sic else "sic"
    return f"{words[:end]} [{sic}]{words[end:]}"


def _required(place: tuple[int, int] | None, named: str) -> tuple[int, int]:
    if place is None:
        raise NothingMatched(f"“{named}” does not occur in the quotation")
    return place


def is_emphasized(words: str) -> bool:
    """Whether there is emphasis of the writer's own in `words`."""
    return ADDED in words


def italicized(contents: tuple[Content, ...]) -> tuple[Content, ...]:
    """Paragraphs with italics where the marks in their text say so; from one mark to the other, over their ends."""
    if not any(mark in _text(content) for content in contents for mark in (ADDED, OWN, END)):
        return contents
    depth = 0
    done = []
    for content in contents:
        nodes, depth = _italicized(content, depth)
        done.append(nodes)
    return tuple(done)


def _italicized(content: Content, depth: int) -> tuple[Content, int]:
    nodes: list[Node] = []
    for node in content:
        if not isinstance(node, Text):
            if isinstance(node, (Quoted, Formatted)):
                inner, depth = _italicized(node.content, depth)
                node = replace(node, content=inner)
            nodes.append(node)
            continue
        piece = ""
        for char in (*node.text, ""):
            if char and char not in (ADDED, OWN, END):
                piece += char
                continue
            if piece:
                nodes.append(Formatted((Text(piece),), _ITALIC) if depth else Text(piece))
            piece = ""
            depth = max(0, depth + (char in (ADDED, OWN) and bool(char)) - (char == END))
    return tuple(nodes), depth


def _text(content: Content) -> str:
    return "".join(
        node.text if isinstance(node, Text) else _text(node.content) if isinstance(node, (Quoted, Formatted)) else ""
        for node in content
    )
