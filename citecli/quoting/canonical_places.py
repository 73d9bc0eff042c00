"""Places in scripture and the classics, which are the same in every edition: `Gen. 1:1`, `Hom. Il. 1.5`, `1.3.36-37`.

They take the place of a page and have no label (APA 7, 8.28; MLA 9, "Commonly cited works"; Chicago 18, "Biblical and
other sacred works", "Classical Greek and Latin works"). MLA divides chapter and verse by a full stop, the others by a
colon. Chicago names the passage of scripture first, then the version. No comma stands between the title of a
classical work and its numbers, nor within `Hom. Il. 1.5`, which names author and work already.
"""

import re

from citecli.frozen import FrozenValue
from citecli.text.folding import fold

_BOOKS = frozenset(
    """
    gen genesis ex exod exodus lev leviticus num numbers deut deuteronomy josh joshua judg judges ruth sam samuel
    kgs kings chron chr chronicles ezra neh nehemiah esth esther job ps pss psalm psalms prov proverbs eccles eccl
    ecclesiastes song isa isaiah jer jeremiah lam lamentations ezek ezekiel dan daniel hos hosea joel amos obad
    obadiah jon jonah mic micah nah nahum hab habakkuk zeph zephaniah hag haggai zech zechariah mal malachi tob
    tobit jth judith macc mac maccabees wis wisd wisdom sir sirach ecclus ecclesiasticus bar baruch matt matthew mk
    mark lk luke jn john acts rom romans cor corinthians gal galatians eph ephesians phil philippians col colossians
    thess thessalonians tim timothy titus philem philemon heb hebrews jas james pet peter jude rev revelation qur'an
    quran koran sura surah
    """.split()
)
"""Books of scripture, and their usual abbreviations, without numbers and full stops."""
_LONG_BOOKS = ("song of solomon", "song of songs", "acts of the apostles", "wisdom of solomon")
_PLACE = re.compile(
    r"(?P<work>(?:(?:[1-4]|I{1,3}|IV) )?[^\W\d_][^\d:]{0,60}? )?"
    r"(?P<numbers>\d{1,4}[a-f]?(?:[.:]\d{1,4}[a-f]?){1,4}(?:(?:[-–]|, ?)\d{1,4}[a-f]?(?:[.:]\d{1,4}[a-f]?){0,4}){0,20})"
)
_CHAPTER = re.compile(r"(?P<work>(?:(?:[1-4]|I{1,3}|IV) )?[^\W\d_][^\d:]{0,60}? )(?P<numbers>\d{1,3}(?:[-–]\d{1,3})?)")
_ABBREVIATED = re.compile(r"(?P<author>[^\W\d_]{2,12}\.) (?P<title>[^\W\d_]{1,12}\.)")
_ACTS = re.compile(r"\d+[.]\d+[.]\d+")


class CanonicalPlace(FrozenValue):
    """A place that was taken apart."""

    numbers: str
    """The numbers, as they were typed: `1:1-3`."""
    work: str = ""
    """What names the work, or a book of it (`Gen.`, `Il.`, `1 Cor.`); "" for nothing."""
    author: str = ""
    """The abbreviated name of the author (`Hom.`), when work and author are named by abbreviations; else ""."""
    is_scripture: bool = False
    """Whether the work is a book of scripture."""

    def text(self, *, stops: bool = False, hyphens: bool = False) -> str:
        """The place in a citation, without the author; `stops` divide chapter and verse, `hyphens` are in ranges."""
        numbers = self.numbers.replace(":", ".") if stops else self.numbers
        numbers = numbers.replace("–", "-") if hyphens else numbers.replace("-", "–")
        return f"{self.work} {numbers}".lstrip()


def canonical_place(text: str, is_classic: bool) -> CanonicalPlace | None:
    """The canonical place that a user's locator names; `None` when it names another.

    `is_classic` says that the work is one: then numbers alone are enough (`1.5`), but for a single one, which may be a
    page. Of any other work they are when there are three (`1.3.36`: act, scene, line).
    """
    text = " ".join(text.split())
    match = _PLACE.fullmatch(text) or _CHAPTER.fullmatch(text)
    if match is None:
        return None
    work, numbers = (match["work"] or "").strip(), match["numbers"]
    if not work:
        return CanonicalPlace(numbers) if is_classic or _ACTS.match(numbers) else None
    if _is_book(work):
        return CanonicalPlace(numbers, work, is_scripture=True)
    if not is_classic or ":" in numbers:
        return None
    if abbreviated := _ABBREVIATED.fullmatch(work):
        return CanonicalPlace(numbers, abbreviated["title"], abbreviated["author"])
    return CanonicalPlace(numbers, work) if work.istitle() and " " not in work else None


def _is_book(work: str) -> bool:
    name = fold(work).rstrip(".")
    name = re.sub(r"^(?:[1-4]|i{1,3}|iv) ", "", name)
    return name in _BOOKS or name in _LONG_BOOKS
