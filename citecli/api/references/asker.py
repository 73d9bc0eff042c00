"""Asking services about works: what was asked before is taken from the cache, the rest from the network."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Lock

from citecli.errors import Failed, NothingMatched, UnreadableDocument
from citecli.network import crossref, datacite, open_library, openalex
from citecli.network.answer_store import Answer, AnswerStore
from citecli.network.links import LinkCheck, LinkState, check_link, link_data, link_from
from citecli.network.lookup import work_record
from citecli.network.pool import Pool
from citecli.network.services import Services
from citecli.references.identifiers import Identifier, Scheme
from citecli.references.work_record import Notice, WorkRecord, notices_data, notices_from, record_data, record_from


class NotAsked(Exception):
    """A service could not be asked; the text says which, and why."""


class Asker:
    """Asks services, each question once. May be used by several threads at once; to be closed."""

    def __init__(
        self,
        services: Services,
        cache: Callable[[], Path] | None = None,
        *,
        refresh: bool = False,
        on_first: Callable[[], object] | None = None,
    ) -> None:
        """`cache` is the folder in which answers are kept, `None` for nowhere; `refresh` asks everything again.

        `on_first` is called before the first request.
        """
        self.services = services
        self.pool = Pool(services)
        self._store = AnswerStore(cache()) if cache else None
        self._refresh = refresh
        self._on_first = on_first
        self._lock = Lock()
        self._asked_now: set[str] = set()
        self.oldest = ""
        """The day of the oldest answer that was taken from the cache; "" for none."""
        self.requests = 0
        """How many questions went out to services."""

    @property
    def problem(self) -> str:
        """Why answers are not kept, "" when they are."""
        return self._store.problem if self._store else ""

    def close(self) -> None:
        """Close the connections and the cache."""
        self.pool.close()
        if self._store:
            self._store.close()

    def doi(self, doi: str) -> WorkRecord | None:
        """The work of a DOI at Crossref, else DataCite, else at whichever agency doi.org finds; `None` for none.

        Raises `NotAsked` when one of them failed and the others have nothing.
        """
        asks: tuple[tuple[str, Callable[[], WorkRecord]], ...] = (
            (self.services.crossref, partial(crossref.work, doi, self.services, self.pool.fetch)),
            (self.services.datacite, partial(datacite.work, doi, self.services, self.pool.fetch)),
            (self.services.doi, partial(work_record, Identifier(Scheme.DOI, doi), self.services, self.pool.fetch)),
        )
        failure: NotAsked | None = None
        for service, ask in asks:
            try:
                if found := self._one(f"{service} doi {doi.lower()}", ask):
                    return found
            except NotAsked as error:
                failure = failure or error
        if failure is not None:
            raise failure
        return None

    def crossref_work(self, doi: str) -> WorkRecord | None:
        """The work of a DOI at Crossref alone."""
        ask = partial(crossref.work, doi, self.services, self.pool.fetch)
        return self._one(f"{self.services.crossref} doi {doi.lower()}", ask)

    def identified(self, identifier: Identifier) -> WorkRecord | None:
        """The work of an arXiv id, ISBN or PMID; `None` for none."""
        service = {
            Scheme.ARXIV: self.services.arxiv, Scheme.ISBN: self.services.isbn, Scheme.PMID: self.services.pmid,
        }[identifier.scheme]  # fmt: skip
        ask = partial(work_record, identifier, self.services, self.pool.fetch)
        return self._one(f"{service} {identifier.scheme} {identifier.value.lower()}", ask)

    def searched_at_crossref(self, words: str) -> Sequence[WorkRecord]:
        """The works at Crossref most like a reference in words."""
        ask = partial(crossref.search, words, self.services, self.pool.fetch)
        return self._records(f"{self.services.crossref} words {words}", ask)

    def searched_at_openalex(self, title: str) -> Sequence[WorkRecord]:
        """The works at OpenAlex with a title like this."""
        ask = partial(openalex.search, title, self.services, self.pool.fetch)
        return self._records(f"{self.services.openalex} title {title}", ask)

    def searched_at_open_library(self, title: str, author: str) -> Sequence[WorkRecord]:
        """The books at Open Library with such a title, by such an author."""
        ask = partial(open_library.search, title, author, self.services, self.pool.fetch)
        return self._records(f"{self.services.isbn} title {title} author {author}", ask)

    def notices_on(self, doi: str) -> tuple[Notice, ...]:
        """The notices on the work of a DOI at Crossref, asked for by what they are about."""

        def ask() -> object:
            return notices_data(crossref.notices_by_query(doi, self.services, self.pool.fetch))

        return notices_from(self._answer(f"{self.services.crossref} updates {doi.lower()}", ask))

    def link(self, address: str) -> LinkCheck:
        """What a web address answers, and where there is an archived copy of a page that is gone."""

        def ask() -> object:
            return link_data(check_link(address, self.pool))

        return link_from(self._answer(f"link {address}", ask)) or LinkCheck(LinkState.UNKNOWN, "")

    def _one(self, question: str, ask: Callable[[], WorkRecord]) -> WorkRecord | None:
        return next(iter(self._records(question, lambda: (ask(),))), None)

    def _records(self, question: str, ask: Callable[[], Sequence[WorkRecord]]) -> Sequence[WorkRecord]:
        def ask_for_data() -> object:
            try:
                return [record_data(record) for record in ask()]
            except NothingMatched:
                return []

        data = self._answer(question, ask_for_data)
        return [record for item in data if (record := record_from(item))] if isinstance(data, list) else []

    def _answer(self, question: str, ask: Callable[[], object]) -> object:
        """The answer to a question, from the cache or from its service. Raises `NotAsked`."""
        known = self._kept(question)
        if known is not None:
            return known.data
        with self._lock:
            self.requests += 1
            if self.requests == 1 and self._on_first:
                self._on_first()
        try:
            data = ask()
        except (Failed, UnreadableDocument) as error:
            raise NotAsked(str(error)) from None
        if self._store:
            self._store.put(question, data)
        with self._lock:
            self._asked_now.add(question)
        return data

    def _kept(self, question: str) -> Answer | None:
        if self._store is None or (self._refresh and question not in self._asked_now):
            return None
        answer = self._store.get(question)
        if answer is not None:
            with self._lock:
                if question not in self._asked_now and (not self.oldest or answer.day < self.oldest):
                    self.oldest = answer.day
        return answer
