"""Many processes on one library at once: no command fails for a neighbour's sake, and the library is whole afterwards.

`python tests/fuzz/neighbours.py --processes 7 --seconds 60` prints how many commands ran, and each that failed.
"""

import argparse
import io
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from citecli.cli.main import main as citecli_main

SIDECAR = ".csl.json"
MIX = ("list", "cite", "search", "show", "add", "add", "edit", "tag", "remove", "restore", "undo")
GONE = (
    "not there any more", "no document matches", "not in the trash", "nothing to undo", "nothing found for",
    "changed or removed since", "already exists", "nothing was undone", "matches several", "no documents in",
)  # fmt: skip
"""What a command may say of a document that a neighbour has taken: no failure of its own."""


def command(kind: str, base: Path, number: int, dice: random.Random) -> list[str]:
    """The arguments of one command of a kind; names are guessed, as by somebody who has not looked for a while."""
    word = f"w{dice.randint(1, 60)}"
    match kind:
        case "add":
            path = base / f"new-{number}.txt"
            path.write_text(
                f"Title {word}\n\n3 March 2021\n\n“A text of {number}”, said Ann Smith.\n", encoding="utf-8"
            )
            return ["add", str(path), "--key", f"k{number}"]
        case "edit":
            return ["edit", f"title-{word}", "--title", f"Title {word}"]
        case "tag":
            return ["tag", f"title-{word}", dice.choice(("sea", "coast"))]
        case "remove":
            return ["remove", f"title-{word}", "--yes"]
        case "restore":
            return ["remove", "--restore", f"title-{word}"]
        case "search":
            return ["search", "text"]
        case "show":
            return ["show", f"title-{word}"]
        case _:
            return [kind]


def worker(at: int, base: Path, library: Path, until: float) -> tuple[Counter[str], list[str]]:
    """Run commands until the time is over: how many of each kind, and what failed."""
    dice = random.Random(at)
    counts: Counter[str] = Counter()
    failures: list[str] = []
    while time.monotonic() < until:
        kind = dice.choice(MIX)
        arguments = command(kind, base, at * 100_000 + sum(counts.values()), dice)
        code, _, err = run(*arguments, "--library", str(library))
        counts[kind] += 1
        if code and not any(words in err for words in GONE):
            failures.append(f"{' '.join(arguments)}: {code}: {err.strip()}")
    return counts, failures


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = citecli_main(arguments)
    return code, out.getvalue(), err.getvalue()


def damage(base: Path, library: Path, added: int) -> list[str]:
    """What is wrong with the library: documents lost, sidecars without one, drafts left, numbers given twice."""
    texts = [path.read_text(encoding="utf-8") for path in library.rglob("*.txt")]
    problems = [] if len(set(texts)) == added else [f"{added} documents were added, {len(set(texts))} are there"]
    if len(texts) != len(set(texts)):
        problems.append(f"{len(texts) - len(set(texts))} documents are there twice")
    for side in library.rglob(f"*{SIDECAR}"):
        json.loads(side.read_text(encoding="utf-8"))
        if not list(side.parent.glob(f"{side.name.removesuffix(SIDECAR)}.*t*")):
            problems.append(f"a sidecar alone: {side}")
    problems += [f"left behind: {path}" for path in library.rglob(".citecli-*ing-*")]
    code, out, err = run("list", "--json", "--library", str(library))
    numbers = [row["number"] for row in json.loads(out)]
    if code or len(numbers) != len(set(numbers)):
        problems.append(f"the list: {code} {err}")
    return problems


def main() -> int:
    """Run the processes, look at what is left, and print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = Path(folder)
        library = base / "library"
        library.mkdir()
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        os.environ["CITECLI_CONFIG"] = f"{folder}/config.toml"
        until = time.monotonic() + options.seconds
        many = options.processes
        with ProcessPoolExecutor(many) as pool:
            results = list(pool.map(worker, range(1, many + 1), [base] * many, [library] * many, [until] * many))
        counts = sum((counts for counts, _ in results), Counter[str]())
        failures = [failure for _, own in results for failure in own]
        failures += damage(base, library, counts["add"])
    print(f"{sum(counts.values())} commands: " + ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items())))
    print("\n".join(failures[:20]) or "nothing failed; the library is whole")
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
