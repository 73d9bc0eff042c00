"""How `citecli check` judges made drafts: the faithful should pass, the changed be caught with the right verdict.

    python tests/benchmarks/check.py [--drafts 500] [--documents 200] [--library DIR] [--seed 1] [--show 10]
    python tests/benchmarks/check.py --speed [--documents 10000] [--quotations 100]

Takes passages from the documents of a library (a made one, or the folder that `--library` names) and quotes them in
drafts, run in and as blocks, with citations. In every other draft each quotation is changed: a word, a clause that is
dropped, a negation that an ellipsis swallows, the speaker, the locator. `--speed` times quotations against a large
library, whole process, index made: 100 against 10,000 documents, 10,000 against 200 (`--documents 200 --quotations
10000`). Figures of one machine (CPU seconds): 1.6 and 38.
"""

import argparse
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import NamedTuple

FIRST = "Ada Bram Cora Dell Enid Faro Gwen Hugh Iris Joss Kit Lena Miles Nora Owen Pia".split()
LAST = "Abbot Barlow Castell Dunmore Ellery Fenwick Garrow Hallam Ibbot Jessop Kerrick Lovell Marsh Norcott".split()
SUBJECTS = (
    "the harbour",
    "the old mill",
    "the council",
    "the ferry",
    "a second survey",
    "the quarry",
    "the market",
    "the engineers",
)
VERBS = (
    "will outlast",
    "has never answered",
    "cannot replace",
    "slowly became",
    "was built against",
    "paid for",
    "forgot about",
)
OBJECTS = (
    "the winter floods",
    "every promise of spring",
    "the price of salt",
    "a wall of stone",
    "those who live by it",
    "the road",
)
TAILS = (
    "before anyone asked why",
    "as the ledgers show",
    "and nobody kept a count",
    "while the tide was out",
    "for a third time",
)
OTHERS = ("lanterns", "seldom", "orchard", "green", "twelve")
FORMS = ("The report has it that “{q}” {c}.", 'One reads "{q}" {c}.', "> {q} {c}", "So “{q}.”^[See {c}.]")
TURNING = frozenset("never cannot nobody not no if unless only but although".split())
"""Words that no ellipsis may leave out."""
REASONS = (
    "because",
    "although",
    "so that",
    "even if",
    "until",
    "since",
)


class Made(NamedTuple):
    """A quotation in a draft: what it says, and the verdict that it should get."""

    text: str
    expected: tuple[str, ...]


def sentence(rng: random.Random) -> str:
    """A sentence of 15 to 25 words that no other document is likely to have."""
    number = rng.randint(12, 9800)
    return (
        f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {rng.choice(OBJECTS)} {rng.choice(TAILS)}, {rng.choice(REASONS)} "
        f"{rng.choice(SUBJECTS)} {rng.choice(VERBS)} {number} {rng.choice(OBJECTS).split()[-1]}s {rng.choice(TAILS)}"
    )


def made_library(folder: Path, rng: random.Random, count: int) -> None:
    """Documents with narration and with quotations by three people each."""
    for number in range(count):
        people = [f"{first} {last}" for first, last in zip(rng.sample(FIRST, 3), rng.sample(LAST, 3), strict=True)]
        parts = [f"Report {number} on {rng.choice(OBJECTS)}", f"{rng.randint(1, 28)} March {rng.randint(1990, 2022)}"]
        for at in range(10):
            one = sentence(rng)
            said = one[0].upper() + one[1:]
            more = sentence(rng)
            if at % 2:
                parts.append(f"“{said},” said {people[at % 3]}. {more[0].upper()}{more[1:]}.")
            else:
                parts.append(f"{said}. {more[0].upper()}{more[1:]}.")
        (folder / f"report-{number:05}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def quotation(rng: random.Random, document, found, change: str) -> Made | None:  # type: ignore[no-untyped-def]
    """One quotation of a document, faithful (`change` is "") or not."""
    key = document.id
    spoken = [one for one in found if one.attribution and len(one.span.of(document.text).split()) > 9]
    spoken = [one for one in spoken if one.confidence > 0.8 and re.match(r"[A-Z]\w+ [A-Z]\w+$", one.speaker_display)]
    if change == "speaker" or rng.random() < 0.4:
        if not spoken:
            return None
        one = rng.choice(spoken)
        words = one.span.of(document.text).strip("“”\"'‘’").rstrip(".,;:!?")
        speaker, paragraph = one.speaker_display, one.paragraph
    else:
        place = rng.choice(document.paragraphs)
        text = " ".join(place.span.of(document.text).split())
        sentences = [part for part in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if not set("“”\"'’‘") & set(part)]
        sentences = [part for part in sentences if 9 < len(part.split()) < 60]
        if not sentences:
            return None
        words, speaker, paragraph = rng.choice(sentences).rstrip(".,;:!?"), "", place.number
    if set('“”"[]') & set(words):
        return None
    parts = words.split()
    expected: tuple[str, ...] = ("verbatim", "permitted alterations")
    if change == "word":
        at = rng.randrange(1, len(parts) - 1)
        if not parts[at].isalpha():
            return None
        parts[at] = rng.choice([one for one in OTHERS if one != parts[at]])
        expected = ("altered",)
    elif change == "clause":
        size = rng.randint(2, 4)
        at = rng.randrange(2, len(parts) - size - 1)
        if parts[at - 1].endswith(",") or parts[at : at + size] == parts[at + size : at + 2 * size]:
            return None
        del parts[at : at + size]
        expected = ("altered",)
    elif change == "negation":
        places = [at for at, part in enumerate(parts) if part in ("never", "cannot", "nobody") and at]
        if not places:
            return None
        parts[rng.choice(places)] = rng.choice(("…", "[...]"))
        expected = ("altered",)
    elif change == "speaker":
        speaker = rng.choice([f"{a} {b}" for a in FIRST for b in ("Quennell", "Rourke")])
        expected = ("wrong speaker",)
    elif change == "locator":
        paragraph += rng.choice((2, 3, 4))
        expected = ("wrong locator",)
    else:
        kind = rng.random()
        if kind < 0.2:
            parts[0] = f"[{parts[0][0].swapcase()}]{parts[0][1:]}"
        elif kind < 0.35 and len(parts) > 12 and not TURNING & set(parts[4:7]):
            parts[4:7] = ["…"] if rng.random() < 0.5 else ["[...]"]
        elif kind < 0.45:
            parts.insert(3, "[sic]")
    quoted = " ".join(parts)
    cite = f"[@{key}, para. {paragraph}]"
    if speaker:
        form = rng.choice(("{s} said, “{q}” {c}.", '"{q}," {s} said {c}.', "According to {s}, “{q}” {c}."))
        return Made(form.format(s=speaker, q=quoted, c=cite), expected)
    form = rng.choice(FORMS)
    return Made(form.format(q=quoted, c=cite), expected)


def judge(arguments: argparse.Namespace, folder: Path) -> None:
    """Make the drafts, check them, and print how many came out right."""
    from citecli.api.drafts.check import check_draft
    from citecli.api.drafts.check_work import CheckContext
    from citecli.api.drafts.source_corpus import SourceCorpus
    from citecli.csl import load_locale
    from citecli.csl.locator_text import locator_terms
    from citecli.drafts.markdown import draft_of
    from citecli.library.library import Library
    from citecli.quotes import extract

    rng = random.Random(arguments.seed)
    library = Library(folder)
    documents = [one for one in library.documents() if one.paragraphs]
    voices = {one.id: extract(one.text, paragraphs=one.paragraphs) for one in documents}
    work = CheckContext(SourceCorpus(library), {}, lambda one: voices[one.id], locator_terms(load_locale("en-US")))
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    shown = 0
    for number in range(arguments.drafts):
        made: list[Made] = []
        kinds = ("word", "clause", "negation", "speaker", "locator") if number % 2 else ("", "", "", "")
        for kind in kinds:
            for _ in range(50):
                document = rng.choice(documents)
                if one := quotation(rng, document, voices[document.id], kind):
                    made.append(one)
                    total[kind or "faithful"] += 1
                    break
        answer = check_draft(draft_of("\n\n".join(one.text for one in made)), work)
        for kind, one in zip(kinds, made, strict=False):
            found = [check_ for check_ in answer.checks if check_.line == 1 + 2 * made.index(one)]
            says = {check_.verdict.value for check_ in found} | {p.value for check_ in found for p in check_.problems}
            ok = bool(says & set(one.expected)) and (bool(kind) or not any(check_.needs_writer for check_ in found))
            right[kind or "faithful"] += ok
            if not ok and shown < arguments.show:
                shown += 1
                print(f"{kind or 'faithful'}: {one.text}\n  {found}\n")
    for kind, count in total.items():
        print(f"{kind:10} {right[kind]:5} of {count:5} right  {100 * right[kind] / count:6.2f} %")
    changed = sum(total.values()) - total["faithful"]
    caught = sum(right.values()) - right["faithful"]
    print(f"{'changed':10} {caught:5} of {changed:5} right  {100 * caught / max(changed, 1):6.2f} %")


def speed(arguments: argparse.Namespace, folder: Path) -> None:
    """Time quotations against all documents, whole process, the index made before."""
    rng = random.Random(arguments.seed)
    files = sorted(folder.glob("*.txt"))
    lines = []
    for path in rng.choices(files, k=arguments.quotations):
        text = rng.choice(path.read_text(encoding="utf-8").split("\n\n")[2:]).split("”")[0].strip("“").rstrip(",.")
        parts = text.split(". ")[0].split()
        if rng.random() < 0.5:
            parts[rng.randrange(2, len(parts) - 2)] = "lanterns"
        lines.append(f"It was said that “{' '.join(parts)}.”")
    draft = folder.parent / "draft.md"
    draft.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "citecli", "check", str(draft), "--library", str(folder), "--quiet", "--all"]
    for run in ("with the index to be made", "with the index"):
        before = os.times()
        done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
        after = os.times()
        took = after.children_user + after.children_system - before.children_user - before.children_system
        kinds = Counter(line.split(": ")[1].split(":")[0] for line in done.stdout.splitlines())
        what = f"{arguments.quotations} quotations, {len(files)} documents, {run}"
        print(f"{what}: {took:.2f} CPU s  {dict(kinds)}  {done.stderr[:200]}")


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--drafts", type=int, default=500)
    parser.add_argument("--documents", type=int, default=0)
    parser.add_argument("--quotations", type=int, default=100)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = arguments.library or Path(name) / "library"
        if not arguments.library:
            folder.mkdir()
            made_library(folder, random.Random(7), arguments.documents or (10_000 if arguments.speed else 200))
        (speed if arguments.speed else judge)(arguments, folder)


if __name__ == "__main__":
    main()
