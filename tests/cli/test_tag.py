import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "tuple[int, str, str]"]


def test_tags_are_put_on_and_taken_off(run: Run, library: Path) -> None:
    assert run("tag", "1", "sea", "black sea", "Sea")[:2] == (0, "sea\nblack sea\n")
    assert run("tag", "1", "walls", "--remove", "SEA")[1] == "black sea\nwalls\n"
    assert run("tag", "1", "--json")[1] == '[\n  "black sea",\n  "walls"\n]\n'
    item = json.loads((library / "harbour.csl.json").read_text(encoding="utf-8"))
    assert item == {"keyword": "black sea, walls"}


def test_the_last_tag_goes(run: Run, library: Path) -> None:
    run("tag", "1", "sea")
    code, out, err = run("tag", "1", "--remove", "sea")
    assert (code, out) == (0, "")
    assert "has no tags" in err


def test_one_that_it_does_not_have(run: Run, library: Path) -> None:
    run("tag", "1", "sea")
    code, out, err = run("tag", "1", "--remove", "moon")
    assert (code, out) == (3, "sea\n")
    assert "moon" in err


def test_all_tags_are_counted(run: Run, library: Path) -> None:
    (library / "other.txt").write_text("Another text.", encoding="utf-8")
    run("tag", "harbour.txt", "sea", "walls")
    run("tag", "other.txt", "Walls")
    assert run("tag")[1] == "2\twalls\n1\tsea\n"
    assert json.loads(run("tag", "--json")[1])[0] == {"tag": "walls", "documents": 2}


def test_a_library_without_tags(run: Run, library: Path) -> None:
    code, out, err = run("tag")
    assert (code, out) == (0, "")
    assert "no tags yet" in err
    assert run("tag", "--remove", "x")[0] == 2


def test_counts_stand_in_a_column_on_a_terminal(
    run: Run, library: Path, terminal: Callable[..., "tuple[int, str]"]
) -> None:
    run("tag", "1", "sea")
    assert run("tag")[1] == "1\tsea\n"
    assert "1  sea\n" in terminal("tag", TERM="dumb")[1]
