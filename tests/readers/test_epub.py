from collections.abc import Callable
from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import epub
from citecli.readers.source import Source

METADATA = (
    '<dc:title id="t">The Long Rain</dc:title><meta refines="#t" property="title-type">main</meta>'
    '<dc:title id="s">A History</dc:title><meta refines="#s" property="title-type">subtitle</meta>'
    '<dc:creator id="a">Ann van der Byron</dc:creator><meta refines="#a" property="role">aut</meta>'
    '<dc:creator opf:role="trl" opf:file-as="Cole, Dan">Dan Cole</dc:creator>'
    "<dc:publisher>Wet Press</dc:publisher><dc:language>en</dc:language>"
    '<dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">2019</dc:date>'
    "<dc:identifier>urn:isbn:9780000000002</dc:identifier>"
)


def test_chapters_in_order_with_pages_and_reference(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    mark = '<span epub:type="pagebreak" title="{}"/>'
    data = make.epub(
        {
            "one%20.xhtml": f"<h1>Chapter One</h1>{mark.format(1)}<p>It rained."
            "<a epub:type='noteref' href='#n'>1</a></p>"
            f"<p>It went on {mark.format(2)}and on &amp; on.</p><aside epub:type='footnote'><p>A note.</p></aside>",
            "two.xhtml": "<h2>Two</h2><p>Still<br/>rain.</p><hr/><blockquote><p>“Stop,” she said.</p></blockquote>",
        },
        METADATA,
    )
    document = epub.read(Source("x.epub", data))
    assert shown(document, True) == [
        "# Chapter One", "It rained.", "It went on and on & on.", "## Two", "Still\nrain.", "“Stop,” she said.",
    ]  # fmt: skip
    assert [part.page for part in document.paragraphs] == ["1", "1–2", "2", "2"]
    assert [part.section for part in document.paragraphs] == [0, 0, 0, 1]
    reference = document.reference
    assert reference.type == "book"
    assert reference.texts == {
        "title": "The Long Rain: A History", "publisher": "Wet Press", "language": "en", "ISBN": "9780000000002",
    }  # fmt: skip
    assert [(n.family, n.given, n.non_dropping_particle) for n in reference.names["author"]] == [
        ("Byron", "Ann", "van der")
    ]
    assert reference.names["translator"][0].family == "Cole"
    assert reference.dates["issued"].start[:3] == (2019, 0, 0)


def test_a_protected_book_is_refused_one_with_obfuscated_fonts_is_read(make: SimpleNamespace) -> None:
    def encrypted(name: str) -> bytes:
        listing = f'<encryption xmlns="e"><CipherReference URI="{name}"/></encryption>'
        return make.epub({"a.xhtml": "<p>Words.</p>"}, METADATA, {"META-INF/encryption.xml": listing})  # type: ignore[no-any-return]

    with pytest.raises(UnreadableDocument, match="DRM"):
        epub.read(Source("x.epub", encrypted("OEBPS/a.xhtml")))
    assert epub.read(Source("x.epub", encrypted("OEBPS/font.otf"))).text == "Words."


def test_names_that_lead_out_of_the_book_lead_nowhere(make: SimpleNamespace) -> None:
    data = make.epub({"a.xhtml": "<p>Words.</p>", "../../../../etc/passwd": "<p>Never.</p>"}, METADATA)
    document = epub.read(Source("x.epub", data))
    assert document.text == "Words."
    assert document.remarks == ("x.epub: its chapter passwd is missing",)


def test_ill_formed_chapters_are_read(make: SimpleNamespace) -> None:
    data = make.epub({"a.html": "<p>One<p>Two &nbsp;<b>three</p><script>x<y</script>"}, METADATA)
    assert epub.read(Source("x.epub", data)).text == "One\n\nTwo \xa0three"
