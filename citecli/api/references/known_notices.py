"""The notices on works that are known without asking: from the answers that `check --references` kept."""

from collections.abc import Sequence
from pathlib import Path

from citecli.api.references.reference_kinds import dois_of
from citecli.network.answer_store import AnswerStore, has_answers
from citecli.network.services import Services
from citecli.references.model import Reference
from citecli.references.work_record import Notice, NoticeKind, notice_words, notices_from, record_from


def known_notices(references: Sequence[Reference], services: Services, cache: Path) -> list[tuple[str, str]]:
    """The id of each reference of whose work a notice is known, with the notice in words. Nothing is asked."""
    if not has_answers(cache):
        return []
    store = AnswerStore(cache)
    try:
        return [
            (reference.id, notice_words(notice))
            for reference in references
            for notice in _notices(reference, services, store)
            if notice.kind not in (NoticeKind.NEW_VERSION, NoticeKind.REINSTATEMENT)
        ]
    finally:
        store.close()


def _notices(reference: Reference, services: Services, store: AnswerStore) -> list[Notice]:
    found: list[Notice] = []
    for doi in dois_of(reference)[:1]:
        work = store.get(f"{services.crossref} doi {doi.lower()}")
        if work and isinstance(work.data, list):
            for record in filter(None, map(record_from, work.data)):
                found += record.notices
        if updates := store.get(f"{services.crossref} updates {doi.lower()}"):
            found += notices_from(updates.data)
    by_key = {(notice.kind, notice.doi.lower()): notice for notice in reversed(found)}
    return list(by_key.values())
