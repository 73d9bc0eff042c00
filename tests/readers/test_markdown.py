import re
from collections.abc import Callable

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import markdown
from citecli.readers.source import Source

Shown = Callable[..., list[str]]


def read(text: str) -> object:
    return markdown.read(Source("x.md", text.encode(), ".md"))


def test_blocks(shown: Shown) -> None:
    text = """# On Rain #

It rains,
and it *rains*.
Hard\\
break.

Causes
------

> Quoted,
> “words”.
lazily on

- one
- two
  goes on

      code in a list

    a second paragraph

1. first
2. [x] second

```python
code = "no prose"
```

    more code

| a | table |
|---|-------|

<!-- a comment
over lines -->

<div class="x">
inside
</div>

***

After the rule[^1].

[^1]: A note.
[ref]: http://example.org
"""
    document = read(text)
    assert shown(document, True) == [
        "It rains, and it rains. Hard\nbreak.", "## Causes", "Quoted, “words”. lazily on", "one", "two goes on",
        "a second paragraph", "1. first", "2. second", "a | table", "inside", "After the rule.",
        "# Notes", "1. A note.",
    ]  # fmt: skip
    assert document.head.title.of(document.text) == "On Rain"
    assert [part.section for part in document.paragraphs][-3:-1] == [0, 1]
    assert document.remarks == ("x.md: left out 3 blocks of code",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1945. What a year that was.", ["1945. What a year that was."]),
        ("They lost\n\n12. of all the boats", ["They lost", "12. of all the boats"]),
        ("007) Bond\n008) Bill", ["007) Bond", "008) Bill"]),
        ("a. Apples\n\nB) Pears", ["a. Apples", "B) Pears"]),
        ("1. *Apples*\n\n   are green.\n2. [ ] Pears", ["1. Apples", "are green.", "2. Pears"]),
        ("1. 2. Apples\n3. - Pears\n   - Plums", ["1. 2. Apples", "3. Pears", "Plums"]),
        ("Since\n\n1848.\n\nand on.", ["Since", "1848.", "and on."]),
        ("> 5. Quoted\n\n[^n]: 6. Noted", ["5. Quoted", "# Notes", "n. 6. Noted"]),
        ("1. # Pears\n2. <p>Apples</p>", ["# 1. Pears", "2. Apples"]),
        ("1. ```\n   code\n   ```\n\n   Words.\n2. ***", ["1. Words.", "2."]),
    ],
)
def test_numbers_of_lists_are_text(written: str, meant: list[str], shown: Shown) -> None:
    assert shown(read(f"It begins.\n\n{written}"), True) == ["It begins.", *meant]


def test_rows_of_tables_are_paragraphs(shown: Shown) -> None:
    text = """Before.

| Who  | What                                  |
|:-----|--------------------------------------:|
| Cole | “The mill *grinds*, too, in its way.” |
| Dan  |                                       |
|      | a \\| b                               |

Who | What
----|-----
Ann | Nothing

- | in | a list |
  |----|--------|
"""
    document = read(text)
    assert shown(document, True) == [
        "Before.", "Who | What", "Cole | “The mill grinds, too, in its way.”", "Dan", "a | b", "Who | What",
        "Ann | Nothing", "in | a list",
    ]  # fmt: skip
    assert document.remarks == ()


@pytest.mark.parametrize(
    "code", ["```\nprint('“Hi,” said Bob')\n```", "~~~ py\nx", "    indented\n\n    more", "<pre>\nx\n</pre>"]
)
def test_code_is_left_out_and_said_so(code: str) -> None:
    document = read(f"Words.\n\n{code}")
    assert document.text == "Words."
    assert document.remarks == ("x.md: left out 1 block of code",)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"),
        ("snake_case_word and 2 * 3 * 4", "snake_case_word and 2 * 3 * 4"),
        ("**bold *and* more**", "bold and more"),
        ("“*Rain*,” she said", "“Rain,” she said"),
        ("un*frigging*believable", "unfriggingbelievable"),
        ("*open", "*open"),
        ("[words](http://x.org/a_(b) 'title') and [more][ref], [ref], [sic]", "words and more, ref, [sic]"),
        ("![picture](x.png) [![inner](y.png)](z)", "picture inner"),
        ("<http://x.org> <a@b.org> <b>bold</b> a < b", "http://x.org a@b.org bold a < b"),
        (r"\*not\* `*code*` ``a`b``", "*not* *code* a`b"),
        ("&amp; &copy; &#8220;", "& © “"),
        ("[[Page|shown]] [[Other]]", "shown Other"),
        ("line<br>break", "line\nbreak"),
        ("5 \\< 6 \\[sic\\]", "5 < 6 [sic]"),
    ],
)
def test_inline(written: str, meant: str) -> None:
    assert read(f"{written}\n\n[ref]: http://example.org\n").text == meant


FRONT = """---
title: "Rain: a *study*"
author:
  - Ann Byron
  - {family: Cole, given: Dan}
date: 2020-05-03
doi: 10.1234/rain
url: https://example.org/rain
type: report
lang: en
draft: true
---
It rained.
"""


def test_front_matter() -> None:
    document = read(FRONT)
    reference = document.reference
    assert document.text == "It rained."
    assert reference.texts == {
        "title": "Rain: a *study*", "DOI": "10.1234/rain", "URL": "https://example.org/rain", "language": "en",
    }  # fmt: skip
    assert [(name.family, name.given) for name in reference.names["author"]] == [("Byron", "Ann"), ("Cole", "Dan")]
    assert reference.dates["issued"].start[:3] == (2020, 5, 3)
    assert reference.type == "report"
    assert set(document.origins.values()) == {"front matter"}


def test_toml_front_matter() -> None:
    reference = read('+++\ntitle = "Rain"\ndate = 2020-05-03T10:00:00Z\n[x]\ny = 1\n+++\nIt rained.').reference
    assert reference.texts["title"] == "Rain"
    assert reference.dates["issued"].start[:3] == (2020, 5, 3)


@pytest.mark.parametrize(
    ("block", "why"),
    [
        ("title: &a Rain\nauthor: *a", "line 3: YAML aliases"),
        ("title: !!python/object/apply:os.system [ls]", "line 2: YAML aliases and tags"),
        ("title: !local x", "line 2: YAML aliases and tags"),
        ("title: [a, b", r"line \d: not YAML"),
        ("title: " + "[" * 50 + "]" * 50, "too deep"),
        ("a: " + "{b: " * 3000 + "}" * 3000, "too deep"),
        ("a: [" + "x, " * 6000 + "]", "too long"),
    ],
)
def test_front_matter_that_is_not_safe_is_left_out_and_said_so(block: str, why: str) -> None:
    document = read(f"---\n{block}\n---\n\nIt rained.")
    assert document.text == "It rained."
    assert len(document.remarks) == 1
    assert re.search(why, document.remarks[0])


def test_a_ruled_off_passage_is_no_front_matter() -> None:
    assert read("---\nProse that stands between rules\n---\nMore.").text.startswith("Prose that stands")


def test_a_heading_byline_and_date_are_the_head(shown: Shown) -> None:
    document = read("# Rain\n\nBy Ann Byron\n\nMay 3, 2020\n\nIt rained.\n\nIt stopped.")
    assert shown(document, True) == ["It rained.", "It stopped."]
    assert document.reference.names["author"][0].family == "Byron"


@pytest.mark.parametrize("text", ["", " \n", "```\ncode\n```", "# Only a heading"])
def test_without_prose_there_is_no_document(text: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"is empty|has no text"):
        read(text)


def test_notes_come_after_the_body(shown: Callable[..., list[str]]) -> None:
    text = "It rains[^1], she *said*.\n\n[^1]: In *May*,\nor June.\n[^b]: So.\n\nYes[^b].\n\n[rain]: http://x.example\n"
    found = markdown.read(Source("x.md", text.encode()))
    assert shown(found, True) == ["It rains, she said.", "Yes.", "# Notes", "1. In May, or June.", "b. So."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>\nvar a = '“Lies,” said Bob';\n\nvar b;\n</script>",
        "<style media=print>\nq { content: 'x' }\n</style>",
        "<div><script>\n\nvar a = '“Lies,” said Bob';\n\n</script></div>",
        "<STYLE>q {}</STYLE>\n\n<script src='x.js'></script>",
    ],
)
def test_scripts_and_style_sheets_are_left_out(hidden: str) -> None:
    document = read(f"Before.\n\n{hidden}\n\nAfter.")
    assert document.text == "Before.\n\nAfter."
    assert document.remarks == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("So <script>var a = *b*, c = '`';</script>it *is*.", "So it is."),
        ("So <style>p {}\nq {}</style >it is `<script>`.", "So it is <script>."),
        ("The <script> tag, *unlike* <style>, opens.", "The tag, unlike , opens."),
        ("[so <script>x]</script> it](y) is", "so it is"),
        ("<div><script>\n\nNever closed.", "Never closed."),
    ],
)
def test_scripts_in_prose(written: str, meant: str) -> None:
    assert read(written).text == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("# Rain {#rain}", "Rain"), ("# Rain{#rain .x-y}", "Rain"), ("# Rain ## {-}", "Rain"),
        ("# Rain # { .unnumbered key=\"a b\" n=3 } #", "Rain"), ("*Rain*\nfalls {.wet}\n===", "Rain falls"),
        ("# C# {#c}", "C#"), ("# The set {a, b}", "The set {a, b}"), ("# Open {#so", "Open {#so"),
        ("# {#so} it is", "{#so} it is"), ("# Empty {}", "Empty {}"), ("Ann # {#a}\n---", "Ann #"),
    ],
)  # fmt: skip
def test_attributes_of_headings_are_no_text(written: str, meant: str) -> None:
    document = read(f"{written}\n\nIt rains {{#not-here}}")
    assert document.head.title.of(document.text) == meant
    assert document.text.endswith("It rains {#not-here}")
