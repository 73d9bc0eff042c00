"""Entities: somebody, or something, that a text speaks of under one or more names."""

from citecli.quotes.languages.english.lexicon import COMPANY_ENDINGS, FORMS_OF_ADDRESS, ORGANIZATIONS, PLACES
from citecli.quotes.languages.vocabulary import Agreement


class Entity:
    """Somebody, or something, that a text names. `forms` counts the names by their words in lower case.

    `is_person` says that the name itself shows a person, `is_human` that the words around it do, `is_thing` that it is
    a place or an organisation. All three may be unset: capitals alone do not tell.
    """

    __slots__ = (
        "aliases",
        "best_words",
        "count",
        "forms",
        "gender",
        "is_human",
        "is_person",
        "is_thing",
        "nicknames",
        "roles",
        "speaks",
        "styles",
        "suffix",
        "title",
        "votes",
    )

    def __init__(self) -> None:
        self.aliases: dict[str, None] = {}
        self.forms: dict[tuple[str, ...], tuple[int, str, str]] = {}
        self.best_words = ""
        self.title = ""
        self.count = 0
        self.gender = Agreement.ANY
        self.is_human = False
        self.is_person = False
        self.is_thing = False
        self.speaks = 0
        self.suffix = ""
        self.styles: set[str] = set()
        self.nicknames: set[str] = set()
        self.roles: set[str] = set()
        self.votes = [0, 0]

    @property
    def best(self) -> tuple[str, ...]:
        """The words of the fullest name so far."""
        return max(self.forms, key=len)

    def settle(self) -> None:
        """Choose the fullest name: the longest, but none that stands but once beside another that is usual."""
        usual = {form: count for form, (count, _, _) in self.forms.items() if len(form) > 1 and count > 2}
        fullest = max(
            self.forms,
            key=lambda form: (
                not usual or form in usual or any(form[0] == other[0] and form[-1] == other[-1] for other in usual),
                len(form),
                self.forms[form][0],
            ),
        )
        _, self.best_words, title = self.forms[fullest]
        titles = [title for _, _, title in self.forms.values() if title and not is_courtesy(title)]
        self.title = title or (titles[0] if titles else "")
        if not self.is_person:
            if self.best_words[:4].lower() == "the ":
                self.title = ""  # Justice, the Labor Department
            self.is_thing = (
                self.best_words[:4].lower() == "the "
                or any(word in ORGANIZATIONS for word in fullest)
                or fullest[-1] in PLACES
                or (len(fullest) > 1 and fullest[-1] in COMPANY_ENDINGS)
                or (len(fullest) == 1 and len(self.best_words) < 6 and self.best_words.isupper())
            )

    @property
    def likely_gender(self) -> Agreement:
        """What a bare name makes likely where no more is known: of given names that end in “a” most are women's.

        Whose surname or title stands somewhere in the text, is no such name.
        """
        (given, *more), forms = self.best, self.forms
        if more or self.is_thing or len(given) < 4 or not given.endswith("a") or any(forms[one][2] for one in forms):
            return Agreement.ANY
        return Agreement.FEMALE

    @property
    def title_seen(self) -> bool:
        """Whether a name of one word was seen with a title: Colonel Fitzwilliam."""
        return any(title for form, (_, _, title) in self.forms.items() if len(form) == 1)

    @property
    def display(self) -> str:
        """The fullest name, without title."""
        return self.best_words

    @property
    def speaker(self) -> str:
        """The fullest name, with title."""
        return f"{self.title} {self.best_words}" if self.title else self.best_words


def is_courtesy(title: str) -> bool:
    """Whether a title says no more than Mr or Mrs."""
    return title.rstrip(".").lower() in FORMS_OF_ADDRESS


def nominal(words: str, head: str, gender: Agreement) -> Entity:
    """Somebody without a name, called by a role only: “a spokesman for the mayor”."""
    entity = Entity()
    entity.forms[(head,)] = (1, words, "")
    entity.best_words = words
    entity.aliases[words] = None
    entity.gender = gender
    entity.is_human = True
    return entity
