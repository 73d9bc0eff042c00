"""`citecli quote`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options, quoting
from citecli.cli.command import command
from citecli.cli.common import QUOTING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citecli.answers.quotations import Utterance
    from citecli.cli.session import Session
    from citecli.documents.model import Document


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

    target = session.target(requested_format(options.form, json=options.as_json))
    style = session.load_style(options.style or session.settings.style or DEFAULT_STYLE, strict=options.strict_csl)
    document, which = _asked_for(options, session)
    for remark in document.remarks:
        session.note(remark)
    utterances = _selected(session, document, which, options)
    if not utterances:
        return _list_quotations(session, document, options)
    answer = quoting.set_quotations(session, utterances, style, options, options.locator)
    if not options.style:
        quoting.note_style(session, answer.title)
    details = QuotationDetails(citation=True)
    session.write(set_quotations_text(answer, target, details), pager=True)
    if options.wants_copy and not session.copy(
        quoting.text_to_copy(answer, target, details, options), options.copy_via
    ):
        return Exit.FAILED
    return Exit.DONE


def _asked_for(options: Options, session: "Session") -> "tuple[Document, str]":
    """The document, and the number or words; "" when they are yet to be chosen.

    Where there is only one document, what is no name of it is the number or the words. Raises `typer.BadParameter` when
    no document is named where there are several, and nobody can be asked.
    """
    from pathlib import Path

    from citecli.api.library import show
    from citecli.errors import DocumentNotFound

    name, which = options.document, options.which
    if name and (which or name == "-" or Path(name).is_file()):
        return session.library.find(name), which
    if session.library.count() != 1:
        document = session.library.find(name) if name else session.any_document()
        if document is None:
            raise typer.BadParameter(
                "name a document and a quotation: `citecli quote DOC N`; `citecli list` shows the documents"
            )
        return document, ""
    only = show.document(session.library, "")
    if name.isdecimal() and name != only.id:
        return only, name
    try:
        return (session.library.find(name) if name else only), ""
    except DocumentNotFound:
        return only, name


def _selected(session: "Session", document: "Document", which: str, options: Options) -> "tuple[Utterance, ...]":
    """The quotation that was asked for, picked, or the only one there is; empty when it must still be chosen."""
    from citecli.api.citing.select_quotation import quotations_to_choose, select_quotation
    from citecli.errors import AmbiguousQuotation

    speakers = tuple(options.speakers)
    if which:
        try:
            return select_quotation(document, which, options.join, speakers)
        except AmbiguousQuotation as error:
            if not session.can_ask:
                raise
            there = quotations_to_choose(document).utterances
            which = _picked(session, [there[number - 1] for number in error.numbers])
            return select_quotation(document, which, options.join)
    there = quotations_to_choose(document, speakers).utterances
    if len(there) > 1 and not session.can_ask:
        return ()
    which = str(there[0].number) if len(there) == 1 else _picked(session, there)
    return select_quotation(document, which, options.join)


def _picked(session: "Session", utterances: "Iterable[Utterance]") -> str:
    """The number of the quotation that the user takes."""
    from citecli.cli.picker import Choice
    from citecli.documents.model import place_label

    rows = []
    for utterance in utterances:
        place = place_label(utterance.paragraph) if utterance.paragraph else ""
        facts = (str(utterance.number), utterance.quotation.speaker_display, place, utterance.text)
        rows.append(Choice(str(utterance.number), "  ".join(filter(None, facts))))
    return session.choose("Which quotation?", rows)


def _list_quotations(session: "Session", document: "Document", options: Options) -> int:
    """List what there is to choose from, as `citecli quotes` does, and say how; the exit code."""
    from citecli.api.citing.select_quotation import quotations_to_choose
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import quotations_text
    from citecli.render.quotations import QuotationDetails
    from citecli.text.messages import number_of, shell_argument

    answer = quotations_to_choose(document, options.speakers)
    target = session.target(requested_format(options.form, json=options.as_json))
    if not options.output:  # a file is for the quotation itself
        session.write(quotations_text(answer, target, QuotationDetails()), pager=True)
    count = number_of(len(answer.utterances), "quotation")
    name = f"{shell_argument(options.document)} " if options.document else ""
    session.warn(f"choose one of the {count} by its number: `citecli quote {name}{answer.utterances[0].number}`")
    return Exit.USAGE
