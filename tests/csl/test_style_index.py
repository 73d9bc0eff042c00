"""The index of styles: search, cache, names by title."""

import os
from pathlib import Path

import pytest

from citecli.csl import sources, style_index
from citecli.errors import UnknownStyle


def write_style(folder: Path, identifier: str, title: str, parent: str = "", short: str = "", field: str = "") -> None:
    link = f'<link rel="independent-parent" href="http://x/{parent}"/>' if parent else ""
    place = folder / "dependent" if parent else folder
    (place / f"{identifier}.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info>'
        f"<title>{title}</title><title-short>{short}</title-short><id>http://x/{identifier}</id>{link}"
        f'<category citation-format="numeric"/><category field="{field or "history"}"/></info>'
        "<citation><layout/></citation></style>",
        encoding="utf-8",
    )


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a few styles in place of the installed ones."""
    folder = tmp_path / "styles"
    (folder / "dependent").mkdir(parents=True)
    write_style(folder, "annals", "Annals of Bees", field="biology")
    write_style(folder, "annals-no-url", "Annals of Bees (no URL)", field="biology")
    write_style(folder, "bees-weekly", "Weekly of the Bees")
    write_style(folder, "abeille", "Revue de l’Abeille française", short="RAF")
    write_style(folder, "honey", "Honey and Bees", parent="annals")
    monkeypatch.setattr(sources, "styles_folder", lambda: folder)
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def ids(words: str, cache: Path) -> list[str]:
    return [info.id for info in style_index.search_styles(words, cache)]


def test_all_words_must_be_there_the_best_first(shelf: Path, cache: Path) -> None:
    assert ids("bees", cache) == ["bees-weekly", "annals", "annals-no-url", "honey"]
    assert ids("annals of bees", cache) == ["annals", "annals-no-url"]
    assert ids("bees honey", cache) == ["honey"]
    assert ids("wasps", cache) == []


def test_case_accents_and_marks_make_no_difference(shelf: Path, cache: Path) -> None:
    assert ids("L'ABEILLE FRANCAISE", cache) == ["abeille"]
    assert ids("no-url", cache) == ["annals-no-url"]
    assert ids("raf", cache) == ["abeille"]


def test_fields_and_formats_are_searched_too(shelf: Path, cache: Path) -> None:
    assert ids("numeric biology", cache) == ["annals", "annals-no-url"]


def test_what_is_found(shelf: Path, cache: Path) -> None:
    (honey,) = style_index.search_styles(["honey"], cache)
    assert (honey.id, honey.title, honey.parent) == ("honey", "Honey and Bees", "annals")
    assert (honey.citation_format, honey.fields) == ("numeric", ("history",))


def test_the_second_search_reads_no_style(shelf: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []
    assert not style_index.is_indexed(cache)
    style_index.search_styles("bees", cache, lambda done, of: seen.append((done, of)))
    assert seen[-1] == (5, 5)
    assert style_index.is_indexed(cache)

    def refuse(data: bytes) -> None:
        raise AssertionError("a style was read")

    monkeypatch.setattr(style_index, "parse_info", refuse)
    assert ids("honey", cache) == ["honey"]


def test_changed_styles_make_it_anew(shelf: Path, cache: Path) -> None:
    assert ids("wasps", cache) == []
    write_style(shelf, "wasps", "Wasps")
    os.utime(shelf, ns=(1, 1))
    assert ids("wasps", cache) == ["wasps"]


@pytest.mark.parametrize("damage", [b"", b"nonsense", b"\xff\xfe", b"cut"])
def test_a_damaged_index_is_made_anew(shelf: Path, cache: Path, damage: bytes) -> None:
    path = style_index.index_styles(cache)
    path.write_bytes(path.read_bytes()[:-20] if damage == b"cut" else damage)
    assert not style_index.is_indexed(cache)
    assert ids("honey", cache) == ["honey"]
    assert style_index.is_indexed(cache)


def test_a_cache_that_cannot_be_written_costs_time_only(shelf: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    assert ids("honey", blocked / "cache") == ["honey"]


def test_a_broken_style_is_found_by_its_id(shelf: Path, cache: Path) -> None:
    (shelf / "broken-bees.csl").write_text("<style", encoding="utf-8")
    assert ids("broken", cache) == ["broken-bees"]


def test_a_style_by_a_part_of_its_title(shelf: Path, cache: Path) -> None:
    def found(name: str) -> str:
        return style_index.resolve_style(name, cache).stem

    assert found("annals") == "annals"
    assert found("Honey and") == "honey"
    assert found("weekly of the bees") == "bees-weekly"
    assert found("of bees") == "annals"  # the other one is a variant of it
    assert found("RAF") == "abeille"


def test_a_part_of_several_titles_names_them(shelf: Path, cache: Path) -> None:
    with pytest.raises(
        UnknownStyle, match=r"“Bees” matches several styles: bees-weekly, annals, annals-no-url, honey$"
    ):
        style_index.resolve_style("Bees", cache)
    with pytest.raises(UnknownStyle, match="there is no style “wasps”"):
        style_index.resolve_style("wasps", cache)


def test_a_whole_title_that_two_styles_have_names_both(shelf: Path, cache: Path) -> None:
    write_style(shelf, "wax", "Journal of Wax")
    write_style(shelf, "wax-biology", "Journal of Wax", parent="annals")
    write_style(shelf, "wax-more", "Journal of Wax and More")
    with pytest.raises(UnknownStyle, match=r"“journal of wax” matches several styles: wax, wax-biology$"):
        style_index.resolve_style("journal of wax", cache)
    assert style_index.resolve_style("wax and more", cache).stem == "wax-more"


@pytest.mark.slow
def test_installed_styles(tmp_path: Path) -> None:
    assert ids("mla", tmp_path)[0] == "modern-language-association"
    assert ids("apa", tmp_path)[0] == "apa"
    assert "zeitschrift-fur-padagogik" in ids("Zeitschrift für Pädagogik", tmp_path)
    assert style_index.resolve_style("APA Style 7th edition", tmp_path).stem == "apa"
