"""`citecli quote`."""

from typing import Annotated

import typer

from citecli.cli import completion, options, quoting

EXAMPLES = (
    ("citecli quote urging 3 --style mla", "the third quotation of a document, with its citation and entry"),
    ("citecli quote urging “seize it” --introduce", "the quotation in which these words stand, with a lead-in"),
    ("citecli quote urging “The top US general…stance”", "words of the document itself, from … to"),
    ("citecli quote urging 3 --trim “when peace…achieved,” --copy", "with something left out, to the clipboard"),
)


def command(
    ctx: typer.Context,
    document: Annotated[
        str,
        typer.Argument(
            metavar="DOC",
            show_default=False,
            autocompletion=completion.documents,
            help="A file, an id, a number from the list, the beginning of an id, words of a title; - reads it.",
        ),
    ],
    which: Annotated[
        str,
        typer.Argument(
            metavar="N|WORDS",
            show_default=False,
            help="The number of a quotation, words in it, or words of the document itself (FROM…TO).",
        ),
    ],
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
    locator: Annotated[
        str,
        typer.Option(
            "--locator", metavar="PLACE", help='Where it stands: "p. 4", "2:10".', rich_help_panel=quoting.PANEL
        ),
    ] = "",
    direct: quoting.Direct = False,
    introduce: quoting.Introduce = False,
    part: quoting.Apart = False,
    whole: quoting.Whole = False,
    trim: quoting.Trim = None,
    only: quoting.Only = "",
    lower_first: quoting.LowerFirst = False,
    upper_first: quoting.UpperFirst = False,
    locale: quoting.Locale = "",
    form: quoting.SetFormat = None,
    as_json: options.Json = False,
    copy: options.Copy = False,
    copy_part: quoting.Part = None,
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Set one quotation as a style wants it, with its citation and the reference entry."""
    from citecli.api.citing.cite import DEFAULT_STYLE
    from citecli.api.citing.select_quotation import select_quotation
    from citecli.api.library.show import document as read
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session
    from citecli.render.streaming import Extras

    if as_json and form:
        raise typer.BadParameter("--json and --format don't go together; JSON has the text in several formats")
    session = Session(ctx, library, output, quiet, no_color)
    wishes = quoting.Wishes(direct, introduce, tuple(trim or ()), only, lower_first, upper_first, locale, part, whole)
    chosen = quoting.style(session, style or session.settings.style or DEFAULT_STYLE)
    found = read(session.library, document)
    for remark in found.remarks:
        session.remark(remark)
    answer = quoting.set_all(session, select_quotation(found, which, quoting.join(wishes)), chosen, wishes, locator)
    if not style:
        session.remark(f"style: {answer.style} ({answer.title}); --style names another")
    written = "json" if as_json else form or ""
    extras = Extras(citation=True, ascii_only=not session.unicode)
    quoting.put_out(session, answer, written, extras)
    if copy or copy_part or copy_via is options.CopyWay.OSC52:
        text = quoting.laid_out(answer, written, extras, copy_part or quoting.CopyPart.ALL)
        if not session.copied(text, copy_via):
            return Exit.FAILED
    return Exit.DONE
