"""Format quoted words by a manual: run in or as a block, with marks, alterations, lead-in and final punctuation."""

from collections.abc import Sequence
from enum import Enum
from itertools import accumulate

from citecli.frozen import FrozenValue
from citecli.markup.nodes import Content, Quoted, QuoteMarks, Text
from citecli.quoting.alterations import AlterationOptions, alter
from citecli.quoting.emphasis import italicized, without_marks
from citecli.quoting.final_punctuation import (
    LASTING_MARKS,
    EndedWords,
    end_sentence,
    last_text,
    with_last_mark,
    without_last_mark,
)
from citecli.quoting.interruptions import ends_sentence, join_parts, show_gaps, split_at_gap
from citecli.quoting.marks import PARAGRAPH, apply_marks, parse_content, strip_marks
from citecli.quoting.style_manuals import LINE, StyleManual
from citecli.text.words import count_words


class CitationPlacement(Enum):
    """What follows the quoted words; it decides about their last punctuation mark."""

    PARENTHESIS = "a citation in the sentence, which then ends with a full stop"
    MARK = "the number of a note, or a citation that is a number set high"
    NOTHING = "nothing: all that is to be cited was said before"


class SetQuotation(FrozenValue):
    """A quotation formatted by a manual for a writer's text, still without its citation."""

    paragraphs: tuple[Content, ...]
    """Run in, one, with its marks, and with a lead-in before them if there is one.

    As a block, one for each paragraph, or line of verse, of the source, without outer marks.
    """
    following_lines: frozenset[int] = frozenset()
    """The indexes of the paragraphs that are lines of verse after another: no empty line stands before them."""
    block: bool = False
    lead_in: Content = ()
    """The line before a block, if there is one."""
    space: str = " "
    """What stands before the citation, which follows the last paragraph."""
    stop: str = "."
    """What stands behind the citation."""


def words_to_quote(
    parts: Sequence[str],
    betweens: Sequence[str],
    alterations: AlterationOptions,
    manual: StyleManual,
    language: str = "en-US",
) -> str:
    """The words of a source with the writer's alterations, without quotation marks.

    `parts` are the parts of one utterance, usually one, with their marks. `betweens`, one fewer, are the texts between
    them, for which the result has gaps (`citecli.quoting.interruptions`). In the parts, `\n` only ends a line of verse,
    and an empty line separates paragraphs. Raises `NothingMatched` when the words named in an alteration do not occur.
    """
    words = join_parts([strip_marks(without_marks(part)) for part in parts], betweens)
    return alter(words, alterations, manual, language)


def is_block(words: str, manual: StyleManual, *, verse: bool = False) -> bool:
    """Whether quoted words are a block, because of their length or because they are several paragraphs or verse.

    `verse`: they are known to be verse, so that their paragraphs are stanzas, even where one line of each is quoted.
    """
    paragraphs = words.split(PARAGRAPH)
    verses = words.replace(PARAGRAPH, "\n").count("\n") + 1 if verse or "\n" in words.replace(PARAGRAPH, "") else 1
    if verses == 1 and len(paragraphs) > 1 and (manual.block_paragraphs or manual.block_lines):
        return True
    if manual.block_verse and verses >= manual.block_verse:
        return True
    if manual.block_words and count_words(words) >= manual.block_words:
        return True
    return bool(manual.block_lines) and len(words) > manual.block_lines * LINE


def set_quotation(
    words: str,
    *,
    block: bool,
    verse: bool = False,
    follows: CitationPlacement,
    marks: QuoteMarks,
    stop_inside: bool,
    lead_in: Content = (),
    interruption: Content = (),
) -> SetQuotation:
    """Format words, given without marks, as a quotation.

    `verse`: see `is_block`. `stop_inside`: the language puts full stops before a closing mark. `interruption` goes
    into the first gap between parts; in a block, or without a gap, `lead_in` introduces the words instead. In a
    run-in quotation, lines of verse are separated by a slash, stanzas by two, and paragraphs by a space (APA 7,
    8.26; MLA 9 and Chicago 18 on verse run in). A block ends with the words' own punctuation, followed by the
    citation without a full stop (APA 7, 8.27; MLA 9, long quotations; Chicago 18, block quotations).
    """
    is_verse = verse or "\n" in words.replace(PARAGRAPH, "")
    if block:
        return _as_block(show_gaps(words), follows, marks, stop_inside, lead_in, is_verse)
    flat = words.replace(PARAGRAPH, " // " if is_verse else " ").replace("\n", " / ")
    if interruption and (parts := split_at_gap(flat)):
        flat = parts[1]
        lead_in = (
            *_interrupted(parts[0], marks, stop_inside),
            *interruption,
            Text("." if ends_sentence(*parts) else ","),
        )
    content = parse_content(show_gaps(flat))
    if follows is CitationPlacement.PARENTHESIS:
        words_at_end = EndedWords(without_last_mark(content))
    else:
        words_at_end = end_sentence(content, stop_inside)
    quoted = apply_marks((Quoted(words_at_end.content),), marks)
    paragraph = (*lead_in, Text(" "), *quoted) if lead_in else quoted
    (paragraph,) = italicized((paragraph,))
    if words_at_end.outside:
        paragraph = (*paragraph, Text(words_at_end.outside))
    if follows is CitationPlacement.PARENTHESIS:
        return SetQuotation((paragraph,))
    return SetQuotation((paragraph,), space="", stop="")


def _interrupted(head: str, marks: QuoteMarks, stop_inside: bool) -> Content:
    """The first part of the words, up to the interruption, with a comma at its end unless it has a stronger mark."""
    content = without_last_mark(parse_content(show_gaps(head)))
    if last_text(content).endswith(LASTING_MARKS):
        return (*apply_marks((Quoted(content),), marks), Text(" "))
    if stop_inside:
        return (*apply_marks((Quoted(with_last_mark(content, ",")),), marks), Text(" "))
    return (*apply_marks((Quoted(content),), marks), Text(", "))


def _as_block(
    words: str, follows: CitationPlacement, marks: QuoteMarks, stop_inside: bool, lead_in: Content, verse: bool
) -> SetQuotation:
    paragraphs = [[line for line in part.split("\n") if line.strip()] for part in words.split(PARAGRAPH)]
    contents = [parse_content(line) for lines in paragraphs for line in lines]
    first_lines = accumulate((len(lines) for lines in paragraphs), initial=0)
    # A line of verse that ends without a mark is no end of a sentence.
    if not (verse and last_text(contents[-1])[-1:].isalnum()):
        last = end_sentence(contents[-1], stop_inside)
        contents[-1] = (*last.content, Text(last.outside)) if last.outside else last.content
    set_paragraphs = italicized(tuple(apply_marks(content, marks) for content in contents))
    following = frozenset(range(len(contents))) - frozenset(first_lines)
    return SetQuotation(
        set_paragraphs, following, True, lead_in, " " if follows is CitationPlacement.PARENTHESIS else "", ""
    )
