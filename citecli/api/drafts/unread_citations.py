"""What is said of the citations of programs that can't be read: where they are, what they show, and why."""

from citecli.drafts.model import Draft, DraftCitation
from citecli.drafts.places import line_in
from citecli.references.display import without_tags

_MOST = 4
_SHOWN = 60
"""The most characters that are shown of a citation."""


def unread_citations(draft: Draft) -> tuple[str, ...]:
    """A line for each such citation, as a remark on the draft; of many the first, and how many more there are."""
    unread = [citation for citation in draft.citations if citation.unread]
    lines = [_line(draft, citation) for citation in unread[:_MOST]]
    more = len(unread) - _MOST
    return (*lines, f"{more:,} more citation{'' if more == 1 else 's'} can't be read") if more > 0 else tuple(lines)


def _line(draft: Draft, citation: DraftCitation) -> str:
    where = line_in(draft.name, citation.file, citation.line)
    whole = " as a whole" if citation.cites else ""
    return f"{where}: the citation “{shown_text(draft, citation)}” can't be read{whole} ({citation.unread})"


def shown_text(draft: Draft, citation: DraftCitation) -> str:
    """The text of a citation, on one line, shortened."""
    text = " ".join(without_tags(citation.span.of(draft.text)).split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1].rstrip()}…"
