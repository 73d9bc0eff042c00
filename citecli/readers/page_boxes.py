"""The boxes of a page: those beside the text, as their names say, and those into which a template parts the text."""

import re
from collections.abc import Sequence

from citecli.readers.page_blocks import PageBlocks, PageNode

FURNITURE_TAGS = frozenset("nav footer aside button dialog menu form".split())
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navbar|navigation|menu|footer|sidebar|share|sharing|shares|social|related|recommend\w*|"
    r"newsletters?|subscri\w*|promos?|promotion|comments?|disqus|breadcrumbs?|cookies?|consent|advert\w*|ads?|sponsor\w*|"
    r"outbrain|taboola|pagination|pager|tags|taglist|bio|modal|popup|login|signin|signup|toolbar|widgets?|readmore|"
    r"trending|popular|teasers?|masthead|skip|byline|meta|noprint|hidden|"
    r"mw-editsection|navbox|catlinks|metadata|infobox|carousel|slider|timestamp|"
    r"recirc\w*|author-box|about-author|biography|print-\w+)(?=$|[\s_-])"
)
_FIGURE_TAGS = frozenset("figure figcaption picture".split())
_FIGURE = re.compile(
    r"caption|(?:^|[\s_-])(?:credits?|photo|photos|image|images|picture|pictures|gallery|figure|figures|thumb|thumbnail|"
    r"video|videos|video-player)(?=$|[\s_-])"
)
_UNSEEN = re.compile(r"(?:^|[\s_-])(?:visually-hidden|visuallyhidden|sr-only|screen-reader-text|noprint)(?=$|[\s_-])")
_NEVER_PARTED = frozenset("html body".split())
_WHOLE = frozenset("article main".split())
_PARTED_BY = 3
"""How many elements may stand around each box, up to what holds all of them."""
_MOST = 50
"""Boxes beyond which they are no parts of one text, but a list of texts."""


def is_box(node: PageNode, *, holds_text: bool) -> bool:
    """Whether an element's name says that it is no part of the text; `holds_text`: it is a paragraph or such."""
    tag, marks, hidden = node.tag, node.marks, node.hidden
    if hidden or tag in FURNITURE_TAGS or tag in _FIGURE_TAGS:
        return True
    if holds_text:
        return bool(marks) and ("caption" in marks or bool(_UNSEEN.search(marks)))
    return bool(marks) and bool(_FURNITURE.search(marks) or _FIGURE.search(marks) or _UNSEEN.search(marks))


def is_caption(page: PageBlocks, number: int) -> bool:
    """Whether a block is the caption of a figure, by the names of the elements around it."""
    node = page.blocks[number].node
    for _ in range(3):
        if page.nodes[node].tag == "figcaption" or "caption" in page.nodes[node].marks:
            return True
        node = page.nodes[node].parent
    return False


def further_boxes(page: PageBlocks, ends: Sequence[int], box: int) -> tuple[int, ...]:
    """The boxes in which the text of `box` goes on: set as it is, within elements that are set as those around it.

    `ends` has for each element the last one inside it. There are none where one of them begins another text, for it has
    a headline, or where a box has no name of its own.
    """
    nodes = page.nodes
    if not nodes[box].marks:
        return ()
    around = box
    for _ in range(_PARTED_BY):
        around = nodes[around].parent
        if nodes[around].tag in _NEVER_PARTED:
            break
        kinds = _kinds(nodes, box, around)
        inside = range(around + 1, ends[around] + 1)
        if others := tuple(one for one in inside if one != box and _kinds(nodes, one, around) == kinds):
            return (
                ()
                if len(others) > _MOST or any(_begins_anew(page, ends, around, other) for other in others)
                else others
            )
        if nodes[around].tag in _WHOLE:
            break
    return ()


def _kinds(nodes: Sequence[PageNode], node: int, around: int) -> list[tuple[str, str]]:
    """Tag and names of an element and of those around it, up to `around`."""
    kinds: list[tuple[str, str]] = []
    while node > around and len(kinds) <= _PARTED_BY:
        kinds.append((nodes[node].tag, nodes[node].marks))
        node = nodes[node].parent
    return kinds


def _begins_anew(page: PageBlocks, ends: Sequence[int], around: int, box: int) -> bool:
    """Whether the element of `around` that holds a box has a headline."""
    holder = box
    while page.nodes[holder].parent != around:
        holder = page.nodes[holder].parent
    levels = [block.level for block in page.blocks if holder <= block.node <= ends[holder]]
    return 1 in levels or levels[:1] in ([2], [3])
