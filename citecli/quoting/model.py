"""What comes out of setting a quotation: content for a writer's own text, the citation not yet in it."""

from enum import Enum
from typing import NamedTuple

from citecli.markup.nodes import Content


class Follows(Enum):
    """What stands behind the quoted words, and so decides about their last punctuation mark."""

    PARENTHESIS = "a citation in the sentence, which then ends with a full stop"
    MARK = "the number of a note, or a citation that is a number set high"
    NOTHING = "nothing: all that is to be cited was said before"


class SetQuotation(NamedTuple):
    """Words set by a manual.

    `paragraphs`: run in, one, with its marks and with a lead-in before them, if there is one. As a `block`, one for
    each paragraph, or line of verse, of the source, without outer marks; then `lead_in` is a line before them.
    `space` and `stop` are what stands before and behind the citation, which follows the last paragraph.
    """

    paragraphs: tuple[Content, ...]
    block: bool = False
    lead_in: Content = ()
    space: str = " "
    stop: str = "."
