"""A made record of works: a seeded generator of plausible names, titles, journals and numbers. None of it is real."""

import random
from collections.abc import Mapping
from typing import Any

SEED = 20261128
COUNT = 3_200
_GIVEN = (
    "Anna Maria|Jonas|Chloé|Marta|Olu|Wei|Ayşe|Henrik J.|Priya|Tomás|Ingrid|Samuel|Noor|Katarzyna|Luca|Mei-Ling|"
    "Aino|Jean-Pierre|Rosa|Daniel K.|Yuki|Fatima Z.|Oskar|Nadia|Bruno|Sofia|Emeka|Laura|Pavel|Grace"
).split("|")
_FAMILY = (
    "Müller|van den Berg|Ōkubo|García Márquez|O'Neill|Smith-Jones|Kowalczyk|Nwosu|Lindström|de la Cruz|Петров|Øster|"
    "Šimek|Rossi|Castellanos|Yılmaz|Haverkamp|Brown|Tanaka|Dubois|Fernandes|Zhang|Iyer|Keller|Marchetti|Ahmadi|"
    "Bergqvist|Moreau|Thornton|Vasquez|Wójcik|Okafor|Hansen|Schröder|Papadaki|Lefèvre|Novak|Quinlan|Ferreira|Sato|"
    "Adeyemi|Carvalho|Duarte|Eriksen|Fontaine|Gallagher|Hoffmann|Ivarsson|Jankowski|Kimura"
).split("|")
_HOW = "slow shared seasonal uneven early measured hidden competing local persistent coastal nocturnal rural".split()
_WHAT = (
    "sediment transport|soil respiration|reading fluency|tax compliance|immune response|bridge fatigue|urban noise|"
    "grain prices|glacier retreat|memory consolidation|nurse staffing|vowel harmony|enzyme kinetics|housing tenure|"
    "forest canopy|voter turnout|lake stratification|protein folding|archive practice|port labour|moral reasoning|"
    "crop rotation|heat exchange|stellar winds|parish records|trade unions|river deltas|bone density|gene expression"
).split("|")
_WHERE = (
    "small estuaries|Nordic schools|postwar Lisbon|upland catchments|preterm infants|ageing steel|the Aegean|"
    "Ottoman Bursa|nineteenth-century Leeds|mixed forests|rural clinics|Baltic harbours|tropical soils|older adults|"
    "shift workers|bilingual children|high-altitude lakes|zebrafish larvae|southern Ghana|reinforced concrete"
).split("|")
_VERBS = "Measuring Explaining Rethinking Tracing Modelling Predicting Counting Mapping Governing Comparing".split()
_SUBTITLES = (
    "evidence from a cohort study|a field experiment|lessons for policy|a comparative history|results of ten winters|"
    "towards a theory|a systematic review|notes on method|an archival study|the case of the north"
).split("|")
JOURNALS = (
    ("Journal of Coastal Measurement", "J. Coast. Meas."), ("Annals of Rural Medicine", "Ann. Rural Med."),
    ("European Review of Applied Chemistry", "Eur. Rev. Appl. Chem."),
    ("Nordic Studies in Education", "Nord. Stud. Educ."),
    ("Proceedings of the Baltic Academy of Sciences", "Proc. Balt. Acad. Sci."),
    ("Quarterly of Urban History", "Q. Urban Hist."),
    ("International Journal of Sediment Physics", "Int. J. Sediment Phys."), ("Language and Reading", "Lang. Read."),
    ("Transactions on Structural Materials", "Trans. Struct. Mater."), ("Zeitschrift für Archivkunde", "Z. Archivkd."),
    ("The Clinical Observer", "Clin. Obs."), ("Revue de géographie alpine appliquée", "Rev. géogr. alp. appl."),
    ("Computational Ecology", "Comput. Ecol."), ("American Journal of Housing", "Am. J. Hous."),
    ("Genes & Landscapes", "Genes Landsc."), ("Memory", "Memory"),
)  # fmt: skip
PUBLISHERS = ("Northgate Press", "Universitetsforlaget Øst", "Edições Ribeira", "Kestrel & Sons", "Hafen Verlag")


class MadeWorks:
    """Works in the form of Crossref's items, with the ISBN of books."""

    def __init__(self, seed: int = SEED, count: int = COUNT) -> None:
        self.random = random.Random(seed)
        self._titles: set[str] = set()
        self.works = [self._work(number) for number in range(count)]

    def title(self) -> tuple[str, str]:
        """A title that no other work has, and its subtitle, "" for none."""
        pick = self.random.choice
        while True:
            kind = self.random.randrange(5)
            what, where, how = pick(_WHAT), pick(_WHERE), pick(_HOW)
            title = (
                f"{pick(_VERBS)} {how} {what} in {where}",
                f"{what.capitalize()} and {pick(_WHAT)} in {where}",
                f"The {how} dynamics of {what} in {where}",
                f"{how.capitalize()} {what}, {pick(_HOW)} {pick(_WHAT)}",
                f"Does {what} shape {pick(_WHAT)} in {where}?",
            )[kind]
            if title not in self._titles:
                self._titles.add(title)
                return title, pick(_SUBTITLES) if self.random.random() < 0.45 else ""

    def people(self, most: int = 6) -> list[dict[str, Any]]:
        families = self.random.sample(_FAMILY, self.random.randint(1, most))
        return [{"family": family, "given": self.random.choice(_GIVEN)} for family in families]

    def _work(self, number: int) -> dict[str, Any]:
        kind = self.random.choices(
            ("journal-article", "book", "book-chapter", "proceedings-article", "posted-content"), (70, 12, 8, 6, 4)
        )[0]
        title, subtitle = self.title()
        year = self.random.randint(1972, 2024)
        work: dict[str, Any] = {
            "DOI": f"10.{5000 + number % 37}/{self._suffix(number)}",
            "type": kind,
            "title": [title],
            "subtitle": [subtitle] if subtitle else [],
            "author": self.people(),
            "issued": {"date-parts": [[year, self.random.randint(1, 12)]]},
            "publisher": self.random.choice(PUBLISHERS),
        }
        if kind == "journal-article":
            journal, short = self.random.choice(JOURNALS)
            first = self.random.randint(1, 900)
            work |= {
                "container-title": [journal], "short-container-title": [short],
                "volume": str(self.random.randint(1, 140)), "issue": str(self.random.randint(1, 12)),
                "page": f"{first}-{first + self.random.randint(4, 40)}",
            }  # fmt: skip
        elif kind in ("book-chapter", "proceedings-article"):
            first = self.random.randint(1, 300)
            work |= {"container-title": [self.title()[0]], "page": f"{first}-{first + self.random.randint(6, 30)}"}
        elif kind == "book":
            work |= {"ISBN": [isbn(number)]}
        return work

    def _suffix(self, number: int) -> str:
        return (
            f"jcm.{number}", f"S{number:04d}-6736(97)1109{number % 10}-{number % 9}", f"ABC.{number}.x",
            f"(SICI)1097-{number:04d}(199806)49:8<{number}::AID-ASI{number % 9}>3.0.CO;2-{'ABCD'[number % 4]}",
        )[(number // 7) % 4 if number % 7 == 0 else 0]  # fmt: skip


def isbn(number: int) -> str:
    """A number with the check digit of an ISBN."""
    figures = f"978{number:09d}"
    total = sum(int(char) * (3 if at % 2 else 1) for at, char in enumerate(figures))
    return figures + str(-total % 10)


def notice(kind: str, doi: str, about: Mapping[str, Any], day: tuple[int, int, int] = (2019, 5, 14)) -> dict[str, Any]:
    """A notice on a work, as an item of its own."""
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [f"{kind.capitalize()}: {about['title'][0]}"],
        "author": about["author"],
        "issued": {"date-parts": [list(day)]},
        "container-title": about.get("container-title", []),
        "update-to": [update(kind, about["DOI"], day)],
    }


def update(kind: str, doi: str, day: tuple[int, int, int] = (2019, 5, 14)) -> dict[str, Any]:
    """What Crossref has in `update-to` and `updated-by`."""
    return {
        "DOI": doi,
        "type": kind,
        "label": kind.replace("_", " ").capitalize(),
        "source": "publisher",
        "updated": {"date-parts": [list(day)], "date-time": f"{day[0]}-{day[1]:02d}-{day[2]:02d}T00:00:00Z"},
    }
