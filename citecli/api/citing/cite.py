"""The use case `cite`: reference entries, in-text citations and notes in a citation style."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from citecli.answers.citations import Citations, Form, FormattedText
from citecli.api.citing.document_reference import with_distinct_ids
from citecli.csl import Citation, CitationItem, Style, load_locale, render
from citecli.csl.load import require_locale
from citecli.csl.locator_text import Locator, locator_terms, parse_locator
from citecli.errors import ConflictingRequest
from citecli.readers import source
from citecli.references.model import Reference

if TYPE_CHECKING:
    from citecli.interop.model import LoadedReferences

DEFAULT_STYLE = "apa"
STANDARD_INPUT = "-"


def citations(
    references: Sequence[Reference], style: Style, forms: Sequence[Form] = (), locator: str = "", locale: str = ""
) -> Citations:
    """The references formatted in a style.

    `forms` are the forms wanted, in order; the default is the entries, or citations in a style without entries.
    `locator` is written as in "para. 3". `locale` "" means the style's own, else American English. Raises
    `UnknownLocale`, and `ConflictingRequest` for a form that the style lacks.
    """
    language = require_locale(locale) if locale else style.default_locale or "en-US"
    wanted = tuple(forms) or ((Form.ENTRY,) if style.bibliography else (_citing_form(style),))
    _check_forms(style, wanted)
    distinct = with_distinct_ids(references)
    terms_and_marks = load_locale(language, style)
    place = parse_locator(locator, locator_terms(terms_and_marks)) if locator else Locator()
    # Render only the forms wanted, so that a request for entries gives no warnings about citations.
    citing = any(form is not Form.ENTRY for form in wanted)
    cites = (
        [_citation(style, reference.id, place, note) for note, reference in enumerate(distinct, start=1)]
        if citing
        else []
    )
    rendered = render(style, distinct, cites, locale=terms_and_marks, with_bibliography=Form.ENTRY in wanted)
    texts: list[FormattedText] = []
    for form in wanted:
        if form is Form.ENTRY:
            texts += [FormattedText(entry.id, form, entry.content) for entry in rendered.bibliography or ()]
        else:
            pairs = zip(distinct, rendered.citations, strict=True)
            texts += [FormattedText(reference.id, form, content) for reference, content in pairs]
    return Citations(
        style_id(style),
        style.info.title,
        language,
        tuple(texts),
        tuple(distinct),
        (*style.problems, *(warning.text for warning in rendered.warnings)),
        rendered.hanging_indent,
        style.class_ == "note",
        style.info.parent.rstrip("/").rsplit("/", 1)[-1],
    )


def _citing_form(style: Style) -> Form:
    return Form.NOTE if style.class_ == "note" else Form.IN_TEXT


def style_id(style: Style) -> str:
    """The id by which users name a style: the last part of its URL."""
    return style.info.id.rstrip("/").rsplit("/", 1)[-1]


def _check_forms(style: Style, forms: Sequence[Form]) -> None:
    name = style_id(style)
    for form in forms:
        if form is Form.ENTRY:
            if style.bibliography is None:
                raise ConflictingRequest(f"the style {name} has no bibliography; use --{_citing_form(style)}")
        elif form is not _citing_form(style):
            kind = "notes" if _citing_form(style) is Form.NOTE else "the text"
            raise ConflictingRequest(f"the style {name} uses {kind}; use --{_citing_form(style)}")


def _citation(style: Style, identifier: str, locator: Locator, note: int) -> Citation:
    item = CitationItem(identifier, locator=locator.value, label=locator.label, suffix=locator.suffix)
    return Citation((item,), note=note if style.class_ == "note" else 0)


def select_references(references: Sequence[Reference], names: Sequence[str]) -> tuple[list[Reference], list[str]]:
    """The references with ids among `names` (all of them if there are no such names), and the remaining names."""
    ids = {reference.id for reference in references}
    wanted = ids.intersection(names)
    return [reference for reference in references if not wanted or reference.id in wanted], [
        name for name in names if name not in ids
    ]


def read_references(name: str, keys: Sequence[str] = ()) -> "LoadedReferences":
    """The references in a bibliography (`-` is standard input), with remarks that begin with its name.

    With `keys`, of a large one those of these alone, if there are any. Raises `DocumentNotFound`, `UnreadableDocument`,
    and `InvalidReference` when there is no reference in it.
    """
    from citecli.interop.read import load, load_file

    if name == STANDARD_INPUT:
        return load(source.read_standard_input(), named=True)
    return load_file(Path(name), named=True, keys=keys)
