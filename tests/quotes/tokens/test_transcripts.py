"""Labels that say who speaks."""

from citecli.quotes.tokens.transcripts import TranscriptTurn, transcript_turns


def turns(*paragraphs: str, headline_units: int = 0) -> list[tuple[str, str]]:
    characters = "\n\n".join(paragraphs)
    units = []
    start = 0
    for paragraph in paragraphs:
        units.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    found: list[TranscriptTurn] = transcript_turns(characters, units, (), headline_units)
    return [(characters[slice(*turn.label)], characters[slice(*turn.words)]) for turn in found]


def test_labels_that_come_back_make_a_transcript():
    assert turns("Nell: Is it far?", "Rolf: No.", "Nell: Good.") == [
        ("Nell", "Is it far?"),
        ("Rolf", "No."),
        ("Nell", "Good."),
    ]


def test_a_paragraph_without_a_label_goes_on():
    assert turns("Nell: Is it far?", "I am tired.", "Rolf: No.", "Nell: Good.")[1] == ("Nell", "I am tired.")


def test_questions_and_answers():
    assert turns("Q. Is it far?", "A. No.", "Q. Good.") == [("Q", "Is it far?"), ("A", "No."), ("Q", "Good.")]


def test_capitals_need_not_come_back():
    assert turns("NELL: Is it far?", "ROLF: No.") == [("NELL", "Is it far?"), ("ROLF", "No.")]


def test_a_stage_direction_is_no_speech():
    assert turns("Nell: Is it far?", "Rolf: (laughs)", "Nell: Good.") == [("Nell", "Is it far?"), ("Nell", "Good.")]


def test_fields_and_single_labels_are_none():
    assert turns("Source: the city", "Note: none", "Photo: Rolf") == []
    assert turns("Nell: Is it far?", "It was not.", "They went on.") == []
    assert turns("The town: a history", "It began small.", headline_units=1) == []
