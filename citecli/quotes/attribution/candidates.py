"""Candidates: for each quotation everybody whose words they might be, and what speaks for each.

What speaks for or against is a list of *features*: short strings that name a pattern, each with a learned weight in
`data/weights.txt`. They are about form (where the cue stands, how it is linked to its source, what is between), never
about particular words beyond the closed lists. Two candidates are always there: nobody, and "no speech at all".
"""

from typing import NamedTuple

from citecli.quotes.attribution.cue_source_pairs import CueSourcePair, cue_source_pairs
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import Mention, MentionKind, mentions_of_sentence
from citecli.quotes.coreference.resolver import CoreferenceResolver
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.mark_features import MarkFeatures, mark_features
from citecli.quotes.tokens.tokenized_text import TokenizedText
from citecli.text.quotation_marks import Marked


class SourceCandidate(NamedTuple):
    """One candidate: a frame, or none (`nobody`, `no speech`), with its features. `origin` says where it is from."""

    pair: CueSourcePair | None
    origin: str
    features: list[str]


class Decision(NamedTuple):
    """What was decided on an earlier quotation: its token, the frame, and whether it is speech."""

    token: int
    pair: CueSourcePair | None
    speech: bool
    key: str
    entity: Entity | None = None


def bucket(gap: int) -> str:
    """A distance in tokens, coarsely."""
    if gap < 3:
        return str(gap)
    return "3+" if gap < 5 else "5+" if gap < 9 else "9+" if gap < 17 else "17+"


def mention_key(text: TokenizedText, mention: Mention) -> str:
    """What two mentions of one speaker mostly share: the head word."""
    return text.tokens[mention.head].norm


_SOURCES = frozenset(("subject", "inverted", "apposition", "relative"))
_PLAIN = frozenset(("say", "tell", "go-on", "state", "write"))
_PRONOUN_KINDS = {"he": "he", "she": "he", "it": "it", "they": "they", "i": "i", "we": "we", "you": "you"}
_REACH = 60
"""How many tokens away a frame may stand; only endless sentences have any farther."""
_LINKED = frozenset(("subject", "inverted", "according-to", "apposition", "relative", "coordinated", "participle"))


class CandidateGenerator:
    """The candidates of one text, one quotation after the other; sentences are read when first needed."""

    def __init__(self, text: TokenizedText, quotes: list[Marked], headline_units: int) -> None:
        self.text = text
        self.quotes = quotes
        self.headline_units = headline_units
        self._mentions: dict[int, list[Mention]] = {}
        self._pairs: dict[int, list[CueSourcePair]] = {}
        self._kinds: dict[int, str] = {}
        self.resolver = CoreferenceResolver(text, self.mentions, headline_units)
        self._count_speakers()

    def _count_speakers(self) -> None:
        """Count how often each named one is the source of a plain reporting verb: who speaks once speaks again."""
        by_token = self.resolver.by_token
        for sentence in range(len(self.text.sentences)):
            for pair in self.pairs(sentence):
                if pair.cue >= 0 and (
                    (pair.link in _SOURCES and pair.cue_class in _PLAIN)
                    or (pair.link == "inverted" and pair.cue_class in ("ask", "voice"))
                ):
                    entity = by_token.get(pair.mention.head)
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
            entity = self.resolver.by_token.get(mention.head)
            if entity is not None and entity.is_person:
                return "person"
            return "name"
        if mention.kind is MentionKind.PRONOUN:
            return _PRONOUN_KINDS.get(self.text.tokens[mention.head].norm, "pronoun")
        return mention.kind.name.lower()

    def speaks(self, mention: Mention) -> str:
        """How often the mention's bearer speaks in the text, coarsely; "" for what has no name."""
        entity = self.resolver.by_token.get(mention.head)
        if entity is None:
            return ""
        return "never" if not entity.speaks else "once" if entity.speaks == 1 else "often"

    def mentions(self, sentence: int) -> list[Mention]:
        """The mentions of a sentence."""
        found = self._mentions.get(sentence)
        if found is None:
            found = self._mentions[sentence] = mentions_of_sentence(self.text, sentence)
        return found

    def pairs(self, sentence: int) -> list[CueSourcePair]:
        """The frames of a sentence."""
        found = self._pairs.get(sentence)
        if found is None:
            found = self._pairs[sentence] = cue_source_pairs(self.text, sentence, self.mentions(sentence))
        return found

    def candidates(self, number: int, history: list[Decision]) -> tuple[MarkFeatures, list[SourceCandidate]]:  # noqa: C901
        """The candidates of quotation `number`, given what was decided on those before it."""
        text = self.text
        token = text.quote_tokens[number]
        here = text.tokens[token].sentence
        unit = text.sentences[here].unit
        marks = mark_features(text, self.quotes[number], token, unit < self.headline_units)
        candidates: list[SourceCandidate] = []
        previous = history[-1] if history else None
        spoken = [decision for decision in history[-6:] if decision.speech and decision.pair is not None]
        last = spoken[-1] if spoken else None
        last_key = last.key if last else ""
        total = len(text.sentences)
        cue = self.best_cue(here)
        goes_on = self.goes_on(number)
        tail = number
        while self._chained(tail) and tail - number < 12:
            tail += 1
        tail_token = text.quote_tokens[tail]
        whole_unit = text.unit_tokens[unit][0] == token and text.unit_tokens[unit][1] == token + 1
        for sentence in (here, here - 1, here - 2, here - 3, here + 1):
            if sentence < 0 or sentence >= total:
                continue
            away = text.sentences[sentence].unit - unit
            if (sentence > here and away and not (whole_unit and tail == number)) or away < -1 or away > 1:
                continue
            if away > 0 and text.tokens[text.sentences[sentence].first].kind is not TokenKind.QUOTE:
                continue
            distance = sentence - here
            for pair in self.pairs(sentence):
                if pair.cue < 0 and (distance < -2 or distance > 0):
                    continue
                if pair.end < token - _REACH or pair.first > token + _REACH:
                    continue
                candidates.append(self._option(pair, token, distance, away, marks, last_key, cue))
        if tail != number:
            there = text.tokens[tail_token].sentence
            for sentence in (there, there + 1):
                if sentence < total and text.sentences[sentence].unit == text.sentences[there].unit:
                    candidates += [
                        self._option(pair, tail_token, sentence - there, 0, marks, last_key, cue)
                        for pair in self.pairs(sentence)
                        if pair.cue >= 0 and pair.first > tail_token
                    ]
        seen: set[str] = set()
        for decision in reversed(spoken):
            if decision.key in seen:
                continue
            seen.add(decision.key)
            candidates.append(self._carried(decision, token, marks, len(seen), previous, cue, goes_on))
            if len(seen) == 2:
                break
        near = ""
        if previous is not None:
            same_sentence = text.tokens[previous.token].sentence == here
            same_unit = text.sentence_of(previous.token).unit == unit
            near = "same-sentence" if same_sentence else "same-unit" if same_unit else "other-unit"
            near = f"previous {'speech' if previous.speech else 'none'} {near}"
        chained = f"goes-on-from {'speech' if previous is not None and previous.speech else 'none'}" if goes_on else ""
        nobody = ["nobody", f"nobody cue={cue}", f"nobody before={marks.before}", f"nobody size={marks.size}"]
        nothing = [
            "no-speech",
            *marks.features,
            f"cue={cue}",
            f"cue={cue} size={marks.size}",
            f"cue={cue} before={marks.before}",
        ]
        if near:
            nothing += [
                near,
                f"{near} size={marks.size}",
                f"{near} before={marks.before}",
                f"{near} opening={marks.opening}",
            ]
            nobody.append("nobody " + near)
        if chained:
            nothing.append(chained)
            nobody.append("nobody " + chained)
        if tail != number:
            nothing.append("unclosed goes-on")
        candidates.append(SourceCandidate(None, "nobody", nobody))
        candidates.append(SourceCandidate(None, "no speech", nothing))
        return marks, candidates

    def subject_of(self, sentence: int) -> str:
        """What the first mention of a sentence is that is not in a phrase."""
        for mention in self.mentions(sentence):
            if mention.kind is MentionKind.POSSESSOR:
                continue
            if mention.first and self.text.tokens[mention.first - 1].kind is TokenKind.PREPOSITION:
                continue
            return self.kind_of(mention)
        return "none"

    def best_cue(self, sentence: int) -> str:
        """The class of the strongest cue of a sentence that has a source."""
        best = ""
        for pair in self.pairs(sentence):
            if pair.cue >= 0 and pair.link in _LINKED:
                if pair.cue_class in ("say", "tell", "state", "according"):
                    return pair.cue_class
                best = best or pair.cue_class
        return best or "none"

    def goes_on(self, number: int) -> bool:
        """Whether quotation `number` goes on from the one before it, left open at the end of its paragraph."""
        return self._chained(number - 1)

    def _chained(self, number: int) -> bool:
        """Whether quotation `number` is left open at the end of its unit, and the next unit opens with the next one."""
        if number < 0 or number + 1 >= len(self.quotes) or self.quotes[number].closed:
            return False
        text = self.text
        token = text.quote_tokens[number]
        following = text.quote_tokens[number + 1]
        unit = self.quotes[number].unit
        return (
            self.quotes[number + 1].unit == unit + 1
            and text.unit_tokens[unit + 1][0] == following
            and text.unit_tokens[unit][1] == token + 1
        )

    def _option(  # noqa: C901
        self, pair: CueSourcePair, token: int, distance: int, away: int, marks: MarkFeatures, last_key: str, cue: str
    ) -> SourceCandidate:
        text = self.text
        if pair.end <= token:
            side, gap, begin, stop = "before", token - pair.end, pair.end, token
        elif pair.first > token:
            skip = token + 1 + marks.comma_outside
            side, gap, begin, stop = "after", max(pair.first - skip, 0), skip, pair.first
        else:
            side, gap, begin, stop = "around", 0, token, token
        between = text.kinds(begin, min(stop, begin + _REACH)) if begin < stop else []
        quotes, cues = between.count(TokenKind.QUOTE), between.count(TokenKind.CUE)
        stops = between.count(TokenKind.PUNCTUATION) + between.count(TokenKind.COMMA)
        place = f"{side}{distance}" if not away else f"{side}{distance}p"
        mention = pair.mention
        kind_name = self.kind_of(mention)
        speaks = self.speaks(mention)
        link = pair.link
        gaps = bucket(gap)
        features = [
            f"{place} {link}",
            f"{place} {link} {gaps}",
            f"{place} {pair.cue_class} {pair.form}",
            f"{link} {pair.cue_class} {pair.form}",
            f"{place} {kind_name}",
            f"{link} {kind_name}",
            f"{place} closing={marks.closing} {link}",
            f"{place} before={marks.before}",
            f"{side} {gaps} beside={marks.before if side == 'before' else marks.after}",
            f"{place} size={marks.size}",
            f"{place} opening={marks.opening} {link}",
        ]
        if quotes:
            features.append(f"{place} quotations-between {min(quotes, 2)}")
        if cues:
            features.append(f"{place} cues-between {min(cues, 3)}")
        if stops:
            features.append(f"{place} stops-between {min(stops, 3)}")
        for fact in pair.context:
            features.append(f"{link} {fact}")
            features.append(f"{kind_name} {fact}")
        if last_key:
            same = text.tokens[mention.head].norm == last_key
            features.append(f"{place} {'same' if same else 'other'} {kind_name}")
        if marks.first_in_unit:
            features.append(f"first {place} {link}")
        if link == "according-to" and pair.first == text.sentences[mention.sentence].first:
            features.append(f"according-first {place}")
        if pair.cue < 0 and mention.end < token and text.tokens[mention.end].word == ":":
            edge = text.unit_tokens[text.sentences[mention.sentence].unit][0] == mention.first
            features.append(f"label {'opens-unit' if edge else 'inside'} {bucket(token - mention.end - 1)}")
        if speaks:
            features.append(f"{link} speaks {speaks}")
        if pair.cue < 0:
            features.append(f"{place} alone cue={cue}")
            features.append(f"{place} alone speaks {speaks} {kind_name}")
            features.append(f"{place} alone {kind_name} {gaps}")
        return SourceCandidate(pair, "frame", features)

    def _carried(
        self,
        decision: Decision,
        token: int,
        marks: MarkFeatures,
        rank: int,
        previous: Decision | None,
        cue: str,
        goes_on: bool,
    ) -> SourceCandidate:
        text = self.text
        sentence = text.tokens[token].sentence
        was = text.tokens[decision.token].sentence
        units = text.sentences[sentence].unit - text.sentences[was].unit
        distance = (
            "same-sentence" if was == sentence else "same-unit" if not units else "next-unit" if units == 1 else "far"
        )
        between = token - decision.token - 1
        adjacent = previous is not None and previous.token == decision.token
        assert decision.pair is not None
        kind_name = self.kind_of(decision.pair.mention)
        features = [
            f"carried{rank} {distance}",
            f"carried{rank} {distance} {bucket(between)}",
            f"carried{rank} {distance} before={marks.before}",
            f"carried{rank} size={marks.size}",
            f"carried{rank} {distance} opening={marks.opening} first={marks.first_in_unit}",
            f"carried{rank} {kind_name}",
            f"carried{rank} {distance} adjacent={adjacent}",
            f"carried{rank} after={marks.after}",
            f"carried{rank} {distance} cue={cue}",
            f"carried{rank} goes-on={goes_on}",
            f"carried{rank} {distance} by {decision.pair.cue_class}",
            f"carried{rank} {distance} subject={self.subject_of(sentence)}",
            f"carried{rank} {distance} opening={marks.opening} size={marks.size}",
        ]
        return SourceCandidate(decision.pair, f"carried {rank}", features)
