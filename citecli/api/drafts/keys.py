"""The keys by which a draft cites, and those that stand for nothing."""

from collections.abc import Mapping
from difflib import get_close_matches

from citecli.answers.finished_drafts import UnknownKey
from citecli.drafts.citations import keys
from citecli.drafts.model import Draft

EVERY_REFERENCE = "*"
"""What `nocite` calls all references."""


def unknown_keys(draft: Draft, references: Mapping[str, object]) -> tuple[UnknownKey, ...]:
    """The keys of a draft that stand for nothing in `references`."""
    lines: dict[str, list[int]] = {}
    for citation in draft.citations:
        for cite in citation.cites:
            if cite.key not in references:
                lines.setdefault(cite.key, []).append(citation.line)
    for key in keys(draft.front.nocite):
        if key != EVERY_REFERENCE and key not in references:
            lines.setdefault(key, [])
    folded = {key.casefold(): key for key in references}
    return tuple(
        UnknownKey(
            key,
            tuple(dict.fromkeys(found)),
            tuple(folded[near] for near in get_close_matches(key.casefold(), folded, n=2, cutoff=0.6)),
        )
        for key, found in lines.items()
    )
