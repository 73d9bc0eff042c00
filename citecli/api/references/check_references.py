"""The use case `check --references`: is each reference real, and is it what it says?

1. Collect the references of drafts, bibliographies and the library (`citecli.api.references.targets`).
2. Ask services about each, several at a time, the same question once (`citecli.api.references.asker`).
3. Judge each by the evidence (`citecli.api.references.reference_check`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import TypeVar

from citecli.answers.reference_checks import ReferenceCheck, ReferenceChecks
from citecli.api.references.asker import Asker
from citecli.api.references.reference_check import ReferenceChecker, Target
from citecli.api.references.reference_kinds import dois_of
from citecli.api.references.targets import Targets
from citecli.network.retraction_watch import RetractionWatch
from citecli.network.services import Services

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_WORKERS_A_SERVICE = 2
"""References that are worked on at one time, for each request that a service may have: others wait for another."""


def check_references(
    inputs: Sequence[Targets],
    asker: Asker | None,
    retractions: RetractionWatch | None = None,
    *,
    explain: bool = False,
    progress: Callable[[int, int], object] | None = None,
) -> list[ReferenceChecks]:
    """The checks of the references of all inputs, in their order.

    `asker` is `None` for work without services. `progress` is called with the numbers of references checked and in
    total.
    """
    targets = [target for each in inputs for target in each.targets]
    checker = ReferenceChecker(asker, retractions, _cited(targets), explain=explain)
    workers = asker.services.parallel * _WORKERS_A_SERVICE if asker else 1
    checks: dict[int, ReferenceCheck] = {}
    for number, check in in_parallel(checker.check, targets, workers):
        checks[number] = check
        if progress:
            progress(len(checks), len(targets))
    answers = []
    begin = 0
    for each in inputs:
        end = begin + len(each.targets)
        own = tuple(checks[number] for number in range(begin, end))
        answers.append(ReferenceChecks(each.name, own, each.remarks))
        begin = end
    return answers


def _cited(targets: Iterable[Target]) -> set[str]:
    """The DOIs of all references, in small letters: a notice that is cited itself is known to the writer."""
    return {doi.lower() for target in targets for doi in dois_of(target.reference, target.entry)}


def new_asker(
    services: Services,
    cache: Callable[[], Path] | None,
    *,
    refresh: bool = False,
    on_first: Callable[[], object] | None = None,
) -> Asker:
    """Who asks services; to be closed. `cache` is the folder in which answers are kept, `None` for nowhere.

    With `refresh` everything is asked again; `on_first` is called before the first request.
    """
    return Asker(services, cache, refresh=refresh, on_first=on_first)


def retraction_data(path: str) -> RetractionWatch:
    """The Retraction Watch data in a CSV file. Raises `DocumentNotFound`, `UnreadableDocument`."""
    return RetractionWatch(Path(path).expanduser())


def in_parallel(
    work: Callable[[_Item], _Result], items: Sequence[_Item], workers: int
) -> Iterator[tuple[int, _Result]]:
    """The result for each item with its number, as they come. An exception ends it, and so does whoever stops taking.

    The threads are left to themselves then: a request that hangs keeps nobody from leaving.
    """
    if workers < 2 or len(items) < 2:
        yield from ((number, work(item)) for number, item in enumerate(items))
        return
    numbers = iter(range(len(items)))
    lock = Lock()
    done: SimpleQueue[tuple[int, _Result] | BaseException] = SimpleQueue()
    is_stopped = False

    def run() -> None:
        while not is_stopped:
            with lock:
                number = next(numbers, None)
            if number is None:
                return
            try:
                done.put((number, work(items[number])))
            except BaseException as error:
                done.put(error)
                return

    for _ in range(min(workers, len(items))):
        Thread(target=run, daemon=True).start()
    try:
        for _ in items:
            result = done.get()
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        is_stopped = True
