"""Pumps every reader: its cost per character must not grow with the input.

    python tests/fuzz/pump.py [TARGET or SHAPE …]

Each target of `targets.py` is given its fragments, repeated to 2,000, 8,000, 32,000 and 128,000 characters, within
what makes a file of them; the shapes of `shapes.py` are made in these lengths. One whose CPU time
grows faster than its input is printed, and the exit code is 1.
Inputs that grow and are bounded are in `BOUNDED`, with what bounds them. POSIX only: a timer interrupts what does not
end.
"""

import gc
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import shapes as fuzz_shapes
import targets as fuzz_targets

from citecli.errors import CitecliError

LENGTHS = (2_000, 8_000, 32_000, 128_000)
SLOPE = 1.5
"""What counts as growth: an input of n times the length takes n ** SLOPE times as long, or longer."""
BUDGET = 1.5
"""CPU seconds after which no longer input is tried."""
NOTABLE = 0.15
"""CPU seconds below which growth is not judged."""
LONGEST = BUDGET * 4**SLOPE
"""CPU seconds after which an input is given up."""
BOUNDED: dict[tuple[str, str], str] = {}
"""(target, fragment) -> why its inputs are short enough."""


class TooSlow(BaseException):
    """An input took longer than it may. No `Exception`, for what reads many entries goes on after those."""


def seconds(name: str, run: Callable[[Any], object], data: Any) -> float:
    """The CPU seconds that an input takes, infinity for more than `LONGEST`; what goes wrong otherwise is not asked."""
    gc.collect(0)
    signal.setitimer(signal.ITIMER_VIRTUAL, LONGEST)
    start = time.process_time()
    try:
        run(data)
    except TooSlow:
        return float("inf")
    except CitecliError:
        pass
    except Exception as error:
        print(f"{name}: {type(error).__name__}: {str(error)[:100]} for {data[:60]!r}…", flush=True)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def growth(name: str, run: Callable[[Any], object], make: Callable[[int], Any]) -> str:
    """The times by length when they grow faster than the input that is made, else ""."""
    times: list[float] = []

    def took(length: int) -> float:
        return seconds(name, run, make(length))

    for length in LENGTHS:
        times.append(took(length))
        if times[-1] > BUDGET:
            break
    if times[-1] < NOTABLE:
        return ""
    if times[-1] == float("inf"):
        return _shown(times)
    if len(times) < 2 or times[-1] / max(times[-2], 1e-4) < 4**SLOPE:
        return ""
    # Once more: another process may have had the caches.
    again = [min(time, took(length)) for time, length in list(zip(times, LENGTHS, strict=False))[-2:]]
    return _shown(times) if again[1] / max(again[0], 1e-4) >= 4**SLOPE else ""


def _repeated(before: str, fragment: str, after: str) -> Callable[[int], bytes]:
    return lambda length: (before + fragment * (length // len(fragment)) + after).encode()


def _shown(times: list[float]) -> str:
    return ", ".join(f"{length:,}: {time:.2f} s" for length, time in zip(LENGTHS, times, strict=False))


def main() -> int:
    """Pump all targets, or those named; tell whether one grows."""

    def stop(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGVTALRM, stop)
    known = fuzz_targets.targets()
    shapes = fuzz_shapes.shapes()
    count = bad = 0
    for name in sys.argv[1:] or (*known, *shapes):
        if name in shapes:
            shape = shapes[name]
            count += 1
            run = shape.run or known[shape.target].run
            for data in known[shape.target].corpus if shape.target else (shape.make(500),):
                seconds(name, run, data)
            if found := growth(name, run, shape.make):
                bad += 1
                print(f"{shape.target}, {name}: {found}", flush=True)
            continue
        target = known[name]
        for data in target.corpus:
            seconds(name, target.run, data)  # what is loaded at the first use
        for before, after in target.around:
            for fragment in dict.fromkeys(target.fragments):
                if (name, fragment) in BOUNDED:
                    continue
                count += 1
                if found := growth(name, target.run, _repeated(before, fragment, after)):
                    bad += 1
                    print(f"{name}: {before[-30:]!r} + {fragment!r} × n + {after[:30]!r}: {found}", flush=True)
    print(f"{count} inputs pumped, {bad} grow faster than their length")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
