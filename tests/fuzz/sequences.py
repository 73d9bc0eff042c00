"""Random sequences of commands and of what happens to files, with a model beside: numbers stay, nothing is lost.

`python tests/fuzz/sequences.py --steps 3000 --seed 1` runs one sequence and prints what it did. A fault ends it with
the steps before. `test_sequences.py` runs a short one.
"""

import argparse
import io
import json
import os
import random
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from citecli.cli.main import main

SIDECAR = ".csl.json"


class FaultError(Exception):
    """The library does not hold what the model says."""


class Sequence:
    """One library, and what is known of it: each document has a word of its own by which it is known again."""

    def __init__(self, base: Path, seed: int) -> None:
        self.base = base
        self.random = random.Random(seed)
        self.library = base / "library"
        self.library.mkdir()
        self.counter = 0
        self.numbers: dict[str, int] = {}
        """The number of each word's document, as it was first seen."""
        self.there: set[str] = set()
        """Words of documents that must be in the library."""
        self.trashed: set[str] = set()
        """Words of documents that must be in the trash."""
        self.fresh: set[str] = set()
        """Words of documents that a hand has touched since the library was last listed."""
        self.left: dict[str, bytes] = {}
        """What is in sidecars that kept the old name of a document, by its word, until the library is listed."""
        self.by_hand = False
        """Whether a hand has changed files since the last change by a command."""
        self.log: list[str] = []
        self.undoable: tuple[str, dict[str, bytes], set[str], set[str]] | None = None
        self.counts: dict[str, int] = {}

    # What is there.

    def run(self, *arguments: str) -> tuple[int, str, str]:
        """Run a command on the library."""
        self.log.append("citecli " + " ".join(arguments))
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = main([*arguments, "--library", str(self.library)])
        if "internal error" in err.getvalue():
            raise FaultError(err.getvalue())
        return code, out.getvalue(), err.getvalue()

    def files(self) -> dict[str, bytes]:
        """The library's documents and sidecars."""
        return {path.name: path.read_bytes() for path in self.library.iterdir() if path.name[0] != "."}

    def words(self, folder: Path) -> dict[str, Path]:
        """The documents below a folder by their words."""
        found: dict[str, Path] = {}
        for path in folder.rglob("*.txt"):
            word = path.read_text(encoding="utf-8").split()[-1]
            if word in found:
                raise FaultError(f"{word} is there twice: {found[word]} and {path}")
            found[word] = path
        return found

    def places(self) -> dict[str, Path]:
        """The documents of the library, not of its trash, by their words."""
        return {word: path for word, path in self.words(self.library).items() if path.parent == self.library}

    def one(self, words: set[str]) -> str:
        """One of some words, "" when there is none."""
        return self.random.choice(sorted(words)) if words else ""

    def text(self) -> tuple[str, str]:
        """A new text, and its word."""
        self.counter += 1
        word = f"word{self.counter}"
        title = self.random.choice(("Harbour", "Quay", "Tides", f"Title {self.counter}"))
        return f"{title}\n\n3 March 2021\n\nA text of {word}\n", word

    # What happens.

    def add(self) -> None:
        """`citecli add` of one to three files."""
        names, words = [], set()
        for _ in range(self.random.randint(1, 3)):
            text, word = self.text()
            path = self.base / f"new-{word}.txt"
            path.write_text(text, encoding="utf-8")
            names.append(str(path))
            words.add(word)
        self.change("add", ("add", *names), added=words)

    def drop(self) -> None:
        """A file that a hand puts into the folder, with or without a sidecar, of any time."""
        text, word = self.text()
        path = self.library / f"{self.random.choice('abcxyz')}-{word}.txt"
        path.write_text(text, encoding="utf-8")
        if self.random.random() < 0.3:
            path.with_suffix(SIDECAR).write_text(json.dumps({"note": word}), encoding="utf-8")
        self.touch_file(path)
        self.there.add(word)
        self.fresh.add(word)
        self.log.append(f"drop {path.name}")
        self.by_hand = True

    def touch_file(self, path: Path) -> None:
        """A time of change between 1970 and next year."""
        time = self.random.randint(0, 1_800_000_000)
        os.utime(path, (time, time))

    def touch(self) -> None:
        """Another time for a document."""
        if word := self.one(self.there):
            self.touch_file(self.places()[word])
            self.log.append(f"touch {word}")

    def rename(self) -> None:
        """Another name for a document, and for its sidecar, unless that is left for citecli to rename."""
        if word := self.one(self.there - self.fresh):
            path = self.places()[word]
            target = path.with_name(f"{self.random.choice('abcxyz')}{self.counter}-{word}.txt")
            if target.exists() or target.with_suffix(SIDECAR).exists():
                return
            path.rename(target)
            side = path.with_suffix(SIDECAR)
            if side.exists() and self.random.random() < 0.5:
                self.left[word] = side.read_bytes()
            elif side.exists():
                side.rename(target.with_suffix(SIDECAR))
            self.fresh.add(word)
            self.log.append(f"rename {path.name} {target.name}")
            self.by_hand = True
            if self.left:  # before a change is made that is undone as if nothing else had been done
                self.list()

    def write(self) -> None:
        """Other words in a document."""
        if word := self.one(self.there - self.fresh):
            path = self.places()[word]
            self.counter += 1
            path.write_text(f"Changed {self.counter * chr(46)}\n\nA text of {word}\n", encoding="utf-8")
            self.fresh.add(word)
            self.log.append(f"write {path.name}")
            self.by_hand = True

    def delete(self) -> None:
        """A document that a hand deletes."""
        if word := self.one(self.there - self.fresh):
            path = self.places()[word]
            path.unlink()
            path.with_suffix(SIDECAR).unlink(missing_ok=True)
            self.there.discard(word)
            self.log.append(f"delete {path.name}")
            self.by_hand = True

    def clone(self) -> None:
        """The library copied, the times of its files gone; the copy is gone on with."""
        self.list()
        self.counter += 1
        target = self.base / f"library{self.counter}"
        shutil.copytree(self.library, target, copy_function=shutil.copyfile)
        shutil.rmtree(self.library)
        self.library = target
        self.log.append("clone")

    def edit(self) -> None:
        """`citecli edit`."""
        if word := self.one(self.there):
            name = str(self.places()[word])
            self.change("edit", ("edit", name, "--title", f"Edited {self.random.randint(0, 9)}"))

    def tag(self) -> None:
        """`citecli tag`."""
        if word := self.one(self.there):
            self.change("tag", ("tag", str(self.places()[word]), self.random.choice(("sea", "coast", "wall"))))

    def remove(self) -> None:
        """`citecli remove` of one or two."""
        words = {self.one(self.there), self.one(self.there)} - {""}
        if words:
            places = self.places()
            self.change("remove", ("remove", *(str(places[word]) for word in sorted(words)), "--yes"), removed=words)

    def restore(self) -> None:
        """`citecli remove --restore`, where nothing has taken the name."""
        if word := self.one(self.trashed):
            path = self.words(self.library / ".trash")[word]
            side = path.with_suffix(SIDECAR)
            taken = (self.library / path.name).exists() or (side.exists() and (self.library / side.name).exists())
            newest = max(
                self.words(self.library / ".trash").values(),
                key=lambda other: (other.name == path.name, other.parent.name),
            )
            if not taken and newest == path:
                self.change("restore", ("remove", "--restore", path.name), restored={word})

    def empty(self) -> None:
        """`citecli remove --empty-trash`."""
        code, _, err = self.run("remove", "--empty-trash", "--yes")
        if code:
            raise FaultError(err)
        self.trashed = set()
        self.undoable = None

    def change(
        self,
        verb: str,
        arguments: tuple[str, ...],
        added: set[str] = frozenset(),  # type: ignore[assignment]
        removed: set[str] = frozenset(),  # type: ignore[assignment]
        restored: set[str] = frozenset(),  # type: ignore[assignment]
    ) -> None:
        """Run a command that changes the library."""
        before = self.files(), set(self.there), set(self.trashed)
        code, _, err = self.run(*arguments)
        if code:
            raise FaultError(f"{arguments}: {err}")
        self.there = (self.there | added | restored) - removed
        self.trashed = (self.trashed | removed) - restored
        self.fresh = set()
        self.by_hand = False
        self.undoable = (verb, *before)

    def undo(self) -> None:
        """`citecli undo`: straight after a change all is as it was, to the byte."""
        files = self.files()
        code, _, err = self.run("undo")
        if self.undoable is None or self.by_hand:
            self.follow()
            return
        verb, before, there, trashed = self.undoable
        self.undoable = None
        if code:
            if self.files() != files:
                raise FaultError(f"a failed undo changed something: {err}")
            self.follow()
            return
        if self.files() != before:
            raise FaultError(f"undo of {verb} left {sorted(self.files().keys() ^ before.keys())}")
        if verb in ("add", "restore"):
            trashed = trashed | (self.there - there)
        self.there, self.trashed = there, trashed

    def follow(self) -> None:
        """What is there now, after an undo that hands have come before: nothing may have gone."""
        everything = self.there | self.trashed
        self.there = set(self.places())
        self.trashed = set(self.words(self.library)) - self.there
        self.undoable = None
        if not everything <= self.there | self.trashed:
            raise FaultError(f"lost: {everything - self.there - self.trashed}")

    def list(self) -> None:
        """`citecli list`: the documents, each under its number."""
        code, out, err = self.run("list", "--json")
        if code:
            raise FaultError(err)
        by_path = {Path(row["path"]).name: row["number"] for row in json.loads(out)}
        places = self.places()
        if set(places) != self.there:
            raise FaultError(f"in the library: {sorted(places.keys() ^ self.there)}")
        if missing := self.trashed - set(self.words(self.library)):
            raise FaultError(f"not in the trash: {missing}")
        taken = {number: word for word, number in self.numbers.items()}
        for word, path in places.items():
            number = by_path[path.name]
            if self.numbers.setdefault(word, number) != number:
                raise FaultError(f"{word} was {self.numbers[word]} and is {number}")
            if taken.setdefault(number, word) != word:
                raise FaultError(f"{number} was {taken[number]}'s and is {word}'s")
        self.fresh = set()
        for word, data in self.left.items():
            if word not in places:  # removed meanwhile
                continue
            side = places[word].with_suffix(SIDECAR)
            if not side.exists() or side.read_bytes() != data:
                raise FaultError(f"{places[word].name} was renamed, and its sidecar was not")
        self.left = {}

    STEPS = (
        (add, 3), (drop, 3), (touch, 3), (rename, 3), (write, 3), (delete, 1), (clone, 1), (edit, 4), (tag, 3),
        (remove, 4), (restore, 3), (empty, 1), (undo, 8), (list, 6),
    )  # fmt: skip

    def step(self) -> None:
        """One step, and a look at what it left."""
        kind = self.random.choices([kind for kind, _ in self.STEPS], [weight for _, weight in self.STEPS])[0]
        if len(self.there) > 25 and kind.__name__ in ("add", "drop"):
            kind = Sequence.remove
        self.counts[kind.__name__] = self.counts.get(kind.__name__, 0) + 1
        kind(self)
        if kind.__name__ in ("rename", "write", "delete", "drop") and self.random.random() < 0.6:
            self.list()
        orphans = [path.name for path in self.library.rglob(".citecli-*ing-*")]
        if orphans:
            raise FaultError(f"left behind: {orphans}")


def play(steps: int, seed: int) -> Sequence:
    """A sequence of that many steps in a folder of its own. Raises `FaultError` with the last steps."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = f"{folder}/cache"
        os.environ["CITECLI_CONFIG"] = f"{folder}/config.toml"
        sequence = Sequence(Path(folder), seed)
        for number in range(steps):
            try:
                sequence.step()
            except FaultError as fault:
                last = "\n  ".join(sequence.log[-25:])
                raise FaultError(f"seed {seed}, step {number}: {fault}\n  {last}") from None
        sequence.list()
        return sequence


def _main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    sequence = play(options.steps, options.seed)
    counts = ", ".join(f"{name} {count}" for name, count in sorted(sequence.counts.items()))
    print(f"{options.steps} steps, {len(sequence.numbers)} documents, {counts}")
    return 0


if __name__ == "__main__":
    sys.exit(_main())
