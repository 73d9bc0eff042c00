# ruff: noqa: E501
"""Fuzzes everything that reads: whatever comes of an input but an answer or a `CitecliError` is a finding.

    python tests/fuzz/run.py [--seconds 60] [--seed 1] [--own] [--keep FOLDER] [TARGET …]

Without a TARGET all of them run, for so many seconds each. A file is mutated: bits, bytes, values, pieces and fragments
of its format. Where Atheris is installed it chooses the mutations by what they reach; else, or with `--own`, a loop with a seed
does. Findings are printed with their seed and kept as files; the exit code is 1 when there were any.
"""

import argparse
import hashlib
import json
import random
import re
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

if "--atheris" in sys.argv:
    import atheris

    # What is loaded here tells Atheris which of its lines an input reaches.
    with atheris.instrument_imports(include=["citecli"], enable_loader_override=False):
        import targets as fuzz_targets

        fuzz_targets.load_all()
else:
    import targets as fuzz_targets

from citecli.errors import CitecliError, UnreadableDocument

LONGEST = 5
"""CPU seconds that one input may take."""
LARGEST = 20_000


class SlowInput(BaseException):
    """An input took longer than `LONGEST`. No `Exception`, for what reads many entries goes on after those."""


def judge(target: fuzz_targets.Target, data: bytes) -> BaseException | None:
    """What is wrong with what comes of an input; `None` for an answer or an error that is foreseen."""
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    try:
        target.run(data)
    except CitecliError as error:
        text = str(error)
        if isinstance(error, UnreadableDocument) and isinstance(error.__cause__, Exception):
            return error.__cause__  # what its reader did not foresee
        if not text.strip() or "\n" in text or len(text) > fuzz_targets.LONGEST_LINE or "Error: " in text:
            return error
        return None
    except (Exception, SlowInput) as error:
        return error
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


def place(error: BaseException) -> str:
    """Where an error comes from: the innermost line of the package."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "/citecli/" in frame.filename and "/tests/" not in frame.filename]
    frame = (own or frames)[-1]
    return f"{Path(frame.filename).name}:{frame.lineno} {type(error).__name__}"


def odd_json(data: bytes, chance: random.Random) -> bytes | None:
    """JSON with a value or a key in it exchanged for another of any type, `None` for what is no JSON."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return None
    for _ in range(chance.choice((1, 1, 2, 4))):
        node = value
        while True:
            keys: list[Any] = list(node) if isinstance(node, dict) else list(range(len(node)))
            if not keys:
                break
            key = chance.choice(keys)
            if isinstance(node[key], (dict, list)) and chance.random() < 0.7:
                node = node[key]
                continue
            odd: list[Any] = [*ODD, *ODD_VALUES, [node[key]], {str(key): node[key]}, [[node[key]] * 3]]
            if isinstance(node, dict) and chance.random() < 0.2:
                node[chance.choice((*ODD_KEYS, *ODD))] = node.pop(key)
            else:
                node[key] = chance.choice(odd)
            break
        if not isinstance(value, (dict, list)):
            break
    try:
        return json.dumps(value).encode()
    except ValueError:  # a value that came to hold itself
        return None


ODD_VALUES = (
    0,
    -1,
    10**6,
    10**15,
    0.5,
    1e300,
    True,
    False,
    None,
    [],
    {},
    [[]],
    [None],
    {"a": {"b": 1}},
    "0",
    "-",
    " ",
    "\n",
)
ODD_KEYS = (
    "id",
    "type",
    "author",
    "issued",
    "note",
    "custom",
    "categories",
    "date-parts",
    "raw",
    "literal",
    "family",
    "season",
    "circa",
    "page",
    "shortTitle",
)


def mutated(data: bytes, target: fuzz_targets.Target, chance: random.Random) -> bytes:
    """A few changes to a file."""
    if data[:1] in (b"{", b"[") and chance.random() < 0.6 and (changed := odd_json(data, chance)) is not None:
        return changed
    if chance.random() < 0.5 and (values := list(VALUE.finditer(data))):
        # What stands where a value is expected; the file stays well-formed.
        value = chance.choice(values)
        word = chance.choice((*ODD, *(target.fragments or fuzz_targets.GENERAL))).encode("utf-8", "surrogatepass")
        word = bytes(byte for byte in word * chance.choice((1, 1, 1, 3, 200)) if byte not in b'"<>{}\\\n')
        data = data[: value.start()] + word + (data[value.end() :] if chance.random() < 0.8 else data[value.start() :])
        if chance.random() < 0.6:
            return data[:LARGEST]
    for _ in range(chance.choice((1, 1, 2, 3, 5, 8))):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.choice((0, 1, 1, 2, 4, 8, 16, 64)))
        match chance.randrange(9):
            case 0:
                piece = b""
            case 1:
                piece = bytes([chance.randrange(256)])
            case 2:
                piece = data[start:end] * chance.choice((2, 2, 3, 10, 100))
            case 3:
                other = chance.choice(target.corpus)
                begin = chance.randrange(len(other) + 1)
                piece = other[begin : begin + chance.choice((1, 4, 16, 64, 256))]
            case 4 | 5:
                piece = chance.choice(target.fragments or fuzz_targets.GENERAL).encode()
                piece *= chance.choice((1, 1, 1, 2, 20, 300))
            case 6:
                piece = chance.choice(ODD).encode("utf-8", "surrogatepass")
            case 7:
                piece = bytes(byte ^ (1 << chance.randrange(8)) for byte in data[start : start + 1])
            case _:
                data = data[:start] if chance.random() < 0.3 else data
                piece = b""
        data = data[:start] + piece + data[end:]
    return data[:LARGEST]


VALUE = re.compile(
    rb'(?<=")[^"<>{}\\]*(?=")|(?<=>)[^<>]+(?=<)|(?<=[{])[^{}]*(?=[}])|(?<=: )[^\n"\[{]+|(?<=- )[^\n"\[{]+|\d+'
)
"""Places of values: within marks, tags and braces, behind a colon or a dash, and numbers."""
ODD = (
    "\0", "\ufeff", "\u2028", "\ud800", "\ue000", "\ue002", "\x1b[2J", "\U0001f600", "²", "①", "٣", "9" * 5000, "-1", "1e999",
    "NaN", "0", "00", "é" * 40, "\u202e", "\r\n", "\x85", "İ", "ß", "ﬁ", "\x7f", "\u0345", "Ⅷ", "½", "null", "true", "[]", "{}",
)  # fmt: skip


def own_loop(target: fuzz_targets.Target, seconds: float, seed: int, keep: Path) -> tuple[int, set[str]]:
    """Inputs tried, and the places of what was found."""
    count = 0
    found: set[str] = set()
    end = time.monotonic() + seconds
    pool = list(target.corpus)
    while time.monotonic() < end:
        chance = random.Random(f"{target.name} {seed} {count}")
        data = mutated(chance.choice(pool), target, chance)
        error = judge(target, data)
        if error is None and chance.random() < 0.02 and len(data) < LARGEST // 2:
            pool[len(target.corpus) :] = [*pool[len(target.corpus) :], data][-50:]
        if error is not None and place(error) not in found:
            found.add(place(error))
            report(target, data, error, f"seed {seed}, input {count}", keep)
        count += 1
    return count, found


def report(target: fuzz_targets.Target, data: bytes, error: BaseException, how: str, keep: Path) -> None:
    """Print a finding and keep its input."""
    keep.mkdir(parents=True, exist_ok=True)
    path = keep / f"{target.name.replace(' ', '-')}-{hashlib.sha1(data).hexdigest()[:10]}"
    path.write_bytes(data)
    reason = " ".join(str(error).split())[:200]
    print(f"FOUND {target.name}: {place(error)}: {reason} ({how}; {path})", flush=True)


def with_atheris(target: fuzz_targets.Target, seconds: int, seed: int, keep: Path) -> int:
    """Runs Atheris in this process, which it ends; the count of findings is what it printed."""
    found: set[str] = set()

    def test(data: bytes) -> None:
        error = judge(target, data)
        if error is not None and place(error) not in found:
            found.add(place(error))
            report(target, data, error, f"Atheris, seed {seed}", keep)

    corpus = keep / "corpus" / target.name.replace(" ", "-")
    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(target.corpus):
        (corpus / str(number)).write_bytes(data)
    words = keep / "corpus" / f"{target.name.replace(' ', '-')}.dict"
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in dict.fromkeys((*target.fragments, *ODD[:30])) if word))
    atheris.Setup(
        [sys.argv[0], f"-max_total_time={seconds}", f"-seed={seed}", f"-max_len={LARGEST}", f"-dict={words}", "-verbosity=0",
         "-print_final_stats=1", str(corpus)],
        test,
    )  # fmt: skip
    atheris.Fuzz()
    return len(found)


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")[:60])


def has_atheris() -> bool:
    """Whether Atheris can be used here."""
    try:
        import atheris  # noqa: F401
    except ImportError:
        return False
    return True


def main() -> int:
    """Fuzz each target; tell whether something was found."""
    parser = argparse.ArgumentParser(description="Fuzz everything that reads.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--own", action="store_true", help="our own loop, even where Atheris is installed")
    parser.add_argument("--atheris", action="store_true", help="Atheris in this process, for one target")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("targets", nargs="*")
    options = parser.parse_args()
    known = fuzz_targets.targets()
    if unknown := set(options.targets) - known.keys():
        parser.error(f"no target {', '.join(sorted(unknown))}; there are {', '.join(known)}")

    def stop(*_: object) -> None:
        raise SlowInput(f"it takes longer than {LONGEST} s")

    signal.signal(signal.SIGVTALRM, stop)
    bad = 0
    for name in options.targets or known:
        target = known[name]
        if options.atheris:
            return with_atheris(target, options.seconds, options.seed, options.keep)
        if has_atheris() and not options.own:
            # It ends the process that it runs in.
            command = [
                sys.executable,
                __file__,
                "--atheris",
                "--seconds",
                str(options.seconds),
                "--seed",
                str(options.seed),
            ]
            ran = subprocess.run(
                [*command, "--keep", str(options.keep), name], capture_output=True, text=True, check=False
            )
            found = {line for line in ran.stdout.splitlines() if line.startswith("FOUND ")}
            print("\n".join(sorted(found)), end="\n" if found else "")
            stats = [line.rpartition(" ")[2] for line in ran.stderr.splitlines() if "number_of_executed_units" in line]
            if not stats:
                print(f"FOUND {name}: the process ended ({ran.returncode}): {ran.stderr[-300:]}")
                found.add(name)
            print(f"{name}: {stats[0] if stats else '?'} inputs (Atheris), {len(found)} findings", flush=True)
        else:
            count, found = own_loop(target, options.seconds, options.seed, options.keep)
            print(f"{name}: {count:,} inputs, {len(found)} findings", flush=True)
        bad += len(found)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
