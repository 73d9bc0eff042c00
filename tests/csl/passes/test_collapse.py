from citecli.csl.passes.collapse import RenderedCite, collapse, group_by_names
from citecli.csl.tree import CitationPart, Layout
from citecli.frozen import replace
from citecli.markup import plain
from citecli.markup.nodes import Content, Tagged, Text


def number(value: int, *, locator: str = "") -> RenderedCite:
    content: Content = (Tagged((Text(str(value)),), "citation-number"),)
    return RenderedCite(content + ((Text(f":{locator}"),) if locator else ()), number=value, has_locator=bool(locator))


def work(names: str, year: str, suffix: str = "") -> RenderedCite:
    return RenderedCite((Tagged((Text(names),), "names"), Text(" "), *_date(year, suffix)), names)


def _date(year: str, suffix: str) -> Content:
    return Tagged((Text(year),), "year"), *((Tagged((Text(suffix),), "year-suffix"),) if suffix else ())


def joined(pieces: list[RenderedCite], part: CitationPart) -> str:
    def without_names(at: int) -> Content:
        content = pieces[at].content
        return content[2:] if isinstance(content[0], Tagged) and content[0].tag == "names" else content

    return plain.write(collapse(pieces, part, without_names, in_text=True))


NUMBERS = CitationPart(Layout((), ", "), collapse="citation-number")
YEARS = CitationPart(Layout((), "; "), collapse="year")
SUFFIXES = CitationPart(Layout((), "; "), collapse="year-suffix", year_suffix_delimiter=",")
RANGED = replace(SUFFIXES, collapse="year-suffix-ranged")


def test_runs_of_numbers() -> None:
    assert joined([number(one) for one in (1, 2, 3, 5, 7, 8)], NUMBERS) == "1–3, 5, 7, 8"
    assert joined([number(one) for one in (3, 2, 1)], NUMBERS) == "3, 2, 1"
    assert joined([number(1), number(2, locator="9"), number(3), number(4)], NUMBERS) == "1, 2:9, 3, 4"
    assert joined([number(4)], NUMBERS) == "4"
    assert joined([], NUMBERS) == ""


def test_a_writers_words_break_a_run() -> None:
    middle = replace(number(2), suffix=(Text(", too"),))
    assert joined([number(1), middle, number(3), number(4), number(5)], NUMBERS) == "1, 2, too, 3–5"


def test_authors_are_named_once() -> None:
    pieces = [work("Doe", "1999"), work("Doe", "2001"), work("Roe", "2001")]
    assert joined(pieces, YEARS) == "Doe 1999, 2001; Roe 2001"
    assert joined(pieces, replace(YEARS, cite_group_delimiter=",")) == "Doe 1999,2001; Roe 2001"
    assert joined(pieces, replace(YEARS, collapse="")) == "Doe 1999; Doe 2001; Roe 2001"


def test_years_are_said_once() -> None:
    pieces = [work("Doe", "1999", "a"), work("Doe", "1999", "b"), work("Doe", "2001"), work("Roe", "2001")]
    assert joined(pieces, SUFFIXES) == "Doe 1999a,b, 2001; Roe 2001"


def test_runs_of_suffixes() -> None:
    pieces = [work("Doe", "1999", suffix) for suffix in "abce"]
    assert joined(pieces, RANGED) == "Doe 1999a–c,e"
    assert joined(pieces[1:3], RANGED) == "Doe 1999b,c"
    assert joined([work("Doe", "1999", suffix) for suffix in ("z", "aa", "ab")], RANGED) == "Doe 1999z,aa,ab"


def test_grouping_keeps_the_order_within_a_group() -> None:
    pieces = [work("Doe", "1"), work("Roe", "2"), work("Doe", "3"), RenderedCite((Text("x"),)), work("Roe", "4")]
    assert group_by_names(pieces) == [0, 2, 1, 4, 3]
    assert group_by_names([RenderedCite((Text("x"),)), RenderedCite((Text("y"),))]) == [0, 1]
