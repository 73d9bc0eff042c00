"""Finished drafts: citations, notes, punctuation, bibliography."""

import json

import pytest

from citecli.answers.finished_drafts import Finished
from citecli.api.drafts.bib import finish_draft
from citecli.csl import load_style
from citecli.csl.families import with_manual
from citecli.drafts.markdown import draft_of
from citecli.references.csl_json import parse
from citecli.render.draft_output.html import html
from citecli.render.draft_output.markdown import markdown
from citecli.render.draft_output.plain import plain
from citecli.render.draft_output.rtf import rtf

ITEMS = [
    {"id": "roe", "type": "book", "title": "The quay at night", "author": [{"family": "Roe", "given": "Ada"}],
     "issued": {"date-parts": [[2019]]}, "publisher": "Dock Press"},
    {"id": "doe", "type": "book", "title": "Tides", "author": [{"family": "Doe", "given": "Jo"}],
     "issued": {"date-parts": [[2022]]}, "publisher": "Sea Press"},
    {"id": "anon", "type": "webpage", "title": "A wall of stone", "issued": {"date-parts": [[2020]]}},
]  # fmt: skip
REFERENCES = {one.id: one for one in parse(json.dumps(ITEMS))[0]}


def finished(text: str, style: str = "apa", with_tree: bool = False) -> Finished:
    return finish_draft(draft_of(text), load_style(style), REFERENCES, with_tree=with_tree)


def body(text: str, style: str = "apa") -> str:
    return markdown(finished(text, style)).split("\n\n")[0].rstrip("\n")


def test_the_address_of_a_link_stays_as_it_is() -> None:
    page = html(finished("So [one [@roe]](http://example.org/@doe).", with_tree=True))
    assert '<a href="http://example.org/@doe">one (Roe, 2019)</a>' in page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So it was [@roe, p. 3].", "So it was (Roe, 2019, p. 3)."),
        ("As @roe [p. 3] says.", "As Roe (2019, p. 3) says."),
        ("Roe says so [-@roe].", "Roe says so (2019)."),
        ("So [see @roe; also @doe, chap. 2].", "So (see Roe, 2019; also Doe, 2022, Chapter 2)."),
        ("So [@roe; @doe].", "So (Doe, 2022; Roe, 2019)."),
        ("As @anon has it.", "As *A Wall of Stone* (2020) has it."),
        ("Who [@xyzzy]?", "Who (**xyzzy?**)?"),
        ("Who [see @xyzzy, p. 3, for this]?", "Who (see **xyzzy?**, for this)?"),
        ("So [@roe; @doe][^1].\n\n[^1]: A note.", "So (Doe, 2022; Roe, 2019)[^1]."),
        ("So [@roe, @doe].", "So (Doe, 2022; Roe, 2019)."),
        ("So [@roe, p. 3, and @doe, p. 4].", "So (Doe, 2022, p. 4; Roe, 2019, p. 3)."),
        ("So [@roe, p. 3[^1]].\n\n[^1]: A note.", "So (Roe, 2019, p. 3)[^1]."),
        ("![Seen from the quay [@roe].](a.png)", "![Seen from the quay (Roe, 2019).](a.png)"),
        (
            "![*Tides*, as in @doe, **bold**](a.png) So [@roe].",
            "![*Tides*, as in Doe (2022), **bold**](a.png) So (Roe, 2019).",
        ),
        ("So [@roe, pp. 12--13].", "So (Roe, 2019, pp. 12–13)."),
        ("Who [@roe; @xyzzy]?", "Who (Roe, 2019) \\[**xyzzy?**\\]?"),
        ("`[@roe]` and \\@roe", "`[@roe]` and \\@roe"),
        (
            "See https://example.org/@roe/v or www.example.org/@roe.",
            "See https://example.org/@roe/v or www.example.org/@roe.",
        ),
        ("See (http://example.org/a?b=@roe) and @doe.", "See (http://example.org/a?b=@roe) and Doe (2022)."),
        ("So https://example.org/ [@roe].", "So https://example.org/ (Roe, 2019)."),
        ("So [one [@roe]](http://example.org/@doe).", "So [one (Roe, 2019)](http://example.org/@doe)."),
        ("So [one [@roe]](a/@doe), as @doe.", "So [one (Roe, 2019)](a/@doe), as Doe (2022)."),
        ("It is $x_{[@roe]}$ and $$y_{@roe}$$ [@doe].", "It is $x_{[@roe]}$ and $$y_{@roe}$$ (Doe, 2022)."),
        ("$$\nx_{[@roe]}\n$$ So [@doe].", "$$\nx_{[@roe]}\n$$ So (Doe, 2022)."),
        ("From $5 [@roe] to $6, $a$[@roe].", "From $5 (Roe, 2019) to $6, $a$(Roe, 2019)."),
    ],
)
def test_citations_in_the_text(text: str, expected: str) -> None:
    assert body(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So it was [@roe].", "So it was.[^cite-1]"),
        ('"It was so" [@roe].', '"It was so."[^cite-1]'),
        ("“It was so” [@roe], he said.", "“It was so,”[^cite-1] he said."),
        ("Was it [@roe]?", "Was it?[^cite-1]"),
        ("(So it was [@roe]).", "(So it was).[^cite-1]"),
        ("As @roe says.", "As Ada Roe[^cite-1] says."),
        ("So says @roe.", "So says Ada Roe.[^cite-1]"),
        ("It was so\n[@roe].", "It was so.[^cite-1]"),
        ("- [@roe] is an item", "- [^cite-1] is an item"),
    ],
)
def test_notes_go_behind_punctuation(text: str, expected: str) -> None:
    assert body(text, "chicago") == expected


def test_no_second_full_stop() -> None:
    text = "".join(f"So [@{key}]. " for key in ("roe", "doe")) + "Thus.[^1]\n\n[^1]: [@roe, p. 3]. And [@doe]."
    assert "[^1]: Roe, *The Quay at Night*, 3. And (Doe, *Tides*)." in markdown(finished(text, "chicago"))


def test_notes_count_over_the_writers_own() -> None:
    shown = plain(finished("One [@roe]. Two.[^a] Three [@roe].\n\n[^a]: See @doe.\n", "chicago", with_tree=True))
    assert shown.startswith("One.[1] Two.[2] Three.[3]\n")
    assert "[2] See Jo Doe, Tides (Sea Press, 2022)." in shown


def test_raised_numbers_stand_at_their_word() -> None:
    assert body("So it was [@roe].", "nature") == "So it was^1^."


def test_the_bibliography_has_what_is_cited_and_what_nocite_adds() -> None:
    answer = finished("---\nnocite: '@doe'\nreference-section-title: Works\n---\n\nSo [@roe].\n")
    assert [entry.id for entry in answer.bibliography.entries] == ["doe", "roe"] if answer.bibliography else False
    assert markdown(answer).split("\n\n")[-3:-1] == ["# Works", "Doe, J. (2022). *Tides*. Sea Press."]
    everything = finished("---\nnocite: '@*'\n---\n\nText.\n")
    assert everything.bibliography is not None
    assert len(everything.bibliography.entries) == 3


def test_the_bibliography_where_the_draft_wants_it() -> None:
    shown = markdown(finished("So [@roe].\n\n::: {#refs}\n:::\n\nAfter.\n"))
    assert shown.index("::: {#refs}") < shown.index("Dock Press") < shown.index("After.")
    assert "Dock" not in markdown(finished("---\nsuppress-bibliography: true\n---\n\nSo [@roe].\n"))


def test_unknown_keys_have_their_lines_and_the_nearest() -> None:
    answer = finished("So [@reo].\n\nAnd @reo, [@roe; @xyzzy].\n")
    assert [(one.key, one.lines, one.nearest) for one in answer.unknown] == [
        ("reo", (1, 3), ("roe",)),
        ("xyzzy", (3,), ()),
    ]


DRAFT = """\
# Head

"Quoted" -- *so* `code` <b>raw</b> ![pic](p.png) [link](http://x.org/?a=1&b=2) [@roe].

1. one
2. two

> Block [@doe].

| a | b |
|---|--:|
| 1 | 2 |

    code <x>
"""


def test_html() -> None:
    shown = html(finished(DRAFT, with_tree=True))
    for part in (
        "<h1>Head</h1>",
        '“Quoted” – <i>so</i> <code>code</code> <b>raw</b> <img src="p.png" alt="pic">',
        '<a href="http://x.org/?a=1&#38;b=2">link</a> (Roe, 2019).</p>',
        "<ol>\n<li>one</li>",
        "<blockquote>\n<p>Block (Doe, 2022).</p>",
        '<td style="text-align: right">2</td>',
        "<pre><code>code &lt;x&gt;\n</code></pre>".replace("&lt;", "&#60;").replace("&gt;", "&#62;"),
        '<div class="csl-entry" id="ref-roe">Roe, A. (2019). <i>The quay at night</i>. Dock Press.</div>',
    ):
        assert part in shown


def test_html_notes_lead_there_and_back() -> None:
    shown = html(finished("So [@roe].", "chicago", with_tree=True))
    assert 'So.<sup><a href="#note-1" id="note-call-1">1</a></sup>' in shown
    assert '<li id="note-1"><p>Ada Roe, <i>The Quay at Night</i> (Dock Press, 2019).' in shown


def test_plain_text() -> None:
    assert plain(finished(DRAFT, with_tree=True)) == (
        "Head\n\n“Quoted” – so code raw pic link (Roe, 2019).\n\n1. one\n2. two\n\n  Block (Doe, 2022).\n\n"
        "a  b\n-  -\n1  2\n\n    code <x>\n\n"
        "Doe, J. (2022). Tides. Sea Press.\n\nRoe, A. (2019). The quay at night. Dock Press.\n"
    )


def test_rtf_is_balanced_and_has_footnotes() -> None:
    shown = rtf(finished(DRAFT + "\nSo {it} [@roe].\n", "chicago", with_tree=True))
    assert shown.isascii()
    bare = shown.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert shown.count("\\footnote") == 3


def test_notes_that_call_each_other_end() -> None:
    text = "A[^1] B[^2]\n\n[^1]: one[^2]\n[^2]: two[^1]\n"
    for write in (html, plain, rtf):
        assert "two" in write(finished(text, with_tree=True))


def test_controls_of_a_draft_reach_no_terminal() -> None:
    text = "A \x1b]0;x\x07 b [@roe] \ue000 ⟦\ue0001\ue000⟧ \ue002.\n"
    assert "\x1b" not in markdown(finished(text))
    assert "\x1b" not in plain(finished(text, with_tree=True))


def note_texts(text: str, style: str) -> list[str]:
    return [line for line in markdown(finished(text, style)).split("\n\n") if "^[" in line or line.startswith("[^")]


def test_a_note_of_nothing_but_a_citation_ends_with_a_full_stop() -> None:
    assert body("So it was^[@roe].", "chicago") == "So it was^[Ada Roe, *The Quay at Night* (Dock Press, 2019).]."


def test_ibid_does_not_reach_over_another_note() -> None:
    style = "chicago-notes-bibliography-subsequent-ibid"
    text = "One^[[@roe, 3]]. Two^[[@roe, 3]]. Three^[By hand.] Four^[[@roe, 3]]."
    assert body(text, style) == (
        "One^[Ada Roe, *The Quay at Night* (Dock Press, 2019), 3.]. Two^[Ibid.]. Three^[By hand.] "
        "Four^[Roe, *The Quay at Night*, 3.]."
    )


def test_an_unknown_key_in_a_note_style_keeps_its_words() -> None:
    assert "see **xyzzy?** for this" in markdown(finished("So [see @xyzzy, p. 3 for this].", "chicago"))
    assert body("As @xyzzy says.", "chicago") == "As **xyzzy?** says."


HEADED = "---\ntitle: On *tides*\nauthor: [Jo Doe, {name: Ann Roe}]\ndate: 3 May 2021\n---\nSo [@roe].\n"


def test_title_authors_and_date_are_kept_in_every_format() -> None:
    answer = finished(HEADED, with_tree=True)
    assert html(answer).startswith("<h1>On <i>tides</i></h1>\n<p>Jo Doe, Ann Roe</p>\n<p>3 May 2021</p>\n<p>So ")
    assert plain(answer).startswith("On tides\n\nJo Doe, Ann Roe\n\n3 May 2021\n\nSo (Roe, 2019).")
    assert "Jo Doe, Ann Roe" in rtf(answer)
    assert markdown(answer).startswith("---\ntitle: On *tides*")


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("So [@roe], [@doe], [@anon].", "chicago", "So,[^cite-1],[^cite-2].[^cite-3]"),
        ("So [@roe] [@doe].", "chicago", "So[^cite-1] [^cite-2]."),
        ("So say [@roe] and @ed.", "chicago", "So say[^cite-1] and Una Cole, ed.[^cite-2]"),
        ("As @anon has it.", "chicago", "As “A Wall of Stone”[^cite-1] has it."),
        ("> It was so.\n> It was\n> [@roe].", "chicago", "> It was so.\n> It was.[^cite-1]"),
        ("> [@roe] was so.", "chicago", "> [^cite-1] was so."),
        ("> One.\n>\n> [@roe] too.", "chicago", "> One.\n>\n> [^cite-1] too."),
        ("So [@roe, p. 3; @roe2, p. 4; @doe].", "apa", "So (Doe, 2022; Roe, 2019, p. 3; 2020, p. 4)."),
        ("So [@roe, p. 3; @roe2, p. 4].", "chicago-author-date", "So (Roe 2019, 3; 2020, 4)."),
        ("So [@roe; @roe2].", "apa", "So (Roe, 2019, 2020)."),
    ],
)
def test_what_two_programs_were_compared_on(text: str, style: str, expected: str) -> None:
    """Found in 62 drafts that were finished by Pandoc, too."""
    more = [
        {"id": "ed", "type": "book", "title": "Piers", "editor": [{"family": "Cole", "given": "Una"}]},
        {**ITEMS[0], "id": "roe2", "issued": {"date-parts": [[2020]]}, "title": "Piers and quays"},
    ]
    references = {**REFERENCES, **{one.id: one for one in parse(json.dumps(more))[0]}}
    answer = markdown(finish_draft(draft_of(text), with_manual(load_style(style)), references))
    assert answer.startswith(f"{expected}\n")
