"""Compare quoted words with a text: find the most similar passage, and tell permitted from other changes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from citecli.documents.model import Span
from citecli.frozen import replace
from citecli.matching import polarity
from citecli.matching.alignment import AlignedSegment, Operation, alignments
from citecli.matching.bracketed_words import brackets_turn
from citecli.matching.verdicts import Alteration, Match, Piece, Verdict, verdict_of
from citecli.matching.words import (
    QuotedWord,
    QuotedWords,
    WordIndex,
    punctuation_between,
    same_letters,
    signs_after,
    signs_before,
    splits_figures,
)
from citecli.text.words import count_words

FEWEST_WORDS = 4
"""For fewer words, a passage that is merely similar could be a coincidence."""
_END = re.compile(r"(?P<gap>\[\s*(?:\.\s*\.\s*\.|…)\s*\]|(?:\.\s?){3,4}|…)[.!?,]?\W{0,3}$|[.!]\W{0,3}$")
"""The end of a quotation that is set as the end of a sentence, or with an ellipsis."""
_COMMA = re.compile(r",\W{0,2}$")
"""The end of a quotation behind which its speaker is named."""
_AFTER = 4
"""The words of the source behind a quotation that show how it goes on."""
_SHORT_PART = 5
"""Letters of words that are usual by themselves as well: now here, all ready."""
_OTHER_WORDS = (
    "sign", "cover", "form", "creat", "lease", "mark", "serv", "sort", "strain", "present", "press", "prov", "treat",
    "collect", "count", "fus", "solv", "store", "bound",
)  # fmt: skip
"""How words begin that are others behind “re” than behind “re-”: re-sign, resign."""
_IN_BRACKETS = re.compile(r"\[[^\[\]]*\]")


def is_short(quotation: str) -> bool:
    """Whether a quotation has so few words of its own, outside brackets, that only an exact match counts."""
    return count_words(_IN_BRACKETS.sub("", quotation)) < FEWEST_WORDS


def with_ending(found: Match, quotation: str, text: str) -> Match:
    """A faithful match, with `ENDING` added if the quotation closes with other punctuation than the source.

    No punctuation at the end is no difference: the writer's sentence goes on. `text` is that of the source.
    """
    ours = quotation[len(quotation.rstrip(" .,;:!?…—–-”’\"')")) :].strip("”’\"'… ")[:1]
    theirs = text[found.span.end : found.span.end + 1]
    if not ours or ours == theirs or "…" in quotation[-2:] or ours in "-—–":
        return found
    return replace(found, verdict=Verdict.PERMITTED, alterations=(*found.alterations, Alteration.ENDING))


def match(quoted: QuotedWords, index: WordIndex, beyond: float = -1.0) -> Match | None:
    """The passage of a text nearest to a quotation; `None` when no two of its words are neighbours there.

    Passages that are no more near than `beyond`, a share of matching words, count only if they are faithful. The
    verdict is never `MOVED`, for where the words stood is not known; it is `NOT_FOUND` when even the nearest passage is
    not near enough to be the one that was quoted.
    """
    best: Match | None = None

    def floor() -> float:
        return best.nearness if best is not None else beyond

    for aligned in alignments(quoted, index, floor):
        comparison = _Comparison(quoted, index)
        nearness = comparison.nearness_of_unfaithful(aligned)
        if nearness is not None and nearness <= floor():
            continue
        candidate = comparison.of(aligned)
        if best is None or (candidate.is_faithful, candidate.nearness) > (best.is_faithful, best.nearness):
            best = candidate
        if best.is_faithful:
            break
    return best


def compare(quoted: QuotedWords, index: WordIndex, aligned: Sequence[AlignedSegment | None]) -> Match:
    """The match for an alignment. `aligned` has an item for each segment of the quotation, not all of them `None`."""
    return _Comparison(quoted, index).of(aligned)


class _Comparison:
    """Builds the comparison of a quotation with a text."""

    def __init__(self, quoted: QuotedWords, index: WordIndex) -> None:
        self.quoted = quoted
        self.index = index
        self.alterations: list[Alteration] = []
        self.pieces: list[Piece] = []
        self.equal = 0
        self.unlike = 0
        """The number of words on either side that have no equal on the other side."""
        self.faithful = True

    def nearness_of_unfaithful(self, aligned: Sequence[AlignedSegment | None]) -> float | None:
        """The share of matching words of an alignment in which some differ; `None` when it has to be compared in full.

        It costs a fraction of that, and most places where a quotation might be turn out not to be its own.
        """
        equal = unlike = 0
        differs = False
        for segment, laid in zip(self.quoted.segments, aligned, strict=True):
            if laid is None:
                unlike += len(segment)
                differs = True
                continue
            for operation in laid.operations:
                likeness, difference = self.counts(segment, operation)
                equal, unlike, differs = equal + likeness, unlike + difference, differs or difference > 0
        return (2 * equal / (2 * equal + unlike) if equal else 0.0) if differs else None

    def counts(self, segment: Sequence[QuotedWord], operation: Operation) -> tuple[int, int]:
        """How many words of a stretch are equal, and how many on either side have no equal on the other side."""
        (start, end, text_start, text_end), equal = operation
        if equal:
            return end - start, 0
        part = segment[start:end]
        theirs = self.index.keys[text_start:text_end]
        if part and all(not word.key for word in part):
            return 0, 0
        if (
            part
            and "".join(word.key for word in part) == "".join(theirs)
            and self.is_same_joined(part, text_start, text_end)
        ):
            # A hyphen or a space more or less: by-laws, bylaws; what a line's end has broken.
            return end - start, 0
        if not part and self.is_aside(text_start, text_end):
            return 0, 0
        ours = [word.key for word in part if word.key]
        # "I'm" for "I am" is one word that differs, not three.
        return 0, 2 if _is_contraction(ours, theirs) else len(ours) + len(theirs)

    def is_same_joined(self, part: Sequence[QuotedWord], text_start: int, text_end: int) -> bool:
        """Whether words of the same letters, otherwise joined, say the same: not 32 for 3.2, nowhere for now here."""
        theirs = [(self.index.starts[at], self.index.ends[at]) for at in range(text_start, text_end)]
        ours = [(word.start, word.end) for word in part]
        if splits_figures(self.quoted.text, ours) or splits_figures(self.index.text, theirs):
            return False
        parted, text, joined = (
            (ours, self.quoted.text, theirs) if len(ours) > len(theirs) else (theirs, self.index.text, ours)
        )
        if len(joined) > 1:
            return True
        words = [text[start:end] for start, end in parted]
        between = [text[end:start] for (_, end), (start, _) in pairwise(parted)]
        if words[0].lower() == "re" and between == ["-"]:
            return not words[1].lower().startswith(_OTHER_WORDS)
        is_short = all(len(word) <= _SHORT_PART and word.isalpha() for word in words)
        return not (is_short and between and all(piece == " " for piece in between)) or "".join(words) == "cannot"

    def add_signs(self, first: AlignedSegment | None, last: AlignedSegment | None) -> None:
        """Add the signs beside a figure at either end of the quotation: no word has them, but −5 is no 5."""
        text, source = self.quoted.text, self.index.text
        if first is not None and first.operations and first.operations[0][1]:
            start, place = self.quoted.segments[0][0].start, first.first
            ours, theirs = signs_before(text, start), signs_before(source, self.index.starts[place])
            if ours != theirs:
                self.faithful = False
                word = self.index.text_of(place, place + 1)
                self.pieces.insert(0, Piece(f"{ours}{word}", f"{theirs}{word}", False))
        if last is not None and last.operations and last.operations[-1][1]:
            ours = signs_after(text, self.quoted.segments[-1][-1].end)
            if ours and ours != (theirs := signs_after(source, self.index.ends[last.last - 1])):
                self.faithful = False
                word = self.index.text_of(last.last - 1, last.last)
                self.pieces.append(Piece(f"{word}{ours}", f"{word}{theirs}", False))

    def of(self, aligned: Sequence[AlignedSegment | None]) -> Match:
        """The comparison of all segments."""
        if len(self.quoted.segments) > 1:
            self.alterations.append(Alteration.OMISSION)
        for number, (segment, laid) in enumerate(zip(self.quoted.segments, aligned, strict=True)):
            if number:
                self.add_omission(aligned[number - 1], laid)
            if laid is None:
                self.unlike += len(segment)
                self.faithful = False
                self.pieces.append(Piece(self.quoted.text[segment[0].start : segment[-1].end], "", False))
                continue
            for operation in laid.operations:
                self.add(segment, operation)
            if self.faithful:
                self.add_punctuation(segment, laid)
        if self.faithful:
            self.add_signs(aligned[0], aligned[-1])
        if aligned[-1] is not None:
            self.add_ending(aligned[-1], aligned[0])
        there = [laid for laid in aligned if laid is not None]
        first, last = min(laid.first for laid in there), max(laid.last for laid in there)
        nearness = 2 * self.equal / (2 * self.equal + self.unlike) if self.equal else 0.0
        span = Span(self.index.starts[first], self.index.ends[max(last, first + 1) - 1])
        alterations = tuple(dict.fromkeys(self.alterations))
        if self.faithful:
            verdict = Verdict.PERMITTED if alterations else Verdict.VERBATIM
        else:
            verdict = verdict_of(nearness, self.quoted.size)
        return Match(verdict, span, nearness, alterations, tuple(self.pieces))

    def add(self, segment: Sequence[QuotedWord], operation: Operation) -> None:
        """Add the comparison of one stretch of a segment with the corresponding words of the text."""
        (start, end, text_start, text_end), equal = operation
        part = segment[start:end]
        draft = self.quoted.text[part[0].start : part[-1].end] if part else ""
        source = self.index.text_of(text_start, text_end)
        likeness, difference = self.counts(segment, operation)
        self.equal += likeness
        self.unlike += difference
        if equal:
            pieces = self.case_differences(part, text_start, starts=start == 0)
            self.faithful &= not pieces
            self.pieces += pieces or [Piece(draft, source, True)]
        elif part and all(not word.key for word in part):
            language = self.language(text_start)
            turned = brackets_turn(draft, self.index, text_start, text_end, language, opens=start == 0)
            self.alterations.append(Alteration.BRACKETS)
            self.turn(turned)
            self.pieces.append(Piece(draft, source, not turned))
        elif likeness:
            self.alterations.append(Alteration.MARKS)
            self.pieces.append(Piece(draft, source, True))
        elif not difference:
            self.alterations.append(Alteration.INTERRUPTION)
            self.pieces.append(Piece("", source, True))
        else:
            self.faithful = False
            self.pieces.append(Piece(draft, source, False))

    def add_omission(self, before: AlignedSegment | None, after: AlignedSegment | None) -> None:
        """Add the ellipsis between two segments, with the words that it leaves out if they change the meaning."""
        if before is None or after is None or after.first <= before.last:
            self.pieces.append(Piece("…", "…", True))
            return
        first, last = before.last, after.first
        turned = polarity.omission_turns(self.index, first, last, self.language(first))
        self.turn(turned)
        self.pieces.append(Piece("…", self.index.text_of(first, last) if turned else "…", not turned))

    def add_ending(self, last: AlignedSegment, first: AlignedSegment | None) -> None:
        """Add what the source goes on with if the quotation ends before a restriction as if a sentence ended there."""
        if last.last < 1 or self.quoted.goes_on:
            return
        final = last.last - 1
        shown = ""
        if end := _END.search(self.quoted.text):
            shown = end[0].strip()
            start = first.first if first else last.first
            turned = polarity.ending_turns(
                self.index,
                final,
                self.language(last.first),
                omitted=end["gap"] is not None,
                whole=not start or self.index.ends_sentence(start - 1),
            )
        elif _COMMA.search(self.quoted.text) and polarity.ending_turns(
            self.index, final, self.language(last.first), omitted=False, whole=False
        ):
            shown, turned = ",", True
        else:
            keys = [word.key for word in self.quoted.segments[-1]]
            turned = polarity.exception_follows(self.index, final, keys)
        self.turn(turned)
        if turned:
            self.pieces.append(Piece(shown, self.index.text_of(last.last, last.last + _AFTER) + " …", False))

    def turn(self, turned: bool) -> None:
        """Take note of a change of the meaning."""
        self.faithful &= not turned

    def language(self, first: int) -> str:
        """The language of the text around the word `first`, looked for only where it matters."""
        return polarity.language_around(self.index, first)

    def is_aside(self, first: int, last: int) -> bool:
        """Whether the words `first` to `last` only interrupt somebody's words: “…,” said Byron, “…”."""
        if not first or last >= len(self.index.keys):
            return False
        between = self.index.text[self.index.ends[first - 1] : self.index.starts[last]]
        aside = polarity.ASIDE.search(between)
        return aside is not None and not between[: aside.start()].strip(".,;:!?…—–-") and aside.end() == len(between)

    def case_differences(self, part: Sequence[QuotedWord], place: int, *, starts: bool) -> list[Piece]:
        """One piece for each word if the case differs in an unpermitted way, else one piece for all.

        Only the first letter of a segment may change its case. `place` is the index of the first word in the text;
        `starts`: that word is the first of its segment.
        """
        pieces: list[Piece] = []
        for at, word in enumerate(part):
            draft = self.quoted.text[word.start : word.end]
            source = self.index.text_of(place + at, place + at + 1)
            same = same_letters(draft, source)
            if word.bracketed:
                self.alterations.append(Alteration.BRACKETS if word.stem or word.tail else Alteration.INITIAL)
                same = True
            elif not same and at == 0 and starts and same_letters(draft[1:], source[1:]):
                self.alterations.append(Alteration.INITIAL)
                same = True
            if self.begins_anew(word, draft, source):
                turned = polarity.beginning_turns(self.index, place, self.language(place))
                self.turn(turned)
                if turned:
                    first = polarity.sentence_start(self.index, place)
                    source = self.index.text_of(first, place + 1)
                    same = False
            pieces.append(Piece(draft, source, same))
        return [] if all(piece.same for piece in pieces) else pieces

    def begins_anew(self, word: QuotedWord, draft: str, source: str) -> bool:
        """Whether the quotation begins with this word, within a sentence of the source but as a sentence of its own."""
        return word is self.quoted.segments[0][0] and draft.lstrip("[")[:1].isupper() and source[:1].islower()

    def add_punctuation(self, segment: Sequence[QuotedWord], laid: AlignedSegment) -> None:
        """Add the differences between equal words: in marks and spaces (permitted) and in punctuation (not permitted).

        If there are unpermitted ones, a segment with equal words throughout gets one piece for each word.
        """
        pieces: list[Piece] = []
        for (start, end, text_start, _), equal in laid.operations:
            for at in range(start, end) if equal else ():
                piece = self.piece_with_punctuation(segment, at, text_start + at - start, at + 1 == end)
                pieces.append(piece)
        if all(piece.same for piece in pieces):
            return
        self.faithful = False
        if len(laid.operations) == 1:
            self.pieces[-1:] = pieces

    def piece_with_punctuation(self, segment: Sequence[QuotedWord], at: int, place: int, last: bool) -> Piece:
        """The piece for a word, with the punctuation after it if that differs and the word is not the last one."""
        word = segment[at]
        draft = self.quoted.text[word.start : word.end]
        source = self.index.text_of(place, place + 1)
        if last:
            return Piece(draft, source, True)
        following = segment[at + 1].start
        end, start = self.index.ends[place], self.index.starts[place + 1]
        ours, theirs = self.quoted.text[word.end : following], self.index.text[end:start]
        if ours == theirs:
            return Piece(draft, source, True)
        if punctuation_between(self.quoted.text, word.end, following) == punctuation_between(
            self.index.text, end, start
        ):
            self.alterations.append(Alteration.MARKS)
            return Piece(draft, source, True)
        return Piece(draft + ours.rstrip(), source + theirs.rstrip(), False)


def _is_contraction(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one side has in one word, with an apostrophe, what the other has in two."""
    one, two = sorted((ours, theirs), key=len)
    return len(one) == 1 and len(two) == 2 and "'" in one[0] and one[0][0] == two[0][0]
