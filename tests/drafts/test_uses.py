"""Words in marks that are no quotations of a source."""

import pytest

from citecli.drafts.markdown import draft_of
from citecli.drafts.quotations import find
from citecli.drafts.uses import Use, use_of


def use(text: str) -> Use | None:
    draft = draft_of(text)
    quotation = find(draft)[-1]
    return use_of(
        draft,
        quotation.stretch,
        quotation.at,
        quotation.text,
        block=quotation.block,
        cited=quotation.is_cited,
        adjacent=quotation.is_cited,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It is in “The Ferry and the Bridge of Sighs.”", Use.TITLE),
        ("See her essay “A short history of the pier” of last year.", Use.TITLE),
        ("In seinem Aufsatz „Kleine Geschichte der Fähre“ steht es.", Use.TITLE),
        ("Dans son livre « Petite histoire du bac », il est prudent.", Use.TITLE),
        ("The so-called “summer of the three bridges” came early.", Use.TERM),
        ("Locals call the bridge “the long way round the bay.”", Use.TERM),
        ("The sign at the pier reads “No bicycles on the deck.”", Use.TERM),
        ("Der Begriff „Fährmann wider eigenen Willen“ ist neu.", Use.TERM),
        ("Le terme « passeur malgré lui même » est nouveau.", Use.TERM),
        ("It got the rating “mostly true but out of context”.", Use.TERM),
        ("As the saying goes, “a rolling stone gathers no moss.”", Use.PROVERB),
        ("Das Sprichwort „Morgenstund hat Gold im Mund“ gilt.", Use.PROVERB),
        ("Comme dit le proverbe, « pierre qui roule n’amasse pas mousse ».", Use.PROVERB),
        ("“Are you lost or only late?” she asked me at the gate.", Use.CONVERSATION),
        ("My grandmother used to say, “the sea keeps its own books.”", Use.CONVERSATION),
        ("He wrote, “the boat was never mine” (my translation).", Use.TRANSLATION),
        ("Sie schrieb: „Das Boot gehörte mir nie“ [@roe, S. 3, meine Übersetzung].", Use.TRANSLATION),
        ("Il écrit : « le bateau n’était pas à moi »[^1].\n\n[^1]: Roe, p. 3. Ma traduction.", Use.TRANSLATION),
        ("> The sea keeps its own books.\n>\n> Ann Roe, The Ferry Papers", Use.ATTRIBUTION),
        ("Ann Roe said, “the sea keeps its own books.”", None),
        ("In Roe’s phrase, “the sea keeps its own books.”", None),
        ("The report reads, “the sea keeps its own books.”", None),
        ("In her words, “the sea keeps its own books.”", None),
        ("He called it “a failure of nerve” (Roe 3).", None),
        ("“The sea keeps its own books,” she told the council.", None),
        ("> The sea keeps its own books. It always has.", None),
    ],
)
def test_what_words_in_marks_are_used_for(text: str, expected: Use | None) -> None:
    assert use(text) is expected


def test_lists_of_works_are_not_searched() -> None:
    text = (
        "He said “so it goes on and on.”\n\n# Works Cited\n\nRoe, A. “A ferry of one’s own.” 2020.\n\n# Notes\n\n"
        "“And on it went.”"
    )
    assert [quotation.text for quotation in find(draft_of(text))] == ["so it goes on and on.", "And on it went."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("> The sea keeps\n> its own books.\n> — Ann Roe", ["The sea keeps\nits own books."]),
        ("| The sea keeps\n| its own books (3-4)", ["The sea keeps  \nits own books"]),
        (
            "She said: “One long paragraph of it.\n\n“And another one.” So it ended.",
            ["One long paragraph of it.", "And another one."],
        ),
        ("> The sea keeps its own books. (ll. 3–4)", ["The sea keeps its own books."]),
    ],
)
def test_verse_epigraphs_and_quotations_of_several_paragraphs(text: str, words: list[str]) -> None:
    assert [quotation.text for quotation in find(draft_of(text))] == words
