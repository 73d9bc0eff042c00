"""Where in a document something stands, in words: "p. 12, para. 3", "00:12:41"."""

from citecli.documents.model import PAGES, Paragraph


def page_named(page: str) -> str:
    """A page, or several, with its abbreviation: "p. 12", "pp. 12–13". A hyphen ("A-3") parts no pages."""
    return f"{'pp.' if PAGES in page else 'p.'} {page}"


def place_named(paragraph: Paragraph) -> str:
    """The time in a recording; else the page, where there are pages, and the number of the paragraph."""
    if paragraph.time:
        return paragraph.time
    place = f"para. {paragraph.number}"
    return f"{page_named(paragraph.page)}, {place}" if paragraph.page else place
