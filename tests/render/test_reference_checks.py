"""Checked references in lines: what a title is made of is not shown as markup."""

import re

from citecli.answers.reference_checks import FieldDifference, ReferenceCheck, ReferenceChecks, ReferenceVerdict
from citecli.references.csl_json import from_item
from citecli.references.work_record import WorkRecord
from citecli.render import reference_checks as pipe
from citecli.render.output import Screen
from citecli.render.terminal import reference_checks as terminal

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


def test_tags_of_titles_are_not_shown() -> None:
    title = 'Silt and <span class="nocase">mTOR</span> in <i>Zostera</i> at pH <sub>7</sub>'
    reference = from_item({"id": "roe", "type": "article-journal", "title": title})[0]
    difference = FieldDifference("title", title, "Silt in H<sub>2</sub>O")
    check = ReferenceCheck(
        "roe", reference, ReferenceVerdict.DIFFERS, file="refs.bib", differences=(difference,),
        nearest=WorkRecord(reference, "Crossref"), nearness=0.5,
    )  # fmt: skip
    answers = [ReferenceChecks("refs.bib", (check,))]
    for shown in (pipe.plain(answers), _COLOUR.sub("", terminal.reference_checks(answers, Screen(200, 24)))):
        assert "roe “Silt and mTOR in Zostera at pH 7”" in shown
        assert "[-Silt and mTOR in Zostera at pH 7-] {+Silt in H2O+}" in shown
        assert "<" not in shown
