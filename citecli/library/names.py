"""What documents are called: ids made from titles, and tags that users give them."""

from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.text.folding import fold
from citecli.text.words import letter_runs

TAGS = "keyword"
"""CSL's variable that holds a document's tags, separated by commas."""

LONGEST_ID = 40
"""Characters of an id beyond which it is cut, at a word: long enough to recognise, short enough for a line."""


def slug(title: str) -> str:
    """An id from a title: its words in lower case, joined by hyphens; whole words, at most `LONGEST_ID` characters."""
    words: list[str] = []
    length = -1
    plain = fold(title).replace("'", "")
    for word in letter_runs(plain):
        if words and length + 1 + len(word) > LONGEST_ID:
            break
        words.append(word[:LONGEST_ID])
        length += 1 + len(words[-1])
    return "-".join(words)


def unique(name: str, taken: frozenset[str] | set[str]) -> str:
    """`name`, or `name-2`, `name-3` and so on: the first that is not taken, as `free_number` finds it."""
    if name not in taken:
        return name
    from citecli.references.citekeys import free_number

    return f"{name}-{free_number(lambda number: f'{name}-{number}' in taken)}"


def own_id(document: Document, stem: str) -> str:
    """The id that a document would have if no other had it: its own (from the sidecar), from its title, or its file's
    name without suffix, `stem`.
    """
    return document.reference.id or slug(document.reference.texts.get("title", "")) or slug(stem) or "document"


def with_id(document: Document, stem: str, taken: set[str] | frozenset[str] = frozenset()) -> Document:
    """`document` under its own id (see `own_id`), with a number behind it when that is among `taken`."""
    name = unique(own_id(document, stem), taken)
    return replace(document, id=name, reference=replace(document.reference, id=name))


def tags_of(value: object) -> tuple[str, ...]:
    """The tags in a `keyword` variable: the parts between commas or semicolons, each once."""
    if not value:
        return ()
    parts = (part.strip() for part in str(value).replace(";", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))
