"""The listing of documents, as lines separated by tabs and as JSON."""

from citecli.answers.library import Listing, Row
from citecli.references.display import iso
from citecli.text.safe import safe, safe_line


def plain(answer: Listing) -> str:
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


def json(answer: Listing, ascii_only: bool = False) -> str:
    """An array of one object a document."""
    from json import JSONEncoder, dumps

    from citecli.text.safe import escape_controls

    dates = {date: iso(date) or None for date in {row.date for row in answer.rows}}
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

    objects = ",\n  ".join(map(document_object, answer.rows))
    return escape_controls(f"[\n  {objects}\n]") if answer.rows else "[]"
