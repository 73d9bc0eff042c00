"""`citecli quotes`."""

from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import completion, options, quoting
from citecli.cli.command import command
from citecli.cli.common import OUTPUT, QUOTING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citecli.answers.quotations import Summary
    from citecli.api.quotations.quotation_filter import DocumentQuotations
    from citecli.cli.clipboard.clip import Clip
    from citecli.cli.session import Session
    from citecli.csl import Style
    from citecli.documents.model import Document
    from citecli.errors import CitecliError
    from citecli.library.index import Index
    from citecli.render.output import OutputFormat, OutputTarget
    from citecli.render.quotations import QuotationDetails


class Options(quoting.QuotingFlags):
    """The options of `citecli quotes`."""

    documents: options.Documents = options.NO_VALUES
    speaker: Annotated[
        list[str],
        typer.Option(
            "--speaker",
            "-s",
            metavar="NAME",
            autocompletion=completion.speakers,
            help="Show only this person's words: surname, full name or alias. Can be repeated.",
            show_default=False,
        ),
    ] = options.NO_VALUES
    speakers: Annotated[bool, typer.Option("--speakers", help="List the speakers, with counts.")] = False
    indirect: Annotated[bool, typer.Option("--indirect", help="Include reported speech without quotation marks.")] = (
        False
    )
    all_marks: Annotated[
        bool, typer.Option("--all-marks", help="Include words in quotation marks that are not speech.")
    ] = False
    min_words: Annotated[
        int, typer.Option("--min-words", metavar="N", min=0, help="Show only quotations of N words or more.")
    ] = 0
    min_confidence: Annotated[
        float | None,
        typer.Option(
            "--min-confidence",
            metavar="P",
            min=0.0,
            max=1.0,
            help="Show only quotations at least this sure (0 to 1). Default: 0.5 for --indirect, else 0.",
        ),
    ] = None
    context: Annotated[
        int, typer.Option("--context", "-C", metavar="N", min=0, help="Show N words of the text before and after.")
    ] = 0
    explain: Annotated[bool, typer.Option("--explain", help="Explain why the words are the speaker's.")] = False
    cite: Annotated[
        str,
        typer.Option(
            "--cite",
            metavar="STYLE",
            autocompletion=completion.styles,
            help="Set quotations in this style, with citations and reference entries.",
            rich_help_panel=QUOTING,
        ),
    ] = ""
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Use N processes; 0 uses one for each core.")
    ] = 1
    as_plain: Annotated[
        bool,
        typer.Option(
            "--plain", help="Write as in a pipe: a line for each, fields separated by tabs.", rich_help_panel=OUTPUT
        ),
    ] = False
    as_json: options.Json = False
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="Print JSON lines.", rich_help_panel=OUTPUT)] = False
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.", rich_help_panel=OUTPUT)] = False
    as_markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.", rich_help_panel=OUTPUT)] = False
    no_pager: options.NoPager = False


@command(
    Options,
    examples=(
        ("citecli quotes", "who said what, in the whole library"),
        ("citecli quotes urging --speaker Milley", "one person's words, in one document"),
        ("citecli quotes --speakers", "who speaks how often"),
        ("citecli quotes --speaker Milley --cite apa", "ready to paste, with citations and reference entries"),
        ("citecli quotes article.txt --cite chicago --markdown", "from a file, with footnotes and a bibliography"),
        ("citecli quotes --json | jq -r '.[].text'", "output for a program"),
    ),
)
def run(options: Options, session: "Session") -> int:
    """Find out who said what: each quotation with its speaker, cue and paragraph.

    In a pipe, each quotation is a line: document, number, paragraph, speaker, cue, words, separated by tabs. With
    --cite it is plain text, ready to paste: the words, the citation, the reference entry.
    """
    from citecli.cli.exits import Exit
    from citecli.render.quotations import QuotationDetails

    target = session.target(_requested_format(options))
    style = session.load_style(options.cite, strict=options.strict_csl) if options.cite else None
    search = _Search(session, options)
    details = QuotationDetails(options.context > 0, bool(options.cite), options.explain, options.link)
    to_copy: Clip | str
    if options.speakers:
        to_copy = _write_speakers(search, target)
    elif style is not None:
        to_copy = _write_cited(search, style, target, details)
    else:
        to_copy = _write_quotations(search, target, details)
    code = session.report(search.errors)
    summary = search.summary()
    if not summary.kept:
        return code or _nothing_found(search, summary)
    if options.wants_copy and not session.copy(to_copy, options.copy_via):
        code = code or Exit.FAILED
    return code


def _requested_format(options: Options) -> "OutputFormat | None":
    """The format asked for. Raises `typer.BadParameter` for options that mean nothing together."""
    from citecli.cli.options import requested_format
    from citecli.render.output import OutputFormat

    requested = requested_format(
        options.form,
        json=options.as_json,
        jsonl=options.as_jsonl,
        csv=options.as_csv,
        markdown=options.as_markdown,
        plain=options.as_plain,
    )
    if requested is OutputFormat.MARKDOWN and options.speakers:
        raise typer.BadParameter("--speakers has no Markdown output; use --csv or --json")
    if options.cite:
        if options.speakers:
            raise typer.BadParameter("--speakers and --cite can't be used together; `citecli cite` prints the entries")
        return OutputFormat.LINES if options.as_plain else requested
    alone = options.first_given or (options.form and "--format") or (options.copy_part and "--copy-part")
    if alone:
        raise typer.BadParameter(f"{alone} needs --cite STYLE")
    return requested


class _Search:
    """The quotations that are asked for, found document by document and counted as they pass."""

    def __init__(self, session: "Session", options: Options) -> None:
        import os

        from citecli.api.quotations.counts import QuotationCounter
        from citecli.api.quotations.quotation_filter import QuotationFilter

        self.session, self.options = session, options
        self.errors: list[CitecliError] = []
        self.filter = QuotationFilter(
            tuple(options.speaker),
            options.indirect,
            options.all_marks,
            options.explain,
            options.min_words,
            options.min_confidence,
            options.context,
        )
        self._processes = options.jobs or os.cpu_count() or 1
        self._index = self._library_index() if not options.documents and self.filter.is_usual else None
        self._counter = QuotationCounter(self.filter, by_speaker=options.speakers)
        self._summary: Summary | None = None

    def results(self) -> "Iterator[DocumentQuotations]":
        """What each document has, in turn. The first document is read at once, so that a wrong name is known early."""
        from itertools import chain, islice

        from citecli.api.library.select_documents import stream_documents
        from citecli.api.quotations.extract_quotations import find_quotations

        session, speakers = self.session, self.filter.speakers
        stored = is_speaker = None
        documents = stream_documents(session.library, self.options.documents)
        if self._index:
            from citecli.api.quotations import speaker_index
            from citecli.api.quotations.quotation_cache import stored_quotations

            stored = stored_quotations(session.library)
            if speakers:
                matched = speaker_index.matched_speakers(self._index, speakers)
                is_speaker = matched.includes
                documents = speaker_index.documents_quoting(self._index, matched)
        readable = self._readable(documents)
        readable = chain(list(islice(readable, 1)), readable)
        total = len(self.options.documents) or session.library.count()
        progress = session.with_bar(readable, total, "Reading")
        results = find_quotations(progress, self.filter, jobs=self._processes, stored=stored, is_speaker=is_speaker)
        return self._counter.count(self._noted(results))

    def _noted(self, results: "Iterable[DocumentQuotations]") -> "Iterator[DocumentQuotations]":
        """The results, with a note for each document in whose language nobody can be told."""
        from citecli.text.messages import series

        for part in results:
            if part.unread_languages:
                languages = series(part.unread_languages, "and")
                self.session.note(f"{part.document.id} has quotations in {languages}; their speakers are not found")
            yield part

    def count_speakers(self) -> "Summary":
        """The speakers and their counts: from the index where it has them, else from the texts."""
        if self._index and not self.filter.is_selective:
            from citecli.api.quotations import speaker_index
            from citecli.errors import UnreadableDocument

            self._summary = speaker_index.speaker_summary(self._index)
            for remark in self._index.remarks():
                self.session.note(remark)
            self.errors += map(UnreadableDocument, self._index.problems())
        else:
            for _ in self.results():
                pass
        return self.summary()

    def summary(self) -> "Summary":
        """What there was in all, once everything was found."""
        summary = self._summary or self._counter.summary()
        if self._index and self.filter.speakers and not summary.kept:
            from citecli.api.quotations import speaker_index

            return speaker_index.no_match_summary(self._index, self.filter.speakers)
        return summary

    def _library_index(self) -> "Index | None":
        """The index of the library, with all quotations found; `None` when there are too few documents for one."""
        from citecli.api.quotations.quotation_cache import index_with_quotations

        with self.session.bar("Finding quotations") as bar:
            return index_with_quotations(self.session.library, bar, self._processes)

    def _readable(self, documents: "Iterable[Document | CitecliError]") -> "Iterator[Document]":
        """The documents, their remarks printed; errors are kept."""
        from citecli.errors import CitecliError

        for document in documents:
            if isinstance(document, CitecliError):
                self.errors.append(document)
                continue
            for remark in document.remarks:
                self.session.note(remark)
            yield document


def _write_cited(search: _Search, style: "Style", target: "OutputTarget", details: "QuotationDetails") -> "Clip | str":
    """Write the quotations as the style sets them; returns what is to be copied."""
    from citecli.api.quotations.quotation_filter import quotation_set
    from citecli.render.formats import set_quotations_text
    from citecli.render.output import OutputFormat

    utterances = quotation_set(search.results()).utterances
    if not utterances and target.format not in (OutputFormat.JSON, OutputFormat.CSV):
        return ""
    options = search.options
    answer = quoting.set_quotations(search.session, utterances, style, options)
    search.session.write(set_quotations_text(answer, target, details), pager=not options.no_pager)
    if not options.wants_copy:
        return ""
    return quoting.quotations_clip(answer, target, _requested_format(options), details, options)


def _write_quotations(search: _Search, target: "OutputTarget", details: "QuotationDetails") -> str:
    """Write the quotations, as they come where the format lets us; returns what is to be copied."""
    from citecli.render.quotations import STREAMED, quotation_pieces, quotations_to_paste

    session, options = search.session, search.options
    if target.format in STREAMED and not options.wants_copy:
        session.write_all(quotation_pieces((document.utterances for document in search.results()), target, details))
        return ""
    from citecli.api.quotations.quotation_filter import quotation_set
    from citecli.render.formats import quotations_text

    answer = quotation_set(search.results())
    text = quotations_text(answer, target, details)
    session.write(text, pager=not options.no_pager)
    return text if _requested_format(options) else quotations_to_paste(answer.utterances)


def _write_speakers(search: _Search, target: "OutputTarget") -> str:
    """Write the table of speakers; returns what is to be copied."""
    from citecli.frozen import replace
    from citecli.render.formats import speakers_text
    from citecli.render.output import OutputFormat

    speakers = search.count_speakers().speakers
    text = speakers_text(speakers, target)
    search.session.write(text, pager=not search.options.no_pager)
    if target.format is OutputFormat.TERMINAL:
        return speakers_text(speakers, replace(target, format=OutputFormat.PLAIN))
    return text


def _nothing_found(search: _Search, summary: "Summary") -> int:
    """Say why there is nothing to show; the exit code."""
    from citecli.cli.exits import Exit
    from citecli.text.messages import series

    session, speakers = search.session, search.filter.speakers
    if not summary.documents:
        session.warn(session.empty_library)
        return Exit.NOT_FOUND
    filtered = search.filter.is_selective
    if filtered and summary.found:
        named = series([f"“{name}”" for name in speakers])
        if not speakers:
            session.warn("no quotation matches; leave out --min-words and --min-confidence to see all")
        elif summary.suggestions:
            session.warn(f"no quotations by {named}; did you mean {series(summary.suggestions)}?")
        else:
            session.warn(f"no quotations by {named}; list the speakers with `citecli quotes --speakers`")
        return Exit.NOT_FOUND
    where = summary.documents[0] if len(summary.documents) == 1 else f"{len(summary.documents)} documents"
    if filtered:
        session.warn(f"there are no quotations in {where}")
        return Exit.NOT_FOUND
    session.note(f"there are no quotations in {where}")
    return Exit.DONE
