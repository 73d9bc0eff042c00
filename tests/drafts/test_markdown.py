"""Drafts in Markdown: citations and prose have their places; what is no prose has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecli.drafts.markdown import draft_of

DRAFT = """\
---
title: On quays
nocite: "@extra"
---

> A **bold** claim `code @no` <b>here</b> *and [@a; see
> @b, p. 3]* goes\\* on
> > deeper

- item [@c]
    - nested @d [p. 3]

| head [@e] | x \\| [@f] |
|---|---|
| [@g] | [@g] |

```
[@no]
```

    [@no] as code

[^n]: First [@h].

    Second @i.

Text[^n], ^[inline [@j] note], H~2~O, a [link](u "@no"), <http://x.y/@no>, a@no.org and \\@no.
"""


def test_every_citation_has_its_place_and_nothing_else_is_one() -> None:
    draft = draft_of(DRAFT)
    found = [(one.span.of(DRAFT), one.line) for one in draft.citations]
    assert found == [
        ("[@a; see\n> @b, p. 3]", 6),
        ("[@c]", 10),
        ("@d [p. 3]", 11),
        ("[@e]", 13),
        ("[@f]", 13),
        ("[@g]", 15),
        ("[@g]", 15),
        ("[@h]", 23),
        ("@i", 25),
        ("[@j]", 27),
    ]
    assert len({one.span for one in draft.citations}) == len(found)
    assert [one.note for one in draft.citations[-3:]] == ["n", "n", f"^{DRAFT.index('^[inline')}"]


def test_prose_is_what_a_reader_sees_and_each_character_knows_its_place() -> None:
    draft = draft_of(DRAFT)
    texts = [" ".join(one.text.split()) for one in draft.stretches]
    assert texts[:4] == ["A bold claim here and goes* on", "deeper", "item", "nested"]
    assert "Text, , H2O, a link, , a@no.org and @no." in texts
    for one in draft.stretches:
        for at, char in enumerate(one.text):
            assert char in " \n" or DRAFT[one.offsets[at]] == char
    assert [(one.depth, one.block) for one in draft.stretches[:3]] == [(1, 1), (2, 1), (0, 0)]


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("::: {.epigraph}\nSo it was.\n\n-- Ann Roe\n:::\n\nAfter.\n", [1, 1, 0]),
        ("::: epigraph\nSo it was.\n:::\n\nAfter.\n", [1, 0]),
        ("Before.\n\n:::: {#a .pull-quote width=3}\n> So it was.\n::::\n\nAfter.\n", [0, 2, 0]),
        ("::: {.wide}\n::: {.quote}\nSo it was.\n:::\nAfter.\n:::\n", [1, 0]),
        ('::: {.callout-note title="a quote of it"}\nSo it was.\n:::\n\nAfter.\n', [0, 0]),
        ("::: {.epigraph}\nNever closed.\n\nAfter.\n", [0, 0]),
    ],
)
def test_divisions_that_set_a_quotation_apart(text: str, depths: list[int]) -> None:
    draft = draft_of(text)
    assert [one.depth for one in draft.stretches if one.text.strip()] == depths
    assert len({one.block for one in draft.stretches if one.depth}) == (max(depths) > 0)


def test_windows_line_ends() -> None:
    text = DRAFT.replace("\n", "\r\n")
    assert [one.line for one in draft_of(text).citations] == [one.line for one in draft_of(DRAFT).citations]
    assert {one.span.of(text) for one in draft_of(text).citations} >= {"[@h]", "[@g]", "@d [p. 3]"}


def test_front_matter_and_the_place_for_references() -> None:
    text = "---\nbibliography: [a.json, b.yaml]\ncsl: apa\n---\n\nText [@a].\n\n::: {#refs}\n:::\n\nAfter.\n"
    draft = draft_of(text)
    assert (draft.front.bibliography, draft.front.style) == (("a.json", "b.yaml"), "apa")
    assert text[draft.references_at :] == ":::\n\nAfter.\n"


@given(st.text(alphabet="[]@^-;*_`<>()\\{}:|~ \n\rab\"'> #\t\0é"))
def test_any_text_can_be_read(text: str) -> None:
    for one in draft_of(text).citations:
        assert "@" in one.span.of(text)
