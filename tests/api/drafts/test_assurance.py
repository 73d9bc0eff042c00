"""What a check must not pass, and what it must not refuse: kinds that were found in drafts of many hands."""

from collections.abc import Callable

import pytest

from citecli.answers.checks import CheckVerdict, Problem
from citecli.api.drafts.check import check_draft
from citecli.api.drafts.check_work import CheckContext
from citecli.documents.model import Document
from citecli.drafts import html
from citecli.drafts.markdown import draft_of
from citecli.frozen import replace
from citecli.references.model import Date, DateParts, Name

MakeDocument = Callable[..., Document]
MakeContext = Callable[..., CheckContext]
VERBATIM, PERMITTED, ALTERED = CheckVerdict.VERBATIM, CheckVerdict.PERMITTED, CheckVerdict.ALTERED
WRONG_SPEAKER = CheckVerdict.WRONG_SPEAKER

ESSAY = (
    "I have asked everybody on my street. “It sounded like a door that nobody had closed,” my aunt told me.",
    "I never found the bell. It had been sold in spring, for a poor price at that.",
)
HOUSE = (
    "“You will find the stairs steep,” said Mr. Harrow, and took the lamp.",
    "“Salt keeps all things but a secret,” said Mrs. Harrow at the table.",
    "“Has anybody seen the key?” Mr. Harrow asked. “It hangs where it always hung,” said Tom Lusk.",
)
REPORT = (
    "The pumps worked as designed in all nights but one. Every boat was inspected, except those under ten metres.",
    "No station was flooded unless the tide stood above the mark. Nobody was hurt, and the town slept.",
    "All the gates were shut but the water found a way.",
)
BEES = (
    "The dean, Simon Ash, was away. “They gave no notice of it,” said the verger, Dora Finch.",
    "The swarm would leave within a year unless the tower was repaired. He may have been asked to leave it.",
    "Ash said later, “We have waited for the bees.”",
)
COURT = (
    "JUSTICE ARBER delivered the opinion of the Court.",
    "We hold that the pier may be closed at night.",
    "JUSTICE KLEE, dissenting.",
    "I can find no such power in the charter of the town.",
)


@pytest.fixture
def context(make_document: MakeDocument, make_context: MakeContext) -> CheckContext:
    essay = make_document("essay", *ESSAY)
    essay = replace(essay, reference=replace(essay.reference, names={"author": _names("Nell Marsh")}))
    report = make_document("report", *REPORT)
    report = replace(report, reference=replace(report.reference, names={"author": _names("Ada Boll")}))
    bees = make_document("bees", *BEES)
    return make_context(essay, report, bees, make_document("house", *HOUSE), make_document("pier", *COURT))


def _names(name: str) -> tuple[Name, ...]:
    given, _, family = name.partition(" ")
    return (Name(family=family, given=given),)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        # An author is not who the author quotes, though that one has no name.
        ("Nell Marsh herself says that “it sounded like a door that nobody had closed” [@essay].", WRONG_SPEAKER),
        ("Marsh’s aunt said, “It sounded like a door that nobody had closed” [@essay].", VERBATIM),
        ("Marsh writes, “I never found the bell” [@essay].", VERBATIM),
        ("The narrator says, “Salt keeps all things but a secret” [@house].", WRONG_SPEAKER),
        # A man and a woman of one name.
        ("Mr. Harrow said, “Salt keeps all things but a secret” [@house].", WRONG_SPEAKER),
        ("Mrs. Harrow said, “Salt keeps all things but a secret” [@house].", VERBATIM),
        ("Harrow said, “Salt keeps all things but a secret” [@house].", VERBATIM),
        # Who answers has not asked.
        (
            "Mr. Harrow asked him, “Has anybody seen the key?” Tom Lusk answered, “It hangs where it always hung” "
            "[@house].",
            VERBATIM,
        ),
        # What is said of all, or of none, without the exception.
        ("They “worked as designed in all nights” [@report].", ALTERED),
        ("They “worked as designed in all nights but one” [@report].", VERBATIM),
        ("So “[e]very boat was inspected” [@report].", ALTERED),
        ("So “[n]o station was flooded” [@report].", ALTERED),
        ("So “[n]obody was hurt” [@report].", PERMITTED),
        ("Then “[a]ll the gates were shut” [@report].", PERMITTED),
        ("The pumps “worked as designed” [@report].", VERBATIM),
        # Two people with a role each.
        ("“They gave no notice of it,” said the dean [@bees].", WRONG_SPEAKER),
        ("“They gave no notice of it,” said the verger [@bees].", VERBATIM),
        ("“They gave no notice of it,” said Dora Finch [@bees].", VERBATIM),
        # A name that the draft has at the beginning of sentences alone.
        ("Ash answered, “They gave no notice of it” [@bees].", WRONG_SPEAKER),
        ("The comma ends it: “The swarm would leave within a year,” he said [@bees].", ALTERED),
        ("“The swarm would leave within a year,” he said, “unless the tower was repaired” [@bees].", PERMITTED),
        # A verb in brackets for all of the source's.
        ("He “[was] asked to leave it” [@bees].", ALTERED),
        ("He may “have [been] asked to leave it” [@bees].", PERMITTED),
        # What is denied is not said.
        ("The report did “find the bell” at last [@essay].", ALTERED),
        ("She did not, she writes, “find the bell” at last [@essay].", ALTERED),
        ("She never “found the bell” she looked for [@essay].", VERBATIM),
        ("She “found the bell” she looked for [@essay].", ALTERED),
        # A word of the writer's own for one of the source's.
        ("It “sounded like a [gate] that nobody had closed” [@essay].", PERMITTED),
        ("The bell went “for a [fine] price at that” [@essay].", ALTERED),
        ("The bell went “for a [very] poor price at that” [@essay].", PERMITTED),
        # An omission does not lead out of somebody's words.
        ("“You will find the stairs … and took the lamp” [@house].", ALTERED),
        ("“You will find the stairs steep … Salt keeps all things” [@house].", PERMITTED),
        ("They ask: “Whether the tide stood above the mark” [@report].", ALTERED),
        # A paper that reports who says it.
        ("Mr. Harrow, the *Gazette* reported, told them, “You will find the stairs steep” [@house].", VERBATIM),
        # The sentence ends with the words: who is named in the next one does not say them.
        ("The Court said, “I can find no such power in the charter of the town.” Klee went on [@pier].", WRONG_SPEAKER),
        ("Klee said, “I can find no such power in the charter of the town.” The Court held more [@pier].", VERBATIM),
    ],
)  # fmt: skip
def test_verdicts(context: CheckContext, text: str, verdict: CheckVerdict) -> None:
    first = check_draft(draft_of(text), context).checks[0]
    assert first.verdict is verdict, first.remarks


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ('"They want us to swim," he told me on the slip. The headline, "Fares to double in spring", was mild.', True),
        ("Her father would have said that “a rope remembers all of its knots.”", True),
        ("It was as if to say, “we have never seen you before.”", True),
        ("Her father said that “a rope remembers all of its knots.”", False),
    ],
)
def test_words_that_nobody_is_said_to_have_written(context: CheckContext, words: str, verdict: bool) -> None:
    first = check_draft(draft_of(words), context).checks[0]
    assert (first.verdict is CheckVerdict.NOT_COMPARED) == verdict


@pytest.mark.parametrize(
    ("citation", "problems"),
    [
        ("(Boll, 2021, para. 1)", ()),
        ("(Boll, 2021, para. 2)", (Problem.WRONG_PLACE,)),
        ("(Boll para. 3)", (Problem.WRONG_PLACE,)),
        ("(Boll, 2021)", ()),
        ("(Boll 2)", ()),
        ("(Boll, 2021, ¶ 2)", (Problem.WRONG_PLACE,)),
        ("(see Boll, 2021, para. 2, emphasis added; Marsh, 2019, para. 1)", (Problem.WRONG_PLACE,)),
        ("(Marsh, 2019, para. 2; Boll, 2021, para. 1)", ()),
    ],
)
def test_places_of_citations_set_by_hand(context: CheckContext, citation: str, problems: tuple[Problem, ...]) -> None:
    text = f"<p>The pumps “worked as designed in all nights but one” {citation}.</p>"
    assert check_draft(html.draft_of(text), context).checks[0].problems == problems


@pytest.fixture
def paged(make_document: MakeDocument, make_context: MakeContext) -> CheckContext:
    """A book with printed pages, 211 to 214."""
    pages = ("211", "213", "214")
    book = make_document("bells", *REPORT, pages=pages, title="The Silence of the Bells")
    dates = {"issued": Date(DateParts(2015))}
    return make_context(
        replace(book, reference=replace(book.reference, names={"author": _names("Ada Boll")}, dates=dates))
    )


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("When “the tide stood above the mark” (Boll, 2015, p. 213).", True),
        ("When “the tide stood above the mark” (Boll, 2015, p. 211).", False),
        ("When “the tide stood above the mark” (Boll, 2015, pp. 212–14).", True),
        ("When “the tide stood above the mark” (Boll 211).", False),
        ("When “the tide stood above the mark” (Boll, “Silence” 211).", False),
        ("When “the tide stood above the mark” (Boll 2015: 211).", False),
        ("When “the tide stood above the mark” (Boll 2015, 213).", True),
        ("Boll (2015, p. 211) says: when “the tide stood above the mark.”", False),
        ("Boll (2015, p. 213) says: when “the tide stood above the mark.”", True),
        ("Boll (2015, p. 211) begins. When “the tide stood above the mark.”", True),
        ("Boll (2015) says: when “the tide stood above the mark” (211).", False),
        ("When “the tide stood above the mark.”[^1]\n\n[^1]: Ada Boll, *Bells* (2015): 214.", False),
        ("When “the tide stood above the mark.”[^1]\n\n[^1]: Ada Boll, *Bells* (Dock, 2015), 213.", True),
        ("When “the tide stood above the mark.”[^1]\n\n[^1]: Boll, *Bells*, 214. See also Roe, 213.", False),
        ("When “the tide stood above the mark.”[^1]\n\n[^1]: Boll, *Bells*, May 3, 2015.", True),
    ],
)
def test_pages_of_citations_set_by_hand(paged: CheckContext, text: str, is_right: bool) -> None:
    first = check_draft(draft_of(text), paged).checks[0]
    assert (first.verdict, first.problems == ()) == (VERBATIM, is_right)


@pytest.mark.parametrize(
    ("text", "wrong", "said"),
    [
        (
            "When “the tide stood above the mark” (Smith, 1999, p. 3).",
            True,
            "“Smith, 1999, p. 3”; the words are in bells",
        ),
        ("When “the tide stood above the mark” (see Smith & Roe 1999).", True, "“see Smith & Roe 1999”"),
        ("Smith (1999) says: when “the tide stood above the mark” (p. 3).", True, "“Smith (1999)”"),
        ("When “the tide stood above the mark.”[^1]\n\n[^1]: J. Smith, *Tides* (Dock, 1999), 3.", True, "“J. Smith"),
        ("When “the tide stood above the mark” (Smith 3).", False, "“Smith 3”"),
        ("When “the tide stood above the mark” (Smith, 2015).", False, "“Smith, 2015”"),  # of the same year
        ("When “the tide stood above the mark” (Boll, 1999).", False, "“Boll, 1999”"),  # another edition
        ("When “the tide stood above the mark” (Smith, 1999; Boll, 2015).", False, ""),
        ("When “the tide stood above the mark” (Smith, 1999, as cited in Boll, 2015).", False, ""),
        ("When “the tide stood above the mark” (Silence 213).", False, ""),
        ("When “the tide stood above the mark” (May 2015).", False, ""),
        ("When “the tide stood above the mark” (Figure 3).", False, ""),
        ("When “the tide stood above the mark.”[^1]\n\n[^1]: Ann Smith told me so in 1999.", False, ""),
        ("Smith (1999) was in doubt; the report holds for when “the tide stood above the mark.”", False, ""),
    ],
)
def test_a_work_that_is_not_in_the_library_where_the_words_are(
    paged: CheckContext, text: str, wrong: bool, said: str
) -> None:
    first = check_draft(draft_of(text), paged).checks[0]
    assert (first.verdict, first.problems) == (VERBATIM, (Problem.WRONG_SOURCE,) if wrong else ())
    assert (
        (said in first.remarks[0] and "no document of the library" in first.remarks[0]) if said else not first.remarks
    )


@pytest.mark.parametrize(
    ("second", "third", "problems"),
    [
        ("Ibid., 213.", "Ibid., 211.", [(), (), (Problem.WRONG_PLACE,)]),
        ("Ibid., 211.", "Ibid.", [(), (Problem.WRONG_PLACE,), (Problem.WRONG_PLACE,)]),
        ("Ibid., 213.", "Ibid.", [(), (), ()]),
        ("Ibid.", "Ibid., 213.", [(), (Problem.WRONG_PLACE,), ()]),
    ],
)
def test_ibid_has_the_place_of_the_note_before_or_its_own(
    paged: CheckContext, second: str, third: str, problems: list[tuple[Problem, ...]]
) -> None:
    words = "“No station was flooded unless the tide stood above the mark.”"
    text = f"“All the gates were shut but the water found a way.”[^1] {words}[^2] And {words}[^3]"
    notes = f"[^1]: Ada Boll, *Bells* (Dock, 2015), 214.\n\n[^2]: {second}\n\n[^3]: {third}"
    assert [check.problems for check in check_draft(draft_of(f"{text}\n\n{notes}"), paged).checks] == problems


@pytest.mark.parametrize(
    ("shown", "is_right"),
    [
        ("(Boll, 2015, p. 211)", False),
        ("(Boll, 2015, p. 213)", True),
        ("(Boll&nbsp;2015)", True),
        ("[1, p. 211]", False),
    ],
)
def test_places_of_citations_that_were_rendered(paged: CheckContext, shown: str, is_right: bool) -> None:
    cited = f'<span class="citation" data-cites="bells">{shown}</span>'
    first = check_draft(html.draft_of(f"<p>When “the tide stood above the mark” {cited}.</p>"), paged).checks[0]
    assert (first.verdict, first.problems == ()) == (VERBATIM, is_right)


@pytest.mark.parametrize("time", ["0:10", "00:00:10", "0:10-15"])
def test_times_of_citations_set_by_hand(make_document: MakeDocument, make_context: MakeContext, time: str) -> None:
    document = make_document("talk", "Were you ever afraid of it?", "I was afraid of the telephone alone.", "Well.")
    parts = (part._replace(time=at) for part, at in zip(document.paragraphs, ("0:10", "1:20", "2:40"), strict=True))
    reference = replace(document.reference, names={"author": _names("Ada Boll")})
    context = make_context(replace(document, paragraphs=tuple(parts), reference=reference))
    check = check_draft(draft_of(f"“I was afraid of the telephone alone” (Boll, 2019, {time})."), context).checks[0]
    assert check.problems == (Problem.WRONG_PLACE,)


@pytest.mark.parametrize(("place", "is_right"), [("1:20", True), ("1:30", True), ("2:42", True), ("2:40", False)])
def test_a_time_that_is_another_one_s_is_wrong(
    make_document: MakeDocument, make_context: MakeContext, place: str, is_right: bool
) -> None:
    document = make_document("talk", "Were you ever afraid of it?", "I was afraid of the telephone alone.", "Well.")
    times = ("1:10", "1:20", "2:40")
    parts = tuple(part._replace(time=time) for part, time in zip(document.paragraphs, times, strict=True))
    context = make_context(replace(document, paragraphs=parts))
    check = check_draft(draft_of(f"“I was afraid of the telephone alone” [@talk, {place}]."), context).checks[0]
    assert (check.problems == ()) == is_right


@pytest.mark.parametrize(
    ("text", "verdict", "remark"),
    [
        ("They “kept nobody out” [@gates].", ALTERED, ""),
        ("They “kept nobody out who had a key” [@gates].", VERBATIM, ""),
        ("The guard “wanted a fence” [@gates].", VERBATIM, "“those who” stands before these words"),
        ("There were some who “wanted a fence” [@gates].", VERBATIM, ""),
        ("The fence “keep the sea away” [@gates].", VERBATIM, "the draft takes them as certain"),
        ("The fence might “keep the sea away” [@gates].", VERBATIM, ""),
        ("It “was quiet by day” [@gates].", VERBATIM, "“if the wind held …” follows these words"),
        ("It “was quiet by day” [@gates], if windless.", VERBATIM, ""),
        ("It “was quiet by day” in summer.", VERBATIM, ""),
        ("They “should trust a fence” [@gates].", ALTERED, "“No town” stands before these words"),
        ("No town “should trust a fence” [@gates].", VERBATIM, ""),
    ],
)
def test_words_that_bear_on_a_quotation_from_outside(
    make_document: MakeDocument, make_context: MakeContext, text: str, verdict: CheckVerdict, remark: str
) -> None:
    gates = make_document(
        "gates",
        "The gates kept nobody out who had a key. There were those who wanted a fence.",
        "It is possible that it would keep the sea away. No town should trust a fence.",
        "It was quiet by day if the wind held.",
    )
    check = check_draft(draft_of(text), make_context(gates)).checks[0]
    assert check.verdict is verdict
    assert remark in "; ".join(check.remarks) if remark else not check.remarks


@pytest.mark.parametrize(("place", "problems"), [("para. 2", ()), ("para. 3", (Problem.WRONG_PLACE,))])
def test_paragraphs_are_numbered_as_the_source_prints_them(
    make_document: MakeDocument, make_context: MakeContext, place: str, problems: tuple[Problem, ...]
) -> None:
    judgment = make_document(
        "judgment",
        "LADY JUSTICE ARBER delivered the opinion of the Court.",
        "1. The licence is of the year 1932.",
        "2. We hold that the licence is still in force.",
        "LORD JUSTICE KLEE, dissenting.",
        "3. I cannot agree with what the Court has said.",
    )
    draft = draft_of(f"Arber said, “the licence is still in force” [@judgment, {place}].")
    assert check_draft(draft, make_context(judgment)).checks[0].problems == problems


def test_a_judge_with_several_titles(make_document: MakeDocument, make_context: MakeContext) -> None:
    judgment = make_document(
        "judgment",
        "LADY JUSTICE ARBER delivered the opinion of the Court.",
        "We hold that the licence is still in force.",
        "LORD JUSTICE KLEE, dissenting.",
        "I cannot agree with what the Court has said.",
    )
    draft = draft_of("Lady Justice Arber writes, “I cannot agree with what the Court has said” [@judgment].")
    assert check_draft(draft, make_context(judgment)).checks[0].verdict is WRONG_SPEAKER
