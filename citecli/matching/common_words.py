"""Common words of English by the part that they have in a sentence, in the form that is compared."""

PRONOUNS = frozenset("he she it they we you i his her its their our your my this that these those the a an".split())
"""Pronouns that are subjects or stand before a noun, and articles."""
OBJECTS = frozenset("him them us me himself herself itself themselves here there now then today one ones such".split())
"""Other words that stand for somebody, something, a place or a time."""
HAVE = frozenset("have has had been be".split())
"""Forms that stand before a participle."""
AUXILIARIES = frozenset("was were is are been being be".split())
JOINS = frozenset("and or but who which that whom whose where when while because".split())
"""Conjunctions and relative pronouns, with which another clause begins."""
DETERMINERS = PRONOUNS | frozenset("no some any all every each both one two many most several".split())
FINITE = frozenset(
    "was were is are am has have had did does do said says say told tells asked thinks thought think knew knows will "
    "would can could must may might shall should went came made took gave saw left wrote held stood kept".split()
)
"""Verbs of which a clause has one."""
