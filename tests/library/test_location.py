from pathlib import Path

import pytest

from citecli.errors import NotFound
from citecli.library.location import LibraryOrigin, NamedFolders, locate


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    """Folders that each hold a document, by what names them."""
    places = {name: tmp_path / name for name in ("option", "environment", "configuration", "user", "package/seeds")}
    for folder in places.values():
        folder.mkdir(parents=True)
        (folder / "x.txt").write_text("Text.", encoding="utf-8")
    return places


def found(wishes: NamedFolders, tmp_path: Path, user: str = "user") -> tuple[str, LibraryOrigin]:
    place = locate(wishes, tmp_path, lambda: tmp_path / user, tmp_path / "package")
    return place.folder.name, place.origin


def test_the_order(places: dict[str, Path], tmp_path: Path) -> None:
    option, environment, configuration = (str(places[name]) for name in ("option", "environment", "configuration"))
    assert found(NamedFolders(option, environment, configuration), tmp_path) == ("option", LibraryOrigin.OPTION)
    assert found(NamedFolders("", environment, configuration), tmp_path) == ("environment", LibraryOrigin.ENVIRONMENT)
    assert found(NamedFolders("", "", configuration), tmp_path) == ("configuration", LibraryOrigin.CONFIGURATION)
    assert found(NamedFolders(), tmp_path) == ("user", LibraryOrigin.USER)
    assert found(NamedFolders(), tmp_path, "nowhere") == ("seeds", LibraryOrigin.SAMPLE)
    (tmp_path / ".citecli").mkdir()
    (tmp_path / ".citecli" / "x.txt").write_text("Text.", encoding="utf-8")
    assert found(NamedFolders(), tmp_path) == (".citecli", LibraryOrigin.WORKING_FOLDER)


def test_a_folder_called_seeds_without_documents_is_not_meant(places: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "users.sql").write_text("…", encoding="utf-8")
    assert found(NamedFolders(), tmp_path) == ("user", LibraryOrigin.USER)


@pytest.mark.parametrize("name", ["missing", "file.txt"])
def test_a_named_folder_must_be_there(name: str, tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("Text.", encoding="utf-8")
    with pytest.raises(NotFound, match="CITECLI_LIBRARY must name a folder"):
        locate(NamedFolders(environment=str(tmp_path / name)), tmp_path, lambda: tmp_path, tmp_path)
