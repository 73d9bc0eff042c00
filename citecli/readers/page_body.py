"""The body of a web page: which of its blocks are the article.

An extractor (trafilatura) says what it takes for the article. What it loses on the way is put back: blocks between and
beside those that it kept, when they stand in the same part of the page and are no links, menus or boxes. Where it keeps
little of what the page says, the part of the page with most running text is taken in its place.
"""

import re
from collections.abc import Callable, Iterable, Sequence

from citecli.frozen import FrozenValue
from citecli.readers.page_blocks import PageBlock, PageBlocks, PageNode
from citecli.readers.page_boxes import FURNITURE_TAGS, further_boxes, is_box
from citecli.text.folding import fold

# Of scripts without spaces each character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")
_TEXT_TAGS = frozenset("p ul ol li dl dt dd blockquote q pre table thead tbody tfoot tr td th center address".split())
_HEADING_TAGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_HIGHEST = 8
_LONG_LINE = 13
_FEWEST_IN_A_SENTENCE = 3
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]」』]*\s*$")
_STRUCTURE = frozenset("li dt dd td th pre blockquote".split())
_MUCH_MORE = 1.5
_SHORTEST_PROSE = 10
_SMALL_BOX = 0.15
_LEAST_COVERED = 0.4
_MOST_IN_BOXES = 0.35
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:summary|dek|deck|lead|lede|lead-text|standfirst|preamble|perex|description|intro|subtitle|subhead\w*|"
    r"sub-?headline|sub-head|kicker-text|chapo|chapeau|sommario|sottotitolo|bajada|entradilla|excerpt|abstract)(?=$|[\s_-])"
)
_LEAD_REACH = 14
_SHORTEST_LEAD = 8
_MOST_LEADS = 3
_NEARLY_ALL = 0.85
_LONG_COPY = 150
_LEAST_SHARE = 0.2
_FEWEST = 25
_GRAM = 3
_MOST_OF_IT = 0.6
_LINK_SHARE = 0.5


class ChosenBlocks(FrozenValue):
    """Which blocks of a page are its body, by number, in order."""

    numbers: tuple[int, ...]
    added: int = 0
    """How many words of it the extractor had left out."""
    replaced: bool = False
    """Whether the extractor's choice was given up."""
    found: bool = True
    """Whether what the extractor keeps is in these blocks for the most part; it may have taken it out of a program."""


def choose(page: PageBlocks, extracted: Sequence[str]) -> ChosenBlocks:
    """The blocks of the body. `extracted` are the parts that an extractor keeps, in order."""
    return _Chooser(page, extracted).choose()


def running_text(page: PageBlocks) -> tuple[int, ...]:
    """All blocks of a page that are in no menu and no box, for pages in which no article is found."""
    flags: list[bool] = []
    for number, node in enumerate(page.nodes):
        around = flags[node.parent] if number else False
        flags.append(around or node.hidden or node.tag in FURNITURE_TAGS)
    return tuple(number for number, block in enumerate(page.blocks) if not flags[block.node])


def _credits_of_quotations(page: PageBlocks) -> frozenset[int]:
    """Elements that say whose words a block quotation is: its `footer`, the `figcaption` of the `figure` around it, and
    that figure, which is none.
    """
    inside = _within(page.nodes, lambda node: node.tag == "blockquote")
    figures = {
        node.parent for node in page.nodes if node.tag == "blockquote" and page.nodes[node.parent].tag == "figure"
    }
    return frozenset(figures).union(
        number
        for number, node in enumerate(page.nodes)
        if (node.tag == "footer" and inside[number]) or (node.tag == "figcaption" and node.parent in figures)
    )


def _within(nodes: Sequence[PageNode], is_one: Callable[[PageNode], bool]) -> list[bool]:
    """Of each element whether it is one, or stands within one. Parents come before their children."""
    within: list[bool] = []
    for number, node in enumerate(nodes):
        within.append(is_one(node) or (number > 0 and within[node.parent]))
    return within


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _grams(words: list[str]) -> list[tuple[str, ...]]:
    return list(zip(*(words[at:] for at in range(_GRAM)), strict=False))


class _Chooser:
    def __init__(self, page: PageBlocks, extracted: Sequence[str]) -> None:
        self._page = page
        self._blocks, self._nodes = page.blocks, page.nodes
        self._credits = _credits_of_quotations(page)
        self._words = [_words(block.text) for block in page.blocks]
        self._weights = self._sums()
        self._ends = self._last_inside()
        self._kept = self._aligned(extracted)

    def _aligned(self, extracted: Sequence[str]) -> list[bool]:
        """Of each block whether the extractor kept it."""
        grams: set[tuple[str, ...]] = set()
        lines: set[str] = set()
        for part in extracted:
            words = _words(part)
            grams.update(_grams(words))
            lines.update(" ".join(_words(line)) for line in (part, *part.split("\n")))
        self._extracted = grams
        kept = []
        for words in self._words:
            if len(words) < 2 * _GRAM:
                kept.append(" ".join(words) in lines)
                continue
            own = _grams(words)
            kept.append(sum(gram in grams for gram in own) >= _MOST_OF_IT * len(own))
        return kept

    def _is_linked(self, number: int) -> bool:
        block = self._blocks[number]
        return block.linked > _LINK_SHARE * len("".join(block.text.split()))

    def _containers(self, kept: Sequence[int]) -> dict[int, int]:
        """The elements that hold the paragraphs of the body: how many words of it are in each, directly as it were."""
        words: dict[int, int] = {}
        for number in kept:
            node = self._blocks[number].node
            while node and self._nodes[node].tag in _TEXT_TAGS | _HEADING_TAGS:
                node = self._nodes[node].parent
            words[node] = words.get(node, 0) + len(self._words[number])
        total = sum(words.values())
        for _ in range(_HIGHEST):
            if max(words.values()) >= _LEAST_SHARE * total:
                break
            # Each paragraph is in a box of its own: what holds the boxes is meant.
            around: dict[int, int] = {}
            for node, count in words.items():
                parent = self._nodes[node].parent
                around[parent] = around.get(parent, 0) + count
            words = around
        main = {node: count for node, count in words.items() if count >= _LEAST_SHARE * total}
        # Where a template parts the text into several boxes of one kind, all of them hold it.
        alike = {(self._nodes[node].tag, self._nodes[node].marks) for node in main if self._nodes[node].marks}
        root = self._root(kept)
        for number in range(root, self._ends[root] + 1) if alike else ():
            if (self._nodes[number].tag, self._nodes[number].marks) in alike and number not in main:
                main[number] = words.get(number, 0)
        return main

    def _holder(self, number: int, containers: dict[int, int], strict: bool = True) -> int:
        """The element of `containers` that a block belongs to; -1 when there is none, or (`strict`) a box between."""
        block = self._blocks[number]
        node = block.node
        quoted = False
        for _ in range(_HIGHEST):
            if node in containers:
                return node
            quoted = quoted or self._nodes[node].tag == "blockquote" or node in self._credits
            if not node or (strict and not quoted and self._is_box(node)):
                return -1
            if (
                strict
                and not quoted
                and self._nodes[node].tag not in _TEXT_TAGS | _HEADING_TAGS
                and not (self._is_running_text(node) or (node == block.node and self._is_verse(block)))
            ):
                return -1
            node = self._nodes[node].parent
        return -1

    @staticmethod
    def _is_verse(block: PageBlock) -> bool:
        """Whether a block has lines of its own, as verse and addresses have, and no links."""
        return "\n" in block.text and not block.linked

    def _is_running_text(self, node: int) -> bool:
        words, linked = self._weights[node]
        return words >= _FEWEST and linked <= 0.2 * words

    def _sums(self) -> list[tuple[int, float]]:
        """Of each element how many words are in it, and about how many of them in links."""
        words = [0] * len(self._nodes)
        linked = [0.0] * len(self._nodes)
        for block, own in zip(self._blocks, self._words, strict=True):
            words[block.node] += len(own)
            length = len("".join(block.text.split())) or 1
            linked[block.node] += len(own) * min(1.0, block.linked / length)
        for number in range(len(self._nodes) - 1, 0, -1):
            words[self._nodes[number].parent] += words[number]
            linked[self._nodes[number].parent] += linked[number]
        return list(zip(words, linked, strict=True))

    def _is_box(self, node: int) -> bool:
        """Whether an element's name says that it is no part of the running text."""
        element = self._nodes[node]
        if node in self._credits and not element.hidden:
            return False
        return is_box(element, holds_text=element.tag in _TEXT_TAGS or element.tag in _HEADING_TAGS)

    def _root(self, kept: Sequence[int]) -> int:
        """The innermost element that holds nearly all of the body."""
        weights: dict[int, int] = {}
        for number in kept:
            node, count = self._blocks[number].node, len(self._words[number])
            weights[node] = weights.get(node, 0) + count
        # Elements are numbered as they begin, so that what is inside comes after what is around it.
        total, root = sum(weights.values()), 0
        for node in range(len(self._nodes) - 1, 0, -1):
            if (weight := weights.get(node)) is None:
                continue
            if weight >= _NEARLY_ALL * total:
                return node
            parent = self._nodes[node].parent
            weights[parent] = weights.get(parent, 0) + weight
        return root

    def _last_inside(self) -> list[int]:
        """Of each element the number of the last one inside it: those between are all the others."""
        ends = list(range(len(self._nodes)))
        for number in range(len(self._nodes) - 1, 0, -1):
            parent = self._nodes[number].parent
            ends[parent] = max(ends[parent], ends[number])
        return ends

    def _without_strays(self, kept: list[int]) -> list[int]:
        """Without what says again, elsewhere on the page, what the body says (in menus, in a second copy for another
        kind of screen), and without short lines outside of the body.
        """
        root = self._root(kept)
        inside = [number for number in kept if root <= self._blocks[number].node <= self._ends[root]]
        said = {gram for number in inside for gram in _grams(self._words[number])}
        result = inside
        for number in set(kept).difference(inside):
            own = _grams(self._words[number])
            if len(own) + _GRAM > _FEWEST and sum(gram in said for gram in own) < 0.5 * len(own):
                result.append(number)
        return self._without_copies(sorted(result))

    def _without_copies(self, kept: list[int]) -> list[int]:
        """Without the second copy of the whole text."""
        holders = self._containers(kept)
        if len(holders) < 2:
            return kept
        blocks = {number: self._holder(number, holders, strict=False) for number in kept}
        counts = {holder: sum(of == holder for of in blocks.values()) for holder in holders}
        said: set[tuple[str, ...]] = set()
        for holder in sorted(holders, key=lambda holder: (-counts[holder], holder)):
            own = [gram for number in kept if blocks[number] == holder for gram in _grams(self._words[number])]
            if len(own) >= _LONG_COPY and sum(gram in said for gram in own) >= 0.9 * len(own):
                kept = [number for number in kept if blocks[number] != holder]
            said.update(own)
        return kept

    def _without_boxes(self, kept: list[int], containers: dict[int, int]) -> list[int]:
        """Without captions, and boxes in the text that are small beside it."""
        total = sum(len(self._words[number]) for number in kept)
        in_boxes: dict[tuple[str, str], list[int]] = {}
        for number in kept:
            node = self._blocks[number].node
            for _ in range(_HIGHEST):
                if node in containers or not node or self._nodes[node].tag == "blockquote":
                    break
                if self._is_box(node):
                    kind = (self._nodes[node].tag, self._nodes[node].marks)
                    in_boxes.setdefault(kind, []).append(number)
                    break
                node = self._nodes[node].parent
        small: set[int] = set()
        for numbers in in_boxes.values():
            if sum(len(self._words[number]) for number in numbers) <= _SMALL_BOX * total:
                small.update(numbers)
        if self._count(small) > _MOST_IN_BOXES * total:
            return kept  # then the names mean something else here
        return [number for number in kept if number not in small]

    def _lead(self, first: int) -> list[int]:
        """The summary between headline and text, where it is marked as such."""
        said = {
            gram for number in range(first, min(first + 3, len(self._blocks))) for gram in _grams(self._words[number])
        }
        found: list[int] = []
        for number in range(max(0, first - _LEAD_REACH), first):
            block, words = self._blocks[number], self._words[number]
            node = self._nodes[block.node]
            marks = f"{node.marks} {self._nodes[node.parent].marks}"
            if len(words) >= _SHORTEST_LEAD and not self._is_linked(number) and _LEAD.search(marks) and not node.hidden:
                own = _grams(words)
                if sum(gram in said for gram in own) < 0.5 * len(own):
                    found.append(number)
                    said.update(own)
        return found if len(found) <= _MOST_LEADS else []

    def choose(self) -> ChosenBlocks:
        """Kept blocks with what is put back between and beside them; or the text that the extractor did not see."""
        kept = self._shown([number for number, is_kept in enumerate(self._kept) if is_kept])
        chosen = self._completed(self._without_strays(kept)) if kept else []
        own = self._running_text()
        replaced = self._count(own) > _MUCH_MORE * self._count(chosen) + _LONG_COPY
        if replaced:
            chosen = self._completed(own)
        if chosen:
            chosen = sorted({*chosen, *self._lead(chosen[0])})
        found = replaced or self._covers(chosen)
        return ChosenBlocks(tuple(chosen), self._count(set(chosen).difference(kept)), replaced, found)

    def _shown(self, kept: list[int]) -> list[int]:
        """Without what the page hides; but where that is nearly all the text, a program shows it once it runs."""
        hidden = _within(self._nodes, lambda node: node.hidden)
        shown = [number for number in kept if not hidden[self._blocks[number].node]]
        return shown if 4 * self._count(shown) > self._count(kept) else kept

    def _covers(self, chosen: list[int]) -> bool:
        said = {gram for number in chosen for gram in _grams(self._words[number])}
        return sum(gram in said for gram in self._extracted) >= _LEAST_COVERED * len(self._extracted)

    def _count(self, numbers: Iterable[int]) -> int:
        return sum(len(self._words[number]) for number in numbers)

    def _running_text(self) -> list[int]:
        """The blocks of the element that holds most of the running text of the page."""
        boxed: list[bool] = []
        for number, element in enumerate(self._nodes):
            boxed.append(bool(number) and (boxed[element.parent] or self._is_box(number)))
        words: dict[int, int] = {}
        holders: dict[int, int] = {}
        for number, block in enumerate(self._blocks):
            if len(self._words[number]) < _SHORTEST_PROSE or self._is_linked(number) or boxed[block.node]:
                continue
            node = block.node
            while node and self._nodes[node].tag in _TEXT_TAGS | _HEADING_TAGS:
                node = self._nodes[node].parent
            holders[number] = node
            words[node] = words.get(node, 0) + len(self._words[number])
        if not words:
            return []
        best = max(words, key=lambda node: (words[node], -node))
        return [number for number, node in holders.items() if node == best]

    def _is_more(self, number: int, chosen: set[int]) -> bool:
        """Whether a block beside the others goes on with them: a long one, or a part of a list and the like."""
        block = self._blocks[number]
        if block.level:
            return False
        if len(self._words[number]) >= _LONG_LINE or self._is_short_paragraph(number):
            return True
        return number - 1 in chosen and self._nodes[block.node].tag in _STRUCTURE

    def _is_short_paragraph(self, number: int) -> bool:
        """Whether a block of a few words is a paragraph, and marked up as nothing else: it ends as a sentence does; or
        whether it is verse.
        """
        block, node = self._blocks[number], self._nodes[self._blocks[number].node]
        if len(self._words[number]) < _FEWEST_IN_A_SENTENCE or block.linked or not _SENTENCE_END.search(block.text):
            return False
        return (node.tag == "p" and not node.marks) or self._is_verse(block)

    def _completed(self, kept: list[int]) -> list[int]:
        """With what stands between and beside these blocks in the elements that hold them."""
        containers = self._containers(kept)
        kept = self._without_boxes(kept, containers)
        chosen = set(kept)
        spans: dict[int, tuple[int, int]] = {}
        for number in kept:
            holder = self._holder(number, containers)
            first, _ = spans.get(holder, (number, number))
            spans[holder] = (first, number)
        spans.pop(-1, None)
        if (box := self._root(kept)) in containers:
            for other in further_boxes(self._page, self._ends, box):
                containers[other] = 0
                spans.setdefault(other, (-1, -1))
        for number in range(len(self._blocks)):
            if number in chosen or not self._words[number] or self._is_linked(number):
                continue
            holder = self._holder(number, containers)
            if holder not in spans:
                continue
            first, last = spans[holder]
            if first < number < last or self._is_more(number, chosen):
                chosen.add(number)
        return sorted(chosen)
