"""The processor behind the conformance suite's protocol: a JSON request a line in, a JSON answer a line out.

Other processors know nothing of what manuals ask for beyond CSL. So a request of several references, whose answers are
compared with theirs, is answered as with `--strict-csl`; one of a single published reference that a style has to set in
its bibliography or cite (the scorer of published examples asks so) as its manual wants it. `--strict-csl` and
`--manuals` decide for all requests.
"""

import json
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

from citecli.csl.citation import Citation, CitationItem
from citecli.csl.families import with_manual
from citecli.csl.load import load_locale
from citecli.csl.processor import render
from citecli.csl.taxonomy import Mode
from citecli.csl.tree import Style
from citecli.csl.xml.parse import parse_style
from citecli.frozen import replace
from citecli.markup import html
from citecli.references import csl_json
from citecli.references.model import Reference

NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"
"""What the suite writes where a style has nothing to show; we leave it empty and warn."""

_POSITIONS = {0: "first", 1: "subsequent", 2: "ibid", 3: "ibid-with-locator", 4: "subsequent"}


def item_of(data: Mapping[str, Any], *, placed: bool) -> CitationItem:
    """One cite. With `placed` its position is what the request says (first, if nothing), not worked out."""
    mode = Mode.NORMAL
    if data.get("author-only"):
        mode = Mode.AUTHOR_ONLY
    elif data.get("suppress-author"):
        mode = Mode.SUPPRESS_AUTHOR
    label = str(data.get("label") or "")
    return CitationItem(
        str(data["id"]),
        str(data.get("locator") or ""),
        "sub-verbo" if label == "sub verbo" else label,
        data.get("prefix") or "",
        data.get("suffix") or "",
        mode,
        bool(data.get("near-note")) if placed else None,
        _POSITIONS.get(data.get("position") or 0, "") if placed else "",
    )


def citations_of(request: Mapping[str, Any], style: Style, references: Sequence[Reference]) -> list[Citation]:
    """The document that a request describes."""
    if request["document"] is not None:
        out = []
        for citation in request["document"]:
            properties = citation.get("properties", {})
            out.append(
                Citation(
                    tuple(item_of(item, placed=False) for item in citation["citationItems"]),
                    int(properties.get("noteIndex") or 0),
                    Mode(properties.get("mode") or "normal"),
                    properties.get("infix") or "",
                    not properties.get("unsorted"),
                    properties.get("prefix") or "",
                    properties.get("suffix") or "",
                )
            )
        return out
    if request["citation_items"]:
        clusters = request["citation_items"]
    else:
        ids = [reference.id for reference in references]
        if style.bibliography is not None:
            listed = render(style, references, locale=load_locale(style.default_locale or "en-US", style)).bibliography
            ids = [entry.id for entry in listed or ()] or ids
        clusters = [[{"id": name} for name in ids]]
    return [Citation(tuple(item_of(item, placed=True) for item in cluster)) for cluster in clusters]


def selected(items: Sequence[Mapping[str, Any]], section: Mapping[str, Any] | None) -> set[str]:
    """The ids that a bibliography filter leaves."""

    def met(rule: Mapping[str, Any], item: Mapping[str, Any]) -> bool:
        value = item.get(rule["field"])
        if not rule["value"]:
            return not value
        return rule["value"] in value if isinstance(value, list) else rule["value"] == value

    def kept(item: Mapping[str, Any]) -> bool:
        if section is None:
            return True
        if "include" in section and not any(met(rule, item) for rule in section["include"]):
            return False
        if "exclude" in section and any(met(rule, item) for rule in section["exclude"]):
            return False
        if "select" in section and not all(met(rule, item) for rule in section["select"]):
            return False
        return not ("quash" in section and all(met(rule, item) for rule in section["quash"]))

    return {str(item["id"]) for item in items if kept(item)}


def wants_manual(request: Mapping[str, Any]) -> bool:
    """Whether the style's manual goes before the reference implementation."""
    if "--strict-csl" in sys.argv or "--manuals" in sys.argv:
        return "--strict-csl" not in sys.argv
    return bool(request.get("as_list")) and len(request["input"]) == 1


def answer(request: dict[str, Any]) -> str | list[str]:
    """What the processor makes of one request."""
    style = parse_style(request["csl"])
    if wants_manual(request):
        style = with_manual(style)
    if "nosort" in request["submodes"] and style.bibliography is not None:
        style = replace(style, bibliography=replace(style.bibliography, sort=()))
    items = list({str(item.get("id")): item for item in request["input"]}.values())
    if request["bibentries"]:
        by_id = {str(item["id"]): item for item in items}
        items = [by_id[str(name)] for name in request["bibentries"][-1] if str(name) in by_id]
    references = [csl_json.from_item(item)[0] for item in items]
    locale = load_locale(style.default_locale or "en-US", style)
    citations = citations_of(request, style, references)
    if request["document"] is not None:
        cited = {item.id for citation in citations for item in citation.items}
        references = [reference for reference in references if reference.id in cited]
    with_bibliography = request["mode"] == "bibliography"
    rendered = render(
        style,
        references,
        citations if request["mode"] == "citation" or request["document"] is not None else (),
        locale=locale,
        cited_first=request["document"] is not None,
        with_bibliography=with_bibliography,
    )
    if not with_bibliography:
        return [_html(content) or NOTHING for content in rendered.citations]
    left = selected(items, request["bibsection"])
    return [_html(entry.content) for entry in rendered.bibliography or () if entry.id in left]


def _html(content: Any) -> str:
    return html.write(content).replace("&amp;", "&#38;")


def main() -> None:
    """Answer until the input ends."""
    for line in sys.stdin:
        request = json.loads(line)
        start = time.perf_counter()
        reply: dict[str, Any] = {"id": request["id"]}
        try:
            reply["output"] = answer(request)
        except Exception as error:
            if "--debug" in sys.argv:
                raise
            reply["error"] = f"{type(error).__name__}: {error}"
        reply["seconds"] = time.perf_counter() - start
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
