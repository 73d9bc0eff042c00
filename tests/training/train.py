"""Learn the weights of quotation attribution from an annotated corpus, and measure them on folds that did not see it.

    python tests/training/train.py CORPUS.jsonl [--write] [--folds 5] [--epochs 12] [--scorer quote_eval.py]

CORPUS has a JSON line a document: {"id", "text", "quotes": [{"start", "end", "kind", "speaker", "speaker_spans"}]}.
Standard library only; the seed is fixed, so that two runs give the same weights. No text of the corpus is kept: the
weights belong to features, which name patterns of form.
"""

import argparse
import importlib.util
import json
import math
import random
import sys
import time
from pathlib import Path

from citecli.quotes.attribution import decide, decision_of
from citecli.quotes.candidates import Searcher
from citecli.quotes.reading import read

SEED = 20


def trim(text, start, end):
    """Move both ends inwards over white space, marks and stops."""
    edge = " \t\r\n\u00a0\"“”„«»'‘’`,.;:!?…-–—()[]"
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end


def last_word(words):
    """The last word of a source before what follows it with a comma or a preposition, for comparing two sources."""
    cut = []
    for word in words.replace("’", "'").split():
        if cut and word.lower() in ("who", "which", "that", "of", "for", "from", "at", "with", "in", "on", "during"):
            break
        cut.append(word)
        if word[-1] in ",;:(":
            break
    if not cut:
        return ""
    word = cut[-1].strip(" ,.;:()\"“”").lower()
    return word[:-2] if word.endswith("'s") else word.rstrip("'")


class Example:
    __slots__ = ("features", "good", "weight")

    def __init__(self, features, good):
        self.features = features
        self.good = good


def examples(document, reading, index, grow):
    """The examples of one document, with what was true of the quotations before each."""
    text = document["text"]
    gold = [
        (trim(text, quote["start"], quote["end"]), quote)
        for quote in document["quotes"]
        if quote["kind"] in ("direct", "mixed")
    ]
    searcher = Searcher(reading.outline, reading.quotes, reading.headline_units)
    outline = reading.outline
    history = []
    found = []
    for number, marked in enumerate(reading.quotes):
        _, options = searcher.options(number, history)
        start, end = trim(text, marked.start, marked.end)
        match = None
        for (gold_start, gold_end), quote in gold:
            common = min(end, gold_end) - max(start, gold_start)
            if common > 0 and common * 2 >= max(end, gold_end) - min(start, gold_start):
                match = quote
        good = []
        if match is None:
            good = [len(options) - 1]
        elif not match["speaker"]:
            good = [len(options) - 2]
        else:
            spans = match.get("speaker_spans") or []
            wanted = last_word(match["speaker"])
            exact, named = [], []
            for position, option in enumerate(options):
                if option.frame is None:
                    continue
                frame = option.frame
                low, high = outline.starts[frame.source_first], outline.ends[frame.source_end - 1]
                same = last_word(outline.say(frame.source_first, frame.source_end)) == wanted
                if same:
                    named.append(position)
                    if any(low < b and a < high for a, b in spans):
                        exact.append(position)
            good = exact or named
        if good:
            rows = []
            for option in options:
                row = []
                for feature in option.features:
                    number_of = index.get(feature)
                    if number_of is None:
                        if not grow:
                            continue
                        number_of = index[feature] = len(index)
                    row.append(number_of)
                rows.append(row)
            found.append(Example(rows, good))
            # The true answer goes into the history: the likeliest of the good ones is as good as any.
            history.append(decision_of(outline, outline.quote_at[number], options[good[0]]))
        else:
            history.append(decision_of(outline, outline.quote_at[number], options[-2]))
    return found


L2, RATE = 2e-5, 0.15


def learn(data, size, epochs, seed=SEED):
    """Weights by AdaGrad on the log-likelihood of the good candidates."""
    rate, l2 = RATE, L2
    weights = [0.0] * size
    squares = [1e-2] * size
    order = list(range(len(data)))
    rng = random.Random(seed)
    for _ in range(epochs):
        rng.shuffle(order)
        for number in order:
            example = data[number]
            scores = []
            for row in example.features:
                total = 0.0
                for feature in row:
                    total += weights[feature]
                scores.append(total)
            top = max(scores)
            raised = [math.exp(value - top) for value in scores]
            total = sum(raised)
            good_total = sum(raised[position] for position in example.good)
            good = set(example.good)
            for position, row in enumerate(example.features):
                gradient = raised[position] / total
                if position in good:
                    gradient -= raised[position] / good_total if good_total > 0 else 1 / len(good)
                if -1e-3 < gradient < 1e-3:
                    continue
                for feature in row:
                    step = gradient + l2 * weights[feature]
                    squares[feature] += step * step
                    weights[feature] -= rate * step / math.sqrt(squares[feature])
    return weights


def fit(data, index, counts, epochs, keep):
    """Learn, keep the features that matter most, and learn those again by themselves."""
    weights = prune(learn(data, len(index), epochs), index, counts, keep)
    kept = {index[feature] for feature in weights}
    again = []
    for example in data:
        again.append(Example([[one for one in row if one in kept] for row in example.features], example.good))
    final = learn(again, len(index), epochs)
    return {feature: round(final[index[feature]], 1) for feature in weights if abs(final[index[feature]]) >= 0.05}


def prune(weights, index, counts, keep):
    """The `keep` weights that matter most: large and often used."""
    worth = sorted(index, key=lambda feature: -abs(weights[index[feature]]) * math.log1p(counts[index[feature]]))
    return {feature: round(weights[index[feature]], 2) for feature in worth[:keep] if abs(weights[index[feature]]) >= 0.05}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--keep", type=int, default=900)
    parser.add_argument("--l2", type=float, default=2e-5)
    parser.add_argument("--rate", type=float, default=0.15)
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    global L2, RATE
    L2, RATE = arguments.l2, arguments.rate
    start = time.process_time()
    with arguments.corpus.open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    readings = [read(document["text"]) for document in documents]
    index = {}
    data = [examples(document, reading, index, True) for document, reading in zip(documents, readings)]
    total = sum(map(len, data))
    print(f"{total} quotations, {len(index)} features, {time.process_time() - start:.1f} s", file=sys.stderr)
    counts = [0] * len(index)
    for rows in data:
        for example in rows:
            for row in example.features:
                for feature in row:
                    counts[feature] += 1
    order = list(range(len(documents)))
    random.Random(SEED).shuffle(order)
    spec = importlib.util.spec_from_file_location("quote_eval", arguments.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    from citecli.quotes.extraction import quotations

    predictions = []
    for fold in range(arguments.folds):
        held = set(order[fold :: arguments.folds])
        train = [example for number, rows in enumerate(data) if number not in held for example in rows]
        weights = fit(train, index, counts, arguments.epochs, arguments.keep)
        for number in sorted(held):
            predictions.append(
                {"id": documents[number]["id"], "quotes": predict(readings[number], quotations, weights)}
            )
        if fold == 0 and arguments.folds > 1:
            print(f"fold 1 after {time.process_time() - start:.1f} s", file=sys.stderr)
    errors = [] if arguments.errors else None
    figures = scorer.score(documents, predictions, errors=errors)
    report(figures)
    if errors is not None:
        arguments.errors.write_text("\n".join("\t".join(map(str, error)) for error in errors), encoding="utf-8")
    if arguments.write:
        weights = fit([one for rows in data for one in rows], index, counts, arguments.epochs, arguments.keep)
        home = Path(__file__).parents[2] / "citecli" / "quotes" / "data" / "weights.json"
        text = json.dumps({"weights": dict(sorted(weights.items()))}, ensure_ascii=False, indent=0)
        home.write_text(text + "\n", encoding="utf-8")
        print(f"{home}: {len(weights)} weights, {len(text.encode())} bytes")


def predict(reading, quotations, weights):
    text = reading.text
    result = []
    for one in quotations(reading, weights):
        source = one.attribution.source.of(text) if one.attribution and one.attribution.source else ""
        result.append(
            {"start": one.span.start, "end": one.span.end, "kind": "direct", "speaker": one.speaker, "mention": source}
        )
    return result


def report(figures):
    for name in ("exact", "overlap", "e2e", "query"):
        print(f"{name:8} P {figures[name]['p']:6.2f}  R {figures[name]['r']:6.2f}  F1 {figures[name]['f1']:6.2f}")
    print(figures["speaker"])


if __name__ == "__main__":
    main()
