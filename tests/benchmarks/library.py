"""How long a library of ten thousand documents takes: `python tests/benchmarks/library.py [documents]`.

Makes the documents, adds them, and times whole processes: processor time (user and system, the least of some runs, for
a machine may have other work) and the time on the clock. A figure that does not hold is marked, and the exit code is 1.
Everything stands in a temporary folder, with a cache of its own.

What printing costs is measured as the same rows laid out and written by the same renderer from memory.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep
from typing import NamedTuple

WORDS = (
    "harbour council winter flood stone quay engineer mayor budget storm tide wall vote meeting river bridge market "
    "school winter teacher strike union contract minister treaty border ceasefire general army talks summit grain ship "
    "port insurer price farmer drought harvest museum painting theatre actor festival summer crowd police court judge"
).split()
NAMES = "Byron Doe Roe Okafor Lindqvist Marsh Tanaka Moreau Silva Novak".split()
RUNS = 7
PRINTING = """
import sys
from pathlib import Path
from time import process_time
from citecli.api.library.listing import listing
from citecli.api.open_library import open_library
from citecli.api.quotations.quotation_cache import index_with_quotations
from citecli.library.location import cache_folder
from citecli.render.listings import listing_plain

library = open_library(Path(sys.argv[1]), cache_folder)
answer = listing(library, index_with_quotations(library))
best = 9.0
for _ in range(7):
    begun = process_time()
    sys.stdout.write(listing_plain(answer))
    sys.stdout.flush()
    best = min(best, process_time() - begun)
print(best, file=sys.stderr)
"""


class Took(NamedTuple):
    """Seconds of the processor, and on the clock."""

    processor: float
    clock: float

    def __str__(self) -> str:
        return f"{self.processor:.3f} s of the processor, {self.clock:.3f} s on the clock"


def text(number: int, chance: random.Random) -> str:
    """A short article with a quotation or two."""

    def sentence() -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(8, 16))).capitalize() + "."

    def speech() -> str:
        words = " ".join(chance.choices(WORDS, k=chance.randint(6, 12))).capitalize()
        return f"“{words},” said {chance.choice(('Ann', 'Jo', 'Sam'))} {chance.choice(NAMES)}."

    title = f"{' '.join(chance.choices(WORDS, k=5)).capitalize()} {number}"
    day = f"{chance.randint(1, 28)} March {chance.randint(1990, 2024)}"
    paragraphs = [" ".join((sentence(), sentence(), speech(), sentence())) for _ in range(chance.randint(2, 5))]
    return "\n\n".join((title, f"By Jane {chance.choice(NAMES)}", day, *paragraphs)) + "\n"


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chance = random.Random(20_221_112)
    with tempfile.TemporaryDirectory() as base:
        inbox, few, many = (Path(base) / name for name in ("inbox", "few", "many"))
        inbox.mkdir()
        few.mkdir()
        size = 0
        for number in range(count):
            written = text(number, chance)
            size += len(written.encode())
            (inbox / f"{number:05}.txt").write_text(written, encoding="utf-8", newline="\n")
            if number < 10:
                (few / f"{number}.txt").write_text(written, encoding="utf-8", newline="\n")
        environment = {**os.environ, "XDG_CACHE_HOME": f"{base}/cache", "HOME": base, "CITECLI_CONFIG": f"{base}/none"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        failed = 0

        def run(*arguments: str) -> Took:
            begun, before = perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
            command = [sys.executable, *arguments]
            done = subprocess.run(command, env=environment, capture_output=True, check=False)
            if done.returncode:
                sys.exit(f"{' '.join(arguments)}: {done.stderr.decode()}")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            return Took(spent, perf_counter() - begun)

        def citecli(*arguments: str, library: Path = many) -> Took:
            return run("-m", "citecli", *arguments, "--library", str(library))

        def best(*arguments: str, library: Path = many) -> Took:
            taken = [citecli(*arguments, library=library) for _ in range(RUNS)]
            return Took(min(one.processor for one in taken), min(one.clock for one in taken))

        def tell(what: str, took: Took, limit: float = 0.0) -> None:
            nonlocal failed
            over = limit and took.processor > limit
            failed += bool(over)
            print(f"{what}: {took}" + (f" (at most {limit:.3f}{', TOO LONG' if over else ''})" if limit else ""))

        took = citecli("add", str(inbox))
        print(f"add {count:,} documents ({size / 1e6:.1f} MB): {took}, {count / took.clock:,.0f} a second")
        tell("first search (makes the index)", citecli("search", "harbour"))
        tell("first list (finds the quotations)", citecli("list"))
        citecli("list", library=few)
        ten = best("list", library=few)
        tell("list of 10", ten)
        told = subprocess.run(
            [sys.executable, "-c", PRINTING, str(many)], env=environment, capture_output=True, check=True
        )
        printing = float(told.stderr)
        print(f"printing {count:,} rows: {printing:.3f} s")
        tell(f"list of {count:,}", best("list"), 2 * ten.processor + printing)
        tell(f"list of {count:,}, as JSON", best("list", "--json"))
        tell("search, a word", best("search", "harbour"), 0.25)
        tell("search, several", best("search", "harbour council after:2010"), 0.25)
        tell("search, a speaker", best("search", "speaker:okafor", "storm"), 0.25)
        tell("show by number, of 10", best("show", "5", library=few))
        tell("show by number", best("show", str(count // 2)))
        tell("quotes --speakers", best("quotes", "--speakers"))
        tell("quotes --speaker", best("quotes", "--speaker", "okafor"))
        changes = []
        for number, changed in enumerate(sorted(many.glob("*.txt"))[:3]):
            changed.write_text(changed.read_text(encoding="utf-8") + f"\nMore: zugzwang{number}.\n", encoding="utf-8")
            sleep(0.1)  # what has just been written is looked at again by the next run
            changes.append(citecli("search", f"zugzwang{number}"))
        tell("search after one change", min(changes), 1.0)
        once = 0.2 + count * 2.5e-5  # to look at each file once, and no more
        single = Path(base) / "single.txt"
        took: dict[str, list[Took]] = {}
        for number in range(count // 3, count // 3 + 3):
            single.write_text(text(count + number, chance), encoding="utf-8", newline="\n")
            for what, *arguments in (
                ("add one", "add", str(single)),
                ("edit one", "edit", str(number), "--title", "Another"),
                ("tag one", "tag", str(number), "sea"),
                ("remove one", "remove", str(number), "--yes"),
                ("undo that", "undo"),
            ):
                took.setdefault(what, []).append(citecli(*arguments))
                sleep(0.1)
                took.setdefault(f"list after {what}", []).append(citecli("list"))
        for what, times in took.items():
            fastest = min(times, key=lambda time: time.processor)
            tell(what, fastest, once + (2 * ten.processor + printing if what.startswith("list") else 0))
        removed = [str(number) for number in range(count // 2, count // 2 + count // 20)]
        tell(f"remove {len(removed):,}", citecli("remove", *removed, "--yes"), once + len(removed) * 2e-3)
        tell("undo that", citecli("undo"), once + len(removed) * 3e-3)
        largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (
            1024 if sys.platform != "darwin" else 1 << 20
        )
        print(f"memory at most: {largest:.0f} MB")
        index = sum(
            path.stat().st_size for path in Path(base, "cache").rglob("library-*") if path.stat().st_size > 200_000
        )
        failed += index > 2 * size
        print(f"index: {index / 1e6:.1f} MB, {index / size:.2f} times the text (at most 2)")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
