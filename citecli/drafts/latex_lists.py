"""The works in a list of references that is typed in LaTeX: `\\bibitem{key} Roe. \\emph{Tides}. 1999.`"""

import re
from collections.abc import Sequence
from itertools import pairwise

from citecli.documents.model import Span
from citecli.drafts.latex_arguments import Arguments
from citecli.drafts.model import ListedWork

_ENTRY = re.compile(r"\\bibitem(?![a-zA-Z])")
_COMMAND = re.compile(r"\\[a-zA-Z]+\s*|[{}]|~")
_LONGEST = 2000


def listed_works(arguments: Arguments, lists: Sequence[Span]) -> tuple[ListedWork, ...]:
    """The works in the lists at these spans that have keys, in order."""
    works: list[ListedWork] = []
    for span in lists:
        starts = [match.end() for match in _ENTRY.finditer(arguments.text, span.start, span.end)]
        for start, until in pairwise([*starts, span.end]):
            label = arguments.bracketed(start)
            key = arguments.braced(label.end + 1 if label else start)
            if key is not None and key.end < until:
                text = arguments.of(Span(key.end + 1, min(until, key.end + _LONGEST)))
                works.append(ListedWork(arguments.of(key).strip(), " ".join(_COMMAND.sub(" ", text).split())))
    return tuple(works)
