import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "tuple[int, str, str]"]


@pytest.fixture
def several(library: Path) -> Path:
    """A library of six: the article about the harbour, and five that are much alike."""
    for number in range(5):
        text = f"Letter {number}\n\n{number + 1} May 2022\n\nThe sea is calm.\n\n“The winter was long,” Ann Roe said."
        (library / f"letter-{number}.txt").write_text(text, encoding="utf-8")
        os.utime(library / f"letter-{number}.txt", (2_000_000_000 + number, 2_000_000_000 + number))
    return library


def test_a_line_a_place(run: Run, several: Path) -> None:
    code, out, err = run("search", "enough")
    assert (code, err) == (0, "")
    key, title, paragraph, words = out.rstrip("\n").split("\t")
    assert (key, title) == ("harbour-wall-to-rise-council-decides", "Harbour wall to rise, council decides")
    assert (paragraph, words.partition(" Mayor")[0]) == ("1", "“We have waited long ⟦enough⟧,”")


def test_a_speaker_and_what_is_said(run: Run, several: Path) -> None:
    assert run("search", "speaker:byron")[1].count("\n") == 1
    assert run("search", "speaker:byron", "sea")[1].count("⟦sea⟧") == 1
    code, out, _ = run("search", "speaker:roe", "sea")
    assert (code, out) == (3, "")
    assert run("search", "speaker:roe", "winter", "--json")[1].count('"id"') == 5


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("waited long enough",), ["harbour"]),  # a phrase is one word of the shell's
        (('"long waited"',), []),
        (("wait*",), ["harbour"]),
        (('"waited lo"*',), ["harbour"]),
        (("author:doe",), ["harbour"]),
        (("author:roe",), []),
        (("speaker:byron",), ["harbour"]),
        (("speaker:Mayor Ann Byron",), []),  # `speaker:Mayor`, and words that nobody says
        (('speaker:"ann byron"', "enough"), ["harbour"]),
        (("after:2021-03-03", "before:2022"), ["harbour"]),
        (("after:2021-03-04", "before:2022"), []),
        (("calm", "before:2022-05-02"), ["letter-0"]),
        (("strasse",), ["cities"]),
        (("sao", "malmo"), ["cities"]),
        (("sorensen",), ["cities"]),
        (("東京",), ["cities"]),
        (("京都",), []),  # 東京 and 都 are there, not this
        (("かき",), []),
        (("かぎ",), ["cities"]),
        (("กรุงเทพ",), ["cities"]),
        (("서울",), ["cities"]),
    ],
)
def test_ways_of_asking(run: Run, several: Path, words: tuple[str, ...], found: list[str]) -> None:
    text = "Cities\n\nFrom São Paulo to Malmö, with Sørensen, the Straße of 東京 and 都, かぎ, ไปกรุงเทพมหานคร and 서울."
    (several / "cities.txt").write_text(text, encoding="utf-8")
    code, out, _ = run("search", *words, "--json")
    assert [Path(hit["path"]).stem for hit in json.loads(out)] == found
    assert code == (0 if found else 3)


def test_json_counts_characters_of_the_text(run: Run, several: Path) -> None:
    (hit,) = json.loads(run("search", "--json", "outlast")[1])
    (snippet,) = hit["snippets"]
    text = (several / "harbour.txt").read_text(encoding="utf-8")
    assert text[snippet["start"] : snippet["end"]] == snippet["text"]
    assert [text[one["start"] : one["end"]] for one in snippet["matches"]] == ["outlast"]
    assert (hit["author"], hit["date"], snippet["paragraph"]) == ("Jane Doe", "2021-03-03", 2)


def test_the_limit(run: Run, several: Path) -> None:
    code, out, err = run("search", "calm", "--limit", "2")
    assert code == 0
    assert out.count("\n") == 2
    assert "2 of 5 documents" in err
    assert run("search", "calm", "--limit", "0")[1].count("\n") == 5


def test_nothing_is_found(run: Run, several: Path) -> None:
    assert run("search", "volcano", "--json")[:2] == (3, "[]\n")
    code, _, err = run("search", "volcano")
    assert code == 3
    assert "volcano" in err


@pytest.mark.parametrize(("words", "said"), [("after:soon", "is not a date"), ("--", "missing"), ("...", "no word")])
def test_what_can_not_be_searched_for(run: Run, several: Path, words: str, said: str) -> None:
    code, out, err = run("search", words)
    assert code in (2, 4)
    assert out == ""
    assert said in err


def test_on_a_terminal_nothing_overflows(terminal: Callable[..., tuple[int, str]], several: Path) -> None:
    for width in (40, 80, 140):
        code, shown = terminal("search", "sea", "--no-pager", columns=width)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", shown)
        assert code == 0
        assert max(map(len, plain.splitlines())) <= width
        assert "The sea is calm." in plain
    assert "⟦sea⟧" in terminal("search", "sea", TERM="dumb")[1]


def test_an_index_answers_as_the_files_do(run: Run, several: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = (
        ("list",), ("list", "--sort", "date", "--json"), ("quotes",), ("quotes", "--json"), ("quotes", "--speakers"),
        ("quotes", "--speaker", "roe", "--context", "3"), ("quotes", "--csv", "--min-words", "4"), ("show", "letter-2"),
        ("cite", "3"), ("show",),
    )  # fmt: skip
    (several / "bad.txt").write_bytes(b"\0")
    monkeypatch.setattr("citecli.library.library.FEW_TO_READ", 1000)
    monkeypatch.setattr("citecli.api.quotations.quotation_cache.FEW_TO_SEARCH", 1000)
    from_files = [run(*command) for command in commands]
    monkeypatch.setattr("citecli.library.library.FEW_TO_READ", 0)
    monkeypatch.setattr("citecli.api.quotations.quotation_cache.FEW_TO_SEARCH", 0)
    assert [run(*command) for command in commands] == from_files
    assert [run(*command) for command in commands] == from_files


def test_quotations_come_back_as_they_were() -> None:
    from citecli.api.quotations.quotation_cache import pack_quotations, unpack_quotations
    from citecli.quotes import extract

    text = "“We will go,” said Gen. Ada Byron, “and soon.”\n\nAccording to Roe, Byron “was here” in “A Book.”\n\n“Why?”"
    found = extract(text, all_marks=True)
    assert len(found) > 3
    assert unpack_quotations(pack_quotations(found)) == found


@pytest.mark.parametrize(
    "arguments",
    [
        ("long", "-enough"),
        ("-enough", "long", "-n5"),
        ("long", "-n", "5", "-enough", "-q"),
        ("long", "--", "-enough"),
        ('long -"long enough"',),
        ("long", '-"long enough"'),
    ],
)
def test_words_that_must_not_be_there_need_no_other_mark(run: Run, several: Path, arguments: tuple[str, ...]) -> None:
    code, out, _ = run("search", *arguments)
    assert code == 0
    assert "harbour-wall" in run("search", "long")[1]
    assert "harbour-wall" not in out
    assert "letter-1" in out


def test_options_are_options_still(run: Run, several: Path) -> None:
    assert run("search", "long", "-n1")[1].count("\n") == 1
    code, out, err = run("search", "long", "--limt", "1")
    assert (code, out) == (2, "")
    assert "--limit" in err


def test_the_words_of_one_of_several_people(run: Run, several: Path) -> None:
    both = ("--speaker", "byron", "--speaker", "roe")
    assert run("search", *both, "long")[1].count("\n") == 6
    assert run("search", "--speaker", "roe", "long")[1].count("\n") == 5
    assert run("search", *both, "calm")[0] == 3
