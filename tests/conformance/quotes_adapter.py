"""Way in for scorers of quotation attribution: annotated documents in, the engine's answers out.

    python tests/conformance/quotes_adapter.py GOLD.jsonl > PREDICTIONS.jsonl

GOLD has a JSON line a document, of which only "id" and "text" are read. Standard output gets a line a document:
{"id", "quotes": [{"start", "end", "kind", "speaker", "mention", "cue"}]}.
"""

import json
import sys
from pathlib import Path

from citecli.quotes import Quotation, extract


def as_prediction(text: str, quotation: Quotation) -> dict[str, object]:
    """One quotation as the scorers read it."""
    attribution = quotation.attribution
    return {
        "start": quotation.span.start,
        "end": quotation.span.end,
        "kind": quotation.kind.value,
        "speaker": quotation.speaker,
        "mention": attribution.source.of(text) if attribution and attribution.source else "",
        "cue": attribution.cue.of(text) if attribution and attribution.cue else None,
    }


def main(gold: str) -> None:
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    with Path(gold).open(encoding="utf-8") as file:
        for line in file:
            document = json.loads(line)
            text = document["text"]
            quotes = [as_prediction(text, quotation) for quotation in extract(text, indirect=True)]
            print(json.dumps({"id": document["id"], "quotes": quotes}, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:2])
