from citecli.csl import Style, load_locale
from citecli.csl.style_traits import (
    area_of,
    disambiguates_cites,
    disambiguates_names,
    has_disambiguate_test,
    numbers_descend,
    places_year_suffix,
)
from citecli.csl.xml.parse import parse_style

TITLE = '<text variable="title"/>'


def style(layout: str = TITLE, *, macros: str = "", options: str = "", sort: str = "", root: str = "") -> Style:
    bibliography = f"<bibliography><sort>{sort}</sort><layout>{TITLE}</layout></bibliography>" if sort else ""
    return parse_style(
        f'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" {root}>{macros}'
        f"<citation {options}><layout>{layout}</layout></citation>{bibliography}</style>"
    )


def places(layout: str, macros: str = "") -> bool:
    made = style(layout, macros=macros)
    return places_year_suffix(made.citation.layout.children, made.macros)


def test_a_year_suffix_is_found_wherever_it_stands() -> None:
    suffix = '<text variable="year-suffix"/>'
    assert places(suffix)
    assert places('<text variable="citation-label"/>')
    assert places(f"<group><group>{suffix}</group></group>")
    assert places(f'<choose><if type="book">{TITLE}</if><else>{suffix}</else></choose>')
    assert places(f'<names variable="author"><substitute>{suffix}</substitute></names>')
    assert places('<text macro="year"/>', f'<macro name="year"><group>{suffix}</group></macro>')
    assert not places(TITLE, f'<macro name="never-called">{suffix}</macro>')
    assert not places('<text term="and"/><date variable="issued" form="text"/>')


def test_a_style_tests_for_ambiguity_in_its_citations_or_in_any_macro() -> None:
    test = f'<choose><if disambiguate="true">{TITLE}</if></choose>'
    assert has_disambiguate_test(style(f"<group>{test}</group>"))
    assert has_disambiguate_test(style(f'<choose><if type="book">{test}</if></choose>'))
    assert has_disambiguate_test(style(macros=f'<macro name="short">{test}</macro>'))
    assert not has_disambiguate_test(style(f'<choose><if type="book">{TITLE}</if></choose>'))


def test_what_disambiguation_a_style_asks_for() -> None:
    def asks(options: str) -> tuple[bool, bool]:
        made = style(options=options)
        return disambiguates_cites(made), disambiguates_names(made)

    given = 'disambiguate-add-givenname="true"'
    assert asks("") == (False, False)
    assert asks('disambiguate-add-names="true"') == (True, False)
    assert asks('disambiguate-add-year-suffix="true"') == (True, False)
    assert asks(given) == (True, False)
    assert asks(f'{given} givenname-disambiguation-rule="all-names"') == (False, True)


def test_numbers_go_backwards_when_the_last_key_of_theirs_does() -> None:
    number = '<key variable="citation-number"{}/>'
    down = number.format(' sort="descending"')
    assert not numbers_descend(style())
    assert not numbers_descend(style(sort=number.format("")))
    assert numbers_descend(style(sort=down))
    assert numbers_descend(style(sort=f'<key variable="title"/>{down}'))
    assert not numbers_descend(style(sort=f"{down}{number.format('')}"))
    assert not numbers_descend(style(sort='<key variable="title" sort="descending"/>'))
    macro = '<macro name="number"><text variable="citation-number"/></macro>'
    assert numbers_descend(style(sort='<key macro="number" sort="descending"/>', macros=macro))


def test_an_area_has_the_options_of_its_part_over_those_of_the_style() -> None:
    made = style(options='et-al-min="2" names-delimiter=" / "', root='et-al-min="9" et-al-use-first="1"')
    area = area_of(made, load_locale("en-US", made), bibliography=False)
    assert (area.name_options.et_al_min, area.name_options.et_al_use_first) == (2, 1)
    assert (area.names_delimiter, area.is_bibliography, area.places_year_suffix) == (" / ", False, False)
    # Without a bibliography entries would be set as cites are.
    assert area_of(made, area.locale, bibliography=True).name_options == area.name_options
