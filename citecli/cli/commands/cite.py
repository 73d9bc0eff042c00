"""`citecli cite`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options, quoting
from citecli.cli.command import command
from citecli.cli.common import OUTPUT
from citecli.cli.options import is_copy_wanted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.cli.session import Session
    from citecli.documents.model import Document
    from citecli.references.model import Reference


class CitationFormat(StrEnum):
    """The values of `--format`: those of a text, and bibliographies of what is cited."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    RTF = "rtf"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"
    RIS = "ris"
    CSL_JSON = "csl-json"


_BIBLIOGRAPHIES = frozenset(
    (CitationFormat.BIBTEX, CitationFormat.BIBLATEX, CitationFormat.RIS, CitationFormat.CSL_JSON)
)


class Options(options.DecodedDocuments):
    """The options of `citecli cite`."""

    documents: options.Documents = options.NO_VALUES
    style: options.Style = ""
    in_text: Annotated[bool, typer.Option("--in-text", help="The citation for running text.")] = False
    note: Annotated[bool, typer.Option("--note", help="The footnote or endnote.")] = False
    bibliography: Annotated[bool, typer.Option("--bibliography", help="The reference entries (the default).")] = False
    locator: Annotated[
        str,
        typer.Option("--locator", metavar="PLACE", help='Where in the source: "para. 3", "pp. 4-6", "chap. 2".'),
    ] = ""
    locale: options.Locale = ""
    strict_csl: options.StrictCsl = False
    references: Annotated[
        list[str],
        typer.Option(
            "--reference",
            metavar="FILE",
            help="Cite the references in FILE (BibTeX, RIS, CSL-JSON, …), or those whose keys are given as DOC; "
            "- reads standard input. Can be repeated.",
        ),
    ] = options.NO_VALUES
    form: Annotated[
        CitationFormat | None,
        typer.Option(
            "--format",
            "-f",
            help="The format of the text; or a bibliography of what is cited, in no style.",
            rich_help_panel=OUTPUT,
            show_default=False,
        ),
    ] = None
    as_json: options.Json = False
    copy: options.Copy = False
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD


@command(
    Options,
    examples=(
        ("citecli cite --style mla", "an entry for each document in the library"),
        ('citecli cite urging --in-text --locator "para. 3"', "a citation for running text, in APA style"),
        ("citecli cite --style chicago --note", "a footnote"),
        ("citecli cite doe2021 --style nature --reference refs.bib", "a reference from a bibliography, by its key"),
        ("citecli cite --style ./my.csl --copy", "in a style of your own, copied to the clipboard"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Cite documents in a style: reference entries, in-text citations or notes."""
    from citecli.answers.citations import Form
    from citecli.api.citing import cite
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import citations_text
    from citecli.render.output import Screen

    as_references = options.form in _BIBLIOGRAPHIES
    requested = requested_format(None if as_references else options.form, json=options.as_json)
    items, documents, code = _references(session, options)
    if not items:
        return code or Exit.NOT_FOUND
    if options.form is not None and as_references:
        return _write_bibliography(session, items, options) or code
    flags = ((Form.IN_TEXT, options.in_text), (Form.NOTE, options.note), (Form.ENTRY, options.bibliography))
    forms = [form for form, asked in flags if asked]
    style = session.load_style(options.style or session.settings.style or cite.DEFAULT_STYLE, strict=options.strict_csl)
    answer = cite.citations(items, style, forms, options.locator, options.locale or session.settings.locale)
    if not options.style:
        quoting.note_style(session, answer.title)
    for warning in answer.warnings:
        session.note(warning)
    if options.locator and all(text.form is Form.ENTRY for text in answer.texts):
        flag = Form.NOTE if style.class_ == "note" else Form.IN_TEXT
        session.note(f"a reference entry has no place for --locator; use it with --{flag}")
    _note_missing_fields(session, documents)
    target = session.target(requested, off_screen=Screen(10_000, 24))
    session.write(citations_text(answer, target))
    if len({text.id for text in answer.texts}) < len(answer.references):
        code = code or Exit.BAD_INPUT
    if is_copy_wanted(options.copy, options.copy_via):
        from citecli.cli.clipboard.clip import clip_of

        clip = clip_of(lambda own: citations_text(answer, own), target, requested)
        if not session.copy(clip, options.copy_via):
            code = code or Exit.FAILED
    return code


def _write_bibliography(session: "Session", references: "Sequence[Reference]", options: Options) -> int:
    """The references themselves, as a bibliography; the exit code."""
    from citecli.api.citing.convert import bibliography
    from citecli.cli.exits import Exit
    from citecli.interop.write import WrittenFormat

    answer = bibliography(references, WrittenFormat(options.form or CitationFormat.CSL_JSON))
    text = "".join(answer.pieces)
    session.write(text)
    for remark in answer.remarks():
        session.note(remark)
    is_copied = not is_copy_wanted(options.copy, options.copy_via) or session.copy(text, options.copy_via)
    return Exit.DONE if is_copied else Exit.FAILED


def _references(session: "Session", options: Options) -> "tuple[list[Reference], Sequence[Document], int]":
    """The references to cite, the documents that some of them are of, and the exit code so far.

    Says why when there is nothing to cite.
    """
    from citecli.api.citing import cite
    from citecli.api.citing.document_reference import document_reference
    from citecli.api.library.select_documents import SelectedDocuments, select_documents
    from citecli.cli.exits import Exit

    items: list[Reference] = []
    problems: list[str] = []
    remarks: list[str] = []
    for name in options.references:
        loaded = cite.read_references(name, options.documents)
        items += loaded.references
        (problems if loaded.lost else remarks).extend(loaded.remarks)
    items, names = cite.select_references(items, options.documents)
    selected = SelectedDocuments(()) if options.references and not names else select_documents(session.library, names)
    items += [document_reference(document) for document in selected.documents]
    code = session.report(selected.errors)
    for problem in problems:
        session.warn(problem)
        code = code or Exit.BAD_INPUT
    for remark in remarks:
        session.note(remark)
    if not items and not code and not problems:
        asked = names or options.references
        session.warn("there is nothing to cite" if asked else session.empty_library)
    return items, selected.documents, code


def _note_missing_fields(session: "Session", documents: "Sequence[Document]") -> None:
    """One note about what the references lack: the user may know it, and the entry would be better for it."""
    from citecli.references.model import missing_variables
    from citecli.text.messages import series

    incomplete = [(document, fields) for document in documents if (fields := missing_variables(document.reference))]
    if len(incomplete) == 1:
        document, fields = incomplete[0]
        command = session.edit_command(document)
        session.note(f"{document.id} has no {series(_in_words(fields))}; add what you know with `{command}`")
    elif incomplete:
        session.note(f"{len(incomplete)} references are incomplete; see `citecli show DOC --metadata`")


def _in_words(fields: "Sequence[str]") -> list[str]:
    """CSL's names of variables, but for the one that nobody knows by it."""
    return ["date" if name == "issued" else name for name in fields]
