"""Why a quotation is given to its speaker, in lines of plain words."""

from citecli.answers.quotations import Utterance
from citecli.text.safe import safe_line

_CANDIDATES = 3
_REASONS = 4


def explanation(one: Utterance) -> list[str]:
    """The rule, the words that decided, the confidence; then the best candidates with their scores and main reasons."""
    quotation = one.quotation
    parts = [f"rule: {quotation.rule}"]
    if one.mention:
        parts.append(f"source “{safe_line(one.mention)}”")
    if one.cue:
        parts.append(f"cue “{safe_line(one.cue)}”")
    parts.append(f"confidence {quotation.confidence:.2f}")
    lines = ["; ".join(parts)]
    for candidate in quotation.candidates[:_CANDIDATES]:
        reasons = sorted(candidate.reasons, key=lambda reason: -abs(reason.weight))[:_REASONS]
        told = ", ".join(f"{safe_line(reason.feature)} {reason.weight:+.2f}" for reason in reasons)
        name = safe_line(candidate.speaker) or "nobody"
        lines.append(f"{candidate.score:+.2f} {name} ({candidate.rule})" + (f": {told}" if told else ""))
    return lines
