"""A reference goes out in a format and comes back: what was not told to be lost is there, as it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecli.interop.read import Format, parse
from citecli.interop.write import AND_OTHERS, Losses, WrittenFormat, write
from citecli.references.csl_json import to_item
from citecli.references.model import Date, DateParts, ItemType, Name, Reference

_WORDS = "the quay of harbour & 100% a_b #2 {x} $5 ~ ^ naïve “wall” l'eau Brest 海港 x--y \\ back".split(" ")
_text = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=4).map(" ".join)
_title = st.one_of(
    _text.map(lambda text: f"A {text}"),
    st.sampled_from(["A wall of DNA in Brest", "On <i>Mytilus edulis</i> and H<sub>2</sub>O", "The iPhone of McQuay",
                     "The <span class=\"nocase\">de novo</span> wall", "The <b>wall</b> a<sup>2</sup> < b"]),
)  # fmt: skip
_names = st.lists(
    st.one_of(
        st.sampled_from([Name("Doe", "Jane"), Name("Roe Poe", "J. R."), Name("O'Quay", "Sam"), Name("Łuk", "Ada")]),
        st.sampled_from([Name("Gogh", "Vincent", non_dropping_particle="van"), Name("King", "Martin", suffix="Jr.")]),
        st.sampled_from([Name(literal="Ministry of Quays and Docks"), Name(literal="Dock & Co"), Name(literal="ACME")]),
    ),
    min_size=1,
    max_size=3,
).map(tuple)
_years, _months = st.integers(1000, 2030), st.integers(1, 12)
_days = st.one_of(
    _years.map(DateParts),
    st.tuples(_years, _months).map(lambda parts: DateParts(*parts)),
    st.tuples(_years, _months, st.integers(1, 28)).map(lambda parts: DateParts(*parts)),
    st.just(DateParts(2004, season=2)),
)
_dates = st.one_of(
    _days.map(Date),
    st.just(Date(DateParts(1999, 3, 1), DateParts(2001, 4))),
    st.just(Date(DateParts(1999), open_end=True)),
    st.just(Date(DateParts(1850), circa=True)),
    st.just(Date(DateParts(-44))),
    st.just(Date(literal="in press")),
)
_TEXTS = {
    **dict.fromkeys(("container-title", "collection-title", "volume-title", "event-title"), _title),
    **dict.fromkeys(
        "publisher publisher-place volume number genre note abstract archive medium scale dimensions title-short "
        "status".split(),
        _text,
    ),
    "issue": st.sampled_from(["3", "4-5"]),
    "page": st.sampled_from(["1-9", "e12", "3", "1-4, 7"]),
    "edition": st.sampled_from(["2", "Revised"]),
    "DOI": st.just("10.1234/a_b(c)"),
    "URL": st.just("https://example.org/~a_b?x=1&y=%20#z"),
    "ISBN": st.just("978-0-306-40615-7"),
    "ISSN": st.just("1234-5678"),
    "keyword": st.just("one, two three"),
    "language": st.sampled_from(["de-DE", "fr", "en-GB"]),
    "collection-number": st.just("7"),
    "number-of-pages": st.just("12"),
}
_references = st.builds(
    Reference,
    st.sampled_from(["roe2019", "a:b/c-1", "münch"]),
    st.sampled_from(list(ItemType)).map(str),
    st.tuples(_title, st.dictionaries(st.sampled_from(sorted(_TEXTS)), st.none(), max_size=6)).flatmap(
        lambda made: st.fixed_dictionaries({"title": st.just(made[0]), **{key: _TEXTS[key] for key in made[1]}})
    ),
    st.dictionaries(
        st.sampled_from(["author", "editor", "translator", "recipient", "compiler", "chair"]), _names, max_size=2
    ),
    st.dictionaries(st.sampled_from(["issued", "accessed", "event-date", "submitted"]), _dates, max_size=2),
)
_NOCASE = re.compile(r'<span class="nocase">(.*?)</span>')
FORMATS = [
    (WrittenFormat.CSL_JSON, Format.CSL_JSON),
    (WrittenFormat.CSL_YAML, Format.CSL_YAML),
    (WrittenFormat.BIBTEX, Format.BIBTEX),
    (WrittenFormat.BIBLATEX, Format.BIBLATEX),
    (WrittenFormat.RIS, Format.RIS),
    (WrittenFormat.CFF, Format.CFF),
]


SAMPLES = {
    Format.NBIB: """\
PMID- 123456
TI  - Salt and tides: what a [new] gauge shows.
PG  - 101-9
LID - 10.1234/tides.5 [doi]
AB  - Tides turn.
FAU - Doe, Jane A
AU  - Doe JA
FAU - Łuk, Ada
AU  - Łuk A
LA  - eng
PT  - Journal Article
DP  - 2019 Mar 5
TA  - J Tide
JT  - Journal of tides
VI  - 12
IP  - 3
IS  - 1234-5678 (Electronic)
MH  - Salt
MH  - *Sea
""",
    Format.ENDNOTE_XML: """\
<xml><records><record><ref-type name="Journal Article">17</ref-type><contributors><authors><author>Doe, Jane</author>
<author>Ministry of Docks,</author></authors></contributors><titles><title>On <style face="italic">Mytilus</style> &amp;
salt</title><secondary-title>Journal of Tides</secondary-title></titles><pages>1-9</pages><volume>12</volume>
<number>3</number><dates><year>2019</year></dates><isbn>1234-5678</isbn><keywords><keyword>sea</keyword><keyword>salt
</keyword></keywords><electronic-resource-num>10.1234/x</electronic-resource-num><abstract>Tides turn.</abstract>
<urls><related-urls><url>https://example.org/x</url></related-urls></urls></record></records></xml>
""",
    Format.REFER: """\
%0 Journal Article
%A Doe, Jane
%A Roe Poe, Sam
%T Salt and tides in Brest
%J Journal of Tides
%V 12
%N 3
%P 1-9
%D 2019
%R 10.1234/x
%U https://example.org/x
%X Tides turn.
%K sea
salt
%G fr
""",
    Format.WOS: """\
FN Clarivate Analytics Web of Science
VR 1.0
PT J
AU Doe, JA
   Roe, S
AF Doe, Jane A.
   Roe, Sam
TI Salt and tides in Brest
SO JOURNAL OF TIDES
VL 12
IS 3
BP 101
EP 109
DI 10.1234/x
PY 2019
PD MAR 5
SN 1234-5678
AB Tides turn.
DE sea; salt
ER

EF
""",
    Format.OVID: """\
<1. >
VN  - Ovid Technologies
AU  - Doe, Jane
AU  - Roe, Sam
TI  - Salt and tides in Brest. [Article]
SO  - Journal of Tides 12(3):101-109, March 2019.
IS  - 1234-5678
AB  - Tides turn.
DO  - 10.1234/x
""",
    Format.PUBMED_XML: """\
<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><Journal><ISSN>1234-5678</ISSN>
<JournalIssue><Volume>12</Volume><Issue>3</Issue><PubDate><Year>2019</Year><Month>Mar</Month></PubDate></JournalIssue>
<Title>Journal of tides</Title><ISOAbbreviation>J Tide</ISOAbbreviation></Journal><ArticleTitle>Salt and <i>Mytilus</i>
in Brest.</ArticleTitle><Pagination><MedlinePgn>101-9</MedlinePgn></Pagination><Abstract><AbstractText>Tides turn.
</AbstractText></Abstract><AuthorList><Author><LastName>Doe</LastName><ForeName>Jane</ForeName></Author><Author>
<CollectiveName>Ministry of Docks</CollectiveName></Author></AuthorList><Language>eng</Language></Article>
</MedlineCitation></PubmedArticle></PubmedArticleSet>
""",
    Format.MODS: """\
<mods xmlns="http://www.loc.gov/mods/v3" ID="roe1999"><titleInfo><title>Quays of Brest</title></titleInfo>
<name type="personal" usage="primary"><namePart type="family">Roe</namePart><namePart type="given">Sam</namePart><role>
<roleTerm type="text">author</roleTerm></role></name><typeOfResource>text</typeOfResource><genre>book</genre>
<originInfo><place><placeTerm type="text">London</placeTerm></place><publisher>Verso</publisher><dateIssued>1999
</dateIssued><edition>2</edition></originInfo><language><languageTerm type="code">eng</languageTerm></language>
<abstract>Tides turn.</abstract><identifier type="isbn">978-0-306-40615-7</identifier></mods>
""",
}  # fmt: skip
"""What there is of formats that are read and not written: one reference each, with as many fields as usual."""


def _plain(value: object, is_cff: bool) -> object:
    if not isinstance(value, str):
        return value
    value = _NOCASE.sub(r"\1", value)
    return re.sub(r"</?(?:i|b|sub|sup)>", "", value) if is_cff else value


@pytest.mark.parametrize(("written", "read"), FORMATS)
@settings(max_examples=8, deadline=None)
@given(reference=_references)
def test_what_is_not_told_comes_back(written: WrittenFormat, read: Format, reference: Reference) -> None:
    assert_comes_back(reference, written, read)


def assert_comes_back(reference: Reference, written: WrittenFormat, read: Format) -> Reference:
    losses = Losses()
    text = "".join(write([reference], written, losses))
    loaded = parse(text, read)
    (back,) = loaded.references
    told = losses.kinds
    before, after = to_item(reference), to_item(back)
    if any(kind.startswith("the type ") for kind in told):
        del before["type"]
    if written is WrittenFormat.CFF:
        del before["id"]
    for key, value in before.items():
        if (
            key in told
            or any(kind.startswith(f"{key} ") for kind in told)
            or (key in reference.names and told & {"parts of names", "how parts of a name are set", AND_OTHERS})
        ):
            continue
        if key in reference.dates and any("date" in kind for kind in told):
            continue
        is_cff = written is WrittenFormat.CFF
        kept = _plain(after.get(key), is_cff) == _plain(value, is_cff)
        if not kept and "type" not in before:  # the same field means something else in the type that there is
            kept = any(_plain(other, is_cff) == _plain(value, is_cff) for other in after.values())
        assert kept, (key, text)
    return back


PAIRS = [(one, other) for one in FORMATS for other in FORMATS if one != other]


@pytest.mark.parametrize(("one", "other"), PAIRS)
@settings(max_examples=2, deadline=None)
@given(reference=_references)
def test_from_one_format_to_another(
    one: tuple[WrittenFormat, Format], other: tuple[WrittenFormat, Format], reference: Reference
) -> None:
    """What was read of one format comes back from the other, and from a second trip through the first unchanged."""
    first = assert_comes_back(reference, *one)
    assert_comes_back(first, *other)
    again = assert_comes_back(first, *one)
    assert to_item(again) == to_item(first)


@pytest.mark.parametrize(("written", "read"), FORMATS)
@pytest.mark.parametrize("form", SAMPLES)
def test_formats_that_are_only_read(form: Format, written: WrittenFormat, read: Format) -> None:
    for reference in parse(SAMPLES[form], form).references:
        assert len(to_item(reference)) > 7
        first = assert_comes_back(reference, written, read)
        assert to_item(assert_comes_back(first, written, read)) == to_item(first)


def test_others_are_no_name_in_ris() -> None:
    reference = Reference("a", "book", {"title": "Tides"}, {"author": (Name("Roe", "Ann"), Name(literal="others"))})
    losses = Losses()
    text = "".join(write([reference], WrittenFormat.RIS, losses))
    assert "AU  - Roe, Ann\n" in text
    assert "others" not in text
    assert "“and others”" in losses.kinds
