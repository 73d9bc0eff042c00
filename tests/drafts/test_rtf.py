"""Drafts in RTF."""

import pytest

from citecli.drafts import rtf
from citecli.drafts.quotations import find
from citecli.readers.source import Source

TEXT = rb"{\rtf1 He said \ldblquote so it was\rdblquote  "


@pytest.mark.parametrize(
    ("code", "count"),
    [
        (rb'ADDIN ZOTERO_ITEM CSL_CITATION \{"citationItems":[]\}', "1 citation"),
        (rb"ADDIN EN.CITE", "1 citation"),
        (rb" CITATION Roe99 \\l 1033 ", "1 citation"),
        (rb"PAGEREF x", ""),
        (rb"ADDIN ZOTERO_BIBL \{\}", ""),
    ],
)
def test_citations_in_fields_are_told(code: bytes, count: str) -> None:
    field = rb"{\field{\*\fldinst {" + code + rb"}}{\fldrslt (Roe, 1999)}}"
    draft = rtf.read(Source("essay.rtf", TEXT + field + rb".\par}", ".rtf"))
    remark = f"{count} in fields can't be read from RTF: save it as DOCX or ODT"
    assert draft.remarks == ((remark,) if count else ())
    (quotation,) = find(draft)
    assert [one.text for one in quotation.hand_citations] == ["Roe, 1999"]
