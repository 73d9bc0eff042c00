"""The numbers of pages that a file only counts, from the reference that says on which pages the text is printed."""

from collections.abc import Iterable

from citecli.documents.model import PAGES, Document, page_range
from citecli.frozen import replace
from citecli.references.model import Reference
from citecli.text.numerals import range_end, whole_number

COUNTED = (
    "its pages are counted from the first, for no numbers are printed on them; a reference with `page` numbers them"
)
"""The remark on a document whose pages are counted (`Document.counted_pages`)."""


def numbered_by(document: Document, reference: Reference | None = None) -> Document:
    """`document` with the page numbers that a reference gives it ("211-216"), its own or `reference`.

    Only pages that are counted are numbered anew, and only if the reference names as many as there are.
    """
    count = document.counted_pages
    pages = (reference or document.reference).texts.get("page", "") if count else ""
    first, last = _first_and_last(pages)
    if not first or last - first + 1 != count or first == 1:
        return document
    said = f"its pages are numbered by the reference ({pages})"
    return replace(
        document,
        counted_pages=0,
        paragraphs=tuple(
            paragraph._replace(
                page=PAGES.join(_moved(page_range(paragraph.page), first - 1)),
                turns=tuple(turn._replace(page=_moved([turn.page], first - 1)[0]) for turn in paragraph.turns),
            )
            for paragraph in document.paragraphs
        ),
        remarks=tuple(f"{remark.removesuffix(COUNTED)}{said}" if remark.endswith(COUNTED) else remark
                      for remark in document.remarks),
    )  # fmt: skip


def _first_and_last(pages: str) -> tuple[int, int]:
    """The first and the last page of a range such as "211-16"; 0 and 0 for anything else."""
    first, _, last = (part.strip() for part in pages.replace(PAGES, "-").replace("--", "-").partition("-"))
    low, high = whole_number(first, 6), whole_number(range_end(first, last or first), 6)
    return (low, high) if low is not None and high is not None else (0, 0)


def _moved(labels: Iterable[str], by: int) -> list[str]:
    return [str(int(label) + by) if label.isdecimal() else label for label in labels]
