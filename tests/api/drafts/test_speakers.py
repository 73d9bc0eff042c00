"""Whose words a draft says they are, and whose they are: families, pronouns, reports, roles, a document's own words."""

from collections.abc import Callable

import pytest

from citecli.answers.checks import Check, CheckVerdict, Problem
from citecli.api.drafts.check import check_draft
from citecli.api.drafts.check_work import CheckContext
from citecli.documents.model import Document
from citecli.drafts import html
from citecli.drafts.markdown import draft_of
from citecli.frozen import replace
from citecli.references.model import Name

VERBATIM, NOT_FOUND = CheckVerdict.VERBATIM, CheckVerdict.NOT_FOUND
WRONG_SPEAKER, NOT_COMPARED = CheckVerdict.WRONG_SPEAKER, CheckVerdict.NOT_COMPARED

FERRY = (
    "Nora Lund, who sells the tickets, locked her booth. “I was told to post the key,” she said.",
    "Her brother, Carl Lund, steered the boat. “Count them in July and come back,” Lund said.",
    "The transport lead, Priya Raman, said the numbers were plain. “We carried eleven people a day,” she told me.",
    "“They came by night and took the boat,” a docker said.",
    "The mate rowed Marr’s aunt ashore, and the wind had dropped by then. “Mind the rope on the left,” the mate said.",
)
LETTERS = (
    "I have taken in sewing against the wishes of John, and it is mine.",
    "The captain came to dinner. “I am only afraid on land,” he said. My aunt asked him whether he was ever afraid.",
    "“The whales sang all night long,” said a sailor.",
)
RECORD = (
    "Debate on the Dunmore Bill",
    "THE MINISTER OF WORKS (Mr. Ellery): Mr. Speaker, nobody likes to drown a valley. I was born in one.",
    "MRS. QUILL: Can it drink six hundred people?",
    "THE MINISTER OF WORKS: The House should not divide on buckets. It was chosen because it is deep.",
    "MRS. QUILL: I carried it for eleven years.",
    "Mrs. Trask asked to be heard. “He went ashore in a barrel,” said Mrs. Trask.",
)
RADIO = (
    "Guests: Yusuf Karim, beekeeper; Anna Lind, entomologist.",
    "YUSUF KARIM: Some of them are. I lost nine hives out of forty last winter.",
    "ANNA LIND: We must be careful. Wild bees may be in danger.",
    "YUSUF KARIM: I correct them every Saturday at the market.",
)
TALE = (
    "Tom Pell stood up. He said that we shall build it by the spring. Ann Roe sat down. We shall wait no longer.",
    "“I have seen it,” said Ann Roe. “So have I,” said Tom Pell.",
)


@pytest.fixture
def context(make_document: Callable[..., Document], make_context: Callable[..., CheckContext]) -> CheckContext:
    ferry = make_document("ferry", *FERRY)
    ferry = replace(ferry, reference=replace(ferry.reference, names={"author": (Name(family="Vance", given="Ada"),)}))
    letters = make_document("letters", *LETTERS, title="Letters of Agnes Corrie to her Sister")
    others = (make_document("record", *RECORD), make_document("radio", *RADIO), make_document("tale", *TALE))
    return make_context(ferry, letters, *others)


def first(text: str, context: CheckContext) -> Check:
    return check_draft(draft_of(text), context).checks[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # Two of one surname.
        ("“Count them in July and come back,” said Carl Lund [@ferry].", VERBATIM),
        ("“Count them in July and come back,” said Nora Lund [@ferry].", WRONG_SPEAKER),
        ("Of the two it was Nora Lund who said, “Count them in July and come back” [@ferry].", WRONG_SPEAKER),
        # A pronoun of the source, where its paragraph names one of them alone.
        ("“I was told to post the key,” said Priya Raman [@ferry].", WRONG_SPEAKER),
        ("“We carried eleven people a day,” said Priya Raman [@ferry].", VERBATIM),
        # A pronoun of the draft.
        ("Nora Lund locked her booth. “We carried eleven people a day,” she said [@ferry].", WRONG_SPEAKER),
        ("Priya Raman was firm. “We carried eleven people a day,” she said [@ferry].", VERBATIM),
        # Who reports it does not say it.
        ("Vance reports that Priya Raman said: “We carried eleven people a day” [@ferry].", VERBATIM),
        ("Vance reports that Nora Lund said: “We carried eleven people a day” [@ferry].", WRONG_SPEAKER),
        # Nobody says it.
        ("Nor did Carl Lund say, “We carried eleven people a day” [@ferry].", VERBATIM),
        ("Carl Lund never said, “We carried eleven people a day” [@ferry].", VERBATIM),
        # Behind and before a block.
        ("> We carried eleven people a day [@ferry].\n\nsays Nora Lund.", WRONG_SPEAKER),
        ("> We carried eleven people a day [@ferry].\n\nsays Priya Raman.", VERBATIM),
        ("> We carried eleven people a day [@ferry].\n\nNora Lund said that it was so.", VERBATIM),
        ("Nora Lund wrote:\n\n> We carried eleven people a day [@ferry].", WRONG_SPEAKER),
        # A title of the other gender.
        ("“I was told to post the key,” said Mr. Lund [@ferry].", WRONG_SPEAKER),
        ("“I was told to post the key,” said Ms. Lund [@ferry].", VERBATIM),
        # Who is newly told of is not the author, nor whom the title names.
        ("Ada Vance said, “They came by night and took the boat” [@ferry].", WRONG_SPEAKER),
        ("Agnes said, “The whales sang all night long” [@letters].", WRONG_SPEAKER),
        # A name behind a comma and a closing mark, at the beginning of sentences else.
        ("Corrie was ill. “I am only afraid on land,” Corrie said [@letters].", WRONG_SPEAKER),
        ("The captain, Corrie wrote, was afraid “on land” [@letters].", VERBATIM),
        ("Nora Lund said, “They came by night and took the boat” [@ferry].", WRONG_SPEAKER),
        # Without a verb.
        ("For Nora Lund, “[w]e carried eleven people a day” [@ferry].", WRONG_SPEAKER),
        ("For Priya Raman, “[w]e carried eleven people a day” [@ferry].", VERBATIM),
        # A role that only a man has.
        ("“I was told to post the key,” said her son [@ferry].", WRONG_SPEAKER),
        # Roles of a record, and the names of those who hold them.
        ("The Minister said that “nobody likes to drown a valley” [@record].", VERBATIM),
        ("Ellery said that “nobody likes to drown a valley” [@record].", VERBATIM),
        ("Mrs. Quill said that “nobody likes to drown a valley” [@record].", WRONG_SPEAKER),
        ("Ellery said, “the House should not divide on buckets” [@record].", VERBATIM),
        ("The beekeeper says, “Wild bees may be in danger” [@radio].", WRONG_SPEAKER),
        ("The entomologist says, “Wild bees may be in danger” [@radio].", VERBATIM),
        ("“Wild bees may be in danger” (Karim) [@radio].", WRONG_SPEAKER),
        ("“Wild bees may be in danger” (Lind) [@radio].", VERBATIM),
        # Of two the one.
        ("It was Ellery, not Quill, who said, “Can it drink six hundred people?” [@record].", WRONG_SPEAKER),
        ("It was Quill, not Ellery, who said, “Can it drink six hundred people?” [@record].", VERBATIM),
        ("Mrs. Quill rose. She said that “nobody likes to drown a valley” [@record].", WRONG_SPEAKER),
        # What the document itself tells that somebody said.
        ("“We shall build it by the spring,” said Tom Pell [@tale].", VERBATIM),
        ("“We shall build it by the spring,” said Ann Roe [@tale].", WRONG_SPEAKER),
        # Somebody told of, in marks, behind a turn of a transcript.
        ("“He went ashore in a barrel,” said Mrs. Trask [@record].", VERBATIM),
        # "They" may be anybody.
        ("Tom Pell wrote to the Board. “We shall wait no longer,” they replied [@tale].", VERBATIM),
        # What somebody thinks may be told by another.
        ("John felt that “the wind had dropped by then” [@ferry].", VERBATIM),
        ("John said that “the wind had dropped by then” [@ferry].", WRONG_SPEAKER),
        # The document's own words.
        ("“I have taken in sewing against the wishes of John,” wrote John [@letters].", WRONG_SPEAKER),
        ("“I have taken in sewing against the wishes of John,” wrote Agnes [@letters].", VERBATIM),
        ("“My aunt asked him whether he was ever afraid,” the captain recalled [@letters].", WRONG_SPEAKER),
        ("“I am only afraid on land,” the captain said [@letters].", VERBATIM),
    ],
)
def test_verdicts(context: CheckContext, text: str, verdict: CheckVerdict) -> None:
    check = first(text, context)
    assert check.verdict is verdict or (verdict is VERBATIM and check.verdict is CheckVerdict.PERMITTED), check.remarks


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("“Count them in July and come back,” said Lund [@ferry].", "Nora Lund speaks there, too"),
        ("“The mate rowed Marr’s aunt ashore,” said Marr’s daughter [@ferry].", "whether they are Marr’s daughter's"),
    ],
)
def test_what_is_not_known_is_said(context: CheckContext, text: str, remark: str) -> None:
    check = first(text, context)
    assert not check.needs_writer
    assert remark in "; ".join(check.remarks)


def test_words_that_the_draft_says_nobody_said_need_not_be_there(context: CheckContext) -> None:
    assert first("Carl Lund never said, “the sea will have it back by spring.”", context).verdict is NOT_COMPARED
    assert first("Carl Lund said, “the sea will have it back by spring.”", context).verdict is NOT_FOUND


def test_what_a_poet_says_is_not_said_to_the_writer(context: CheckContext) -> None:
    words = "“time is a river that has no banks”"
    assert first(f"My clock is slow. As the poet says, {words}.", context).verdict is NOT_FOUND
    assert first(f"My clock is slow. “{words[1:-1]},” a boy said.", context).verdict is NOT_COMPARED


def test_a_role_in_another_language_that_speaks_elsewhere_is_not_surely_another_person(
    make_document: Callable[..., Document], make_context: Callable[..., CheckContext]
) -> None:
    shop = make_document(
        "shop",
        "Jeanne tenait les comptes. « Tu as vendu onze lampes en un an », dit Jeanne.",
        "Le curé passa un soir de novembre. « Une lampe éteinte est encore une lampe », dit le curé.",
    )
    lead = "La sœur d'Émile tenait les comptes de la maison, et elle ne croyait pas aux miracles."
    check = first(f"{lead} « Tu as vendu onze lampes en un an », dit le curé [@shop].", make_context(shop))
    assert not check.needs_writer
    assert "whether that is le curé is not known" in "; ".join(check.remarks)


def test_a_citation_in_the_paragraph_is_for_all_words_of_its_document(context: CheckContext) -> None:
    beside = "“Wild bees may be in danger,” says Lind [@radio]. He said: “I lost nine hives out of forty last winter.”"
    away = beside.replace("[@radio]. He", "[@radio].\n\nHe")
    for text, problems in ((beside, ()), (away, (Problem.NO_CITATION,))):
        assert check_draft(draft_of(text), context).checks[1].problems == problems


@pytest.mark.parametrize("struck", ["~~some~~", "<del>some</del>", "<s>some</s>"])
def test_what_is_struck_out_is_not_quoted(context: CheckContext, struck: str) -> None:
    words = f"“We carried {struck} eleven people a day”"
    page = html.draft_of(f"<p>{words.replace('~~some~~', '<strike>some</strike>')}</p>")
    for check in (first(f"{words} [@ferry].", context), check_draft(page, context).checks[0]):
        assert not check.needs_writer
        assert not check.remarks


def test_what_is_struck_out_is_missed(context: CheckContext) -> None:
    assert first("“We carried ~~eleven~~ people a day” [@ferry].", context).verdict is CheckVerdict.ALTERED


@pytest.mark.parametrize("text", ["<p>We <del>never left</p><p>the quay.</p>", "<p>We <del>left"])
def test_an_element_that_is_never_closed_hides_no_more_than_its_paragraph(text: str) -> None:
    shown = " ".join(stretch.text for stretch in html.draft_of(text).stretches)
    assert ("the quay." in shown) == ("quay" in text)
    assert "We" in shown


@pytest.mark.parametrize(
    ("lead", "is_wrong"),
    [
        ("He asked:", False),
        ("She then asked:", False),
        ("Carl Lund listened. He asked:", True),
        ("Carl Lund asked:", True),
    ],
)
def test_a_pronoun_far_from_a_name_may_mean_a_role(
    lead: str, is_wrong: bool, make_document: Callable[..., Document], make_context: Callable[..., CheckContext]
) -> None:
    talk = make_document(
        "talk",
        "INTERVIEWER: What did you first hear of the flood that morning?",
        "QUILL: I heard the bell, and then nothing at all.",
        "INTERVIEWER: Do you blame the keeper of the bell?",
        "QUILL: I blame nobody who was awake.",
    )
    context = make_context(make_document("ferry", *FERRY), talk)
    told = "“Count them in July and come back,” said Carl Lund [@ferry]. “Eleven a day,” said Priya Raman."
    drafted = draft_of(f"{told}\n\n{lead} “Do you blame the keeper of the bell?” [@talk]\n")
    checked = check_draft(drafted, context).checks[-1]
    assert (checked.verdict is WRONG_SPEAKER) is is_wrong
