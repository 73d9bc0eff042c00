"""All the text that a web page shows, not only the article's: what a browser searches when a link names words."""

from citecli.readers.decoding import decode_marked
from citecli.readers.page_blocks import PageBlocks, page_blocks
from citecli.readers.source import Source

_BETWEEN = "\n\n"


def page_text(source: Source) -> str:
    """The text of a page, an empty line between blocks, without elements that say themselves that they are hidden.

    Raises `UnreadableDocument` when it has too many tags.
    """
    page = page_blocks(decode_marked(source.data, source.name, source.encoding).text)
    hidden = _hidden(page)
    return _BETWEEN.join(block.text for block in page.blocks if not hidden[block.node])


def _hidden(page: PageBlocks) -> list[bool]:
    """Whether each element, or one around it, says that it is not shown. An element stands behind the one around it."""
    hidden: list[bool] = []
    for number, node in enumerate(page.nodes):
        hidden.append(node.hidden or (node.parent < number and hidden[node.parent]))
    return hidden
