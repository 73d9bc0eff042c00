"""A style's elements as values."""

import pytest

from citecli.csl.taxonomy import TextCase
from citecli.csl.tree import (
    NO_FORMATTING,
    Branch,
    ChooseElement,
    Condition,
    DateElement,
    Formatting,
    GroupElement,
    LabelElement,
    NameOptions,
    NamesElement,
    NumberElement,
    RenderingElement,
    SortKey,
    Style,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from citecli.csl.xml.parse import DependentStyle, parse_any_style, parse_info, parse_style
from citecli.errors import InvalidStyle
from citecli.frozen import replace
from citecli.markup.nodes import Decoration, Display, FontFormat, FontStyle, FontVariant, FontWeight, VerticalAlign

Condition.__test__ = False  # type: ignore[attr-defined]  # CSL's word, not pytest's


def style(inside: str, attributes: str = 'class="in-text"', prefix: str = "") -> Style:
    """A style with these children of cs:style."""
    name = f"{prefix}:style" if prefix else "style"
    namespace = f"xmlns:{prefix}" if prefix else "xmlns"
    return parse_style(
        f'<{name} {namespace}="http://purl.org/net/xbiblio/csl" version="1.0" {attributes}>{inside}</{name}>'
    )


def layout(inside: str) -> tuple[RenderingElement, ...]:
    """The elements of a layout; the style has no problem."""
    made = style(f"<citation><layout>{inside}</layout></citation>")
    assert made.problems == ()
    return made.citation.layout.children


@pytest.mark.parametrize(
    ("xml", "element"),
    [
        ('<text variable="title"/>', TextVariable("title")),
        ('<text variable="title" form="short"/>', TextVariable("title", "short")),
        ('<text variable="title" form="long"/>', TextVariable("title")),
        ('<text term="and others"/>', TextTerm("and others")),
        ('<text term="page" form="symbol" plural="true"/>', TextTerm("page", "symbol", True)),
        ('<text term="sub verbo"/>', TextTerm("sub-verbo")),
        ('<text value=" · "/>', TextValue(" · ")),
        ('<number variable="edition"/>', NumberElement("edition")),
        ('<number variable="edition" form="long-ordinal"/>', NumberElement("edition", "long-ordinal")),
        ('<label variable="locator" form="short" plural="never"/>', LabelElement("locator", "short", "never")),
        ('<group delimiter=", "/>', GroupElement((), ", ")),
        ('<group><text value="a"/><text value="b"/></group>', GroupElement((TextValue("a"), TextValue("b")))),
        ('<date variable="issued" form="numeric"/>', DateElement("issued", "numeric")),
        (
            '<date variable="issued" form="text" date-parts="year-month" delimiter="/"/>',
            DateElement("issued", "text", "year-month", delimiter="/"),
        ),
    ],
)
def test_elements(xml: str, element: RenderingElement) -> None:
    assert layout(xml) == (element,)


def test_formatting_holds_every_property() -> None:
    (text,) = layout(
        '<text variable="title" prefix=" (" suffix=") " font-style="italic" font-variant="small-caps"'
        ' font-weight="bold" text-decoration="underline" vertical-align="sup" quotes="true"'
        ' text-case="capitalize-first" strip-periods="true" display="block"/>'
    )
    assert isinstance(text, TextVariable)
    assert text.formatting == Formatting(
        " (",
        ") ",
        FontFormat(FontStyle.ITALIC, FontVariant.SMALL_CAPS, FontWeight.BOLD, Decoration.UNDERLINE, VerticalAlign.SUP),
        True,
        TextCase.CAPITALIZE_FIRST,
        True,
        Display.BLOCK,
    )


def test_nothing_asked_is_one_object() -> None:
    plain, empty, quoted = layout(
        '<text value="a"/><text value="b" prefix="" quotes="false"/><text value="c" quotes="true"/>'
    )
    assert isinstance(plain, TextValue) and isinstance(empty, TextValue) and isinstance(quoted, TextValue)
    assert plain.formatting is NO_FORMATTING and empty.formatting is NO_FORMATTING
    assert quoted.formatting.font is None


def test_date_parts_keep_their_order_and_leave_forms_unset() -> None:
    (date,) = layout(
        '<date variable="accessed"><date-part name="day" form="ordinal" suffix=" "/>'
        '<date-part name="month" strip-periods="true"/><date-part name="year" range-delimiter="/"/></date>'
    )
    assert isinstance(date, DateElement)
    assert [(part.name, part.form, part.range_delimiter) for part in date.parts] == [
        ("day", "ordinal", "–"),
        ("month", "", "–"),
        ("year", "", "/"),
    ]
    assert date.parts[1].formatting.strip_periods


def test_conditions() -> None:
    (choose,) = layout(
        '<choose><if type="book thesis" variable="DOI" match="any"><text value="1"/></if>'
        '<else-if locator="page" position="ibid-with-locator near-note"/>'
        '<else-if disambiguate="true" match="none"/><else><text value="2"/></else></choose>'
    )
    assert choose == ChooseElement(
        (
            Branch((Condition("type", ("book", "thesis")), Condition("variable", ("DOI",))), "any", (TextValue("1"),)),
            Branch(
                (Condition("locator", ("page",)), Condition("position", ("ibid-with-locator", "near-note"))), "all", ()
            ),
            Branch((Condition("disambiguate", ("true",)),), "none", ()),
            Branch((), "all", (TextValue("2"),)),
        )
    )


def test_names() -> None:
    (names,) = layout(
        '<names variable="editor translator" delimiter="; ">'
        '<label form="verb" suffix=" "/>'
        '<name and="symbol" delimiter=" / " initialize-with=". " et-al-min="4" et-al-use-first="1"'
        ' et-al-use-last="true" name-as-sort-order="all" sort-separator=" " form="short" initialize="false" prefix="[">'
        '<name-part name="family" text-case="uppercase"/></name>'
        '<et-al term="and others" font-style="italic"/></names>'
    )
    assert isinstance(names, NamesElement)
    assert names.variables == ("editor", "translator")
    assert names.delimiter == "; "
    assert names.label == LabelElement("", "verb", formatting=replace(NO_FORMATTING, suffix=" "))
    assert names.label_first
    assert names.name.formatting.prefix == "["
    assert names.name.given is None
    assert names.name.family is not None and names.name.family.text_case is TextCase.UPPERCASE
    assert names.et_al is not None and names.et_al.term == "and others"
    assert names.name.options == NameOptions(
        and_="symbol",
        delimiter=" / ",
        initialize_with=". ",
        et_al_min=4,
        et_al_use_first=1,
        et_al_use_last=True,
        name_as_sort_order="all",
        sort_separator=" ",
        form="short",
        initialize=False,
    )


def test_a_label_after_the_name_or_without_one_is_last() -> None:
    after, alone = layout('<names variable="editor"><name/><label/></names><names variable="editor"><label/></names>')
    assert isinstance(after, NamesElement) and isinstance(alone, NamesElement)
    assert not after.label_first and not alone.label_first


def test_an_absent_delimiter_of_names_is_inherited_an_empty_one_is_empty() -> None:
    absent, empty = layout('<names variable="author"/><names variable="author" delimiter=""/>')
    assert isinstance(absent, NamesElement) and isinstance(empty, NamesElement)
    assert absent.delimiter is None and empty.delimiter == ""


def test_bare_names_in_substitute_take_over_their_parents() -> None:
    (names,) = layout(
        '<names variable="author"><name form="short"/><et-al font-style="italic"/><label form="short"/><substitute>'
        '<names variable="editor" prefix="by "/>'
        '<names variable="translator"><name form="long"/></names>'
        '<choose><if type="book"><names variable="director"/></if></choose>'
        '<text variable="title"/></substitute></names>'
    )
    assert isinstance(names, NamesElement)
    editor, translator, choose, title = names.substitute
    assert (
        isinstance(editor, NamesElement) and isinstance(translator, NamesElement) and isinstance(choose, ChooseElement)
    )
    assert (editor.name, editor.et_al, editor.label) == (names.name, names.et_al, names.label)
    assert editor.formatting.prefix == "by "
    assert editor.variables == ("editor",)
    assert translator.name.options.form == "long" and translator.label is None
    director = choose.branches[0].children[0]
    assert isinstance(director, NamesElement) and director.name is names.name
    assert title == TextVariable("title")


def test_bare_names_in_substitute_are_formatted_like_their_parents_where_they_say_nothing() -> None:
    (names,) = layout(
        '<names variable="author" prefix="(" suffix=")" font-style="italic" delimiter="; "><substitute>'
        '<names variable="editor"/><names variable="chair" suffix="!" font-weight="bold" delimiter=""/>'
        '<names variable="guest"><name/></names></substitute></names>'
    )
    assert isinstance(names, NamesElement)
    editor, chair, guest = names.substitute
    assert isinstance(editor, NamesElement) and isinstance(chair, NamesElement) and isinstance(guest, NamesElement)
    assert (editor.formatting, editor.delimiter, editor.substitute) == (names.formatting, "; ", ())
    assert (chair.formatting.prefix, chair.formatting.suffix, chair.delimiter) == ("(", "!", "")
    assert chair.formatting.font == FontFormat(FontStyle.ITALIC, font_weight=FontWeight.BOLD)
    assert (guest.formatting, guest.delimiter) == (NO_FORMATTING, None)


def test_the_style_itself() -> None:
    made = style(
        "<info><id>x</id></info>"
        '<macro name="author"><text variable="title"/></macro>'
        '<citation et-al-min="3" name-form="short" collapse="year-suffix-ranged" disambiguate-add-givenname="true"'
        ' givenname-disambiguation-rule="primary-name" near-note-distance="9" cite-group-delimiter=", ">'
        '<sort><key variable="issued" sort="descending"/><key macro="author" names-min="3" names-use-first="1"/></sort>'
        '<layout delimiter="; " prefix="("><text macro="author"/></layout></citation>'
        '<bibliography hanging-indent="true" second-field-align="flush" entry-spacing="0"'
        ' subsequent-author-substitute="———" subsequent-author-substitute-rule="partial-each"'
        ' names-delimiter=" + "><layout suffix="."/></bibliography>',
        'class="note" default-locale="de-AT" initialize-with="." names-delimiter=" & " page-range-format="chicago"'
        ' demote-non-dropping-particle="never" initialize-with-hyphen="false"'.replace("&", "&amp;"),
    )
    assert made.problems == ()
    assert (made.class_, made.default_locale, made.page_range_format) == ("note", "de-AT", "chicago-15")
    assert (made.demote_non_dropping_particle, made.initialize_with_hyphen) == ("never", False)
    assert (made.options, made.names_delimiter) == (NameOptions(initialize_with="."), " & ")
    citation, bibliography = made.citation, made.bibliography
    assert citation.layout.children == (TextMacro("author"),)
    assert (citation.layout.delimiter, citation.layout.formatting.prefix) == ("; ", "(")
    assert citation.sort == (SortKey("issued", "", True), SortKey("", "author", False, 3, 1))
    assert citation.options == NameOptions(et_al_min=3, form="short")
    assert (citation.collapse, citation.near_note_distance) == ("year-suffix-ranged", 9)
    assert (citation.disambiguate_add_givenname, citation.disambiguate_add_names) == (True, False)
    assert (citation.givenname_disambiguation_rule, citation.cite_group_delimiter) == ("primary-name", ", ")
    assert citation.year_suffix_delimiter is None
    assert bibliography is not None
    assert (bibliography.hanging_indent, bibliography.second_field_align) == (True, "flush")
    assert (bibliography.entry_spacing, bibliography.line_spacing) == (0, 1)
    assert bibliography.subsequent_author_substitute == "———"
    assert bibliography.subsequent_author_substitute_rule == "partial-each"
    assert bibliography.names_delimiter == " + "
    assert made.macros == {"author": (TextVariable("title"),)}


def test_defaults_are_those_of_the_specification() -> None:
    made = style("<citation><layout/></citation>", attributes="")
    assert (made.class_, made.default_locale, made.bibliography) == ("in-text", "", None)
    assert (made.demote_non_dropping_particle, made.initialize_with_hyphen) == ("display-and-sort", True)
    assert (made.citation.near_note_distance, made.citation.givenname_disambiguation_rule) == (5, "by-cite")


def test_elements_may_carry_a_namespace_prefix() -> None:
    made = style('<cs:citation><cs:layout><cs:text value="x"/></cs:layout></cs:citation>', prefix="cs")
    assert made.citation.layout.children == (TextValue("x"),)
    assert made.problems == ()


INFO = """
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="fr-FR">
  <info>
    <title xml:lang="en">Journal of
      Small Things</title>
    <title-short>JST</title-short>
    <id>http://www.zotero.org/styles/small-things</id>
    <author><name>A. Author</name><email>not@title.example</email></author>
    <link href="http://www.zotero.org/styles/small-things" rel="self"/>
    <link href="http://www.zotero.org/styles/large-things" rel="independent-parent"/>
    <category citation-format="author-date"/><category field="biology"/><category field="physics"/>
    <updated>2020-02-02T00:00:00+00:00</updated>
  </info>
</style>"""


def test_info_of_a_dependent_style() -> None:
    info = parse_info(INFO)
    assert info.title == "Journal of Small Things"
    assert (info.title_short, info.id) == ("JST", "http://www.zotero.org/styles/small-things")
    assert info.parent == "http://www.zotero.org/styles/large-things"
    assert (info.citation_format, info.fields) == ("author-date", ("biology", "physics"))
    assert info.updated == "2020-02-02T00:00:00+00:00"
    assert parse_any_style(INFO) == DependentStyle(info, "fr-FR")
    with pytest.raises(InvalidStyle, match="large-things"):
        parse_style(INFO)


def test_info_is_read_without_the_rest() -> None:
    assert parse_info(INFO.replace("</style>", "<what is this")).title_short == "JST"


def test_bytes_in_other_encodings() -> None:
    text = (
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout><text value="é"/></layout></citation></style>'
    )
    latin = f'<?xml version="1.0" encoding="iso-8859-1"?>{text}'.encode("latin-1")
    windows = f'<?xml version="1.0" encoding="windows-1252"?>{text}'.encode("cp1252")
    for data in (latin, windows, text.encode("utf-16"), f"\ufeff{text}".encode()):
        assert parse_style(data).citation.layout.children == (TextValue("é"),)
