"""What a browser adds to lines of HTML, takes out of them, or draws in their place."""

import pytest

from citecli.readers.html_blocks import html_blocks
from citecli.readers.page_blocks import page_blocks


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("He said <q>it rains</q> twice.", "He said “it rains” twice."),
        ("<q>We heard <q>all clear</q> at <i>dawn</i></q>", "“We heard ‘all clear’ at dawn”"),
        ("<q><q>All clear</q> was heard</q>", "“‘All clear’ was heard”"),
        ("<q><em>It</em> rains</q>", "“It rains”"),
        ("<q>“It rains”</q>", "“It rains”"),
        ("<q>It rains", "“It rains"),
        ("It rains</q>.", "It rains."),
        ("a <q></q> b", "a  b"),
        ("<q lang=de>Es regnet <q>stark</q></q>", "„Es regnet ‚stark‘“"),
        ("<q lang=fr-CA>Il pleut</q>", "«Il pleut»"),
        ("<q lang=ja>雨だ</q>", "「雨だ」"),
        ("<q lang=zh-Hant>下雨</q>", "「下雨」"),
        ("<q lang=zh>下雨</q>", "“下雨”"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>は", "漢字は"),
        ("<ruby>東<rt>とう<rb>京<rt>きょう</ruby>へ", "東京へ"),
        ("<ruby><rb>東京</rb><rtc><rt>とうきょう</rt><rt>x</rt></rtc></ruby>へ", "東京へ"),
        ("<ruby>東京<rt>とうきょう", "東京"),
        ("at <math><mi>x</mi><mo>=</mo><msup><mn>3</mn><mn>2</mn></msup></math> m", "at x = 3² m"),
        ("<m:math><m:mfrac><m:mn>1</m:mn><m:mi>g</m:mi></m:mfrac></m:math>.", "1/g."),
        ("<math><semantics><mi>y</mi><annotation>\\upsilon</annotation></semantics></math>.", "y."),
        ("<math alttext='\\alpha + 1'><mrow></mrow></math>.", "\\alpha + 1."),
        ("<span><math><mi>z</mi></math></span><span class=katex-html aria-hidden=true><span>z</span></span>.", "z."),
        ("<span class=katex-html>z</span>.", "z."),
        ("at <mjx-container><mjx-math><mjx-c></mjx-c></mjx-math><math><mi>x</mi></math></mjx-container>.", "at x."),
        ('The sea.<a href="#fn1" class="footnote-ref" role="doc-noteref">1</a> Calm.', "The sea. Calm."),
        ('The sea.<a href="#fn1" class="footnoteRef">1</a> Calm.', "The sea. Calm."),
        ('The sea.<a href="#fn1" class="footnote-anchor">12</a> Calm.', "The sea. Calm."),
        ('A note. <a href="#r1" class="reversefootnote">&#8617;</a>', "A note."),
        ('A <a href="#n" class="reference">note</a>.', "A note."),
        ("a <math><mi>b</mi> c", "a b"),
        ("<math>" + "<mrow>" * 300 + "<mi>x</mi>", ""),
        ("<math>" + "<mi>x</mi>" * 5000 + "</math>end", "end"),
    ],
)  # fmt: skip
def test_a_line(html: str, text: str) -> None:
    assert "".join(block.text for block in html_blocks(f"<p>{html}</p>")) == text.strip()
    assert "".join(block.text for block in page_blocks(f"<p>{html}</p>").blocks) == text.strip()


def test_what_a_wiki_shows_to_those_who_edit_it_is_no_text() -> None:
    html = (
        '<h2>History<span class="mw-editsection">[<a href="e">edit</a>]</span></h2>'
        '<p>It opened in 1841.<sup class="noprint Inline-Template">[<i>citation needed</i>]</sup> Then <b>it</b> shut.'
    )
    assert [block.text for block in page_blocks(html).blocks] == ["History", "It opened in 1841. Then it shut."]


def test_the_language_of_the_page() -> None:
    assert page_blocks("<html lang=de-AT><p><q>Es regnet</q>").blocks[0].text == "„Es regnet“"


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<table><tr><th>Day<th>High<tr><td>1<td>4 m</table>", ["Day | High", "1 | 4 m"]),
        ("<table><tr><td>1</td><td></td><td><p>4 m</p></td></tr></table>after", ["1 | 4 m", "after"]),
        ("<table><tr><td>1<td>" + "word " * 60 + "<td>2</table>", ["1", ("word " * 60).strip(), "2"]),
        ("<table><tr><td>1<td><p>a<p>b<td>2</table>", ["1", "a", "b", "2"]),
        ("<table><tr><td>1<td><table><tr><td>a<td>b</table><td>2</table>", ["1", "a | b", "2"]),
        ("<table><tr><td>1<td><h2>a</h2></table>", ["1", "a"]),
        ("<table><tr><td>It rains.</table>", ["It rains."]),
        ("<tr><td>a<td>b", ["a | b"]),
        ("<td>a<td>b", ["a", "b"]),
    ],
)
def test_rows_of_tables(html: str, texts: list[str]) -> None:
    assert [block.text for block in html_blocks(html)] == texts
