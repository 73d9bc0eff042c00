"""A real disk that is full, or nearly: every command either does its work or says in one line why not; nothing is lost.

`sudo python tests/fuzz/full_disk.py` mounts a disk of a megabyte in memory (Linux, root), and leaves 0 to 40 kB on it.
"""

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from citecli.cli.main import main

SIZE = 1024 * 1024
COMMANDS = (
    ("add", "new.txt"),
    ("add", "new.txt", "large.txt", "newer.txt"),
    ("edit", "harbour.txt", "--title", "Another"),
    ("tag", "harbour.txt", "sea"),
    ("remove", "harbour.txt", "--yes"),
    ("remove", "harbour.txt", "tides.txt", "--yes"),
    ("remove", "--restore", "quay"),
    ("remove", "--empty-trash", "--yes"),
    ("undo",),
    ("config", "style", "mla"),
    ("search", "text"),
    ("list",),
    ("cite", "-o", "out.txt"),
)


def run(*arguments: str) -> tuple[int, str, str]:
    """Run a command in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    return code, out.getvalue(), err.getvalue()


def prepare(disk: Path) -> None:
    """A library of two documents and one in the trash, a change to undo, an index, a configuration."""
    for path in disk.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    library = disk / "seeds"
    library.mkdir()
    for name in ("harbour", "quay", "tides"):
        (library / f"{name}.txt").write_text(f"{name.title()}\n\n3 March 2021\n\nA text of {name}, {'x' * 5000}.")
        (library / f"{name}.csl.json").write_text(json.dumps({"id": name, "note": "n" * 5000}))
    for name, size in (("new", 3000), ("large", 30_000), ("newer", 3000)):
        (disk / f"{name}.txt").write_text(f"{name.title()}\n\nA {name} text {'y' * size}.")
    (disk / "out.txt").write_text("before")
    (disk / "config.toml").write_text('style = "apa"\n')
    for arguments in (("remove", "quay", "--yes"), ("tag", "tides", "sea"), ("search", "text")):
        if (ran := run(*arguments))[0]:
            raise SystemExit(f"{arguments}: {ran}")


def texts(library: Path) -> Counter[bytes]:
    """The documents of the library and its trash."""
    return Counter(path.read_bytes() for path in library.rglob("*.txt"))


def faults(disk: Path, arguments: tuple[str, ...], free: int) -> tuple[str, list[str]]:
    """What becomes of one command with so many bytes left on the disk, and what is wrong with that."""
    prepare(disk)
    library = disk / "seeds"
    before, sidecars = texts(library), {path: path.read_bytes() for path in library.rglob("*.csl.json")}
    filler = disk / "filler"
    left = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(b"z" * max(left - free, 0))
    code, out, err = run(*arguments, "--quiet")
    wrong = []
    if "internal error" in err or "Traceback" in err or (code and err.count("\n") != 1):
        wrong.append(f"{code}: {err}")
    if "--empty-trash" not in arguments and before - texts(library):
        wrong.append("a document is lost")
    if code and arguments[0] in ("edit", "tag"):
        wrong += [f"{path} has changed" for path, data in sidecars.items() if path.read_bytes() != data]
    if (disk / "out.txt").read_text() != "before" and code:
        wrong.append("the answer's file was touched")
    if (disk / "config.toml").read_text() not in ('style = "apa"\n', 'style = "mla"\n'):
        wrong.append("the configuration is torn")
    filler.unlink()
    for later in (("tag", "tides.txt", "coast"), ("list",), ("search", "text")):
        ran = run(*later, "--quiet") if (library / "tides.txt").exists() or later[0] != "tag" else (0, "", "")
        if ran[0] not in (0, 3 if later[0] == "search" and "remove" in arguments else 0):
            wrong.append(f"then {later}: {ran}")
    wrong += [f"left behind: {path}" for path in disk.rglob(".citecli-*ing-*")]
    for side in library.rglob("*.csl.json"):
        if not side.with_name(side.name.replace(".csl.json", ".txt")).exists() and "--empty-trash" not in arguments:
            wrong.append(f"a sidecar alone: {side}")
    return ("done" if code == 0 else (err or out).strip()), wrong


def _main() -> int:
    disk = Path(tempfile.mkdtemp())
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(disk)], check=True)
    failed = 0
    try:
        os.chdir(disk)
        os.environ["XDG_CACHE_HOME"] = str(disk / "cache")
        os.environ["CITECLI_CONFIG"] = str(disk / "config.toml")
        for arguments in COMMANDS:
            answers: dict[str, list[int]] = {}
            for free in (0, 4096, 8192, 12_288, 16_384, 20_480, 28_672, 40_960):
                answer, wrong = faults(disk, arguments, free)
                answers.setdefault(answer, []).append(free // 1024)
                failed += bool(wrong)
                for problem in wrong:
                    print(f"!! {' '.join(arguments)}, {free // 1024} kB free: {problem}")
            print(" ".join(arguments), *(f"\n    {sizes} kB: {answer}" for answer, sizes in answers.items()))
    finally:
        os.chdir("/")
        subprocess.run(["umount", str(disk)], check=True)
        disk.rmdir()
    return bool(failed)


if __name__ == "__main__":
    sys.exit(_main())
