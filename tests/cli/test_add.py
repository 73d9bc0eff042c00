import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]
Process = Callable[..., "subprocess.CompletedProcess[bytes]"]
TEXT = "Tide tables\n\nBy Jane Doe\n\n3 March 2021\n\nThe tide comes in, and goes out."


@pytest.fixture
def inbox(folder: Path) -> Path:
    """A folder of things to add: two texts, one below, one hidden, one that is no document."""
    base = folder / "inbox"
    (base / "below").mkdir(parents=True)
    (base / "tides.txt").write_text(TEXT, encoding="utf-8")
    (base / "below" / "notes.TXT").write_text("Notes without a head.", encoding="utf-8")
    (base / ".hidden.txt").write_text("Hidden.", encoding="utf-8")
    (base / "picture.png").write_bytes(b"\x89PNG")
    return base


def sidecar(path: Path) -> dict[str, object]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def test_a_file_is_copied_under_a_readable_name(run: Run, inbox: Path) -> None:
    code, out, err = run("add", "inbox/tides.txt", "--library", "mine")
    assert code == 0
    assert err.splitlines() == [
        "citecli: created the library mine",
        "citecli: added doe2021 (“Tide tables”); undo with `citecli undo`",
    ]
    assert out == f"added\tdoe2021\t{Path('mine/tide-tables.txt')}\tTide tables\tcontainer-title,URL\n"
    assert Path("mine/tide-tables.txt").read_text(encoding="utf-8") == TEXT
    assert sidecar(Path("mine/tide-tables.csl.json")) == {"id": "doe2021"}
    assert run("list", "--library", "mine")[1].startswith("1\tdoe2021\tTide tables\tJane Doe\t2021-03-03")


def test_what_is_said_wins(run: Run, inbox: Path) -> None:
    said = (
        "--title", "Of tides", "--author", "Roe, Ann", "--author", "{The Quay}", "--date", "May 2020",
        "--type", "report", "--url", "https://example.org/t", "--tag", "sea, moon",
        "--tag", "Sea", "--set", "publisher=Verso",
    )  # fmt: skip
    code, out, _ = run("add", "inbox/tides.txt", "--library", "mine", "--json", *said)
    (one,) = json.loads(out)
    assert code == 0
    assert (one["id"], one["title"], one["date"], one["type"]) == ("roe2020", "Of tides", "2020-05", "report")
    assert one["author"] == "Ann Roe and The Quay"
    item = sidecar(Path("mine/of-tides.csl.json"))
    assert item["author"] == [{"family": "Roe", "given": "Ann"}, {"literal": "The Quay"}]
    assert (item["keyword"], item["publisher"], item["URL"]) == ("sea, moon", "Verso", "https://example.org/t")


def test_a_folder_and_those_below(run: Run, inbox: Path) -> None:
    code, out, _ = run("add", "inbox", "--library", "mine")
    assert code == 0
    assert [line.split("\t")[1] for line in out.splitlines()] == ["doe2021", "notes"]
    assert sorted(path.name for path in Path("mine").glob("*.txt")) == ["notes.txt", "tide-tables.txt"]


def test_a_pattern_that_the_shell_left_alone(run: Run, inbox: Path) -> None:
    assert run("add", "inbox/*.txt", "--library", "mine")[1].count("\n") == 1
    code, _, err = run("add", "inbox/*.zip", "--library", "mine")
    assert code == 3
    assert "no document matches inbox/*.zip" in err


def test_the_same_content_is_recognised(run: Run, inbox: Path) -> None:
    (inbox / "copy.txt").write_text(TEXT, encoding="utf-8")
    run("add", "inbox/tides.txt", "--library", "mine")
    code, out, _ = run("add", "inbox/copy.txt", "--library", "mine")
    assert code == 0
    assert out.startswith("already there\tdoe2021\t")
    assert len(list(Path("mine").glob("*.txt"))) == 1


def test_the_same_title_is_another_document(run: Run, inbox: Path) -> None:
    (inbox / "other.txt").write_text(TEXT + " Twice a day.", encoding="utf-8")
    run("add", "inbox/tides.txt", "inbox/other.txt", "--library", "mine")
    assert sorted(path.name for path in Path("mine").glob("*.txt")) == ["tide-tables-2.txt", "tide-tables.txt"]
    assert sidecar(Path("mine/tide-tables-2.csl.json"))["id"] == "doe2021b"


def test_a_sidecar_comes_along(run: Run, inbox: Path) -> None:
    (inbox / "tides.csl.json").write_text('{"id": "tides", "publisher": "Verso", "own-key": [1]}', encoding="utf-8")
    run("add", "inbox/tides.txt", "--library", "mine", "--date", "2020")
    item = sidecar(Path("mine/tide-tables.csl.json"))
    assert (item["id"], item["publisher"], item["own-key"]) == ("tides", "Verso", [1])
    assert item["issued"] == {"date-parts": [[2020]]}


def test_standard_input(process: Process, folder: Path) -> None:
    done = process("add", "-", "--library", "mine", stdin=TEXT.encode())
    assert done.returncode == 0
    assert Path("mine/tide-tables.txt").read_text(encoding="utf-8") == TEXT


def test_one_bad_file_does_not_keep_the_others_out(run: Run, inbox: Path) -> None:
    (inbox / "bad.txt").write_bytes(b"\0\0")
    (inbox / "empty.txt").write_bytes(b"")
    code, out, err = run("add", "inbox", "nowhere.txt", "--library", "mine", "--quiet")
    assert code == 4
    assert out.count("\n") == 2
    assert err.count("\n") == 3
    assert "nowhere.txt" in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--type", "bok"), 2, "did you mean book"),
        (("--date", "soon"), 2, "is not a date"),
        (("--set", "publisher"), 2, "VARIABLE=VALUE"),
        (("--set", "publishre=x"), 2, "did you mean publisher"),
        (("--key", "a b"), 2, "is not a key"),
        (("inbox/below/notes.TXT", "--title", "Both"), 2, "can't have the same title"),
    ],
)
def test_what_can_not_be_said(run: Run, inbox: Path, arguments: tuple[str, ...], code: int, words: str) -> None:
    result = run("add", "inbox/tides.txt", "--library", "mine", *arguments)
    assert (result[0], result[1]) == (code, "")
    assert words in result[2]
    assert result[2].count("\n") == 1


def test_a_hostile_title_stays_in_the_library(run: Run, inbox: Path) -> None:
    (inbox / "evil.txt").write_text("../../../etc/passwd\x1b[2J\n\n1 May 2022\n\nText.", encoding="utf-8")
    code, out, _ = run("add", "inbox/evil.txt", "--library", "mine")
    assert code == 0
    assert "\x1b" not in out
    assert sorted(path.name for path in Path("mine").iterdir() if path.suffix == ".txt") == ["etc-passwd-2j.txt"]


def test_without_a_library_one_begins_in_the_data_folder(process: Process, folder: Path, tmp_path: Path) -> None:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    done = process("add", "a.txt", HOME=str(tmp_path), USERPROFILE=str(tmp_path), LOCALAPPDATA=str(tmp_path))
    assert done.returncode == 0
    assert b"created the library" in done.stderr
    assert len(list(tmp_path.rglob("tide-tables.txt"))) == 1


def test_two_lines_on_a_terminal(terminal: Callable[..., tuple[int, str]], inbox: Path) -> None:
    code, shown = terminal("add", "inbox/tides.txt", "--library", "mine", TERM="dumb", columns=100)
    assert code == 0
    assert "doe2021  Tide tables · Jane Doe · 3 March 2021 · webpage · 7\xa0words\n" in shown
    assert "missing container-title, URL: citecli edit doe2021 --set container-title=… --url …" in shown
    for width in (20, 40, 140):
        shown = terminal("add", "inbox", "--library", "mine", TERM="dumb", columns=width)[1]
        assert max(map(len, shown.splitlines())) <= width


def start(folder: Path, source: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "citecli", "add", str(source), "--library", str(folder), "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def many(folder: Path, count: int, word: str) -> Path:
    folder.mkdir()
    for number in range(count):
        text = f"{word} {number}\n\n3 March 2021\n\n{word} number {number} is all there is."
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def assert_whole(library: Path, *words: str) -> int:
    """Every document in the library is whole and has its sidecar; how many there are."""
    documents = [path for path in library.glob("*.txt") if not path.name.startswith(".")]
    keys = []
    for path in documents:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(words)
        assert text.endswith("is all there is.")
        keys.append(json.loads(path.with_suffix(".csl.json").read_text(encoding="utf-8"))["id"])
    assert len(set(keys)) == len(keys)
    return len(documents)


def test_two_at_once_lose_nothing(folder: Path) -> None:
    library = folder / "mine"
    adding = [start(library, many(folder / word, 60, word)) for word in ("Ebb", "Flow")]
    assert [process.wait() for process in adding] == [0, 0]
    assert assert_whole(library, "Ebb", "Flow") == 120


# Has everything imported before it begins, so that what is killed has been at work from its first moment. Each child
# counts its calls and is killed at one of them, the same on any machine; told 0 it ends, and writes their number.
_KILLED = """
import os, signal, sys
from importlib import import_module
from citecli.cli.main import main
for name in sys.argv[1].split():
    import_module(name)
last = count = 0

def call(frame, event, argument):
    global count
    count += event in ("call", "c_call")
    if count == last:
        os.kill(os.getpid(), signal.SIGKILL)

for line in sys.stdin:
    last, library = int(line.split()[0]), line.split(maxsplit=1)[1].strip()
    child = os.fork()
    if not child:
        sys.setprofile(call)
        code = main(["add", sys.argv[2], "--library", library, "--quiet", "--output", os.devnull])
        sys.setprofile(None)
        if not last:
            os.write(1, b"%d\\n" % count)
        os._exit(code)
    print(os.waitpid(child, 0)[1], flush=True)
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no SIGKILL, or no fork")
def test_killed_at_any_moment_the_library_is_whole(run: Run, folder: Path) -> None:
    source, library = many(folder / "inbox", 40, "Ebb"), folder / "mine"
    assert run("add", str(source), "--library", str(folder / "first"), "--quiet")[0] == 0
    used = " ".join(name for name in sys.modules if name.startswith("citecli."))
    ends, told, moments = [], folder / "told", random.Random(5)
    with subprocess.Popen(
        [sys.executable, "-c", _KILLED, used, str(source)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=told.open("w"),
        text=True,
    ) as killer:
        assert killer.stdin
        assert killer.stdout

        def add(last: int, to: Path) -> int:
            assert killer.stdin
            assert killer.stdout
            killer.stdin.write(f"{last} {to}\n")
            killer.stdin.flush()
            return int(killer.stdout.readline())

        calls = add(0, folder / "second")
        assert int(killer.stdout.readline()) == 0
        counts = [0]
        for _ in range(int(os.environ.get("CITECLI_TEST_KILLS", "40"))):
            ends.append(add(moments.randint(1, calls), library))
            if library.is_dir():
                counts.append(assert_whole(library, "Ebb"))
            assert counts == sorted(counts)
            if counts[-1] == 40:
                shutil.rmtree(library)
                counts = [0]
    assert ends.count(signal.SIGKILL) > len(ends) / 4
    assert set(ends) <= {0, signal.SIGKILL}, told.read_text()
    assert start(library, source).wait() == 0
    assert assert_whole(library, "Ebb") == 40
    assert [path.name for path in library.iterdir() if path.name.startswith((".adding", ".writing"))] == []
    assert len(list(library.glob("*.csl.json"))) == 40
