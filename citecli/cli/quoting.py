"""What `quotes --cite` and `quote` share: their options, and how their answer is put out."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citecli.answers.quotations import Utterance
    from citecli.answers.set_quotations import SetQuotations
    from citecli.api.citing.set_quotation import QuotingOptions
    from citecli.cli.session import Session
    from citecli.csl import Style
    from citecli.quoting.interruptions import JoinParts
    from citecli.render.streaming import Extras

PANEL = "Quoting"


class Format(StrEnum):
    """The values of `--format`."""

    TERMINAL = "terminal"
    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    RTF = "rtf"


class CopyPart(StrEnum):
    """The values of `--copy-part`; `citecli.render.set_quotations` has the same."""

    ALL = "all"
    QUOTE = "quote"
    CITATION = "citation"
    ENTRY = "entry"


Direct = Annotated[
    bool, typer.Option("--direct", help="Cite the document alone, whoever speaks in it.", rich_help_panel=PANEL)
]
Introduce = Annotated[
    bool, typer.Option("--introduce", help="With a lead-in: Milley declared, “…”", rich_help_panel=PANEL)
]
Apart = Annotated[
    bool,
    typer.Option(
        "--part", help="Each part of an interrupted sentence alone: “…,” she said, “…”", rich_help_panel=PANEL
    ),
]
Whole = Annotated[
    bool,
    typer.Option("--whole", help="Join sentences, too: “…,” she said. “…”", rich_help_panel=PANEL),
]
Trim = Annotated[
    list[str] | None,
    typer.Option(
        "--trim",
        metavar="FROM…TO",
        help="Leave out what stands from FROM to TO; an ellipsis shows it.",
        rich_help_panel=PANEL,
    ),
]
Only = Annotated[
    str, typer.Option("--only", metavar="FROM…TO", help="Quote no more than FROM to TO.", rich_help_panel=PANEL)
]
LowerFirst = Annotated[
    bool, typer.Option("--lower-first", help="Begin with a small letter, in brackets.", rich_help_panel=PANEL)
]
UpperFirst = Annotated[
    bool, typer.Option("--upper-first", help="Begin with a capital, in brackets.", rich_help_panel=PANEL)
]
Locale = Annotated[
    str,
    typer.Option(
        "--locale", metavar="LANG", help="The language of terms, dates and marks: en-GB, de …", rich_help_panel=PANEL
    ),
]
SetFormat = Annotated[
    Format | None,
    typer.Option("--format", "-f", help="How the text is written.", rich_help_panel="Output", show_default=False),
]
Part = Annotated[
    CopyPart | None,
    typer.Option("--copy-part", help="Put this part on the clipboard.", rich_help_panel="Output", show_default=False),
]


class Wishes(NamedTuple):
    """How quotations are wanted, as the options say it."""

    direct: bool = False
    introduce: bool = False
    trims: tuple[str, ...] = ()
    only: str = ""
    lower_first: bool = False
    upper_first: bool = False
    locale: str = ""
    part: bool = False
    whole: bool = False

    @property
    def first(self) -> str:
        """The option that was given first, "" when none was."""
        named = zip(self._fields, self, strict=True)
        name = next((name for name, value in named if value), "")
        return f"--{name.removesuffix('s').replace('_', '-')}" if name else ""


def manner(wishes: Wishes, locator: str = "") -> "QuotingOptions":
    """The same for the use case. `typer.BadParameter` for two that contradict each other."""
    from citecli.api.citing.set_quotation import QuotingOptions
    from citecli.quoting.alterations import AlterationOptions, FirstLetter

    if wishes.lower_first and wishes.upper_first:
        raise typer.BadParameter("--lower-first and --upper-first don't go together; choose one")
    if wishes.part and wishes.whole:
        raise typer.BadParameter("--part and --whole don't go together; choose one")
    first = FirstLetter.LOWER if wishes.lower_first else FirstLetter.UPPER if wishes.upper_first else None
    return QuotingOptions(
        wishes.direct,
        wishes.introduce,
        AlterationOptions(wishes.only, wishes.trims, first or FirstLetter.AS_IT_IS),
        locator,
        join(wishes),
    )


def join(wishes: Wishes) -> "JoinParts":
    """Which parts of an utterance are to be one quotation."""
    from citecli.quoting.interruptions import JoinParts

    return JoinParts.APART if wishes.part else JoinParts.WHOLE if wishes.whole else JoinParts.SENTENCE


def style(session: "Session", name: str) -> "Style":
    """The style of that name."""
    from citecli.api.citing import styles

    with session.shelf() as shelf:
        return styles.find_style(name, shelf)


def set_all(
    session: "Session", utterances: "Sequence[Utterance]", chosen: "Style", wishes: Wishes, locator: str = ""
) -> "SetQuotations":
    """The quotations set; what the style has to remark is said."""
    from citecli.api.citing.set_quotation import set_quotations

    answer = set_quotations(utterances, chosen, manner(wishes, locator), wishes.locale or session.settings.locale)
    for warning in answer.warnings:
        session.remark(warning)
    _tell_of_the_nameless(session, utterances)
    return answer


def _tell_of_the_nameless(session: "Session", utterances: "Sequence[Utterance]") -> None:
    """A remark for each document that a citation can call by no name."""
    documents = {(one.document.path, one.document.id): one.document for one in utterances}
    for document in documents.values():
        reference = document.reference
        if not reference.texts.get("title") and not reference.names:
            session.remark(f"{document.id} has neither author nor title; `{session.editing(document)}` gives it them")


def put_out(session: "Session", answer: "SetQuotations", form: str, extras: "Extras", pager: bool = True) -> None:
    """Write the answer: in the format asked for, else for the terminal, else as plain text."""
    screen = session.screen
    if form == Format.TERMINAL or (not form and screen):
        from citecli.render.screen import Screen
        from citecli.render.terminal.set_quotations import set_quotations as to_screen

        session.write(to_screen(answer, screen or Screen(80, 24), extras.explain), pager=pager)
    else:
        session.write(laid_out(answer, form, extras))


def laid_out(answer: "SetQuotations", form: str, extras: "Extras", part: str = CopyPart.ALL) -> str:
    """The answer, or a part of it, as text; plain when the format is the terminal's or none."""
    if form in ("json", "jsonl"):
        from citecli.render import set_quotations_json as json

        return (json.array if form == "json" else json.lines)(answer, extras)
    if form in ("csv", "lines"):
        from citecli.markup.plain import write
        from citecli.render.streaming import Form, written

        utterances = [
            part._replace(citation=write(one.citation).strip())
            for one in answer.quotations
            for part in ([part.utterance for part in one.parts] or [one.utterance])
        ]
        return "".join(written([utterances], Form.CSV if form == "csv" else Form.PLAIN, extras))
    from citecli.render import set_quotations as text

    chosen = text.Part(part)
    match form:
        case Format.MARKDOWN:
            return text.markdown(answer, chosen)
        case Format.HTML:
            return text.html(answer, chosen)
        case Format.RTF:
            return text.rtf(answer, chosen)
        case _:
            return text.plain(answer, chosen)
