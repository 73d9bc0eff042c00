"""What each CSL element becomes: its attributes a *head* (`READERS`), its children added when it ends (`COMBINERS`).

A head depends on nothing but its attributes, so that the reader of a file may keep and reuse it. Tables are keyed by
the element's name as expat gives it: namespace, space, local name.
"""

from collections.abc import Callable, Mapping
from sys import intern
from typing import Any, NamedTuple, TypeAlias

from citecli.csl.locale import DateFormat, DatePart, LocaleLayer, Term
from citecli.csl.look import PLAIN, Look
from citecli.csl.parse_attributes import (
    Attributes,
    Note,
    take_boolean,
    take_choice,
    take_look,
    take_name_options,
    take_number,
    take_text,
)
from citecli.csl.taxonomy import DATE_VARIABLES, LOCATORS, NAME_VARIABLES, Position, TermForm
from citecli.csl.tree import (
    BibliographyPart,
    Branch,
    Choose,
    CitationPart,
    Date,
    Element,
    EtAl,
    Group,
    Label,
    Layout,
    Name,
    NameOptions,
    Names,
    Number,
    SortKey,
    StyleInfo,
    Test,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)
from citecli.markup.nodes import Format

NAMESPACE = "http://purl.org/net/xbiblio/csl"
XML_LANG = "http://www.w3.org/XML/1998/namespace lang"


class Macro(NamedTuple):
    """cs:macro."""

    name: str
    children: tuple[Element, ...]


class StyleHead(NamedTuple):
    """The attributes of cs:style."""

    class_: str
    default_locale: str
    options: NameOptions
    names_delimiter: str | None
    demote_non_dropping_particle: str
    initialize_with_hyphen: bool
    page_range_format: str


class _NamePart(NamedTuple):
    name: str
    look: Look


class _Substitute(NamedTuple):
    children: tuple[Element, ...]


class _Sort(NamedTuple):
    keys: tuple[SortKey, ...]


class _StyleOptions(NamedTuple):
    punctuation_in_quote: bool | None
    limit_day_ordinals: bool | None


class _Localized(NamedTuple):
    """A cs:date of a locale: `form` is text or numeric."""

    form: str
    date: DateFormat


class _TermHead(NamedTuple):
    name: str
    form: str
    gender: str
    gender_form: str
    match: str


class _TermText(NamedTuple):
    """cs:single or cs:multiple."""

    name: str
    text: str


class _InfoItem(NamedTuple):
    """One child of cs:info: `field` is a field of `StyleInfo`."""

    field: str
    value: str


_FORMS = frozenset(form.value for form in TermForm)
_GENDERS = frozenset(("feminine", "masculine"))
_MATCHES = frozenset(("last-digit", "last-two-digits", "whole-number"))
_SCOPES = frozenset(("all", "any", "none"))
_PLURALS = frozenset(("contextual", "always", "never"))
_NUMBER_FORMS = frozenset(("numeric", "ordinal", "long-ordinal", "roman"))
_DATE_PARTS = frozenset(("year-month-day", "year-month", "year"))
_PART_FORMS = {
    "day": frozenset(("numeric", "numeric-leading-zeros", "ordinal")),
    "month": frozenset(("long", "short", "numeric", "numeric-leading-zeros")),
    "year": frozenset(("long", "short")),
}
_TESTS = ("disambiguate", "is-numeric", "is-uncertain-date", "locator", "position", "type", "variable")
_POSITIONS = frozenset((*(position.value for position in Position), "near-note"))
_NO_NAME = Name()
_NEVER = Test("variable", ())
"""With match="any" no value can satisfy it."""


# The rendering elements (specification, "Rendering Elements").


def _text(left: Attributes, note: Note) -> Element:
    if "macro" in left:
        return TextMacro(take_text(left, "macro"), take_look(left, note))
    if "variable" in left:
        variable = take_text(left, "variable")
        form = take_choice(left, "form", frozenset(("long", "short")), "", note)
        return TextVariable(variable, "" if form == "long" else form, take_look(left, note))
    if "term" in left:
        return TextTerm(
            _term_name(take_text(left, "term")),
            take_choice(left, "form", _FORMS, "long", note),
            bool(take_boolean(left, "plural", note)),
            take_look(left, note),
        )
    if "value" not in left:
        note("cs:text has neither variable, macro, term nor value")
    return TextValue(take_text(left, "value"), take_look(left, note))


def _number(left: Attributes, note: Note) -> Number:
    return Number(
        take_text(left, "variable"), take_choice(left, "form", _NUMBER_FORMS, "numeric", note), take_look(left, note)
    )


def _label(left: Attributes, note: Note) -> Label:
    return Label(
        take_text(left, "variable"),
        take_choice(left, "form", _FORMS, "long", note),
        take_choice(left, "plural", _PLURALS, "contextual", note),
        take_look(left, note),
    )


def _date(left: Attributes, note: Note) -> Date:
    variable = take_text(left, "variable")
    if variable and variable not in DATE_VARIABLES:
        note(f"'{variable}' is not a date variable")
    return Date(
        variable,
        take_choice(left, "form", frozenset(("text", "numeric")), "", note),
        take_choice(left, "date-parts", _DATE_PARTS, "year-month-day", note),
        (),
        take_text(left, "delimiter"),
        take_look(left, note),
    )


def _add_parts(date: Date, children: list[Any], text: str, note: Note) -> Date:
    if not children and not date.form:
        note("cs:date has neither form nor cs:date-part")
    return date._replace(parts=tuple(part for part in children if part.name)) if children else date


def _date_part(left: Attributes, note: Note) -> DatePart:
    name = take_choice(left, "name", frozenset(_PART_FORMS), "", note)
    form = take_choice(left, "form", _PART_FORMS[name], "", note) if name else take_text(left, "form")
    return DatePart(name, form, take_text(left, "range-delimiter", "–"), take_look(left, note))


def _group(left: Attributes, note: Note) -> Group:
    return Group((), take_text(left, "delimiter"), take_look(left, note))


def _fill_group(group: Group, children: list[Any], text: str, note: Note) -> Group:
    return Group(tuple(children), group.delimiter, group.look)


def _choose(left: Attributes, note: Note) -> Choose:
    return Choose(())


def _fill_choose(choose: Choose, children: list[Any], text: str, note: Note) -> Choose:
    for branch in children[:-1]:
        if not branch.tests:
            note("cs:else is not the last branch of its cs:choose")
            break
    return Choose(tuple(children))


def _condition(left: Attributes, note: Note) -> Branch:
    match = take_choice(left, "match", _SCOPES, "all", note)
    tests: list[Test] = []
    for kind in _TESTS:
        value = left.pop(kind, None)
        if value is not None:
            words = ("sub-verbo",) if value == "sub verbo" else tuple(map(intern, value.split()))
            tests.append(Test(kind, words))
            _check_test(kind, words, note)
    # What can't be tested doesn't hold: with "all", nor does the branch.
    if not tests or (match == "all" and left):
        if not left:
            note("a condition that tests nothing")
        return Branch((_NEVER,), "any", ())
    return Branch(tuple(tests), match, ())


def _check_test(kind: str, words: tuple[str, ...], note: Note) -> None:
    """Note the words that no data can ever meet."""
    known = {"position": _POSITIONS, "locator": LOCATORS, "is-uncertain-date": DATE_VARIABLES}.get(kind)
    if kind == "disambiguate" and words != ("true",):
        note("disambiguate can only be tested for 'true'")
    for word in words:
        if known is not None and word not in known:
            note(f"'{word}' is nothing that {kind} can be")


def _else(left: Attributes, note: Note) -> Branch:
    return Branch((), "all", ())


def _fill_branch(branch: Branch, children: list[Any], text: str, note: Note) -> Branch:
    return Branch(branch.tests, branch.match, tuple(children))


# Names.


def _names(left: Attributes, note: Note) -> Names:
    variables = tuple(map(intern, left.pop("variable", "").split()))
    for variable in variables:
        if variable not in NAME_VARIABLES:
            note(f"'{variable}' is not a name variable")
    if not variables:
        note("cs:names has no variable")
    delimiter = take_text(left, "delimiter") if "delimiter" in left else None
    return Names(variables, _NO_NAME, delimiter=delimiter, look=take_look(left, note))


def _fill_names(names: Names, children: list[Any], text: str, note: Note) -> Names:
    name, et_al, label, label_first = _NO_NAME, None, None, False
    substitute: tuple[Element, ...] = ()
    for child in children:
        if isinstance(child, Name):
            name = child
            label_first = label is not None
        elif isinstance(child, EtAl):
            et_al = child
        elif isinstance(child, Label):
            label = child
        else:
            substitute = child.children
    filled = names._replace(name=name, et_al=et_al, label=label, label_first=label_first)
    if substitute:
        filled = filled._replace(substitute=tuple(_inherit(child, filled) for child in substitute))
    return filled


def _inherit(element: Element, parent: Names) -> Element:
    """A cs:names without children inside cs:substitute takes over its parent's (specification, "Substitute").

    Of the attributes of cs:names itself the specification is silent; like the reference implementation we take them
    over too, but for those that the element has of its own.
    """
    if isinstance(element, Names):
        bare = element.name is _NO_NAME and element.et_al is None and element.label is None and not element.substitute
        if bare:
            return parent._replace(
                variables=element.variables,
                substitute=(),
                delimiter=parent.delimiter if element.delimiter is None else element.delimiter,
                look=_over(element.look, parent.look),
            )
        return element
    if isinstance(element, Group):
        return element._replace(children=tuple(_inherit(child, parent) for child in element.children))
    if isinstance(element, Choose):
        return Choose(
            tuple(
                branch._replace(children=tuple(_inherit(child, parent) for child in branch.children))
                for branch in element.branches
            )
        )
    return element


def _over(own: Look, general: Look) -> Look:
    """A look, its gaps filled from a more general one."""
    if own is PLAIN or general is PLAIN:
        return general if own is PLAIN else own
    style = own.format or general.format
    if own.format and general.format:
        style = Format._make(o if o is not None else g for o, g in zip(own.format, general.format, strict=True))
    return Look(
        own.prefix or general.prefix,
        own.suffix or general.suffix,
        style,
        own.quotes or general.quotes,
        own.text_case or general.text_case,
        own.strip_periods or general.strip_periods,
        own.display or general.display,
    )


def _name(left: Attributes, note: Note) -> Name:
    return Name(take_name_options(left, note, inherited=False), take_look(left, note))


def _fill_name(name: Name, children: list[Any], text: str, note: Note) -> Name:
    looks = {part.name: part.look for part in children}
    return name._replace(family=looks.get("family"), given=looks.get("given"))


def _name_part(left: Attributes, note: Note) -> _NamePart:
    return _NamePart(take_choice(left, "name", frozenset(("family", "given")), "", note), take_look(left, note))


def _et_al(left: Attributes, note: Note) -> EtAl:
    return EtAl(take_text(left, "term", "et-al"), take_look(left, note))


def _substitute(left: Attributes, note: Note) -> _Substitute:
    return _Substitute(())


def _fill_substitute(head: _Substitute, children: list[Any], text: str, note: Note) -> _Substitute:
    return _Substitute(tuple(children))


# The parts of a style.


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
        note("more than one cs:layout: the last one counts")
    # The placeholder stays where there is none; who assembles the style sees it by its identity.
    return part._replace(layout=layouts[-1] if layouts else _EMPTY_LAYOUT, sort=sort)


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
    return Layout((), take_text(left, "delimiter"), take_look(left, note))


def _fill_layout(layout: Layout, children: list[Any], text: str, note: Note) -> Layout:
    return Layout(tuple(children), layout.delimiter, layout.look)


# Locales.


def _locale(left: Attributes, note: Note) -> LocaleLayer:
    left.pop("version", None)
    return LocaleLayer(language=intern(left.pop(XML_LANG, "").strip()))


def _fill_locale(layer: LocaleLayer, children: list[Any], text: str, note: Note) -> LocaleLayer:
    terms: dict[tuple[str, str], Term] = {}
    ordinals: dict[tuple[str, str], Term] = {}
    dates: dict[str, DateFormat] = {}
    options = _StyleOptions(None, None)
    for child in children:
        if isinstance(child, dict):
            for head, term in child.items():
                if head.name.startswith(("ordinal", "long-ordinal-")):
                    ordinals[head.name, head.gender_form] = term
                else:
                    terms[head.name, head.form] = term
        elif isinstance(child, Date):
            dates[child.form or "text"] = DateFormat(child.parts, child.delimiter, child.look)
        elif isinstance(child, _StyleOptions):
            options = child
    return LocaleLayer(
        layer.language, terms, _complete(ordinals), dates, options.punctuation_in_quote, options.limit_day_ordinals
    )


def _complete(ordinals: dict[tuple[str, str], Term]) -> dict[tuple[str, str], Term]:
    """Give ordinals in the manner of CSL 1.0, where "ordinal-04" stood for all others, the terms they have since.

    Specification, "Ordinal Suffixes", last paragraph but one.
    """
    if ("ordinal", "") in ordinals or ("ordinal-04", "") not in ordinals:
        return ordinals
    general = ordinals.pop(("ordinal-04", ""))
    completed = {("ordinal", ""): general, **ordinals}
    for number in (11, 12, 13):
        completed.setdefault((f"ordinal-{number}", ""), general)
    return completed


def _style_options(left: Attributes, note: Note) -> _StyleOptions:
    return _StyleOptions(
        take_boolean(left, "punctuation-in-quote", note), take_boolean(left, "limit-day-ordinals-to-day-1", note)
    )


def _terms(left: Attributes, note: Note) -> dict[_TermHead, Term]:
    return {}


def _fill_terms(head: dict[_TermHead, Term], children: list[Any], text: str, note: Note) -> dict[_TermHead, Term]:
    return dict(children)


def _term(left: Attributes, note: Note) -> _TermHead:
    name = left.pop("name", "")
    if not name:
        note("cs:term has no name")
    if len(left) == 0:
        return _TermHead(_term_name(name), "long", "", "", "")
    return _TermHead(
        _term_name(name),
        take_choice(left, "form", _FORMS, "long", note),
        take_choice(left, "gender", _GENDERS, "", note),
        take_choice(left, "gender-form", _GENDERS, "", note),
        take_choice(left, "match", _MATCHES, "", note),
    )


def _term_name(name: str) -> str:
    """A term's name as 1.0.2 has it."""
    return "sub-verbo" if name == "sub verbo" else intern(name)


def _fill_term(head: _TermHead, children: list[Any], text: str, note: Note) -> tuple[_TermHead, Term]:
    single = multiple = _trim(text)
    if children:
        texts = {child.name: child.text for child in children}
        single = texts.get("single", texts.get("multiple", ""))
        multiple = texts.get("multiple", single)
    return head, Term(single, multiple, head.gender, head.gender_form, head.match)


def _single(left: Attributes, note: Note) -> _TermText:
    return _TermText("single", "")


def _multiple(left: Attributes, note: Note) -> _TermText:
    return _TermText("multiple", "")


def _fill_text(head: _TermText, children: list[Any], text: str, note: Note) -> _TermText:
    return _TermText(head.name, _trim(text))


def _trim(text: str) -> str:
    """A term's text. Spaces belong to it, but not the line breaks of a file that was indented."""
    return text.strip(" \t\r\n") if "\n" in text else text


# Metadata.


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


def _qualify(table: Mapping[str, Any]) -> dict[str, Any]:
    return {f"{NAMESPACE} {name}": value for name, value in table.items()}


_Reader: TypeAlias = Callable[[Attributes, Note], Any]
_Combiner: TypeAlias = Callable[[Any, list[Any], str, Note], Any]

READERS: dict[str, _Reader] = _qualify(
    {
        "bibliography": _bibliography,
        "category": _category,
        "choose": _choose,
        "citation": _citation,
        "date": _date,
        "date-part": _date_part,
        "else": _else,
        "else-if": _condition,
        "et-al": _et_al,
        "group": _group,
        "id": _info_text("id"),
        "if": _condition,
        "info": _info,
        "key": _key,
        "label": _label,
        "layout": _layout,
        "link": _link,
        "locale": _locale,
        "macro": _macro,
        "multiple": _multiple,
        "name": _name,
        "name-part": _name_part,
        "names": _names,
        "number": _number,
        "single": _single,
        "sort": _sort,
        "style": _style,
        "style-options": _style_options,
        "substitute": _substitute,
        "term": _term,
        "terms": _terms,
        "text": _text,
        "title": _info_text("title"),
        "title-short": _info_text("title_short"),
        "updated": _info_text("updated"),
    }
)
"""(attributes, note) -> head. What a reader leaves in the attributes is unknown to CSL."""

COMBINERS: dict[str, _Combiner] = _qualify(
    {
        "bibliography": _fill_part,
        "choose": _fill_choose,
        "citation": _fill_part,
        "date": _add_parts,
        "else": _fill_branch,
        "else-if": _fill_branch,
        "group": _fill_group,
        "id": _fill_info_text,
        "if": _fill_branch,
        "info": _fill_info,
        "layout": _fill_layout,
        "locale": _fill_locale,
        "macro": _fill_macro,
        "multiple": _fill_text,
        "name": _fill_name,
        "names": _fill_names,
        "single": _fill_text,
        "sort": _fill_sort,
        "substitute": _fill_substitute,
        "term": _fill_term,
        "terms": _fill_terms,
        "title": _fill_info_text,
        "title-short": _fill_info_text,
        "updated": _fill_info_text,
    }
)
"""(head, children, text, note) -> value, for the elements that have content."""


def _names_of(words: str) -> frozenset[str]:
    return frozenset(f"{NAMESPACE} {word}" for word in words.split())


_RENDERING = _names_of("text number label date names group choose")

ALLOWED: dict[str, frozenset[str]] = dict.fromkeys(READERS, frozenset()) | _qualify(
    {
        "bibliography": _names_of("sort layout"),
        "choose": _names_of("if else-if else"),
        "citation": _names_of("sort layout"),
        "date": _names_of("date-part"),
        "else": _RENDERING,
        "else-if": _RENDERING,
        "group": _RENDERING,
        "if": _RENDERING,
        "info": _names_of("title title-short id link category updated"),
        "layout": _RENDERING,
        "locale": _names_of("style-options terms date"),
        "macro": _RENDERING,
        "name": _names_of("name-part"),
        "names": _names_of("name et-al label substitute"),
        "sort": _names_of("key"),
        "style": _names_of("info locale macro citation bibliography"),
        "substitute": _RENDERING,
        "term": _names_of("single multiple"),
        "terms": _names_of("term"),
    }
)
"""Which elements stand in which."""

UNREAD = _names_of("author contributor rights summary published issn eissn issnl source translator institution") | {
    f"{NAMESPACE} info"
}
"""Elements that may stand where they are and say nothing to a processor (the last but one is another CSL's)."""

TEXTUAL = _names_of("term single multiple title title-short id updated")
"""Elements whose characters count."""

SCOPES = _names_of("macro citation bibliography")
"""Elements whose macro calls are counted together."""
