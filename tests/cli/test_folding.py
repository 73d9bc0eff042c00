"""One folding: a word typed without its case and accents is found by every command that looks for words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from citecli.csl.style_index import search_styles
from citecli.library.library import Library

Run = Callable[..., "tuple[int, str, str]"]

WORDS = """
Ørsted=orsted Sørensen=sorensen Ærø=aero Ångström=angstrom Åkesson=akesson Hjalmarsson=HJALMARSSON
Þórður=thordur Guðrún=gudrun Æsir=aesir Łukasz=lukasz Wałęsa=walesa Żółć=zolc Dvořák=dvorak Čapek=capek
Škvorecký=skvorecky Đorđević=dordevic Đilas=dilas Žižek=zizek Ionuț=ionut Brâncuși=brancusi Petőfi=petofi
Erdős=erdos Gödel=godel Weiß=weiss Straßer=strasser Müller=muller Cœur=coeur Mallarmé=mallarme Maçon=macon
Núñez=nunez Iñárritu=inarritu García=garcia Gonçalves=goncalves Assunção=assuncao Perché=perche Forlì=forli
Iğdır=igdir Işık=isik İstanbul=istanbul Çelik=celik Ħamrun=hamrun Ħaż=haz Saŋgak=sangak Čearru=cearru
Ŧuoŧŧar=tuottar Ķekava=kekava Ņina=nina Šiauliai=siauliai Õnnepalu=onnepalu Tõnu=tonu Nguyễn=nguyen Trần=tran
Əliyev=eliyev Ɗanjuma=danjuma Pəhləvi=pehlevi Ōe=oe Tōru=toru Σίσυφος=ΣΙΣΥΦΟΣ Άννα=αννα Йозеф=иозеф Ёлка=елка
""".split()
PAIRS = [tuple(pair.split("=")) for pair in WORDS]


def test_sixty_words() -> None:
    assert len(PAIRS) >= 60


@pytest.fixture
def names(folder: Path) -> Path:
    """A library of one document a word: in its title, its text, and the name of who speaks in it."""
    for number, (word, _) in enumerate(PAIRS):
        path = folder / "seeds" / f"{number}.txt"
        path.write_text(
            f"A report about {word}\n\nNobody knew Mira {word}.\n\n“The sea has not waited,” Mira {word} said.\n",
            encoding="utf-8",
        )
    return folder / "seeds"


@pytest.mark.slow
def test_every_command_finds_it(run: Run, names: Path) -> None:
    library = Library(names)
    ids = {path.stem: library.find(str(path)).id for path in names.iterdir()}
    for number, (word, typed) in enumerate(PAIRS):
        own = ids[str(number)]
        shown = run("show", f"seeds/{number}.txt", "--find", typed)
        assert shown.code == 0, (word, shown.err)
        assert own in run("list", "--filter", typed).out, word
        assert own in run("search", typed, "--limit", "0").out, word
        assert own in run("search", f"speaker:{typed}", "--limit", "0").out, word
        assert run("quotes", f"seeds/{number}.txt", "--speaker", typed).code == 0, word
        assert library.find(f"report {typed}").id == own, word


def test_styles(tmp_path: Path) -> None:
    for title, typed in (("Zeitschrift für Soziologie", "fur"), ("École", "ecole")):
        found = search_styles(typed, tmp_path)
        assert any(title.casefold().split()[0] in info.title.casefold() for info in found)
