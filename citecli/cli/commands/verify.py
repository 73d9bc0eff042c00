"""`citecli verify`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.command import command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.checks import Claim
    from citecli.cli.session import Session
    from citecli.errors import CitecliError


class Options(options.CommonOptions):
    """The options of `citecli verify`."""

    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            show_default=False,
            help="The output of `quotes --json` or `quote --json`; - reads standard input.",
        ),
    ]
    as_json: options.Json = False


@command(
    Options,
    examples=(
        ("citecli quotes --cite apa --json -o quotes.json", "save quotations, with what is needed to find them again"),
        ("citecli verify quotes.json", "later: are they still there, word for word?"),
        ("citecli verify quotes.json --json", "output for a program"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Check that saved quotations still match their documents, word for word.

    Exits with 0 when all are there word for word (perhaps elsewhere, or but for marks and spaces), 1 when a quotation
    was altered, 3 when a quotation or its document was not found.
    """
    from citecli.api.drafts.verify import verifications
    from citecli.cli.exits import Exit
    from citecli.cli.options import requested_format
    from citecli.matching.verdicts import Verdict
    from citecli.render.formats import verifications_text
    from citecli.render.verifications import summary

    target = session.target(requested_format(json=options.as_json))
    claims, errors = _claims(options.files)
    results = verifications(claims, session.library.documents(), session.library.find)
    answer = tuple(session.with_bar(results, len(claims), "Verifying"))
    session.write(verifications_text(answer, target), pager=not options.as_json)
    code = session.report(errors)
    if not answer:
        session.note("there are no quotations to verify")
        return code
    session.note(summary(answer))
    verdicts = {verification.verdict for verification in answer}
    if verdicts & {None, Verdict.NOT_FOUND, Verdict.TOO_SHORT}:
        return max(code, Exit.NOT_FOUND)
    return max(code, Exit.FAILED) if Verdict.ALTERED in verdicts else code


def _claims(files: "Sequence[str]") -> "tuple[list[Claim], list[CitecliError]]":
    """The quotations that the files hold, and what is wrong with some; a single file's own error is raised."""
    from citecli.api.drafts.verify import read_claims
    from citecli.errors import BadInput, CitecliError

    claims: list[Claim] = []
    errors: list[CitecliError] = []
    for name in files:
        try:
            read, problems = read_claims(name)
        except CitecliError as error:
            if len(files) == 1:
                raise
            errors.append(error)
            continue
        claims += read
        errors += map(BadInput, problems)
    return claims, errors
