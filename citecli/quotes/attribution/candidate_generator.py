"""The candidate generator: for each quotation everybody whose words they might be, and what speaks for each.

What speaks for or against is a list of *features*: short strings that name a pattern, each with a learned weight in
`data/weights.txt`. They are about form (where the cue stands, how it is linked to its source, what is between), never
about particular words beyond the closed lists. Two candidates are always there: nobody, and "no speech at all".
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidates import CandidateOrigin, Decision, SourceCandidate
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.attribution.rare_patterns import RarePatterns, rare_patterns
from citecli.quotes.attribution.speech_evidence import SpeechEvidence
from citecli.quotes.coreference.mentions import Mention
from citecli.quotes.languages.vocabulary import TokenKind
from citecli.quotes.tokens.mark_features import MarkFeatures, mark_features
from citecli.quotes.tokens.tokenized_text import TokenizedText

_ACCORDING_TO = CueLink.ACCORDING_TO
_QUOTE, _CUE, _PUNCTUATION, _COMMA = TokenKind.QUOTE, TokenKind.CUE, TokenKind.PUNCTUATION, TokenKind.COMMA
"""Looked up once: this is done for every candidate, and reading a member from its class is slow before Python 3.12."""
_DASHES = "—–-―"
_SIGNATURE = 8
"""How many tokens a line that names who spoke before may have."""
_REACH = 60
"""How many tokens away a pair may stand; only endless sentences have any farther."""
_LONGEST_CHAIN = 12
"""How many paragraphs one utterance is followed over."""
_REMEMBERED = 6
"""How many decisions back a speaker is carried over from."""


def bucket(gap: int) -> str:
    """A distance in tokens, coarsely."""
    if gap < 3:
        return str(gap)
    return "3+" if gap < 5 else "5+" if gap < 9 else "9+" if gap < 17 else "17+"


def mention_key(text: TokenizedText, mention: Mention) -> str:
    """A key that two mentions of one speaker mostly share: the head word."""
    return text.tokens[mention.head].norm


class _QuotationContext(NamedTuple):
    """What all candidates of a quotation share.

    `token` is its placeholder, `last_token` that of the last quotation that goes on from it over paragraphs; `cue` the
    class of the best cue in its sentence; `continues` says that it goes on from the one before; `last_key` is the
    last speaker's.
    """

    token: int
    last_token: int
    sentence: int
    unit: int
    marks: MarkFeatures
    cue: str
    continues: bool
    previous: Decision | None
    last_key: str
    rare: RarePatterns


class CandidateGenerator(SpeechEvidence):
    """The candidates of one text, one quotation after the other."""

    def candidates(self, number: int, history: list[Decision]) -> tuple[MarkFeatures, list[SourceCandidate]]:
        """The candidates of quotation `number`, given what was decided on those before it, and what its marks tell.

        The last two are always that nobody is named, and that it is no speech.
        """
        spoken = [decision for decision in history[-_REMEMBERED:] if decision.speech and decision.pair is not None]
        here = self._context(number, history[-1] if history else None, spoken[-1].key if spoken else "")
        candidates = self._near(here)
        if here.last_token != here.token:
            candidates += self._after_chain(here)
        candidates += self._carried_over(here, spoken)
        candidates += self._unnamed(here)
        return here.marks, candidates

    def _context(self, number: int, previous: Decision | None, last_key: str) -> _QuotationContext:
        text = self.text
        token = text.quote_tokens[number]
        sentence = text.tokens[token].sentence
        unit = text.sentences[sentence].unit
        last = number
        while last - number < _LONGEST_CHAIN and self.continues(last + 1):
            last += 1
        marks = mark_features(text, self.quotes[number], token, unit < self.headline_units)
        return _QuotationContext(
            token,
            text.quote_tokens[last],
            sentence,
            unit,
            marks,
            self.best_cue(sentence),
            self.continues(number),
            previous,
            last_key,
            rare_patterns(text, token, marks, self.pairs, self.kind_of),
        )

    def _near(self, here: _QuotationContext) -> list[SourceCandidate]:
        """The pairs of the sentence around a quotation, the three before it, and the one after it."""
        candidates: list[SourceCandidate] = []
        for distance in (0, -1, -2, -3, 1):
            if not self._is_in_reach(here, distance):
                continue
            sentence = here.sentence + distance
            away = self.text.sentences[sentence].unit - here.unit
            cue_needed = distance < -2 or (distance > 0 and not here.rare.by_head)
            for pair in self.pairs(sentence):
                if cue_needed and pair.cue < 0:
                    continue
                if pair.end < here.token - _REACH or pair.first > here.token + _REACH:
                    continue
                candidates.append(self._of_pair(pair, here, here.token, f"{distance}p" if away else str(distance)))
        return candidates

    def _is_in_reach(self, here: _QuotationContext, distance: int) -> bool:
        """Whether the sentence at a distance may name the source: it is of the same paragraph or the one beside it.

        After the quotation another paragraph may only if the quotation has its own for itself, and that paragraph
        begins with one.
        """
        text = self.text
        number = here.sentence + distance
        if number < 0 or number >= len(text.sentences):
            return False
        sentence = text.sentences[number]
        away = sentence.unit - here.unit
        if away < -1 or away > 1:
            return False
        if distance > 0 and away:
            if text.tokens[sentence.first].word in _DASHES and sentence.end - sentence.first <= _SIGNATURE:
                return True  # - Hilary Clement
            alone = text.unit_tokens[here.unit] == (here.token, here.token + 1) and here.last_token == here.token
            return alone and text.tokens[sentence.first].kind is TokenKind.QUOTE
        return away <= 0 or text.tokens[sentence.first].kind is TokenKind.QUOTE

    def _after_chain(self, here: _QuotationContext) -> list[SourceCandidate]:
        """The pairs after the last of the quotations that go on from one over paragraphs."""
        text = self.text
        token = here.last_token
        sentence = text.tokens[token].sentence
        unit = text.sentences[sentence].unit
        return [
            self._of_pair(pair, here, token, str(distance))
            for distance in (0, 1)
            if sentence + distance < len(text.sentences) and text.sentences[sentence + distance].unit == unit
            for pair in self.pairs(sentence + distance)
            if pair.cue >= 0 and pair.first > token
        ]

    def _carried_over(self, here: _QuotationContext, spoken: list[Decision]) -> list[SourceCandidate]:
        """The last two speakers."""
        candidates: list[SourceCandidate] = []
        keys: set[str] = set()
        for decision in reversed(spoken):
            if decision.key not in keys and decision.pair is not None:
                keys.add(decision.key)
                origin = CandidateOrigin.TURN_BEFORE if candidates else CandidateOrigin.CARRIED_OVER
                features = self._carried_features(here, decision, decision.pair, len(keys))
                candidates.append(SourceCandidate(decision.pair, origin, features))
                if len(candidates) == 2:
                    break
        return candidates

    def _unnamed(self, here: _QuotationContext) -> list[SourceCandidate]:
        """That nobody is named, and that the words are no speech."""
        marks, cue = here.marks, here.cue
        nobody = ["nobody", f"nobody cue={cue}", f"nobody before={marks.before}", f"nobody size={marks.size}"]
        nothing = [
            "no-speech",
            *marks.features,
            f"cue={cue}",
            f"cue={cue} size={marks.size}",
            f"cue={cue} before={marks.before}",
        ]
        previous = here.previous
        spoke = "speech" if previous is not None and previous.speech else "none"
        if previous is not None:
            sentence = self.text.tokens[previous.token].sentence
            same_unit = self.text.sentences[sentence].unit == here.unit
            place = "same-sentence" if sentence == here.sentence else "same-unit" if same_unit else "other-unit"
            near = f"previous {spoke} {place}"
            nothing += [
                near,
                f"{near} size={marks.size}",
                f"{near} before={marks.before}",
                f"{near} opening={marks.opening}",
            ]
            nobody.append("nobody " + near)
        if here.continues:
            nothing.append(f"goes-on-from {spoke}")
            nobody.append(f"nobody goes-on-from {spoke}")
        if here.last_token != here.token:
            nothing.append("unclosed goes-on")
        if here.rare.silence:
            nothing.append(here.rare.silence)
        return [
            SourceCandidate(None, CandidateOrigin.NOBODY, nobody),
            SourceCandidate(None, CandidateOrigin.NO_SPEECH, nothing),
        ]

    def _of_pair(self, pair: CueSourcePair, here: _QuotationContext, token: int, distance: str) -> SourceCandidate:
        """The candidate that a pair makes for the quotation at `token`, a number of sentences away."""
        before, after, opening, closing, size, first_in_unit, _, comma_outside = here.marks
        if pair.end <= token:
            side, beside, gap, begin, stop = "before", before, token - pair.end, pair.end, token
        elif pair.first > token:
            begin = token + 1 + comma_outside
            side, beside, gap, stop = "after", after, max(pair.first - begin, 0), pair.first
        else:
            side, beside, gap, begin, stop = "around", after, 0, token, token
        place = side + distance
        kind_name = self.kind_of(pair.mention)
        # Plain strings: an enum member takes five times as long to be put into one.
        link, cue = str(pair.link), pair.cue_class + " " + pair.form
        gaps = bucket(gap)
        features = [
            f"{place} {link}",
            f"{place} {link} {gaps}",
            f"{place} {cue}",
            f"{link} {cue}",
            f"{place} {kind_name}",
            f"{link} {kind_name}",
            f"{place} closing={closing} {link}",
            f"{place} before={before}",
            f"{side} {gaps} beside={beside}",
            f"{place} size={size}",
            f"{place} opening={opening} {link}",
        ]
        if begin < stop:
            features += self._between_features(place, begin, min(stop, begin + _REACH))
        for name in pair.context:
            features.append(f"{link} {name}")
            features.append(f"{kind_name} {name}")
        if here.last_key:
            same = self.text.tokens[pair.mention.head].norm == here.last_key
            features.append(f"{place} {'same' if same else 'other'} {kind_name}")
        if first_in_unit:
            features.append(f"first {place} {link}")
        speaks = self.speaks(pair.mention)
        if here.rare.by_head and (rare := here.rare.by_head.get(pair.mention.head)):
            features.append(rare)
        if pair.cue < 0:
            features += self._label_features(pair.mention, token)
            if speaks:
                features.append(f"{link} speaks {speaks}")
            features.append(f"{place} alone cue={here.cue}")
            features.append(f"{place} alone speaks {speaks} {kind_name}")
            features.append(f"{place} alone {kind_name} {gaps}")
        else:
            if pair.link is _ACCORDING_TO and pair.first == self.text.sentences[pair.mention.sentence].first:
                features.append(f"according-first {place}")
            if speaks:
                features.append(f"{link} speaks {speaks}")
        return SourceCandidate(pair, CandidateOrigin.PAIR, features)

    def _between_features(self, place: str, begin: int, stop: int) -> list[str]:
        """What stands between a quotation and a pair."""
        count = self.text.kinds.count
        quotes, cues = count(_QUOTE, begin, stop), count(_CUE, begin, stop)
        stops = count(_PUNCTUATION, begin, stop) + count(_COMMA, begin, stop)
        features: list[str] = []
        if quotes:
            features.append(f"{place} quotations-between {min(quotes, 2)}")
        if cues:
            features.append(f"{place} cues-between {min(cues, 3)}")
        if stops:
            features.append(f"{place} stops-between {min(stops, 3)}")
        return features

    def _label_features(self, mention: Mention, token: int) -> list[str]:
        """What tells that a mention before a quotation, with a colon after it, is a label."""
        text = self.text
        if mention.end >= token or text.tokens[mention.end].word != ":":
            return []
        opens = text.unit_tokens[text.sentences[mention.sentence].unit][0] == mention.first
        return [f"label {'opens-unit' if opens else 'inside'} {bucket(token - mention.end - 1)}"]

    def _carried_features(
        self, here: _QuotationContext, decision: Decision, pair: CueSourcePair, rank: int
    ) -> list[str]:
        """What speaks for an earlier speaker, the `rank`th backwards, to go on."""
        tokens, sentences, marks = self.text.tokens, self.text.sentences, here.marks
        sentence = tokens[decision.token].sentence
        units = here.unit - sentences[sentence].unit
        if sentence == here.sentence:
            distance = "same-sentence"
        else:
            distance = "same-unit" if not units else "next-unit" if units == 1 else "far"
        adjacent = here.previous is not None and here.previous.token == decision.token
        carried = f"carried{rank}"
        place = f"{carried} {distance}"
        return [
            place,
            f"{place} {bucket(here.token - decision.token - 1)}",
            f"{place} before={marks.before}",
            f"{carried} size={marks.size}",
            f"{place} opening={marks.opening} first={marks.first_in_unit}",
            f"{carried} {self.kind_of(pair.mention)}",
            f"{place} adjacent={adjacent}",
            f"{carried} after={marks.after}",
            f"{place} cue={here.cue}",
            f"{carried} goes-on={here.continues}",
            f"{place} by {pair.cue_class}",
            f"{place} subject={self.subject_of(here.sentence)}",
            f"{place} opening={marks.opening} size={marks.size}",
        ]
