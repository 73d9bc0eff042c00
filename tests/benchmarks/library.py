"""How long a library of ten thousand documents takes: `python tests/benchmarks/library.py [documents]`.

Makes the documents, adds them, and times whole processes: list with ten and with all, search, and a search after one
change. Figures go to standard output; everything stands in a temporary folder, with a cache of its own.
"""

import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

WORDS = (
    "harbour council winter flood stone quay engineer mayor budget storm tide wall vote meeting river bridge market "
    "school winter teacher strike union contract minister treaty border ceasefire general army talks summit grain ship "
    "port insurer price farmer drought harvest museum painting theatre actor festival summer crowd police court judge"
).split()
NAMES = "Byron Doe Roe Okafor Lindqvist Marsh Tanaka Moreau Silva Novak".split()
RUNS = 5


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

        def run(*arguments: str) -> float:
            begun = perf_counter()
            command = [sys.executable, "-m", "citecli", *arguments]
            done = subprocess.run(command, env=environment, capture_output=True, check=False)
            if done.returncode:
                sys.exit(f"{' '.join(arguments)}: {done.stderr.decode()}")
            return perf_counter() - begun

        def best(*arguments: str) -> float:
            return min(run(*arguments) for _ in range(RUNS))

        took = run("add", str(inbox), "--library", str(many))
        print(f"add {count:,} documents ({size / 1e6:.1f} MB): {took:.1f} s, {count / took:,.0f} a second")
        print(f"first search (makes the index): {run('search', 'harbour', '--library', str(many)):.1f} s")
        print(f"first list (finds the quotations): {run('list', '--library', str(many)):.1f} s")
        run("list", "--library", str(few))
        print(f"list of 10: {best('list', '--library', str(few)):.3f} s")
        print(f"list of {count:,}: {best('list', '--library', str(many)):.3f} s")
        print(f"list of {count:,}, as JSON: {best('list', '--json', '--library', str(many)):.3f} s")
        print(f"search, a word: {best('search', 'harbour', '--library', str(many)):.3f} s")
        print(f"search, several: {best('search', 'harbour council after:2010', '--library', str(many)):.3f} s")
        print(f"search, a speaker: {best('search', 'speaker:okafor', 'storm', '--library', str(many)):.3f} s")
        print(f"show by number: {best('show', str(count // 2), '--library', str(many)):.3f} s")
        print(f"quotes --speakers: {best('quotes', '--speakers', '--library', str(many)):.3f} s")
        changed = next(many.glob("*.txt"))
        changed.write_text(changed.read_text(encoding="utf-8") + "\nOne word more: zugzwang.\n", encoding="utf-8")
        print(f"search after one change: {run('search', 'zugzwang', '--library', str(many)):.3f} s")
        index = sum(
            path.stat().st_size for path in Path(base, "cache").rglob("library-*") if path.stat().st_size > 200_000
        )
        print(f"index: {index / 1e6:.1f} MB, {index / size:.2f} times the text")
    return 0


if __name__ == "__main__":
    sys.exit(main())
