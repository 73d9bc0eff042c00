"""Who wrote a page, and when, as its head says it in words: in several languages, and where nobody is named."""

import pytest

from citecli.documents.model import Document
from citecli.errors import UnreadableDocument
from citecli.readers import html_page
from citecli.readers.source import Source
from citecli.references.display import full_name, iso

pytest.importorskip("trafilatura")
TEXT = (
    "<p>The kiln was lit on Monday, and by Thursday the first hundred bricks had been carried into the yard.</p>"
    "<p>“Nobody has fired here since the war,” said the potter, who had waited nine years for the permit.</p>"
    "<p>The next firing is in autumn, if the council agrees and the wood that was promised does arrive.</p>"
)


def page(head: str = "", top: str = "", language: str = "en", end: str = "") -> Document:
    html = (
        f"<html lang={language}><head><title>The kiln is lit again</title>{head}</head><body><h1>The kiln is lit again"
    )
    return html_page.read(Source("x.html", f"{html}</h1>{top}<div>{TEXT}</div>{end}</body></html>".encode(), ".html"))


def authors(document: Document) -> list[str]:
    return [full_name(name) for name in document.reference.names.get("author", ())]


@pytest.mark.parametrize("form", ["<p>{0}</p><p>{1}</p>", "<div>{0} | {1}</div>", "<div><i>{1}</i> <i>{0}</i></div>"])
@pytest.mark.parametrize(
    ("language", "byline", "date", "expected"),
    [
        ("de", "Von Greta Holm und Udo Lenz", "Veröffentlicht am 7. Oktober 2019", ["Greta Holm", "Udo Lenz"]),
        ("de", "Ein Bericht von Greta Holm", "Montag, 7. Okt. 2019, 9:30 Uhr", ["Greta Holm"]),
        ("fr", "Par Luce Morel", "Publié le lundi 7 octobre 2019 à 9:30, mis à jour le 8 octobre 2019", ["Luce Morel"]),
        ("fr", "Propos recueillis par Luce Morel", "7 oct. 2019", ["Luce Morel"]),
        ("es", "Escrito por Inés Vega", "Publicado el lunes, 7 de octubre de 2019", ["Inés Vega"]),
        ("it", "A cura di Rita Sala", "lunedì 7 ottobre 2019", ["Rita Sala"]),
        ("it", "di Rita Sala e Ugo Conti", "Pubblicato il 7 ottobre 2019 alle 9:30", ["Rita Sala", "Ugo Conti"]),
        ("pt", "Por Lia Prado, da Redação", "Publicado em 07/10/2019 9h30", ["Lia Prado"]),
        ("nl", "Door Fenna de Wit", "7 oktober 2019", ["Fenna de Wit"]),
        ("en", "By Nora Finch and Ted Lowe for The Yard", "Mon Oct 7 09:30:00 BST 2019", ["Nora Finch", "Ted Lowe"]),
    ],
)
def test_bylines_and_dates_of_heads(form: str, language: str, byline: str, date: str, expected: list[str]) -> None:
    document = page(top=form.format(byline, date), language=language)
    assert authors(document) == expected
    assert iso(document.reference.dates["issued"]) == "2019-10-07"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon Oct 7 09:30:00 CEST 2019", "2019-10-07"),
        ("Mon Oct 07 23:59:01 +0000 2019", "2019-10-07"),
        ("2019年10月7日 09:30", "2019-10-07"),
        ("2019년 10월 7일", "2019-10-07"),
    ],
)
def test_notations_of_a_day(written: str, day: str) -> None:
    assert iso(page(f'<meta name="date" content="{written}">').reference.dates["issued"]) == day


@pytest.mark.parametrize(
    "credit",
    [
        "Tuesday", "3 October", "Powered by", "Share this", "Like 319 Comment 160 Share", "Politik", "Follow", "red",
        "Updated 9:30", "The kiln is lit again", "Authority control",
    ],
)  # fmt: skip
def test_what_is_nobody(credit: str) -> None:
    assert authors(page(top=f"<p>By {credit}</p>")) == []
    assert authors(page(top=f'<div class="byline">{credit}</div>')) == []


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        ("ByNora Finch", ["Nora Finch"]),
        ("By Nora Finch in Kilnford", ["Nora Finch"]),
        ("Nora Finch October 7", ["Nora Finch"]),
        ("The Yard Press Agency", ["The Yard Press Agency"]),
        ("Ram&amp;oacute;n Vega", ["Ramón Vega"]),
        ("Redacci&amp;oacute;n", []),
        ("Nora May", ["Nora May"]),
    ],
)
def test_what_hangs_on_a_name(credit: str, expected: list[str]) -> None:
    assert authors(page(f'<meta name="author" content="{credit}">')) == expected


def test_a_page_with_a_reference_but_without_text_can_be_cited() -> None:
    head = '<meta name="citation_author" content="Finch, Nora"><meta name="citation_date" content="2019/10/07">'
    html = f"<html><head><title>The kiln</title>{head}</head><body><div id=app></div></body></html>"
    document = html_page.read(Source("x.html", html.encode(), ".html"))
    assert (document.text, document.paragraphs, authors(document)) == ("", (), ["Nora Finch"])
    assert document.remarks == ("x.html: it has no text, only a reference: it can be cited, but not quoted",)


def test_a_page_that_says_nothing_of_itself_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="has no text"):
        html_page.read(Source("x.html", b"<html><head><title>Loading</title></head><body></body></html>", ".html"))
