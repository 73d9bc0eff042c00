"""The documents of a library, what a search found in them, what was done to them; and the settings.

As lines separated by tabs, and as JSON.
"""

from collections.abc import Sequence

from citecli.answers.library import Addition, Discarded, Hits, Listing, Row, Snippet, Tag
from citecli.references.display import authors, iso
from citecli.render.output import Value, dump
from citecli.text.safe import safe, safe_line


def listing_plain(answer: Listing) -> str:
    """A line a document, without a heading: number, id, title, author, date, words, quotations, separated by tabs."""
    dates = {date: iso(date) for date in {row.date for row in answer.rows}}
    rows = [
        (str(number), key, title, author, dates[date], str(words), str(quotations))
        for number, key, title, author, date, _, words, quotations, *_ in answer.rows
    ]
    text = "".join(["\t".join(row) + "\n" for row in rows])
    if safe(text) == text and text.count("\t") == 6 * len(rows) and text.count("\n") == len(rows):
        return text  # as nearly always: nothing in it has to be made safe
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in rows)


def listing_json(answer: Listing, ascii_only: bool = False) -> str:
    """An array of one object a document."""
    parts = ListingParts(is_json=True, ascii_only=ascii_only)
    return parts.part(answer.rows) + parts.end()


class ListingParts:
    """A listing in parts, as its documents come: `part` for each, and `end`, give what `listing_json` gives of all, or
    `listing_plain`.
    """

    def __init__(self, *, is_json: bool, ascii_only: bool = False) -> None:
        self._is_json = is_json
        self._ascii_only = ascii_only
        self._is_begun = False

    def part(self, rows: Sequence[Row]) -> str:
        """The next documents."""
        if not self._is_json:
            return listing_plain(Listing(tuple(rows)))
        if not rows:
            return ""
        before = ",\n  " if self._is_begun else "[\n  "
        self._is_begun = True
        return before + _json_objects(rows, self._ascii_only)

    def end(self) -> str:
        """What comes after the last."""
        if not self._is_json:
            return ""
        return "\n]" if self._is_begun else "[]"


def _json_objects(rows: Sequence[Row], ascii_only: bool) -> str:
    """An object a document, between commas."""
    from json import JSONEncoder, dumps

    from citecli.text.safe import escape_controls

    dates = {date: iso(date) or None for date in {row.date for row in rows}}
    # Thousands of objects: the encoder is quick only without indentation, so that of a flat one is in the separators.
    encode = JSONEncoder(ensure_ascii=ascii_only, separators=(",\n    ", ": ")).encode

    def document_object(row: Row) -> str:
        fields = {
            "number": row.number,
            "id": row.id,
            "title": row.title,
            "author": row.author,
            "date": dates[row.date],
            "type": row.type,
            "words": row.words,
            "quotations": row.quotations,
            "path": row.path,
            "tags": row.tags,
        }
        if row.tags:
            return dumps(fields, ensure_ascii=ascii_only, indent=2).replace("\n", "\n  ")
        return f"{{\n    {encode(fields)[1:-1]}\n  }}"

    return escape_controls(",\n  ".join(map(document_object, rows)))


def hits_plain(answer: Hits) -> str:
    """A line a place: id, title, paragraph (empty when only the head matches), words with the matches in ⟦ ⟧; tabs."""
    lines = []
    for hit in answer.hits:
        title = hit.document.reference.texts.get("title", "")
        places = [
            (str(snippet.paragraph), snippet_with_marks(hit.document.text, snippet)) for snippet in hit.snippets
        ] or [("", "")]
        lines += ["\t".join(map(safe_line, (hit.document.id, title, *place))) + "\n" for place in places]
    return "".join(lines)


def snippet_with_marks(text: str, snippet: Snippet, opening: str = "⟦", closing: str = "⟧") -> str:
    """The words of a snippet with marks around what matches, and … where the paragraph goes on."""
    pieces = [] if snippet.begins else ["…"]
    at = snippet.span.start
    for span in snippet.matches:
        pieces += [text[at : span.start], opening, text[span.start : span.end], closing]
        at = span.end
    pieces.append(text[at : snippet.span.end])
    return "".join(pieces) + ("" if snippet.ends else "…")


def hits_json(answer: Hits, ascii_only: bool = False) -> str:
    """An array of one object a document. Offsets count characters of its text."""
    from citecli.render.output import dump

    return dump(
        [
            {
                "id": hit.document.id,
                "title": hit.document.reference.texts.get("title", ""),
                "author": authors(hit.document.reference),
                "date": iso(hit.document.reference.dates.get("issued")) or None,
                "path": hit.document.path,
                "snippets": [
                    {
                        "paragraph": snippet.paragraph,
                        "start": snippet.span.start,
                        "end": snippet.span.end,
                        "text": snippet.span.of(hit.document.text),
                        "matches": [{"start": match.start, "end": match.end} for match in snippet.matches],
                    }
                    for snippet in hit.snippets
                ],
            }
            for hit in answer.hits
        ],
        ascii_only,
    )


def addition_plain(item: Addition) -> str:
    """A line: what became of it, id, file, title, and the variables that are missing (commas part them), after tabs."""
    document = item.document
    title = document.reference.texts.get("title", "")
    row = (item.status.value, document.id, document.path, title, ",".join(item.missing))
    return "\t".join(map(safe_line, row)) + "\n"


def additions_json(additions: Sequence[Addition], ascii_only: bool = False) -> str:
    """An array of one object an input."""
    return dump(
        [
            {
                "source": item.source,
                "status": item.status.value,
                "id": item.document.id,
                "path": item.document.path,
                "title": item.document.reference.texts.get("title", ""),
                "author": authors(item.document.reference),
                "date": iso(item.document.reference.dates.get("issued")) or None,
                "type": str(item.document.reference.type),
                "words": item.words,
                "missing": list(item.missing),
                "remarks": list(item.remarks),
            }
            for item in additions
        ],
        ascii_only,
    )


def tags_plain(tags: Sequence[Tag], counted: bool, aligned: bool = False) -> str:
    """A line a tag; with how many documents have it before it, and a tab, or set in columns."""
    digits = max((len(str(tag.documents)) for tag in tags), default=1)
    counts = (f"{tag.documents:>{digits}}  " if aligned else f"{tag.documents}\t" for tag in tags)
    lines = zip(counts, tags, strict=True)
    return "".join((count if counted else "") + safe_line(tag.name) + "\n" for count, tag in lines)


def tags_json(tags: Sequence[Tag], counted: bool, ascii_only: bool = False) -> str:
    """An array of tags, or of objects with `tag` and `documents`."""
    if not counted:
        return dump([tag.name for tag in tags], ascii_only)
    return dump([{"tag": tag.name, "documents": tag.documents} for tag in tags], ascii_only)


def trash_plain(documents: Sequence[Discarded]) -> str:
    """A line a document: when it was removed, id, title, separated by tabs."""
    return "".join(
        "\t".join(map(safe_line, (document.time, document.id, document.title))) + "\n" for document in documents
    )


def trash_json(documents: Sequence[Discarded], ascii_only: bool = False) -> str:
    """An array of one object a document."""
    return dump(
        [
            {"id": document.id, "title": document.title, "time": document.time, "path": document.path}
            for document in documents
        ],
        ascii_only,
    )


def settings_plain(settings: Sequence[tuple[str, str, str]]) -> str:
    """A line a setting: name, value, origin, separated by tabs."""
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in settings)


def settings_json(settings: Sequence[tuple[str, str, str]], ascii_only: bool = False) -> str:
    """An array of one object a setting."""
    return dump([setting_object(*row) for row in settings], ascii_only)


def setting_object(name: str, value: str, origin: str) -> Value:
    """A setting as a JSON object."""
    return {"name": name, "value": value, "origin": origin}
