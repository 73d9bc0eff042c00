"""Candidates: for each quotation everybody whose words they might be, and what speaks for each.

What speaks for or against is a list of *features*: short strings that name a pattern, each with a learned weight in
`data/weights.txt`. They are about form (where the cue stands, how it is linked to its source, what is between), never
about particular words beyond the closed lists. Two candidates are always there: nobody, and "no speech at all".
"""

from typing import NamedTuple

from citecli.quotes.attribution.cue_source_pairs import Frame, find_frames
from citecli.quotes.coreference.identity import Entity, Identities
from citecli.quotes.coreference.mentions import Mention, MentionKind, find_mentions
from citecli.quotes.tokens.lexicon import Word
from citecli.quotes.tokens.mark_features import Shape, shape_of
from citecli.quotes.tokens.tokenized_text import COMMA, PUNCTUATION, QUOTE, Outline
from citecli.text.quotation_marks import Marked


class Option(NamedTuple):
    """One candidate: a frame, or none (`nobody`, `no speech`), with its features. `origin` says where it is from."""

    frame: Frame | None
    origin: str
    features: list[str]


class Decision(NamedTuple):
    """What was decided on an earlier quotation: its token, the frame, and whether it is speech."""

    token: int
    frame: Frame | None
    speech: bool
    key: str
    entity: Entity | None = None


def bucket(gap: int) -> str:
    """A distance in tokens, coarsely."""
    if gap < 3:
        return str(gap)
    return "3+" if gap < 5 else "5+" if gap < 9 else "9+" if gap < 17 else "17+"


def mention_key(outline: Outline, mention: Mention) -> str:
    """What two mentions of one speaker mostly share: the head word."""
    return outline.lows[mention.head]


_SOURCES = frozenset(("subject", "inverted", "apposition", "relative"))
_PLAIN = frozenset(("say", "tell", "go-on", "state", "write"))
_PRONOUN_KINDS = {"he": "he", "she": "he", "it": "it", "they": "they", "i": "i", "we": "we", "you": "you"}
_REACH = 60
"""How many tokens away a frame may stand; only endless sentences have any farther."""
_LINKED = frozenset(("subject", "inverted", "according-to", "apposition", "relative", "coordinated", "participle"))


class Searcher:
    """The candidates of one text, one quotation after the other; sentences are read when first needed."""

    def __init__(self, outline: Outline, quotes: list[Marked], headline_units: int) -> None:
        self.outline = outline
        self.quotes = quotes
        self.headline_units = headline_units
        self._mentions: dict[int, list[Mention]] = {}
        self._frames: dict[int, list[Frame]] = {}
        self._kinds: dict[int, str] = {}
        self.identities = Identities(outline, self.mentions, headline_units)
        self._count_speakers()

    def _count_speakers(self) -> None:
        """Count how often each named one is the source of a plain reporting verb: who speaks once speaks again."""
        by_token = self.identities.by_token
        for sentence in range(len(self.outline.sentences)):
            for frame in self.frames(sentence):
                if frame.cue >= 0 and (
                    (frame.link in _SOURCES and frame.cue_class in _PLAIN)
                    or (frame.link == "inverted" and frame.cue_class in ("ask", "voice"))
                ):
                    entity = by_token.get(frame.mention.head)
                    if entity is not None:
                        entity.speaks += 1

    def kind_of(self, mention: Mention) -> str:
        """What a mention is, with what the text as a whole tells of it: a person, a pronoun's gender, a role."""
        key = mention.head << 4 | mention.kind
        known = self._kinds.get(key)
        if known is None:
            known = self._kinds[key] = self._kind_of(mention)
        return known

    def _kind_of(self, mention: Mention) -> str:
        if mention.kind is MentionKind.NAME:
            entity = self.identities.by_token.get(mention.head)
            if entity is not None and entity.is_person:
                return "person"
            return "name"
        if mention.kind is MentionKind.PRONOUN:
            return _PRONOUN_KINDS.get(self.outline.lows[mention.head], "pronoun")
        return mention.kind.name.lower()

    def speaks(self, mention: Mention) -> str:
        """How often the mention's bearer speaks in the text, coarsely; "" for what has no name."""
        entity = self.identities.by_token.get(mention.head)
        if entity is None:
            return ""
        return "never" if not entity.speaks else "once" if entity.speaks == 1 else "often"

    def mentions(self, sentence: int) -> list[Mention]:
        """The mentions of a sentence."""
        found = self._mentions.get(sentence)
        if found is None:
            found = self._mentions[sentence] = find_mentions(self.outline, sentence)
        return found

    def frames(self, sentence: int) -> list[Frame]:
        """The frames of a sentence."""
        found = self._frames.get(sentence)
        if found is None:
            found = self._frames[sentence] = find_frames(self.outline, sentence, self.mentions(sentence))
        return found

    def options(self, number: int, history: list[Decision]) -> tuple[Shape, list[Option]]:  # noqa: C901
        """The candidates of quotation `number`, given what was decided on those before it."""
        outline = self.outline
        token = outline.quote_at[number]
        here = outline.sentence[token]
        unit = outline.sentences[here][2]
        shape = shape_of(outline, self.quotes[number], token, unit < self.headline_units)
        options: list[Option] = []
        previous = history[-1] if history else None
        spoken = [decision for decision in history[-6:] if decision.speech and decision.frame is not None]
        last = spoken[-1] if spoken else None
        last_key = last.key if last else ""
        total = len(outline.sentences)
        cue = self.best_cue(here)
        goes_on = self.goes_on(number)
        tail = number
        while self._chained(tail) and tail - number < 12:
            tail += 1
        tail_token = outline.quote_at[tail]
        whole_unit = outline.unit_tokens[unit][0] == token and outline.unit_tokens[unit][1] == token + 1
        for sentence in (here, here - 1, here - 2, here - 3, here + 1):
            if sentence < 0 or sentence >= total:
                continue
            away = outline.sentences[sentence][2] - unit
            if (sentence > here and away and not (whole_unit and tail == number)) or away < -1 or away > 1:
                continue
            if away > 0 and outline.kinds[outline.sentences[sentence][0]] != QUOTE:
                continue
            distance = sentence - here
            for frame in self.frames(sentence):
                if frame.cue < 0 and (distance < -2 or distance > 0):
                    continue
                if frame.end < token - _REACH or frame.first > token + _REACH:
                    continue
                options.append(self._option(frame, token, distance, away, shape, last_key, cue))
        if tail != number:
            there = outline.sentence[tail_token]
            for sentence in (there, there + 1):
                if sentence < total and outline.sentences[sentence][2] == outline.sentences[there][2]:
                    options += [
                        self._option(frame, tail_token, sentence - there, 0, shape, last_key, cue)
                        for frame in self.frames(sentence)
                        if frame.cue >= 0 and frame.first > tail_token
                    ]
        seen: set[str] = set()
        for decision in reversed(spoken):
            if decision.key in seen:
                continue
            seen.add(decision.key)
            options.append(self._carried(decision, token, shape, len(seen), previous, cue, goes_on))
            if len(seen) == 2:
                break
        near = ""
        if previous is not None:
            same_sentence = outline.sentence[previous.token] == here
            same_unit = outline.sentences[outline.sentence[previous.token]][2] == unit
            near = "same-sentence" if same_sentence else "same-unit" if same_unit else "other-unit"
            near = f"previous {'speech' if previous.speech else 'none'} {near}"
        chained = f"goes-on-from {'speech' if previous is not None and previous.speech else 'none'}" if goes_on else ""
        nobody = ["nobody", f"nobody cue={cue}", f"nobody before={shape.before}", f"nobody size={shape.size}"]
        nothing = [
            "no-speech",
            *shape.features,
            f"cue={cue}",
            f"cue={cue} size={shape.size}",
            f"cue={cue} before={shape.before}",
        ]
        if near:
            nothing += [
                near,
                f"{near} size={shape.size}",
                f"{near} before={shape.before}",
                f"{near} opening={shape.opening}",
            ]
            nobody.append("nobody " + near)
        if chained:
            nothing.append(chained)
            nobody.append("nobody " + chained)
        if tail != number:
            nothing.append("unclosed goes-on")
        options.append(Option(None, "nobody", nobody))
        options.append(Option(None, "no speech", nothing))
        return shape, options

    def subject_of(self, sentence: int) -> str:
        """What the first mention of a sentence is that is not in a phrase."""
        for mention in self.mentions(sentence):
            if mention.kind is MentionKind.POSSESSOR:
                continue
            if mention.first and self.outline.kinds[mention.first - 1] == Word.PREPOSITION:
                continue
            return self.kind_of(mention)
        return "none"

    def best_cue(self, sentence: int) -> str:
        """The class of the strongest cue of a sentence that has a source."""
        best = ""
        for frame in self.frames(sentence):
            if frame.cue >= 0 and frame.link in _LINKED:
                if frame.cue_class in ("say", "tell", "state", "according"):
                    return frame.cue_class
                best = best or frame.cue_class
        return best or "none"

    def goes_on(self, number: int) -> bool:
        """Whether quotation `number` goes on from the one before it, left open at the end of its paragraph."""
        return self._chained(number - 1)

    def _chained(self, number: int) -> bool:
        """Whether quotation `number` is left open at the end of its unit, and the next unit opens with the next one."""
        if number < 0 or number + 1 >= len(self.quotes) or self.quotes[number].closed:
            return False
        outline = self.outline
        token = outline.quote_at[number]
        following = outline.quote_at[number + 1]
        unit = self.quotes[number].unit
        return (
            self.quotes[number + 1].unit == unit + 1
            and outline.unit_tokens[unit + 1][0] == following
            and outline.unit_tokens[unit][1] == token + 1
        )

    def _option(  # noqa: C901
        self, frame: Frame, token: int, distance: int, away: int, shape: Shape, last_key: str, cue: str
    ) -> Option:
        outline = self.outline
        kinds = outline.kinds
        if frame.end <= token:
            side, gap, low, high = "before", token - frame.end, frame.end, token
        elif frame.first > token:
            skip = token + 1 + shape.comma_outside
            side, gap, low, high = "after", max(frame.first - skip, 0), skip, frame.first
        else:
            side, gap, low, high = "around", 0, token, token
        between = kinds[low : min(high, low + _REACH)] if low < high else ()
        quotes, cues = between.count(QUOTE), between.count(Word.CUE)
        stops = between.count(PUNCTUATION) + between.count(COMMA)
        place = f"{side}{distance}" if not away else f"{side}{distance}p"
        mention = frame.mention
        kind_name = self.kind_of(mention)
        speaks = self.speaks(mention)
        link = frame.link
        gaps = bucket(gap)
        features = [
            f"{place} {link}",
            f"{place} {link} {gaps}",
            f"{place} {frame.cue_class} {frame.form}",
            f"{link} {frame.cue_class} {frame.form}",
            f"{place} {kind_name}",
            f"{link} {kind_name}",
            f"{place} closing={shape.closing} {link}",
            f"{place} before={shape.before}",
            f"{side} {gaps} beside={shape.before if side == 'before' else shape.after}",
            f"{place} size={shape.size}",
            f"{place} opening={shape.opening} {link}",
        ]
        if quotes:
            features.append(f"{place} quotations-between {min(quotes, 2)}")
        if cues:
            features.append(f"{place} cues-between {min(cues, 3)}")
        if stops:
            features.append(f"{place} stops-between {min(stops, 3)}")
        for fact in frame.facts:
            features.append(f"{link} {fact}")
            features.append(f"{kind_name} {fact}")
        if last_key:
            same = outline.lows[mention.head] == last_key
            features.append(f"{place} {'same' if same else 'other'} {kind_name}")
        if shape.first_in_unit:
            features.append(f"first {place} {link}")
        if link == "according-to" and frame.first == outline.sentences[mention.sentence][0]:
            features.append(f"according-first {place}")
        if frame.cue < 0 and mention.end < token and outline.words[mention.end] == ":":
            edge = outline.unit_tokens[outline.sentences[mention.sentence][2]][0] == mention.first
            features.append(f"label {'opens-unit' if edge else 'inside'} {bucket(token - mention.end - 1)}")
        if speaks:
            features.append(f"{link} speaks {speaks}")
        if frame.cue < 0:
            features.append(f"{place} alone cue={cue}")
            features.append(f"{place} alone speaks {speaks} {kind_name}")
            features.append(f"{place} alone {kind_name} {gaps}")
        return Option(frame, "frame", features)

    def _carried(
        self,
        decision: Decision,
        token: int,
        shape: Shape,
        rank: int,
        previous: Decision | None,
        cue: str,
        goes_on: bool,
    ) -> Option:
        outline = self.outline
        sentence = outline.sentence[token]
        was = outline.sentence[decision.token]
        units = outline.sentences[sentence][2] - outline.sentences[was][2]
        distance = (
            "same-sentence" if was == sentence else "same-unit" if not units else "next-unit" if units == 1 else "far"
        )
        between = token - decision.token - 1
        adjacent = previous is not None and previous.token == decision.token
        assert decision.frame is not None
        kind_name = self.kind_of(decision.frame.mention)
        features = [
            f"carried{rank} {distance}",
            f"carried{rank} {distance} {bucket(between)}",
            f"carried{rank} {distance} before={shape.before}",
            f"carried{rank} size={shape.size}",
            f"carried{rank} {distance} opening={shape.opening} first={shape.first_in_unit}",
            f"carried{rank} {kind_name}",
            f"carried{rank} {distance} adjacent={adjacent}",
            f"carried{rank} after={shape.after}",
            f"carried{rank} {distance} cue={cue}",
            f"carried{rank} goes-on={goes_on}",
            f"carried{rank} {distance} by {decision.frame.cue_class}",
            f"carried{rank} {distance} subject={self.subject_of(sentence)}",
            f"carried{rank} {distance} opening={shape.opening} size={shape.size}",
        ]
        return Option(decision.frame, f"carried {rank}", features)


__all__ = ["Decision", "Option", "Searcher", "bucket", "mention_key"]
