"""How long each command takes from a cold start, as whole processes, next to a bare Typer program of two commands.

    python tests/benchmarks/startup.py [ROUNDS]

Prints the best and the median of ROUNDS (20) runs of each, taken in turn so that the machine's moods hit all alike, and
leaves with 1 when a median exceeds its limit. The first round warms the caches and does not count.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """\
import typer

app = typer.Typer()


@app.command()
def one():
    print("x")


@app.command()
def two():
    print("x")


app()
"""
LIMITS = {
    "--version": 1.2, "--help": 2.5, "list": 2.0, "show": 1.5, "quotes": 2.1, "cite --style apa": 2.1,
    "quotes --cite apa": 2.7, "quote 1 3 --style apa": 2.7,
}  # fmt: skip
SLOWING = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "COVERAGE_PROCESS_START")


def main(rounds: int) -> int:
    """Measure and print; the exit code."""
    environment = {name: value for name, value in os.environ.items() if name not in SLOWING}
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        program = Path(sys.executable).with_name("citecli")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "bare Typer": [sys.executable, str(bare), "one"],
            **{name: [str(program), *name.split()] for name in LIMITS},
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for number in range(rounds + 1):
            for name, command in commands.items():
                started = time.perf_counter()
                subprocess.run(command, capture_output=True, env=environment, check=True)
                if number:
                    times[name].append(time.perf_counter() - started)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    failed = 0
    for name, taken in times.items():
        ratio = medians[name] / medians["bare Typer"]
        limit = LIMITS.get(name)
        failed += limit is not None and ratio > limit
        told = f"  (at most {limit}×)" if limit else ""
        print(f"{name:22} {min(taken) * 1000:6.0f} ms best {medians[name] * 1000:6.0f} ms median {ratio:5.2f}×{told}")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
