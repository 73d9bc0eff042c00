"""Four hundred references of every kind against a made record: the share that gets the right verdict."""

from collections import Counter
from pathlib import Path

import pytest

from citecli.api.references.check_references import check_references, new_asker
from citecli.api.references.reference_check import Target
from citecli.api.references.targets import Targets
from citecli.references.csl_json import from_items
from tests.api.references.made_references import four_hundred
from tests.api.references.made_services import MadeServices
from tests.api.references.made_works import MadeWorks


@pytest.mark.slow
def test_the_share_of_right_verdicts(made: MadeWorks, made_services: MadeServices, tmp_path: Path) -> None:
    cases = four_hundred(made, made_services)
    references, problems = from_items([case.item for case in cases])
    assert (len(references), problems) == (400, ())
    inputs = [Targets("refs.json", tuple(Target(reference.id, reference) for reference in references))]
    asker = new_asker(made_services.services(), lambda: tmp_path)
    (answer,) = check_references(inputs, asker)
    asker.close()
    verdicts = [check.verdict.value for check in answer.checks]
    wrong = [(case, verdict) for case, verdict in zip(cases, verdicts, strict=True) if verdict not in case.right]
    assert len(wrong) <= 6, wrong
    counts = Counter((case.kind, verdict) for case, verdict in zip(cases, verdicts, strict=True))
    assert counts["invented", "confirmed"] == 0
    assert sum(counts["faithful", verdict] for verdict in set(verdicts) - {"confirmed"}) <= 2
    # What was asked once is not asked again.
    asked = len(made_services.asked)
    again = new_asker(made_services.services(), lambda: tmp_path)
    (second,) = check_references(inputs, again)
    again.close()
    assert [check.verdict.value for check in second.checks] == verdicts
    assert len(made_services.asked) == asked
