"""`citecli bib`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options
from citecli.cli.command import command
from citecli.cli.common import OUTPUT
from citecli.cli.options import is_copy_wanted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citecli.answers.citations import Citations
    from citecli.answers.finished_drafts import Finished
    from citecli.cli.clipboard.clip import Clip
    from citecli.cli.session import Session
    from citecli.drafts.model import Draft
    from citecli.render.output import OutputTarget


_MOST_REMARKS = 10


class DraftFormat(StrEnum):
    """The values of `--to`."""

    MARKDOWN = "markdown"
    HTML = "html"
    PLAIN = "plain"
    RTF = "rtf"
    DOCX = "docx"
    LATEX = "latex"


class Options(options.CommonOptions):
    """The options of `citecli bib`."""

    draft: Annotated[
        str,
        typer.Argument(
            metavar="DRAFT",
            help="A Markdown file with citations in Pandoc's syntax, or a LaTeX file with \\cite and its like; "
            "of a book the main file, _quarto.yml or the folder; "
            "- reads Markdown from standard input.",
        ),
    ]
    style: Annotated[
        str,
        typer.Option(
            "--style",
            "-s",
            metavar="STYLE",
            autocompletion=completion.styles,
            help="The style, instead of the one that the draft names (csl:).",
        ),
    ] = ""
    bibliographies: Annotated[
        list[str],
        typer.Option(
            "--bibliography",
            "-b",
            metavar="FILE",
            help="Look up keys in this file first, before those that the draft names. Can be repeated.",
        ),
    ] = options.NO_VALUES
    locale: options.Locale = ""
    strict_csl: options.StrictCsl = False
    to: Annotated[
        DraftFormat | None,
        typer.Option(
            "--to",
            "-t",
            help="The format of the output. Default: markdown; latex for a LaTeX draft.",
            rich_help_panel=OUTPUT,
            show_default=False,
        ),
    ] = None
    entries: Annotated[
        bool,
        typer.Option("--list", help="Print only the bibliography.", rich_help_panel=OUTPUT, show_default=False),
    ] = False
    copy: options.Copy = False
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD


@command(
    Options,
    examples=(
        ("citecli bib essay.md", "with the style and bibliography that its front matter names"),
        ("citecli bib essay.md --style chicago --to html -o essay.html", "with footnotes, as HTML"),
        ("citecli bib essay.md --bibliography refs.bib -o essay.docx", "for a word processor"),
        ("citecli bib paper.tex --style apa -o finished.tex", "a LaTeX manuscript that needs no BibTeX or Biber"),
        ("citecli bib essay.md --list", "only the bibliography"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Turn the [@keys] of a draft into citations and a bibliography: [@doe2021, p. 3] becomes (Doe, 2021, p. 3).

    Keys are those of the draft's bibliography (BibTeX, RIS, CSL-JSON and others), and the ids of the library's
    documents.
    """
    from citecli.api.citing.cite import DEFAULT_STYLE
    from citecli.api.drafts import bib, references
    from citecli.api.drafts.load_drafts import load_cited_draft
    from citecli.cli.exits import Exit

    source = load_cited_draft(options.draft)
    form = _format(session, options, source.draft.is_latex)
    front = source.draft.front
    style = session.load_style(
        source.style_name(options.style or front.style or session.settings.style or DEFAULT_STYLE),
        strict=options.strict_csl,
    )
    draft_references = references.draft_references(
        source.draft, source.folder, options.bibliographies, session.library, is_own_library=not session.has_sample
    )
    code = session.report(draft_references.missing)
    for problem in draft_references.problems:
        session.warn(problem)
        code = code or Exit.BAD_INPUT
    for remark in (*_draft_remarks(source.draft), *draft_references.remarks):
        session.note(remark)
    answer = bib.finish_draft(
        source.draft,
        style,
        draft_references.references,
        options.locale or ("" if front.language else session.settings.locale),
        with_tree=form is not DraftFormat.MARKDOWN and not options.entries and not source.draft.is_latex,
    )
    if not options.style and not front.style:
        session.note(f"Style: {answer.title} (change with --style, or in the draft: csl: NAME)")
    for warning in answer.warnings:
        session.note(warning)
    if answer.bibliography is None and not front.suppress_bibliography:
        session.note(f"the style {answer.style} has no bibliography")
        code = code or (Exit.USAGE if options.entries else Exit.DONE)
    clip = _write(session, answer, options, form)
    code = code or _warn_unknown_keys(session, answer, source.draft.name)
    if not source.draft.citations and not answer.cited:
        session.note(f"there are no citations in {source.draft.name}; write them as [@key, p. 3]")
    if is_copy_wanted(options.copy, options.copy_via) and not session.copy(clip(), options.copy_via):
        code = code or Exit.FAILED
    return code


def _draft_remarks(draft: "Draft") -> "Iterator[str]":
    """What is to be said of the draft's files, of many alike the first ones."""
    yield from (f"{draft.name}: {remark}" for remark in draft.remarks[:_MOST_REMARKS])
    if len(draft.remarks) > _MOST_REMARKS:
        yield f"{draft.name}: {len(draft.remarks) - _MOST_REMARKS:,} more like this"


def _format(session: "Session", options: Options, is_latex: bool) -> DraftFormat:
    """The format of the output. Raises `typer.BadParameter` when it can't be had so."""
    form = options.to or (DraftFormat.LATEX if is_latex and not options.entries else DraftFormat.MARKDOWN)
    if is_latex and not options.entries and form not in (DraftFormat.LATEX, DraftFormat.PLAIN):
        raise typer.BadParameter(
            f"a LaTeX draft becomes latex or plain, not {form}; `pandoc` makes other formats of the finished LaTeX"
        )
    if form is DraftFormat.DOCX:
        if session.screen:
            raise typer.BadParameter("a Word file can't be shown on a terminal; write it with --output FILE.docx")
        if is_copy_wanted(options.copy, options.copy_via):
            raise typer.BadParameter("a Word file can't be copied; --to html and --to rtf can, with their italics")
    return form


def _write(session: "Session", answer: "Finished", options: Options, form: DraftFormat) -> "Callable[[], Clip]":
    """Write the draft, or its bibliography alone; returns what makes of it what is to be copied."""
    from citecli.render.formats import citations_text, finished_file, finished_text
    from citecli.render.output import OutputFormat

    is_list = options.entries
    if is_list and form in (DraftFormat.DOCX, DraftFormat.LATEX):
        answer, is_list = _bibliography_alone(answer), False
    requested = None if is_list and form is DraftFormat.MARKDOWN else OutputFormat(form)
    target = session.target(requested or (None if session.screen else OutputFormat.MARKDOWN))

    def written(own: "OutputTarget") -> str:
        return citations_text(_entries(answer), own) if is_list else finished_text(answer, own)

    def clip() -> "Clip":
        from citecli.cli.clipboard.clip import clip_of

        return clip_of(written, target, requested)

    if form is DraftFormat.DOCX:
        session.write_bytes(finished_file(answer))
        return clip
    text = written(target)
    screen = session.screen
    if screen and form is DraftFormat.PLAIN and not is_list:
        from citecli.render.draft_output.plain import wrap_text

        text = wrap_text(text, screen)
    session.write(text)
    return clip


def _bibliography_alone(answer: "Finished") -> "Finished":
    """The answer as if there were nothing in the draft but its bibliography, without a heading."""
    from citecli.drafts.blocks import Tree
    from citecli.drafts.model import DraftMetadata
    from citecli.frozen import replace

    bibliography = answer.bibliography and replace(answer.bibliography, title="")
    metadata = DraftMetadata(language=answer.metadata.language)
    return replace(answer, pieces=(), tree=Tree((), {}), bibliography=bibliography, metadata=metadata, is_latex=False)


def _entries(answer: "Finished") -> "Citations":
    """The bibliography alone."""
    from citecli.answers.citations import Citations, Form, FormattedText

    bibliography = answer.bibliography
    return Citations(
        answer.style,
        answer.title,
        answer.locale,
        tuple(FormattedText(entry.id, Form.ENTRY, entry.content) for entry in bibliography.entries)
        if bibliography
        else (),
        (),
        hanging_indent=bool(bibliography and bibliography.hanging_indent),
    )


def _warn_unknown_keys(session: "Session", answer: "Finished", name: str) -> int:
    """Warn of each citation key that no reference has; the exit code that follows."""
    from citecli.cli.exits import Exit
    from citecli.text.messages import did_you_mean

    for unknown in answer.unknown:
        lines: dict[str, list[int]] = {}
        for place in unknown.places:
            lines.setdefault(place.file, []).append(place.line)
        near = did_you_mean([f"@{key}" for key in unknown.nearest])
        for file, own in lines.items() or ((name, ()),):
            where = f"line{'s' if len(own) > 1 else ''} {', '.join(map(str, own))}" if own else "nocite"
            session.warn(f"{file}, {where}: no reference for @{unknown.key}{near}")
    return Exit.NOT_FOUND if answer.unknown else Exit.DONE
