"""Why a quotation is given to its speaker, in a sentence."""

from citecli.answers.quotations import Utterance
from citecli.quotes.model import AttributionRule, QuotationKind
from citecli.text.safe import safe_line

_MOST_OTHERS = 2
_NOBODY = {"": "nobody", "nobody": "nobody", "no speech": "not speech"}
_PLACES = {
    AttributionRule.CUE_AFTER: "stands after the words",
    AttributionRule.CUE_INVERTED: "stands after the words",
    AttributionRule.CUE_BEFORE: "stands before the words",
    AttributionRule.CUE_AROUND: "stands between two parts of the words",
    AttributionRule.CUE_NEARBY: "stands in a sentence nearby",
}


def explanation(utterance: Utterance) -> str:
    """What decided whose words they are, how sure that is, and who else they might be.

    `because “said”, with the subject “Marsh”, stands before the words; 91% sure; else: Lund, nobody`
    """
    parts = [f"because {_reason(utterance)}", f"{_percent(utterance.quotation.confidence)} sure"]
    if others := _others(utterance):
        parts.append(f"else: {', '.join(others)}")
    return "; ".join(parts)


def _reason(utterance: Utterance) -> str:
    quotation = utterance.quotation
    cue, mention = safe_line(utterance.cue), safe_line(utterance.mention)
    rule = quotation.rule
    if rule in _PLACES and cue:
        order = "followed by its subject" if rule is AttributionRule.CUE_INVERTED else "with the subject"
        subject = f", {order} “{mention}”," if mention else ""
        return f"“{cue}”{subject} {_PLACES[rule]}"
    match rule:
        case AttributionRule.ACCORDING_TO if cue and mention:
            return f"“{cue}” introduces “{mention}” as the source"
        case AttributionRule.NOUN_CUE if cue:
            return f"the noun “{cue}”" + (f", of “{mention}”," if mention else "") + " refers to the words"
        case AttributionRule.LABEL:
            return f"the speaker is labelled “{mention}”" if mention else "a label names the speaker"
        case AttributionRule.QUESTION_AND_ANSWER:
            return "the letters of questions and answers stand for the people in the interview"
        case AttributionRule.CARRIED_OVER:
            return "the speaker of the words before goes on" + (f", last named as “{mention}”" if mention else "")
        case AttributionRule.TURN:
            named = f", last named as “{mention}”" if mention else ""
            return "by who speaks before and after, it is the speaker's turn" + named
        case AttributionRule.ADDRESSED:
            return "the words before call the speaker by name, and the turns go with that"
        case AttributionRule.NONE if quotation.kind is QuotationKind.MARKED:
            return "nothing says that anybody speaks"
        case AttributionRule.NONE:
            return "no speaker is named"
        case _:
            return f"“{mention}” is the nearest name in the sentences around" if mention else "of the sentences around"


def _percent(confidence: float) -> str:
    """A share as people say it; certainty is claimed of nothing."""
    return f"{min(round(confidence * 100), 99)}%"


def _others(utterance: Utterance) -> list[str]:
    """The names of others whose words they might be, likeliest first."""
    quotation = utterance.quotation
    own = quotation.speaker or ("no speech" if quotation.kind is QuotationKind.MARKED else "")
    names = (candidate.speaker for candidate in quotation.candidates)
    others = dict.fromkeys(_NOBODY.get(name, safe_line(name)) for name in names)
    others.pop(_NOBODY.get(own, safe_line(own)), None)
    return list(others)[:_MOST_OTHERS]
