import pytest

from citecli.text.title_case import may_be_english, plainly_in_title_case, proper_nouns, to_sentence_case

TEXT = (
    "The lower town of Byronville drinks from one well, and the White House has been told so. On Monday the mayor, "
    "Ann Byron, walked to the well with a bucket. A house beside it has stood empty since the storm, and white paint "
    "peels from its door.",
    "Mayors before Byron had promised pipes. Nobody digs a well for a river that floods.",
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mayor Of Byronville Digs A Well", "Mayor of Byronville digs a well"),
        ("White House Told of Empty Wells", "White House told of empty wells"),
        ("An Empty House for Ann Byron", "An empty house for Ann Byron"),
        ("Pipes and Promises: What Floods Teach", "Pipes and promises: What floods teach"),
        ("Why the NASA Bucket Is an Old McGill Design", "Why the NASA bucket is an old McGill design"),
        ("‘Promised Pipes’ Say Nothing, Mayor Says", "‘Promised pipes’ say nothing, mayor says"),
        ("Old Wells, New French Pipes and a Monday Storm", "Old wells, new French pipes and a Monday storm"),
        ("Byron’s Bucket and Other Storm Stories", "Byron’s bucket and other storm stories"),
        ("“The Storm Is Over,” Ann Byron Says", "“The storm is over,” Ann Byron says"),
        ("Storm Paint Sells Well After River Floods", "Storm paint sells well after river floods"),
    ],
)
def test_a_headline_keeps_the_names_that_its_text_shows(title: str, expected: str) -> None:
    assert plainly_in_title_case(title)
    assert to_sentence_case(title, proper_nouns(title, TEXT)) == expected


@pytest.mark.parametrize(
    "title",
    ["Harbour wall to rise, council decides", "Ann Byron of Byronville", "What Ann Byron said to the White House"],
)
def test_sentence_case_is_no_title_case(title: str) -> None:
    assert not plainly_in_title_case(title)


@pytest.mark.parametrize(("text", "expected"), [("The mayor and the well", True), ("Der Brunnen und das Haus", False)])
def test_languages(text: str, expected: bool) -> None:
    assert may_be_english(text) is expected
