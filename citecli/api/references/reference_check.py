"""The check of one reference: which work it is of, what was said of that since, and whether its page is there."""

from collections.abc import Iterable, Sequence

from citecli.answers.reference_checks import ReferenceCheck, ReferenceVerdict
from citecli.api.references.asker import Asker, NotAsked
from citecli.api.references.identity import Identity, Match, identity
from citecli.api.references.reference_kinds import Kind, kind_of, web_address
from citecli.api.references.resolved_latex import with_resolved_latex
from citecli.frozen import FrozenValue
from citecli.network.links import LinkState
from citecli.network.retraction_watch import RetractionWatch
from citecli.references.agreement import Difference, Evidence
from citecli.references.display import without_tags
from citecli.references.model import Reference
from citecli.references.title_comparison import is_marked_retracted
from citecli.references.work_record import Notice, NoticeKind, WorkRecord, notice_words
from citecli.text.folding import fold
from citecli.text.messages import series
from citecli.text.patterns import compiled_late

_SAYS_RETRACTED = compiled_late(
    r"\b(?:retract(?:ed|ion)|withdrawn|zurückgezogen|zuruckgezogen|widerrufen|retracte|retractee|retirad[oa]|"
    r"retratad[oa]|retractad[oa]|ritirat[oa]|ritrattat[oa]|ingetrokken|teruggetrokken)"
)
_OF_KIND = {
    NoticeKind.RETRACTION: ReferenceVerdict.RETRACTED,
    NoticeKind.CONCERN: ReferenceVerdict.CONCERN,
    NoticeKind.CORRECTION: ReferenceVerdict.CORRECTED,
}


class Target(FrozenValue):
    """A reference that is to be checked, and where it stands."""

    id: str
    reference: Reference
    entry: str = ""
    """The entry as it is typed; "" for a reference of a bibliography."""
    file: str = ""
    line: int = 1
    column: int = 1
    says_retracted: bool = False
    """Whether the draft says, where it cites the work, that it was retracted."""


def says_retracted(text: str) -> bool:
    """Whether a text says of something that it was retracted, in one of the languages of the engine."""
    return _SAYS_RETRACTED.search(fold(text)) is not None


class ReferenceChecker:
    """Checks references, each by itself; may be used by several threads at once."""

    def __init__(
        self,
        asker: Asker | None,
        retractions: RetractionWatch | None = None,
        cited: Iterable[str] = (),
        *,
        explain: bool = False,
    ) -> None:
        """`asker` is `None` for work without services. `cited`: the DOIs of all that is cited, in small letters."""
        self._asker = asker
        self._retractions = retractions
        self._cited = frozenset(cited)
        self._explain = explain

    def check(self, target: Target) -> ReferenceCheck:
        """The check of a reference."""
        work = _Work(target, self._retractions, self._cited)
        if self._asker is None:
            work.without_services()
        else:
            work.ask(self._asker)
        return work.check(self._explain)


class _Work:
    """The check of one reference while it is made."""

    def __init__(self, target: Target, retractions: RetractionWatch | None, cited: frozenset[str]) -> None:
        self.target = target
        self.reference = with_resolved_latex(target.reference)
        self.kind: Kind = kind_of(self.reference, target.entry)
        self.retractions = retractions
        self.cited = cited
        self.identity = Identity()
        self.verdicts: list[ReferenceVerdict] = []
        self.evidence: list[str] = []
        self.remarks: list[str] = []
        self.notices: tuple[Notice, ...] = ()
        self.differences: tuple[Difference, ...] = ()
        self.archived = ""

    def check(self, explain: bool) -> ReferenceCheck:
        order = list(ReferenceVerdict)
        verdict = min(self.verdicts, key=order.index, default=ReferenceVerdict.NOT_ASKED)
        match, others = self.identity.match, self.identity.others
        nearest = self.identity.nearest
        record = match.record if match else None
        if verdict is ReferenceVerdict.ANOTHER_WORK and others:
            record = others[0].record
            nearest = match or nearest
        shown = match or (others[0] if others else None) or nearest
        return ReferenceCheck(
            self.target.id, self.target.reference, verdict, self.target.entry, self.target.file, self.target.line,
            self.target.column, record, self.differences, self.notices, tuple(dict.fromkeys(self.evidence)),
            tuple(dict.fromkeys(self.remarks)), nearest.record if nearest else None,
            nearest.agreement.nearness if nearest else 0.0, self.identity.asked, self.archived,
            shown.agreement.explanation() if explain and shown else (),
        )  # fmt: skip

    def without_services(self) -> None:
        """What can be said without any service: the notices in the Retraction Watch data."""
        self.evidence.append("no service was asked")
        self.verdicts.append(ReferenceVerdict.NOT_ASKED)
        self.take_notices(self.retractions.notices_on(self.reference) if self.retractions else ())

    def ask(self, asker: Asker) -> None:
        self.identity = identity(self.reference, self.target.entry, self.kind, asker)
        if self.identity.match:
            self.judge_match(self.identity.match)
        else:
            self.judge_absence()
        for other in self.identity.others:
            self.judge_other(other)
        self.ask_for_notices(asker)
        self.ask_for_page(asker)

    def judge_match(self, match: Match) -> None:
        found = match.agreement
        where = f"{match.record.service} has it" + (f" under its {match.by}" if match.by else "")
        self.evidence.append(where)
        self.differences = found.differences
        own_doi = self.reference.texts.get("DOI", "")
        gone = [name for name in self.identity.unknown if name.startswith(("DOI", "“"))]
        if gone and match.record.doi:
            self.evidence.append(f"no service knows {gone[0].removesuffix(',')}")
            others = [difference for difference in self.differences if difference.variable != "DOI"]
            self.differences = (*others, Difference("DOI", own_doi, match.record.doi))
        elif self.identity.unknown:
            self.remarks.append(f"no service knows {series(self.identity.unknown, 'and')}")
        if self.differences:
            self.verdicts.append(ReferenceVerdict.DIFFERS)
        elif match.by or found.is_known_without_identifier or _is_enough(found.evidence):
            self.verdicts.append(ReferenceVerdict.CONFIRMED)
        else:
            self.verdicts.append(ReferenceVerdict.CANT_BE_CHECKED)
            self.evidence.append("it says too little to be sure: title, first author and year tell a work")
        self.tell_versions(match.record)

    def tell_versions(self, record: WorkRecord) -> None:
        if record.published:
            self.remarks.append(f"published since as DOI {series(record.published, 'and')}")
        if record.newer:
            self.remarks.append(f"there is a newer version: DOI {series(record.newer, 'and')}")
        gap = self.identity.match.agreement.year_gap if self.identity.match else None
        issued, own = (each.dates.get("issued") for each in (record.reference, self.reference))
        if gap == 1 and issued and issued.start and own and own.start and issued.start.year != own.start.year:
            self.remarks.append(f"the record has the year {issued.start.year}")

    def judge_absence(self) -> None:
        failures, asked = self.identity.failures, self.identity.asked
        if self.identity.book:
            self.verdicts.append(ReferenceVerdict.CANT_BE_CHECKED)
            title = without_tags(self.identity.book.reference.texts.get("title", ""))
            self.evidence.append(f"{self.identity.book.service} has the book “{title}”, and nothing of its parts")
        elif self.identity.others:
            return  # its identifier is of another work, which is verdict enough
        elif failures:
            self.verdicts.append(ReferenceVerdict.NOT_ASKED)
        elif self.identity.unknown or not self.kind.reason:
            self.verdicts.append(ReferenceVerdict.NOT_FOUND)
        else:
            self.verdicts.append(ReferenceVerdict.CANT_BE_CHECKED)
            self.evidence.append(self.kind.reason)
        if self.identity.unknown:
            self.evidence.append(f"no service knows {series(self.identity.unknown, 'and').removesuffix(',')}")
        self.evidence += failures
        if asked and not self.identity.book:
            self.evidence.append(f"asked: {series(asked, 'and')}")

    def judge_other(self, other: Match) -> None:
        self.verdicts.append(ReferenceVerdict.ANOTHER_WORK)
        title = without_tags(other.record.reference.texts.get("title", "") or next(iter(other.record.titles), ""))
        self.evidence.insert(0, f"{other.by} is “{title}” ({other.record.service})")
        if other.by.startswith("DOI"):
            others = tuple(difference for difference in self.differences if difference.variable != "DOI")
            right = self.identity.match.record.doi if self.identity.match else ""
            self.differences = (*others, Difference("DOI", other.by.partition(" ")[2], right)) if right else others

    def ask_for_notices(self, asker: Asker) -> None:
        match = self.identity.match
        if match is None:
            found: tuple[Notice, ...] = ()
            if self.retractions and not self.identity.others:
                found = self.retractions.notices_on(self.reference)
            self.take_notices(found)
            return
        record = match.record
        notices = list(record.notices)
        title = record.reference.texts.get("title", "")
        if is_marked_retracted(title) and not record.about and not notices:
            notices.append(Notice(NoticeKind.RETRACTION, source=f"the title at {record.service}"))
        if self.retractions:
            notices += self.retractions.notices_on(self.reference, record.doi)
        if record.doi and record.service not in ("DataCite", "arXiv", "doi.org"):
            try:
                if record.service != "Crossref" and (known := asker.crossref_work(record.doi)):
                    notices += known.notices
                notices += asker.notices_on(record.doi)
            except NotAsked as error:
                self.verdicts.append(ReferenceVerdict.NOT_ASKED)
                self.evidence.append(f"whether it was retracted could not be asked: {error}")
        self.take_notices(tuple(dict.fromkeys(notices)))

    def take_notices(self, notices: Sequence[Notice]) -> None:
        """Count the notices in, each once, but for those that the writer knows of."""
        kept: list[Notice] = []
        for notice in sorted(notices, key=lambda one: (list(NoticeKind).index(one.kind), not one.doi, not one.date)):
            if not any(_is_one(notice, other) for other in kept):
                kept.append(notice)
        record = self.identity.match.record if self.identity.match else None
        if record and record.about:
            # It is itself a notice; a notice may be listed as a notice on itself.
            kept = [notice for notice in kept if notice.doi.lower() not in ("", record.doi)]
        reinstated = [notice for notice in kept if notice.kind is NoticeKind.REINSTATEMENT]
        self.notices = tuple(kept)
        for notice in kept:
            verdict = _OF_KIND.get(notice.kind)
            if verdict is None:
                self.remarks.append(notice_words(notice))
            elif notice.kind is NoticeKind.RETRACTION and any(one.date >= notice.date for one in reinstated):
                self.remarks.append(f"{notice_words(notice)}, and reinstated since")
            elif self.is_known(notice):
                self.remarks.append(f"{notice_words(notice)}; the writer says so")
            else:
                self.verdicts.append(verdict)
                self.evidence.append(notice_words(notice))

    def is_known(self, notice: Notice) -> bool:
        """Whether the draft cites the notice, or says that the work was retracted."""
        if notice.doi and notice.doi.lower() in self.cited:
            return True
        if self.target.says_retracted:
            return True
        texts = self.reference.texts
        own = " ".join(texts.get(name, "") for name in ("title", "note", "status", "annote", "genre", "medium"))
        return says_retracted(self.target.entry or own)

    def ask_for_page(self, asker: Asker) -> None:
        address = web_address(self.reference)
        if not address or self.kind.is_private:
            return
        try:
            link = asker.link(address)
        except NotAsked as error:
            self.verdicts.append(ReferenceVerdict.NOT_ASKED)
            self.evidence.append(f"its address could not be asked: {error}")
            return
        if link.state is LinkState.DEAD:
            self.verdicts.append(ReferenceVerdict.LINK_DEAD)
            self.evidence.append(f"its address is dead: {link.answer}")
            self.archived = link.archived
            if not link.archived:
                self.evidence.append("the Wayback Machine has no copy, or could not be asked")
        elif link.state is LinkState.ALIVE:
            self.evidence.append(f"its address answers ({link.answer})")
            if link.moved:
                self.remarks.append(f"its address moved for good to {link.moved}")
        else:
            self.remarks.append(f"its address can't be checked: {link.answer}")


def _is_enough(evidence: Sequence[Evidence]) -> bool:
    """Whether, without a first author or a year, the rest tells a work: a long title that is the same, and more."""
    weights = {one.variable: one.weight for one in evidence}
    others = sum(weight for variable, weight in weights.items() if variable != "title")
    return weights.get("title", 0.0) >= 5.0 and others >= 2.0


def _is_one(notice: Notice, other: Notice) -> bool:
    """Whether two are one notice, of which one source says less than the other."""
    if notice.kind is not other.kind:
        return False
    if notice.doi and other.doi:
        return notice.doi.lower() == other.doi.lower()
    return not (notice.date and other.date) or notice.date[:7] == other.date[:7]
