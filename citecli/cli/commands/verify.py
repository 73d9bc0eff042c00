"""`citecli verify`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options

if TYPE_CHECKING:
    from citecli.answers.checks import Claim

EXAMPLES = (
    ("citecli quotes --cite apa --json -o quotes.json", "keep quotations with what it takes to find them again"),
    ("citecli verify quotes.json", "later: do they still stand there, word for word?"),
    ("citecli verify quotes.json --json", "for a program to read"),
)


def command(
    ctx: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", show_default=False, help="What `quotes --json` or `quote --json` wrote; - reads it."
        ),
    ],
    as_json: options.Json = False,
    library: options.Library = "",
    output: options.Output = "",
    quiet: options.Quiet = False,
    no_color: options.NoColor = False,
    debug: options.Debug = False,
) -> int:
    """Find quotations again in their documents: verbatim, with permitted alterations, moved, altered or not found.

    Exits with 0 when all stand word for word (also elsewhere, or but for marks and spaces), 1 when one is altered, 3
    when one, or its document, is not found.
    """
    from citecli.api.drafts.verify import read_claims, verifications
    from citecli.cli.exits import Exit
    from citecli.cli.session import Session
    from citecli.errors import BadInput, CitecliError
    from citecli.matching.verdicts import Verdict
    from citecli.render import verifications as text

    session = Session(ctx, library, output, quiet, no_color)
    claims: list[Claim] = []
    errors: list[CitecliError] = []
    for name in files:
        try:
            found, problems = read_claims(name)
        except CitecliError as error:
            if len(files) == 1:
                raise
            errors.append(error)
            continue
        claims += found
        errors += map(BadInput, problems)
    documents = session.library.documents()
    answer = tuple(session.counted(verifications(claims, documents, session.library.find), len(claims), "Looking"))
    screen = session.screen
    if as_json:
        session.write(text.json(answer, not session.unicode))
    elif screen:
        from citecli.render.terminal.verifications import verifications as to_screen

        session.write(to_screen(answer, screen), pager=True)
    else:
        session.write(text.plain(answer))
    code = session.report(errors)
    if not answer:
        session.remark("there is no quotation to verify")
        return code
    session.remark(text.summary(answer))
    verdicts = {one.verdict for one in answer}
    if None in verdicts or Verdict.NOT_FOUND in verdicts:
        return max(code, Exit.NOT_FOUND)
    return max(code, Exit.FAILED) if Verdict.ALTERED in verdicts else code
