"""Four hundred references against a made record: faithful, with one field changed, invented, retracted."""

import random
from collections.abc import Callable
from typing import Any, NamedTuple

from tests.api.references.made_services import MadeServices
from tests.api.references.made_works import JOURNALS, PUBLISHERS, MadeWorks, notice, update

Item = dict[str, Any]


class Case(NamedTuple):
    """A reference, and the verdicts that are right for it."""

    item: Item
    kind: str
    right: frozenset[str]


_TYPES = {
    "journal-article": "article-journal", "book": "book", "book-chapter": "chapter",
    "proceedings-article": "paper-conference", "posted-content": "article",
}  # fmt: skip


def item_of(work: Item) -> Item:
    """A work as a reference in CSL-JSON, with all that is known of it."""
    item: Item = {
        "type": _TYPES[work["type"]],
        "title": ": ".join([work["title"][0], *work["subtitle"]]),
        "author": [dict(person) for person in work["author"]],
        "issued": {"date-parts": [[work["issued"]["date-parts"][0][0]]]},
        "DOI": work["DOI"],
    }
    for name, variable in (("container-title", "container-title"), ("ISBN", "ISBN")):
        if work.get(name):
            item[variable] = work[name][0]
    item |= {name: work[name] for name in ("volume", "issue", "page") if name in work}
    if work["type"] in ("book", "book-chapter"):
        item["publisher"] = work["publisher"]
    return item


def title_case(text: str) -> str:
    small = {"of", "in", "and", "the", "a", "for", "to"}
    words = text.split()
    return " ".join(word if word in small and at else word[:1].upper() + word[1:] for at, word in enumerate(words))


def _initials(given: str) -> str:
    return " ".join(f"{part[0]}." for part in given.replace("-", " ").split())


# How a faithful reference may be written.


def _in_title_case(item: Item, draw: random.Random) -> None:
    item["title"] = title_case(item["title"])


def _in_capitals(item: Item, draw: random.Random) -> None:
    item["title"] = item["title"].upper()


def _without_subtitle(item: Item, draw: random.Random) -> None:
    item["title"] = item["title"].partition(": ")[0]


def _with_initials(item: Item, draw: random.Random) -> None:
    for person in item["author"]:
        if "given" in person:
            person["given"] = _initials(person["given"])


def _abbreviated(item: Item, draw: random.Random) -> None:
    short = dict(JOURNALS).get(item.get("container-title", ""))
    if short:
        item["container-title"] = short


def _without_doi(item: Item, draw: random.Random) -> None:
    item.pop("DOI", None)


def _doi_as_address(item: Item, draw: random.Random) -> None:
    if item.get("DOI", "").startswith("10."):
        item["DOI"] = f"https://doi.org/{item['DOI'].upper()}"


def _doi_in_a_sentence(item: Item, draw: random.Random) -> None:
    if item.get("DOI", "").startswith("10."):
        item["DOI"] = f"doi: {item['DOI']}."


def _short_pages(item: Item, draw: random.Random) -> None:
    first, dash, last = item.get("page", "").partition("-")
    if dash and len(first) == len(last) == 3 and first[0] == last[0]:
        item["page"] = f"{first}–{last[1:]}"


def _next_year(item: Item, draw: random.Random) -> None:
    item["issued"] = {"date-parts": [[item["issued"]["date-parts"][0][0] + draw.choice((-1, 1))]]}


def _with_other_marks(item: Item, draw: random.Random) -> None:
    item["title"] = f"“{item['title'].replace(' and ', ' & ').replace('-', '‐')}.”"


def _with_tags(item: Item, draw: random.Random) -> None:
    words = item["title"].split()
    item["title"] = " ".join([f"<i>{words[0]}</i>", *words[1:]])


def _without_marks_in_names(item: Item, draw: random.Random) -> None:
    plain = {"Müller": "Mueller", "Ōkubo": "Okubo", "Петров": "Petrov", "Øster": "Oester", "Schröder": "Schroeder",
             "Šimek": "Simek", "Yılmaz": "Yilmaz", "Wójcik": "Wojcik", "Lefèvre": "Lefevre"}  # fmt: skip
    for person in item["author"]:
        person |= {"family": plain.get(person["family"], person["family"])} if "family" in person else {}


def _with_particle_apart(item: Item, draw: random.Random) -> None:
    for person in item["author"]:
        if person.get("family", "").startswith("van den "):
            person |= {"family": person["family"].removeprefix("van den "), "non-dropping-particle": "van den"}


def _cut_names(item: Item, draw: random.Random) -> None:
    if len(item["author"]) > 3:
        item["author"] = [*item["author"][:1], {"literal": "others"}]


FAITHFUL: tuple[Callable[[Item, random.Random], None], ...] = (
    _in_title_case, _in_capitals, _without_subtitle, _with_initials, _abbreviated, _without_doi, _doi_as_address,
    _doi_in_a_sentence, _short_pages, _next_year, _with_other_marks, _with_tags, _without_marks_in_names,
    _with_particle_apart, _cut_names, _without_doi, _with_initials,
)  # fmt: skip


# What may be wrong with one.


def _another_title(item: Item, draw: random.Random, made: MadeWorks) -> None:
    words = item["title"].split()
    at = max(range(len(words)), key=lambda number: len(words[number]))
    words[at] = draw.choice(("migration", "pollution", "tariffs", "rainfall", "apprenticeship"))
    item["title"] = " ".join(words)


def _another_author(item: Item, draw: random.Random, made: MadeWorks) -> None:
    item["author"] = [{"family": "Ashdown", "given": "Peregrine"}, *item["author"][1:]]


def _one_author_more(item: Item, draw: random.Random, made: MadeWorks) -> None:
    item["author"] = [*item["author"], {"family": "Ashdown", "given": "Peregrine"}]


def _another_year(item: Item, draw: random.Random, made: MadeWorks) -> None:
    item["issued"] = {"date-parts": [[item["issued"]["date-parts"][0][0] - draw.randint(2, 12)]]}


def _another_journal(item: Item, draw: random.Random, made: MadeWorks) -> None:
    item["container-title"] = next(
        journal for journal, _ in draw.sample(JOURNALS, len(JOURNALS)) if journal != item["container-title"]
    )


def _another_volume(item: Item, draw: random.Random, made: MadeWorks) -> None:
    item["volume"] = str(int(item["volume"]) + draw.randint(1, 30))


def _other_pages(item: Item, draw: random.Random, made: MadeWorks) -> None:
    item["page"] = f"{draw.randint(1000, 1100)}-{draw.randint(1101, 1200)}"


def _wrong_doi(item: Item, draw: random.Random, made: MadeWorks) -> None:
    item["DOI"] = item["DOI"] + "7"


CHANGES = (_another_title, _another_author, _one_author_more, _another_year, _another_journal, _another_volume,
           _other_pages, _wrong_doi)  # fmt: skip


def four_hundred(made: MadeWorks, services: MadeServices) -> list[Case]:
    """The references, in an order without meaning; notices and pages are added to the services."""
    draw = random.Random(17)
    works = draw.sample(made.works, 360)
    articles = [work for work in works if work["type"] == "journal-article"]
    cases = [_faithful(work, number, draw) for number, work in enumerate(works[:200])]
    changed = [work for work in articles if work not in works[:200]]
    cases += [_changed(changed.pop(), number, draw, made) for number in range(100)]
    rest = draw.sample([work for work in made.works if work["type"] == "journal-article" and work not in works], 110)
    cases += [_invented(rest.pop(), rest.pop(), number, draw, made) for number in range(50)]
    moved = draw.sample([work for work in made.works if work not in works and work not in rest
                         and work["type"] == "journal-article"], 50)  # fmt: skip
    cases += [_withdrawn(work, number, services) for number, work in enumerate(moved)]
    draw.shuffle(cases)
    return [case._replace(item={"id": f"ref{number}", **case.item}) for number, case in enumerate(cases)]


def _faithful(work: Item, number: int, draw: random.Random) -> Case:
    item = item_of(work)
    for vary in draw.sample(FAITHFUL, 1 + number % 4):
        vary(item, draw)
    return Case(item, "faithful", frozenset({"confirmed"}))


def _changed(work: Item, number: int, draw: random.Random, made: MadeWorks) -> Case:
    item = item_of(work)
    change = CHANGES[number % len(CHANGES)]
    change(item, draw, made)
    if number % 3 == 2 and change is not _wrong_doi:
        item.pop("DOI")
    right = {"differs"}
    if change is _another_title:
        right |= {"another work", "not found"}
    return Case(item, f"changed: {change.__name__}", frozenset(right))


def _invented(work: Item, other: Item, number: int, draw: random.Random, made: MadeWorks) -> Case:
    item = item_of(work)
    title, subtitle = made.title()
    item |= {
        "title": f"{title}: {subtitle}" if subtitle else title,
        "issued": {"date-parts": [[draw.randint(1990, 2024)]]},
        "volume": str(draw.randint(1, 140)),
        "page": f"{draw.randint(1, 500)}-{draw.randint(501, 600)}",
        "container-title": draw.choice(JOURNALS)[0] if number % 2 else item["container-title"],
    }
    right = {"not found"}
    match number % 5:
        case 0 | 1:
            item["DOI"], right = other["DOI"], {"another work"}
        case 2:
            item["DOI"], right = work["DOI"], {"another work"}
        case 3:
            item["DOI"] = f"10.9999/{draw.randint(10_000, 99_999)}"
        case _:
            item.pop("DOI")
    if number % 10 == 9:
        item |= {"type": "book", "publisher": draw.choice(PUBLISHERS)}
        for name in ("container-title", "volume", "page", "issue"):
            item.pop(name, None)
    return Case(item, "invented", frozenset(right))


def _withdrawn(work: Item, number: int, services: MadeServices) -> Case:
    item = item_of(work)
    if number % 2:
        item.pop("DOI")
    doi = f"10.7000/notice.{number}"
    kinds = ("retraction", "retraction", "expression_of_concern", "correction", "withdrawal")
    group, kind = number // 5, kinds[number % 5]
    right = {"retraction": "retracted", "withdrawal": "retracted", "expression_of_concern": "concern",
             "correction": "corrected"}[kind]  # fmt: skip
    if group < 4:
        work["updated-by"] = [update(kind, doi)]
    elif group < 7:
        services.add(notice(kind, doi, work))
    elif group < 8:
        right = "confirmed"
        work["type"] = "posted-content"
        work["relation"] = {"is-preprint-of": [{"id-type": "doi", "id": f"10.7000/article.{number}"}]}
    elif group < 9:
        old = f"10.6000/old.{number}"
        services.aliases[old] = work["DOI"].lower()
        item["DOI"], right = old, "differs"
    else:
        page = f"/pages/{number}"
        item["URL"], right = services.address + page, "link dead"
        services.archived[item["URL"]] = f"https://web.archive.org/web/2019/{number}"
    return Case(item, f"withdrawn: {right}", frozenset({right}))
