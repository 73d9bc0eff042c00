"""`citecli quotes`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options

if TYPE_CHECKING:
    from citecli.answers.quotations import QuotationSet
    from citecli.cli.session import Session

EXAMPLES = (
    ("citecli quotes", "who said what, in the whole library"),
    ("citecli quotes urging --speaker Milley", "one person's words, in one document"),
    ("citecli quotes --speakers", "who speaks how often"),
    ("citecli quotes article.txt --cite apa --markdown", "a file's, as notes with citations"),
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
        float,
        typer.Option("--min-confidence", metavar="P", min=0.0, max=1.0, help="Only those as sure as P (0 to 1)."),
    ] = 0.0,
    context: Annotated[
        int, typer.Option("--context", "-C", metavar="N", min=0, help="With N words of the text before and after.")
    ] = 0,
    explain: Annotated[bool, typer.Option("--explain", help="What decided whose words they are.")] = False,
    cite: Annotated[
        str,
        typer.Option(
            "--cite", metavar="STYLE", autocompletion=completion.styles, help="With an in-text citation in this style."
        ),
    ] = "",
    plain: Annotated[
        bool, typer.Option("--plain", help="As in a pipe: a line each, parted by tabs.", rich_help_panel="Output")
    ] = False,
    as_json: options.Json = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="As JSON lines.", rich_help_panel="Output")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV.", rich_help_panel="Output")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown.", rich_help_panel="Output")] = False,
    copy: options.Copy = False,
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD,
    no_pager: options.NoPager = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Tell who said what: each quotation with its speaker, cue and paragraph.

    In a pipe each quotation is a line: document, number, paragraph, speaker, cue, words, parted by tabs.
    """
    from citecli.api.choose import choose
    from citecli.api.quote import Wanted, cited, quotations
    from citecli.cli.exits import Exit
    from citecli.cli.formats import chosen
    from citecli.cli.session import Session

    flags = {"json": as_json, "jsonl": as_jsonl, "csv": as_csv, "markdown": as_markdown, "plain": plain}
    form = chosen(flags)
    if form == "markdown" and speakers:
        raise typer.BadParameter("--speakers has no Markdown form; use --csv or --json")
    session = Session(ctx, library, output, quiet, no_color)
    choice = choose(session.library, documents or ())
    wanted = Wanted(speaker, indirect, all_marks, explain, min_words, min_confidence, context)
    answer = quotations(session.counted(choice.documents, "Reading"), wanted)
    if cite:
        from citecli.api import styles
        from citecli.api.cite import quotation_citer

        with session.shelf() as shelf:
            answer = cited(answer, quotation_citer(styles.style(cite, shelf), session.settings.locale))
    for document in choice.documents:
        for remark in document.remarks:
            session.remark(remark)
    shown = _Answer(answer, context > 0, bool(cite), explain, speakers)
    session.write(_laid_out(session, shown, form), pager=not no_pager and not form)
    code = session.report(choice.errors)
    if copy and answer.utterances:
        text = _laid_out(session, shown, form) if form else _to_paste(shown)
        if not session.copied(text, copy_via):
            code = code or Exit.FAILED
    if not answer.utterances:
        return code or _nothing(session, answer, wanted.filters, speaker)
    return code


class _Answer:
    """An answer and what of it is to be shown."""

    def __init__(self, quotations: "QuotationSet", context: bool, cite: bool, explain: bool, speakers: bool) -> None:
        self.quotations = quotations
        self.context = context
        self.cite = cite
        self.explain = explain
        self.speakers = speakers


def _laid_out(session: "Session", shown: _Answer, form: str) -> str:
    answer = shown.quotations
    ascii_only = not session.unicode
    if form in ("json", "jsonl"):
        from citecli.render import json

        if shown.speakers:
            return (json.speakers if form == "json" else json.speaker_lines)(answer.speakers, ascii_only)
        write = json.quotations if form == "json" else json.quotation_lines
        return write(answer, ascii_only, shown.context, shown.cite, shown.explain)
    if form == "csv":
        from citecli.render import csv

        return csv.speakers(answer.speakers) if shown.speakers else csv.quotations(answer, shown.context, shown.cite)
    if form == "markdown":
        from citecli.render import markdown

        return markdown.quotations(answer)
    screen = None if form else session.screen
    if screen:
        from citecli.render.terminal import quotations as terminal

        if shown.speakers:
            return terminal.speakers(answer, screen)
        return terminal.quotations(answer, screen, shown.explain)
    from citecli.render import plain

    return plain.speakers(answer.speakers) if shown.speakers else plain.quotations(answer, shown.explain)


def _to_paste(shown: _Answer) -> str:
    from citecli.render import plain

    if shown.speakers:
        return plain.speakers(shown.quotations.speakers)
    return plain.quotations_to_paste(shown.quotations)


def _nothing(session: "Session", answer: "QuotationSet", filtered: bool, speaker: str) -> int:
    """What to say, and how to end, when there is nothing to show."""
    from citecli.cli.exits import Exit

    if filtered and answer.found:
        if not speaker:
            session.complain("no quotation is like that; leave out --min-words or --min-confidence to see all")
        elif answer.suggestions:
            session.complain(f"nobody called “{speaker}” is quoted; did you mean {' or '.join(answer.suggestions)}?")
        else:
            session.complain(f"nothing by “{speaker}” is quoted; `citecli quotes --speakers` lists who is")
        return Exit.NOT_FOUND
    if not answer.documents:
        session.complain(f"there is no document in {session.library.folder}")
        return Exit.NOT_FOUND
    where = answer.documents[0].id if len(answer.documents) == 1 else f"{len(answer.documents)} documents"
    if filtered:
        session.complain(f"there are no quotations in {where}")
        return Exit.NOT_FOUND
    session.remark(f"there are no quotations in {where}")
    return Exit.DONE
