"""Wider cues: words that tell what somebody wants, does by words, or seems to think, without marks.

They announce no quotation ("she declined to comment", "his criticism of the plan", "they were confident that"), so only
indirect speech asks for them. Verbs by class, adjectives after "be", nouns. Closed lists, written for this program.
"""

from citecli.quotes.languages.english.cues import CUES, forms
from citecli.quotes.languages.vocabulary import CueClass, CueForm, VerbForm

_VERBS: dict[CueClass, str] = {
    CueClass.WILL: """
        decline refuse seek aim attempt try strive struggle vote volunteer opt choose elect resolve hesitate
        dare lobby push campaign fight work petition sue move prepare aspire crave desire long yearn need
        strategize scramble pressure persuade convince invite""",
    CueClass.SEEM: "seem appear look sound",
    CueClass.ISSUE: """
        release unveil present introduce launch file list submit raise pass adopt approve veto sign circulate lay
        provide include leak float roll name nominate appoint identify pick enlist schedule broadcast air print
        document record expose uncover share lodge register convey communicate transmit pose propound
        ban bar block overturn uphold strike enact repeal sanction authorize authorise grant allow permit
        require mandate forbid prohibit guarantee""",
    CueClass.HOLD: """
        accept embrace ignore admire respect trust resist resent dread enjoy care dislike celebrate value appreciate
        tolerate challenge confront dispute contest disavow repudiate renounce shun eschew spurn relish cherish
        view regard recognize recognise rate rank perceive treat honor honour salute thank congratulate mourn
        smear insult taunt target assail lash disparage denigrate belittle trash rebuke rebuff scorn deplore lament
        champion promote advocate embrace abandon downplay minimize minimise exaggerate overlook
        forgive excuse justify rationalize downgrade anger infuriate alarm rattle disappoint
        surprise reassure thrill focus dwell concentrate distance""",
    CueClass.RULE: """
        determine rule calculate hypothesize hypothesise foresee project forecast discover notice
        detect establish prove verify reaffirm restate stipulate envision envisage theorise presume fathom contemplate
        debate weigh mull discern diagnose interpret construe grasp gather deduce infer reflect sense hear
        investigate examine analyze analyse explore probe study survey poll track monitor specify""",
}
_IRREGULAR: dict[str, tuple[str, str, str]] = {
    "seek": ("seeks", "sought", "seeking"),
    "choose": ("chooses", "chose chosen", "choosing"),
    "fight": ("fights", "fought", "fighting"),
    "lay": ("lays", "laid", "laying"),
    "sue": ("sues", "sued", "suing"),
    "strike": ("strikes", "struck", "striking"),
    "forbid": ("forbids", "forbade forbidden", "forbidding"),
    "forgive": ("forgives", "forgave forgiven", "forgiving"),
    "foresee": ("foresees", "foresaw foreseen", "foreseeing"),
    "hear": ("hears", "heard", "hearing"),
    "uphold": ("upholds", "upheld", "upholding"),
    "broadcast": ("broadcasts", "broadcast", "broadcasting"),
    "strive": ("strives", "strove striven", "striving"),
    "opt": ("opts", "opted", "opting"),
    "ban": ("bans", "banned", "banning"),
    "bar": ("bars", "barred", "barring"),
    "permit": ("permits", "permitted", "permitting"),
    "submit": ("submits", "submitted", "submitting"),
    "infer": ("infers", "inferred", "inferring"),
    "shun": ("shuns", "shunned", "shunning"),
    "overlook": ("overlooks", "overlooked", "overlooking"),
}
_ADJECTIVES = """
    confident critical concerned worried skeptical sceptical proud aware reluctant eager angry supportive convinced
    willing hopeful optimistic pessimistic sure afraid unhappy upset certain clear unclear wary nervous anxious furious
    grateful thankful glad happy sorry ashamed adamant insistent unsure uncertain doubtful mindful dismissive
    enthusiastic unwilling determined keen ready interested disappointed surprised outraged frustrated satisfied
    comfortable uncomfortable mistaken opposed committed likely unlikely fond jealous suspicious tired weary emphatic
    explicit silent vocal ambivalent neutral divided split unanimous
"""
_NOUNS = """
    criticism concern concerns decision debate view views allegation allegations endorsement idea proposal concept
    opinion opinions opposition support stance position speculation assumption assertion announcement disclosure
    accusation accusations claim claims call calls plan plans hope hopes fear fears promise promises pledge pledges
    demand demands request requests threat threats warning warnings question questions doubt doubts belief beliefs
    conviction contention argument arguments statement statements comment comments remark remarks suggestion
    suggestions recommendation recommendations conclusion conclusions finding findings report reports rumor rumors
    rumour rumours news word attack attacks praise condemnation denunciation defense defence denial insistence
    admission acknowledgment acknowledgement confession complaint complaints objection objections response reaction
    testimony explanation description characterization prediction predictions estimate estimates forecast forecasts
    projection projections interest desire intention intent willingness refusal reluctance eagerness determination
    commitment vow vows offer bid push effort efforts appeal appeals case lawsuit worry worries anger outrage
    enthusiasm confidence skepticism scepticism consensus agreement perception impression sense notion theory
    theories thesis hint hints tweet tweets message messages letter speech talk discussion discussions focus
    attention vote votes approval disapproval order orders ruling verdict judgment invitation advice
"""


def _table() -> dict[str, CueForm]:
    table: dict[str, CueForm] = {}
    for cue_class, verbs in _VERBS.items():
        for lemma in verbs.split():
            s, past, ing = _IRREGULAR.get(lemma) or forms(lemma)
            table.setdefault(lemma, CueForm(lemma, cue_class, VerbForm.BASE))
            table.setdefault(s, CueForm(lemma, cue_class, VerbForm.S))
            table.setdefault(ing, CueForm(lemma, cue_class, VerbForm.ING))
            for form in past.split():
                table.setdefault(form, CueForm(lemma, cue_class, VerbForm.PAST))
    for adjective in _ADJECTIVES.split():
        table.setdefault(adjective, CueForm(adjective, CueClass.FEEL, VerbForm.NONE))
    return {word: cue for word, cue in table.items() if word not in CUES}


INDIRECT_CUES: dict[str, CueForm] = _table()
"""Every form of the verbs and the adjectives, in lower case."""

NOUNS: dict[str, CueForm] = {noun: CueForm(noun, CueClass.NOUN, VerbForm.NONE) for noun in _NOUNS.split()}
"""Nouns for what was said or thought, singular and plural; whether one is a noun here, its place tells."""
