"""Messages in messages: whose words are quoted, as mail programs of many languages write it."""

from collections.abc import Callable

import pytest

from citecli.documents.model import Document
from citecli.documents.omissions import OmissionKind
from citecli.quotes import extract
from citecli.readers.mail import read_mailbox, read_message
from citecli.readers.mail_introductions import introduction
from citecli.readers.source import Source

Shown = Callable[..., list[str]]
HEAD = "From: Dan Cole <dan@example.org>\nDate: Wed, 6 May 2020 10:00:00 +0200\nSubject: Re: Rain\n"


def mail(body: str, head: str = HEAD) -> Document:
    return read_message(Source("x.eml", f"{head}\n{body}".encode()))


def said(document: Document) -> list[tuple[str, str]]:
    """Who says what: each paragraph, "" for the sender's own; introductions of quoted messages left out."""
    found = {q.paragraph: q.speaker_display for q in extract(document.text, paragraphs=document.paragraphs)}
    named = {part.speaker.start for part in document.paragraphs if part.speaker}
    return [
        (found.get(part.number, ""), " ".join(part.span.of(document.text).split()))
        for part in document.paragraphs
        if not any(part.span.covers(place) for place in named)
    ]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("On Tue, 5 May 2020 at 10:00, Ann Byron <ann@example.org> wrote:", "Ann Byron"),
        ("On Tue, May 5, 2020 at 10:00 AM Ann Byron <\nann@example.org> wrote:", "Ann Byron"),
        ("On May 5, 2020, at 10:00 AM, Ann Byron <ann@example.org> wrote:", "Ann Byron"),
        ("On 05/05/2020 10:00, Ann Byron wrote:", "Ann Byron"),
        ("On 2020-05-05, Ann Byron via Rain-talk wrote:", "Ann Byron"),
        ("On Tuesday, Ann Byron wrote:", "Ann Byron"),
        ("On Tue, May 05, 2020 at 10:00:00AM +0200, Ann Byron wrote:", "Ann Byron"),
        ('On 5/5/20 10:00, "Byron, Ann" <ann@example.org> wrote:', "Byron, Ann"),
        ("On Tue, 5 May 2020 10:00:00 +0200\nAnn Byron <ann@example.org> wrote:", "Ann Byron"),
        ("On Tue, 5 May 2020, ann@example.org wrote:", "ann@example.org"),
        ("Ann Byron <ann@example.org> wrote on Tue, 5 May 2020:", "Ann Byron"),
        ("Ann Byron wrote:", "Ann Byron"),
        ("ann@example.org writes:", "ann@example.org"),
        ("Am 05.05.20 um 10:00 schrieb Ann Byron:", "Ann Byron"),
        ("Am Dienstag, 5. Mai 2020, 10:00:00 CEST schrieb Ann Byron:", "Ann Byron"),
        ("Am Di., 5. Mai 2020 um 10:00 Uhr schrieb Ann Byron <ann@example.org>:", "Ann Byron"),
        ("Ann Byron <ann@example.org> schrieb am Di., 5. Mai 2020, 10:00:", "Ann Byron"),
        ("Le mar. 5 mai 2020 à 10:00, Ann Byron <ann@example.org> a écrit :", "Ann Byron"),
        ("Le 05/05/2020 à 10:00, Ann Byron a écrit :", "Ann Byron"),
        ("El mar, 5 may 2020 a las 10:00, Ann Byron (<ann@example.org>) escribió:", "Ann Byron"),
        ("El 05/05/2020 a las 10:00, Ann Byron escribió:", "Ann Byron"),
        ("Il giorno mar 5 mag 2020 alle ore 10:00 Ann Byron <ann@example.org> ha scritto:", "Ann Byron"),
        ("Il 05/05/2020 10:00, Ann Byron ha scritto:", "Ann Byron"),
        ("Em ter., 5 de mai. de 2020 às 10:00, Ann Byron <ann@example.org> escreveu:", "Ann Byron"),
        ("Op di 5 mei 2020 om 10:00 schreef Ann Byron <ann@example.org>:", "Ann Byron"),
        ("Op 5 mei 2020, om 10:00 heeft Ann Byron <ann@example.org> het volgende geschreven:", "Ann Byron"),
        ("Den tis 5 maj 2020 kl 10:00 skrev Ann Byron <ann@example.org>:", "Ann Byron"),
        ("2020-05-05 10:00 GMT+02:00 Ann Byron <ann@example.org>:", "Ann Byron"),
        ("From: Ann Byron <ann@example.org>\nSent: Tuesday, May 5, 2020 10:00 AM\nTo: Dan\nSubject: Rain", "Ann Byron"),
        ("-----Original Message-----\nFrom: Byron, Ann [mailto:ann@example.org]\nSent: 5 May\nTo: Dan", "Byron, Ann"),
        ("*From:* Ann Byron\n*Sent:* Tuesday\n*To:* Dan Cole\n*Subject:* Rain", "Ann Byron"),
        (
            "Von: Ann Byron <ann@example.org>\nGesendet: Dienstag, 5. Mai 2020 10:00\nAn: Dan\nBetreff: Regen",
            "Ann Byron",
        ),
        ("De : Ann Byron\nEnvoyé : mardi 5 mai 2020 10:00\nÀ : Dan Cole\nObjet : Pluie", "Ann Byron"),
        ("De: Ann Byron\nEnviado el: martes, 5 de mayo de 2020 10:00\nPara: Dan Cole\nAsunto: Lluvia", "Ann Byron"),
        (
            "---------- Forwarded message ---------\nFrom: Ann Byron <ann@example.org>\nDate: Tue\nSubject: Rain",
            "Ann Byron",
        ),
        ("Begin forwarded message:\n\nFrom: Ann Byron <ann@example.org>\nSubject: Rain\nDate: 5 May 2020", "Ann Byron"),
        ("Date: 5 May 2020\nSubject: Rain\nFrom: ann@example.org\nTo: dan@example.org", "ann@example.org"),
    ],
)
def test_who_wrote(line: str, name: str) -> None:
    found = introduction([*line.split("\n"), "", "It rains."])
    assert found is not None
    assert found.text[found.start : found.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "This is what I think:",
        "On Tuesday we leave at 10:00:",
        "From: here to there",
        "Note: bring boots.\nDate: Tuesday",
        "She wrote a book.",
        "I have three wishes:",
        "Thanks, Ann",
        "As Ann wrote in her letter of last year, which I quote at length because nobody reads it any more",
    ],
)
def test_what_introduces_nothing(text: str) -> None:
    assert introduction(text.split("\n")) is None


def test_a_reply_above_the_message(shown: Shown) -> None:
    document = mail(
        "I agree.\n\n-- \nDan Cole\nQuay Press\n\nOn 5 May 2020 at 10:00, Ann Byron <ann@example.org> wrote:\n"
        "> It rains, and it\n> rains again.\n>\n> Still.\n>\n> On 4 May 2020 at 9:00, Sam Poe wrote:\n"
        "> > Does it rain?\n"
    )
    assert said(document) == [
        ("", "I agree."), ("Ann Byron", "It rains, and it rains again."), ("Ann Byron", "Still."),
        ("Sam Poe", "Does it rain?"),
    ]  # fmt: skip
    assert ">" not in document.text.replace("org>", "")
    assert [omission.kind for omission in document.omissions] == [OmissionKind.SIGNATURE]


def test_answers_between_the_lines(shown: Shown) -> None:
    document = mail(
        "Ann Byron wrote:\n> It rains.\n\nIt does not.\n\n> Still.\n> And again.\n\nNever.\n\n"
        "On 1 May, Sam wrote:\n\n> Dry.\n"
    )
    assert said(document) == [
        ("Ann Byron", "It rains."), ("", "It does not."), ("Ann Byron", "Still. And again."), ("", "Never."),
        ("Sam", "Dry."),
    ]  # fmt: skip


def test_a_message_below_without_marks(shown: Shown) -> None:
    for introduced in (
        "-----Original Message-----\nFrom: Ann Byron\nSent: Tuesday, May 5, 2020\nTo: Dan Cole\nSubject: Rain\n",
        "Am 05.05.2020 um 10:00 schrieb Ann Byron:\n",
        "________________________________\nVon: Ann Byron <ann@example.org>\nGesendet: Dienstag\nAn: Dan Cole\n",
    ):
        document = mail(
            f"I agree.\n\n{introduced}\nIt rains.\n\nStill.\n\nFrom: Sam Poe\nSent: Monday\nTo: Ann\n\nRain?\n"
        )
        assert said(document) == [
            ("", "I agree."), ("Ann Byron", "It rains."), ("Ann Byron", "Still."), ("Sam Poe", "Rain?"),
        ]  # fmt: skip


def test_quoted_lines_of_nobody_are_left_out_and_counted(shown: Shown) -> None:
    document = mail("> It rains.\n> Still.\n\nI agree.\n")
    assert shown(document) == ["I agree."]
    assert [(omission.kind, omission.text) for omission in document.omissions] == [
        (OmissionKind.QUOTED_MAIL, "It rains.\nStill.")
    ]


def test_a_message_in_html() -> None:
    head = f"{HEAD}Content-Type: text/html; charset=utf-8\n"
    gmail = (
        "<div>I agree.</div><div class='gmail_quote'><div>On Tue, May 5, 2020 at 10:00 AM Ann Byron "
        "&lt;<a href='mailto:ann@example.org'>ann@example.org</a>&gt; wrote:<br></div><blockquote><div>It rains.</div>"
        "<div>Still.</div></blockquote></div>"
    )
    assert said(mail(gmail, head)) == [("", "I agree."), ("Ann Byron", "It rains."), ("Ann Byron", "Still.")]
    outlook = (
        "<p>I agree.</p><hr><div><b>From:</b> Ann Byron<br><b>Sent:</b> Tuesday, May 5, 2020<br><b>To:</b> Dan<br>"
        "<b>Subject:</b> Rain</div><p>It rains.</p>"
    )
    assert said(mail(outlook, head)) == [("", "I agree."), ("Ann Byron", "It rains.")]
    own = "<p>As the poet says:</p><blockquote>The rain it raineth every day.</blockquote><p>So it does.</p>"
    assert said(mail(own, head)) == [
        ("", "As the poet says:"), ("", "The rain it raineth every day."), ("", "So it does."),
    ]  # fmt: skip


def test_flowed_lines_that_are_quoted_are_joined() -> None:
    head = f"{HEAD}Content-Type: text/plain; format=flowed\n"
    document = mail("Ann wrote:\n> It rains and \n> rains.\n> Still.\n>> Does \n>> it?\nYes, it \ndoes.\n", head)
    assert said(document)[0] == ("Ann", "It rains and rains. Still.")
    assert said(document)[-1] == ("", "Yes, it does.")


def test_forwarded_messages_and_threads_are_by_their_senders() -> None:
    inner = "From: Ann Byron <ann@example.org>\nDate: Tue, 5 May 2020 10:00:00 +0200\nSubject: Rain\n\nIt rains.\n"
    head = f"{HEAD}Content-Type: multipart/mixed; boundary=b\n"
    forwarded = mail(f"--b\n\nSee below.\n\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b--\n", head)
    assert said(forwarded) == [("", "See below."), ("Ann Byron", "It rains.")]
    line = "From x Tue May  5 10:00:00 2020\n"
    thread = read_mailbox(Source("x.mbox", f"{line}{inner}\n{line}{HEAD}\nIt does not.\n".encode()))
    assert said(thread) == [("Ann Byron", "It rains."), ("Dan Cole", "It does not.")]
    alone = read_mailbox(Source("x.mbox", f"{line}{inner}\n{line}{inner}".encode()))
    assert said(alone) == [("", "It rains."), ("", "It rains.")]


@pytest.mark.parametrize(
    "head",
    [
        HEAD.replace("From:", "From  :"),
        HEAD.replace("Date:", "This line is no header\nDate:"),
        f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Type: text/html\n",
        f"{HEAD}Content-Type: text/plain; charset=utf-8; name=a.txt\nContent-Disposition: inline; filename=a.txt\n",
        HEAD.replace("\n", "\r\n"),
    ],
)
def test_heads_that_are_not_quite_right(shown: Shown, head: str) -> None:
    document = mail("It räins.\n", head.replace("\r\n", "\n") if "\r" not in head else head[:-2] + "\r\n")
    assert shown(document) == ["It räins."]
    assert document.reference.names["author"][0].family == "Cole"


def test_of_two_kinds_of_content_the_one_counts_whose_boundary_is_there(shown: Shown) -> None:
    head = f"{HEAD}Content-Type: text/plain\nContent-Type: multipart/alternative; boundary=b\n"
    body = "--b\nContent-Type: text/plain\n\nIt rains.\n--b\nContent-Type: text/html\n\n<p>HTML</p>\n--b--\n"
    assert shown(mail(body, head)) == ["It rains."]


def test_a_boundary_that_should_be_quoted(shown: Shown) -> None:
    head = f"{HEAD}Content-Type: multipart/alternative;\n boundary=----=_Part_1\n"
    assert shown(mail("------=_Part_1\nContent-Type: text/plain\n\nIt rains.\n------=_Part_1--\n", head)) == [
        "It rains."
    ]


@pytest.mark.parametrize("body", ["-- \nDan Cole\n", "> It rains.\n"])
def test_a_message_of_nothing_but_what_is_left_out_is_kept(shown: Shown, body: str) -> None:
    assert shown(mail(body)) == [body.strip("-> \n")]
