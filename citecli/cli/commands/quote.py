"""`citecli quote`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import choosing, completion, options, quoting
from citecli.cli.command import command
from citecli.cli.common import QUOTING

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(quoting.QuotingFlags):
    """The options of `citecli quote`."""

    document: Annotated[
        str,
        typer.Argument(
            metavar="[DOC]",
            show_default=False,
            autocompletion=completion.documents,
            help="A file, an id or the start of one, a number from `list`, or words of the title; "
            "- reads standard input. Can be left out when there is only one document.",
        ),
    ] = ""
    which: Annotated[
        str,
        typer.Argument(
            metavar="[N|WORDS]",
            show_default=False,
            autocompletion=completion.quotation_numbers,
            help="The number of a quotation, words in it, or any words of the document (FROM…TO). "
            "Default: list those there are; on a terminal, pick one.",
        ),
    ] = ""
    speakers: Annotated[
        list[str],
        typer.Option(
            "--speaker",
            metavar="NAME",
            autocompletion=completion.speakers,
            help="Choose from this person's quotations: surname, full name or alias. Can be repeated.",
            show_default=False,
        ),
    ] = options.NO_VALUES
    style: options.Style = ""
    locator: Annotated[
        str,
        typer.Option(
            "--locator", metavar="PLACE", help='Where the words are: "p. 4", "2:10".', rich_help_panel=QUOTING
        ),
    ] = ""
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli quote urging", "what there is to choose from; on a terminal, pick one with the arrow keys"),
        ("citecli quote urging 3 --style mla", "the third quotation of a document, with its citation and entry"),
        ("citecli quote urging “seize it” --introduce", "the quotation with these words, with a signal phrase"),
        ("citecli quote urging “The top US general…stance”", "words of the document itself, from … to"),
        ("citecli quote urging 3 --trim “when peace…achieved,” --copy", "shortened, and copied to the clipboard"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Set one quotation as a style wants it, with its citation and reference entry."""
    from citecli.api.citing.cite import DEFAULT_STYLE
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import set_quotations_text
    from citecli.render.quotations import QuotationDetails

    requested = requested_format(options.form, json=options.as_json)
    target = session.target(requested)
    style = session.load_style(options.style or session.settings.style or DEFAULT_STYLE, strict=options.strict_csl)
    document, which = choosing.asked_for(session, options.document, options.which)
    for remark in document.remarks:
        session.note(remark)
    utterances = choosing.selected(session, document, which, options.speakers, options.join)
    if not utterances:
        choosing.list_quotations(session, document, target, options.speakers, f"quote {options.document}".strip())
        return Exit.USAGE
    answer = quoting.set_quotations(session, utterances, style, options, options.locator)
    if not options.style:
        quoting.note_style(session, answer.title)
    details = QuotationDetails(citation=True, link=options.link)
    session.write(set_quotations_text(answer, target, details), pager=True)
    if options.wants_copy and not session.copy(
        quoting.quotations_clip(answer, target, requested, details, options), options.copy_via
    ):
        return Exit.FAILED
    return Exit.DONE
