"""What one person says in several documents, whatever each of them calls that person."""

import zlib
from collections.abc import Callable, Iterable, Iterator
from pickle import dumps, loads

from citecli.api.quotations.extract_quotations import Found
from citecli.quotes import matches
from citecli.quotes.coreference.cross_document import CrossDocumentCoreference, concerns, could_be_meant
from citecli.quotes.model import Attribution

_LEVEL = 1


def spoken_by(name: str, found: Iterable[Found]) -> Iterator[Found]:
    """The same, with the utterances alone of whom `name` means, as a user types it; in the order given.

    Whether a bare surname is theirs only the names of all documents tell. Documents come out as they come in up to
    the first that needs an answer; from there on they wait, compressed, for the last.
    """
    cast = CrossDocumentCoreference()
    waiting: list[bytes] = []

    def may_be_meant(who: Attribution) -> bool:
        return matches(name, who) or could_be_meant(name, who)

    for number, one in enumerate(found):
        for who in one.attributions:
            if concerns(name, who):
                cast.add(who, number)
        doubtful = any(may_be_meant(who) and not matches(name, who) for who in one.attributions)
        kept = only(one, may_be_meant)
        if doubtful or waiting:
            waiting.append(zlib.compress(dumps(kept), _LEVEL))
        else:
            yield kept
    cast.settle()
    for packed in waiting:
        one = loads(zlib.decompress(packed))
        yield only(one, lambda who: cast.is_meant(name, who))


def only(found: Found, is_meant: Callable[[Attribution], bool]) -> Found:
    """The same with the utterances alone of those who are meant."""
    known: dict[tuple[str, ...], bool] = {}

    def wanted(who: Attribution | None) -> bool:
        if who is None:
            return False
        names = (who.speaker, who.display, *who.aliases)
        if names not in known:
            known[names] = is_meant(who)
        return known[names]

    return found._replace(utterances=tuple(one for one in found.utterances if wanted(one.quotation.attribution)))
