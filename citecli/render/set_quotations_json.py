"""Quotations with their citations as JSON: everything that `quotes --json` has, the three parts, and the proof.

`selector` and `position` are the Web Annotation Data Model's TextQuoteSelector and TextPositionSelector.
"""

from collections.abc import Iterable, Iterator

from citecli.answers.set_quotations import CitedQuotation, SetQuotations
from citecli.markup.nodes import Content
from citecli.matching.selectors import Selector, digest
from citecli.render.json import Value, dump, quotation
from citecli.render.set_quotations import with_citation
from citecli.render.streaming import Extras


def array(answer: SetQuotations, extras: Extras) -> str:
    """An array of one object a quotation."""
    return dump(list(_objects(answer, extras)), extras.ascii_only)


def lines(answer: SetQuotations, extras: Extras) -> str:
    """JSON lines: a line a quotation."""
    return "".join(dump(one, extras.ascii_only, indent=None) + "\n" for one in _objects(answer, extras))


def _objects(answer: SetQuotations, extras: Extras) -> Iterator[Value]:
    from citecli.markup import html, plain

    entries = {one.id: one.content for one in answer.entries}
    texts = {one.utterance.document.text for one in answer.quotations}
    digests = {text: digest(text) for text in texts}
    for one in answer.quotations:
        usual = quotation(one.utterance, extras.context, explain=extras.explain)
        entry = entries.get(one.entry, ())
        yield {
            **usual,
            "path": one.utterance.document.path,
            "style": answer.style,
            "locale": answer.locale,
            "quote": _written(one, one.set.paragraphs),
            "block": one.set.block,
            "citation": plain.write(one.citation).strip(),
            "note": one.note or None,
            "second_hand": one.secondary_source,
            "locator": {"label": one.locator.label or None, "value": one.locator.text} if one.locator.text else None,
            "section": one.locator.section or None,
            "entry": plain.write(entry).strip(),
            "passage": _written(one, with_citation(one)),
            "html": {
                "citation": html.write(one.citation).strip(),
                "entry": html.write(entry).strip(),
            },
            **_where(one.selector),
            "digest": digests[one.utterance.document.text],
            "link": one.link or None,
            "parts": [
                {
                    "number": part.utterance.number,
                    "text": part.utterance.text,
                    **_where(part.selector),
                    "link": part.link or None,
                }
                for part in one.parts
            ],
        }


def _where(selector: Selector) -> dict[str, Value]:
    """A selector in the terms of the Web Annotation Data Model."""
    return {
        "selector": {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        "position": {"type": "TextPositionSelector", "start": selector.span.start, "end": selector.span.end},
    }


def _written(one: CitedQuotation, paragraphs: Iterable[Content]) -> str:
    """Paragraphs of a quotation as plain text, after its lead-in, parted by empty lines."""
    from citecli.markup.plain import write

    lead = [one.set.lead_in] if one.set.lead_in else []
    return "\n\n".join(write(content).strip() for content in (*lead, *paragraphs))
