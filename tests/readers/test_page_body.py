"""Which blocks of a page are its body, however it is marked up, and which stand beside it."""

import pytest

from citecli.documents.model import Document
from citecli.readers import html_page
from citecli.readers.source import Source

pytest.importorskip("trafilatura")
SENTENCES = (
    "The ferry left at noon with forty people on board, and the wind had begun to turn.",
    "Nobody on the quay expected it back before the evening, said the woman in the office.",
    "By four the sea was white as far as the lighthouse, and the flags were taken down.",
    "It came in at nine, an hour late, with all its windows broken and everybody well.",
)


def page_of(*parts: str, around: str = "<article>{}</article>") -> Document:
    html = "<html><head><title>The ferry</title></head><body><nav><a href=/>Home</a> <a href=/n>News</a></nav>"
    html += around.format("".join(parts)) + "<footer>All rights reserved by the harbour office</footer></body></html>"
    return html_page.read(Source("x.html", html.encode(), ".html"))


def paragraphs(sentences: tuple[str, ...] = SENTENCES) -> list[str]:
    return [f"<p>{sentence}</p>" for sentence in sentences]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<pre>tide = 4\nif tide &gt; 3: wait()</pre>", "tide = 4\nif tide > 3: wait()"),
        ("<pre><code>sail --reef 2</code></pre>", "sail --reef 2"),
        ("<blockquote lang=fr><p>Le vent tourne, rentrez les voiles.</p></blockquote>", "Le vent tourne, rentrez"),
        ("<blockquote class=social-embed lang=en>All safe at the quay. — Harbour (@h)</blockquote>", "All safe at the"),
        ("<ul><li>Forty coats</li><li>Nine lamps</li></ul>", "Nine lamps"),
        ("<dl><dt>Reef</dt><dd>To make a sail smaller.</dd></dl>", "To make a sail smaller."),
        ("<table><tr><th>Hour</th><th>Wind</th></tr><tr><td>Noon</td><td>Force five</td></tr></table>", "Force five"),
    ],
)
def test_what_stands_between_paragraphs_is_no_less_text(markup: str, words: str) -> None:
    first, *rest = paragraphs()
    document = page_of(first, markup, *rest)
    assert words in document.text
    assert document.text.index(SENTENCES[0]) < document.text.index(words) < document.text.index(SENTENCES[1])
    assert "Home" not in document.text
    assert "rights reserved" not in document.text


@pytest.mark.parametrize("how", ["hidden", "style='display: none'", "style=visibility:hidden"])
def test_what_a_page_hides_is_no_text(how: str) -> None:
    first, *rest = paragraphs()
    document = page_of(first, f"<div {how}><p>{SENTENCES[0]}</p></div>", f"<p {how}>{SENTENCES[1]}</p>", *rest)
    assert document.text.count(SENTENCES[0]) == document.text.count(SENTENCES[1]) == 1


def test_a_body_that_a_program_shows_is_text() -> None:
    assert SENTENCES[3] in page_of(*paragraphs(), around="<article style='display:none'>{}</article>").text


def test_a_row_of_a_table_is_one_paragraph() -> None:
    first, *rest = paragraphs()
    table = "<table><tr><th>Hour</th><th>Wind</th></tr><tr><td><p>Noon</p></td><td>Force five</td></tr></table>"
    assert "\n\nHour | Wind\n\nNoon | Force five\n\n" in page_of(first, table, *rest).text


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>Count the coats, and then count them again.</p><footer>— Ann Byron</footer></blockquote>",
        "<figure><blockquote>Count the coats, and then count them again.</blockquote>"
        "<figcaption>— Ann Byron</figcaption></figure>",
    ],
)
def test_whose_words_a_block_quotation_is_belongs_to_it(markup: str) -> None:
    first, *rest = paragraphs()
    assert "count them again.\n\n— Ann Byron\n\n" in page_of(first, markup, *rest).text
    figure = "<figure><img src=a><figcaption>— Ann Byron</figcaption></figure>"
    assert "Byron" not in page_of(first, figure, *rest).text


@pytest.mark.parametrize(
    "around", ["{}", "<div>{}</div>", "<table><tr><td>{}</td></tr></table>", "<form>{}</form>", "<center>{}</center>"]
)
@pytest.mark.parametrize(
    "markup", ["<ol><li>Call the crew</li><li>Count the coats</li></ol>", "<blockquote>Count the coats</blockquote>"]
)
def test_a_short_page_without_an_article_keeps_its_lists_and_quotations(around: str, markup: str) -> None:
    text = page_of("<h1>The ferry</h1>", *paragraphs(SENTENCES[:2]), markup, around=around).text
    assert "Count the coats" in text
    assert SENTENCES[1] in text


def test_a_page_that_is_one_preformatted_text_is_read() -> None:
    lines = "\n".join(f"{number}.  {sentence}\n" for number, sentence in enumerate(SENTENCES * 12, start=1))
    document = page_of(f"<pre>{lines}</pre>", around="<div>{}</div>")
    assert document.count_words() > 700


def test_menus_and_captions_are_left_out_and_counted() -> None:
    caption = "<figure><img><figcaption>The ferry in spring. Photo: Ann Byron</figcaption></figure>"
    document = page_of(*paragraphs(), caption)
    assert [(omission.kind.value, omission.text) for omission in document.omissions] == [
        ("figure", "The ferry in spring. Photo: Ann Byron"),
        ("part of the page around the text", "Home News\nAll rights reserved by the harbour office"),
    ]


def test_a_list_of_links_to_other_pages_in_the_text_is_none_of_it() -> None:
    links = "".join(f"<li><a href=/{number}>More about storm number {number}</a></li>" for number in range(4))
    first, *rest = paragraphs()
    document = page_of(first, f"<div class=related-links><ul>{links}</ul></div>", *rest)
    assert "storm number" not in document.text


def test_exponents_stay_and_the_signs_of_notes_go() -> None:
    text = (
        "<p>The bay held 10<sup>6</sup> fish in 2020<sup><a href=#n3>3</a></sup>, on 40 km<sup>2</sup>, said the warden"
        "<a href=#n4><sup>4</sup></a> on the 1<sup>st</sup> of May.<sup>[5]</sup></p>"
    )
    expected = "The bay held 10⁶ fish in 2020, on 40 km², said the warden on the 1st of May."
    assert expected in page_of(text, *paragraphs()).text


def test_a_break_in_a_paragraph_is_one_and_two_part_it() -> None:
    text = "<p>“A turn of<br>the tide was seen at dawn,” said Nora Finch, the warden of the bay.<br><br>It was low.</p>"
    document = page_of(text, *paragraphs())
    first, second = (paragraph.span.of(document.text) for paragraph in document.paragraphs[:2])
    assert first == "“A turn of\nthe tide was seen at dawn,” said Nora Finch, the warden of the bay."
    assert second == "It was low."
    assert document.line_breaks == (document.text.index("\n"),)


PART = "<div class=grid><div class='text part'>{}</div></div>"


def test_a_text_that_a_template_parts_into_several_boxes_is_whole() -> None:
    long = [f"<p>{sentence} {sentence.replace('the', 'that')}</p>" for sentence in SENTENCES]
    advertisement = "<div class=ad><a href=/buy>Buy a lamp</a></div>"
    around = "<article><h1>The ferry</h1><div class=chunks>{}</div></article>"
    document = page_of(PART.format(long[0] + long[1]) + advertisement + PART.format(long[2] + long[3]), around=around)
    assert all(sentence in document.text for sentence in SENTENCES)
    assert "Buy a lamp" not in document.text


def test_other_texts_below_in_boxes_of_the_same_kind_are_none_of_it() -> None:
    first = "".join(f"<p>{sentence} {sentence}</p>" for sentence in SENTENCES)
    other = (
        "<h1>The gulls</h1><p>The gulls came back on Monday, and nobody in the town could sleep for all the noise.</p>"
    )
    around = "<main>{}</main>"
    document = page_of(PART.format("<h1>The ferry</h1>" + first) + PART.format(other), around=around)
    assert SENTENCES[2] in document.text
    assert "gulls came back" not in document.text


@pytest.mark.parametrize(
    "html",
    [
        "<body><p>The sea is calm.</p>{}<ul><li>One ship came.</li></ul>",
        "<body>{}<p>The sea is calm.<ul><li>One ship came.</ul>",
        "<body><p>The sea is calm.<p>One ship came.</p>{}",
        "<body><table><tr><td><a href=h>Home</a><td><p>The sea is calm.</p>{}<p>One ship came.</table>",
    ],
)
def test_short_paragraphs_at_either_end_of_a_page_are_text(html: str) -> None:
    page = "<html><head><title>Ships</title></head>" + html.format("".join(paragraphs()))
    document = html_page.read(Source("x.html", page.encode(), ".html"))
    assert "The sea is calm." in document.text
    assert "One ship came." in document.text


def test_verse_in_a_box_of_its_own_is_text() -> None:
    verse = "<div class=line-block>The sea is calm tonight,<br>The tide is full.</div>"
    for html in (verse + "".join(paragraphs()), paragraphs()[0] + verse + "".join(paragraphs()[1:])):
        page = f"<html><head><title>Ships</title></head><body>{html}</body></html>"
        document = html_page.read(Source("x.html", page.encode(), ".html"))
        assert "The sea is calm tonight,\nThe tide is full." in document.text
