"""Locale files and cs:locale as layers."""

from citecli.csl.locale import Locale
from citecli.csl.taxonomy import TextCase
from citecli.csl.tree import NO_FORMATTING, DateFormat, DatePart, LocaleLayer, Term
from citecli.csl.xml.parse import parse_locale, parse_style
from citecli.frozen import replace

HEAD = '<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="tlh">'


def locale(inside: str) -> LocaleLayer:
    return parse_locale(f"{HEAD}{inside}</locale>")


def terms(inside: str) -> LocaleLayer:
    return locale(f"<terms>{inside}</terms>")


def test_a_whole_locale() -> None:
    made = locale(
        "<info><translator><name>Somebody</name></translator><rights>none</rights></info>"
        '<style-options punctuation-in-quote="true" limit-day-ordinals-to-day-1="false"/>'
        '<date form="numeric" delimiter="-"><date-part name="year"/><date-part name="month" form="numeric"/></date>'
        '<date form="text" text-case="lowercase"><date-part name="day" suffix=" "/></date>'
        '<terms><term name="and">je</term></terms>'
    )
    assert made.language == "tlh"
    assert (made.punctuation_in_quote, made.limit_day_ordinals) == (True, False)
    assert made.dates == {
        "numeric": DateFormat((DatePart("year"), DatePart("month", "numeric")), "-"),
        "text": DateFormat(
            (DatePart("day", formatting=replace(NO_FORMATTING, suffix=" ")),),
            "",
            replace(NO_FORMATTING, text_case=TextCase.LOWERCASE),
        ),
    }
    assert made.terms == {("and", "long"): Term("je", "je")}


def test_options_that_are_not_there_are_none() -> None:
    made = locale('<style-options limit-day-ordinals-to-day-1="true"/>')
    assert (made.punctuation_in_quote, made.limit_day_ordinals) == (None, True)


def test_single_and_multiple() -> None:
    made = terms(
        '<term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>'
        '<term name="line">\n  <single>line</single>\n</term><term name="note"><multiple>notes</multiple></term>'
        '<term name="empty"/><term name="sub verbo" form="symbol">s.v.</term>'
    )
    assert made.terms == {
        ("page", "short"): Term("p.", "pp."),
        ("line", "long"): Term("line", "line"),
        ("note", "long"): Term("notes", "notes"),
        ("empty", "long"): Term("", ""),
        ("sub-verbo", "symbol"): Term("s.v.", "s.v."),
    }


def test_spaces_belong_to_a_term_but_indentation_does_not() -> None:
    made = terms('<term name="and"> und </term><term name="in">\n      in\n    </term><term name="by">\u00a0by</term>')
    assert [term.single for term in made.terms.values()] == [" und ", "in", "\u00a0by"]


def test_ordinals_are_kept_by_gender() -> None:
    made = terms(
        '<term name="ordinal">.</term><term name="ordinal-01" gender-form="feminine" match="whole-number">a</term>'
        '<term name="ordinal-01" gender-form="masculine">o</term><term name="long-ordinal-02">zweite</term>'
        '<term name="edition" gender="feminine">Auflage</term>'
    )
    assert made.ordinals == {
        ("ordinal", ""): Term(".", "."),
        ("ordinal-01", "feminine"): Term("a", "a", "", "feminine", "whole-number"),
        ("ordinal-01", "masculine"): Term("o", "o", "", "masculine"),
        ("long-ordinal-02", ""): Term("zweite", "zweite"),
    }
    assert made.terms[("edition", "long")].gender == "feminine"


def test_ordinals_of_csl_1_0_become_those_of_today() -> None:
    made = Locale("x", [terms("".join(f'<term name="ordinal-0{n}">{t}</term>' for n, t in enumerate("abcd", 1)))])
    assert [made.ordinal_suffix(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 111)] == list("abcddddad")


def test_an_override_of_ordinals_replaces_all_suffixes_and_no_long_form() -> None:
    general = terms(
        '<term name="ordinal">th</term><term name="ordinal-01">st</term><term name="long-ordinal-01">first</term>'
    )
    made = Locale("x", [general, terms('<term name="ordinal">.</term>')])
    assert [made.ordinal_suffix(number) for number in (1, 2)] == [".", "."]
    assert made.long_ordinal(1) == "first"
    made = Locale("x", [general, terms('<term name="long-ordinal-01">premier</term>')])
    assert (made.ordinal_suffix(1), made.long_ordinal(1)) == ("st", "premier")


def test_locales_of_a_style_keep_their_order_and_language() -> None:
    style = parse_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note">'
        '<locale xml:lang="de"><terms><term name="and">u.</term></terms></locale>'
        '<locale><style-options punctuation-in-quote="false"/></locale>'
        "<citation><layout/></citation></style>"
    )
    assert [layer.language for layer in style.locales] == ["de", ""]
    assert style.locales[0].terms == {("and", "long"): Term("u.", "u.")}
    assert style.locales[1].punctuation_in_quote is False
    assert style.problems == ()
