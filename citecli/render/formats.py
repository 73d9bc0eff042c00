"""Which function writes which answer in which format: one function an answer, one line a format.

Each writer is imported where it is used: Rich and JSON take longer to load than most commands to run.
"""

from collections.abc import Callable, Sequence
from itertools import repeat
from typing import TYPE_CHECKING

from citecli.render.output import OutputFormat, OutputTarget

if TYPE_CHECKING:
    from citecli.answers.checks import DraftCheck, Verification
    from citecli.answers.citations import Citations
    from citecli.answers.duplicates import DuplicateGroup
    from citecli.answers.finished_drafts import Finished
    from citecli.answers.kept import KeptQuotation
    from citecli.answers.library import Addition, Discarded, Hits, Listing, Tag
    from citecli.answers.quotations import QuotationSet, Speaker
    from citecli.answers.readings import GuidePage, Metadata, Reading
    from citecli.answers.reference_checks import ReferenceChecks
    from citecli.answers.set_quotations import SetQuotations
    from citecli.csl.tree import StyleInfo
    from citecli.render.quotations import QuotationDetails
    from citecli.render.set_quotations import CopyPart


def listing_text(answer: "Listing", target: OutputTarget) -> str:
    """The documents of a library."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import listings as terminal

        return terminal.listing(answer, target.screen)
    from citecli.render import listings

    match target.format:
        case OutputFormat.JSON:
            return listings.listing_json(answer, target.ascii_only)
        case _:
            return listings.listing_plain(answer)


def reading_text(answer: "Reading", target: OutputTarget) -> str:
    """A document, or a part of it, prepared for reading."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import readings as terminal

        return terminal.reading(answer, target.screen)
    from citecli.render import readings

    match target.format:
        case OutputFormat.JSON:
            return readings.reading_json(answer, target.ascii_only)
        case _:
            return readings.reading_plain(answer)


def metadata_text(answer: "Metadata", target: OutputTarget) -> str:
    """The reference of a document, and where each field came from."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import readings as terminal

        return terminal.metadata(answer, target.screen)
    from citecli.render import readings

    match target.format:
        case OutputFormat.JSON:
            return readings.metadata_json(answer, target.ascii_only)
        case _:
            return readings.metadata_plain(answer)


def hits_text(answer: "Hits", target: OutputTarget) -> str:
    """What a search found."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import hits as terminal

        return terminal.hits(answer, target.screen)
    from citecli.render import listings

    match target.format:
        case OutputFormat.JSON:
            return listings.hits_json(answer, target.ascii_only)
        case _:
            return listings.hits_plain(answer)


def quotations_text(answer: "QuotationSet", target: OutputTarget, details: "QuotationDetails") -> str:
    """Who said what, in one piece; `citecli.render.quotations.quotation_pieces` writes it as it comes."""
    match target.format:
        case OutputFormat.TERMINAL:
            from citecli.render.terminal import quotations as terminal

            return terminal.quotations(answer, target.screen, details.explain)
        case OutputFormat.MARKDOWN:
            from citecli.render import markdown

            return markdown.quotations_markdown(answer)
        case _:
            from citecli.render.quotations import quotation_pieces

            return "".join(quotation_pieces([answer.utterances], target, details))


def speakers_text(answer: "Sequence[Speaker]", target: OutputTarget) -> str:
    """Who speaks how often."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import quotations as terminal

        return terminal.speakers(answer, target.screen)
    from citecli.render import quotations

    match target.format:
        case OutputFormat.JSON:
            return quotations.speakers_json(answer, target.ascii_only)
        case OutputFormat.JSON_LINES:
            return quotations.speakers_json_lines(answer, target.ascii_only)
        case OutputFormat.CSV:
            return quotations.speakers_csv(answer)
        case _:
            return quotations.speakers_plain(answer)


def set_quotations_text(
    answer: "SetQuotations", target: OutputTarget, details: "QuotationDetails", part: "CopyPart | None" = None
) -> str:
    """Quotations with their citations, or one part of them (in the formats that are text alone)."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import citations as terminal

        return terminal.set_quotations(answer, target.screen, details.explain, details.link)
    from citecli.render import set_quotations

    chosen = part or set_quotations.CopyPart.ALL
    match target.format:
        case OutputFormat.JSON:
            return set_quotations.json(answer, details, target.ascii_only)
        case OutputFormat.JSON_LINES:
            return set_quotations.json_lines(answer, details, target.ascii_only)
        case OutputFormat.CSV:
            return set_quotations.csv(answer, details)
        case OutputFormat.LINES:
            return set_quotations.lines(answer, details)
        case OutputFormat.MARKDOWN:
            return set_quotations.markdown(answer, chosen, details.link)
        case OutputFormat.HTML:
            body = set_quotations.html(answer, chosen)
            return _page(body, target, "Quotations", answer.locale, heading="Quotations")
        case OutputFormat.RTF:
            return set_quotations.rtf(answer, chosen)
        case _:
            return set_quotations.plain(answer, chosen, details.link)


def citations_text(answer: "Citations", target: OutputTarget) -> str:
    """Formatted references and citations."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import citations as terminal

        return terminal.citations(answer, target.screen)
    from citecli.render import citations

    match target.format:
        case OutputFormat.JSON:
            return citations.json(answer, target.ascii_only)
        case OutputFormat.MARKDOWN:
            return citations.markdown(answer)
        case OutputFormat.HTML:
            heading = citations.heading(answer)
            return _page(citations.html(answer), target, heading, answer.locale, heading=heading)
        case OutputFormat.RTF:
            return citations.rtf(answer)
        case _:
            return citations.plain(answer)


def styles_text(answer: "Sequence[StyleInfo]", target: OutputTarget) -> str:
    """Citation styles."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import additions as terminal

        return terminal.styles(answer, target.screen)
    from citecli.render import citations

    match target.format:
        case OutputFormat.JSON:
            return citations.styles_json(answer, target.ascii_only)
        case _:
            return citations.styles_plain(answer)


def checks_text(answers: "Sequence[DraftCheck]", target: OutputTarget, everything: bool = False) -> str:
    """What became of the quotations of drafts; `everything` has those with which nothing is wrong, too."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import checks as terminal

        return terminal.checks(answers, target.screen, everything)
    from citecli.render import checks

    match target.format:
        case OutputFormat.JSON:
            return checks.json(answers, target.ascii_only)
        case OutputFormat.SARIF:
            from citecli import __version__

            return checks.sarif(answers, __version__, target.ascii_only)
        case OutputFormat.GITHUB:
            return checks.github(answers)
        case _:
            return checks.plain(answers, everything)


def reference_checks_text(
    answers: "Sequence[ReferenceChecks]", target: OutputTarget, only_problems: bool = False
) -> str:
    """What became of references; `only_problems` leaves out those with which nothing is wrong."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import reference_checks as terminal

        return terminal.reference_checks(answers, target.screen, only_problems)
    from citecli.render import reference_checks

    match target.format:
        case OutputFormat.JSON:
            return reference_checks.json(answers, target.ascii_only)
        case OutputFormat.SARIF:
            from citecli import __version__

            return reference_checks.sarif(answers, __version__, target.ascii_only)
        case OutputFormat.GITHUB:
            return reference_checks.github(answers)
        case _:
            return reference_checks.plain(answers, only_problems)


def verifications_text(answer: "Sequence[Verification]", target: OutputTarget) -> str:
    """How kept quotations stand in their documents."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import checks as terminal

        return terminal.verifications(answer, target.screen)
    from citecli.render import verifications

    match target.format:
        case OutputFormat.JSON:
            return verifications.json(answer, target.ascii_only)
        case _:
            return verifications.plain(answer)


def kept_text(answer: "Sequence[KeptQuotation]", target: OutputTarget) -> str:
    """Kept quotations, with notes and tags."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import kept as terminal

        return terminal.kept(answer, target.screen)
    from citecli.render import kept

    match target.format:
        case OutputFormat.JSON:
            return kept.json(answer, target.ascii_only)
        case OutputFormat.JSON_LINES:
            return kept.json_lines(answer, target.ascii_only)
        case OutputFormat.MARKDOWN:
            return kept.markdown(answer)
        case _:
            return kept.plain(answer)


def additions_text(
    answer: "Sequence[Addition]", target: OutputTarget, edit_command: "Callable[[str, Sequence[str]], str]"
) -> str:
    """What became of documents; `edit_command(id, fields)` is the command that fills in the fields which one lacks."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import additions as terminal

        commands = [edit_command(item.document.id, item.missing) for item in answer]
        return "".join(map(terminal.addition, answer, repeat(target.screen), commands))
    from citecli.render import listings

    match target.format:
        case OutputFormat.JSON:
            return listings.additions_json(answer, target.ascii_only)
        case _:
            return "".join(map(listings.addition_plain, answer))


def duplicates_text(answer: "Sequence[DuplicateGroup]", target: OutputTarget) -> str:
    """Documents that are likely of one work."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import duplicates as terminal

        return terminal.duplicates(answer, target.screen)
    from citecli.render import duplicates

    match target.format:
        case OutputFormat.JSON:
            return duplicates.duplicates_json(answer, target.ascii_only)
        case _:
            return duplicates.duplicates_plain(answer)


def tags_text(answer: "Sequence[Tag]", target: OutputTarget, counted: bool) -> str:
    """Tags, `counted` with how many documents have each."""
    from citecli.render import listings

    match target.format:
        case OutputFormat.JSON:
            return listings.tags_json(answer, counted, target.ascii_only)
        case _:
            return listings.tags_plain(answer, counted, aligned=target.format is OutputFormat.TERMINAL)


def trash_text(answer: "Sequence[Discarded]", target: OutputTarget) -> str:
    """What is in the trash."""
    from citecli.render import listings

    match target.format:
        case OutputFormat.JSON:
            return listings.trash_json(answer, target.ascii_only)
        case _:
            return listings.trash_plain(answer)


def settings_text(answer: Sequence[tuple[str, str, str]], target: OutputTarget) -> str:
    """Settings: name, value and origin of each."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import additions as terminal

        return terminal.settings(answer, target.screen)
    from citecli.render import listings

    match target.format:
        case OutputFormat.JSON:
            return listings.settings_json(answer, target.ascii_only)
        case _:
            return listings.settings_plain(answer)


def guide_text(answer: "GuidePage", target: OutputTarget) -> str:
    """A page of the manual: set for a terminal, else the Markdown that it is."""
    if target.format is OutputFormat.TERMINAL:
        from citecli.render.terminal import guide as terminal

        return terminal.guide_page(answer, target.screen)
    return answer.text


def finished_file(answer: "Finished") -> bytes:
    """A draft with its citations set and its bibliography, as a Word file."""
    from citecli.render.draft_output.docx import docx

    return docx(answer)


def finished_text(answer: "Finished", target: OutputTarget) -> str:
    """A draft with its citations set and its bibliography."""
    if answer.is_latex:
        from citecli.render.draft_output import latex_source

        is_plain = target.format is OutputFormat.PLAIN
        return latex_source.plain_source(answer) if is_plain else latex_source.latex_source(answer)
    match target.format:
        case OutputFormat.HTML:
            from citecli.render.draft_output.html import html, title

            front = answer.metadata
            language = front.language or answer.locale
            return _page(html(answer), target, title(answer) or "Draft", language, front.authors, front.date)
        case OutputFormat.RTF:
            from citecli.render.draft_output.rtf import rtf

            return rtf(answer)
        case OutputFormat.PLAIN:
            from citecli.render.draft_output.plain import plain

            return plain(answer)
        case OutputFormat.LATEX:
            from citecli.render.draft_output.latex import latex

            return latex(answer)
        case _:
            from citecli.render.draft_output.markdown import markdown

            return markdown(answer)


def _page(
    body: str,
    target: OutputTarget,
    title: str,
    language: str,
    authors: tuple[str, ...] = (),
    date: str = "",
    heading: str = "",
) -> str:
    """HTML as it is asked for: a whole page for a file, else the fragment `body`."""
    if not target.is_file:
        return body
    from citecli.render.html_page import page

    return page(body, title=title, language=language, authors=authors, date=date, heading=heading)
