"""How fast quotations are found: words per CPU-second on one core, and what the first document costs.

    python tests/benchmarks/quotes.py [CORPUS.jsonl]

Without a corpus (a JSON line a document, "text" in each) a made-up article is used over and over.
"""

import json
import sys
import time
from pathlib import Path

ARTICLE = """Council weighs new ferry

SALEM, Nov. 3 — “The ferry will sail on Sunday,” said Marta Ruiz, who has run the port for nine years. “We waited long
enough for it.”

Peter Osborne, a member of the council, told reporters that the fare was “a scandal.” He said that the city had promised
otherwise, and that nobody had read the contract.

According to the report, the old boat cost two million a year. Ruiz called the figure “a fairy tale” on Tuesday.
"""


def main() -> None:
    start = time.process_time()
    from citecli.quotes import extract

    extract(ARTICLE)
    print(f"import and first document: {1000 * (time.process_time() - start):.0f} ms")
    if len(sys.argv) > 1:
        with Path(sys.argv[1]).open(encoding="utf-8") as file:
            texts = [json.loads(line)["text"] for line in file]
    else:
        texts = [ARTICLE] * 400
    words = sum(len(text.split()) for text in texts)
    for indirect in (False, True):
        best = 0.0
        for _ in range(2):
            start = time.process_time()
            found = sum(len(extract(text, indirect=indirect)) for text in texts)
            best = max(best, words / (time.process_time() - start))
        kind = "with indirect speech" if indirect else "words in marks"
        print(f"{kind}: {best:,.0f} words per CPU-second, {found} quotations in {words:,} words")


if __name__ == "__main__":
    main()
