"""`citecli cite`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options

if TYPE_CHECKING:
    from citecli.answers.citations import Citations
    from citecli.cli.session import Session
    from citecli.documents.model import Document
    from citecli.references.model import Reference

EXAMPLES = (
    ("citecli cite --style mla", "the entry of each document of the library"),
    ('citecli cite urging --in-text --locator "para. 3"', "a citation for running text, in APA style"),
    ("citecli cite --style chicago --note", "a note"),
    ("citecli cite doe2021 --style nature --reference refs.bib", "a reference of a bibliography, by its key"),
    ("citecli cite --style ./my.csl --copy", "in a style of your own, onto the clipboard"),
)


class Format(StrEnum):
    """The values of `--format`."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    RTF = "rtf"


def command(
    ctx: typer.Context,
    documents: options.Documents = None,
    style: Annotated[
        str,
        typer.Option(
            "--style",
            "-s",
            metavar="STYLE",
            autocompletion=completion.styles,
            help="apa, mla, chicago, chicago-author-date, any other installed style, or a .csl file.",
        ),
    ] = "",
    in_text: Annotated[bool, typer.Option("--in-text", help="The citation for running text.")] = False,
    note: Annotated[bool, typer.Option("--note", help="The footnote or endnote.")] = False,
    bibliography: Annotated[bool, typer.Option("--bibliography", help="The reference entries (the default).")] = False,
    locator: Annotated[
        str, typer.Option("--locator", metavar="PLACE", help='Where in the source: "para. 3", "pp. 4-6", "chap. 2".')
    ] = "",
    locale: Annotated[
        str, typer.Option("--locale", metavar="LANG", help="The language of terms and dates: en-GB, de, fr …")
    ] = "",
    reference: Annotated[
        list[str] | None,
        typer.Option(
            "--reference",
            metavar="FILE",
            help="The references in FILE (BibTeX, RIS, CSL-JSON, …), or those whose keys are named as DOC; - reads it.",
        ),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How the text is written.", rich_help_panel="Output", show_default=False),
    ] = None,
    as_json: options.Json = False,
    copy: options.Copy = False,
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Cite documents in a style: the entry for the list of references, the citation in the text, or the note."""
    from citecli.answers.citations import Form
    from citecli.api.citing import cite, styles
    from citecli.api.citing.document_reference import document_reference
    from citecli.api.library.select_documents import SelectedDocuments, select_documents
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    if as_json and form:
        raise typer.BadParameter("--json and --format don't go together; JSON has the text in several formats")
    session = Session(ctx, library, output, quiet, no_color)
    items: list[Reference] = []
    problems: list[str] = []
    remarks: list[str] = []
    for name in reference or ():
        loaded = cite.read_references(name)
        items += loaded.references
        (problems if loaded.lost else remarks).extend(loaded.remarks)
    items, names = cite.select_references(items, documents or ())
    choice = SelectedDocuments(()) if reference and not names else select_documents(session.library, names)
    items += [document_reference(document) for document in choice.documents]
    code = session.report(choice.errors)
    for problem in problems:
        session.complain(problem)
        code = code or Exit.BAD_INPUT
    for remark in remarks:
        session.remark(remark)
    if not items:
        if not code and not problems:
            session.complain(session.nothing_here if not (names or reference) else "there is nothing to cite")
        return code or Exit.NOT_FOUND
    wanted = [kind for kind, asked in ((Form.IN_TEXT, in_text), (Form.NOTE, note), (Form.ENTRY, bibliography)) if asked]
    name = style or session.settings.style or cite.DEFAULT_STYLE
    with session.shelf() as shelf:
        chosen = styles.find_style(name, shelf)
    answer = cite.citations(items, chosen, wanted, locator, locale or session.settings.locale)
    if not style:
        session.remark(f"style: {answer.style} ({answer.title}); --style names another")
    for warning in answer.warnings:
        session.remark(warning)
    _tell_what_is_missing(session, choice.documents)
    session.write(_laid_out(session, answer, form, as_json))
    if len({one.id for one in answer.texts}) < len(answer.references):
        code = code or Exit.BAD_INPUT
    if copy or copy_via is options.CopyWay.OSC52:
        text = _laid_out(session, answer, form if form is not Format.TERMINAL else Format.PLAIN, as_json, copying=True)
        if not session.copied(text, copy_via):
            code = code or Exit.FAILED
    return code


def _laid_out(
    session: "Session", answer: "Citations", form: Format | None, as_json: bool, copying: bool = False
) -> str:
    if as_json:
        from citecli.render import json

        return json.citations(answer, not session.unicode)
    screen = None if copying else session.screen
    if form is Format.TERMINAL or (form is None and screen):
        from citecli.render.screen import Screen
        from citecli.render.terminal.citations import citations as to_screen

        return to_screen(answer, screen or Screen(10_000, 24))
    from citecli.render import citations

    match form:
        case Format.MARKDOWN:
            return citations.markdown(answer)
        case Format.HTML:
            return citations.html(answer)
        case Format.RTF:
            return citations.rtf(answer)
        case _:
            return citations.plain(answer)


def _tell_what_is_missing(session: "Session", documents: "tuple[Document, ...]") -> None:
    """One remark for what the references lack: the user may know it, and the entry would be better for it."""
    from citecli.documents.completeness import missing

    lacking = [(document, fields) for document in documents if (fields := missing(document.reference))]
    if len(lacking) == 1:
        document, fields = lacking[0]
        session.remark(f"{document.id} has no {', '.join(fields)}; `{session.editing(document)}` adds what applies")
    elif lacking:
        session.remark(f"{len(lacking)} references lack something; `citecli show DOC --metadata` says what")
