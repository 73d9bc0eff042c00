from collections.abc import Callable
from types import SimpleNamespace

import pytest

from citecli.documents.model import pages as pages_of
from citecli.errors import UnreadableDocument
from citecli.readers import pdf
from citecli.readers.source import Source

pytest.importorskip("pypdfium2_raw")
LINE = "This line is about as long as the lines of a book are, and says"


def page(number: int, *paragraphs: list[str]) -> list[tuple[str, float, float, float]]:
    """A page with a running head, a number at its foot, and paragraphs parted by the indent of their first line."""
    lines = [("The Long Rain", 250.0, 760.0, 10.0)]
    y = 700.0
    for paragraph in paragraphs:
        for index, text in enumerate(paragraph):
            lines.append((text, 90.0 if index == 0 else 72.0, y, 10.0))
            y -= 12
    return [*lines, (str(number), 300.0, 30.0, 10.0)]


def test_paragraphs_pages_and_furniture(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    data = make.pdf(
        [
            page(1, [LINE, "that it rains and that the wea-", "ther is bad today."], [LINE, "that it goes"]),
            page(2, ["on and on until it ends."], [LINE, "little more than that."], [LINE, "once more."]),
            page(3, [LINE, "the end of it."], [LINE, "nothing."]),
        ]
    )
    document = pdf.read(Source("x.pdf", data))
    assert shown(document)[:3] == [
        f"{LINE} that it rains and that the weather is bad today.",
        f"{LINE} that it goes on and on until it ends.",
        f"{LINE} little more than that.",
    ]
    assert [part.page for part in document.paragraphs] == ["1", "1–2", "2", "2", "3", "3"]
    assert "The Long Rain" not in document.text
    (turn,) = document.paragraphs[1].turns
    assert (turn.page, document.text[turn.offset :][:10]) == ("2", "on and on ")
    assert all(not part.turns for part in document.paragraphs[2:])


def test_the_largest_type_is_the_title_and_larger_type_a_heading(
    make: SimpleNamespace, shown: Callable[..., list[str]]
) -> None:
    lines = [
        ("Why It Rains", 72, 740, 20),
        ("Causes", 72, 690, 14),
        (LINE, 72, 660, 10),
        ("that it is wet.", 72, 648, 10),
    ]
    document = pdf.read(Source("x.pdf", make.pdf([lines])))
    assert document.reference.texts["title"] == "Why It Rains"
    assert document.origins["title"] == "largest type on the first page"
    assert shown(document, True) == ["## Causes", f"{LINE} that it is wet."]


def test_labels_information_and_doi(make: SimpleNamespace) -> None:
    lines = [(LINE, 72, 660, 10), ("Ann Byron. https://doi.org/10.1234/rain(5).", 72, 648, 10)]
    information = "/Title(Rain)/Author(Ann Byron)/CreationDate(D:20200304120000Z)"
    document = pdf.read(Source("x.pdf", make.pdf([lines, lines], information, "0<</S/r>>1<</S/D/St 7>>")))
    assert [part.page for part in document.paragraphs] == ["i–7"] or [part.page for part in document.paragraphs] == [
        "i",
        "7",
    ]
    assert document.reference.texts == {"title": "Rain", "DOI": "10.1234/rain(5)"}
    assert document.reference.type == "article-journal"
    assert document.reference.names["author"][0].family == "Byron"
    assert document.reference.dates["issued"].start[:3] == (2020, 0, 0)
    assert any("the year 2020 is when the file was made" in remark for remark in document.remarks)
    assert document.origins["author"] == "PDF information"


def test_pictures_have_no_text(make: SimpleNamespace) -> None:
    with pytest.raises(UnreadableDocument, match="recognise its text"):
        pdf.read(Source("x.pdf", make.pdf([[]])))


def test_without_pdfium_one_line_says_what_to_install(make: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    hidden = pdf._START.replace("from citecli", "sys.modules['pypdfium2_raw'] = None; from citecli")
    monkeypatch.setattr(pdf, "_START", hidden)
    with pytest.raises(UnreadableDocument, match=r"pip install 'citecli\[pdf\]'"):
        pdf.read(Source("x.pdf", make.pdf([[("x", 1, 1, 10)]])))


def body(
    top: float = 660.0, lines: int = 6, x: float = 72.0, size: float = 10.0
) -> list[tuple[str, float, float, float]]:
    """Lines of running text, the last one short, from `top` down."""
    words = ["Words of the text run on along this line until its right edge is"] * (lines - 1) + ["reached at last."]
    return [(text, x, top - 12 * index, size) for index, text in enumerate(words)]


def texts(document: object) -> list[str]:
    return [part.span.of(document.text) for part in document.paragraphs]  # type: ignore[attr-defined]


@pytest.mark.parametrize("leading", [20, 24, 28, 34])
@pytest.mark.parametrize("size", [16, 18, 20])
def test_a_title_of_several_lines_is_whole(make: SimpleNamespace, leading: int, size: int) -> None:
    rows = ["Just-in-Time Weather for", "Valleys That Have Never Had", "a Dry Summer"]
    lines = [(text, 90.0 + 10 * at, 740.0 - leading * at, float(size)) for at, text in enumerate(rows)]
    document = pdf.read(Source("x.pdf", make.pdf([[*lines, ("Ann Byron", 200.0, 640.0, 12.0), *body(600.0)]])))
    assert document.reference.texts["title"] == " ".join(rows)


def test_the_information_of_another_file_does_not_win_over_the_title_on_the_page(make: SimpleNamespace) -> None:
    page = [("Why the Rain Stayed", 72.0, 740.0, 20.0), *body()]
    for given in ("template for UP 2008", "rain.dvi", "Minutes of a Meeting", "arXiv:1706.03762v5", "Why the Rain"):
        document = pdf.read(Source("x.pdf", make.pdf([page], f"/Title({given})")))
        assert document.reference.texts["title"] == "Why the Rain Stayed", given


@pytest.mark.parametrize(
    "author", ["ARRAY(0x55d0c8a1)", "HASH(0x1f)", "C:\\\\Users\\\\ann", "root", "jdoe2", "a@b.org", "0"]
)
def test_an_author_that_is_none_is_refused(make: SimpleNamespace, author: str) -> None:
    document = pdf.read(Source("x.pdf", make.pdf([body()], f"/Author({author})")))
    assert "author" not in document.reference.names


def test_the_year_that_pages_print_wins_over_that_of_the_file(make: SimpleNamespace) -> None:
    made = "/CreationDate(D:20261127120000Z)"
    for line, year in (("© 1998 The Quay Press", 1998), ("Copyright (c) 2009 by Ann Byron", 2009)):
        document = pdf.read(Source("x.pdf", make.pdf([[*body(), (line, 72.0, 100.0, 8.0)]], made)))
        assert document.reference.dates["issued"].start[:3] == (year, 0, 0)
    document = pdf.read(Source("x.pdf", make.pdf([[*body(), ("Saltmouth, May 1931", 72.0, 500.0, 10.0)]], made)))
    assert "issued" not in document.reference.dates
    assert any("made in 2026" in remark for remark in document.remarks)


def test_what_is_painted_twice_is_read_once(make: SimpleNamespace) -> None:
    for aside in (0.0, 0.3, 0.8):
        page = [line for one in body() for line in (one, (one[0], one[1] + aside, one[2] - aside / 2, one[3]))]
        document = pdf.read(Source("x.pdf", make.pdf([page])))
        assert document.text.count("Words of the text") == 5
        assert document.text.count("reached at last") == 1
        assert "WWords" not in document.text


def test_painted_from_the_bottom_up_is_read_from_the_top(make: SimpleNamespace) -> None:
    upright = pdf.read(Source("x.pdf", make.pdf([body(lines=12)])))
    assert pdf.read(Source("x.pdf", make.pdf([body(lines=12)[::-1]]))).text == upright.text


def test_two_columns_in_any_order_of_painting(make: SimpleNamespace) -> None:
    left = [(f"The left column says in its line {n}", 72.0, 700.0 - 12 * n, 10.0) for n in range(12)]
    right = [(f"and the right one answers it in {n}", 320.0, 700.0 - 12 * n, 10.0) for n in range(12)]
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    for page in ([*left, *right], rows, rows[::-1]):
        text = " ".join(pdf.read(Source("x.pdf", make.pdf([page]))).text.split())
        assert text.index("in its line 11") < text.index("answers it in 0")
        assert text.index("in its line 3") < text.index("in its line 4")
        assert text.index("it in 3") < text.index("it in 4")


def test_printed_page_numbers_are_the_pages(make: SimpleNamespace) -> None:
    for foot in ("{}", "- {} -", "Page {}", "{} | The Quay Review", "The Quay Review {}"):
        pages = [[*body(), (foot.format(211 + n), 280.0, 40.0, 9.0)] for n in range(4)]
        document = pdf.read(Source("x.pdf", make.pdf(pages)))
        assert [part.page for part in document.paragraphs] == ["211", "212", "213", "214"], foot
        assert "212" not in document.text


def test_numbers_that_keep_no_step_with_the_pages_are_none_of_theirs(make: SimpleNamespace) -> None:
    pages = [[*body(), (str(number), 280.0, 400.0, 10.0)] for number in (19, 4, 88, 23)]
    document = pdf.read(Source("x.pdf", make.pdf(pages)))
    assert pages_of(document) == ("1", "2", "3", "4")


@pytest.mark.parametrize("note", ["Ibid., 12.", "1 Byron, Lamps, 20.", "* See above, note 3."])
def test_footnotes_that_are_alike_are_kept_and_break_no_sentence(make: SimpleNamespace, note: str) -> None:
    first = [("The sentence that begins on this page of the book is one that goes", 72.0, 100.0, 10.0)]
    pages = [[*body(700.0), *first, (note, 72.0, 70.0, 8.0), (str(n), 300.0, 30.0, 9.0)] for n in range(1, 5)]
    pages = [[("on to the next page, and there it ends.", 72.0, 740.0, 10.0), *page] for page in pages]
    document = pdf.read(Source("x.pdf", make.pdf(pages)))
    assert document.text.count(note.split(" ", 1)[1]) == 4
    assert document.text.count("one that goes on to the next page, and there it ends.") == 3


def test_chinese_and_japanese_lines_are_joined_without_spaces(make: SimpleNamespace) -> None:
    lines = [
        "山路を登りながら、こう考えた。智に働けば角が立つ。",
        "情に棹させば流される。意地を通せば窮屈だ。",
        "とかくに人の世は住みにくい。",
    ]
    page = [(text, 72.0, 700.0 - 18 * at, 12.0) for at, text in enumerate(lines)]
    assert "".join(lines) in pdf.read(Source("x.pdf", make.pdf([page]))).text


@pytest.mark.parametrize(
    ("seen", "read"),
    [
        ("םלוע םולש", "שלום עולם"),
        ("1948 תנשב םולש", "שלום בשנת 1948"),
        ("ﻢﻟﺎﻌﻟﺎﺑ ﺎﺒﺣﺮﻣ", "مرحبا بالعالم"),
    ],
)
def test_arabic_and_hebrew_are_read_in_their_order(make: SimpleNamespace, seen: str, read: str) -> None:
    page = [(seen, 300.0, 700.0, 12.0)]
    assert read in pdf.read(Source("x.pdf", make.pdf([page], width=500))).text


def test_fonts_that_do_not_say_their_letters_are_refused(make: SimpleNamespace) -> None:
    shifted = "".join(chr(ord(char) - 29) if char.isalpha() else char for char in " ".join(text for text, *_ in body()))
    page = [(shifted[at : at + 60], 72.0, 700.0 - at / 5, 10.0) for at in range(0, len(shifted), 60)]
    with pytest.raises(UnreadableDocument, match="which letters"):
        pdf.read(Source("x.pdf", make.pdf([page, page])))


def test_a_page_whose_letters_are_not_known_is_left_out_and_named(make: SimpleNamespace) -> None:
    unknown = [("\ue001\ue002\ue003 \ue004\ue005 \ue006", 72.0, 700.0 - 12 * at, 10.0) for at in range(5)]
    document = pdf.read(Source("x.pdf", make.pdf([body(), unknown, body()])))
    assert "\ufffd" not in document.text
    assert "x.pdf: the letters of 1 page can't be told and are left out (2)" in document.remarks
    assert {part.page for part in document.paragraphs} <= {"1", "3", "1–3"}


def test_what_says_how_pages_are_numbered_is_remarked_on(make: SimpleNamespace) -> None:
    printed = [[*body(), (str(211 + n), 280.0, 40.0, 9.0)] for n in range(3)]
    document = pdf.read(Source("x.pdf", make.pdf(printed)))
    assert "x.pdf: its pages are numbered as printed on them (211–213)" in document.remarks
    document = pdf.read(Source("x.pdf", make.pdf([body()] * 3)))
    assert document.counted_pages == 3
    assert any("its pages are counted" in remark for remark in document.remarks)


def test_the_first_section_is_no_title(make: SimpleNamespace) -> None:
    page = [("The Ranking of Rivers", 72.0, 740.0, 14.0), ("1 Introduction and Motivation", 72.0, 700.0, 16.0), *body()]
    assert pdf.read(Source("x.pdf", make.pdf([page]))).reference.texts["title"] == "The Ranking of Rivers"


def test_a_paragraph_ends_where_the_next_word_had_found_room(make: SimpleNamespace) -> None:
    ended = [
        (f"Words of the text run on along this line until its edge is {n}.", 72.0, 690.0 - 12 * n, 10.0)
        for n in range(4)
    ]
    whole = pdf.read(Source("x.pdf", make.pdf([ended])))
    assert len(whole.paragraphs) == 1
    page = [*body(700.0), *body(628.0)]
    assert len(pdf.read(Source("x.pdf", make.pdf([page]))).paragraphs) == 2


def test_gaps_are_spaces_however_narrow(make: SimpleNamespace) -> None:
    words = "the rain fell on every roof of the town that night and nobody spoke".split()
    for gap in (0.8, 1.2, 2.5, 4.0):
        x, page = 72.0, []
        for word in words:
            page.append((word, x, 700.0, 10.0))
            x += 10 * sum(HELVETICA[char] for char in word) / 1000 + gap
        assert " ".join(words) in pdf.read(Source("x.pdf", make.pdf([page]))).text, gap


HELVETICA = dict.fromkeys("abdeghnopqu", 556) | dict.fromkeys("cksvxyz", 500) | dict.fromkeys("ijl", 222)
HELVETICA |= {"f": 278, "t": 278, "m": 833, "r": 333, "w": 722}
"""Widths of its letters, in thousandths of the size."""


def test_numbers_that_have_no_place_on_the_page_are_none_of_its(make: SimpleNamespace) -> None:
    pages = [[(f"Table {3 + at}", 72.0, 740.0 - 35 * at, 10.0), (LINE, 72, 400, 10)] for at in range(7)]
    document = pdf.read(Source("x.pdf", make.pdf(pages)))
    assert document.paragraphs[-1].page == "7"
    headed = [[(f"Table {3 + at}", 72.0, 740.0, 10.0), (LINE, 72, 400, 10)] for at in range(7)]
    assert pdf.read(Source("x.pdf", make.pdf(headed))).paragraphs[-1].page.endswith("9")


def test_feet_with_another_number_that_keeps_step_are_furniture(make: SimpleNamespace) -> None:
    pages = [
        [
            (LINE, 72.0, 700.0, 10.0), ("it goes on", 72.0, 688.0, 10.0), (str(at + 1), 300.0, 45.0, 10.0),
            (f"{249 + at} Rain Proceedings" if at % 2 else f"Rain Proceedings {249 + at}", 72.0, 25.0, 9.0),
        ]
        for at in range(8)
    ]  # fmt: skip
    document = pdf.read(Source("x.pdf", make.pdf(pages)))
    assert "Proceedings" not in document.text
    assert document.paragraphs[0].page == "1–8"


def test_a_figure_in_the_middle_of_a_sentence_comes_after_its_paragraph(
    make: SimpleNamespace, shown: Callable[..., list[str]]
) -> None:
    column = [(LINE, 72.0, 700.0 - 12 * at, 10.0) for at in range(10)]
    figure = [("wells", 150.0, 700.0, 8.0), ("rain", 200.0, 680.0, 8.0), ("Figure 1. Rain and wells", 72.0, 640.0, 9.0)]
    rest = [
        ("how much it rains in the year.", 72.0, 600.0, 10.0),
        (LINE, 82.0, 588.0, 10.0),
        ("and so on.", 72.0, 576.0, 10.0),
    ]
    document = pdf.read(Source("x.pdf", make.pdf([column, [*figure, *rest]])))
    texts = shown(document)
    whole = next(text for text in texts if text.endswith("how much it rains in the year."))
    assert whole.startswith(LINE)
    assert "Figure" not in whole
    assert texts.index(whole) < texts.index("Figure 1. Rain and wells")
    (paragraph,) = [one for one in document.paragraphs if one.page == "1–2"]
    assert document.text[paragraph.turns[0].offset :].startswith("how much it rains")


def test_a_footnote_in_the_size_of_the_text_comes_after_the_paragraph(
    make: SimpleNamespace, shown: Callable[..., list[str]]
) -> None:
    first = [(LINE, 72.0, 700.0 - 12 * at, 10.0) for at in range(10)]
    note = [("2 We should say that it rains in every year that has been measured.", 72.0, 520.0, 10.0)]
    second = [
        ("how much it rains in the year.", 72.0, 700.0, 10.0),
        (LINE, 82.0, 688.0, 10.0),
        ("and so on.", 72.0, 676.0, 10.0),
    ]
    texts = shown(pdf.read(Source("x.pdf", make.pdf([[*first, *note], second]))))
    assert any(text.startswith(LINE) and text.endswith("how much it rains in the year.") for text in texts)


@pytest.mark.parametrize("initial", ["W", "“W", "«W", '"W'])
def test_an_initial_over_several_lines_belongs_to_its_word(make: SimpleNamespace, initial: str) -> None:
    lines = [
        (initial, 72.0, 640.0, 36.0),
        ("ords of the text run on beside a letter that is", 130.0, 660.0, 10.0),
        ("as high as two of the lines that begin beside it,", 130.0, 648.0, 10.0),
        *body(636.0),
    ]
    assert texts(pdf.read(Source("x.pdf", make.pdf([lines]))))[0].startswith(f"{initial}ords of the text run on")


@pytest.mark.parametrize(
    ("line", "day"), [("3 March 2021", (2021, 3, 3)), ("May 2019", (2019, 5, 0)), ("12. Juni 2020", (2020, 6, 12))]
)
def test_a_date_below_the_title_is_that_of_the_text(
    make: SimpleNamespace, line: str, day: tuple[int, int, int]
) -> None:
    page = [("Why the Rain Stayed", 72.0, 740.0, 20.0), ("Ann Byron", 72.0, 715.0, 10.0), (line, 72.0, 695.0, 10.0)]
    document = pdf.read(Source("x.pdf", make.pdf([page + body()], "/CreationDate(D:20261128)")))
    assert document.reference.dates["issued"].start[:3] == day
    assert document.origins["issued"] == "date line"
    assert not any("when the file was made" in remark for remark in document.remarks)


def test_a_date_after_the_text_is_not_that_of_the_text(make: SimpleNamespace) -> None:
    page = [("Why the Rain Stayed", 72.0, 740.0, 20.0), *body(700.0), ("3 March 2021", 72.0, 600.0, 10.0)]
    document = pdf.read(Source("x.pdf", make.pdf([page], "/CreationDate(D:20220101)")))
    assert document.origins["issued"] == "PDF information"


VERSE = (
    "The sea is calm tonight,",
    "The tide is full, the moon lies fair",
    "Upon the straits; on the far coast",
    "The light is gone.",
)


def test_lines_of_verse_stay_lines(make: SimpleNamespace) -> None:
    lines = [*body(700.0), *((text, 110.0, 610.0 - 12 * at, 10.0) for at, text in enumerate(VERSE)), *body(540.0)]
    document = pdf.read(Source("x.pdf", make.pdf([lines])))
    assert texts(document)[1] == "\n".join(VERSE)
    assert len(document.line_breaks) == 3


def test_a_block_of_prose_that_is_set_in_is_no_verse(make: SimpleNamespace) -> None:
    quoted = (
        "We have seen no tide like it, and I do not think",
        "That anybody here will see another, for the wall",
        "Is gone, and with it the light.",
    )
    lines = [*body(700.0), *((text, 110.0, 610.0 - 12 * at, 10.0) for at, text in enumerate(quoted)), *body(540.0)]
    assert texts(pdf.read(Source("x.pdf", make.pdf([lines]))))[1] == " ".join(quoted)
