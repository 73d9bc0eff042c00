"""`citecli kept`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options, quoting
from citecli.cli.command import command
from citecli.cli.common import OUTPUT, QUOTING

if TYPE_CHECKING:
    from citecli.answers.kept import KeptList
    from citecli.cli.session import Session
    from citecli.render.output import OutputFormat, OutputTarget


class ExportFormat(StrEnum):
    """The values of `--to`."""

    W3C = "w3c"
    HYPOTHESIS = "hypothesis"


class Options(quoting.QuotingFlags):
    """The options of `citecli kept`."""

    documents: Annotated[
        list[str],
        typer.Argument(
            metavar="[DOC]...",
            show_default=False,
            autocompletion=completion.documents,
            help="Files, ids or the start of one, numbers from `list`, words of a title. Default: the whole library. "
            "`remove N...` keeps those no longer; `move N M` puts one at place M.",
        ),
    ] = options.NO_VALUES
    speaker: Annotated[
        list[str],
        typer.Option(
            "--speaker",
            metavar="NAME",
            autocompletion=completion.speakers,
            help="Show only this person's words: surname, full name or alias. Can be repeated.",
            show_default=False,
        ),
    ] = options.NO_VALUES
    tags: Annotated[
        list[str],
        typer.Option(
            "--tag", metavar="TAG", help="Show only what has this tag. Repeated: all of them.", show_default=False
        ),
    ] = options.NO_VALUES
    cite: Annotated[
        str,
        typer.Option(
            "--cite",
            metavar="STYLE",
            autocompletion=completion.styles,
            help="Set the quotations in this style, with citations and reference entries.",
            rich_help_panel=QUOTING,
        ),
    ] = ""
    export: Annotated[
        str,
        typer.Option(
            "--export", metavar="FILE", help="Write them as Web Annotations to FILE, for other programs; - is stdout.",
            rich_help_panel=OUTPUT,
        ),
    ] = ""  # fmt: skip
    export_format: Annotated[
        ExportFormat,
        typer.Option(
            "--to", help="What --export writes: the W3C's model, or what Hypothesis imports.", rich_help_panel=OUTPUT,
            show_default=False,
        ),
    ] = ExportFormat.W3C  # fmt: skip
    as_json: options.Json = False
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="Print JSON lines.", rich_help_panel=OUTPUT)] = False
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.", rich_help_panel=OUTPUT)] = False
    no_pager: options.NoPager = False


@command(
    Options,
    examples=(
        ("citecli kept", "all that you keep, in your order"),
        ("citecli kept --tag introduction --cite apa --copy", "set with citations, and copied"),
        ("citecli kept urging --markdown", "of one document, with notes, as Markdown"),
        ("citecli kept move 5 1", "the fifth comes first now"),
        ("citecli kept remove 2", "keep the second no longer; `citecli undo` brings it back"),
        ("citecli kept --export kept.json --to hypothesis", "for Hypothesis"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """List the quotations that you keep, found again in their documents, with notes and tags; or set and export them.

    In a pipe, each is a line: number, document, place, speaker, tags, how it stands, words, note, separated by tabs.
    """
    from citecli.api.kept.listing import kept
    from citecli.api.kept.storage import has_orphans
    from citecli.cli.exits import Exit
    from citecli.render.formats import kept_text

    if has_orphans(session.library):  # whose documents were renamed, maybe
        session.keep_numbers()
    if options.documents and options.documents[0] in ("remove", "move"):
        return _remove_or_move(options, session)
    target = session.target(_requested_format(options))
    answer = kept(session.library, options.documents, options.speaker, options.tags)
    for problem in answer.problems:
        session.warn(problem)
    if not answer.quotations:
        return _nothing_kept(options, session, answer)
    if options.export:
        return _export(options, session, answer)
    if options.cite:
        return _write_cited(options, session, answer, target)
    text = kept_text(answer.quotations, target)
    session.write(text, pager=not options.no_pager)
    _note_changed(session, answer)
    if options.wants_copy and not session.copy(_text_to_copy(options, answer, text), options.copy_via):
        return Exit.FAILED
    return Exit.BAD_INPUT if answer.problems else Exit.DONE


def _requested_format(options: Options) -> "OutputFormat | None":
    """The format asked for. Raises `typer.BadParameter` for options that mean nothing together."""
    from citecli.cli.options import requested_format

    alone = options.first_given or (options.form and "--format") or (options.copy_part and "--copy-part")
    if alone and not options.cite:
        raise typer.BadParameter(f"{alone} needs --cite STYLE")
    if options.export and options.cite:
        raise typer.BadParameter("--export and --cite can't be used together; choose one")
    if options.export_format is not ExportFormat.W3C and not options.export:
        raise typer.BadParameter("--to needs --export FILE")
    return requested_format(options.form, json=options.as_json, jsonl=options.as_jsonl, markdown=options.as_markdown)


def _text_to_copy(options: Options, answer: "KeptList", text: str) -> str:
    """What is copied: what was written, when a format was asked for; else the words, a paragraph each."""
    if _requested_format(options):
        return text
    words = (one.annotation.selector.exact for one in answer.quotations)
    return "\n\n".join(" ".join(part.split()) for part in words)


def _remove_or_move(options: Options, session: "Session") -> int:
    """Do what `kept remove N…` or `kept move N M` say; the exit code."""
    from citecli.api.kept import listing
    from citecli.cli.exits import Exit

    verb, *words = options.documents
    if (
        not words
        or not all(word.isdecimal() and len(word) < 10 for word in words)
        or (verb == "move" and len(words) != 2)
    ):
        usage = "citecli kept remove N…" if verb == "remove" else "citecli kept move N M"
        raise typer.BadParameter(f"write `{usage}`, with numbers from `citecli kept`")
    numbers = [int(word) for word in words]
    library = session.own_library
    if verb == "move":
        moved = listing.move(library, numbers[0], numbers[1], session.listener)
        session.note(
            f"“{_excerpt(moved.annotation.selector.exact)}” is number {numbers[1]} now; undo with `citecli undo`"
        )
        return Exit.DONE
    for one in listing.remove(library, numbers, session.listener):
        session.note(f"“{_excerpt(one.annotation.selector.exact)}” is kept no longer; undo with `citecli undo`")
    return Exit.DONE


def _excerpt(words: str) -> str:
    from citecli.text.width import shorten

    return shorten(" ".join(words.split()).strip('“”"'), 50)


def _nothing_kept(options: Options, session: "Session", answer: "KeptList") -> int:
    """Say why there is nothing to show; the exit code."""
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import kept_text

    asked = requested_format(json=options.as_json, jsonl=options.as_jsonl)
    if asked:
        session.write(kept_text((), session.target(asked)))
    if (options.speaker or options.tags) and answer.total:
        session.warn("no kept quotation matches; leave out --speaker and --tag to see all")
        return Exit.NOT_FOUND
    session.note("nothing is kept yet; keep a quotation with `citecli keep DOC N`")
    return Exit.BAD_INPUT if answer.problems else Exit.DONE


def _note_changed(session: "Session", answer: "KeptList") -> None:
    from citecli.matching.verdicts import FAITHFUL
    from citecli.text.messages import number_of

    changed = sum(1 for one in answer.quotations if one.verification.verdict not in FAITHFUL)
    if changed:
        has = "has" if changed == 1 else "have"
        session.note(f"{number_of(changed, 'quotation')} {has} changed in the document, or gone from it")


def _write_cited(options: Options, session: "Session", answer: "KeptList", target: "OutputTarget") -> int:
    """Write the quotations as the style sets them; the exit code, 1 when some are not word for word any more."""
    from citecli.api.kept.listing import utterances_of
    from citecli.cli.exits import Exit
    from citecli.render.formats import set_quotations_text
    from citecli.render.quotations import QuotationDetails

    style = session.load_style(options.cite, strict=options.strict_csl)
    utterances, changed = utterances_of(answer.quotations)
    for one in changed:
        session.warn(
            f"{one.number} is not word for word in {one.document.id} any more; it was left out (see `citecli kept`)"
        )
    if not utterances:
        return Exit.FAILED
    details = QuotationDetails(citation=True, link=options.link)
    cited = quoting.set_quotations(session, utterances, style, options)
    session.write(set_quotations_text(cited, target, details), pager=not options.no_pager)
    if options.wants_copy and not session.copy(
        quoting.quotations_clip(cited, target, _requested_format(options), details, options), options.copy_via
    ):
        return Exit.FAILED
    return Exit.FAILED if changed else Exit.DONE


def _export(options: Options, session: "Session", answer: "KeptList") -> int:
    """Write the file for other programs; the exit code."""
    from datetime import UTC, datetime

    from citecli import __version__
    from citecli.api.kept.listing import exported
    from citecli.cli.exits import Exit
    from citecli.cli.output_file import OutputFile, refuse_source
    from citecli.text.messages import number_of

    as_hypothesis = options.export_format is ExportFormat.HYPOTHESIS
    text = exported(answer.quotations, __version__, datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), as_hypothesis)
    if options.export == "-":
        session.write(text)
        return Exit.DONE
    refuse_source(options.export, {"documents": options.documents}, session.library.folder)
    file = OutputFile(options.export)
    try:
        with file.opened() as opened:
            opened.write(text)
        file.keep(nothing_matched=False)
    finally:
        file.discard()
    session.note(f"wrote {number_of(len(answer.quotations), 'quotation')} to {options.export}")
    return Exit.DONE
