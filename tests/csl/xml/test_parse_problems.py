"""What is wrong with a style: skipped with a line, or refused with all of them."""

from pathlib import Path

import pytest

from citecli.csl.locale import Locale
from citecli.csl.tree import ChooseElement, NamesElement, TextValue, TextVariable
from citecli.csl.xml.parse import parse_info, parse_locale, parse_style
from citecli.errors import InvalidStyle

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">\n'


def in_layout(inside: str) -> str:
    """A style whose layout's content begins on line 3."""
    return f"{HEAD}<citation><layout>\n{inside}\n</layout></citation></style>"


@pytest.mark.parametrize(
    ("xml", "problem"),
    [
        ('<text value="a" foo="1"/>', "line 3: unknown attribute 'foo' on cs:text"),
        ('\n<text value="a" xml:foo="1"/>', "line 4: unknown attribute 'foo' on cs:text"),
        ('<text value="a" font-style="slanted"/>', "line 3: font-style can't be 'slanted' (it may be normal, italic,"),
        ('<text value="a" quotes="yes"/>', "line 3: quotes can't be 'yes' (it may be true, false)"),
        ("<text/>", "line 3: cs:text has neither variable, macro, term nor value"),
        ("<shout/>", "line 3: cs:shout is not allowed here"),
        ('<x xmlns="urn:other"><text value="b"/></x>', "line 3: <x> is not allowed here"),
        ('<text value="a"><text value="b"/></text>', "line 3: cs:text is not allowed here"),
        ('<names variable="authr"/>', "line 3: 'authr' is not a name variable"),
        ("<names/>", "line 3: cs:names has no variable"),
        (
            '<names variable="author"><name et-al-min="many"/></names>',
            "line 3: et-al-min can't be 'many' (it is a whole",
        ),
        ('<date variable="title" form="text"/>', "line 3: 'title' is not a date variable"),
        ('<date variable="issued"/>', "line 3: cs:date has neither form nor cs:date-part"),
        (
            '<date variable="issued"><date-part name="hour"/></date>',
            "line 3: name can't be 'hour' (it may be day, month",
        ),
        ("<choose><if><text value='a'/></if></choose>", "line 3: the condition tests nothing"),
        ("<choose><if position='last'/></choose>", "line 3: 'last' is not a value for position"),
        ("<choose><if is-plural='page'/></choose>", "line 3: unknown attribute 'is-plural' on cs:if"),
        ("<choose><else/><else-if type='book'/></choose>", "line 3: cs:else is not the last branch of its cs:choose"),
    ],
)
def test_passed_over_with_its_line(xml: str, problem: str) -> None:
    problems = parse_style(in_layout(xml)).problems
    assert len(problems) == 1
    assert problems[0].startswith(problem)


def test_problems_repeat_for_every_line_they_stand_on() -> None:
    made = parse_style(in_layout('<text value="a" foo="1"/>\n<text value="a" foo="1"/>'))
    assert [problem.partition(":")[0] for problem in made.problems] == ["line 3", "line 4"]


def test_what_is_wrong_has_its_default() -> None:
    made = parse_style(in_layout('<text variable="title" form="tiny" quotes="maybe"/><x><text value="inside"/></x>'))
    assert made.citation.layout.children == (TextVariable("title"),)


def test_a_condition_nobody_knows_never_holds() -> None:
    (choose,) = parse_style(
        in_layout('<choose><if mood="good" type="book"><text value="a"/></if></choose>')
    ).citation.layout.children
    assert isinstance(choose, ChooseElement)
    (branch,) = choose.branches
    assert branch.match == "any" and [condition.values for condition in branch.conditions] == [()]


def test_other_peoples_elements_in_names_are_passed_over_in_silence() -> None:
    made = parse_style(in_layout('<names variable="author"><institution/><name form="short"/></names>'))
    (names,) = made.citation.layout.children
    assert made.problems == () and isinstance(names, NamesElement) and names.name.options.form == "short"


def test_versions() -> None:
    ours = parse_style(in_layout(""))
    older = parse_style(in_layout("").replace('version="1.0"', 'version="0.8"'))
    assert ours.problems == ()
    assert older.problems == ("line 1: CSL version '0.8' is read as 1.0",)


def test_a_second_macro_or_layout_of_the_same_name_counts() -> None:
    made = parse_style(
        f'{HEAD}<macro name="m"><text value="1"/></macro>\n<macro name="m"><text value="2"/></macro>\n'
        "<citation><layout/><layout><text macro='m'/></layout></citation></style>"
    )
    assert made.macros["m"] == (TextValue("2"),)
    assert made.problems == (
        "line 3: macro 'm' is defined twice; the last one is used",
        "line 4: more than one cs:layout; the last one is used",
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "line 1: broken XML: no element found"),
        ("hello", "line 1: broken XML: syntax error"),
        (in_layout("<group>"), "line 4: broken XML: mismatched tag"),
        (in_layout("&nbsp;"), "line 3: broken XML: undefined entity"),
        (b'<?xml version="1.0" encoding="klingon"?><style/>', "line 1: unreadable XML: unknown encoding: klingon"),
        (b"\xff\xfe\x00", "line 1: broken XML"),
        ("<html/>", "line 1: the root element is <html>, not cs:style"),
        ("<style/>", "line 1: cs:style is in the namespace '', not in CSL's"),
        (f"{HEAD}</style>", "line 1: there is no cs:citation"),
        (f"{HEAD}<citation/></style>", "line 1: cs:citation has no cs:layout"),
        (in_layout('<text macro="ghost"/>'), "line 3: macro 'ghost' is called but not defined"),
        ('<locale xmlns="http://purl.org/net/xbiblio/csl"/>', "line 1: the root element is cs:locale, not cs:style"),
        (in_layout("<group>" * 120 + "</group>" * 120), "line 3: elements are nested more than 100 deep"),
    ],
)
def test_refused(data: str | bytes, reason: str) -> None:
    with pytest.raises(InvalidStyle) as caught:
        parse_style(data)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert any(reason in problem for problem in caught.value.problems)


def test_a_refusal_lists_everything_in_the_order_of_lines() -> None:
    with pytest.raises(InvalidStyle) as caught:
        parse_style(in_layout('<text macro="one"/>\n<text value="a" foo="1"/>\n<text macro="two"/>'))
    assert caught.value.problems == (
        "line 3: macro 'one' is called but not defined",
        "line 4: unknown attribute 'foo' on cs:text",
        "line 5: macro 'two' is called but not defined",
    )


BOMB = "\n".join(
    (
        "<!DOCTYPE style [",
        '<!ENTITY a "ha">',
        *(f'<!ENTITY {one} "{f"&{other};" * 10}">' for one, other in ("ba", "cb", "dc", "ed", "fe")),
        "]>",
    )
)


@pytest.mark.parametrize(
    "doctype",
    [
        BOMB,
        '<!DOCTYPE style [<!ENTITY file SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE style [<!ENTITY % p SYSTEM "http://example.invalid/x.dtd"> %p;]>',
    ],
)
def test_entities_are_refused_unread(doctype: str) -> None:
    for read in (parse_style, parse_info, parse_locale):
        with pytest.raises(InvalidStyle, match="declares an entity"):
            read(doctype + in_layout("&f;"))


def test_an_external_document_type_is_not_fetched(tmp_path: Path) -> None:
    dtd = tmp_path / "style.dtd"
    dtd.write_text('<!ENTITY secret "found">', encoding="utf-8")
    made = parse_style(
        f'<!DOCTYPE style SYSTEM "{dtd.as_uri()}">{in_layout("<text value=" + chr(34) + "x" + chr(34) + "/>")}'
    )
    assert made.citation.layout.children == (TextValue("x"),)


# Macros.


def with_macros(calls: dict[str, str], repeat: int = 1) -> str:
    """A style whose macros call each other as `calls` says, one a line from line 2 on."""
    lines = []
    for name, others in calls.items():
        body = "".join(f'<text macro="{other}"/>' for other in others.split() * repeat)
        lines.append(f'<macro name="{name}">{body}</macro>')
    macros = "\n".join(lines)
    first = next(iter(calls))
    return f'{HEAD}{macros}\n<citation><layout><text macro="{first}"/></layout></citation></style>'


@pytest.mark.parametrize(
    ("calls", "cycle"),
    [
        ({"a": "a"}, "line 2: macros call each other in a circle: a → a"),
        ({"a": "b", "b": "c", "c": "b"}, "line 3: macros call each other in a circle: b → c → b"),
        ({"x": "", "a": "x b", "b": "x a"}, "line 3: macros call each other in a circle: a → b → a"),
    ],
)
def test_macros_in_a_circle(calls: dict[str, str], cycle: str) -> None:
    with pytest.raises(InvalidStyle) as caught:
        parse_style(with_macros(calls))
    assert cycle in caught.value.problems


def test_calling_a_macro_twice_is_no_circle() -> None:
    assert parse_style(with_macros({"a": "b c", "b": "d", "c": "d", "d": ""})).problems == ()


def test_a_circle_that_only_sorting_enters() -> None:
    with pytest.raises(InvalidStyle, match="circle"):
        parse_style(
            f'{HEAD}<macro name="k"><group><text macro="k"/></group></macro>'
            '<citation><sort><key macro="k"/></sort><layout/></citation></style>'
        )


def test_macros_that_unfold_without_end() -> None:
    doubling = {f"m{n}": f"m{n + 1}" for n in range(40)} | {"m40": ""}
    with pytest.raises(InvalidStyle, match="expands to more than can be rendered"):
        parse_style(with_macros(doubling, repeat=2))


def test_long_chains_of_macros_are_refused_without_recursion() -> None:
    chain = {f"m{n}": f"m{n + 1}" for n in range(5000)} | {"m5000": ""}
    with pytest.raises(InvalidStyle, match="expands to more than can be rendered"):
        parse_style(with_macros(chain))
    circle = chain | {"m5000": "m0"}
    with pytest.raises(InvalidStyle, match="circle"):
        parse_style(with_macros(circle))


def test_a_locale_for_a_style() -> None:
    with pytest.raises(InvalidStyle, match="not a usable CSL locale: line 1: the root element is cs:style"):
        parse_locale(in_layout(""))
    assert Locale("en", [parse_locale('<locale xmlns="http://purl.org/net/xbiblio/csl"/>')]).terms == {}
