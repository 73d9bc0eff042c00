"""Which quotation of which document a user means, as `quote` and `keep` are told; if they don't say, they are asked."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citecli.answers.quotations import Utterance
    from citecli.cli.session import Session
    from citecli.documents.model import Document
    from citecli.quoting.interruptions import JoinParts
    from citecli.render.output import OutputTarget


def asked_for(session: "Session", name: str, which: str) -> "tuple[Document, str]":
    """The document that a user names, and the number or words; "" when they are yet to be chosen.

    Where there is only one document, what is no name of it is the number or the words. Raises `typer.BadParameter` when
    no document is named where there are several, and nobody can be asked.
    """
    from pathlib import Path

    from citecli.api.library import show
    from citecli.errors import DocumentNotFound

    if name and (which or name == "-" or Path(name).is_file()):
        return session.library.find(name), which
    if session.library.count() != 1:
        document = session.library.find(name) if name else session.any_document()
        if document is None:
            command = session.context.info_name
            raise typer.BadParameter(
                f"name a document and a quotation: `citecli {command} DOC N`; `citecli list` shows the documents"
            )
        return document, ""
    only = show.document(session.library, "")
    if name.isdecimal() and name != only.id:
        return only, name
    try:
        return (session.library.find(name) if name else only), ""
    except DocumentNotFound:
        return only, name


def selected(
    session: "Session", document: "Document", which: str, speakers: "Sequence[str]", join: "JoinParts"
) -> "tuple[Utterance, ...]":
    """The quotation that was asked for, picked, or the only one there is; empty when it must still be chosen."""
    from citecli.api.citing.select_quotation import quotations_to_choose, select_quotation
    from citecli.errors import AmbiguousQuotation

    if which:
        try:
            return select_quotation(document, which, join, speakers)
        except AmbiguousQuotation as error:
            if not session.can_ask:
                raise
            there = quotations_to_choose(document).utterances
            which = _picked(session, [there[number - 1] for number in error.numbers])
            return select_quotation(document, which, join)
    there = quotations_to_choose(document, speakers).utterances
    if len(there) > 1 and not session.can_ask:
        return ()
    which = str(there[0].number) if len(there) == 1 else _picked(session, there)
    return select_quotation(document, which, join)


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


def list_quotations(
    session: "Session", document: "Document", target: "OutputTarget", speakers: "Sequence[str]", command: str
) -> None:
    """List what there is to choose from, as `citecli quotes` does, and say how: with `command` and a number.

    Nothing is written to a file that `--output` names: that is for the quotation itself.
    """
    from citecli.api.citing.select_quotation import quotations_to_choose
    from citecli.render.formats import quotations_text
    from citecli.render.quotations import QuotationDetails
    from citecli.text.messages import number_of

    answer = quotations_to_choose(document, speakers)
    if not session.writes_file:
        session.write(quotations_text(answer, target, QuotationDetails()), pager=True)
    count = number_of(len(answer.utterances), "quotation")
    session.warn(f"choose one of the {count} by its number: `citecli {command} {answer.utterances[0].number}`")
