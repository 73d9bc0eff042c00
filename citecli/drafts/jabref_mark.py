"""JabRef's citations in LibreOffice: reference marks with citation keys in their names.

JR_cite_1_Roe1999,Doe2000    JABREF_Roe1999 CID_1, JABREF_Doe2000 CID_2 a1b2c3
"""

import re

from citecli.drafts.field_citation import CitedWork, FieldCitation, FieldCite
from citecli.errors import BadInput

_OLD = re.compile(r"JR_cite\d*_(\d*)_(.+)", re.DOTALL)
_NEW = re.compile(r"JABREF_(\S+) CID_\d+")
_IN_SENTENCE = "2"


def read(name: str, place: str) -> FieldCitation:
    """The citation in the name of a reference mark; `place` is what the writer gave as the page. Raises `BadInput`."""
    old = _OLD.match(name)
    keys = [key.strip() for key in old[2].split(",")] if old else _NEW.findall(name)
    keys = [key for key in keys if key]
    if not keys:
        raise BadInput("it names no work")
    cites = [FieldCite(CitedWork(key=key)) for key in keys[:-1]]
    cites.append(FieldCite(CitedWork(key=keys[-1]), suffix=place.strip()))
    return FieldCitation(cites, textual=old is not None and old[1] == _IN_SENTENCE)
