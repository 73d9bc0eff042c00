from citecli.answers.readings import Reading
from citecli.documents.model import Span
from citecli.documents.omissions import Omission, OmissionKind
from citecli.frozen import replace
from citecli.quotes.model import Quotation, QuotationKind
from citecli.readers import plain_text
from citecli.readers.source import Source
from citecli.render.readings import Run, reading_plain, runs

TEXT = "“One \x1b two,” he said. “Three.”"


def reading(text: str = TEXT, quoted: tuple[str, ...] = (), words: tuple[str, ...] = ()) -> Reading:
    document = plain_text.read(Source("x", text.encode()))

    def place(part: str) -> Span:
        return Span(text.index(part), text.index(part) + len(part))

    quotations = tuple(Quotation(place(part), QuotationKind.DIRECT, None) for part in quoted)
    letters = tuple("ABC"[: len(quoted)])
    return Reading(document, document.paragraphs, True, tuple(map(place, words)), quotations, letters)


def whole(answer: Reading) -> tuple[Run, ...]:
    return runs(answer, answer.paragraphs[0].span)


def test_nothing_stands_out() -> None:
    assert whole(reading()) == (Run("“One ␛ two,” he said. “Three.”"),)


def test_quotations_and_matches_cut_the_text() -> None:
    answer = reading(quoted=("“One \x1b two,”", "“Three.”"), words=("two,” he",))
    assert whole(answer) == (
        Run("“One ␛ ", "A"),
        Run("two,”", "A", True, True),
        Run(" he", "", True),
        Run(" said. "),
        Run("“Three.”", "B", False, True),
    )


def test_the_inner_of_nested_quotations_decides() -> None:
    answer = reading("“He said ‘no’ to me.”", quoted=("“He said ‘no’ to me.”", "‘no’"))
    assert [(run.text, run.letter) for run in whole(answer)] == [("“He said ", "A"), ("‘no’", "B"), (" to me.”", "A")]


def test_wrapped_lines_flow_and_breaks_stay() -> None:
    answer = reading("one two\r\nthree")
    for breaks, shown in (((), "one two three"), ((7,), "one two\nthree")):
        document = replace(answer.document, line_breaks=breaks)
        assert whole(replace(answer, document=document)) == (Run(shown),)


def test_what_was_left_out_comes_last() -> None:
    answer = replace(
        reading("It rains."),
        omissions=(Omission(OmissionKind.TABLE, "Day rain\n1 2 \x1bmm"), Omission(OmissionKind.FIGURE, "", 2)),
    )
    assert reading_plain(answer).splitlines() == [
        "1  It rains.", "", "Left out of the text", "", "[table]", "    Day rain", "    1 2 ␛mm", "", "[2 figures]",
    ]  # fmt: skip
