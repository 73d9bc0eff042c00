"""Lists of references in drafts."""

from collections.abc import Callable

import pytest

from citecli.drafts import html, markdown, plain
from citecli.drafts.model import Draft
from citecli.drafts.quotations import find
from citecli.drafts.reference_list import cited


def quoted(draft: Draft) -> list[str]:
    return [quotation.text for quotation in find(draft)]


@pytest.mark.parametrize(
    "heading",
    [
        "## References",
        "# 7. Works Cited",
        "# VII. Literaturverzeichnis",
        "## Quellen- und Literaturverzeichnis",
        "## References and Notes",
        "## Références bibliographiques",
        "## Obras citadas",
        "## Riferimenti bibliografici",
        "## Referências",
        "## Geraadpleegde literatuur",
        "**Bibliography**",
        "# SOURCES",
    ],
)
def test_titles_in_a_list_under_its_heading_are_no_quotations(heading: str) -> None:
    text = f"“It was so.”\n\n{heading}\n\nRoe, Ann. “The Title of It.” 1999.\n\nDoe. „Ein Titel“. 2001.\n"
    assert quoted(markdown.draft_of(text)) == ["It was so."]


def test_a_list_ends_at_the_next_heading_that_is_not_below_it() -> None:
    text = (
        "# A\n\n## References\n\n“One.” 1999.\n\n### Primary\n\n“Two.” 2001.\n\n"
        "## Sources\n\n“Three.” 2003.\n\n## Notes\n\n“Four”\n"
    )
    assert quoted(markdown.draft_of(text)) == ["Four"]
    page = "<h1>A</h1><h2>References</h2><p>“One.”</p><h3>Web</h3><p>“Two.”</p><h2>Thanks</h2><p>“Three”</p>"
    assert quoted(html.draft_of(page)) == ["Three"]


@pytest.mark.parametrize(
    ("heading", "ends"),
    [
        ("**Appendix**", True),
        ("Appendix B: What was said", True),
        ("*Anhang 2*", True),
        ("Annexes", True),
        ("**Primary sources**", False),
        ("**Letters**", False),
        ("Appendix to the Report of 1999. “Five.” Quay Press.", False),
    ],
)
def test_a_list_under_bold_words_ends_at_an_appendix(heading: str, ends: bool) -> None:
    text = f"“One.”\n\n**References**\n\nRoe. “Two.” 1999.\n\nDoe. “Three.” 2001.\n\n{heading}\n\n“Four” in 2003.\n"
    assert quoted(markdown.draft_of(text)) == ["One.", *["Four"] * ends]


@pytest.mark.parametrize(
    "text",
    [
        "# Sources\n\nHe called them “the springs of it all”.\n",
        "# Sources and Methods\n\n“The springs of it all”, 1999.\n",
        "| References | Words |\n|---|---|\n| 1 | 2 |\n\nShe said “the springs of it all”.\n",
        "References\n\nShe said “the springs of it all”.\n",
    ],
)
def test_what_only_looks_like_the_heading_of_a_list_hides_nothing(text: str) -> None:
    assert [words.lower() for words in quoted(markdown.draft_of(text))] == ["the springs of it all"]


def test_a_list_that_is_marked_as_one() -> None:
    division = "“One.”\n\n::: {#refs}\n::: {#ref-roe}\nRoe. “Two.”\n:::\n:::\n\n“Three.”\n"
    assert quoted(markdown.draft_of(division)) == ["One.", "Three."]
    page = '<p>“One.”</p><ol class="references"><li>Roe. “Two.”</li></ol><p>“Three.”</p>'
    assert quoted(html.draft_of(page)) == ["One.", "Three."]


def test_what_stands_in_a_list_is_not_cited() -> None:
    draft = plain.draft_of("So @roe says.\n\nREFERENCES\n\nRoe, A. (1999). @handle. “The Title.”\n")
    assert [cite.key for citation in cited(draft) for cite in citation.cites] == ["roe"]


def test_many_headings_cost_no_more_than_their_length(steps: Callable[[Callable[[], object]], int]) -> None:
    drafts = [markdown.draft_of("# References\n\n“One.” 1999.\n\n## Sources\n\n“Two.”\n\n" * n) for n in (100, 400)]
    small, large = (steps(lambda draft=draft: find(draft)) for draft in drafts)
    assert large <= 5 * small
