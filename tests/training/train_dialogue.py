"""Learn whose turn it is in a dialogue from annotated novels, and measure it on folds that did not see the novel.

    python tests/training/train_dialogue.py NOVELS.jsonl CHARACTERS.json --scorer character_eval.py
        --reports REPORTS.jsonl [--write]

NOVELS has a JSON line a novel: {"id", "text", "quotes": [{"start", "end", "entity", "quote_type"}]}; CHARACTERS the
names of each novel's characters; SCORER a Python file with `fits`, `norm`, `pairs` and `trim`; REPORTS news articles in
the same form, from which dialogue is told apart. Standard library only, and the seed is fixed: two runs give the same
weights. No text of a novel is kept: the weights belong to features, which name patterns of form.

Three things are learned: whether a text is dialogue, which words in marks are speech, and who speaks (a chain of turns,
by the gradient of its likelihood, the sums over all ways to fill it).
"""

import argparse
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from multiprocessing import Pool
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from learning import SEED, Example, Index, calibrate, count, fit, shorthand, written
from train import load_scorer

from citecli.quotes.attribution.candidate_generator import CandidateGenerator
from citecli.quotes.attribution.weights import Weights
from citecli.quotes.coreference.entities import Entity
from citecli.quotes.dialogue.cast import Cast
from citecli.quotes.dialogue.chain import Link, Pattern, marginals
from citecli.quotes.dialogue.decoding import pattern_features, scenes
from citecli.quotes.dialogue.genre import genre_features
from citecli.quotes.dialogue.narrator import narrator_of
from citecli.quotes.dialogue.speech import speech_features
from citecli.quotes.dialogue.turn_features import TurnFeatures
from citecli.quotes.dialogue.turns import turns_of
from citecli.quotes.tokens.prepared_text import PreparedText, prepare

Document = dict[str, Any]
RATE, L2 = 0.15, 1e-3
STRETCH = 40
"""How many turns are learned from at once."""
EXCERPTS = 60
"""How many excerpts of each novel teach what dialogue is."""
SIZES = (2, 3, 4, 6, 8, 12, 20, 40, 100)
"""Of how many paragraphs they are."""


class TurnExample(NamedTuple):
    """A turn: who the candidates are, their features, those of each pattern, and which candidates are right."""

    who: list[int]
    rows: list[list[str]]
    patterns: list[list[str]]
    right: list[int]
    quotations: list[tuple[str, list[int]]]
    """Of each quotation its type, and which candidates are right for it alone."""


class Novel(NamedTuple):
    """What is learned from a novel, and what its quotations count."""

    name: str
    scenes: list[list[TurnExample]]
    short: list[list[TurnExample]]
    """Scenes of excerpts read by themselves."""
    speech: list[tuple[list[str], bool]]
    excerpts: list[list[str]]
    annotated: int
    found: int


def rightness(scorer: ModuleType, characters: Document) -> Callable[[Entity, str], bool]:
    """Whether a cluster of names is a character, as the scorer sees it."""
    names = {who: {scorer.norm(alias) for alias in one["aliases"]} for who, one in characters.items()}
    genders = {who: one["gender"] for who, one in characters.items()}
    owners: dict[str, set[str]] = defaultdict(set)
    for who, aliases in names.items():
        for alias in aliases:
            owners[alias].add(who)
    known: dict[tuple[int, str], bool] = {}

    def is_right(entity: Entity, who: str) -> bool:
        if who not in names and len(owners.get(scorer.norm(who), ())) == 1:
            who = next(iter(owners[scorer.norm(who)]))
        names.setdefault(who, {scorer.norm(who)})
        genders.setdefault(who, "")
        key = (id(entity), who)
        if key not in known:
            group = {scorer.norm(alias) for alias in entity.aliases}
            alone = {next(iter(owners[alias])) for alias in group if len(owners.get(alias, ())) == 1}
            fits = scorer.fits(scorer.norm(entity.speaker), who, names, genders, owners)
            known[key] = bool(fits or alone == {who})
        return known[key]

    return is_right


def read_novel(task: tuple[Document, Document, Path]) -> Novel:
    """Everything that a novel teaches."""
    document, characters, scorer_path = task
    scorer = load_scorer(scorer_path)
    is_right = rightness(scorer, characters)
    text, quotes = document["text"], document["quotes"]
    prepared = prepare(text)
    generator = CandidateGenerator(prepared.text, prepared.quotes, prepared.headline_units)
    speech = annotated(scorer, prepared, quotes)
    rows = []
    spoken = True
    for number in range(len(prepared.quotes)):
        rows.append((speech_features(generator, number, spoken), number in speech))
        spoken = number in speech
    rng = random.Random(document["id"])
    return Novel(
        document["id"],
        turn_examples(generator, speech, is_right),
        short_scenes(scorer, prepared, quotes, is_right, rng),
        rows,
        excerpts_of(prepared, rng),
        len(quotes),
        len(prepared.quotes),
    )


def annotated(scorer: ModuleType, prepared: PreparedText, quotes: list[Document]) -> dict[int, Document]:
    """The annotated quotations of a text by the number of ours."""
    text = prepared.text.characters
    gold = [scorer.trim(text, quote["start"], quote["end"]) for quote in quotes]
    ours = [scorer.trim(text, marked.start, marked.end) for marked in prepared.quotes]
    return {ours_at: quotes[at] for at, ours_at in scorer.pairs(gold, ours).items()}


def turn_examples(
    generator: CandidateGenerator, speech: dict[int, Document], is_right: Callable[[Entity, str], bool]
) -> list[list[TurnExample]]:
    """The turns of the scenes of a text."""
    cast = Cast(generator)
    turns = turns_of(generator, cast, sorted(speech))
    features = TurnFeatures(generator, cast, turns, narrator_of(cast, turns))

    def example(number: int) -> TurnExample:
        turn = turns[number]
        candidates = features.candidates(number)
        quotes = [speech[at] for at in range(turn.first, turn.end) if at in speech]

        def good(who: str) -> list[int]:
            return [at for at, one in enumerate(candidates) if one.entity is not None and is_right(one.entity, who)]

        speaker = Counter(quote["entity"] for quote in quotes).most_common(1)[0][0]
        return TurnExample(
            [id(one.entity) if one.entity is not None else -2 - turn.first for one in candidates],
            [one.features for one in candidates],
            pattern_features(turn),
            good(speaker) or [len(candidates) - 1],
            [(quote["quote_type"], good(quote["entity"])) for quote in quotes],
        )

    return [[example(number) for number in scene] for scene in scenes(turns)]


def short_scenes(
    scorer: ModuleType,
    prepared: PreparedText,
    quotes: list[Document],
    is_right: Callable[[Entity, str], bool],
    rng: random.Random,
) -> list[list[TurnExample]]:
    """The turns of excerpts read by themselves, in which nobody is named often: half of the text, piece by piece."""
    spans, text = prepared.spans, prepared.text.characters
    found: list[list[TurnExample]] = []
    first = 0
    while first < len(spans):
        last = min(first + rng.choice(SIZES[2:]), len(spans)) - 1
        start, end = spans[first][0], spans[last][1]
        first = last + 1
        within = [
            dict(quote, start=quote["start"] - start, end=quote["end"] - start)
            for quote in quotes
            if start <= quote["start"] and quote["end"] <= end
        ]
        if len(within) < 2 or rng.random() < 0.5:
            continue
        excerpt = prepare(text[start:end])
        generator = CandidateGenerator(excerpt.text, excerpt.quotes, excerpt.headline_units)
        found += turn_examples(generator, annotated(scorer, excerpt, within), is_right)
    return found


def report_speech(document: Document) -> list[tuple[list[str], bool]]:
    """What a report teaches of words in marks that are no speech: novels have few of them."""
    prepared = prepare(document["text"])
    generator = CandidateGenerator(prepared.text, prepared.quotes, prepared.headline_units)
    gold = [(quote["start"], quote["end"]) for quote in document["quotes"] if quote["kind"] != "indirect"]
    rows = []
    spoken = True
    for number, marked in enumerate(prepared.quotes):
        yes = any(start < marked.end and marked.start < end for start, end in gold)
        rows.append((speech_features(generator, number, spoken), yes))
        spoken = yes
    return rows


def excerpts_of(prepared: PreparedText, rng: random.Random) -> list[list[str]]:
    """What tells the genre of excerpts of a text that have two quotations or more, of all sizes, and of the whole."""
    characters, spans, quotes = prepared.text.characters, prepared.spans, prepared.quotes
    found = [genre_features(prepared.text, quotes)] if len(quotes) > 1 else []
    if len(spans) < SIZES[0]:
        return found
    for _ in range(EXCERPTS if len(spans) > 500 else 2):
        size = rng.choice(SIZES)
        first = rng.randrange(max(len(spans) - size, 1))
        last = min(first + size, len(spans)) - 1
        excerpt = prepare(characters[spans[first][0] : spans[last][1]])
        if len(excerpt.quotes) > 1:
            found.append(genre_features(excerpt.text, excerpt.quotes))
    return found


def choice(features: list[str], yes: bool, index: Index) -> Example:
    """A yes or no as a choice between what the features weigh and nothing."""
    return Example([index.row(features), []], [0 if yes else 1])


def learn_chain(novels: Sequence[Novel], epochs: int, keep: int) -> dict[str, float]:
    """The weights of who speaks: learned twice, the second time with the features alone that mattered."""
    weights = Climb(novels, None).run(epochs)
    seen: Counter[str] = Counter()
    for novel in novels:
        for scene in (*novel.scenes, *novel.short):
            for turn in scene:
                seen.update({feature for row in (*turn.rows, *turn.patterns) for feature in row})
    worth = sorted(weights, key=lambda feature: -abs(weights[feature]) * seen[feature] ** 0.5)
    kept = {feature for feature in worth[:keep] if abs(weights[feature]) >= 0.05}
    final = Climb(novels, kept).run(epochs)
    return {feature: round(value, 1) for feature, value in sorted(final.items()) if abs(value) >= 0.05}


class Climb:
    """AdaGrad on the likelihood of the right speakers of stretches of turns, averaged over the later half."""

    def __init__(self, novels: Sequence[Novel], kept: set[str] | None) -> None:
        self.index = Index()
        self.kept = kept
        self.stretches = []
        for novel in novels:
            for scene in (*novel.scenes, *novel.short):
                numbered = [
                    (turn, [self._row(one) for one in turn.rows], [self._row(one) for one in turn.patterns])
                    for turn in scene
                ]
                self.stretches += [numbered[at : at + STRETCH] for at in range(0, len(numbered), STRETCH)]
        self.weights = [0.0] * len(self.index)
        self.squares = [1e-2] * len(self.index)

    def _row(self, features: list[str]) -> list[int]:
        return self.index.row([feature for feature in features if self.kept is None or feature in self.kept])

    def run(self, epochs: int) -> dict[str, float]:
        """The weights after some rounds."""
        averaged = [0.0] * len(self.index)
        rng = random.Random(SEED)
        for epoch in range(epochs):
            rng.shuffle(self.stretches)
            for stretch in self.stretches:
                self._learn(stretch)
            if epoch * 2 >= epochs:
                for feature, value in enumerate(self.weights):
                    averaged[feature] += value
        return {feature: averaged[at] / (epochs - (epochs + 1) // 2) for feature, at in self.index.items()}

    def _learn(self, stretch: list[tuple[TurnExample, list[list[int]], list[list[int]]]]) -> None:
        weights = self.weights
        links = [
            Link(
                turn.who,
                [sum([weights[at] for at in one]) for one in rows],
                [sum([weights[at] for at in one]) for one in patterns],
            )
            for turn, rows, patterns in stretch
        ]
        right = [
            Link([link.who[at] for at in turn.right], [link.local[at] for at in turn.right], link.patterns)
            for link, (turn, _, _) in zip(links, stretch, strict=True)
        ]
        free, held = marginals(links), marginals(right)
        for number, (turn, rows, patterns) in enumerate(stretch):
            gradient = list(free.candidates[number])
            for position, chance in zip(turn.right, held.candidates[number], strict=True):
                gradient[position] -= chance
            for numbers, value in zip(rows, gradient, strict=True):
                self._descend(numbers, value)
            for pattern in Pattern:
                self._descend(patterns[pattern], free.patterns[number][pattern] - held.patterns[number][pattern])

    def _descend(self, numbers: list[int], gradient: float) -> None:
        if -1e-3 < gradient < 1e-3:
            return
        weights, squares = self.weights, self.squares
        for feature in numbers:
            step = gradient + L2 * weights[feature]
            squares[feature] += step * step
            weights[feature] -= RATE * step / math.sqrt(squares[feature])


def answers(novel: Novel, weights: Weights) -> list[tuple[str, float, bool]]:
    """For each quotation its type, the probability of the answer, and whether it is right."""
    found = []
    for scene in novel.scenes:
        links = [
            Link(turn.who, [weights.score(one) for one in turn.rows], [weights.score(one) for one in turn.patterns])
            for turn in scene
        ]
        for turn, chances in zip(scene, marginals(links).candidates, strict=True):
            best = max(range(len(chances)), key=chances.__getitem__)
            found += [(kind, chances[best], best in right) for kind, right in turn.quotations]
    return found


def figure(novels: Sequence[Novel], found: list[tuple[str, float, bool]]) -> str:
    """The figures of some answers: F1 over all quotations, and the share right of each type."""
    right = sum(answer[2] for answer in found)
    total = sum(novel.annotated + novel.found for novel in novels)
    shares = []
    for kind in ("Explicit", "Anaphoric", "Implicit"):
        of_kind = [answer[2] for answer in found if answer[0] == kind]
        shares.append(f"{kind.lower()} {100 * sum(of_kind) / max(len(of_kind), 1):.1f}")
    return f"right {200 * right / total:.1f}, " + ", ".join(shares)


def learn_choices(sets: list[list[Example]], index: Index, keep: int) -> dict[str, float]:
    return fit([example for of_text in sets for example in of_text], index, count(sets, len(index)), 4, keep, 0.5)


def fold(task: tuple[list[Novel], list[Novel], int, int]) -> list[list[tuple[str, float, bool]]]:
    """The answers on the novels held out."""
    rest, held, epochs, keep = task
    weights = Weights(learn_chain(rest, epochs, keep))
    return [answers(novel, weights) for novel in held]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("characters", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--keep", type=int, default=2500)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--write", action="store_true", help="learn from all, write citecli/quotes/data/dialogue.txt")
    arguments = parser.parse_args()
    characters = json.loads(arguments.characters.read_text(encoding="utf-8"))
    with arguments.corpus.open(encoding="utf-8") as file:
        documents = [json.loads(line) for line in file]
    with arguments.reports.open(encoding="utf-8") as file:
        reports = [json.loads(line) for line in file]
    with Pool(arguments.workers) as pool:
        novels = pool.map(
            read_novel, [(one, characters.get(one["id"], {}), arguments.scorer) for one in documents], chunksize=1
        )
    print(f"{len(novels)} novels read", flush=True)
    folds = range(arguments.folds)
    tasks = [
        (
            [novel for at, novel in enumerate(novels) if at % arguments.folds != number],
            novels[number :: arguments.folds],
            arguments.epochs,
            arguments.keep,
        )
        for number in folds
    ]
    found: list[tuple[str, float, bool]] = []
    with Pool(arguments.workers) as pool:
        for (_, held, _, _), of_fold in zip(tasks, pool.imap(fold, tasks), strict=True):
            for novel, of_novel in zip(held, of_fold, strict=True):
                print(f"{novel.name}: {figure([novel], of_novel)}", flush=True)
                found += of_novel
    total = figure(novels, found)
    slope, intercept = calibrate([(chance, right) for _, chance, right in found])
    print(f"all: {total}; calibration {slope} {intercept}")
    for least in (0.5, 0.7, 0.8, 0.9, 0.95):
        cell = [right for _, chance, right in found if Weights({}, slope, intercept).confidence(chance) >= least]
        print(f"    confidence {least}: {len(cell) / len(found):.2f} of all, {sum(cell) / max(len(cell), 1):.3f} right")

    rng = random.Random(SEED)
    genre_index, speech_index = Index(), Index()
    genre = [[choice(row, True, genre_index) for row in novel.excerpts] for novel in novels]
    genre += [
        [choice(row, False, genre_index) for row in excerpts_of(prepare(report["text"]), rng)] for report in reports
    ]
    speech = [[choice(row, yes, speech_index) for row, yes in novel.speech] for novel in novels]
    speech += [[choice(row, yes, speech_index) for row, yes in report_speech(report)] for report in reports]
    for name, sets, index in (("genre", genre, genre_index), ("speech", speech, speech_index)):
        wrong = [0, 0]
        examples = 0
        for number in folds:
            weights = learn_choices([one for at, one in enumerate(sets) if at % arguments.folds != number], index, 150)
            values = [weights.get(feature, 0.0) for feature in index]
            for of_text in sets[number :: arguments.folds]:
                for example in of_text:
                    examples += 1
                    says = sum(values[at] for at in example.features[0]) > 0
                    if says != (example.good == [0]):
                        wrong[says] += 1
        print(f"{name}: of {examples} wrongly no {wrong[0]}, wrongly yes {wrong[1]}", flush=True)
    if not arguments.write:
        return
    weights = (
        learn_chain(novels, arguments.epochs, arguments.keep)
        | learn_choices(genre, genre_index, 150)
        | learn_choices(speech, speech_index, 150)
    )
    short = shorthand(weights)
    head = {
        "about": "weights of features, in tenths, after the words that features end with; words are shortened",
        "learned by": f"tests/training/train_dialogue.py, {arguments.folds} folds, seed {SEED}",
        "learned from": f"{len(novels)} novels of the Project Dialogism Novel Corpus, "
        f"{sum(novel.annotated for novel in novels)} quotations; genre from them and {len(reports)} news articles",
        "figures of the folds, by novel": total,
        "calibration": f"{slope} {intercept}",
        "words": " ".join(f"{code}={word}" for word, code in short.items()),
    }
    text = "".join(f"{name}: {value}\n" for name, value in head.items())
    text += "\n" + "\n".join(written(weights, short)) + "\n"
    home = Path(__file__).parents[2] / "citecli" / "quotes" / "data" / "dialogue.txt"
    home.write_text(text, encoding="utf-8", newline="\n")
    print(f"{home.name}: {len(weights)} weights, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
