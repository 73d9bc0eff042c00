"""The style and its large parts: what it says of itself, macros, citation and bibliography with sorting and layout."""

from collections.abc import Callable
from typing import Any, TypeAlias

from citecli.csl.tree import BibliographyPart, CitationPart, Layout, NameOptions, RenderingElement, SortKey, StyleInfo
from citecli.csl.xml.attributes import (
    RENDERING,
    XML_LANG,
    Attributes,
    ElementReader,
    Note,
    take_boolean,
    take_choice,
    take_formatting,
    take_name_options,
    take_number,
    take_text,
)
from citecli.frozen import FrozenValue, replace

# cs:info


class _InfoItem(FrozenValue):
    """One child of cs:info: `field` is a field of `StyleInfo`."""

    field: str
    value: str


def _info(left: Attributes, note: Note) -> StyleInfo:
    return StyleInfo()


def _fill_info(head: StyleInfo, children: list[Any], text: str, note: Note) -> StyleInfo:
    values: dict[str, Any] = {}
    fields: list[str] = []
    for item in children:
        if item.field == "fields":
            fields.append(item.value)
        elif item.value and item.field not in values:
            values[item.field] = item.value
    return StyleInfo(**values, fields=tuple(fields))


def _link(left: Attributes, note: Note) -> _InfoItem:
    parent = left.pop("rel", "") == "independent-parent"
    address = left.pop("href", "").strip()
    left.pop(XML_LANG, None)
    return _InfoItem("parent", address if parent else "")


def _category(left: Attributes, note: Note) -> _InfoItem:
    kind = left.pop("citation-format", "")
    field = left.pop("field", "")
    left.pop("term", None)
    return _InfoItem("citation_format", kind) if kind else _InfoItem("fields", field)


def _info_text(field: str) -> Callable[[Attributes, Note], _InfoItem]:
    def read(left: Attributes, note: Note) -> _InfoItem:
        left.pop(XML_LANG, None)
        left.pop("type", None)
        return _InfoItem(field, "")

    return read


def _fill_info_text(head: _InfoItem, children: list[Any], text: str, note: Note) -> _InfoItem:
    return _InfoItem(head.field, " ".join(text.split()))


# cs:style and its parts


class Macro(FrozenValue):
    """cs:macro."""

    name: str
    children: tuple[RenderingElement, ...]


class StyleHead(FrozenValue):
    """The attributes of cs:style."""

    class_: str
    default_locale: str
    options: NameOptions
    names_delimiter: str | None
    demote_non_dropping_particle: str
    initialize_with_hyphen: bool
    page_range_format: str


class _Sort(FrozenValue):
    keys: tuple[SortKey, ...]


def _style(left: Attributes, note: Note) -> StyleHead:
    version = left.pop("version", "")
    if version.split(".")[:2] not in (["1", "0"], ["1", "1"]):
        note(f"CSL version '{version}' is read as 1.0")
    hyphen = take_boolean(left, "initialize-with-hyphen", note)
    ranges = take_choice(
        left,
        "page-range-format",
        frozenset(("chicago", "chicago-15", "chicago-16", "expanded", "minimal", "minimal-two")),
        "",
        note,
    )
    return StyleHead(
        take_choice(left, "class", frozenset(("in-text", "note")), "in-text", note),
        take_text(left, "default-locale").strip(),
        take_name_options(left, note, inherited=True),
        take_text(left, "names-delimiter") if "names-delimiter" in left else None,
        take_choice(
            left,
            "demote-non-dropping-particle",
            frozenset(("never", "sort-only", "display-and-sort")),
            "display-and-sort",
            note,
        ),
        hyphen is not False,
        "chicago-15" if ranges == "chicago" else ranges,  # the name that CSL 1.0.1 had for it
    )


def _macro(left: Attributes, note: Note) -> Macro:
    if not left.get("name"):
        note("cs:macro has no name")
    return Macro(take_text(left, "name"), ())


def _fill_macro(macro: Macro, children: list[Any], text: str, note: Note) -> Macro:
    return Macro(macro.name, tuple(children))


_EMPTY_LAYOUT = Layout(())


def _citation(left: Attributes, note: Note) -> CitationPart:
    options = take_name_options(left, note, inherited=True)
    near = take_number(left, "near-note-distance", note)
    givenname_rules = frozenset(
        ("all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "by-cite")
    )
    return CitationPart(
        _EMPTY_LAYOUT,
        options=options,
        names_delimiter=_optional_text(left, "names-delimiter"),
        disambiguate_add_names=bool(take_boolean(left, "disambiguate-add-names", note)),
        disambiguate_add_givenname=bool(take_boolean(left, "disambiguate-add-givenname", note)),
        givenname_disambiguation_rule=take_choice(
            left, "givenname-disambiguation-rule", givenname_rules, "by-cite", note
        ),
        disambiguate_add_year_suffix=bool(take_boolean(left, "disambiguate-add-year-suffix", note)),
        cite_group_delimiter=_optional_text(left, "cite-group-delimiter"),
        collapse=take_choice(
            left, "collapse", frozenset(("citation-number", "year", "year-suffix", "year-suffix-ranged")), "", note
        ),
        year_suffix_delimiter=_optional_text(left, "year-suffix-delimiter"),
        after_collapse_delimiter=_optional_text(left, "after-collapse-delimiter"),
        near_note_distance=5 if near is None else near,
    )


def _bibliography(left: Attributes, note: Note) -> BibliographyPart:
    options = take_name_options(left, note, inherited=True)
    line_spacing = take_number(left, "line-spacing", note)
    entry_spacing = take_number(left, "entry-spacing", note)
    rules = frozenset(("complete-all", "complete-each", "partial-each", "partial-first"))
    return BibliographyPart(
        _EMPTY_LAYOUT,
        options=options,
        names_delimiter=_optional_text(left, "names-delimiter"),
        hanging_indent=bool(take_boolean(left, "hanging-indent", note)),
        second_field_align=take_choice(left, "second-field-align", frozenset(("flush", "margin")), "", note),
        line_spacing=1 if line_spacing is None else line_spacing,
        entry_spacing=1 if entry_spacing is None else entry_spacing,
        subsequent_author_substitute=_optional_text(left, "subsequent-author-substitute"),
        subsequent_author_substitute_rule=take_choice(
            left, "subsequent-author-substitute-rule", rules, "complete-all", note
        ),
    )


def _optional_text(left: Attributes, name: str) -> str | None:
    return take_text(left, name) if name in left else None


_AnyPart: TypeAlias = CitationPart | BibliographyPart


def _fill_part(part: _AnyPart, children: list[Any], text: str, note: Note) -> _AnyPart:
    sort: tuple[SortKey, ...] = ()
    layouts: list[Layout] = []
    for child in children:
        if isinstance(child, _Sort):
            sort = child.keys
        else:
            layouts.append(child)
    if len(layouts) > 1:
        note("more than one cs:layout; the last one is used")
    # The placeholder stays where there is none; who assembles the style sees it by its identity.
    return replace(part, layout=layouts[-1] if layouts else _EMPTY_LAYOUT, sort=sort)


def has_layout(part: _AnyPart) -> bool:
    """Whether the part had a cs:layout of its own."""
    return part.layout is not _EMPTY_LAYOUT


def _sort(left: Attributes, note: Note) -> _Sort:
    return _Sort(())


def _fill_sort(head: _Sort, children: list[Any], text: str, note: Note) -> _Sort:
    return _Sort(tuple(key for key in children if key.variable or key.macro))


def _key(left: Attributes, note: Note) -> SortKey:
    variable, macro = take_text(left, "variable"), take_text(left, "macro")
    if not variable and not macro:
        note("cs:key has neither variable nor macro")
    return SortKey(
        variable,
        macro,
        take_choice(left, "sort", frozenset(("ascending", "descending")), "ascending", note) == "descending",
        take_number(left, "names-min", note),
        take_number(left, "names-use-first", note),
        take_boolean(left, "names-use-last", note),
    )


def _layout(left: Attributes, note: Note) -> Layout:
    return Layout((), take_text(left, "delimiter"), take_formatting(left, note))


def _fill_layout(layout: Layout, children: list[Any], text: str, note: Note) -> Layout:
    return Layout(tuple(children), layout.delimiter, layout.formatting)


READERS = {
    "bibliography": ElementReader(_bibliography, _fill_part, "sort layout", scope=True),
    "category": ElementReader(_category),
    "citation": ElementReader(_citation, _fill_part, "sort layout", scope=True),
    "id": ElementReader(_info_text("id"), _fill_info_text, textual=True),
    "info": ElementReader(_info, _fill_info, "title title-short id link category updated"),
    "key": ElementReader(_key),
    "layout": ElementReader(_layout, _fill_layout, RENDERING),
    "link": ElementReader(_link),
    "macro": ElementReader(_macro, _fill_macro, RENDERING, scope=True),
    "sort": ElementReader(_sort, _fill_sort, "key"),
    "style": ElementReader(_style, None, "info locale macro citation bibliography"),
    "title": ElementReader(_info_text("title"), _fill_info_text, textual=True),
    "title-short": ElementReader(_info_text("title_short"), _fill_info_text, textual=True),
    "updated": ElementReader(_info_text("updated"), _fill_info_text, textual=True),
}
