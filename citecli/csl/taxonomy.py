"""The closed vocabularies of CSL 1.0.2: variables by kind, locators, term forms (specification, appendices I to IV)."""

from enum import StrEnum

from citecli.references.model import DATE_VARIABLES as DATE_VARIABLES
from citecli.references.model import NAME_VARIABLES as NAME_VARIABLES
from citecli.references.model import NUMBER_VARIABLES as NUMBER_VARIABLES

# Numbers whose label is plural when the value is greater than one, rather than when it lists several
# (specification, cs:label, plural="contextual").
COUNT_VARIABLES = frozenset(("number-of-pages", "number-of-volumes"))

PARTS_OF_BOOKS = frozenset(("chapter", "entry", "entry-dictionary", "entry-encyclopedia", "paper-conference"))
CREATORS_OF_BOOKS = frozenset(("editor", "translator", "editor-translator", "collection-editor", "compiler"))

LOCATORS = frozenset(
    "act appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page "
    "paragraph part rule scene section sub-verbo supplement table "
    "timestamp title-locator title verse version volume".split()
)


class TermForm(StrEnum):
    """The forms a term has."""

    LONG = "long"
    SHORT = "short"
    SYMBOL = "symbol"
    VERB = "verb"
    VERB_SHORT = "verb-short"


FALLBACK_FORMS: dict[str, tuple[str, ...]] = {
    "long": ("long",),
    "short": ("short", "long"),
    "symbol": ("symbol", "short", "long"),
    "verb": ("verb", "long"),
    "verb-short": ("verb-short", "verb", "long"),
}
"""Where a missing form is looked for, in order (specification, cs:term)."""


class TextCase(StrEnum):
    """The values of `text-case`."""

    LOWERCASE = "lowercase"
    UPPERCASE = "uppercase"
    CAPITALIZE_FIRST = "capitalize-first"
    CAPITALIZE_ALL = "capitalize-all"
    SENTENCE = "sentence"
    TITLE = "title"


class Position(StrEnum):
    """Where a cite stands among the cites of its reference."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    IBID = "ibid"
    IBID_WITH_LOCATOR = "ibid-with-locator"


class Mode(StrEnum):
    """How a cite is rendered in its citation."""

    NORMAL = "normal"
    AUTHOR_ONLY = "author-only"
    SUPPRESS_AUTHOR = "suppress-author"
    COMPOSITE = "composite"
