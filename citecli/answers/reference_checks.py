"""The results of `check --references`: whether each reference is real, and is what it says."""

from enum import StrEnum

from citecli.frozen import FrozenValue
from citecli.references.agreement import Difference as FieldDifference
from citecli.references.model import Reference
from citecli.references.work_record import Notice, NoticeKind, WorkRecord

__all__ = ["FieldDifference", "Notice", "NoticeKind", "ReferenceCheck", "ReferenceChecks", "ReferenceVerdict"]


class ReferenceVerdict(StrEnum):
    """What was found out about a reference, the gravest first."""

    RETRACTED = "retracted"
    ANOTHER_WORK = "another work"
    """Its identifier belongs to something else."""
    NOT_FOUND = "not found"
    """No service that was asked has it. Absence is no proof: it may be real all the same."""
    CONCERN = "concern"
    DIFFERS = "differs"
    """The work is there, and some of its fields say otherwise."""
    LINK_DEAD = "link dead"
    CORRECTED = "corrected"
    NOT_ASKED = "not asked"
    """A service failed, or there was no network: nothing is known."""
    CANT_BE_CHECKED = "can't be checked"
    """No service has works of its kind."""
    CONFIRMED = "confirmed"


_NEED_WRITER = frozenset(
    (
        ReferenceVerdict.RETRACTED, ReferenceVerdict.ANOTHER_WORK, ReferenceVerdict.NOT_FOUND,
        ReferenceVerdict.CONCERN, ReferenceVerdict.DIFFERS, ReferenceVerdict.LINK_DEAD,
    )
)  # fmt: skip


class ReferenceCheck(FrozenValue):
    """One reference, held against the records of services."""

    id: str
    """Its key; "" for an entry of a typed list."""
    reference: Reference
    """As it was written, or as the typed entry was read."""
    verdict: ReferenceVerdict
    """The gravest of what was found; the other fields have the rest."""
    entry: str = ""
    """The entry as it is typed; "" for a reference of a bibliography."""
    file: str = ""
    """The file that it stands in, as the user would name it."""
    line: int = 1
    """The line, from 1."""
    column: int = 1
    """The column, from 1."""
    record: WorkRecord | None = None
    """The record of the work; where the identifier belongs to another work, of that one."""
    differences: tuple[FieldDifference, ...] = ()
    """The fields that differ from the record's."""
    notices: tuple[Notice, ...] = ()
    """The notices on the work."""
    evidence: tuple[str, ...] = ()
    """Why the verdict is what it is, a line each."""
    remarks: tuple[str, ...] = ()
    """What else is worth knowing: an article that a preprint became, a newer edition."""
    nearest: WorkRecord | None = None
    """Of a work that was not found, the record most like it."""
    nearness: float = 0.0
    """How much the titles of the two agree, 0 to 1."""
    asked: tuple[str, ...] = ()
    """The services that answered, in order."""
    archived: str = ""
    """The address of the archived copy of a page that is gone, "" for none."""
    weights: tuple[str, ...] = ()
    """What counted for and against the record being of the work, a line each."""

    @property
    def needs_writer(self) -> bool:
        """Whether somebody has to look at the reference."""
        return self.verdict in _NEED_WRITER


class ReferenceChecks(FrozenValue):
    """The references of one draft, bibliography or library."""

    name: str
    """What the user called it."""
    checks: tuple[ReferenceCheck, ...]
    """Its references, in order."""
    remarks: tuple[str, ...] = ()
    """What is to be said of it as a whole, one line each."""

    @property
    def needs_writer(self) -> bool:
        """Whether one of its references needs somebody to look at it."""
        return any(check.needs_writer for check in self.checks)
