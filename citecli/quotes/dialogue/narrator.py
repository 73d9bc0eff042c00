"""The narrator of a story told in the first person: “said I” is whoever others call by name right after.

Or who gives a name outside the quotation marks (My name is …). Else the narrator has none.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from citecli.quotes.coreference.entities import Entity
from citecli.quotes.dialogue.cast import Cast
from citecli.quotes.dialogue.turns import Turn, is_title_alone
from citecli.quotes.languages.vocabulary import Agreement
from citecli.quotes.model import UNNAMED_NARRATOR
from citecli.text.patterns import compiled_late
from citecli.text.quotation_marks import Marked

_NEAR = 2
"""How many units apart a turn that calls the narrator by name may be."""
_INTRODUCED = compiled_late(
    r"\b(?:[Mm]y name (?:is|was)|I am called|(?:[Cc]all|[Cc]alled) me)\s+((?:[A-Z][\w’'-]{0,60}\.? ?){1,3})"
)
_SHARE = 2
"""One in how many calls must have the name."""


def narrator_of(cast: Cast, turns: list[Turn]) -> Entity | None:
    """The one who says “I” outside the marks; `None` where “I” is the source of no quotation."""
    own = [number for number, turn in enumerate(turns) if turn.kind == "i"]
    if not own:
        return None
    name = _introduced(cast) or _called(turns, own)
    if isinstance(name, Entity):
        return name
    return _unnamed(name)


def introduction(characters: str, quotes: Sequence[Marked]) -> str:
    """The name that the narrator gives outside the marks (My name is …); "" for none. `quotes` are in order."""
    starts: list[int] | None = None
    for match in _INTRODUCED.finditer(characters):
        if starts is None:
            starts = [marked.start for marked in quotes]
        before = bisect_right(starts, match.start()) - 1
        if before >= 0 and match.start() < quotes[before].end:
            continue  # somebody else's words
        return match.group(1).strip().rstrip(".")
    return ""


def _introduced(cast: Cast) -> Entity | str:
    """The name that the narrator gives outside the marks, or the character meant; "" for none."""
    written = introduction(cast.generator.text.characters, cast.generator.quotes)
    known = cast.called(tuple(word.rstrip(".").lower() for word in written.split())) if written else None
    return known if known is not None else written


def _called(turns: list[Turn], own: list[int]) -> Entity | str:
    """The name that the turns beside the narrator's own call; "" for none."""
    votes: Counter[Entity | str] = Counter()
    for number in own:
        for other in (number - 1, number + 1):
            if not 0 <= other < len(turns) or turns[other].kind == "i":
                continue
            if turns[max(other, number)].gap > _NEAR:
                continue
            for entity in turns[other].called:
                if not entity.speaks:
                    votes[entity] += 1
            if turns[other].unknown and not is_title_alone(turns[other].unknown):
                votes[" ".join(turns[other].unknown)] += 1
    if not votes:
        return ""
    (name, count), *_ = votes.most_common(1)
    return name if count * _SHARE >= votes.total() else ""


def _unnamed(name: str) -> Entity:
    """A person whom only turns name, no sentence outside the marks."""
    entity = Entity()
    words = name or UNNAMED_NARRATOR
    entity.forms[tuple(words.lower().split())] = (1, words, "")
    entity.best_words = words
    entity.aliases[words] = None
    entity.gender = Agreement.ANY
    entity.is_human = True
    entity.speaks = 1
    return entity
