"""Speech in a dialogue: which words in marks somebody says, and which are a title, a term, a word at arm's length."""

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.weights import Weights


def speech_features(generator: CandidateGenerator, number: int, spoke: bool) -> list[str]:
    """What tells whether quotation `number` is speech; `spoke` says whether the one before it is."""
    text = generator.text
    token = text.quote_tokens[number]
    unit = generator.quotes[number].unit
    marks = generator.marks(number, unit < generator.headline_units)
    first, end = text.unit_tokens[unit]
    alone = "bare" if end == first + 1 else "opens" if token == first else "ends" if token + 1 == end else "inside"
    features = ["speech", f"speech {alone}", f"speech {alone} size={marks.size}", f"speech {alone} {marks.closing}"]
    features += [f"speech {feature}" for feature in marks.features]
    before = text.sentence_of(token)
    features.append(f"speech cue={generator.best_cue(text.tokens[token].sentence)} {marks.size}")
    features.append(f"speech opens-sentence={token == before.first} {marks.opening} {marks.closing}")
    features.append(f"speech previous={spoke} {alone}")
    return features


def spoken(generator: CandidateGenerator, weights: Weights) -> list[int]:
    """The numbers of the quotations of a dialogue that are speech."""
    numbers: list[int] = []
    spoke = True
    for number in range(len(generator.quotes)):
        goes_on = generator.continues(number)
        spoke = spoke if goes_on else weights.score(speech_features(generator, number, spoke)) > 0
        if spoke:
            numbers.append(number)
    return numbers
