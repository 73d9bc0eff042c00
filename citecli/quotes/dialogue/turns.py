"""Turns: the speech of one paragraph, the words beside it that may say whose it is, and the names that it calls.

In dialogue a paragraph has one speaker. So the words in marks of a paragraph are decided together.
"""

from typing import NamedTuple

from citecli.quotes.attribution.candidate_generator import CandidateGenerator, bucket
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.coreference.mentions import MentionKind
from citecli.quotes.dialogue.cast import Cast
from citecli.quotes.languages.english.lexicon import PRONOUN_GENDER, TITLES
from citecli.quotes.languages.vocabulary import Agreement, TokenKind
from citecli.quotes.tokens.tokenized_text import TextToken
from citecli.text.patterns import compiled_late

FAR = 9
"""As many units apart as turns can count."""
_NAMES = compiled_late(r"(?<![\w’'])(?:[A-Z][\w’'-]{0,60}\.? ){0,3}[A-Z][\w’'-]{1,60}")
_SIR = compiled_late(r"\b(?:sir|my lord|gentlemen|old (?:man|fellow|chap|boy)|my (?:boy|lad|son)|father|papa|dad)\b")
_MADAM = compiled_late(r"\b(?:ma[’']am|madam|my lady|miss|mother|mamma|mama|mum|my (?:girl|lass))\b")
_LOOKED_AT = 3000
"""How many characters of a quotation are read for names."""
_STRONG = (CueLink.SUBJECT, CueLink.INVERTED)
_VERBAL = (TokenKind.VERB, TokenKind.CUE, TokenKind.AUXILIARY)
_REACH = 40
_EDGE = ",.!?;—-…"
_ADDRESSING = frozenset("dear dearest oh ah o well yes no poor and".split())
_NOWHERE = 99


class Slot(NamedTuple):
    """A mention beside the words of a turn.

    `kind` is what it is (a name, a pronoun), `features` say what its place is like. `strong` says that a cue beside the
    words is its verb, `acts` that another verb follows it.
    """

    pair: CueSourcePair
    kind: str
    features: tuple[str, str]
    strong: bool
    acts: bool


class Turn:
    """The speech of one unit: quotations `first` up to, not including, `end`, and what was read around them."""

    __slots__ = (
        "addresses",
        "begin",
        "called",
        "end",
        "first",
        "gap",
        "kind",
        "named",
        "slots",
        "stop",
        "token",
        "unit",
        "unknown",
    )

    def __init__(self, unit: int, first: int, token: int, gap: int, begin: int) -> None:
        self.begin = begin
        """The token from which on words beside it are read."""
        self.stop = begin
        """The token up to which they are."""
        self.unit = unit
        """The unit; the last one where the words run on over several."""
        self.first = first
        self.end = first + 1
        self.token = token
        """The placeholder of its first quotation."""
        self.gap = gap
        """How many units stand between it and the turn before, -1 where both are of one."""
        self.kind = "bare"
        """What names the speaker: nothing ("bare"), a "name", a pronoun, "beat" for words that only stand by."""
        self.slots: list[Slot] = []
        self.called: list[Entity] = []
        """Who is called by name."""
        self.named: list[Entity] = []
        """Who is named otherwise."""
        self.unknown: tuple[str, ...] = ()
        """Names called that stand nowhere outside quotation marks, as written."""
        self.addresses = Agreement.ANY
        """The gender of the person spoken to, as far as "sir" and the like tell."""


def turns_of(generator: CandidateGenerator, cast: Cast, spoken: list[int]) -> list[Turn]:
    """The turns of a text; `spoken` has the numbers of the quotations that are speech."""
    text = generator.text
    turns: list[Turn] = []
    cued: Entity | None = None
    for number in spoken:
        unit = generator.quotes[number].unit
        token = text.quote_tokens[number]
        own = _cued_after(generator, token)
        shares = bool(turns) and turns[-1].unit == unit
        differs = shares and own is not None and cued is not None and own != cued
        goes_on = shares or (bool(turns) and turns[-1].end == number and generator.continues(number))
        if goes_on and not differs:
            turns[-1].end = number + 1
            turns[-1].unit = unit
            turns[-1].stop = text.unit_tokens[unit][1]
            cued = own if own is not None else cued
            continue
        begin = token
        if differs:
            turns[-1].stop = token
        else:
            begin = text.unit_tokens[unit][0]
        gap = min(unit - turns[-1].unit - 1, FAR) if turns else FAR
        turns.append(Turn(unit, number, token, gap, begin))
        turns[-1].stop = text.unit_tokens[unit][1]
        cued = own
    for turn in turns:
        _read_slots(generator, turn)
        for number in range(turn.first, turn.end):
            _read_words(generator, cast, turn, number)
    return turns


def _cued_after(generator: CandidateGenerator, token: int) -> Entity | None:
    """The person that a cue right after the quotation at a token names; `None` for none with a name."""
    for pair in generator.pairs(generator.text.tokens[token].sentence):
        if pair.cue > token and pair.first == token + 1 and pair.link in _STRONG:
            return generator.resolver.by_token.get(pair.mention.head)
    return None


def _read_slots(generator: CandidateGenerator, turn: Turn) -> None:
    """Read the words beside the quotations of a turn."""
    text = generator.text
    tokens = text.tokens
    quotes = [text.quote_tokens[number] for number in range(turn.first, turn.end)]
    begin, end = turn.begin, turn.stop
    if end <= begin:
        return
    first = tokens[begin].sentence
    lead = first - 1 if _is_led_up_to(tokens, begin) else -1
    at = 0
    for number in range(lead if lead >= 0 else first, tokens[end - 1].sentence + 1):
        for pair in generator.pairs(number):
            while at + 1 < len(quotes) and quotes[at + 1] < pair.first:
                at += 1
            while at and quotes[at] > pair.first:
                at -= 1
            after = quotes[at] if quotes[at] < pair.first else -1
            following = at if after < 0 else at + 1
            before = quotes[following] if following < len(quotes) else -1
            if (pair.first < begin and number != lead) or pair.first >= end:
                continue
            slot = _slot(generator, pair, after, before, number == lead)
            if slot is not None:
                turn.slots.append(slot)
    turn.kind = _kind_of_turn(turn, tokens[begin:end], lead >= 0)


def _is_led_up_to(tokens: list[TextToken], begin: int) -> bool:
    """Whether the unit before the one at token `begin`, which opens with a quotation, leads up to it: She said:"""
    return begin > 0 and tokens[begin - 1].word in (":", ",", "—") and tokens[begin].kind is TokenKind.QUOTE


def _kind_of_turn(turn: Turn, tokens: list[TextToken], led: bool) -> str:
    for slot in turn.slots:
        if slot.strong:
            return slot.kind
    for slot in turn.slots:
        if slot.acts:
            return "beat-" + slot.kind
    if any(token.kind is not TokenKind.QUOTE for token in tokens):
        return "beat"
    return "led" if led else "bare"


def _slot(generator: CandidateGenerator, pair: CueSourcePair, after: int, before: int, leads: bool) -> Slot | None:
    """What the place of a pair between two quotations is like, -1 for none on that side; `leads` up to the turn."""
    tokens = generator.text.tokens
    sentence = pair.mention.sentence
    gap_after = gap_before = _NOWHERE
    same_after = same_before = False
    if after >= 0:
        start = after + 1
        if tokens[start].kind is TokenKind.COMMA:
            start += 1
        gap_after = max(pair.first - start, 0)
        same_after = tokens[after].sentence == sentence
    if before >= 0:
        gap_before = max(before - pair.end, 0)
        same_before = tokens[before].sentence == sentence
    if min(gap_after, gap_before) > _REACH:
        return None
    nearer = gap_after <= gap_before
    comes_after = nearer if same_after == same_before else same_after
    beside = same_after or same_before
    side, gap = ("after", gap_after) if comes_after else ("before", gap_before)
    if leads:
        side = "up-to"
    elif not beside:
        side = "apart-" + side
    place = f"{side} {bucket(gap)}"
    kind = _kind(generator, pair)
    if pair.cue >= 0:
        link = str(pair.link)
        strong = gap <= 1 and beside and not leads and pair.link in _STRONG
        features = (f"cue {place} {link}", f"cue {side} {link} {pair.cue_class} {pair.form}")
        return Slot(pair, kind, features, strong, False)
    acts = _leads_verb(generator, pair)
    verb = "acts" if acts else "stands"
    context = pair.context[0] if pair.context else "plain"
    return Slot(pair, kind, (f"{verb} {place}", f"{verb} {side} {context}"), False, acts)


def _leads_verb(generator: CandidateGenerator, pair: CueSourcePair) -> bool:
    """Whether a verb follows a mention."""
    text = generator.text
    tokens = text.tokens
    at = pair.mention.end
    end = text.sentences[pair.mention.sentence].end
    while at < end and tokens[at].kind is TokenKind.ADVERB:
        at += 1
    if at >= end or pair.mention.kind in (MentionKind.POSSESSOR, MentionKind.OBJECT):
        return False
    token = tokens[at]
    return token.kind in _VERBAL or (token.kind is TokenKind.OTHER and token.norm[-2:] == "ed")


_KINDS = {MentionKind.OBJECT: "object", MentionKind.ROLE: "role"}


def _kind(generator: CandidateGenerator, pair: CueSourcePair) -> str:
    """What a mention is: a name, a pronoun, a role."""
    mention = pair.mention
    norm = generator.text.tokens[mention.head].norm
    if mention.kind is MentionKind.NAME:
        return "name" if mention.head in generator.resolver.by_token else "role"
    if mention.kind is MentionKind.POSSESSOR:
        return "owner" if mention.head in generator.resolver.by_token else "possessive"
    if mention.kind is MentionKind.PRONOUN:
        if norm in ("i", "we"):
            return "i"
        return "he" if PRONOUN_GENDER.get(norm) in (Agreement.MALE, Agreement.FEMALE) else "it"
    return _KINDS.get(mention.kind, "other")


def _read_words(generator: CandidateGenerator, cast: Cast, turn: Turn, number: int) -> None:
    """Read the names in the words of a quotation: who is called, and who is spoken of."""
    marked = generator.quotes[number]
    characters = generator.text.characters
    start, end = marked.start + len(marked.opener), marked.end - (marked.closer_length if marked.closed else 0)
    end = min(end, start + _LOOKED_AT)
    for match in _NAMES.finditer(characters, start, end):
        written = match.group().split()
        words = [word.rstrip(".").removesuffix("'s") for word in match.group().lower().replace("’", "'").split()]
        vocative = _is_vocative(characters, match.start(), match.end(), start, end)
        known: Entity | None = None
        while words and (known := cast.called(tuple(words))) is None:
            del words[0]
        if known is None:
            if vocative and not turn.unknown and match.start() > start:
                turn.unknown = tuple(written)
            continue
        vocative = vocative or (len(words) < len(written) and _closes(characters[match.end() : end]))
        target = turn.called if vocative else turn.named
        if known not in target:
            target.append(known)
    if not turn.addresses:
        if _SIR.search(characters, start, end):
            turn.addresses = Agreement.MALE
        elif _MADAM.search(characters, start, end):
            turn.addresses = Agreement.FEMALE


def _closes(after: str) -> bool:
    """Whether a stop or nothing follows."""
    return not after.strip() or after[0] in _EDGE


def _is_vocative(characters: str, first: int, last: int, start: int, end: int) -> bool:
    """Whether a name at `first` to `last`, in words from `start` to `end`, calls somebody: it is set off from them."""
    after = characters[last:end]
    if not _closes(after):
        return False
    if first == start:
        return after[:1] in (",", "!", "?", "—", "-", ";")
    before = characters[max(first - 12, start) : first]
    words = before.lower().split()
    return before.rstrip()[-1:] in _EDGE or bool(words and words[-1] in _ADDRESSING)


def is_title_alone(words: tuple[str, ...]) -> bool:
    """Whether a name is nothing but titles."""
    return all(word.rstrip(".").lower() in TITLES for word in words)
