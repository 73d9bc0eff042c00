"""The use case `verify`: find quotations that were saved as JSON again in their documents."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from citecli.answers.checks import Claim, Verification
from citecli.documents.model import Document, Span
from citecli.errors import BadInput, CitecliError
from citecli.matching.comparison import is_short
from citecli.matching.diff import changes
from citecli.matching.finding import find
from citecli.matching.selectors import Selector
from citecli.matching.verdicts import WORTH_SHOWING, Verdict
from citecli.matching.words import WordIndex
from citecli.readers import decoding, source
from citecli.text.folding import fold

STANDARD_INPUT = "-"
_KEPT = 32
"""The number of documents whose word index is kept in memory."""


def read_claims(name: str) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The quotations in a file (`-` is standard input), and one line for each item that can't be used.

    The file is the output of `quotes --json`, `quotes --jsonl` or `quote --json`: an array, an object, or one object
    per line. Raises `DocumentNotFound`, `UnreadableDocument`, and `BadInput` for invalid JSON or without quotations.
    """
    file = source.read_standard_input() if name == STANDARD_INPUT else source.read_file(Path(name))
    return parse_claims(decoding.decode(file.data, file.name).text, file.name)


def parse_claims(text: str, name: str) -> tuple[tuple[Claim, ...], tuple[str, ...]]:
    """The quotations in the text of the file `name`, and one line for each unusable item: see `read_claims`."""
    claims: list[Claim] = []
    items, problems = _items(text, name)
    for number, item in items:
        several = _parts(item) or (_claim(item),)
        if None in several:
            problems.append(f"{name}: item {number} is not a quotation as `citecli quotes --json` writes it")
        claims += [claim for claim in several if claim is not None]
    if not claims and problems:
        raise BadInput(f"{name} has no quotations; write such a file with `citecli quotes --json`")
    return tuple(claims), tuple(problems)


def _items(text: str, name: str) -> tuple[list[tuple[int, object]], list[str]]:
    """The items of a file, each with its number from 1, and a message for each line that is not valid JSON."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if not lines or not all(line.lstrip().startswith("{") for line in lines[:2]):
            raise BadInput(
                f"{name} is not JSON{_where(error)}; write such a file with `citecli quotes --json`"
            ) from None
        items: list[tuple[int, object]] = []
        problems: list[str] = []
        for number, line in enumerate(lines, start=1):
            try:
                items.append((number, json.loads(line)))
            except (ValueError, RecursionError):
                problems.append(f"{name}: item {number} is not JSON; skipped")
        if not items:
            raise BadInput(f"{name} is neither JSON nor JSON lines{_where(error)}") from None
        return items, problems
    return list(enumerate(value if isinstance(value, list) else [value], start=1)), []


def _where(error: ValueError | RecursionError) -> str:
    return f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""


def _parts(item: object) -> tuple[Claim | None, ...]:
    """One claim for each part of an interrupted quotation, because the words between the parts are not quoted."""
    if not isinstance(item, Mapping) or not isinstance(parts := item.get("parts"), list):
        return ()
    shared = {key: item.get(key) for key in ("document", "path", "digest", "speaker")}
    return tuple(_claim({**shared, **part}) if isinstance(part, Mapping) else None for part in parts)


def _claim(item: object) -> Claim | None:
    """The quotation that a JSON item describes: its words, and the id or path of its document; `None` without these."""
    if not isinstance(item, Mapping):
        return None
    selector = item.get("selector")
    selector = selector if isinstance(selector, Mapping) else {}
    position = item.get("position")
    position = position if isinstance(position, Mapping) else item
    exact = _text(selector, "exact") or _text(item, "text")
    document, path = _text(item, "document"), _text(item, "path")
    if not exact or not (document or path):
        return None
    start = _number(position, "start")
    return Claim(
        document,
        Selector(
            exact,
            Span(start, start + len(exact)),
            _text(selector, "prefix"),
            _text(selector, "suffix"),
            _text(item, "digest"),
        ),
        path,
        _number(item, "number"),
        _text(item, "speaker"),
    )


def _text(item: Mapping[str, object], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _number(item: Mapping[str, object], key: str) -> int:
    value = item.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else 0


def verifications(
    claims: Iterable[Claim], documents: Iterable[Document], find: Callable[[str], Document]
) -> Iterator[Verification]:
    """Look up each claim in its document: the one of `documents` with its id, else the file at its path.

    `find` returns the document for a name or path, and raises a `CitecliError` when there is none.
    """
    by_id = {document.id: document for document in documents}
    answers: dict[tuple[str, str], Document | CitecliError] = {}
    indexes: dict[int, WordIndex] = {}
    for claim in claims:
        key = claim.document, claim.path
        if key not in answers:
            answers[key] = by_id.get(claim.document) or _document(find, claim)
        document = answers[key]
        if isinstance(document, CitecliError):
            yield Verification(claim, None, problem=str(document))
        else:
            if id(document) not in indexes:
                if len(indexes) >= _KEPT:
                    indexes.clear()
                indexes[id(document)] = WordIndex(document.text)
            yield verification(indexes[id(document)], claim)


def _document(find: Callable[[str], Document], claim: Claim) -> Document | CitecliError:
    """The document of a claim whose id is not in the library: the file at its path, or the result of `find`."""
    try:
        return find(claim.path if _is_file(claim.path) else claim.document or claim.path)
    except CitecliError as error:
        return error


def _is_file(path: str) -> bool:
    try:
        return bool(path) and Path(path).is_file()
    except (OSError, ValueError):  # not a valid path
        return False


def verification(index: WordIndex, claim: Claim) -> Verification:
    """Look up one claim in the words of its document."""
    passage = find(claim.selector, index)
    if passage is None or passage.verdict is Verdict.NOT_FOUND:
        short = is_short(claim.selector.exact)
        verdict = Verdict.TOO_SHORT if short else Verdict.NOT_FOUND
        if passage is None or passage.nearness < WORTH_SHOWING:
            return Verification(claim, verdict)
        return Verification(claim, verdict, similarity=passage.nearness, nearest=passage.span.of(index.text))
    was, now = claim.selector.exact, passage.span.of(index.text)
    same = was == now
    return Verification(
        claim,
        passage.verdict,
        passage.span.start,
        passage.span.end,
        now,
        passage.nearness,
        not same and fold(was) == fold(now),
        () if same else changes(was, now),
        alterations=passage.alterations,
    )
