"""Learn the weights of quotation attribution from an annotated corpus, and measure them on folds that did not see it.

    python tests/training/train.py CORPUS.jsonl --scorer quote_eval.py [--folds 5] [--write]

CORPUS has a JSON line a document: {"id", "text", "quotes": [{"start", "end", "kind", "speaker", "speaker_spans",
"cue_spans"}]}. SCORER is a Python file with `score(gold, predictions, kinds, errors=None)`. Standard library only, and
the seed is fixed: two runs give the same weights. No text of the corpus is kept: the weights belong to features, which
name patterns of form.
"""

import argparse
import importlib.util
import json
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from learning import SEED, Example, Index, calibrate, count, fit, shorthand, written

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.candidates import Decision
from citecli.quotes.attribution.cue_links import CueLink
from citecli.quotes.attribution.cue_source_pairs import CueSourcePair
from citecli.quotes.attribution.decoding import decision_of
from citecli.quotes.attribution.weights import Weights
from citecli.quotes.extraction import quotations
from citecli.quotes.indirect.content_spans import content_spans
from citecli.quotes.indirect.reported_speech import best_source, pairs_by_cue, source_features
from citecli.quotes.tokens.prepared_text import PreparedText, prepare

Document = dict[str, Any]
POWERS = 0.5, 0.6, 0.6
BY_HAND = {
    "according-first before0": 1.2,
    "inside-name": 4.0,
    "hand before-colon": 4.0,
    "hand heading": 6.0,
    "hand signature": 6.0,
    "hand told": 3.0,
    "hand whose-words": 4.0,
    "hand its-own": -4.0,
    "hand is-called": 4.0,
    "hand attributive": 2.5,
    "hand titled": 2.5,
}
"""Weights of patterns that leave no doubt and are too rare in the corpus to be learned: According to A, B “…”, and a
nickname."""
MARKED = ("direct", "mixed")
_EDGE = frozenset(" \t\r\n\u00a0\"“”„«»'‘’`,.;:!?…-–—()[]")
_ENDS_HEAD = frozenset(("who", "which", "that", "of", "for", "from", "at", "with", "in", "on", "during"))


class Cued(NamedTuple):
    """A cue of indirect speech: its sentence and frames, the contents annotated for it, and which frames are right."""

    sentence: int
    pairs: list[CueSourcePair]
    spans: list[tuple[int, int]]
    right: list[int]


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Move both ends inwards over white space, marks and stops."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def overlap(a: tuple[int, int], b: tuple[int, int]) -> float:
    """Characters in common over characters in either."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return common / (max(a[1], b[1]) - min(a[0], b[0])) if common > 0 else 0.0


def head_word(words: str) -> str:
    """The last word of a source before what follows with a comma or a preposition, for comparing two sources."""
    head = ""
    for word in words.replace("’", "'").split():
        if head and word.lower() in _ENDS_HEAD:
            break
        head = word
        if word[-1] in ",;:(":
            break
    head = head.strip(' ,.;:()"“”').lower()
    return head[:-2] if head.endswith("'s") else head.rstrip("'")


def is_source(prepared: PreparedText, first: int, end: int, quote: Document) -> tuple[bool, bool]:
    """Whether the source in tokens `first` to `end` has the head of the annotated one, and whether it stands there."""
    text = prepared.text
    if head_word(text.verbatim(first, end)) != head_word(quote["speaker"]):
        return False, False
    begin, stop = text.tokens[first].start, text.tokens[end - 1].end
    return True, any(begin < b and a < stop for a, b in quote.get("speaker_spans") or ())


def marked_examples(
    document: Document, prepared: PreparedText, generator: CandidateGenerator, index: Index
) -> list[Example]:
    """The choices on words in marks, with what was true of the words before each."""
    text = prepared.text
    characters = text.characters
    gold = [
        (trim(characters, quote["start"], quote["end"]), quote)
        for quote in document["quotes"]
        if quote["kind"] in MARKED
    ]
    history: list[Decision] = []
    found = []
    for number, marked in enumerate(prepared.quotes):
        _, candidates = generator.candidates(number, history)
        span = trim(characters, marked.start, marked.end)
        match = next((quote for place, quote in gold if overlap(span, place) >= 0.5), None)
        if match is None:
            good = [len(candidates) - 1]
        elif not match["speaker"]:
            good = [len(candidates) - 2]
        else:
            there, named = [], []
            for position, candidate in enumerate(candidates):
                if candidate.pair is None:
                    continue
                same, exact = is_source(prepared, candidate.pair.source_first, candidate.pair.source_end, match)
                if same:
                    named.append(position)
                if exact:
                    there.append(position)
            good = there or named
        if good:
            found.append(Example([index.row(candidate.features) for candidate in candidates], good))
        answer = candidates[good[0]] if good else candidates[-2]
        history.append(decision_of(generator, text.quote_tokens[number], answer, history))
    return found


def reports_of(document: Document, prepared: PreparedText, generator: CandidateGenerator) -> list[Cued]:
    """The cues of indirect speech, with what the annotation says of each."""
    text = prepared.text
    characters = text.characters
    gold = [
        (trim(characters, quote["start"], quote["end"]), quote)
        for quote in document["quotes"]
        if quote["kind"] == "indirect"
    ]
    found = []
    for sentence in range(len(text.sentences)):
        for cue, pairs in pairs_by_cue(generator, sentence).items():
            place = text.tokens[cue].start, text.tokens[cue].end
            matches = [pair for pair in gold if any(a < place[1] and place[0] < b for a, b in pair[1]["cue_spans"])]
            right = set()
            for _, quote in matches:
                for position, pair in enumerate(pairs):
                    if not quote["speaker"]:
                        if pair.link in (CueLink.PASSIVE, CueLink.NOBODY):
                            right.add(position)
                    elif is_source(prepared, pair.source_first, pair.source_end, quote)[1]:
                        right.add(position)
            found.append(Cued(sentence, pairs, [span for span, _ in matches], sorted(right)))
    return found


def source_examples(generator: CandidateGenerator, cued: list[Cued], index: Index) -> list[Example]:
    """The choice of a source for each cue whose source is annotated."""
    return [
        Example([index.row(source_features(generator, pair)) for pair in of_cue.pairs], of_cue.right)
        for of_cue in cued
        if of_cue.right
    ]


def content_examples(
    prepared: PreparedText, generator: CandidateGenerator, cued: list[Cued], index: Index, weights: Weights
) -> list[Example]:
    """The choice of a content for each cue, with its source: the annotated one, else the one that `weights` choose."""
    text = prepared.text
    characters = text.characters
    found = []
    for of_cue in cued:
        pair = of_cue.pairs[of_cue.right[0]] if of_cue.right else best_source(generator, of_cue.pairs, weights)[0]
        candidates = content_spans(generator, of_cue.sentence, pair)
        best, good = 0.5, []
        for position, candidate in enumerate(candidates[:-1]):
            span = trim(characters, text.tokens[candidate.first].start, text.tokens[candidate.end - 1].end)
            value = max((overlap(span, other) for other in of_cue.spans), default=0.0)
            if value > best + 0.01:
                best, good = value, [position]
            elif value >= best and value > 0.5:
                good.append(position)
        if not good and of_cue.spans and len(candidates) > 1:
            continue  # something is said, but none of our stretches is near it: no lesson either way
        rows = [index.row(candidate.features) for candidate in candidates]
        found.append(Example(rows, good or [len(candidates) - 1]))
    return found


def predict(prepared: PreparedText, weights: Weights) -> list[Document]:
    """The engine's answers on a text that was read, as the scorer reads them."""
    return [
        {
            "start": quotation.span.start,
            "end": quotation.span.end,
            "kind": quotation.kind.value,
            "speaker": quotation.speaker,
            "mention": quotation.attribution.source.of(prepared.text.characters)
            if quotation.attribution and quotation.attribution.source
            else "",
            "probability": quotation.confidence,
        }
        for quotation in quotations(prepared, weights, indirect=True)
    ]


def rightness(scorer: ModuleType, document: Document, prediction: list[Document], kinds: tuple[str, ...]) -> Any:
    """For each answer the model's probability, and whether the scorer takes it for right."""
    pairs = []
    for answer in prediction:
        if answer["kind"] not in kinds:
            continue
        near = [
            quote for quote in document["quotes"] if quote["start"] < answer["end"] and answer["start"] < quote["end"]
        ]
        figures = scorer.score([dict(document, quotes=near)], [{"id": document["id"], "quotes": [answer]}], kinds)
        pairs.append((answer["probability"], figures["e2e"]["p"] > 50))
    return pairs


def report(figures: Any, pairs: list[tuple[float, bool]]) -> tuple[float, float]:
    """Print the figures of all folds and what a calibration would say; its slope and intercept."""
    for name in ("exact", "overlap", "e2e", "query"):
        print(f"{name:8} P {figures[name]['p']:6.2f}  R {figures[name]['r']:6.2f}  F1 {figures[name]['f1']:6.2f}")
    print(figures["speaker"])
    slope, intercept = calibrate(pairs)
    print(f"calibration: slope {slope}, intercept {intercept}; right by confidence:")
    table: dict[int, list[tuple[float, bool]]] = {}
    for probability, right in pairs:
        confidence = Weights({}, slope, intercept).confidence(probability)
        table.setdefault(min(int(confidence * 10), 9), []).append((confidence, right))
    for tenth, cell in sorted(table.items()):
        said = sum(confidence for confidence, _ in cell) / len(cell)
        print(
            f"    {tenth / 10:.1f}+  n {len(cell):5}  said {said:.3f}  right {sum(r for _, r in cell) / len(cell):.3f}"
        )
    return slope, intercept


def load_scorer(path: Path) -> ModuleType:
    """The scorer, a Python file that nobody installed."""
    sys.path.insert(0, str(path.resolve().parent))  # it may import its neighbours
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None and spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--keep", type=int, default=1000, help="features to keep for words in marks")
    parser.add_argument("--keep-sources", type=int, default=250, help="for the sources of indirect speech")
    parser.add_argument("--keep-contents", type=int, default=1350, help="for its contents")
    parser.add_argument("--errors", type=Path, help="write the mistakes there, one a line")
    parser.add_argument("--write", action="store_true", help="learn from all, write citecli/quotes/data/weights.txt")
    arguments = parser.parse_args()
    start = time.process_time()
    scorer = load_scorer(arguments.scorer)
    with arguments.corpus.open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    prepared_texts = [prepare(document["text"]) for document in documents]
    marked_index, source_index, content_index = Index(), Index(), Index()
    generators = [
        CandidateGenerator(prepared.text, prepared.quotes, prepared.headline_units) for prepared in prepared_texts
    ]
    whole = list(zip(documents, prepared_texts, generators, strict=True))
    marked_sets = [marked_examples(*read, marked_index) for read in whole]
    cued = [reports_of(*read) for read in whole]
    source_sets = [
        source_examples(generator, of_text, source_index) for generator, of_text in zip(generators, cued, strict=True)
    ]
    total = sum(map(len, marked_sets))
    print(f"{total} quotations, {len(marked_index)} features, {time.process_time() - start:.1f} s", file=sys.stderr)

    def learn_from(chosen: list[int]) -> dict[str, float]:
        def learned(sets: Sequence[list[Example]], index: Index, keep: int, power: float) -> dict[str, float]:
            examples = [example for of_text in sets for example in of_text]
            return fit(examples, index, count(sets, len(index)), arguments.epochs, keep, power)

        sources = learned([source_sets[number] for number in chosen], source_index, arguments.keep_sources, POWERS[1])
        told = Weights(sources)
        contents_sets = [
            content_examples(prepared_texts[number], generators[number], cued[number], content_index, told)
            for number in chosen
        ]
        return (
            learned([marked_sets[number] for number in chosen], marked_index, arguments.keep, POWERS[0])
            | sources
            | learned(contents_sets, content_index, arguments.keep_contents, POWERS[2])
            | BY_HAND
        )

    order = list(range(len(documents)))
    random.Random(SEED).shuffle(order)
    answers: list[Document] = []
    pairs: dict[tuple[str, ...], list[tuple[float, bool]]] = {MARKED: [], ("indirect",): []}
    for fold in range(arguments.folds):
        held = order[fold :: arguments.folds]
        weights = Weights(learn_from([number for number in order if number not in set(held)]))
        mine = []
        for number in held:
            prediction = predict(prepared_texts[number], weights)
            mine.append({"id": documents[number]["id"], "quotes": prediction})
            for kinds in pairs:
                pairs[kinds] += rightness(scorer, documents[number], prediction, kinds)
        figures = scorer.score([documents[number] for number in held], mine)
        print(
            f"fold {fold + 1}: exact {figures['exact']['f1']:.2f}, e2e {figures['e2e']['f1']:.2f}, "
            f"query {figures['query']['f1']:.2f}",
            flush=True,
        )
        answers += mine
    errors: list[Any] | None = [] if arguments.errors else None
    marked = scorer.score(documents, answers, MARKED, errors=errors)
    slope, intercept = report(marked, pairs[MARKED])
    print("indirect speech:")
    indirect = scorer.score(documents, answers, ("indirect",), errors=errors)
    indirect_slope, indirect_intercept = report(indirect, pairs["indirect",])
    if errors is not None:
        arguments.errors.write_text("\n".join("\t".join(map(str, error)) for error in errors), encoding="utf-8")
    if arguments.write:
        weights = learn_from(order)
        short = shorthand(weights)
        head = {
            "about": "weights of features, in tenths, after the words that features end with; words are shortened",
            "learned by": f"tests/training/train.py, {arguments.folds} folds, seed {SEED}",
            "set by hand": ", ".join(sorted(BY_HAND)),
            "learned from": f"{len(documents)} news articles of the PolNeAR corpus, {total} passages in marks",
            "figures of the folds": ", ".join(f"{name} {marked[name]['f1']}" for name in ("exact", "e2e", "query"))
            + f", indirect e2e {indirect['e2e']['f1']}",
            "calibration": f"{slope} {intercept}",
            "calibration of indirect speech": f"{indirect_slope} {indirect_intercept}",
            "words": " ".join(f"{code}={word}" for word, code in short.items()),
        }
        text = "".join(f"{name}: {value}\n" for name, value in head.items())
        text += "\n" + "\n".join(written(weights, short)) + "\n"
        home = Path(__file__).parents[2] / "citecli" / "quotes" / "data" / "weights.txt"
        home.write_text(text, encoding="utf-8", newline="\n")
        print(f"{home.name}: {len(weights)} weights, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
