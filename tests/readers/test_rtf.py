from collections.abc import Callable

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import rtf
from citecli.readers.source import Source

HEAD = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fnil\fcharset204 Arial Cyr;}}"
    rb"{\stylesheet{\s1\outlinelevel0 heading 1;}}{\*\generator Writer;}"
)


def read(body: bytes, head: bytes = HEAD) -> object:
    return rtf.read(Source("x.rtf", head + body + b"}", ".rtf"))


def test_characters_in_every_manner(shown: Callable[..., list[str]]) -> None:
    body = (
        rb"\pard caf\'e9 \ldblquote so\rdblquote\emdash she\u8217?s \uc2\u233??\uc1 \u-10179?\u-8703? \~end.\par"
        rb"{\f1 \'ef\'f0\'e8\'e2\'e5\'f2} \{braces\} back\\slash\tab x\line y\par {\b bold}{\v hidden} shown\par"
    )
    assert shown(read(body)) == [
        "café “so”—she’s é😁 \xa0end.", "привет {braces} back\\slash x\ny", "bold shown",
    ]  # fmt: skip


def test_what_is_no_text_is_left_out(shown: Callable[..., list[str]]) -> None:
    body = (
        rb"\pard One{\footnote Note.} two {\*\bkmkstart x}{\field{\*\fldinst HYPERLINK x}{\fldrslt three}}."
        rb"{\pict\pngblip 89504e47" + b"0" * 5000 + rb"}{\header Head\par}\par{\pict\bin8 }{}\\x}}} four\par"
    )
    assert shown(read(body)) == ["One two three.", "four", "1. Note."]


def test_notes_that_others_may_skip(shown: Callable[..., list[str]]) -> None:
    body = rb"\pard It rains{\super\chftn}{\*\footnote\chftn\pard In May.} again.\par {\*\unknown x}Two.\par"
    assert shown(read(body)) == ["It rains again.", "Two.", "1. In May."]


def test_headings_and_information(shown: Callable[..., list[str]]) -> None:
    body = (
        rb"{\info{\title On Rain}{\author Ann Byron}{\creatim\yr2020\mo5\dy3}{\revtim\yr2022\mo1\dy1}{\operator X}}"
        rb"\pard\s1 Causes\par\pard It rains.\par\pard\outlinelevel1 Deeper\par\pard It pours.\par"
    )
    document = read(body)
    assert shown(document, True) == ["# Causes", "It rains.", "## Deeper", "It pours."]
    assert document.reference.texts == {"title": "On Rain"}
    assert document.reference.names["author"][0].family == "Byron"
    assert document.reference.dates["issued"].start[:3] == (2020, 0, 0)


def test_a_truncated_file_is_read_and_said_to_be() -> None:
    document = rtf.read(Source("x.rtf", rb"{\rtf1 It rained {\b and", ".rtf"))
    assert document.text == "It rained and"
    assert document.remarks == ("x.rtf: it ends in the middle; it may be truncated",)


def test_depth_without_end_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="nested more than"):
        read(b"{" * 100_000)
    with pytest.raises(UnreadableDocument, match="it does not start with"):
        rtf.read(Source("x.rtf", b"plain", ".rtf"))


def test_notes_come_after_the_body(shown: Callable[..., list[str]]) -> None:
    data = (
        rb"{\rtf1 It rains{\super\chftn{\footnote\pard\plain{\super\chftn} In {\i May}.\par Or June.}}, she said."
        rb"\par Yes{\footnote So.}.}"
    )
    assert shown(rtf.read(Source("x.rtf", data)), True) == [
        "It rains, she said.", "Yes.", "# Notes", "1. In May.\nOr June.", "2. So.",
    ]  # fmt: skip


def test_a_star_in_the_middle_of_a_group_skips_nothing() -> None:
    document = rtf.read(
        Source("x.rtf", rb"{\rtf1 It rains \*\unheardof on the quay.{\*\private hidden}\par It stops.\par}")
    )
    words = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
    assert words == ["It rains on the quay.", "It stops."]


def test_a_drop_cap_belongs_to_its_word() -> None:
    data = rb"{\rtf1 \pard\dropcapli2\dropcapt1 T\par\pard he boats lay still.\par\pard Then it rained.\par}"
    document = rtf.read(Source("x.rtf", data))
    words = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
    assert words == ["The boats lay still.", "Then it rained."]


def test_a_line_is_a_break() -> None:
    document = rtf.read(Source("x.rtf", rb"{\rtf1 The boats lay still,\line the nets hung dry.\par}"))
    assert [document.text[offset] for offset in document.line_breaks] == ["\n"]


def test_numbers_and_letters_of_items_stay_and_bullets_do_not() -> None:
    items = ("1.", "(b)", "iv)", r"\'b7", "o")
    body = "".join(rf"\pard{{\listtext\tab {mark}\tab}}Item.\par" for mark in items)
    document = rtf.read(Source("x.rtf", rf"{{\rtf1 {body}}}".encode()))
    words = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
    assert words == ["1. Item.", "(b) Item.", "iv) Item.", "Item.", "Item."]


def test_rows_of_tables_boxes_and_pictures(shown: Callable[..., list[str]]) -> None:
    long = b"It rains in the valley. " * 10
    body = (
        rb"\pard It rained, as it did in the week before.\par"
        rb"\trowd\pard\intbl Depth\cell 9 m\cell\row\trowd\pard\intbl One\par Two\cell x\cell\row"
        rb"\trowd\pard\intbl " + long + rb"\cell y\cell\row\trowd\pard\intbl\itap2 a\nestcell b\nestcell"
        rb"{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl c\cell\row"
        rb"\pard Before {\shp{\*\shpinst{\sp{\sn x}{\sv 7}}{\shptxt\pard In a box\par}}} after.{\pict 00}\par Last\par"
    )
    document = read(body)
    assert shown(document) == [
        "It rained, as it did in the week before.", "Depth | 9 m", "One", "Two", "x", long.decode().strip(), "y",
        "a", "b", "c", "Before after.", "In a box", "Last",
    ]  # fmt: skip
    assert [(omission.kind.value, omission.number) for omission in document.omissions] == [("figure", 1)]


def test_fonts_of_signs_and_code_pages_of_macs(shown: Callable[..., list[str]]) -> None:
    head = (
        rb"{\rtf1\mac\ansicpg10001{\fonttbl{\f0\fcharset78 Osaka;}{\f1\froman\fcharset2{\*\panose 0505}Symbol;}"
        rb"{\f2\fcharset89 Geneva CY;}}"
    )
    body = rb"{\f1 ab\'67} {\f1\u-3999?}{\f0 \'83\'65\'83\'58} {\f2 \'ef}\par"
    assert shown(read(body, head)) == ["αβγ αテス п"]


def test_a_part_of_a_file_is_read_and_said_to_be_one(shown: Callable[..., list[str]]) -> None:
    document = rtf.read(
        Source("x.rtf", rb"{\pard It rained.\par}" + b"\n" + rb"{\trowd\intbl a\cell b\cell\row}", ".rtf")
    )
    assert shown(document) == ["It rained.", "a | b"]
    assert document.remarks == ("x.rtf: it has no header of RTF: it may be a part of a file; read as Windows-1252",)


@pytest.mark.parametrize("data", [rb"{\LaTeX is}", b"{ plain }", rb"\pard x"])
def test_what_is_no_part_of_a_file_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="is not RTF"):
        rtf.read(Source("x.rtf", data, ".rtf"))


def test_words_that_are_struck_out_while_changes_are_tracked_are_no_text(shown: Callable[..., list[str]]) -> None:
    body = rb"\pard It {\deleted\revauthdel1 snowed}{\revised\revauth1 rained} all\deleted  day\deleted0  night.\par"
    assert shown(read(body)) == ["It rained all night."]
