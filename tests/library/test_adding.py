"""What is added to a folder: under which name and key, and what is there already."""

import json
from pathlib import Path

import pytest

from citecli.documents.model import Document
from citecli.frozen import replace
from citecli.library import folder_inventory
from citecli.library.adding import Intake
from citecli.library.folder_inventory import FolderInventory
from citecli.library.sidecar_edit import SidecarChange
from citecli.library.store import document_files
from citecli.readers import registry
from citecli.readers.source import Source
from citecli.references.model import Reference


def letter(text: str, name: str = "letter.txt") -> tuple[Document, bytes]:
    data = text.encode()
    return replace(registry.read(Source(name, data, ".txt")), path=name), data


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


def keep(intake: Intake, text: str, change: SidecarChange | None = None, **sidecar: object) -> Document:
    document, data = letter(text)
    return intake.keep(document, data, ".txt", sidecar, change or SidecarChange())


class TestIntake:
    def test_a_name_from_the_title_and_a_key_from_the_reference(self, folder: Path) -> None:
        with Intake(folder) as intake:
            first = keep(intake, "The harbour\n\nBy Jane Doe\n\n3 March 2021\n\nIt is closed.")
            second = keep(intake, "The harbour\n\nBy Jane Doe\n\n4 March 2021\n\nIt is open.")
            assert not list(folder.glob("*.txt"))
            intake.flush()
        assert [path.name for path in document_files(folder)] == ["the-harbour.txt", "the-harbour-2.txt"]
        assert (first.id, second.id) == ("doe2021", "doe2021b")
        assert first.path == str(folder / "the-harbour.txt")
        assert json.loads((folder / "the-harbour.csl.json").read_text(encoding="utf-8")) == {"id": "doe2021"}

    def test_what_the_user_and_the_sidecar_say(self, folder: Path) -> None:
        with Intake(folder) as intake:
            change = SidecarChange({"title": "Its <i>real</i> title"}, tags=("sea",))
            document = keep(intake, "The harbour\n\nIt is closed.", change, publisher="Press", id="own")
        assert (document.id, Path(document.path).name) == ("own", "its-real-title.txt")
        written = json.loads((folder / "its-real-title.csl.json").read_text(encoding="utf-8"))
        assert written == {"id": "own", "publisher": "Press", "title": "Its <i>real</i> title", "keyword": "sea"}

    def test_what_is_there_already(self, folder: Path) -> None:
        with Intake(folder) as intake:
            keep(intake, "The harbour\n\nIt is closed.", URL="https://example.org/a")
            for _ in range(2):
                known = intake.same(letter("The harbour\n\nIt is closed.")[1])
                assert known == folder / "the-harbour.txt"
                assert intake.same(b"something else") is None
                assert intake.with_address(["URL:https://EXAMPLE.org/a"]) == folder / "the-harbour.txt"
                assert intake.with_address(["DOI:10.1/x"]) is None
                intake.pause()
        with Intake(folder) as intake:
            assert intake.with_address(["URL:https://example.org/a"]) == folder / "the-harbour.txt"

    def test_nothing_is_kept_when_something_goes_wrong(self, folder: Path) -> None:
        with pytest.raises(KeyError), Intake(folder) as intake:
            keep(intake, "The harbour\n\nIt is closed.")
            raise KeyError
        assert document_files(folder) == ()


class TestInventory:
    @pytest.fixture
    def inventory(self, tmp_path: Path) -> FolderInventory:
        (tmp_path / "harbour.txt").write_bytes(b"one")
        (tmp_path / "harbour.csl.json").write_text('{"id": "doe2021", "DOI": "10.1/X"}', encoding="utf-8")
        (tmp_path / "tides.csl.json").write_text("{broken", encoding="utf-8")
        return FolderInventory(tmp_path)

    @pytest.mark.parametrize(
        ("wishes", "stem"),
        [
            (("Harbour",), "harbour-2"),
            (("Tides",), "tides-2"),
            (("…", "Ebb"), "ebb"),
            (("", ""), "document"),
            (("CON",), "con-document"),
            (("Zürich",), "zurich"),
        ],
    )
    def test_names_that_are_free(self, inventory: FolderInventory, wishes: tuple[str, ...], stem: str) -> None:
        assert inventory.free_stem(*wishes) == stem

    def test_keys_that_are_free(self, inventory: FolderInventory) -> None:
        assert inventory.free_key(Reference("doe2021"), "x") == "doe2021-2"
        assert inventory.free_key(Reference("roe"), "x") == "roe"
        assert inventory.free_key(Reference(""), "letter") == "letter"

    def test_what_is_added_counts(self, inventory: FolderInventory, tmp_path: Path) -> None:
        assert inventory.same(b"two") is None
        assert inventory.with_address(["DOI:10.1/x"]) == tmp_path / "harbour.txt"
        inventory.add(tmp_path / "ebb.txt", b"two", "roe", {"id": "roe", "PMID": 12})
        assert inventory.same(b"two") == tmp_path / "ebb.txt"
        assert inventory.with_address(["PMID:12"]) == tmp_path / "ebb.txt"
        assert inventory.free_stem("Ebb") == "ebb-2"
        assert inventory.free_key(Reference("roe"), "x") == "roe-2"

    def test_of_many_documents_of_one_size_each_is_looked_into_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in range(50):
            (tmp_path / f"d{number}.txt").write_bytes(b"text %02d" % number)
        reads = []
        reading = folder_inventory.first_bytes
        monkeypatch.setattr(folder_inventory, "first_bytes", lambda path: (reads.append(path), reading(path))[1])
        inventory = FolderInventory(tmp_path)
        for number in range(60):
            known = tmp_path / f"d{number}.txt" if number < 50 else None
            assert inventory.same(b"text %02d" % number) == known
        assert len(reads) == 50
