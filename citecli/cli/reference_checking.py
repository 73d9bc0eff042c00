"""Checking references, and telling of it: what `check` does with --references."""

from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from typing import TYPE_CHECKING

from citecli.answers.reference_checks import ReferenceChecks, ReferenceVerdict
from citecli.api.library.select_documents import select_documents
from citecli.api.references.asker import Asker
from citecli.api.references.check_references import check_references as checked
from citecli.api.references.check_references import new_asker, retraction_data
from citecli.api.references.targets import Targets, library_targets, targets_of
from citecli.cli.exits import Exit
from citecli.cli.options import requested_format
from citecli.errors import CitecliError, Failed, NothingMatched
from citecli.frozen import FrozenValue
from citecli.library.location import cache_folder
from citecli.network.services import services_from
from citecli.render.formats import reference_checks_text
from citecli.render.output import OutputFormat, Screen
from citecli.render.reference_checks import summary
from citecli.text.messages import number_of

if TYPE_CHECKING:
    from enum import StrEnum

    from citecli.cli.session import Session

_FEW = 10
"""Remarks that are told; more are only counted."""


class ReferenceOptions(FrozenValue):
    """What the user wants of a check of references; the names are those of the options of `check`."""

    drafts: Sequence[str]
    bibliographies: Sequence[str]
    encoding: str
    asks: bool
    """Whether services may be asked."""
    refresh: bool
    only_problems: bool
    retractions: str
    fix: bool
    yes: bool
    explain: bool
    form: "StrEnum | None"
    as_json: bool


def check_references(options: ReferenceOptions, session: "Session") -> int:
    """Check the references of what the user names, and tell of it; the exit code."""
    requested = requested_format(options.form, json=options.as_json)
    retractions = retraction_data(options.retractions) if options.retractions else None
    inputs, code = _inputs(options, session)
    with ExitStack() as stack:
        asker: Asker | None = None
        if options.asks:
            count = number_of(sum(len(each.targets) for each in inputs), "reference")
            said = (
                f"asking about {count}: what is sent is the reference alone, to Crossref, DataCite, doi.org, OpenAlex, "
                "PubMed, arXiv, Open Library, and its own address"
            )
            if find_spec("httpx") is None:
                raise Failed("asking services needs httpx; install it with: pip install 'citecli[web]'")
            services = services_from(session.settings.services)
            asker = new_asker(services, cache_folder, refresh=options.refresh, on_first=lambda: session.note(said))
            stack.callback(asker.close)
        bar = stack.enter_context(session.bar("Checking"))
        answers = checked(inputs, asker, retractions, explain=options.explain, progress=bar)
    _tell(session, answers, asker)
    target = session.target(requested, off_screen=Screen(80, 24, color=False, styles=False))
    session.write(reference_checks_text(answers, target, options.only_problems))
    if target.format in (OutputFormat.PLAIN, OutputFormat.GITHUB):
        session.note(summary(answers))
    if options.fix:
        from citecli.cli.reference_fixing import fix

        code = fix(session, inputs, answers, ask=not options.yes) or code
    if any(answer.needs_writer for answer in answers) or (asker is not None and _is_unanswered(answers)):
        code = code or Exit.FAILED
    return code


def _is_unanswered(answers: "Sequence[ReferenceChecks]") -> bool:
    """Whether there were references, and not one of them could be asked about."""
    checks = [check for answer in answers for check in answer.checks]
    return bool(checks) and all(check.verdict is ReferenceVerdict.NOT_ASKED for check in checks)


def _inputs(options: ReferenceOptions, session: "Session") -> tuple[list[Targets], int]:
    """The references of each name, and the exit code so far; the error of a single name is raised."""
    if not options.drafts:
        selected = select_documents(session.library, ())
        if not selected.documents:
            raise NothingMatched(session.empty_library)
        session.warn_of_unreadable([str(error) for error in selected.errors])
        return [library_targets("library", selected.documents)], Exit.DONE
    found: list[Targets] = []
    errors: list[CitecliError] = []
    for name in options.drafts:
        try:
            each = targets_of(name, lambda: session.library, options.bibliographies, options.encoding)
        except CitecliError as error:
            if len(options.drafts) == 1:
                raise
            errors.append(error)
            continue
        errors += each.errors
        found.append(each)
    for each in found:
        for remark in each.remarks[:_FEW]:
            session.note(remark)
        if len(each.remarks) > _FEW:
            session.note(f"{each.name}: {len(each.remarks) - _FEW:,} more remarks like these")
        if not each.targets:
            session.note(f"{each.name}: there are no references in it")
    return found, session.report(errors)


def _tell(session: "Session", answers: "list[ReferenceChecks]", asker: Asker | None) -> None:
    """Note how old answers from the cache are, and why none are kept."""
    if asker is None:
        return
    if asker.problem:
        session.note(asker.problem)
    if asker.oldest:
        what = "some answers are" if asker.requests else "all answers are"
        session.note(f"{what} from earlier runs, the oldest of {asker.oldest}; ask again with --refresh")
