"""Answers as plain text, for a pipe or a file: no colour, no boxes, no wrapping, nothing cut."""

from citecli.answers.listings import Listing
from citecli.documents.credits import iso
from citecli.text.safe import safe_line


def listing(answer: Listing) -> str:
    """A line a document, without a heading: number, id, title, author, date, words, quotations, parted by tabs."""
    lines = []
    for row in answer.rows:
        fields = (row.number, row.id, row.title, row.author, iso(row.date), row.words, row.quotations)
        lines.append("\t".join(safe_line(str(field)) for field in fields) + "\n")
    return "".join(lines)
