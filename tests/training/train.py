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

from citecli.quotes.attribution import decision_of
from citecli.quotes.candidates import Searcher
from citecli.quotes.extraction import quotations
from citecli.quotes.reading import read
from citecli.quotes.weights import Weights

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
    word = cut[-1].strip(' ,.;:()"“”').lower()
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
    averaged = [0.0] * size
    for epoch in range(epochs):
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
        if epoch:
            for feature, value in enumerate(weights):
                averaged[feature] += value
    return [value / (epochs - 1) for value in averaged]


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
    return {
        feature: round(weights[index[feature]], 2) for feature in worth[:keep] if abs(weights[index[feature]]) >= 0.05
    }


def fold_tree(weights):
    """Weights as a tree of words, so that common beginnings are written once; in tenths."""
    tree = {}
    for feature, value in sorted(weights.items()):
        branch = tree
        parts = feature.split(" ")
        for part in parts:
            branch = branch.setdefault(part, {})
        branch[""] = round(value * 10)
    return squeeze(tree)


def squeeze(tree):
    """Join words that nothing else shares a beginning with; a leaf that is alone becomes its number."""
    result = {}
    for word, branch in tree.items():
        if isinstance(branch, dict):
            branch = squeeze(branch)
            if len(branch) == 1:
                (inner, value), *_ = branch.items()
                result[f"{word} {inner}" if inner else word] = value
                continue
        result[word] = branch
    return result


def calibrate(pairs):
    """Slope and intercept that fit the share of right answers to the model's probability (Platt 1999)."""
    slope, intercept = 1.0, 0.0
    points = [(math.log(min(max(p, 1e-6), 1 - 1e-6) / (1 - min(max(p, 1e-6), 1 - 1e-6))), right) for p, right in pairs]
    for _ in range(60):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for x, right in points:
            p = 1 / (1 + math.exp(-(slope * x + intercept)))
            d, w = p - right, p * (1 - p)
            g0, g1 = g0 + d * x, g1 + d
            h00, h01, h11 = h00 + w * x * x, h01 + w * x, h11 + w
        h00, h11 = h00 + 1e-6, h11 + 1e-6
        det = h00 * h11 - h01 * h01
        slope -= (h11 * g0 - h01 * g1) / det
        intercept -= (h00 * g1 - h01 * g0) / det
    return round(slope, 3), round(intercept, 3)


def main():
    global L2, RATE
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--scorer", type=Path, required=True, help="a module with score(gold, predictions)")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--keep", type=int, default=1200, help="how many features to keep")
    parser.add_argument("--l2", type=float, default=L2)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--errors", type=Path)
    parser.add_argument(
        "--write", action="store_true", help="learn from all and write citecli/quotes/data/weights.json"
    )
    arguments = parser.parse_args()
    L2, RATE = arguments.l2, arguments.rate
    start = time.process_time()
    with arguments.corpus.open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    readings = [read(document["text"]) for document in documents]
    index = {}
    data = [examples(document, reading, index, True) for document, reading in zip(documents, readings, strict=True)]
    total = sum(map(len, data))
    print(f"{total} quotations, {len(index)} features, {time.process_time() - start:.1f} s", file=sys.stderr)
    counts = [0] * len(index)
    for rows in data:
        for feature in {feature for example in rows for row in example.features for feature in row}:
            counts[feature] += 1
    order = list(range(len(documents)))
    random.Random(SEED).shuffle(order)
    spec = importlib.util.spec_from_file_location("scorer", arguments.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    answers = []
    pairs = []
    for fold in range(arguments.folds):
        held = set(order[fold :: arguments.folds])
        train = [example for number, rows in enumerate(data) if number not in held for example in rows]
        weights = Weights(fit(train, index, counts, arguments.epochs, arguments.keep))
        fold_answers = []
        for number in sorted(held):
            prediction = predict(readings[number], weights)
            fold_answers.append({"id": documents[number]["id"], "quotes": prediction})
            pairs += rightness(scorer, documents[number], prediction)
        print(
            f"fold {fold + 1}: e2e {scorer.score([documents[n] for n in sorted(held)], fold_answers)['e2e']['f1']:.2f}"
        )
        answers += fold_answers
    errors = [] if arguments.errors else None
    figures = scorer.score(documents, answers, errors=errors)
    for name in ("exact", "overlap", "e2e", "query"):
        print(f"{name:8} P {figures[name]['p']:6.2f}  R {figures[name]['r']:6.2f}  F1 {figures[name]['f1']:6.2f}")
    print(figures["speaker"])
    slope, intercept = calibrate(pairs)
    print(f"calibration: slope {slope}, intercept {intercept}; right by confidence:")
    table = {}
    for probability, right in pairs:
        confidence = Weights({}, slope, intercept).confidence(probability)
        cell = table.setdefault(min(int(confidence * 10), 9), [])
        cell.append((confidence, right))
    for tenth, cell in sorted(table.items()):
        said = sum(confidence for confidence, _ in cell) / len(cell)
        print(
            f"    {tenth / 10:.1f}+  n {len(cell):5}  said {said:.3f}  right {sum(r for _, r in cell) / len(cell):.3f}"
        )
    if errors is not None:
        arguments.errors.write_text("\n".join("\t".join(map(str, error)) for error in errors), encoding="utf-8")
    if arguments.write:
        weights = fit([one for rows in data for one in rows], index, counts, arguments.epochs, arguments.keep)
        content = {
            "about": "Weights of features, in tenths; beginnings that features share are written once.",
            "learned by": "tests/training/train.py",
            "learned from": f"{len(documents)} news articles of the PolNeAR corpus, {total} marked quotations",
            "folds": {name: figures[name]["f1"] for name in ("exact", "e2e", "query")},
            "calibration": {"slope": slope, "intercept": intercept},
            "weights": fold_tree(weights),
        }
        text = json.dumps(content, ensure_ascii=False, indent=0, separators=(",", ":"))
        home = Path(__file__).parents[2] / "citecli" / "quotes" / "data" / "weights.json"
        home.write_text(text + "\n", encoding="utf-8")
        print(f"{home.name}: {len(weights)} weights, {len(text.encode())} bytes")


def rightness(scorer, document, prediction):
    """For each answer the model's probability, and whether the scorer takes it for right."""
    pairs = []
    for answer in prediction:
        result = scorer.score(
            [dict(document, quotes=[one for one in document["quotes"] if _near(one, answer)])],
            [{"id": document["id"], "quotes": [answer]}],
        )
        pairs.append((answer["probability"], result["e2e"]["p"] > 50))
    return pairs


def _near(quote, answer):
    return quote["start"] < answer["end"] and answer["start"] < quote["end"]


def predict(reading, weights):
    """The engine's answers on a text that was read, as the scorer reads them."""
    text = reading.text
    result = []
    for one in quotations(reading, weights):
        source = one.attribution.source.of(text) if one.attribution and one.attribution.source else ""
        result.append(
            {
                "start": one.span.start,
                "end": one.span.end,
                "kind": "direct",
                "speaker": one.speaker,
                "mention": source,
                "probability": one.confidence,
            }
        )
    return result


if __name__ == "__main__":
    main()
