"""Layouts of transcripts: as programs export them, as parliaments print them, as plays have them."""

import pytest

from citecli.quotes import extract

LENA, IVO = "Lena Moss", "Ivo Brandt"
CALL = [(LENA, "Welcome, all."), (IVO, "Thank you."), (LENA, "Go on.")]


def said(text: str) -> list[tuple[str, str]]:
    return [(quotation.speaker, quotation.span.of(text)) for quotation in extract(text)]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("Lena Moss  0:03\n", "Ivo Brandt  0:21\n", "Lena Moss  1:02\n"),
        ("Lena Moss (00:03):\n", "Ivo Brandt (00:21):\n", "Lena Moss (01:02):\n"),
        ("Lena Moss [00:00:03] ", "Ivo Brandt [00:00:21] ", "Lena Moss [00:01:02] "),
        ("[00:00:03] Lena Moss: ", "[00:00:21] Ivo Brandt: ", "[00:01:02] Lena Moss: "),
        ("[00:00:03.120] - Lena Moss\n", "[00:00:21.870] - Ivo Brandt\n", "[00:01:02.000] - Lena Moss\n"),
        ("00:00:03\tLena Moss:\t", "00:00:21\tIvo Brandt:\t", "00:01:02\tLena Moss:\t"),
        ("0:0:3.1 --> 0:0:9.4\nLena Moss\n", "0:0:21.8 --> 0:0:25.0\nIvo Brandt\n", "0:1:2.0 --> 0:1:4.0\nLena Moss\n"),
        ("Lena Moss: [00:00:03] ", "Ivo Brandt: [00:00:21] ", "Lena Moss: [00:01:02] "),
        ("00:03 - Lena Moss\n", "00:21 - Ivo Brandt\n", "01:02 - Lena Moss\n"),
        ("**Lena Moss** (00:03): ", "**Ivo Brandt** (00:21): ", "**Lena Moss** (01:02): "),
        ("Lena Moss (00:00:03): ", "Ivo Brandt (00:00:21): ", "Lena Moss (00:01:02): "),
        ("[Lena Moss] ", "[Ivo Brandt] ", "[Lena Moss] "),
        ("Lena Moss, ferry master: ", "Ivo Brandt, Ph.D.: ", "Lena Moss, ferry master: "),
        ("Lena Moss:\n", "Ivo Brandt:\n", "Lena Moss:\n"),
        ("**Lena Moss, M.A.:** ", "**Ivo Brandt:** ", "**Lena Moss, M.A.:** "),
    ],
)
def test_exports(first, second, third):
    for gap in ("\n\n", "\n"):
        assert said(gap.join((f"{first}Welcome, all.", f"{second}Thank you.", f"{third}Go on.\n"))) == CALL


def test_a_recording_of_two_turns_and_of_one_speaker():
    assert said("Lena Moss  0:03\nWelcome.\n\nIvo Brandt  0:21\nThanks.\n") == [(LENA, "Welcome."), (IVO, "Thanks.")]
    monologue = "Lena Moss  0:03\nWelcome.\n\nLena Moss  0:40\nThe pier.\n\nLena Moss  1:10\nThe crew.\n"
    assert [speaker for speaker, _ in said(monologue)] == [LENA] * 3


def test_what_a_program_adds_is_not_spoken():
    text = "Lena Moss  0:03\nWelcome.\n\nIvo Brandt  0:21\nThanks.\n\nTranscribed by https://otter.ai\n"
    assert said(text) == [(LENA, "Welcome."), (IVO, "Thanks.")]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "The Minister for Ports (Ms Moss): I beg to move.\n\nMr Brandt (Lowquay) (Ind): Will she give way?\n\n"
            "Ms Moss: I will not.\n\nI have given way twice.\n",
            ["Ms Moss", "Mr Brandt", "Ms Moss", "Ms Moss"],
        ),
        (
            "Lena Moss\n(Lowquay) (Ind)\nI beg to move.\n\nThe Minister for Ports (Ivo Brandt)\nI thank the Member.\n\n"
            "Lena Moss\nWill he give way?\n\nIvo Brandt\nNo.\n",
            [LENA, IVO, LENA, IVO],
        ),
        (
            "Ms MOSS (Lowquay—Minister for Ports) (10:31): I move it.\n\nMr BRANDT (Highquay) (10:42): I oppose it.\n\n"
            "Ms MOSS: Of course.\n",
            ["Ms MOSS", "Mr BRANDT", "Ms MOSS"],
        ),
        (
            "Lena Moss (S&D). – Mr President, it must sail.\n\nIvo Brandt, Member of the Commission. – It will.\n\n"
            "Lena Moss (S&D). – When?\n",
            [LENA, IVO, LENA],
        ),
        (
            "Mr. BRANDT. I yield to the lady from Ohio.\n\nMs. MOSS. I thank the gentleman.\n\n"
            "Mr. BRANDT. It is nothing.\n",
            ["Mr. BRANDT", "Ms. MOSS", "Mr. BRANDT"],
        ),
        ("MOSS – Shall we?\n\nBRANDT (coughs) – I think so.\n\nMOSS – Go on.\n", ["MOSS", "BRANDT", "MOSS"]),
        ("HAMLYN. Is it in?\n\nROSA. It is not.\n\nHAMLYN. Then we wait.\n", ["HAMLYN", "ROSA", "HAMLYN"]),
        ("Анна Морозова: Где паром?\n\nИван Брандт: Ушёл.\n\nАнна Морозова: Когда?\n",
         ["Анна Морозова", "Иван Брандт", "Анна Морозова"]),
        ("王明：渡轮在哪里？\n\n李华：走了。\n\n王明：什么时候？\n", ["王明", "李华", "王明"]),
    ],
)  # fmt: skip
def test_parliaments_plays_and_other_scripts(text, speakers):
    assert [speaker for speaker, _ in said(text)] == speakers


def test_whom_the_introduction_names_answers():
    text = "The ferry master, Lena Moss, sat down with the Courier.\n\nQ: Why?\n\nA: It was cheap.\n\n**Q:** And now?\n"
    assert said(text) == [("Q", "Why?"), (LENA, "It was cheap."), ("Q", "And now?")]


@pytest.mark.parametrize(
    "text",
    [
        "Sauce\nTwo onions.\n\nPasta\nA pound.\n\nSauce\nAgain two onions.\n\nPasta\nMore.\n",
        "Leek soup\n\nINGREDIENTS\nLeeks\n\nMETHOD\nBoil.\n\nBean soup\n\nINGREDIENTS\nBeans\n\nMETHOD\nBoil.\n",
        "Monday\n\nRegistration 9:00\nLunch 12:00\nTalks 13:00\n\nTuesday\n\nRegistration 9:00\nLunch 12:00\n",
        "Registration 9:00\nLunch 12:00\nTalks 13:00\n",
        "PARIS – The ferry sank.\n\nLONDON – Nobody was hurt.\n\nThe end came at noon.\n",
        "Quay United 2:1 Lowtown\nHighquay 0:0 Moss Rovers\nQuay United 3:1 Highquay\n",
        "Name: Lena\nAge: 44\nTown: Lowquay\n\nName: Ivo\nAge: 51\nTown: Highquay\n",
        "Ferry – a boat.\n\nPier – where it lands.\n\nFerry – also a trade.\n",
        "The ferry\n\nIt sailed at noon.\n\nThe pier\n\nIt was built of oak, and is rotten.\n",
        "We met at 9:30 in the hall.\n\nAt 10:15 we left.\n\nThe rain began at 11:20 and went on.\n",
    ],
)
def test_no_transcripts(text):
    assert said(text) == []


def test_labels_may_be_numbered():
    text = "1. Ann: We will go now.\n\n2. Bob: I do not know.\n\n3. Ann: It is late.\n\n4. Bob: Then go."
    assert [quotation.speaker for quotation in extract(text)] == ["Ann", "Bob", "Ann", "Bob"]
