"""Drafts set by `citecli bib` and by Pandoc: how many paragraphs come out with the same text.

    python tests/benchmarks/drafts.py [--citations 200] [--show 20] [STYLE ...]

Makes a draft (seeded, so always the same one) with citations of every kind in Pandoc's syntax over made references,
finishes it in each style with both programs, has Pandoc write both results as plain text, and compares paragraph by
paragraph: text, notes and entries. Prints a line a style, and with `--show` the first paragraphs that differ.
Pandoc is found through the package pypandoc_binary, or on the path.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from difflib import SequenceMatcher
from pathlib import Path

STYLES = ("apa", "modern-language-association", "chicago-notes-bibliography", "chicago-author-date", "ieee")
FAMILIES = "Abbot Barlow Castell Dunmore Ellery Fenwick Garrow Hallam Ibbot Jessop Kerrick Lovell Marsh Norcott".split()
GIVEN = "Ada Bram Cora Dell Enid Faro Gwen Hugh Iris Joss Kit Lena Miles Nora".split()
NOUNS = "harbours tides lanterns ledgers orchards canals mills bridges markets quarries signals ferries".split()
PLACES = "Hull Porto Bergen Leith Cork Ghent".split()
SUBTITLES = ("a history", "notes on the trade", "a survey")
SENTENCES = (
    "The wall was rebuilt in a single summer",
    "Nobody on the quay kept a count of the boats",
    "What the ledgers leave out is told by the tides",
    "The second survey came to the opposite result",
    "Trade went inland as soon as the canal was open",
    "Most of the letters speak of rain and of debts",
    "The price of salt doubled within a year",
    "A lantern stood where the two roads met",
)
SAYINGS = ("the town had no other choice", "we counted every stone", "a bridge is a promise", "the mill never slept")
LOCATORS = ("p. 3", "pp. 33-35", "12", "chap. 2", "sec. 4", "pp. 3, 5-6", "vol. 2", "para. 7", "fig. 3", "p. xii")
LEADS = ("see ", "see also ", "cf. ", "e.g., ", "*contra* ")
TAILS = (", and elsewhere", " for the details", ", among others")


def references(rng: random.Random, count: int) -> list[dict[str, object]]:
    """Made references of the common types."""
    items: list[dict[str, object]] = []
    for number in range(count):
        kind = rng.choice(("book", "article-journal", "chapter", "webpage", "report", "article-newspaper", "thesis"))
        one, other = rng.sample(NOUNS, 2)
        item: dict[str, object] = {
            "id": f"{rng.choice(FAMILIES).lower()}{number}",
            "type": kind,
            "title": f"{one.title()} and {other}: {rng.choice(SUBTITLES)} {number}",
            "issued": {"date-parts": [[rng.randint(1950, 2022), rng.randint(1, 12), rng.randint(1, 28)]]},
        }
        people = [
            {"family": family, "given": rng.choice(GIVEN)}
            for family in rng.sample(FAMILIES, rng.choice((1, 1, 2, 3, 4)))
        ]
        if not (kind == "webpage" and number % 3 == 0):
            item["author"] = people
        if kind in ("book", "chapter", "report"):
            item |= {"publisher": f"{rng.choice(FAMILIES)} Press", "publisher-place": rng.choice(PLACES)}
        if kind == "thesis":
            item |= {"publisher": f"University of {rng.choice(PLACES)}", "genre": "PhD thesis"}
        if kind == "article-journal":
            item |= {"container-title": f"Journal of {one.title()}", "volume": str(rng.randint(1, 60)), "issue": "2",
                     "page": f"{number + 10}-{number + 31}"}  # fmt: skip
        if kind == "article-newspaper":
            item["container-title"] = f"The {rng.choice(PLACES)} Courier"
        if kind == "chapter":
            item |= {"container-title": f"The {other} reader", "page": "101-118",
                     "editor": [{"family": rng.choice(FAMILIES), "given": rng.choice(GIVEN)}]}  # fmt: skip
        if kind == "webpage":
            item["URL"] = f"https://example.org/{one}/{number}"
        items.append(item)
    return items


def citation(rng: random.Random, keys: list[str]) -> str:
    """One citation in brackets."""
    cites = []
    for at in range(rng.choice((1, 1, 1, 2, 3))):
        lead = rng.choice(LEADS) if rng.random() < (0.2 if at == 0 else 0.1) else ""
        minus = "-" if at == 0 and rng.random() < 0.08 else ""
        place = f", {rng.choice(LOCATORS)}" if rng.random() < 0.4 else ""
        tail = rng.choice(TAILS) if rng.random() < 0.1 else ""
        cites.append(f"{lead}{minus}@{rng.choice(keys)}{place}{tail}")
    return f"[{'; '.join(cites)}]"


def paragraph(rng: random.Random, keys: list[str], number: int) -> tuple[str, int]:
    """A paragraph with two citations, and how many it has."""
    first, second = rng.sample(SENTENCES, 2)
    key = rng.choice(keys)
    match number % 8:
        case 0:
            return f"{first} {citation(rng, keys)}. {second} {citation(rng, keys)}.", 2
        case 1:
            return f"As @{key} argues, {rng.choice(SAYINGS)}. {first} {citation(rng, keys)}.", 2
        case 2:
            return f'One clerk wrote, "{rng.choice(SAYINGS)}" {citation(rng, keys)}. {second} {citation(rng, keys)}.', 2
        case 3:
            return f"@{key} [{rng.choice(LOCATORS)}] counted them. {first}, {citation(rng, keys)} but not for long.", 2
        case 4:
            return f"- {first} {citation(rng, keys)}\n- {second} {citation(rng, keys)}; others disagree.", 2
        case 5:
            return f"> {first} {citation(rng, keys)}\n\n{second} (so at least {citation(rng, keys)}).", 2
        case 6:
            return f"{first}.^[{citation(rng, keys)}.] {second}.[^n{number}]\n\n[^n{number}]: Thus @{key}.", 2
        case _:
            return (
                f"## {second} {number}\n\n"
                f"{first} {citation(rng, keys)}: so much is known. *{second}* {citation(rng, keys)}!",
                2,
            )


def draft(seed: int, citations: int) -> tuple[str, list[dict[str, object]]]:
    """A draft with that many citations, and its references."""
    rng = random.Random(seed)
    items = references(rng, 60)
    keys = [str(item["id"]) for item in items]
    parts, made, number = [], 0, 0
    while made < citations:
        text, count = paragraph(rng, keys, number)
        parts.append(text)
        made += count
        number += 1
    return "\n\n".join(parts) + "\n", items


def pandoc() -> str:
    """Where Pandoc is."""
    try:
        import pypandoc

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError):
        return shutil.which("pandoc") or sys.exit("there is no Pandoc: pip install pypandoc_binary")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a plain text, each on a line."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def compare(
    style: str, text: str, items: list[dict[str, object]], program: str
) -> tuple[int, int, list[tuple[str, str]]]:
    """How many paragraphs are the same, of how many; and those that differ, theirs first."""
    from citecli.csl.sources import find_style

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
        (folder / "draft.md").write_text(text, encoding="utf-8")
        plain = ("-t", "plain", "--wrap=none")
        theirs = subprocess.run(
            [program, "draft.md", "--citeproc", "--bibliography=items.json", f"--csl={find_style(style)}", *plain],
            cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8",
        ).stdout  # fmt: skip
        own = subprocess.run(
            [sys.executable, "-m", "citecli", "bib", "draft.md", "--bibliography", "items.json", "--style", style],
            cwd=folder, capture_output=True, text=True, check=True, encoding="utf-8",
        ).stdout  # fmt: skip
        ours = subprocess.run(
            [program, "-f", "markdown", *plain], input=own, capture_output=True, text=True, check=True, encoding="utf-8"
        ).stdout
    wanted, got = paragraphs(theirs), paragraphs(ours)
    matcher = SequenceMatcher(None, wanted, got, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    differing = [
        (wanted[a + at] if a + at < b else "", got[c + at] if c + at < d else "")
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for at in range(max(b - a, d - c))
    ]
    return same, max(len(wanted), len(got)), differing


def main() -> None:
    """Print the agreement for each style."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("styles", nargs="*", default=STYLES)
    parser.add_argument("--citations", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    text, items = draft(arguments.seed, arguments.citations)
    program = pandoc()
    for style in arguments.styles:
        same, total, differing = compare(style, text, items, program)
        print(f"{style:32} {same:4} of {total:4} paragraphs the same  {100 * same / total:5.1f} %")
        for theirs, ours in differing[: arguments.show]:
            print(f"  pandoc   {theirs}\n  citecli  {ours}\n")


if __name__ == "__main__":
    main()
