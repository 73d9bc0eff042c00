"""The training runs from a corpus to figures, and two runs give the same."""

import json
import subprocess
import sys
from pathlib import Path

TRAIN = Path(__file__).with_name("train.py")
SCORER = """
def score(gold, predictions, kinds=None, errors=None):
    figures = {"p": 50.0, "r": 50.0, "f1": 50.0}
    return {"exact": figures, "overlap": figures, "e2e": figures, "query": figures, "speaker": len(predictions)}
"""
NAMES = ("Nora Bell", "Carl Roe", "Ida Novak", "Rolf Lind")


def corpus() -> str:
    """A corpus of made-up reports, a JSON line each."""
    lines = []
    for number, name in enumerate(NAMES):
        marked, cue, reported = "“The bridge will hold,”", "said", "that the river was high"
        text = f"{marked} {cue} {name}.\n\n{name} {cue} {reported}. The “Old Mill” was closed."
        second = text.index(name, 40)
        quotes = []
        for kind, words, start, after in (
            ("direct", marked, text.index(name), 0),
            ("indirect", reported, second, text.index("\n")),
        ):
            at, cue_at = text.index(words), text.index(cue, after)
            quotes.append(
                {
                    "start": at,
                    "end": at + len(words),
                    "kind": kind,
                    "speaker": name,
                    "speaker_spans": [[start, start + len(name)]],
                    "cue_spans": [[cue_at, cue_at + len(cue)]],
                }
            )
        lines.append(json.dumps({"id": str(number), "text": text, "quotes": quotes}))
    return "\n".join(lines)


def test_the_training_runs_and_is_repeatable(tmp_path: Path) -> None:
    (tmp_path / "corpus.jsonl").write_text(corpus(), encoding="utf-8")
    (tmp_path / "scorer.py").write_text(SCORER, encoding="utf-8")
    command = [sys.executable, str(TRAIN), "corpus.jsonl", "--scorer", "scorer.py", "--folds", "2", "--epochs", "2"]
    runs = [subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True) for _ in range(2)]
    assert runs[0].stdout == runs[1].stdout
    assert "indirect speech:" in runs[0].stdout
    assert "4 quotations" in runs[0].stderr or "8 quotations" in runs[0].stderr
