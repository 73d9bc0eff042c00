"""`--encoding`: what a user says that a file is in."""

import json
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., "tuple[int, str, str]"]
TEXT = (
    "Дорога\n\n3 March 2021\n\nНабережная была пуста, и никто не знал, когда придёт корабль. "
    '"Мы ждали", - сказала она.\n'
)


def test_it_is_found_out_and_said(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(TEXT.encode("koi8_r"))
    code, out, err = run("show", "a.txt")
    assert (code, "Набережная была пуста" in out) == (0, True)
    assert err == "citecli: a.txt is not UTF-8; read as KOI8-R\n"


def test_another_may_be_named(run: Run, folder: Path) -> None:
    (folder / "a.txt").write_bytes(TEXT.encode("koi8_r"))
    _, out, err = run("show", "a.txt", "--encoding", "windows-1251")
    assert out.startswith("дПТПЗБ") and not err
    code, out, _ = run("quotes", "a.txt", "--encoding", "KOI8-R")
    assert (code, "Мы ждали" in out) == (0, True)
    code, _, err = run("show", "a.txt", "--encoding", "klingon")
    assert code == 4 and "there is no encoding “klingon”" in err


def test_a_kept_file_keeps_its_bytes_and_the_sidecar_states_the_encoding(run: Run, folder: Path) -> None:
    data = TEXT.encode("koi8_r")
    (folder / "a.txt").write_bytes(data)
    (folder / "a.csl.json").write_text('{"custom": {"shelf": 3}}')
    assert run("add", "a.txt", "--encoding", "koi8-r", "--key", "road", "--library", "seeds")[0] == 0
    (kept,) = (folder / "seeds").glob("*.txt")
    assert kept.read_bytes() == data
    sidecar = json.loads(kept.with_suffix(".csl.json").read_text(encoding="utf-8"))
    assert sidecar["custom"] == {"shelf": 3, "encoding": "koi8-r"}
    code, out, err = run("show", "road", "--library", "seeds")
    assert (code, "Набережная была пуста" in out, err) == (0, True, "")
    assert run("show", "road", "--encoding", "cp1251", "--library", "seeds")[1].startswith("дПТПЗБ")


def test_a_draft_may_be_in_another_encoding_than_its_source(run: Run, library: Path) -> None:
    draft = Path("draft.txt")
    draft.write_bytes("“We have waited long enough,” said the mayor of Łódź.".encode("mac_latin2"))
    assert "Łódź" in Path("draft.txt").read_bytes().decode("mac_latin2")
    _, out, err = run("check", "draft.txt", "--encoding", "mac_latin2", "--all")
    assert out.startswith("draft.txt:1:2: ") and "not found" not in out
    assert "1 quotation" in err
