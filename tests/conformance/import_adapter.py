"""Way in for scorers of bibliography import: one file in, CSL-JSON out.

    import_adapter.py FORMAT        the file on standard input; a list of CSL-JSON items on standard output

FORMAT is that of the suite ("bibtex", "endnote-xml"); remarks go to standard error, a file that can't be read ends
with 1.
"""

import json
import sys

from citecli.errors import CitecliError
from citecli.interop import read
from citecli.references.csl_json import to_item


def main(name: str) -> int:
    text = sys.stdin.buffer.read().decode("utf-8")
    try:
        loaded = read.parse(text, read.Format(name.replace(" ", "-")))
    except CitecliError as error:
        print(f"import_adapter: {error}", file=sys.stderr)
        return 1
    for remark in loaded.remarks:
        print(remark, file=sys.stderr)
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    print(json.dumps([to_item(one) for one in loaded.references], ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
