"""Cues: the words that say that somebody speaks, by class, in every form.

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
}
_NOUNS = """
    statement tweet claim remark remarks comment comments promise pledge speech letter memo email interview post
    question questions phrase words argument assertion call warning message answer reply response slogan insistence
    declaration admission description suggestion criticism testimony
"""


def forms(lemma: str) -> tuple[str, str, str]:
    """The third person, past and -ing forms of a verb, by the rules of English spelling."""
    if lemma in _IRREGULAR:
        return _IRREGULAR[lemma]
    if lemma.endswith("e"):
        return lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    if lemma.endswith("y") and lemma[-2] not in "aeou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    s = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return s, lemma + "ed", lemma + "ing"


def _table() -> dict[str, CueForm]:
    table: dict[str, CueForm] = {}
    for cue_class, verbs in _VERBS.items():
        for lemma in verbs.split():
            if lemma in table:
                continue
            s, past, ing = forms(lemma)
            table.setdefault(lemma, CueForm(lemma, cue_class, VerbForm.BASE))
            table.setdefault(s, CueForm(lemma, cue_class, VerbForm.S))
            table.setdefault(ing, CueForm(lemma, cue_class, VerbForm.ING))
            for form in past.split():
                table[form] = CueForm(lemma, cue_class, VerbForm.PAST)
    return table


CUES: dict[str, CueForm] = _table()
"""Every form of every cue verb, in lower case."""

NOUN_CUES = frozenset(_NOUNS.split())
"""Nouns that announce words: in a statement, his claim that."""
