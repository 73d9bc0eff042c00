"""What was found, for a pipe and as JSON."""

from citecli.answers.library import Hits, Snippet
from citecli.references.display import authors, iso
from citecli.text.safe import safe_line


def plain(answer: Hits) -> str:
    """A line a place: id, title, paragraph (empty when only the head matches), words with the matches in ⟦ ⟧; tabs."""
    lines = []
    for hit in answer.hits:
        title = hit.document.reference.texts.get("title", "")
        places = [(str(one.paragraph), marked(hit.document.text, one)) for one in hit.snippets] or [("", "")]
        lines += ["\t".join(map(safe_line, (hit.document.id, title, *place))) + "\n" for place in places]
    return "".join(lines)


def marked(text: str, snippet: Snippet, opening: str = "⟦", closing: str = "⟧") -> str:
    """The words of a snippet with marks around what matches, and … where the paragraph goes on."""
    pieces = [] if snippet.begins else ["…"]
    at = snippet.span.start
    for one in snippet.matches:
        pieces += [text[at : one.start], opening, text[one.start : one.end], closing]
        at = one.end
    pieces.append(text[at : snippet.span.end])
    return "".join(pieces) + ("" if snippet.ends else "…")


def json(answer: Hits, ascii_only: bool = False) -> str:
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
                        "paragraph": one.paragraph,
                        "start": one.span.start,
                        "end": one.span.end,
                        "text": one.span.of(hit.document.text),
                        "matches": [{"start": match.start, "end": match.end} for match in one.matches],
                    }
                    for one in hit.snippets
                ],
            }
            for hit in answer.hits
        ],
        ascii_only,
    )
