"""What `quotes --cite` and `quote` share: their options, and how quotations are set with their citations."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from citecli.cli import options
from citecli.cli.common import OUTPUT, QUOTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.quotations import Utterance
    from citecli.answers.set_quotations import SetQuotations
    from citecli.api.citing.set_quotation import QuotingOptions
    from citecli.cli.clipboard.clip import Clip
    from citecli.cli.session import Session
    from citecli.csl import Style
    from citecli.quoting.interruptions import JoinParts
    from citecli.render.output import OutputFormat, OutputTarget
    from citecli.render.quotations import QuotationDetails


class TextFormat(StrEnum):
    """The values of `--format` for what is text alone."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    RTF = "rtf"


class CopyPartOption(StrEnum):
    """The values of `--copy-part`; `citecli.render.set_quotations.CopyPart` has the same."""

    ALL = "all"
    QUOTE = "quote"
    CITATION = "citation"
    ENTRY = "entry"


Format = Annotated[
    TextFormat | None,
    typer.Option("--format", "-f", help="The format of the text.", rich_help_panel=OUTPUT, show_default=False),
]


_SETTING_FIELDS = (
    "direct", "introduce", "trims", "only", "lower_first", "upper_first", "locale", "part", "whole", "link",
    "emphasis", "source_emphasis", "sic",
)  # fmt: skip


class QuotingFlags(options.DecodedDocuments):
    """The options that say how quotations are set."""

    strict_csl: options.StrictCsl = False
    direct: Annotated[
        bool,
        typer.Option("--direct", help="Cite the document alone, whoever speaks in it.", rich_help_panel=QUOTING),
    ] = False
    introduce: Annotated[
        bool, typer.Option("--introduce", help="Add a signal phrase: Milley declared, “…”", rich_help_panel=QUOTING)
    ] = False
    trims: Annotated[
        list[str],
        typer.Option(
            "--trim",
            metavar="FROM…TO",
            help="Leave out the words from FROM to TO, with an ellipsis. Can be repeated.",
            rich_help_panel=QUOTING,
        ),
    ] = options.NO_VALUES
    only: Annotated[
        str, typer.Option("--only", metavar="FROM…TO", help="Quote only from FROM to TO.", rich_help_panel=QUOTING)
    ] = ""
    lower_first: Annotated[
        bool,
        typer.Option("--lower-first", help="Start with a lower-case letter, in brackets.", rich_help_panel=QUOTING),
    ] = False
    upper_first: Annotated[
        bool, typer.Option("--upper-first", help="Start with a capital letter, in brackets.", rich_help_panel=QUOTING)
    ] = False
    locale: Annotated[
        str,
        typer.Option(
            "--locale",
            metavar="LANG",
            help="The language of terms, dates and quotation marks: en-GB, de …",
            rich_help_panel=QUOTING,
        ),
    ] = ""
    part: Annotated[
        bool,
        typer.Option(
            "--part",
            help="Keep the parts of an interrupted sentence apart: “…,” she said, “…”",
            rich_help_panel=QUOTING,
        ),
    ] = False
    whole: Annotated[
        bool,
        typer.Option("--whole", help="Join separate sentences, too: “…,” she said. “…”", rich_help_panel=QUOTING),
    ] = False
    emphasis: Annotated[
        list[str],
        typer.Option(
            "--emphasis",
            metavar="WORDS",
            help="Set these words in italics, and say that the emphasis is added. Can be repeated.",
            rich_help_panel=QUOTING,
        ),
    ] = options.NO_VALUES
    source_emphasis: Annotated[
        list[str],
        typer.Option(
            "--source-emphasis",
            metavar="WORDS",
            help="Set these words in italics, as they are in the source. Can be repeated.",
            rich_help_panel=QUOTING,
        ),
    ] = options.NO_VALUES
    sic: Annotated[
        list[str],
        typer.Option(
            "--sic",
            metavar="WORDS",
            help="Put [sic] behind these words, which are wrong in the source. Can be repeated.",
            rich_help_panel=QUOTING,
        ),
    ] = options.NO_VALUES
    link: Annotated[
        bool,
        typer.Option("--link", help="Add the address that leads to the words on their page.", rich_help_panel=QUOTING),
    ] = False
    form: Format = None
    copy: options.Copy = False
    copy_part: Annotated[
        CopyPartOption | None,
        typer.Option("--copy-part", help="Copy only this part.", rich_help_panel=OUTPUT, show_default=False),
    ] = None
    copy_via: options.CopyVia = options.CopyWay.CLIPBOARD

    @property
    def first_given(self) -> str:
        """The first of the options about setting that was given (`--only`), "" when none was."""
        name = next((name for name in _SETTING_FIELDS if getattr(self, name)), "")
        return f"--{name.removesuffix('s').replace('_', '-')}" if name else ""

    @property
    def wants_copy(self) -> bool:
        """Whether anything is to be copied."""
        return self.copy_part is not None or options.is_copy_wanted(self.copy, self.copy_via)

    @property
    def join(self) -> "JoinParts":
        """Which parts of an utterance are to be one quotation."""
        from citecli.quoting.interruptions import JoinParts

        return JoinParts.APART if self.part else JoinParts.WHOLE if self.whole else JoinParts.SENTENCE


def quoting_options(flags: QuotingFlags, locator: str = "") -> "QuotingOptions":
    """How quotations are to be set. Raises `typer.BadParameter` for two options that contradict each other."""
    from citecli.api.citing.set_quotation import QuotingOptions
    from citecli.quoting.alterations import AlterationOptions, FirstLetter

    if flags.lower_first and flags.upper_first:
        raise typer.BadParameter("--lower-first and --upper-first can't be used together; choose one")
    if flags.part and flags.whole:
        raise typer.BadParameter("--part and --whole can't be used together; choose one")
    first = FirstLetter.LOWER if flags.lower_first else FirstLetter.UPPER if flags.upper_first else None
    return QuotingOptions(
        flags.direct,
        flags.introduce,
        AlterationOptions(
            flags.only,
            tuple(flags.trims),
            first or FirstLetter.AS_IT_IS,
            tuple(flags.emphasis),
            tuple(flags.source_emphasis),
            tuple(flags.sic),
        ),
        locator,
        flags.join,
    )


def set_quotations(
    session: "Session", utterances: "Sequence[Utterance]", style: "Style", flags: QuotingFlags, locator: str = ""
) -> "SetQuotations":
    """The quotations as the style sets them, with their citations; the style's warnings are printed as notes."""
    from citecli.api.citing import set_quotation

    answer = set_quotation.set_quotations(
        utterances, style, quoting_options(flags, locator), flags.locale or session.settings.locale
    )
    for warning in answer.warnings:
        session.note(warning)
    if flags.emphasis or flags.source_emphasis:
        _note_italics(session, flags)
    documents = {(utterance.document.path, utterance.document.id): utterance.document for utterance in utterances}
    for document in documents.values():
        reference = document.reference
        if not reference.texts.get("title") and not reference.names:
            command = session.edit_command(document)
            session.note(f"{document.id} has no author and no title; add them with `{command}`")
    return answer


def _note_italics(session: "Session", flags: QuotingFlags) -> None:
    """Note that italics don't show in plain text, where that is what is written."""
    from citecli.render.output import OutputFormat

    others = ("as_json", "as_jsonl", "as_csv", "as_plain", "as_markdown")
    if any(getattr(flags, name, False) for name in others):
        return
    if session.target(OutputFormat(flags.form.value) if flags.form else None).format is OutputFormat.PLAIN:
        session.note("plain text has no italics; see them with --format markdown, html or rtf")


def note_style(session: "Session", title: str) -> None:
    """Note which style is used where none was named."""
    session.note(f"Style: {title} (change with --style, or for good: `citecli config style NAME`)")


def quotations_clip(
    answer: "SetQuotations",
    target: "OutputTarget",
    requested: "OutputFormat | None",
    details: "QuotationDetails",
    flags: QuotingFlags,
) -> "Clip":
    """What is copied of set quotations: all of the answer, or the part that `--copy-part` names."""
    from citecli.cli.clipboard.clip import clip_of
    from citecli.render.formats import set_quotations_text
    from citecli.render.set_quotations import CopyPart

    part = CopyPart(flags.copy_part or CopyPart.ALL)
    return clip_of(lambda own: set_quotations_text(answer, own, details, part), target, requested)
