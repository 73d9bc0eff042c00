"""Quoted words, set by a manual: run in or as a block, with their marks, changes, lead-in and last punctuation mark."""

from collections.abc import Sequence

from citecli.markup.nodes import Content, Quoted, QuoteMarks, Text
from citecli.quoting.alterations import Alterations, altered
from citecli.quoting.final_punctuation import STAYS, closed_by, ended, last_text, open_ended
from citecli.quoting.interruptions import divided, ends_sentence, joined, shown
from citecli.quoting.marks import PARAGRAPH, bare, content_of, with_marks
from citecli.quoting.model import Follows, SetQuotation
from citecli.quoting.style_manuals import LINE, Manual
from citecli.text.words import count_words


def words_of(source: str, alterations: Alterations, manual: Manual) -> str:
    """The words of a source (marks and all) as they are to stand in the writer's text, bare.

    `source` has `\\n` only where a line of verse ends and an empty line between paragraphs. Raises `NothingMatched`
    when an alteration names words that do not occur.
    """
    return words_of_parts([source], (), alterations, manual)


def words_of_parts(parts: Sequence[str], betweens: Sequence[str], alterations: Alterations, manual: Manual) -> str:
    """The same for one utterance in several parts, between which the source has words of its own.

    They come with a gap (`citecli.quoting.interruptions`) between each two.
    """
    return altered(joined([bare(part) for part in parts], betweens), alterations, manual)


def is_block(words: str, manual: Manual) -> bool:
    """Whether bare words are set apart from the text: by their length, or because they are paragraphs or verse."""
    paragraphs = words.split(PARAGRAPH)
    if len(paragraphs) > 1 and (manual.block_paragraphs or manual.block_lines):
        return True
    verses = max(part.count("\n") + 1 for part in paragraphs)
    if manual.block_verse and verses >= manual.block_verse:
        return True
    if manual.block_words and count_words(words) >= manual.block_words:
        return True
    return bool(manual.block_lines) and len(words) > manual.block_lines * LINE


def set_words(
    words: str,
    *,
    block: bool,
    follows: Follows,
    marks: QuoteMarks,
    stop_inside: bool,
    lead_in: Content = (),
    interruption: Content = (),
) -> SetQuotation:
    """Bare words as a writer sets them.

    `stop_inside`: the language puts full stops before a closing mark. `interruption` goes where the first gap between
    parts is; in a block, or where no gap is left, `lead_in` introduces the words instead. Run in, lines of verse are
    parted by a slash and paragraphs by a space (APA 7, 8.26; MLA 9 and Chicago 18 on verse run in). In a block the
    words end as a sentence does, the citation follows behind that, and nothing follows it (APA 7, 8.27; MLA 9, long
    quotations; Chicago 18, block quotations).
    """
    if block:
        return _as_block(shown(words), follows, marks, stop_inside, lead_in)
    flat = words.replace(PARAGRAPH, " ").replace("\n", " / ")
    if interruption and (parts := divided(flat)):
        flat = parts[1]
        lead_in = (
            *_interrupted(parts[0], marks, stop_inside),
            *interruption,
            Text("." if ends_sentence(*parts) else ","),
        )
    content = content_of(shown(flat))
    if follows is Follows.PARENTHESIS:
        inside, outside = open_ended(content), ""
    else:
        inside, outside = ended(content, stop_inside)
    quoted = with_marks((Quoted(inside),), marks)
    paragraph = (*lead_in, Text(" "), *quoted) if lead_in else quoted
    if outside:
        paragraph = (*paragraph, Text(outside))
    if follows is Follows.PARENTHESIS:
        return SetQuotation((paragraph,))
    return SetQuotation((paragraph,), space="", stop="")


def _interrupted(head: str, marks: QuoteMarks, stop_inside: bool) -> Content:
    """The first part of words, up to the interruption: a comma parts the two where nothing stronger does."""
    content = open_ended(content_of(shown(head)))
    if last_text(content).endswith(STAYS):
        return (*with_marks((Quoted(content),), marks), Text(" "))
    if stop_inside:
        return (*with_marks((Quoted(closed_by(content, ",")),), marks), Text(" "))
    return (*with_marks((Quoted(content),), marks), Text(", "))


def _as_block(words: str, follows: Follows, marks: QuoteMarks, stop_inside: bool, lead_in: Content) -> SetQuotation:
    contents = [content_of(part) for part in words.replace(PARAGRAPH, "\n").split("\n") if part.strip()]
    last, outside = ended(contents[-1], stop_inside)
    contents[-1] = (*last, Text(outside)) if outside else last
    paragraphs = tuple(with_marks(content, marks) for content in contents)
    return SetQuotation(paragraphs, True, lead_in, " " if follows is Follows.PARENTHESIS else "", "")
