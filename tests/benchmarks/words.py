"""Word recall and precision of the readers on real files, against another program's text of them.

    python tests/benchmarks/words.py FOLDER [SUFFIX …] [--worst N] [--besides FILE]

FOLDER holds files in any folders below it. The other program is pandoc (plain text), which must be installed; for mail,
which pandoc does not read, it is the standard library's parser with pandoc for HTML; for plain text the bytes, decoded.

Words are runs of letters and digits, without case, of the other's text and of ours. Recall: how many of the other's are
among ours, in the text or in what was left out, counted and shown by `citecli show --all` (`text` counts those in the
text alone). Precision: how many of the text's are among the other's. `order` is recall of pairs of neighbouring words.
A file counts once, whatever its length; those with fewer than ten words, and those that the other program can't read,
do not count. `--besides` names a file of `name<TAB>reason` lines: files on which the other program is plainly wrong.

Each file is read in a process of its own, so that processor time and memory are that file's: over 5 seconds or 300 MB
is marked with `!`.
"""

import argparse
import atexit
import os
import pickle
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from citecli.errors import CitecliError
from citecli.readers import registry
from citecli.readers.source import read_file

FORMATS = {
    ".docx": "docx", ".odt": "odt", ".rtf": "rtf", ".epub": "epub", ".xml": "jats", ".nxml": "jats", ".md": "markdown",
    ".eml": "", ".txt": "",
}  # fmt: skip
FEWEST = 10
LONGEST = 120
MOST_SECONDS = 5.0
MOST_MEGABYTES = 300

TEMPLATE = "$title$\n\n$subtitle$\n\n$for(author)$$author$\n$endfor$\n$date$\n\n$abstract$\n\n$body$\n"
WORD = re.compile(r"[^\W_]+")
# What pandoc puts around raised and lowered text, and the signs of notes that it puts into sentences.
RAISED = re.compile(r"[\^_]\(([^()\n]*)\)")
NOTE_SIGN = re.compile(r"(?<=\S)\[\d{1,4}\]")


class Read(NamedTuple):
    """What was read of a file."""

    text: str
    left_out: str
    error: str = ""


class Row(NamedTuple):
    """One file compared."""

    path: Path
    recall: float
    text_recall: float
    precision: float
    order: float
    seconds: float
    megabytes: float
    missing: list[tuple[str, int]]
    added: list[tuple[str, int]]
    error: str


def words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).lower())


def ours(path: Path) -> tuple[Read, float, float]:
    """Our text of a file, the seconds and the megabytes it took: read in a process of its own."""
    receiving, sending = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiving)
        with os.fdopen(sending, "wb") as pipe:
            pickle.dump(_read(path), pipe)
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as pipe:
        data = pipe.read()
    _, _, usage = os.wait4(child, 0)
    read = pickle.loads(data) if data else Read("", "", "the process ended")
    return read, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def _read(path: Path) -> Read:
    try:
        document = registry.read(read_file(path))
    except CitecliError as error:
        return Read("", "", str(error))
    # The other program prints what the file says of itself, which we keep in the reference.
    reference = document.reference
    names = (name for people in reference.names.values() for name in people)
    known = (*reference.texts.values(), *(f"{name.given} {name.family} {name.literal}" for name in names))
    return Read(document.text, "\n".join((*known, *(omission.text for omission in document.omissions))))


def theirs(path: Path) -> str | None:
    """The other program's text of a file, `None` where it can't read it."""
    suffix = path.suffix.lower()
    if suffix == ".eml":
        message = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
        return "\n".join(_mail_texts(message))
    if suffix == ".txt":
        try:
            return path.read_bytes().decode()
        except UnicodeDecodeError:
            return None
    return _pandoc(path.read_bytes(), FORMATS[suffix])


@cache
def _template() -> Path:
    """A file that has pandoc print what a document says of itself, its abstract included."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as file:
        file.write(TEMPLATE)
    path = Path(file.name)
    atexit.register(path.unlink)
    return path


def _pandoc(data: bytes, form: str) -> str | None:
    command = ["pandoc", "-f", form, "-t", "plain", "--wrap=none", "--columns=500", f"--template={_template()}"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=LONGEST, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    return NOTE_SIGN.sub("", RAISED.sub(r"\1", done.stdout.decode()))


def _mail_texts(message: EmailMessage) -> Iterator[str]:
    """The texts of a message: of alternatives the plain one."""
    if message.get_content_type() == "multipart/alternative":
        parts = [part for part in message.iter_parts() if isinstance(part, EmailMessage)]
        plain = [part for part in parts if part.get_content_type() == "text/plain"]
        for part in plain or parts[-1:]:
            yield from _mail_texts(part)
    elif message.is_multipart():
        for part in message.iter_parts():
            if isinstance(part, EmailMessage):
                yield from _mail_texts(part)
    elif message.get_content_maintype() == "text" and not message.is_attachment():
        try:
            content = message.get_content()
        except (LookupError, KeyError, ValueError):
            return
        is_html = message.get_content_subtype() == "html"
        yield (_pandoc(content.encode(errors="replace"), "html") or "") if is_html else content


def compared(path: Path) -> Row | None:
    """One file compared; `None` where there is nothing to compare it with."""
    text = theirs(path)
    there = words(text or "")
    if len(there) < FEWEST:
        return None
    read, seconds, megabytes = ours(path)
    mine, left_out = words(read.text), words(read.left_out)
    wanted, got, all_got = Counter(there), Counter(mine), Counter(mine + left_out)
    pairs, got_pairs = Counter(pairwise(there)), Counter(pairwise(mine)) + Counter(pairwise(left_out))
    return Row(
        path,
        (wanted & all_got).total() / wanted.total(),
        (wanted & got).total() / wanted.total(),
        (wanted & got).total() / max(1, got.total()),
        (pairs & got_pairs).total() / max(1, pairs.total()),
        seconds,
        megabytes,
        (wanted - all_got).most_common(12),
        (got - wanted).most_common(12),
        read.error,
    )


def _shown(counts: list[tuple[str, int]]) -> str:
    return " ".join(word if count == 1 else f"{word}×{count}" for word, count in counts) or "–"


def report(form: str, rows: list[Row], worst: int) -> None:
    """A line for the format, then its worst files with what is missing and what is added."""

    def mean(values: list[float]) -> str:
        return f"{sum(values) / len(values):6.3f}"

    figures = [mean([row[index] for row in rows]) for index in (1, 2, 3, 4)]
    slowest, largest = max(row.seconds for row in rows), max(row.megabytes for row in rows)
    print(f"{form:9}{len(rows):5}  {'  '.join(figures)}  {slowest:6.2f} s {largest:6.0f} MB", flush=True)
    for row in sorted(rows, key=lambda row: min(row.recall, row.precision))[:worst]:
        if min(row.recall, row.precision) >= 0.97:
            break
        print(f"    {row.recall:.2f} {row.precision:.2f}  {row.path.name}  {row.error}")
        if not row.error:
            print(f"        missing: {_shown(row.missing)}\n        added:   {_shown(row.added)}")
    for row in rows:
        if row.seconds > MOST_SECONDS or row.megabytes > MOST_MEGABYTES:
            print(f"    ! {row.path.name}: {row.seconds:.1f} s, {row.megabytes:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("suffixes", nargs="*", metavar="SUFFIX")
    parser.add_argument("--worst", type=int, default=0)
    parser.add_argument("--besides", type=Path)
    options = parser.parse_args()
    besides = set()
    if options.besides:
        besides = {line.partition("\t")[0] for line in options.besides.read_text().splitlines()}
    print("format   files  recall    text    prec.   order   slowest    largest")
    for form in options.suffixes or dict.fromkeys(FORMATS):
        paths = sorted(path for path in options.folder.rglob("*") if path.suffix.lower() == form)
        rows = [row for path in paths if path.name not in besides and (row := compared(path))]
        if rows:
            report(form, rows, options.worst)


if __name__ == "__main__":
    main()
