"""The training on novels runs from a corpus to figures, and two runs give the same."""

import json
import subprocess
import sys
from pathlib import Path

TRAIN = Path(__file__).with_name("train_dialogue.py")
SCORER = """
def norm(name):
    return (name or "").casefold()

def trim(text, start, end):
    return start, end

def pairs(gold, predicted):
    return {at: predicted.index(span) for at, span in enumerate(gold) if span in predicted}

def fits(speaker, who, names, genders, owners):
    return speaker in names[who]
"""
PEOPLE = (("Nell", "Rolf"), ("Dora", "Karl"), ("Ida", "Toby"), ("Ruth", "Amos"))


def novel(number: int) -> str:
    """A made-up story of two people, annotated, as a JSON line."""
    one, other = PEOPLE[number]
    said = [(one, f"asked {one}"), (other, f"said {other}"), (one, ""), (other, ""), (one, f"said {one}")] * 3
    text, quotes = "", []
    for at, (who, cue) in enumerate(said):
        words = f"“It is number {at}{',' if cue else '.'}”"
        quotes.append(
            {
                "start": len(text),
                "end": len(text) + len(words),
                "kind": "direct",
                "entity": who,
                "quote_type": "Explicit" if cue else "Implicit",
            }
        )
        text += words + (f" {cue}." if cue else "") + "\n\n"
    return json.dumps({"id": str(number), "text": text, "quotes": quotes})


def test_the_training_runs_and_is_repeatable(tmp_path: Path) -> None:
    (tmp_path / "novels.jsonl").write_text("\n".join(map(novel, range(4))), encoding="utf-8")
    characters = {
        str(number): {name: {"aliases": [name], "gender": ""} for name in names} for number, names in enumerate(PEOPLE)
    }
    (tmp_path / "characters.json").write_text(json.dumps(characters), encoding="utf-8")
    (tmp_path / "scorer.py").write_text(SCORER, encoding="utf-8")
    report = {"text": "“The bridge will hold,” Nora Bell said. The “Old Mill” was closed.", "quotes": []}
    (tmp_path / "reports.jsonl").write_text(json.dumps(report), encoding="utf-8")
    command = [sys.executable, str(TRAIN), "novels.jsonl", "characters.json", "--scorer", "scorer.py"]
    command += ["--reports", "reports.jsonl", "--folds", "2", "--epochs", "2", "--workers", "1"]
    runs = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert "all: right" in runs[0].stdout
    assert "explicit" in runs[0].stdout
