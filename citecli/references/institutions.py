"""Names of institutions, told from those of people by their words: European Research Council, University of Turku."""

from itertools import pairwise

_NAMED_BY = frozenset(
    "academy administration agency alliance archive archives assembly association authority bank board bureau cabinet "
    "center centre chamber church clinic collaboration collective college commission committee community company "
    "confederation conference congress consortium cooperative corporation council court department directorate "
    "enterprise faculty federation forum foundation fund government group hospital inc industries initiative inquiry "
    "institute institutes institution international laboratories laboratory league library limited llc ltd ministry "
    "mission movement museum network observatory office organisation organization panel parliament partnership party "
    "police press programme project secretariat senate service services society studio studios survey taskforce team "
    "trust union university ventures watch "
    "akademie amt archiv bibliothek bund bundesamt bundesministerium gesellschaft gmbh hochschule institut kommission "
    "ministerium museum rat stiftung universität verband verein verlag zentrum "
    "académie agence assemblée banque comité conseil fédération fondation ministère musée société université "
    "academia agencia asociación ayuntamiento banco comisión consejo fundación instituto ministerio sociedad "
    "universidad "
    "associação conselho fundação ministério sociedade universidade "
    "accademia agenzia associazione commissione consiglio fondazione istituto ministero società università".split()
)
"""Words that say what kind of institution it is."""
_ALSO_FAMILY_NAMES = frozenset(
    "bank board cabinet chamber church clinic college court forum fund group hospital league mission office party "
    "police press service trust watch bund rat amt".split()
)
_ALONE = _NAMED_BY - _ALSO_FAMILY_NAMES
_NOBODYS_FIRST = frozenset(
    "african american asian australian british canadian central chinese deutsche deutscher dutch european federal "
    "french general german global human imperial inter international islamic italian japanese joint local national "
    "northern royal scientific social southern state states swiss technical united universal western working world "
    "indian research medical public the".split()
)
"""Words that no person's name begins with."""
_OF = frozenset(
    "of for the on and to against in der des für de du des la le les pour del dos das da do di della per y e".split()
)


_IN_NOBODYS_NAME = frozenset("against among at between beyond for without".split())
"""Words that stand in names of institutions alone. (Of is in William of Ockham's, in in a Dutch name: in 't Veld.)"""


def is_institution(name: str) -> bool:
    """Whether a name written without a comma is an institution's, as far as its words tell.

    A word of the kind (*council*) at the end, or with a word such as *of* after it. One that is a family name, too
    (*bank*), tells only behind a word that nobody's name begins with. A word such as *for* between others tells, too.
    """
    words = [word.strip(".,()&").lower() for word in name.split()]
    words = [word for word in words if word]
    if len(words) < 2 or any(len(word) == 1 and word.isalpha() for word in words[:-1]):
        return False  # with initials it is a person
    first, second, last = words[0], words[1], words[-1]
    if _IN_NOBODYS_NAME.intersection(words[1:-1]):
        return True
    if first in _NAMED_BY and second in _OF and len(words) > 2:
        return True
    if any(word in _NAMED_BY and after in _OF for word, after in pairwise(words[1:])):
        return True
    return last in _ALONE or (last in _NAMED_BY and first in _NOBODYS_FIRST)
