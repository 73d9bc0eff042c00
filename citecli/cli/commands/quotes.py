"""`citecli quotes`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options, quoting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecli.answers.quotations import QuotationSet, Speaker, Summary
    from citecli.api.quotations.quotation_filter import DocumentQuotations
    from citecli.cli.session import Session
    from citecli.csl import Style
    from citecli.documents.model import Document
    from citecli.errors import CitecliError
    from citecli.library.index import Index
    from citecli.render.streaming import Extras

EXAMPLES = (
    ("citecli quotes", "who said what, in the whole library"),
    ("citecli quotes urging --speaker Milley", "one person's words, in one document"),
    ("citecli quotes --speakers", "who speaks how often"),
    ("citecli quotes --speaker Milley --cite apa", "set for a paper, with citation and reference entry"),
    ("citecli quotes article.txt --cite chicago --markdown", "a file's, with footnotes and a bibliography"),
    ("citecli quotes --json | jq -r '.[].text'", "for a program to read"),
)


def command(
    ctx: typer.Context,
    documents: options.Documents = None,
    speaker: Annotated[
        str,
        typer.Option(
            "--speaker",
            "-s",
            metavar="NAME",
            autocompletion=completion.speakers,
            help="Only this person's words: surname, full name or alias.",
        ),
    ] = "",
    speakers: Annotated[bool, typer.Option("--speakers", help="The speakers, with counts.")] = False,
    indirect: Annotated[bool, typer.Option("--indirect", help="Reported speech without marks, too.")] = False,
    all_marks: Annotated[bool, typer.Option("--all-marks", help="Marked words that are not speech, too.")] = False,
    min_words: Annotated[
        int, typer.Option("--min-words", metavar="N", min=0, help="Only those of N words or more.")
    ] = 0,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            "--min-confidence",
            metavar="P",
            min=0.0,
            max=1.0,
            help="Only those as sure as P (0 to 1); if not given, 0.5 for --indirect and 0 for words in marks.",
        ),
    ] = None,
    context: Annotated[
        int, typer.Option("--context", "-C", metavar="N", min=0, help="With N words of the text before and after.")
    ] = 0,
    explain: Annotated[bool, typer.Option("--explain", help="What decided whose words they are.")] = False,
    cite: Annotated[
        str,
        typer.Option(
            "--cite",
            metavar="STYLE",
            autocompletion=completion.styles,
            help="Set as this style wants it, with citation and reference entry.",
            rich_help_panel=quoting.PANEL,
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
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Work on N processes; 0: one for each core.")
    ] = 1,
    plain: Annotated[
        bool, typer.Option("--plain", help="As in a pipe: a line each, parted by tabs.", rich_help_panel="Output")
    ] = False,
    as_json: options.Json = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="As JSON lines.", rich_help_panel="Output")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.", rich_help_panel="Output")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown.", rich_help_panel="Output")] = False,
    form_set: quoting.SetFormat = None,
    copy: options.Copy = False,
    copy_part: quoting.Part = None,
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD,
    no_pager: options.NoPager = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Tell who said what: each quotation with its speaker, cue and paragraph.

    In a pipe each quotation is a line: document, number, paragraph, speaker, cue, words, parted by tabs. With --cite it
    is plain text, ready to be pasted: the words, the citation, the reference entry.
    """
    import os

    from citecli.api.library.select_documents import stream_documents
    from citecli.api.quotations.counts import QuotationCounter
    from citecli.api.quotations.extract_quotations import find_quotations
    from citecli.api.quotations.quotation_filter import QuotationFilter
    from citecli.cli.exits import Exit
    from citecli.cli.formats import chosen
    from citecli.cli.session import Session
    from citecli.errors import UnreadableDocument
    from citecli.render.streaming import Extras

    flags = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv, "markdown": as_markdown, "plain": plain}
    form = chosen(flags)
    if form == "markdown" and speakers:
        raise typer.BadParameter("--speakers has no Markdown form; use --csv or --json")
    wishes = quoting.Wishes(direct, introduce, tuple(trim or ()), only, lower_first, upper_first, locale, part, whole)
    copy = copy or copy_via is options.CopyWay.OSC52
    _check_citing(cite, wishes, form, form_set, copy_part, speakers)
    session = Session(ctx, library, output, quiet, no_color)
    style = quoting.style(session, cite) if cite else None
    wanted = QuotationFilter(speaker, indirect, all_marks, explain, min_words, min_confidence, context)
    errors: list[CitecliError] = []
    names = documents or ()
    processes = jobs or os.cpu_count() or 1
    index = _index(session, processes) if not names and wanted.is_usual else None
    known = is_speaker = None
    chosen_documents = stream_documents(session.library, names)
    if index:
        from citecli.api.quotations import speaker_index
        from citecli.api.quotations.quotation_cache import known_quotations

        known = known_quotations(session.library)
        if speaker:
            matched = speaker_index.matched_speakers(index, speaker)
            is_speaker = matched.includes
            chosen_documents = speaker_index.documents_quoting(index, matched)
    read = _begun(_readable(session, chosen_documents, errors))
    total = len(names) or session.library.count()
    found = find_quotations(
        session.counted(read, total, "Reading"), wanted, jobs=processes, known=known, is_speaker=is_speaker
    )
    counter = QuotationCounter(wanted, by_speaker=speakers)
    counted = counter.count(found)
    extras = Extras(context > 0, bool(cite), explain, ascii_only=not session.unicode)
    to_copy = ""
    summary = None
    if speakers:
        if index and not wanted.is_selective:
            summary = speaker_index.speaker_summary(index)
            for remark in index.remarks():
                session.remark(remark)
            errors += map(UnreadableDocument, index.problems())
        else:
            for _ in counted:
                pass
            summary = counter.summary()
        to_copy = _write_speakers(session, summary.speakers, form, not no_pager, extras)
    elif style is not None:
        form = "lines" if form == "plain" else form or form_set or ""
        to_copy = _write_cited(session, counted, style, wishes, form, not no_pager, extras, copy_part)
    else:
        to_copy = _write_quotations(session, counted, form, not no_pager, extras, copy)
    code = session.report(errors)
    summary = summary or counter.summary()
    if index and speaker and not summary.kept:
        summary = speaker_index.no_match_summary(index, speaker)
    if (copy or copy_part) and summary.kept and not session.copied(to_copy, copy_via):
        code = code or Exit.FAILED
    return code if summary.kept else code or _nothing(session, summary, wanted.is_selective, speaker)


def _index(session: "Session", processes: int) -> "Index | None":
    """The index of the library, with all quotations found; `None` when there are too few documents for one."""
    from citecli.api.quotations.quotation_cache import index_with_quotations

    with session.bar("Searching") as bar:
        return index_with_quotations(session.library, bar, processes)


def _readable(
    session: "Session", found: "Iterable[Document | CitecliError]", errors: "list[CitecliError]"
) -> "Iterator[Document]":
    """The documents; their remarks are said, and what is no document goes to `errors`."""
    from citecli.errors import CitecliError

    for one in found:
        if isinstance(one, CitecliError):
            errors.append(one)
            continue
        for remark in one.remarks:
            session.remark(remark)
        yield one


def _begun(documents: "Iterator[Document]") -> "Iterator[Document]":
    """The same, the first already read: a name that means nothing is known before anything is written."""
    from itertools import chain, islice

    return chain(list(islice(documents, 1)), documents)


def _check_citing(
    cite: str,
    wishes: quoting.Wishes,
    form: str,
    form_set: quoting.Format | None,
    copy_part: quoting.CopyPart | None,
    speakers: bool,
) -> None:
    """`typer.BadParameter` for options that mean nothing without `--cite`, or nothing with it."""
    if cite:
        if speakers:
            raise typer.BadParameter("--speakers and --cite don't go together; `citecli cite` gives the entries")
        if form and form_set:
            raise typer.BadParameter(f"--{form} and --format don't go together; choose one")
        return
    alone = wishes.first or (form_set and "--format") or (copy_part and "--copy-part")
    if alone:
        raise typer.BadParameter(f"{alone} goes with --cite STYLE")


def _write_cited(
    session: "Session",
    found: "Iterator[DocumentQuotations]",
    style: "Style",
    wishes: quoting.Wishes,
    form: str,
    pager: bool,
    extras: "Extras",
    part: quoting.CopyPart | None,
) -> str:
    """Write the quotations as the style sets them; returns what is to be copied."""
    from citecli.api.quotations.quotation_filter import quotation_set

    utterances = quotation_set(found).utterances
    if not utterances and form not in ("json", "csv"):
        return ""
    answer = quoting.set_all(session, utterances, style, wishes)
    quoting.put_out(session, answer, form, extras, pager)
    return quoting.laid_out(answer, form, extras, part or quoting.CopyPart.ALL)


def _write_quotations(
    session: "Session", found: "Iterator[DocumentQuotations]", form: str, pager: bool, extras: "Extras", copy: bool
) -> str:
    """Write the quotations, as they come where the format lets us; returns what is to be copied."""
    from citecli.api.quotations.quotation_filter import quotation_set

    screen = None if form else session.screen
    if form != "markdown" and not screen and not copy:
        from citecli.render.streaming import Form, written

        batches = (one.utterances for one in found)
        session.write_all(written(batches, Form(form or "plain"), extras))
        return ""
    answer = quotation_set(found)
    if screen:
        from citecli.render.terminal import quotations as terminal

        session.write(terminal.quotations(answer, screen, extras.explain), pager=pager)
    else:
        session.write(_in_one_piece(answer, form, extras))
    if not copy:
        return ""
    if form:
        return _in_one_piece(answer, form, extras)
    from citecli.render.plain import quotations_to_paste

    return quotations_to_paste(answer.utterances)


def _in_one_piece(answer: "QuotationSet", form: str, extras: "Extras") -> str:
    if form == "markdown":
        from citecli.render import markdown

        return markdown.quotations(answer)
    from citecli.render.streaming import Form, written

    return "".join(written([answer.utterances], Form(form or "plain"), extras))


def _write_speakers(session: "Session", found: "tuple[Speaker, ...]", form: str, pager: bool, extras: "Extras") -> str:
    """Write the table of speakers; returns what is to be copied."""
    from citecli.render import plain

    screen = None if form else session.screen
    if form in ("json", "jsonl"):
        from citecli.render import json

        text = (json.speakers if form == "json" else json.speaker_lines)(found, extras.ascii_only)
    elif form == "csv":
        from citecli.render import csv

        text = csv.speakers(found)
    elif screen:
        from citecli.render.terminal import quotations as terminal

        session.write(terminal.speakers(found, screen), pager=pager)
        return plain.speakers(found)
    else:
        text = plain.speakers(found)
    session.write(text)
    return text


def _nothing(session: "Session", summary: "Summary", filtered: bool, speaker: str) -> int:
    """What to say, and how to end, when there is nothing to show."""
    from citecli.cli.exits import Exit

    if not summary.documents:
        session.complain(session.nothing_here)
        return Exit.NOT_FOUND
    if filtered and summary.found:
        if not speaker:
            session.complain("no quotation is like that; leave out --min-words or --min-confidence to see all")
        elif summary.suggestions:
            session.complain(f"nobody called “{speaker}” is quoted; did you mean {' or '.join(summary.suggestions)}?")
        else:
            session.complain(f"nothing by “{speaker}” is quoted; `citecli quotes --speakers` lists who is")
        return Exit.NOT_FOUND
    where = summary.documents[0] if len(summary.documents) == 1 else f"{len(summary.documents)} documents"
    if filtered:
        session.complain(f"there are no quotations in {where}")
        return Exit.NOT_FOUND
    session.remark(f"there are no quotations in {where}")
    return Exit.DONE
