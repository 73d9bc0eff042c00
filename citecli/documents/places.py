"""Where in a document something stands, in words ("p. 12, para. 3", "00:12:41"), and the numbers of its pages."""

from citecli.documents.model import PAGES, Document, Paragraph


def page_label(page: str) -> str:
    """A page, or several, with its abbreviation: "p. 12", "pp. 12–13". A hyphen ("A-3") parts no pages."""
    return f"{'pp.' if PAGES in page else 'p.'} {page}"


def place_label(paragraph: Paragraph) -> str:
    """The time in a recording; else the page, where there are pages, and the number of the paragraph."""
    if paragraph.time:
        return paragraph.time
    place = f"para. {paragraph.number}"
    return f"{page_label(paragraph.page)}, {place}" if paragraph.page else place


def page_range(page: str) -> tuple[str, ...]:
    """The first and last page of what `Paragraph.page` says ("12–13"), or the only one; none for ""."""
    return tuple(dict.fromkeys(part for part in page.split(PAGES) if part))


def pages(document: Document) -> tuple[str, ...]:
    """The pages of a document on which something begins or ends, in order, each once."""
    return tuple(dict.fromkeys(label for paragraph in document.paragraphs for label in page_range(paragraph.page)))
