"""English cues: the words that say that somebody speaks, thinks or wants, by class, in every form.

A class says how a word behaves, not what it means: whether it takes an addressee ("told"), a whole sentence ("said"),
or a description ("called it “…”"). Closed lists, written for this program.
"""

from citecli.quotes.languages.vocabulary import CueClass, CueForm, VerbForm

_VERBS: dict[CueClass, str] = {
    CueClass.SAY: "say",
    CueClass.TELL: "tell inform assure remind warn advise notify brief instruct",
    CueClass.GO_ON: "add continue conclude repeat reiterate resume finish elaborate proceed go",
    CueClass.STATE: """
        state declare announce claim argue assert insist maintain contend explain note observe remark acknowledge admit
        concede confirm deny stress emphasize emphasise underscore suggest predict recall report reply respond answer
        retort counter joke quip vow pledge promise propose estimate testify complain lament boast brag caution charge
        allege agree opine muse mention disclose affirm proclaim profess speculate theorize swear explicate clarify
        confess protest object volunteer surmise posit reckon recount relate rejoin deadpan gush hint imply intone
        pronounce recommend reason signal threaten urge implore beg plead demand order command encourage exhort request
        offer decry bemoan concur point put comment ponder fume grouse seethe interject highlight remember chronicle""",
    CueClass.WRITE: "write tweet retweet post blog email e-mail text type scribble pen publish editorialize",
    CueClass.ASK: "ask inquire enquire wonder question query quiz press",
    CueClass.VOICE: """
        cry exclaim shout yell whisper murmur mutter scream call-out groan sigh laugh gasp snap growl ejaculate falter
        stammer interrupt interpose return pursue begin mumble grumble bark roar bellow hiss sob wail moan snarl sneer
        chuckle giggle croak drawl grunt howl shriek squeak squeal snort stutter blurt chant sing pant thunder wheedle
        coax breathe rasp purr bawl blubber whimper whine simper smile sputter splutter chirp chime plead babble lisp
        ventured venture persist assent commence rap drone grin nod shrug scoff""",
    CueClass.CALL: """
        call describe label brand dub denounce dismiss praise criticize criticise blast slam mock characterize
        characterise condemn accuse blame cite quote compare portray term deem deride hail attack refer term tout
        defend ridicule applaud reject welcome rip knock bash lambaste berate chide scold bill depict paint pronounce
        chastise decry castigate excoriate pan ding laud tag liken frame cast invoke""",
    CueClass.THINK: """
        think believe feel hope know expect fear want worry realize realise consider suspect decide doubt guess imagine
        learn see understand regret intend plan wish like love hate prefer judge assume anticipate
        support oppose favor favour endorse back""",
    CueClass.SHOW: "show find indicate reveal read demonstrate detail outline specify caption",
    CueClass.SPEAK: """
        speak talk discuss address voice express reference utter recite echo articulate outline signal discuss tease
        lecture preach rail vent apologize apologise issue deliver pitch""",
}
"""Verbs that report words, in marks or without."""
_INDIRECT_VERBS: dict[CueClass, str] = {
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
"""Verbs that tell what somebody wants, does by words, or seems to think: “she declined to comment”.

They announce no quotation, so that only indirect speech asks for them.
"""
_IRREGULAR: dict[str, tuple[str, str, str]] = {  # lemma: third person, past forms, -ing form
    "put": ("puts", "put", "putting"),
    "go": ("goes", "went gone", "going"),
    "say": ("says", "said", "saying"),
    "tell": ("tells", "told", "telling"),
    "write": ("writes", "wrote written", "writing"),
    "speak": ("speaks", "spoke spoken", "speaking"),
    "think": ("thinks", "thought", "thinking"),
    "feel": ("feels", "felt", "feeling"),
    "know": ("knows", "knew known", "knowing"),
    "see": ("sees", "saw seen", "seeing"),
    "understand": ("understands", "understood", "understanding"),
    "find": ("finds", "found", "finding"),
    "read": ("reads", "read", "reading"),
    "show": ("shows", "showed shown", "showing"),
    "begin": ("begins", "began begun", "beginning"),
    "swear": ("swears", "swore sworn", "swearing"),
    "sing": ("sings", "sang sung", "singing"),
    "cast": ("casts", "cast", "casting"),
    "plead": ("pleads", "pleaded pled", "pleading"),
    "refer": ("refers", "referred", "referring"),
    "admit": ("admits", "admitted", "admitting"),
    "quip": ("quips", "quipped", "quipping"),
    "snap": ("snaps", "snapped", "snapping"),
    "plan": ("plans", "planned", "planning"),
    "pan": ("pans", "panned", "panning"),
    "dub": ("dubs", "dubbed", "dubbing"),
    "slam": ("slams", "slammed", "slamming"),
    "sob": ("sobs", "sobbed", "sobbing"),
    "brag": ("brags", "bragged", "bragging"),
    "beg": ("begs", "begged", "begging"),
    "blog": ("blogs", "blogged", "blogging"),
    "tag": ("tags", "tagged", "tagging"),
    "rip": ("rips", "ripped", "ripping"),
    "rap": ("raps", "rapped", "rapping"),
    "pen": ("pens", "penned", "penning"),
    "chat": ("chats", "chatted", "chatting"),
    "nod": ("nods", "nodded", "nodding"),
    "shrug": ("shrugs", "shrugged", "shrugging"),
    "grin": ("grins", "grinned", "grinning"),
    "quiz": ("quizzes", "quizzed", "quizzing"),
    "concur": ("concurs", "concurred", "concurring"),
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
    "broadcast": ("broadcasts", "", "broadcasting"),  # a base form rather than a past one
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
_NOUN_CUES = """
    statement tweet claim remark remarks comment comments promise pledge speech letter memo email interview post
    question questions phrase words argument assertion call warning message answer reply response slogan insistence
    declaration admission description suggestion criticism testimony
"""
_INDIRECT_ADJECTIVES = """
    confident critical concerned worried skeptical sceptical proud aware reluctant eager angry supportive convinced
    willing hopeful optimistic pessimistic sure afraid unhappy upset certain clear unclear wary nervous anxious furious
    grateful thankful glad happy sorry ashamed adamant insistent unsure uncertain doubtful mindful dismissive
    enthusiastic unwilling determined keen ready interested disappointed surprised outraged frustrated satisfied
    comfortable uncomfortable mistaken opposed committed likely unlikely fond jealous suspicious tired weary emphatic
    explicit silent vocal ambivalent neutral divided split unanimous
"""
"""Adjectives that, after "be", tell what somebody thinks: “they were confident that”."""
_INDIRECT_NOUNS = """
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


def _forms(lemma: str) -> tuple[str, str, str]:
    """The third person, past and -ing forms of a verb, by the rules of English spelling."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return s, lemma + "ed", lemma + "ing"


def _verb_forms(verbs: dict[CueClass, str]) -> dict[str, CueForm]:
    """Every form of verbs listed by class; of two verbs with a form in common the first has it.

    Only a past form goes to the verb that has it as such: "found" is no base form.
    """
    table: dict[str, CueForm] = {}
    for cue_class, lemmas in verbs.items():
        for lemma in lemmas.split():
            if lemma in table:
                continue
            third, past, ing = _forms(lemma)
            table.setdefault(lemma, CueForm(lemma, cue_class, VerbForm.BASE))
            table.setdefault(third, CueForm(lemma, cue_class, VerbForm.S))
            table.setdefault(ing, CueForm(lemma, cue_class, VerbForm.ING))
            for form in past.split():
                table[form] = CueForm(lemma, cue_class, VerbForm.PAST)
    return table


def _indirect_cues() -> dict[str, CueForm]:
    table = _verb_forms(_INDIRECT_VERBS)
    for adjective in _INDIRECT_ADJECTIVES.split():
        table.setdefault(adjective, CueForm(adjective, CueClass.FEEL, VerbForm.NONE))
    return {word: cue for word, cue in table.items() if word not in CUES}


CUES: dict[str, CueForm] = _verb_forms(_VERBS)
"""Every form of every verb that reports words, in lower case."""

NOUN_CUES = frozenset(_NOUN_CUES.split())
"""Nouns that announce words: in a statement, his claim that."""

INDIRECT_CUES: dict[str, CueForm] = _indirect_cues()
"""Every form of the verbs and adjectives of indirect speech alone, in lower case."""

INDIRECT_NOUNS: dict[str, CueForm] = {
    noun: CueForm(noun, CueClass.NOUN, VerbForm.NONE) for noun in _INDIRECT_NOUNS.split()
}
"""Nouns for what was said or thought, singular and plural; whether one is a noun here, its place tells."""

BE_FORMS = frozenset("is are was were be been being am 's".split())
"""The forms of "be", with which a past form is a passive."""
