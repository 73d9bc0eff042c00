import time
from collections.abc import Callable
from email.message import EmailMessage

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import mail, registry
from citecli.readers.mail import read_mailbox, read_message
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
    document = read_message(Source("x.eml", message("Räin — again").as_bytes()))
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
    document = read_message(Source("x.eml", made.as_bytes()))
    assert shown(document) == ["It rains.", "Still."]
    assert document.remarks == ("x.eml: 1 attachment was not read: x.zip",)
    only = message()
    only.set_content("<h1>News</h1><p>One<br>two</p><script>x</script>", subtype="html")
    assert shown(read_message(Source("x.eml", only.as_bytes())), True) == ["# News", "One\ntwo"]


def test_flowed_lines_are_joined(shown: Shown) -> None:
    data = b"From: a@b.org\nDate: Sun, 3 May 2020 10:00:00 +0000\n"
    data += b"Content-Type: text/plain; format=flowed\n\nIt \nrains.\nNow.\n"
    assert shown(read_message(Source("x.eml", data))) == ["It rains.\nNow."]


def test_a_mailbox(shown: Shown) -> None:
    first = message("Rain").as_bytes()
    second = message(
        "Re: Rain", ">From now on.\n", sender="Dan Cole <dan@example.org>", date="Mon, 4 May 2020 08:00:00 +0200"
    )
    line = b"From ann@example.org Sun May  3 10:00:00 2020\n"
    document = read_mailbox(Source("x.mbox", line + first + b"\n\n" + line + second.as_bytes() + b"\n"))
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
        read_message(Source("x.eml", data))
    with pytest.raises(UnreadableDocument):
        read_mailbox(Source("x.mbox", data))


@pytest.mark.parametrize(
    "header",
    [
        "From: =?utf-8?b?////?= <x@y.org>", "From: \"", "From: <<<<>>>>", "From: a@b@c", "From: (" + "(" * 500,
        "From: =?x?q?=41?= <a@b.org>", "From: \x00\x1b[31m <a@b.org>", "From: ,,,,;", "From: \u202eevil <a@b.org>",
    ],
)  # fmt: skip
def test_headers_from_anywhere(header: str) -> None:
    data = f"{header}\nDate: nonsense\nTo: @\nSubject: =?utf-8?q?=\n\nWords.\n".encode()
    document = read_message(Source("x.eml", data))
    assert document.text == "Words."
    assert "issued" not in document.reference.dates


HEADER = b"From: Ann <ann@example.org>\nDate: Sun, 3 May 2020 10:00:00 +0000\nSubject: Rain\nMIME-Version: 1.0\n"


@pytest.mark.parametrize(
    ("charset", "words"),
    [
        (b"utf-8", "“Regen”, ça.".encode()),
        (b"us-ascii", "“Regen”, ça.".encode()),
        (b"iso-8859-1", "“Regen”, ça.".encode("cp1252")),
        (b"unknown-8bit", "“Regen”, ça.".encode("cp1252")),
        (b'"x\xff"', "“Regen”, ça.".encode()),
        (b"", "“Regen”, ça.".encode("cp1252")),
        (b"utf-8", b"\xef\xbb\xbf" + "“Regen”, ça.".encode()),
    ],
)
def test_encodings_as_declared_and_otherwise(shown: Shown, charset: bytes, words: bytes) -> None:
    kind = b"Content-Type: text/plain; charset=" + charset if charset else b"Content-Type: text/plain"
    data = HEADER + kind + b"\nContent-Transfer-Encoding: 8bit\n\n" + words
    assert shown(read_message(Source("x.eml", data))) == ["“Regen”, ça."]


def test_japanese_in_seven_bits_and_quoted_printable(shown: Shown) -> None:
    data = HEADER + b"Content-Type: text/plain; charset=iso-2022-jp\n\n" + "雨が降る。".encode("iso-2022-jp")
    assert shown(read_message(Source("x.eml", data))) == ["雨が降る。"]
    data = HEADER + b"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    data += b"A long line that goes=\n on, caf=E9, =zz and 1+1=3D2=\n.\n"
    assert shown(read_message(Source("x.eml", data))) == ["A long line that goes on, café, =zz and 1+1=2."]


def test_alternatives_and_every_text_of_what_is_mixed(shown: Shown) -> None:
    empty = message(body="\n")
    empty.add_alternative("<p>Only <b>here</b>.</p>", subtype="html")
    assert shown(read_message(Source("x.eml", empty.as_bytes()))) == ["Only here."]
    data = HEADER + (
        b'Content-Type: multipart/mixed; boundary="=b"\n\n--=b\nContent-Type: text/plain\n\nBefore.\n--=b\n'
        b'Content-Type: image/png; name="C:\\rain.png"\n\nxx\n--=b\nContent-Type: text/plain\n\nAfter.\n--=b--\n'
    )
    document = read_message(Source("x.eml", data))
    assert shown(document) == ["Before.", "After."]
    assert "1 attachment was not read" in document.remarks[0]
    assert "rain.png" in document.remarks[0]


def test_a_forwarded_message_is_read_after_the_one_around_it(shown: Shown) -> None:
    outer = message("Fwd: Rain", "See below.\n", sender="Dan Cole <dan@example.org>")
    outer.add_attachment(message("Rain", "It rains.\n"))
    document = read_message(Source("x.eml", outer.as_bytes()))
    assert shown(document, True) == ["See below.", "# Forwarded: Rain (Ann Byron, 2020-05-03)", "It rains."]
    assert [name.family for name in document.reference.names["author"]] == ["Cole"]
    assert document.remarks == ()


def test_of_many_attachments_the_first_are_named() -> None:
    made = message()
    for number in range(7):
        made.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    (remark,) = read_message(Source("x.eml", made.as_bytes())).remarks
    assert remark == "x.eml: 7 attachments were not read: 0.png, 1.png, 2.png, 3.png, 4.png and 2 more"


def test_a_message_that_goes_wrong_costs_no_other(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    line = b"From ann@example.org Sun May  3 10:00:00 2020\n"
    data = line + message("Rain").as_bytes() + b"\n\n" + line + message("Snow", "It snows.").as_bytes()
    parse = mail.parse

    def failing(data: bytes) -> mail.Message | None:
        if b"Rain" in data:
            raise AttributeError("nobody foresaw this")
        return parse(data)

    monkeypatch.setattr(mail, "parse", failing)
    document = read_mailbox(Source("x.mbox", data))
    assert shown(document) == ["It snows."]
    assert document.remarks == ("x.mbox: message 1 can't be read (AttributeError: nobody foresaw this); left out",)


@pytest.mark.parametrize("piece", ["a ", '"', "“a ", "(", "<a@", "=?utf-8?q?a?= ", "a;"])
@pytest.mark.parametrize("name", ["To", "Subject", "Content-Type", "Content-Disposition"])
def test_long_headers_take_no_time(piece: str, name: str) -> None:
    data = f"From: Ann <a@b.org>\nDate: Sun, 3 May 2020 10:00:00 +0000\n{name}: {piece * 20_000}".encode()[:60_000]
    start = time.process_time()
    read_message(Source("x.eml", data + b"\n\nIt rains.\n"))
    assert time.process_time() - start < 3


def test_many_recipients() -> None:
    people = ", ".join(f'"Roe, Ann {number}" <ann{number}@example.org>' for number in range(500))
    data = f"From: Ann <a@b.org>\nDate: Sun, 3 May 2020 10:00:00 +0000\nTo: {people}\n\nIt rains.\n"
    recipients = read_message(Source("x.eml", data.encode())).reference.names["recipient"]
    assert len(recipients) == 500
    assert (recipients[499].family, recipients[499].given) == ("Roe", "Ann 499")


PEOPLE = ", ".join(f"Person {number} <p{number}@example.org>" for number in range(3000))
BARE = ",".join(f"p{number}@example.org" for number in range(6000))


@pytest.mark.parametrize(
    "header",
    [
        f"Cc: {PEOPLE}",
        f"Cc: {PEOPLE}".replace(", ", ",\n\t"),
        f"Bcc: {BARE}",
        f"References: {'<a@example.org> ' * 6000}",
        "\n".join(f"X-Header-{number}: value {number}" for number in range(8000)),
        "Received: from a by b; Wed, 3 Mar 2021 10:00:00 +0000\n" * 2000 + "X-Last: 1",
        f"DKIM-Signature: {'b=abc' * 20_000}",
        "X-Folded: a" + "\n b" * 50_000,
        f"X-{'n' * 90_000}: a name without end",
        f"Content-Type: text/plain; {'; '.join(f'x{number}=y' for number in range(9000))}",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_headers_of_any_length_and_number(shown: Shown, header: str, newline: str) -> None:
    text = f"{header}\nFrom: Ann Byron <ann@example.org>\nTo: Dan Cole <dan@example.org>\nSubject: Rain\n\nIt rains.\n"
    document = read_message(Source("x.eml", text.replace("\n", newline).encode()))
    assert shown(document) == ["It rains."]
    assert document.reference.texts["title"] == "Rain"
    assert [name.family for name in document.reference.names["recipient"]] == ["Cole"]


@pytest.mark.parametrize("written", [PEOPLE, BARE, f'"Cole, Dan" <dan@example.org>, {BARE}'])
def test_of_a_long_list_each_address_is_read_for_itself(written: str) -> None:
    text = f"From: Ann Byron <ann@example.org>\nTo: {written}\nSubject: Rain\n\nIt rains.\n"
    recipients = read_message(Source("x.eml", text.encode())).reference.names["recipient"]
    assert len(recipients) == 1000
    expected = [name.strip() for name in written.replace('"Cole, Dan"', "Cole").split(",")]
    shown = [name.literal or f"{name.given} {name.family}".strip() for name in recipients]
    assert [one.split()[-1] for one in shown] == [one.partition(" <")[0].split()[-1] for one in expected[:1000]]


def test_a_message_with_a_long_head_is_known_by_its_content() -> None:
    text = f"Received: {'x' * 20_000}\nCc: {PEOPLE}\nFrom: ann@example.org\nDate: 3 May 2020\n\nIt rains.\n"
    assert registry.suffix_of(text.encode()) == ".eml"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("suffix", [".eml", ".mbox"])
def test_a_message_that_an_editor_saved(shown: Shown, encoding: str, suffix: str) -> None:
    text = "From: Ann Byron <ann@example.org>\nDate: 3 May 2020 10:00:00 +0000\nSubject: Rain\n\nIt rains – again.\n"
    text = f"From ann@example.org Sun May  3 10:00:00 2020\n{text}" if suffix == ".mbox" else text
    document = registry.read(Source(f"x{suffix}", text.encode(encoding), suffix))
    assert shown(document)[-1] == "It rains – again."
    assert document.reference.texts["title"] == "Rain"


@pytest.mark.parametrize(
    ("sender", "name"),
    [
        ("ann@quay.example (Ann Byron)", "Ann Byron"),
        ("<ann@quay.example> (=?utf-8?q?Ann_Byr=C3=B3n?=)", "Ann Byrón"),
        ("ann@quay.example", "ann@quay.example"),
        ("ann@quay.example (=?none?q?x?=)", "ann@quay.example"),
    ],
)
def test_a_sender_whose_name_is_in_brackets_after_the_address(sender: str, name: str) -> None:
    message = f"From: {sender}\nSubject: Tides\nDate: Wed, 3 Mar 2021 10:15:22 +0100\n\nThe ferry is late.\n"
    (author,) = read_message(Source("x.eml", message.encode(), ".eml")).reference.names["author"]
    assert " ".join(filter(None, (author.given, author.family, author.literal))) == name
