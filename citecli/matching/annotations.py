"""Annotations: passages that somebody kept of a document, with a note and tags, as the W3C's Web Annotation Data Model
and Hypothesis write them in JSON.

Read are a collection or page of annotations, a list of them, or one (W3C, "Web Annotation Data Model", 2017), and what
Hypothesis' API gives (`rows`) or its client exports (`annotations`). The words are in a TextQuoteSelector, their place
in a TextPositionSelector; a note is the body for commenting, or Hypothesis' `text`; tags are bodies for tagging, or its
`tags`. What else an annotation says (who made it, its licence) is kept and written again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from citecli.documents.model import Span
from citecli.errors import BadInput
from citecli.frozen import FrozenValue
from citecli.matching.selectors import Selector

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
LONGEST = 100_000
"""The most characters of the words, or of a note: whoever keeps more keeps a document."""
_LONGEST_CONTEXT = 512
_LONGEST_NAME = 2_000
_MOST_TAGS = 100
_MOST_SELECTORS = 100
_ORDER = "citecli:order"
_OWN = frozenset({"@context", "id", "type", "motivation", "created", "body", "bodyValue", "target", _ORDER})
_OF_HYPOTHESIS = frozenset(
    "uri text tags user group permissions document links hidden flagged user_info updated references actions mentions "
    "moderation moderation_status metadata".split()
)
"""Members of Hypothesis' annotations that say something of its service, or that have their place in the model."""
JsonObject: TypeAlias = "dict[str, object]"


class Annotation(FrozenValue):
    """A passage that was kept."""

    selector: Selector
    """Its words, their place and what is around them."""
    source: str = ""
    """What it is a passage of, as the annotation has it: an address, or the name of a file; "" for nothing."""
    note: str = ""
    """What whoever kept it says of it; "" for nothing."""
    tags: tuple[str, ...] = ()
    """Their keywords for it."""
    speaker: str = ""
    """Who says the words, "" for nobody named."""
    created: str = ""
    """When it was kept: `2021-03-03T12:00:00Z`; "" when the annotation does not say."""
    id: str = ""
    """What the annotation is known by; "" for nothing."""
    order: int = 0
    """Its place among all that were kept, from 1; 0 for none."""
    others: Mapping[str, object] = {}
    """What else the annotation says, as it says it."""


class Annotations(NamedTuple):
    """What a file of annotations holds."""

    found: tuple[Annotation, ...]
    problems: tuple[str, ...]
    """A line for each item that is no passage of a text."""
    rest: tuple[object, ...] = ()
    """These items, as they were."""


def parse(text: str, name: str) -> Annotations:
    """The annotations in the text of the file `name`. Raises `BadInput` when there are none in it."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise BadInput(f"{name} is nested too deeply") from None
    except ValueError as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise BadInput(f"{name} is not JSON{where}; it should hold annotations") from None
    found: list[Annotation] = []
    problems: list[str] = []
    rest: list[object] = []
    items = _items(value)
    if items is None:
        raise BadInput(f"{name} holds no annotations, neither the W3C's nor Hypothesis'")
    for number, item in enumerate(items, start=1):
        try:
            found.append(_annotation(item))
        except ValueError as error:
            problems.append(f"{name}: item {number} {error}; it was left out")
            rest.append(item)
    return Annotations(tuple(found), tuple(problems), tuple(rest))


def _items(value: object) -> list[object] | None:
    """The items of a collection, a page, a list, or of what Hypothesis gives; `None` when it is none of these."""
    if isinstance(value, Mapping) and isinstance(value.get("first"), Mapping):
        value = value["first"]  # the first page of a collection
    if isinstance(value, list):
        return value
    if not isinstance(value, Mapping):
        return None
    for member in ("items", "rows", "annotations"):
        if isinstance(items := value.get(member), list):
            return items
    return [value] if "target" in value else None


def _annotation(item: object) -> Annotation:
    """The annotation that an item is. Raises `ValueError` with what is wrong: the end of a sentence."""
    if not isinstance(item, Mapping):
        raise ValueError("is no annotation")
    target = item.get("target")
    if isinstance(target, list):
        target = target[0] if target else None
    if isinstance(target, Mapping):
        selectors = list(_selectors(target.get("selector")))
        source = _first_text(target.get("source")) or _text(item.get("uri"))
    else:
        selectors, source = [], _text(target) or _text(item.get("uri"))
    words = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    place = next((one for one in selectors if one.get("type") == "TextPositionSelector"), {})
    exact = _text(words.get("exact"))
    if not exact.strip():
        raise ValueError("has no words of a text" if not selectors else "has no TextQuoteSelector with words")
    if len(exact) > LONGEST:
        raise ValueError(f"has {len(exact):,} characters, more than can be kept")
    start = _number(place.get("start"))
    bodies = list(_bodies(item))
    return Annotation(
        Selector(
            exact,
            Span(start, start + len(exact)),
            _text(words.get("prefix"))[-_LONGEST_CONTEXT:],
            _text(words.get("suffix"))[:_LONGEST_CONTEXT],
        ),
        source[:_LONGEST_NAME],
        "\n\n".join(text for purpose, text in bodies if purpose == "commenting")[:LONGEST],
        tuple(dict.fromkeys(text[:_LONGEST_NAME] for purpose, text in bodies if purpose == "tagging"))[:_MOST_TAGS],
        next((text[:_LONGEST_NAME] for purpose, text in bodies if purpose == "identifying"), ""),
        _text(item.get("created"))[:_LONGEST_NAME],
        _text(item.get("id"))[:_LONGEST_NAME],
        _number(item.get(_ORDER)),
        {key: value for key, value in item.items() if key not in _OWN and key not in _OF_HYPOTHESIS},
    )


def _selectors(value: object) -> Iterator[Mapping[str, object]]:
    """The selectors of a target, those that refine others included; as many as a target reasonably has."""
    waiting = [value]
    for _ in range(_MOST_SELECTORS):
        if not waiting:
            return
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting += one[:_MOST_SELECTORS]
        elif isinstance(one, Mapping):
            yield one
            waiting.append(one.get("refinedBy"))


def _bodies(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What an annotation says, each with its purpose: `commenting`, `tagging`, `identifying`."""
    if text := _text(item.get("text")).strip() or _text(item.get("bodyValue")).strip():
        yield "commenting", text
    tags = item.get("tags")
    for tag in tags if isinstance(tags, list) else ():
        if text := _text(tag).strip():
            yield "tagging", text
    body = item.get("body")
    motivation = _first_text(item.get("motivation"))
    for one in body if isinstance(body, list) else (body,):
        if isinstance(one, str) or not isinstance(one, Mapping):
            continue  # an address, where the body is
        text = _text(one.get("value")).strip()
        purpose = _first_text(one.get("purpose")) or motivation
        if text:
            yield purpose if purpose in ("tagging", "identifying") else "commenting", text


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _first_text(value: object) -> str:
    """A text, the first of several, or the `id` of a thing."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _text(value.get("id")) if isinstance(value, Mapping) else _text(value)


def _number(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9 else 0


def collection(annotations: Iterable[Annotation], rest: Iterable[object] = ()) -> str:
    """Annotations as a collection of the W3C's model, in JSON; text is ASCII, whatever it holds.

    `rest` are items that are written as they are, at the end.
    """
    items = [*(w3c_object(annotation) for annotation in annotations), *rest]
    whole = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": "Kept quotations",
        "total": len(items),
        "first": {"type": "AnnotationPage", "items": items},
    }
    return json.dumps(whole, ensure_ascii=True, indent=2) + "\n"


def w3c_object(annotation: Annotation) -> JsonObject:
    """An annotation as the W3C's model has it."""
    bodies = [{"type": "TextualBody", "value": annotation.note, "format": "text/plain", "purpose": "commenting"}]
    bodies = bodies if annotation.note else []
    bodies += [{"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in annotation.tags]
    if annotation.speaker:
        bodies.append({"type": "TextualBody", "value": annotation.speaker, "purpose": "identifying"})
    item: JsonObject = {
        "id": annotation.id,
        "type": "Annotation",
        "motivation": "commenting" if annotation.note else "highlighting",
        "created": annotation.created,
        "body": bodies,
        "target": {"source": annotation.source, "selector": _selector_objects(annotation.selector)},
        _ORDER: annotation.order,
    }
    return {**annotation.others, **{key: value for key, value in item.items() if value}}


def hypothesis_export(annotations: Iterable[tuple[Annotation, str]], version: str, day: str) -> str:
    """Annotations, each with the title of its document, as Hypothesis' client exports and imports them."""
    items = [
        {
            "id": annotation.id,
            "created": annotation.created,
            "updated": annotation.created,
            "uri": annotation.source,
            "text": annotation.note,
            "tags": list(annotation.tags),
            "document": {"title": [title] if title else []},
            "target": [{"source": annotation.source, "selector": _selector_objects(annotation.selector)}],
        }
        for annotation, title in annotations
    ]
    whole = {"export_date": day, "export_userid": "", "client_version": f"citecli {version}", "annotations": items}
    return json.dumps(whole, ensure_ascii=True, indent=2) + "\n"


def _selector_objects(selector: Selector) -> list[JsonObject]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
        {"type": "TextPositionSelector", "start": selector.span.start, "end": selector.span.end},
    ]
