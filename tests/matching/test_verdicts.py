"""One scale of verdicts: what a draft may do to words, a text that changed may do to kept ones, and no more."""

import pytest

from citecli.answers.checks import CheckVerdict
from citecli.documents.model import Span
from citecli.matching.comparison import match
from citecli.matching.finding import find, find_words
from citecli.matching.selectors import Selector
from citecli.matching.verdicts import Verdict, verdict_of
from citecli.matching.words import WordIndex, quoted_words

TEXT = (
    "The wall was rebuilt in a single summer, and nobody on the quay kept a count of the boats. The mill stood — as "
    "ever — idle. We have waited long enough."
)
INDEX = WordIndex(TEXT)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("nobody on the quay kept a count of the boats", Verdict.VERBATIM),
        ("Nobody on the quay kept a count of the boats", Verdict.PERMITTED),
        ("The mill  stood--as ever--idle", Verdict.PERMITTED),
        ("nobody on the quay kept any tally of the boats", Verdict.ALTERED),
        ("in a single summer and nobody on the quay", Verdict.ALTERED),
        ("nobody at this quay had kept some count of our ships", Verdict.NOT_FOUND),
        ("We had waited too long", Verdict.NOT_FOUND),
        ("We have waited long ago", Verdict.ALTERED),
        ("seventeen lanterns in an orchard", Verdict.NOT_FOUND),
    ],
)
def test_drafts_and_kept_quotations_are_judged_alike(words: str, verdict: Verdict) -> None:
    drafted = match(quoted_words(words), INDEX)
    assert (drafted.verdict if drafted else Verdict.NOT_FOUND) is verdict
    start = max(TEXT.find(words), 0)
    kept = find(Selector(words, Span(start, start + len(words))), INDEX)
    assert (kept.verdict if kept else Verdict.NOT_FOUND) is verdict


def test_few_words_must_agree_more() -> None:
    assert verdict_of(0.6, 5) is Verdict.NOT_FOUND
    assert verdict_of(0.6, 6) is Verdict.ALTERED
    assert verdict_of(0.4, 60) is Verdict.NOT_FOUND


def test_check_has_the_same_verdicts_in_the_same_words() -> None:
    for verdict in Verdict:
        assert verdict is Verdict.MOVED or CheckVerdict[verdict.name].value == verdict.value


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("THE MILL STOOD", "The mill stood"),
        ("wall…quay", "wall was rebuilt in a single summer, and nobody on the quay"),
        ("long enough.", "long enough."),
        ("stood as ever idle", "stood — as ever — idle"),
        ("quay…wall", None),
        ("…", None),
        ("", None),
    ],
)
def test_words_that_a_reader_types(words: str, place: str | None) -> None:
    found = find_words(quoted_words(words), INDEX)
    assert (found.of(TEXT) if found else None) == place
