"""How long each reader takes for a document of usual length, and how that grows: processor time in milliseconds.

    python tests/benchmarks/readers.py [SUFFIX …]

The documents are made here: paragraphs of some sixty words, 50, 500 and 5,000 of them. Of five runs the fastest counts.
"""

import importlib.util
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

from citecli.readers import registry
from citecli.readers.source import Source

COUNTS = (50, 500, 5000)
RUNS = 5
SENTENCE = "It rained in the valley for the whole of the week, and “nobody knows when it will end,” said Ann Byron. "
PARAGRAPH = SENTENCE * 3


def makers() -> ModuleType:
    """The makers of files that the tests of the readers use."""
    path = Path(__file__).parent.parent / "readers" / "conftest.py"
    spec = importlib.util.spec_from_file_location("makers", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} can't be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(make: ModuleType) -> dict[str, Callable[[int], bytes]]:
    """For each suffix, what makes a document of so many paragraphs."""

    def pages(count: int) -> Iterable[list[tuple[str, float, float, float]]]:
        for start in range(0, count, 10):
            yield [
                (SENTENCE, 72 if line % 3 else 82, 740 - line * 12, 10) for line in range(min(30, 3 * (count - start)))
            ]

    return {
        ".txt": lambda count: (f"{PARAGRAPH}\n\n" * count).encode(),
        ".md": lambda count: (f"{PARAGRAPH} *And* [so](http://x.example) on.\n\n" * count).encode(),
        ".html": lambda count: f"<html><body>{f'<p>{PARAGRAPH}</p>' * count}</body></html>".encode(),
        ".docx": lambda count: make.docx(make.docx_paragraph(PARAGRAPH) * count),
        ".odt": lambda count: make.odt(f"<text:p>{PARAGRAPH}</text:p>" * count),
        ".epub": lambda count: make.epub({"a.xhtml": f"<p>{PARAGRAPH}</p>" * count}, ""),
        ".xml": lambda count: make.jats(body=f"<p>{PARAGRAPH}</p>" * count),
        ".rtf": lambda count: b"{\\rtf1 " + PARAGRAPH.encode("cp1252").replace(b"\x93", b"\\ldblquote ") * count + b"}",
        ".eml": lambda count: b"From: a@b.c\nDate: x\n\n" + f"{PARAGRAPH}\n\n".encode() * count,
        ".vtt": lambda count: b"WEBVTT\n\n" + f"00:01.000 --> 00:02.000\n{PARAGRAPH}\n\n".encode() * count,
        ".pdf": lambda count: make.pdf(list(pages(count))),
    }


def measured(source: Source) -> float:
    """Seconds for reading `source`: of a PDF those that pass, for another process does the work."""
    clock = time.perf_counter if source.suffix == ".pdf" else time.process_time
    times = []
    for _ in range(RUNS if len(source.data) < 1_000_000 else 2):
        start = clock()
        registry.read(source)
        times.append(clock() - start)
    return min(times)


def main(chosen: list[str]) -> None:
    print("format   " + "".join(f"{f'{count} par.':>12}" for count in COUNTS) + "   MB/s")
    for suffix, make in documents(makers()).items():
        if chosen and suffix not in chosen:
            continue
        row, rate = "", 0.0
        for count in COUNTS:
            source = Source(f"x{suffix}", make(count), suffix)
            seconds = measured(source)
            rate = count * len(PARAGRAPH) / 1e6 / seconds
            row += f"{seconds * 1000:12.1f}"
        print(f"{suffix:9}{row}{rate:7.1f}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
