"""`citecli check`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command
from citecli.cli.common import OUTPUT, REFERENCES

if TYPE_CHECKING:
    from citecli.answers.checks import DraftCheck
    from citecli.api.drafts.check import DraftChecker
    from citecli.cli.session import Session
    from citecli.errors import CitecliError


class CheckFormat(StrEnum):
    """The values of `--format`."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


class Only(StrEnum):
    """The values of `--only`."""

    PROBLEMS = "problems"


class Options(options.CommonOptions):
    """The options of `citecli check`."""

    drafts: Annotated[
        list[str],
        typer.Argument(
            metavar="DRAFT...",
            show_default=False,
            help="Markdown, LaTeX, Typst, Org, reStructuredText, AsciiDoc, plain text, or any document that `show` "
            "reads; of a book the main file, _quarto.yml or the folder; - reads standard input. "
            "With --references also bibliographies, and documents of the library; by default the whole library.",
        ),
    ] = options.NO_VALUES
    sources: Annotated[
        list[str],
        typer.Option(
            "--source", metavar="DOC", help="Check against this document, too; - reads standard input. Can be repeated."
        ),
    ] = options.NO_VALUES
    bibliographies: Annotated[
        list[str],
        typer.Option(
            "--bibliography", "-b", metavar="FILE", help="Look up citation keys in this file, too. Can be repeated."
        ),
    ] = options.NO_VALUES
    encoding: options.Encoding = ""
    references: Annotated[
        bool,
        typer.Option(
            "--references",
            help="Ask services whether each reference is real, instead of checking quotations.",
            rich_help_panel=REFERENCES,
        ),
    ] = False
    refresh: Annotated[
        bool,
        typer.Option("--refresh", help="Ask again what was asked in earlier runs.", rich_help_panel=REFERENCES),
    ] = False
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Write the record's values back where a reference differs.", rich_help_panel=REFERENCES
        ),
    ] = False
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="With --fix: don't ask, write all.", rich_help_panel=REFERENCES),
    ] = False
    only: Annotated[
        Only | None,
        typer.Option(
            "--only", help="Show only what there is to look at.", rich_help_panel=REFERENCES, show_default=False
        ),
    ] = None
    retractions: Annotated[
        str,
        typer.Option(
            "--retractions",
            metavar="FILE",
            help="Look for retractions in the Retraction Watch data; without --references nothing is sent.",
            rich_help_panel=REFERENCES,
        ),
    ] = ""
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say what counted for and against each record.", rich_help_panel=REFERENCES),
    ] = False
    everything: Annotated[
        bool,
        typer.Option("--all", help="Show correct quotations, too.", rich_help_panel=OUTPUT, show_default=False),
    ] = False
    form: Annotated[
        CheckFormat | None,
        typer.Option("--format", "-f", help="The format of the report.", rich_help_panel=OUTPUT, show_default=False),
    ] = None
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli check essay.md", "its quotations against the library"),
        ("citecli check essay.md --source article.txt --all", "also against a file; shows correct quotations, too"),
        ("citecli check *.md --format github", "annotations in a GitHub workflow"),
        ("citecli check essay.md --references", "asks whether each source exists, and is what the draft says"),
        ("citecli check refs.bib --references --fix", "writes the record's values back; asks first"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Check that a draft quotes its sources faithfully: every quotation is looked up, every citation key resolved.

    With --references: whether each reference is real, is what it says, and was not retracted; that asks services on
    the web. Exits with 1 when something needs your attention: altered words, an unknown key, a work that is not found.
    """
    if options.references or options.retractions:
        return _check_references(options, session)
    if not options.drafts:
        raise typer.BadParameter("DRAFT... is missing")
    _refuse_options_of_references(options)
    return _check_quotations(options, session)


def _check_references(options: Options, session: "Session") -> int:
    from citecli.cli.reference_checking import ReferenceOptions, check_references

    if options.sources:
        raise typer.BadParameter("--source is for quotations; leave it out with --references")
    for name, is_given in {"--refresh": options.refresh, "--fix": options.fix}.items():
        if is_given and not options.references:
            raise typer.BadParameter(f"{name} needs --references")
    if options.yes and not options.fix:
        raise typer.BadParameter("--yes needs --fix")
    asked = ReferenceOptions(
        options.drafts, options.bibliographies, options.encoding, options.references, options.refresh,
        options.only is not None, options.retractions, options.fix, options.yes, options.explain, options.form,
        options.as_json,
    )  # fmt: skip
    return check_references(asked, session)


def _check_quotations(options: Options, session: "Session") -> int:
    from citecli.api.drafts import check
    from citecli.api.drafts.source_corpus import SourceCorpus
    from citecli.api.quotations.quotation_cache import stored_quotations
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.render.formats import checks_text
    from citecli.render.output import OutputFormat, Screen

    requested = requested_format(options.form, json=options.as_json)
    texts = SourceCorpus(session.library, [session.library.find(name) for name in options.sources])
    checker = check.DraftChecker(texts, stored_quotations(session.library))
    if not texts:
        session.note("there is nothing to check against; add documents to the library, or name one with --source")
    session.warn_of_unreadable(texts.problems)
    answers, errors = _check_all(session, checker, options)
    code = session.report(errors)
    target = session.target(requested, off_screen=Screen(80, 24, color=False, styles=False))
    session.write(checks_text(answers, target, options.everything))
    from citecli.render.checks import notes

    for answer in answers:
        for line in notes(answer):
            session.note(line)
    if target.format in (OutputFormat.PLAIN, OutputFormat.GITHUB):
        from citecli.render.checks import summary

        session.note(summary(answers))
    if any(answer.needs_writer for answer in answers):
        code = code or Exit.FAILED
    return code


def _refuse_options_of_references(options: Options) -> None:
    """Raises `typer.BadParameter` for an option that says nothing without --references."""
    given = {
        "--refresh": options.refresh, "--fix": options.fix, "--yes": options.yes, "--only": options.only is not None,
        "--explain": options.explain,
    }  # fmt: skip
    for name, is_given in given.items():
        if is_given:
            raise typer.BadParameter(f"{name} needs --references")


def _check_all(
    session: "Session", checker: "DraftChecker", options: Options
) -> "tuple[list[DraftCheck], list[CitecliError]]":
    """What became of each draft, and what was wrong with some; a single draft's own error is raised."""
    from citecli.errors import CitecliError

    answers: list[DraftCheck] = []
    errors: list[CitecliError] = []
    drafts, total = options.drafts, len(options.drafts)
    for name in session.with_bar(drafts, total, "Checking") if total > 1 else drafts:
        try:
            check = checker.check(name, options.bibliographies, options.encoding)
        except CitecliError as error:
            if total == 1:
                raise
            errors.append(error)
            continue
        answers.append(check.answer)
        for problem in check.problems:
            session.warn(problem)
        for remark in check.remarks:
            session.note(remark)
        errors += check.errors
    from citecli.api.drafts.check import parts_of_others

    parts = parts_of_others(answers)
    for part, whole in parts.items():
        session.note(f"{part} is checked as a part of {whole}")
    return [answer for answer in answers if answer.draft not in parts], errors
