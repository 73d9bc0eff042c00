"""A draft in RTF: its text, with the quotations and citations that are set by hand or in Pandoc's syntax.

The fields that programs put into RTF for their citations are not read, but told: what they show is text.
"""

import re

from citecli.drafts import plain
from citecli.drafts.citation_fields import Field, citation_in
from citecli.drafts.model import Draft
from citecli.frozen import replace
from citecli.readers import registry
from citecli.readers.source import Source
from citecli.text.messages import number_of

_ADDED = re.compile(rb"ADDIN[^\\{}]{1,80}|\\fldinst[\s{]{0,20}(CITATION[^\\{}]{1,80})")


def read(source: Source) -> Draft:
    """The draft in an RTF file. `UnreadableDocument` when it is none, is too large, or has no text."""
    draft = plain.draft_of(registry.read(source).text, source.name)
    codes = ((match[1] or match[0]).decode("latin-1") for match in _ADDED.finditer(source.data))
    fields = sum(citation_in(Field(code)) is not None for code in codes)
    if not fields:
        return draft
    remark = f"{number_of(fields, 'citation')} in fields can't be read from RTF: save it as DOCX or ODT"
    return replace(draft, remarks=(*draft.remarks, remark))
