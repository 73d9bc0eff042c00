"""`citecli check`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.checks import DraftCheck
    from citecli.cli.session import Session

EXAMPLES = (
    ("citecli check essay.md", "its quotations against the library"),
    ("citecli check essay.md --source article.txt --all", "against a file, too; what is right is shown as well"),
    ("citecli check *.md --format github", "as annotations, in a workflow"),
)


class Format(StrEnum):
    """The values of `--format`."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def command(
    ctx: typer.Context,
    drafts: Annotated[
        list[str],
        typer.Argument(metavar="DRAFT...", help="Texts: Markdown, plain text, LaTeX, or what `show` can read; -."),
    ],
    source: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="DOC", help="A document to check against, beside the library; - reads it."),
    ] = None,
    bibliography: Annotated[
        list[str] | None,
        typer.Option("--bibliography", "-b", metavar="FILE", help="References that keys may mean."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Those that are right, too.", rich_help_panel="Output", show_default=False)
    ] = False,
    form: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="How it is written.", rich_help_panel="Output", show_default=False),
    ] = None,
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Check that a draft quotes its sources faithfully: every quotation is looked up, every citation key resolved.

    The exit code is 1 when something needs the writer: altered words, another speaker, another place, an unknown key.
    """
    from citecli.api.drafts import check_drafts
    from citecli.api.drafts.source_corpus import Texts
    from citecli.api.quotations.quotation_cache import known_quotations
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session
    from citecli.errors import CitecliError

    if as_json and form not in (None, Format.JSON):
        raise typer.BadParameter("--json and --format don't go together")
    session = Session(ctx, library, output, quiet, no_color)
    texts = Texts(session.library, [session.library.find(name) for name in source or ()])
    checker = check_drafts.Checker(texts, known_quotations(session.library))
    if not texts:
        session.remark("there is no text to check against; put documents into the library, or name one with --source")
    answers: list[DraftCheck] = []
    errors: list[CitecliError] = []
    for name in session.counted(drafts, len(drafts), "Checking") if len(drafts) > 1 else drafts:
        try:
            done = checker.check(name, bibliography or ())
        except CitecliError as error:
            if len(drafts) == 1:
                raise
            errors.append(error)
            continue
        answers.append(done.answer)
        for problem in done.problems:
            session.complain(problem)
        for remark in done.remarks:
            session.remark(remark)
        errors += done.errors
    code = session.report(errors)
    wanted = Format.JSON if as_json else form
    session.write(_laid_out(session, answers, wanted, everything))
    if wanted in (Format.PLAIN, Format.GITHUB) or (wanted is None and session.screen is None):
        from citecli.render.checks import summary

        session.remark(summary(answers))
    if any(answer.needs_writer for answer in answers):
        return code or Exit.FAILED
    return code


def _laid_out(session: "Session", answers: "Sequence[DraftCheck]", form: Format | None, everything: bool) -> str:
    match form:
        case Format.JSON:
            from citecli.render import checks_data

            return checks_data.json(answers, not session.unicode)
        case Format.SARIF:
            from citecli import __version__
            from citecli.render import checks_data

            return checks_data.sarif(answers, __version__, not session.unicode)
        case Format.GITHUB:
            from citecli.render import checks_data

            return checks_data.github(answers)
    screen = session.screen
    if form is Format.TERMINAL or (form is None and screen):
        from citecli.render.screen import Screen
        from citecli.render.terminal.checks import checks

        return checks(answers, screen or Screen(80, 24, color=False, styles=False), everything)
    from citecli.render.checks import plain

    return plain(answers, everything)
