"""The rules on any text: no exception, spans that hold, work that grows with the text and no faster."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecli.quotes import extract

PIECES = st.sampled_from(
    '« » „ “ ” " — - : , . ! ? … ( ) dit-il a-t-elle dit que selon le ministre de du M. Mme Ana Pardo qui et il elle '
    "sagte laut der die er sich so und dijo según el la que él ha disse segundo o a ele ha detto secondo lui "
    "zei volgens aldus de het van 3. J. l' d' Jean-Luc \n \n\n \u00a0 l’État je nous".split(" ")
)
LEADS = (
    "Le maire est dans la ville et les habitants ne sont pas avec lui. ",
    "Der Rat ist nicht mit dem Plan und die Stadt hat es auch nicht. ",
    "El alcalde es de la ciudad y los vecinos no están con él pero sí. ",
)


@settings(max_examples=20)
@given(st.sampled_from(LEADS), st.lists(PIECES, max_size=60))
def test_no_text_raises_and_spans_hold(lead: str, pieces: list[str]) -> None:
    text = lead + " ".join(pieces)
    for one in extract(text, all_marks=True, explain=True):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert 0 <= one.confidence <= 1
        if one.attribution is not None and one.attribution.source is not None:
            assert one.attribution.source.of(text).strip()


@pytest.mark.parametrize(
    "text",
    (
        "— Est-ce que tu viens avec nous, dit Ana, dans la ville ?\n\n— Non.\n\n",
        "Le maire, M. Pardo, a dit que la ville était « très belle » et qu'il y était « bien », selon lui, ",
        "Der Rat der Stadt und die Leute sind nicht hier und der Mann mit dem Hut war es auch nicht „ja“ ",
    ),
    ids=("dialogue", "one sentence with quotations", "one sentence without stops"),
)
def test_work_grows_with_the_text(text: str, steps: Callable[[Callable[[], object]], int]) -> None:
    extract(text)
    once, four_times = steps(lambda: extract(text * 8)), steps(lambda: extract(text * 32))
    assert four_times < 5 * once
