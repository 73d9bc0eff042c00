"""Worked quotations, in `tests/cases/setting/*.toml`: words of a source, and how a manual has them in a paper.

A file is a table of cases by name. A case has `shows` (one sentence), `rule` (the manual's, by section or heading),
`style` and `passage`: the quotation with its citation as plain text, blocks indented, a note below; and where it
matters `entries`, the list of entries. What it is made of:

- `item`: a name from `items.toml`, or CSL-JSON as a table; `text`: the document's paragraphs, parted by empty lines, a
  heading on a line that begins with `# `; `words`: what is quoted, verbatim, marks included.
- `speaker`, `display` (the name without title), `aliases`, `cue`, `about`: what is known of who speaks; `how`: the rule
  of attribution. Without `speaker` they are the document's own words. `parts` in place of `words`: a list, when the
  source interrupts what is quoted; `join`: which of them are one quotation ("all", "none").
- `pages`, `times`: those of the paragraphs. `direct`, `introduce`, `trim` (a list), `only`, `first` (lower or upper),
  `locator`, `locale`: what the writer wants.
- `quotes`: a list of tables with `item`, `text`, `words` and so on, for several quotations in one answer.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from citecli.answers.quotations import Utterance
from citecli.api.citing.set_quotation import QuotingOptions, set_quotations
from citecli.csl import load_style
from citecli.documents.blocks import blocks, paragraphs
from citecli.documents.model import Document, Heading, Span
from citecli.frozen import replace
from citecli.quotes.model import Attribution, AttributionRule, Quotation, QuotationKind
from citecli.quoting.alterations import AlterationOptions, FirstLetter
from citecli.quoting.interruptions import JoinParts
from citecli.references.csl_json import from_items
from citecli.render.set_quotations import CopyPart, plain
from citecli.text.line_ends import meant_line_ends

FOLDER = Path(__file__).parent.parent / "cases" / "quoting"
_OF_QUOTE = frozenset("item text words parts speaker display aliases cue about how pages times".split())
_OF_CASE = frozenset(
    "shows rule style passage entries quotes direct introduce join trim only first locator locale".split()
)


class Case(NamedTuple):
    """One case: its name ("apa/run-in") and its table."""

    name: str
    data: dict[str, Any]


def read_cases() -> list[Case]:
    """All cases, file by file. Raises `ValueError` for one that has an unknown key or lacks what it needs."""
    cases = []
    for path in sorted(FOLDER.glob("*.toml")):
        if path.stem == "items":
            continue
        for name, data in tomllib.loads(path.read_text(encoding="utf-8")).items():
            case = Case(f"{path.stem}/{name}", data)
            unknown = data.keys() - _OF_QUOTE - _OF_CASE
            for quote in data.get("quotes", ()):
                unknown |= quote.keys() - _OF_QUOTE
            if unknown or not all(data.get(key) for key in ("shows", "rule", "style", "passage")):
                raise ValueError(f"{case.name}: unknown keys {sorted(unknown)}, or no shows, rule, style or passage")
            cases.append(case)
    return cases


ITEMS = tomllib.loads((FOLDER / "items.toml").read_text(encoding="utf-8"))
CASES = read_cases()


def document_of(quote: dict[str, Any], number: int) -> Document:
    """The document that a quote is taken from."""
    item = ITEMS[quote["item"]] if isinstance(quote["item"], str) else quote["item"]
    name = quote["item"] if isinstance(quote["item"], str) else f"item{number}"
    ((reference,), problems) = from_items([{"id": name, **item}])
    assert not problems
    text = quote["text"]
    headings = []
    parts = []
    for part in paragraphs(blocks(text)):
        if part.span.of(text).startswith("# "):
            headings.append(Heading(Span(part.span.start + 2, part.span.end)))
        else:
            parts.append(part._replace(number=len(parts) + 1))
    pages, times = quote.get("pages", ()), quote.get("times", ())
    if pages:
        parts = [part._replace(page=page) for part, page in zip(parts, pages, strict=True)]
    if times:
        parts = [part._replace(time=time) for part, time in zip(parts, times, strict=True)]
    breaks = meant_line_ends(text, [part.span for part in parts])
    return Document(name, text, tuple(parts), reference, path=name, headings=tuple(headings), line_breaks=breaks)


def utterances_of(quote: dict[str, Any], number: int) -> list[Utterance]:
    """The quotation, in its parts."""
    document = document_of(quote, number)
    spans: list[Span] = []
    for words in quote.get("parts") or [quote["words"]]:
        start = document.text.index(words, spans[-1].end if spans else 0)
        spans.append(Span(start, start + len(words)))
    attribution = attribution_of(quote, document.text, spans[0])
    return [
        Utterance(
            document,
            number + at,
            Quotation(span, QuotationKind.DIRECT, attribution, utterance=number, about=quote.get("about")),
        )
        for at, span in enumerate(spans)
    ]


def attribution_of(quote: dict[str, Any], text: str, span: Span) -> Attribution | None:
    """Who says it, if anybody is named."""
    attribution = None
    if speaker := quote.get("speaker"):
        cue = None
        if "cue" in quote:
            at = text.index(quote["cue"], 0 if quote.get("how") == "according to" else span.end)
            cue = Span(at, at + len(quote["cue"]))
        attribution = Attribution(
            None,
            cue,
            speaker,
            quote.get("display", speaker),
            AttributionRule(quote.get("how", "cue after")),
            tuple(quote.get("aliases", ())),
        )
    return attribution


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_case(case: Case) -> None:
    data = case.data
    quotes = data.get("quotes") or [data]
    answer = set_quotations(
        [one for number, quote in enumerate(quotes, start=1) for one in utterances_of(quote, 10 * number)],
        load_style(data["style"]),
        QuotingOptions(
            data.get("direct", False),
            data.get("introduce", False),
            AlterationOptions(
                data.get("only", ""), tuple(data.get("trim", ())), FirstLetter(data.get("first", "as it is"))
            ),
            data.get("locator", ""),
            JoinParts(data.get("join", "those of a sentence")),
        ),
        data.get("locale", ""),
    )
    assert plain(replace(answer, entries=())).strip("\n") == data["passage"].strip("\n")
    if "entries" in data:
        assert plain(answer, CopyPart.ENTRY).strip().split("\n\n") == data["entries"]


def test_there_are_enough_of_every_kind() -> None:
    by_style = {style: sum(case.data["style"] == style for case in CASES) for style in ("apa", "mla", "chicago")}
    assert len(CASES) >= 220
    assert min(by_style.values()) >= 20


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_a_name_is_no_markup(style: str) -> None:
    quote = {"item": "news", "text": "“We go,” he said.", "words": "“We go,”", "speaker": "<i>Poe</i> “Ike” Lee"}
    answer = set_quotations(utterances_of(quote, 1), load_style(style))
    assert "<i>Poe</i> “Ike” Lee, " in plain(answer)


def test_many_quotations_of_a_long_document_cost_no_more_than_their_number(
    steps: Callable[[Callable[[], object]], int],
) -> None:
    style = load_style("apa")

    def run(count: int) -> Callable[[], object]:
        text = "\n\n".join(f"“The {number} tides turn,” said Ann Roe of the old wall." for number in range(count))
        quote = {"item": "news", "text": text, "words": "“The 7 tides turn,”", "speaker": "Ann Roe"}
        (one,) = utterances_of(quote, 1)
        spans = [part.span._replace(end=text.index("”", part.span.start) + 1) for part in one.document.paragraphs]
        utterances = [replace(one, quotation=one.quotation._replace(span=span)) for span in spans]
        return lambda: set_quotations(utterances, style)

    run(10)()
    small, large = steps(run(50)), steps(run(200))
    assert large <= 5 * small
