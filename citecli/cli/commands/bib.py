"""`citecli bib`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options

if TYPE_CHECKING:
    from citecli.answers.finished_drafts import Finished
    from citecli.cli.session import Session

EXAMPLES = (
    ("citecli bib essay.md", "the style and the bibliography that its front matter names"),
    ("citecli bib essay.md --style chicago --to html -o essay.html", "with notes, as HTML"),
    ("citecli bib essay.md --bibliography refs.bib --to rtf -o essay.rtf", "for a word processor"),
    ("citecli bib essay.md --list", "only the bibliography"),
)


class Target(StrEnum):
    """The values of `--to`."""

    MARKDOWN = "markdown"
    HTML = "html"
    PLAIN = "plain"
    RTF = "rtf"


def command(
    ctx: typer.Context,
    draft: Annotated[
        str, typer.Argument(metavar="DRAFT", help="A text in Markdown with citations in Pandoc's syntax; - reads it.")
    ],
    style: Annotated[
        str,
        typer.Option(
            "--style",
            "-s",
            metavar="STYLE",
            autocompletion=completion.styles,
            help="A style, in place of the one that the draft names (csl:).",
        ),
    ] = "",
    bibliography: Annotated[
        list[str] | None,
        typer.Option("--bibliography", "-b", metavar="FILE", help="References, before those that the draft names."),
    ] = None,
    locale: Annotated[
        str, typer.Option("--locale", metavar="LANG", help="The language of terms and dates: en-GB, de, fr …")
    ] = "",
    target: Annotated[
        Target,
        typer.Option("--to", "-t", help="What is written.", rich_help_panel="Output"),
    ] = Target.MARKDOWN,
    entries: Annotated[
        bool, typer.Option("--list", help="The bibliography alone.", rich_help_panel="Output", show_default=False)
    ] = False,
    copy: options.Copy = False,
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Turn a draft with citations into a finished text: [@key, p. 3] in a style, with notes and a bibliography.

    Keys are those of the draft's bibliography (BibTeX, RIS, CSL-JSON and others), and the ids of the library's
    documents.
    """
    from citecli.api.citing import styles
    from citecli.api.citing.cite import DEFAULT_STYLE
    from citecli.api.drafts import bib, references
    from citecli.api.drafts.drafts import read_draft
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session

    session = Session(ctx, library, output, quiet, no_color)
    read = read_draft(draft)
    name = style or read.draft.front.style or session.settings.style or DEFAULT_STYLE
    with session.shelf() as shelf:
        chosen = styles.find_style(read.beside(name), shelf)
    known = references.known(read.draft, read.folder, bibliography or (), session.library)
    code = session.report(known.missing)
    for problem in known.problems:
        session.complain(problem)
        code = code or Exit.BAD_INPUT
    for remark in known.remarks:
        session.remark(remark)
    answer = bib.finish(
        read.draft,
        chosen,
        known.references,
        locale or ("" if read.draft.front.language else session.settings.locale),
        with_tree=target is not Target.MARKDOWN and not entries,
    )
    if not style and not read.draft.front.style:
        session.remark(f"style: {answer.style} ({answer.title}); --style or csl: in the draft names another")
    for warning in answer.warnings:
        session.remark(warning)
    if answer.bibliography is None and not read.draft.front.suppress_bibliography:
        session.remark(f"the style {answer.style} has no bibliography")
        if entries:
            code = code or Exit.USAGE
    text = _bibliography(session, answer, target) if entries else _whole(answer, target)
    session.write(_wrapped(text, session) if target is Target.PLAIN and not entries else text)
    for unknown in answer.unknown:
        lines = ", ".join(map(str, unknown.lines))
        where = f"line{'s' if len(unknown.lines) > 1 else ''} {lines}" if lines else "nocite"
        near = f"; did you mean @{' or @'.join(unknown.nearest)}?" if unknown.nearest else ""
        session.complain(f"{read.draft.name}, {where}: there is no reference @{unknown.key}{near}")
        code = code or Exit.NOT_FOUND
    if not read.draft.citations and not answer.cited:
        session.remark(f"there are no citations in {read.draft.name}; they look like [@key, p. 3]")
    if (copy or copy_via is options.CopyWay.OSC52) and not session.copied(text, copy_via):
        code = code or Exit.FAILED
    return code


def _whole(answer: "Finished", target: Target) -> str:
    match target:
        case Target.MARKDOWN:
            from citecli.render.draft_output.markdown import markdown

            return markdown(answer)
        case Target.HTML:
            from citecli.render.draft_output.html import html

            return html(answer)
        case Target.RTF:
            from citecli.render.draft_output.rtf import rtf

            return rtf(answer)
        case _:
            from citecli.render.draft_output.plain import plain

            return plain(answer)


def _wrapped(text: str, session: "Session") -> str:
    """Plain text for a terminal in lines that it has room for, each as far in as it was; for a pipe as it is."""
    screen = session.screen
    if not screen:
        return text
    from citecli.text.width import line_spans

    measure = min(screen.measure, screen.width - 1)
    lines: list[str] = []
    for line in text.split("\n"):
        words = line.lstrip(" ")
        indent = " " * min(len(line) - len(words), measure // 2)
        lines += (indent + words[start:end] for start, end in line_spans(words, measure - len(indent)))
    return "\n".join(lines)


def _bibliography(session: "Session", answer: "Finished", target: Target) -> str:
    from citecli.answers.citations import Citations, Form, Formatted
    from citecli.render import citations

    found = answer.bibliography
    texts = tuple(Formatted(entry.id, Form.ENTRY, entry.content) for entry in found.entries) if found else ()
    listed = Citations(
        answer.style,
        answer.title,
        answer.locale,
        texts,
        (),
        hanging_indent=bool(found and found.hanging_indent),
    )
    if target is Target.MARKDOWN and (screen := session.screen):
        from citecli.render.terminal.citations import citations as to_screen

        return to_screen(listed, screen)
    match target:
        case Target.MARKDOWN:
            return citations.markdown(listed)
        case Target.HTML:
            return citations.html(listed)
        case Target.RTF:
            return citations.rtf(listed)
        case _:
            return citations.plain(listed)
