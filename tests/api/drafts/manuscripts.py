"""Manuscripts in plain text, and the files that word processors would make of them with a program's citations.

A manuscript has paragraphs between blank lines: `# ` begins a heading, `> ` a block quotation, `^[…]^` is a note; what
stands under the heading "Apparatus" is the list that the program makes. `[[voss2021,roe1999|page 3|(Voss 2021)]]` is a
citation: the works, the place in the last of them, and what it shows.
"""

import base64
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "cases" / "drafts" / "word"
WORKS = {item["id"]: item for item in json.loads((FOLDER / "works.json").read_text(encoding="utf-8"))}
Item = dict[str, object]

_PIECE = re.compile(r"\[\[([^|\]]*)\|([^|\]]*)\|(.*?)\]\](?!\])|\^\[(.*?)\]\^")


class Citation:
    """A citation of a manuscript."""

    def __init__(self, keys: Sequence[str], place: str, shown: str) -> None:
        self.works = [WORKS[key] for key in keys]
        self.label, _, self.locator = place.partition(" ")
        self.shown = shown

    def place(self, number: int) -> tuple[str, str]:
        """The kind and the number of the place in the work of that number: it stands at the last."""
        return (self.label, self.locator) if number == len(self.works) - 1 else ("", "")


class Maker:
    """Makes the file of a manuscript."""

    def __init__(self) -> None:
        self.begin()

    def begin(self) -> None:
        """Nothing is made yet."""
        self.notes: list[str] = []
        self.properties: dict[str, str] = {}
        self.extra: dict[str, str] = {}
        self.count = 0

    def citation(self, citation: Citation) -> str:
        """The markup of a citation."""
        raise NotImplementedError

    def text(self, words: str) -> str:
        """The markup of words."""
        raise NotImplementedError

    def note(self, content: str) -> str:
        """The markup of a note, or of the call for it."""
        raise NotImplementedError

    def pieces(self, words: str) -> str:
        """The markup of a paragraph's content."""
        made, at = [], 0
        for match in _PIECE.finditer(words):
            made.append(self.text(words[at : match.start()]))
            if match[4] is not None:
                made.append(self.note(self.pieces(match[4])))
            else:
                made.append(self.citation(Citation(match[1].split(","), match[2], match[3])))
            at = match.end()
        return "".join([*made, self.text(words[at:])])


def paragraphs(name: str) -> Iterator[tuple[str, str]]:
    """The paragraphs of a manuscript, each with its kind: "", "head", "quote" or "list"."""
    in_list = False
    for block in (FOLDER / name).read_text(encoding="utf-8").strip().split("\n\n"):
        if block.startswith("# "):
            in_list = block == "# Apparatus"
            yield "head", block[2:]
        elif block.startswith("> "):
            yield "quote", block[2:]
        else:
            yield "list" if in_list else "", block


ZOTERO = "http://zotero.org/users/1/items/"


def csl(citation: Citation, *, numbered: bool = False, address: str = "", with_data: bool = True) -> str:
    """A citation as JSON; `numbered` anew from ITEM-1."""
    items: list[Item] = []
    for number, work in enumerate(citation.works):
        name: object = f"ITEM-{number + 1}" if numbered else sum(map(ord, str(work["id"])))
        label, locator = citation.place(number)
        item: Item = {"id": name}
        if address:
            item["uris"] = [f"{address}{work['id']}"]
        if with_data:
            item["itemData"] = {**work, "id": name}
        items.append({**item, "label": label, "locator": locator} if locator else item)
    return json.dumps({"citationID": "x", "citationItems": items, "properties": {}})


def packed(text: str) -> str:
    """A text in base64."""
    return base64.b64encode(text.encode()).decode()


def family(work: Item) -> str:
    return str(work["author"][0]["family"])  # type: ignore[index]


def year(work: Item) -> str:
    return str(work["issued"]["date-parts"][0][0])  # type: ignore[index]
