"""How long a bibliography takes, whole process, beside other processors on the same items in the same run.

    python tests/benchmarks/csl.py [ITEMS] [STYLE ...]

ITEMS defaults to 1000, the styles to apa, modern-language-association and both Chicagos. Peers that are not installed
are left out: citeproc-js (`npm install citeproc`, NODE_PATH set to its node_modules), pandoc (on PATH, or the package
pypandoc_binary), citeproc-py. Items are made by a seeded generator; a tenth of the authors share their family names.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from citecli.csl import sources

STYLES = ("apa", "modern-language-association", "chicago-notes-bibliography", "chicago-author-date")
FAMILIES = (
    "Abbot Brandt Castro Duarte Ekström Fontaine Gallo Hidalgo Ito Jensen Kaya Lindqvist Moreau Nowak Okoye".split()
)
GIVEN = "Ada Bruno Carla Dmitri Elif Farid Greta Hana Igor Julia Karl Lena Marek Nadia Otto Paula".split()
WORDS = "tide harbor glass memory ledger winter signal garden border voice river engine paper market shadow".split()
TYPES = ("article-journal", "book", "chapter", "thesis", "report", "webpage", "article-newspaper", "paper-conference")

OURS = """
import json, sys
from citecli.csl import load_locale, load_style, render
from citecli.markup import plain
from citecli.references import csl_json
style = load_style(sys.argv[1])
references, _ = csl_json.parse(open(sys.argv[2], encoding="utf-8").read())
rendered = render(style, references, locale=load_locale("en-US", style))
sys.stdout.write("\\n".join(plain.write(entry.content) for entry in rendered.bibliography))
"""
CITEPROC_PY = """
import json, sys, warnings
warnings.simplefilter("ignore")
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
items = json.load(open(sys.argv[2], encoding="utf-8"))
style = CitationStylesStyle(sys.argv[1], validate=False)
bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
for item in items:
    bibliography.register(Citation([CitationItem(item["id"])]))
bibliography.sort()
print("\\n".join(str(entry) for entry in bibliography.bibliography()))
"""
CITEPROC_JS = """
const CSL = require("citeproc"), fs = require("fs");
const [style, items, locales] = process.argv.slice(1);
const all = new Map(JSON.parse(fs.readFileSync(items, "utf8")).map(i => [i.id, i]));
CSL.debug = () => {};
const engine = new CSL.Engine({ retrieveItem: id => all.get(id), retrieveLocale: lang => {
  const file = `${locales}/locales-${lang}.xml`;
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false; } },
  fs.readFileSync(style, "utf8"));
engine.setOutputFormat("text");
engine.updateItems([...all.keys()]);
console.log(engine.makeBibliography()[1].join(""));
"""


def make_items(count: int) -> list[dict[str, object]]:
    """Invented references, the same for the same count."""
    chance = random.Random(20260101)
    items: list[dict[str, object]] = []
    for number in range(count):
        people = [
            {
                "family": f"{chance.choice(FAMILIES)}{chance.randrange(count // 2) or ''}",
                "given": f"{chance.choice(GIVEN)} {chance.choice('ABCDE')}.",
            }
            if chance.random() > 0.1
            else {"family": chance.choice(FAMILIES), "given": chance.choice(GIVEN)}
            for _ in range(chance.choice((1, 1, 2, 2, 3, 4, 7)))
        ]
        kind = chance.choice(TYPES)
        item: dict[str, object] = {
            "id": f"item{number}",
            "type": kind,
            "author": people,
            "title": " ".join(chance.choice(WORDS) for _ in range(chance.randrange(3, 10))).capitalize(),
            "issued": {
                "date-parts": [[chance.randrange(1950, 2025), chance.randrange(1, 13), chance.randrange(1, 28)]]
            },
            "publisher": "Harbor Press",
            "page": f"{chance.randrange(1, 300)}-{chance.randrange(300, 600)}",
            "volume": str(chance.randrange(1, 90)),
            "issue": str(chance.randrange(1, 12)),
        }
        if kind in ("article-journal", "chapter", "article-newspaper", "paper-conference"):
            item["container-title"] = f"{chance.choice(WORDS).capitalize()} and {chance.choice(WORDS).capitalize()}"
        if kind == "chapter":
            item["editor"] = [{"family": chance.choice(FAMILIES), "given": chance.choice(GIVEN)}]
        if kind in ("webpage", "report"):
            item["URL"] = f"https://example.org/{number}"
        if kind == "article-journal":
            item["DOI"] = f"10.1234/example.{number}"
        items.append(item)
    return items


def commands(style: str, items: Path, scratch: Path) -> dict[str, list[str]]:
    """What to run for each processor that is there."""
    path = sources.styles_folder() / f"{style}.csl"
    found = {"citecli": [sys.executable, "-c", OURS, style, str(items)]}
    node = shutil.which("node")
    if node and subprocess.run([node, "-e", "require('citeproc')"], capture_output=True).returncode == 0:
        found["citeproc-js"] = [node, "-e", CITEPROC_JS, "--", str(path), str(items), str(sources.locales_folder())]
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        try:
            import pypandoc

            pandoc = pypandoc.get_pandoc_path()
        except (ImportError, OSError):
            pandoc = None
    if pandoc:
        document = scratch / "all.md"
        document.write_text(f'---\nbibliography: "{items}"\ncsl: "{path}"\nnocite: "@*"\n---\n', encoding="utf-8")
        found["pandoc"] = [pandoc, "--citeproc", "-t", "plain", "--wrap=none", str(document)]
    found["citeproc-py"] = [sys.executable, "-c", CITEPROC_PY, str(path.with_suffix("")), str(items)]
    return found


def seconds(command: list[str]) -> tuple[float, int]:
    """CPU seconds of a whole process, and how many characters it wrote (0 when it failed)."""
    before = os.times()
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, timeout=900)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    spent = spent or time.perf_counter() - start  # where children's times are not told
    return spent, len(done.stdout) if done.returncode == 0 else 0


def main() -> None:
    """Print a table."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdigit()]
    styles = [argument for argument in sys.argv[1:] if not argument.isdigit()] or list(STYLES)
    count = numbers[0] if numbers else 1000
    with tempfile.TemporaryDirectory() as folder:
        items = Path(folder) / "items.json"
        items.write_text(json.dumps(make_items(count)), encoding="utf-8")
        for style in styles:
            ours = 0.0
            for name, command in commands(style, items, Path(folder)).items():
                runs = [seconds(command) for _ in range(3 if name == "citecli" else 1)]
                spent, written = min(runs)
                ours = ours or spent
                told = f"{spent:8.2f} s  {spent / ours:6.1f}×" if written else "  failed"
                print(f"{style:28} {count:6d} items  {name:12} {told}", flush=True)


if __name__ == "__main__":
    main()
