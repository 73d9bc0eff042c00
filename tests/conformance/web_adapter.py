"""Way in for scorers of web extraction: saved pages in, what the reader finds in them out.

Standard input has a JSON line a page: {"id", "url", "html_base64"}. Standard output gets a line a page:
{"id", "title", "author": [name, …], "date": "YYYY-MM-DD", "text"}; "problem" in place of the last four when the page
can't be read.
"""

import base64
import json
import sys

from citecli.errors import UnreadableDocument
from citecli.readers import html_page
from citecli.readers.source import Source
from citecli.references.display import full_name, iso


def answer(page: dict[str, str]) -> dict[str, object]:
    """One page as the scorers read it."""
    data = base64.b64decode(page["html_base64"])
    try:
        document = html_page.read(Source(page["id"], data, ".html", page["url"]))
    except UnreadableDocument as error:
        return {"id": page["id"], "problem": str(error)}
    reference = document.reference
    return {
        "id": page["id"],
        "title": reference.texts.get("title", ""),
        "author": [full_name(name) for name in reference.names.get("author", ())],
        "date": iso(reference.dates.get("issued")),
        "text": document.text,
        "origins": document.origins,
    }


def main() -> None:
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line)), ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
