"""Drafts in HTML."""

from collections.abc import Callable

import pytest

from citecli.drafts import html
from citecli.drafts.quotations import find


def found(text: str) -> list[tuple[str, bool, list[str]]]:
    return [
        (one.text, one.block, [cite.key for citation in one.citations for cite in citation.cites])
        for one in find(html.draft_of(text))
    ]


CITED = '<span class="citation" data-cites="doe roe">(Doe 3)</span>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"<p>&ldquo;So <em>it</em> was&rdquo; {CITED}.</p>", [("So it was", False, ["doe", "roe"])]),
        ("<p>“So it was” [@doe, p. 3].</p>", [("So it was", False, ["doe"])]),
        ("<p><q>So <q>it</q> was</q>.</p>", [("So ‘it’ was", False, [])]),
        (f"<blockquote><p>So it was.</p><p>“And is.” {CITED}</p></blockquote>",
         [("So it was.", True, ["doe", "roe"]), ("And is.", True, ["doe", "roe"])]),
        ("<p>One “so it was<p>and” two “is”", [("is", False, [])]),
        ("<td>“so it</td><td>was”</td>", [("so it", False, [])]),
        ("<h1>“So it was”</h1><code>“no”</code><pre>“no”</pre><script>“no”</script><!-- “no” -->", []),
        ("<head><title>“no”</title><style>@media {“no”}</style></head><body>“so it was”", [("so it was", False, [])]),
        ('<p>“So it was.”<a href="#fn1" id="fnref1"><sup>1</sup></a></p><ol><li id="fn1"><p>See '
         f'{CITED}. <a href="#fnref1">↩</a></p></li></ol>', [("So it was.", False, ["doe", "roe"])]),
        ('<p>“So it was.”<a href="#_ftn1" name="_ftnref1">[1]</a></p><div id=ftn1><p><a name="_ftn1" '
         f'href="#_ftnref1">[1]</a> {CITED}</p></div>', [("So it was.", False, ["doe", "roe"])]),
        ("<p>Ben &amp; Co: “5 &lt; 6 is so”</p>", [("5 < 6 is so", False, [])]),
    ],
)  # fmt: skip
def test_what_is_quoted(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(text) == expected


def test_places_are_those_of_the_source() -> None:
    text = "<p>Ä</p>\r\n<p>&auml; 😀 “so <b>it</b> was”</p>\r\n"
    (one,) = find(html.draft_of(text))
    assert (one.line, one.column) == (2, text.split("\r\n")[1].index("so") + 1)
    assert text[one.span.start : one.span.end] == "so <b>it</b> was"


ODD = ("<code>", '<a href="#fn1">', "<p", '<a "', "<!--", "<q>", "<blockquote>", "&", "<i>", "<i></b>", "@a ")


@pytest.mark.parametrize("piece", ODD)
def test_odd_pages_cost_no_more_than_their_length(piece: str, steps: Callable[[Callable[[], object]], int]) -> None:
    find(html.draft_of(piece))
    small, large = (steps(lambda text=piece * times: find(html.draft_of(text))) for times in (500, 2000))
    assert large <= 5 * small
