"""Speech in single marks that goes on over paragraphs, each of which opens with a mark and only the last closes."""

import pytest

from citecli.quotes import extract


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "‘The boat is late,’ said Mr Moss. ‘It was always late.\n\n‘It was late in my mother’s day.\n\n"
            "‘And it’ll be late again.’\n",
            ["Mr Moss"] * 4,
        ),
        (
            "Mr Moss rose. ‘We are all tired.\n\n‘We have rowed since dawn, and the boys’ hands are sore.\n\n"
            "‘Now we rest,’ he said.\n\n‘Good,’ said Ivo.\n",
            ["Mr Moss", "Mr Moss", "Mr Moss", "Ivo"],
        ),
    ],
)
def test_speech_over_several_paragraphs(text, speakers):
    assert [quotation.speaker for quotation in extract(text)] == speakers


def test_an_apostrophe_before_a_paragraph_that_opens_with_a_mark():
    text = "It was ‘tis, not ‘twas, and the winter of ‘97.\n\n‘So it was, and I remember it,’ said Lena Moss.\n"
    assert [quotation.span.of(text) for quotation in extract(text)] == ["‘So it was, and I remember it,’"]
