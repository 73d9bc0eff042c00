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


GOOGLE = (
    '<html><head><style type="text/css">ol{margin:0}.c1{margin-left:36pt;padding-top:0pt}.c2{padding-top:0pt}'
    ".c3{padding-left:36pt;text-indent:-36pt}</style></head><body>"
)
QUOTED = "The quay was built for ships that were much smaller then."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'<p class="c2"><span>As she has it:</span></p><p class="c2"><span></span></p><p class="c2 c1"><span>{QUOTED}'
         '</span></p><p class="c1"><span>And those who built it were paid by day.</span></p><p class="c2">Next.</p>',
         [(QUOTED, True, []), ("And those who built it were paid by day.", True, [])]),
        (f'<p style="margin-left: 0.5in">{QUOTED} (Roe 3)</p><p>One.</p>', [(QUOTED, True, [])]),
        (f'<p>As she has it:</p><p class="c3">{QUOTED}</p><p>One.</p>', []),
        (f'<p>As she has it:</p><li class="c1"><p class="c1">{QUOTED}</p></li><p>One.</p>', []),
        (f'<p class="c1">One here:</p><p class="c1">{QUOTED}</p><p class="c1">Three.</p>', []),
        ('<p>“So it was”<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a>'
         '</sup></p><hr><div><p class="c2"><a href="#ftnt_ref1" id="ftnt1">[1]</a><span>&nbsp;See “the note”, [@doe].'
         '</span></p></div><div class="c9"><p class="c2"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is “that” so?'
         '</span></p><p class="c2"><span>“No.”</span></p></div>',
         [("So it was", False, ["doe"]), ("the note", False, ["doe"])]),
        ('<p>“So it was” <a class=msocomanchor href="#_msocom_1">[JD1]</a></p><div id="_com_1" class=msocomtxt>'
         '<a name="_msocom_1"></a><p>“Really?”</p></div>', [("So it was", False, [])]),
    ],
)  # fmt: skip
def test_exports_of_google_docs_and_word(text: str, expected: list[tuple[str, bool, list[str]]]) -> None:
    assert found(f"{GOOGLE}{text}</body></html>") == expected


def test_links_to_programs_that_keep_their_references() -> None:
    address = "https://www.google.com/url?q=https://paperpile.com/c/AbC/xyz&amp;sa=D"
    draft = html.draft_of(f'<p>“So it was” <a href="{address}">(Roe, 1999)</a>.</p>')
    (citation,) = draft.citations
    assert (citation.unread, citation.span.of(draft.text)) == (
        "Paperpile: its references are not in the document", "(Roe, 1999)",
    )  # fmt: skip
    (quotation,) = find(draft)
    assert (quotation.citations, [one.text for one in quotation.hand_citations]) == ((citation,), ["Roe, 1999"])
