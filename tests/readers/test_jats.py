from collections.abc import Callable
from types import SimpleNamespace

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import jats
from citecli.readers.source import Source

FRONT = """
<journal-meta><journal-title-group><journal-title>Journal of Rain</journal-title></journal-title-group>
<issn>1234-5678</issn>
<publisher><publisher-name>Wet Press</publisher-name></publisher></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1234/rain.5</article-id>
<article-id pub-id-type="pmcid">77</article-id>
<title-group><article-title>Why it <italic>rains</italic></article-title><subtitle>A study</subtitle></title-group>
<contrib-group>
<contrib contrib-type="author"><name><surname>Byron</surname><given-names>Ann B.</given-names></name></contrib>
<contrib contrib-type="author"><collab>Rain Group</collab></contrib>
<contrib contrib-type="editor"><name><surname>Cole</surname><given-names>Dan</given-names></name></contrib>
</contrib-group>
<pub-date pub-type="ppub"><year>2021</year></pub-date>
<pub-date pub-type="epub"><day>4</day><month>3</month><year>2020</year></pub-date>
<volume>5</volume><issue>2</issue><fpage>10</fpage><lpage>19</lpage>
<abstract><p>In short.</p></abstract><abstract abstract-type="graphical"><p>Picture.</p></abstract></article-meta>
"""
BODY = """
<sec><title>Rain</title>
<p>It rains [<xref>1</xref>]. A list:<list><list-item><p>wet</p></list-item></list>and more.</p>
<sec><title>Deeper</title><disp-quote><p>“Rain,” he said.</p></disp-quote>
<fig><caption><p>Cloud</p></caption></fig></sec></sec>
"""


def test_an_article(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    document = jats.read(Source("x.xml", make.jats(FRONT, BODY)))
    assert shown(document, True) == [
        "# Abstract", "In short.",
        "# Rain", "It rains [1]. A list:", "wet", "and more.", "## Deeper", "“Rain,” he said.",
    ]  # fmt: skip
    reference = document.reference
    assert reference.type == "article-journal"
    assert reference.texts == {
        "title": "Why it rains: A study", "container-title": "Journal of Rain", "ISSN": "1234-5678",
        "publisher": "Wet Press", "volume": "5", "issue": "2", "page": "10-19",
        "DOI": "10.1234/rain.5", "PMCID": "PMC77",
    }  # fmt: skip
    assert [name.family or name.literal for name in reference.names["author"]] == ["Byron", "Rain Group"]
    assert reference.names["editor"][0].family == "Cole"
    assert reference.dates["issued"].start[:3] == (2020, 3, 4)


def test_entities_of_an_external_dtd_are_those_of_html(make: SimpleNamespace) -> None:
    doctype = '<!DOCTYPE article PUBLIC "-//NLM//DTD" "http://127.0.0.1:9/never-fetched.dtd">'
    assert jats.read(Source("x.xml", make.jats(body="<p>caf&eacute;</p>", doctype=doctype))).text == "café"


def test_other_xml_is_named(make: SimpleNamespace) -> None:
    with pytest.raises(UnreadableDocument, match=r"no journal article \(JATS\): its root is rss"):
        jats.read(Source("x.xml", b"<rss/>"))


def test_notes_come_after_the_body(make: SimpleNamespace, shown: Callable[..., list[str]]) -> None:
    body = "<p>It rains<xref ref-type='fn'>1</xref>"
    body += (
        "<sup><xref>2</xref>,<xref>3</xref></sup>, <italic>she<fn><label>a</label><p>Ann.</p></fn></italic> said.</p>"
    )
    body += "<fn-group><title>Notes of ours</title><fn><label>1</label><p>In May.</p><p>Or June.</p></fn></fn-group>"
    found = shown(jats.read(Source("x.xml", make.jats(body=body))), True)
    assert found[0] == "It rains, she said."
    assert found[-3:] == ["# Notes", "a. Ann.", "1. In May.\nOr June."]


@pytest.mark.parametrize("root", ["fig", "table-wrap", "ref-list", "graphic"])
def test_a_root_of_what_is_skipped(root: str) -> None:
    with pytest.raises(UnreadableDocument, match="no journal article"):
        jats.read(Source("a.xml", f"<{root}/>".encode(), ".xml"))


BOXED = """<article><front><article-meta><title-group><article-title>On wells</article-title></title-group>
</article-meta>
</front><body><p>Wells are dug by hand<xref ref-type="bibr" rid="r3"><sup>3</sup></xref> to 10<sup>2</sup> m.</p>
<boxed-text><caption><title>Key points</title><p>Dig in summer, when the water is low.</p></caption>
<p>Ask first.</p>
</boxed-text><fig><label>Figure 1</label><caption><p>A well in use.</p></caption></fig>
<table-wrap><table><tr><td>Depth</td><td>9 m</td></tr></table></table-wrap>
<verse-group><verse-line>Down goes the pail,</verse-line><verse-line>up comes the tale.</verse-line></verse-group>
</body>
<back><ref-list><ref><mixed-citation>Holm, On pumps, 2001.</mixed-citation></ref></ref-list></back>
<sub-article><front-stub><title-group><article-title>A reply</article-title></title-group></front-stub>
<body><p>Pumps are better.</p></body></sub-article></article>"""


def test_boxes_are_text_and_what_is_none_is_counted() -> None:
    document = jats.read(Source("x.xml", BOXED.encode(), ".xml"))
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == [
        "Wells are dug by hand to 10² m.", "Dig in summer, when the water is low.", "Ask first.",
        "Down goes the pail,\nup comes the tale.",
    ]  # fmt: skip
    assert [(omission.kind.value, omission.text) for omission in document.omissions] == [
        ("figure", "Figure 1\nA well in use."),
        ("table", "Depth 9 m"),
        ("list of references", "Holm, On pumps, 2001."),
        ("sub-article", "A reply\nPumps are better."),
    ]
    assert document.line_breaks == (document.text.index("pail,") + len("pail,"),)


def test_an_article_without_text_can_be_cited() -> None:
    front = BOXED.partition("<body>")[0].replace(
        "</title-group>", "</title-group><pub-date><year>2019</year></pub-date>", 1
    )
    document = jats.read(Source("x.xml", f"{front}</article>".encode(), ".xml"))
    assert document.paragraphs == ()
    assert document.reference.texts["title"] == "On wells"


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ("<alternatives><tex-math>x^2</tex-math><math><mi>y</mi><mo>=</mo><mn>2</mn></math></alternatives>", "y = 2"),
        ("<tex-math>\\documentclass{a}\\begin{document}$$x^2$$\\end{document}</tex-math>", "x^2"),
        ("<alternatives><graphic/><tex-math>$n=3$</tex-math></alternatives>", "n=3"),
        ("<math><mi>z</mi><annotation>\\zeta</annotation></math>", "z"),
        ("CO<sub>2</sub>", "CO2"),
    ],
)
def test_formulas_are_text_once(formula: str, text: str) -> None:
    data = f"<article><body><p>Where <inline-formula>{formula}</inline-formula> holds.</p></body></article>"
    assert jats.read(Source("x.xml", data.encode(), ".xml")).text == f"Where {text} holds."


def test_supplements_further_abstracts_and_notes_on_authors_are_counted() -> None:
    data = """<article><front><article-meta><abstract><p>Short.</p></abstract>
<abstract abstract-type="graphical"><p>A drawing.</p></abstract><trans-abstract><p>Kurz.</p></trans-abstract>
<author-notes><fn><p>No interests compete.</p></fn></author-notes></article-meta></front><body>
<p>Long. <media><label>Video 1.</label><caption><p>A pump.</p></caption></media></p>
<disp-formula><label>(1)</label><math><mi>x</mi></math></disp-formula>
<supplementary-material><label>Table S1.</label></supplementary-material><supplementary-material/></body></article>"""
    document = jats.read(Source("x.xml", data.encode(), ".xml"))
    assert [paragraph.span.of(document.text) for paragraph in document.paragraphs] == ["Short.", "Long.", "(1) x"]
    assert [(omission.kind.value, omission.text) for omission in document.omissions] == [
        ("further abstract", "A drawing."), ("further abstract", "Kurz."),
        ("note on the authors", "No interests compete."),
        ("recording", "Video 1.\nA pump."), ("supplement", "Table S1."),
    ]  # fmt: skip


def test_terms_speeches_labels_and_lines_that_stand_outside_paragraphs(make: SimpleNamespace) -> None:
    body = (
        "<p>First.</p>"
        "<def-list><def-item><term>Neap tide</term><def><p>The lowest.</p></def></def-item></def-list>"
        "<list><list-item><label>(b)</label><p>Second.</p><p>Still.</p></list-item></list>"
        "<statement><label>Theorem 1.</label><p>It rains.</p></statement>"
        "<disp-quote><p>Light is a promise.</p><attrib>Joan Pike, Tides</attrib></disp-quote>"
        "<speech><speaker>Dana Fox:</speaker><p>Is it late?</p><p>I ask.</p></speech>"
        "<address><addr-line>1 Quay Street</addr-line></address><code>a = 1</code>"
    )
    document = jats.read(Source("x.xml", make.jats("", body)))
    words = [paragraph.span.of(document.text) for paragraph in document.paragraphs]
    assert words == [
        "First.", "Neap tide", "The lowest.", "(b) Second.", "Still.", "Theorem 1. It rains.", "Light is a promise.",
        "Joan Pike, Tides", "Dana Fox: Is it late?", "I ask.", "1 Quay Street", "a = 1",
    ]  # fmt: skip
    named = document.paragraphs[8].speaker
    assert named is not None
    assert named.of(document.text) == "Dana Fox"


def test_authors_whose_names_are_in_one_piece(make: SimpleNamespace) -> None:
    contributors = "".join(
        f"<contrib><string-name>{name}</string-name></contrib>" for name in ("Ann Byron", "Pell, Ed")
    )
    front = f"<article-meta><contrib-group>{contributors}</contrib-group></article-meta>"
    authors = jats.read(Source("x.xml", make.jats(front))).reference.names["author"]
    assert [(name.family, name.given) for name in authors] == [("Byron", "Ann"), ("Pell", "Ed")]


def test_articles_in_other_formats_are_refused_as_such() -> None:
    with pytest.raises(UnreadableDocument, match="not in JATS"):
        jats.read(Source("x.xml", b"<article><item-info/><head><title>Rain</title></head><body/></article>"))
