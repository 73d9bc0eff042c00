"""Tags and texts of HTML, with their places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.readers.html_tokens import Cursor, HtmlTag, located_tokens, tokens


def test_tags_and_texts() -> None:
    html = "<P class='a b' ID=c>Rain &amp; <b>wind</b><br/></p><!-- x > y -->end"
    assert list(tokens(html)) == [
        HtmlTag("p", {"class": "a b", "id": "c"}), "Rain & ", HtmlTag("b"), "wind", HtmlTag("b", {}, True),
        HtmlTag("br"), HtmlTag("p", {}, True), "end",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<title>a <b> &lt;</title>", "a <b> <"),
        ("<script>a <b> &lt;</script>", "a <b> &lt;"),
        ("<style>never closed", "never closed"),
    ],
)
def test_what_is_no_markup(html: str, text: str) -> None:
    assert list(tokens(html))[1] == text


@pytest.mark.parametrize("html", ['<p class="never closed', "<!-- never closed <p>", "<!doctype html <p"])
def test_what_never_ends_takes_the_rest(html: str) -> None:
    assert list(tokens(f"Rain{html}")) == ["Rain"]


def test_whoever_reads_may_go_on_elsewhere() -> None:
    html = "<pre><b>skipped</b></pre>read"
    cursor = Cursor()
    found = []
    for token in located_tokens(html, cursor):
        found.append(html[token.start : token.end])
        if token.tag and token.tag.name == "pre" and not token.tag.closes:
            cursor.at = html.index("</pre>")
    assert found == ["<pre>", "</pre>", "read"]


@given(st.text(alphabet="<>/!-ab=\"' &;script"))
def test_pieces_follow_one_another_to_the_end(html: str) -> None:
    at = 0
    for token in located_tokens(html):
        assert token.start == at
        at = token.end
    assert at == len(html)
