from collections.abc import Callable
from email.message import EmailMessage

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import eml, mbox
from citecli.readers.source import Source

Shown = Callable[..., list[str]]


def message(subject: str = "Rain", body: str = "It rains.\n\nStill.\n-- \nAnn", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.pop("sender", "Ann Byron <ann@example.org>")
    made["To"] = '"Cole, Dan" <dan@example.org>, office@example.org'
    made["Date"] = headers.pop("date", "Sun, 03 May 2020 23:30:00 -0700")
    made["Subject"] = subject
    for name, value in headers.items():
        made[name] = value
    made.set_content(body)
    return made


def test_a_message(shown: Shown) -> None:
    document = eml.read(Source("x.eml", message("Räin — again").as_bytes()))
    assert shown(document) == ["It rains.", "Still."]
    reference = document.reference
    assert reference.type == "personal_communication"
    assert reference.texts == {"title": "Räin — again", "genre": "E-mail"}
    assert [(name.family, name.given) for name in reference.names["author"]] == [("Byron", "Ann")]
    assert [name.family or name.literal for name in reference.names["recipient"]] == ["Cole", "office@example.org"]
    assert reference.dates["issued"].start[:3] == (2020, 5, 3)


def test_parts_html_and_attachments(shown: Shown) -> None:
    made = message()
    made.add_alternative("<p>HTML</p>", subtype="html")
    made.add_attachment(b"PK", maintype="application", subtype="zip", filename="../../x.zip")
    document = eml.read(Source("x.eml", made.as_bytes()))
    assert shown(document) == ["It rains.", "Still."]
    assert document.remarks == ("x.eml: 1 attachment was not read",)
    only = message()
    only.set_content("<h1>News</h1><p>One<br>two</p><script>x</script>", subtype="html")
    assert shown(eml.read(Source("x.eml", only.as_bytes())), True) == ["# News", "One\ntwo"]


def test_flowed_lines_are_joined(shown: Shown) -> None:
    data = b"From: a@b.org\nDate: Sun, 3 May 2020 10:00:00 +0000\n"
    data += b"Content-Type: text/plain; format=flowed\n\nIt \nrains.\nNow.\n"
    assert shown(eml.read(Source("x.eml", data))) == ["It rains.\nNow."]


def test_a_mailbox(shown: Shown) -> None:
    first = message("Rain").as_bytes()
    second = message(
        "Re: Rain", ">From now on.\n", sender="Dan Cole <dan@example.org>", date="Mon, 4 May 2020 08:00:00 +0200"
    )
    line = b"From ann@example.org Sun May  3 10:00:00 2020\n"
    document = mbox.read(Source("x.mbox", line + first + b"\n\n" + line + second.as_bytes() + b"\n"))
    assert shown(document, True) == [
        "# Rain (Ann Byron, 2020-05-03)", "It rains.", "Still.", "# Re: Rain (Dan Cole, 2020-05-04)", "From now on.",
    ]  # fmt: skip
    assert [part.section for part in document.paragraphs] == [0, 0, 1]
    assert document.reference.texts["title"] == "Rain"
    assert [name.family for name in document.reference.names["author"]] == ["Byron", "Cole"]
    assert document.reference.dates["issued"].end[:3] == (2020, 5, 4)


@pytest.mark.parametrize(
    "data",
    [b"", b"just words", b"Note: x\n\nwords", b"From: x\n\n", b"Subject: only\n\nwords", b"From: " + b"a" * 200_000],
)
def test_what_is_no_message(data: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        eml.read(Source("x.eml", data))
    with pytest.raises(UnreadableDocument):
        mbox.read(Source("x.mbox", data))


@pytest.mark.parametrize(
    "header",
    [
        "From: =?utf-8?b?////?= <x@y.org>", "From: \"", "From: <<<<>>>>", "From: a@b@c", "From: (" + "(" * 500,
        "From: =?x?q?=41?= <a@b.org>", "From: \x00\x1b[31m <a@b.org>", "From: ,,,,;", "From: \u202eevil <a@b.org>",
    ],
)  # fmt: skip
def test_headers_from_anywhere(header: str) -> None:
    data = f"{header}\nDate: nonsense\nTo: @\nSubject: =?utf-8?q?=\n\nWords.\n".encode()
    document = eml.read(Source("x.eml", data))
    assert document.text == "Words."
    assert "issued" not in document.reference.dates
