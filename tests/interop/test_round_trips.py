"""A reference goes out in a format and comes back: what was not told to be lost is there, as it was."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecli.interop.read import Format, parse
from citecli.interop.write import Losses, WrittenFormat, write
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


def _plain(value: object, is_cff: bool) -> object:
    if not isinstance(value, str):
        return value
    value = _NOCASE.sub(r"\1", value)
    return re.sub(r"</?(?:i|b|sub|sup)>", "", value) if is_cff else value


@pytest.mark.parametrize(("written", "read"), FORMATS)
@settings(max_examples=8, deadline=None)
@given(reference=_references)
def test_what_is_not_told_comes_back(written: WrittenFormat, read: Format, reference: Reference) -> None:
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
            or f"{key} that is the title" in told
            or (key in reference.names and told & {"parts of names", "how parts of a name are set"})
        ):
            continue
        if key in reference.dates and any("date" in kind for kind in told):
            continue
        is_cff = written is WrittenFormat.CFF
        kept = _plain(after.get(key), is_cff) == _plain(value, is_cff)
        if not kept and "type" not in before:  # the same field means something else in the type that there is
            kept = any(_plain(other, is_cff) == _plain(value, is_cff) for other in after.values())
        assert kept, (key, text)


def test_others_are_no_name_in_ris() -> None:
    reference = Reference("a", "book", {"title": "Tides"}, {"author": (Name("Roe", "Ann"), Name(literal="others"))})
    losses = Losses()
    text = "".join(write([reference], WrittenFormat.RIS, losses))
    assert "AU  - Roe, Ann\n" in text
    assert "others" not in text
    assert "that there are others" in losses.kinds
