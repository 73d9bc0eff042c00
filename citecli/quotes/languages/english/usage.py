"""English usage: short lists of words that single steps of the engine ask for.

What a capital may mean, what labels are no speakers, which words say the same of a person. All in lower case.
"""

VERBS_IN_NAMES = frozenset("states state press post times show report call note voice love grace hope back".split())
"""Verbs that, with a capital, are rather parts of names: the United States, the Washington Post."""
HEADINGS = frozenset(("chapter", "part", "book", "act", "scene", "volume", "section", "canto"))
"""What a part of a book is called, with a number after it."""
NAME_OPENERS = frozenset(
    "new white united north south east west northern southern eastern western supreme national american federal saint "
    "los las san santa el la fox wall black big red blue green house state central public high social world".split()
)
"""Ordinary words that names begin with."""
NOT_ADVERBS = frozenset(
    "family reply rally assembly bully supply ally early daily weekly monthly yearly ugly elderly friendly likely "
    "deadly costly lonely lively holy silly jelly belly folly anomaly butterfly homily lily melancholy monopoly".split()
)
"""Words in -ly that are none."""
NAMES_OR_TIMES = frozenset(("jan", "april", "may", "june", "august", "jun", "sunday", "friday"))
"""Months and days that are given names before a surname: Jan Brewer."""
NO_SPEAKERS = frozenset(
    "note notes source sources photo photos image images caption update updated correction read more see also related "
    "editor's editors by date time place subject from to cc re title author tags share video watch listen http https "
    "name age address phone email "
    "warning example step question answer abstract keywords background methods results conclusion conclusions".split()
)
"""What stands before a colon and is no speaker's label."""
FIRST_PERSON = frozenset(
    "i i'm i’m i've i’ve i'll i’ll my me we we're we’re we've our us you your you're you’re".split()
)
"""Words that only somebody who speaks uses."""
FINITE_WORDS = frozenset(
    "is are was were be been has have had do does did will would can could should must isn't isn’t don't don’t "
    "that's that’s it's it’s not to".split()
)
"""Words that make a clause: a title mostly has none."""
FORMER = frozenset(("former", "ex", "one-time", "onetime", "retired"))
"""Words that say that somebody no longer is what follows."""
OFFICES = frozenset("minister secretary director chairman chairwoman chair chief commissioner".split())
"""Titles that mostly have the name of what they are of before them."""
ROLE_SYNONYMS = {
    "capt": "captain",
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gen": "general",
    "sgt": "sergeant",
    "dr": "doctor",
    "physician": "doctor",
    "prof": "professor",
    "lt": "lieutenant",
    "col": "colonel",
    "maj": "major",
    "adm": "admiral",
    "cmdr": "commander",
    "rev": "reverend",
    "pastor": "reverend",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "attorney": "lawyer",
    "counsel": "lawyer",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "adviser": "advisor",
    "businesswoman": "businessman",
    "pope": "pontiff",
}
"""One word for all that say the same of a person."""
NAME_EPITHETS = frozenset("poor old young dear little good sweet mad wretched neither either till nor both".split())
"""What may stand before a name with a capital and is no part of it."""
SMALL_WORDS = frozenset("of and for the in on to de la du des & at".split())
"""Words of a name whose initials its abbreviation leaves out."""
PARTIES = frozenset(("r", "d", "i", "rep", "dem", "ind"))
"""What a party and a state begin with: R-Wis."""
STANDING_ALONE = frozenset("others one all both many some most".split())
"""Determiners that can stand for people by themselves: many said."""
ANYBODY = frozenset("man woman boy girl gentleman lady".split())
"""Roles that say no more than that somebody is a person."""
CLAUSE_OPENERS = frozenset(
    ("after", "as", "when", "while", "because", "although", "though", "before", "since", "but", "and")
)
"""Words before which a content may end."""
VERB_PARTICLES = frozenset(
    ("for", "on", "about", "at", "out", "against", "with", "of", "to", "off", "up", "over", "from")
)
"""What may stand between a cue and its content: called for."""
MODALS = frozenset(("would", "could", "should", "might", "may", "can", "must", "will", "'d", "'ll"))
"""Auxiliaries that say what could or should be."""
SOURCE_TIES = frozenset("to by close familiar behind against near involved responsible briefed owned".split())
"""What ties more words to a source: officials familiar with the plan."""
