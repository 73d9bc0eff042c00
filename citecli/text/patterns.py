"""Regular expressions that are compiled when they are first used.

Compiling a pattern with letters beyond Latin-1 takes up to three milliseconds, and a command uses only a few of the
patterns in its modules. Only patterns that every run needs are compiled at import.
"""

import re
from typing import Any, AnyStr, cast


class _Late:
    """A stand-in for a compiled pattern: it compiles on first use and caches each attribute that is read."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._asked = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        # `re` caches compiled patterns, so compiling again for another attribute is cheap.
        pattern, flags = self._asked
        value = getattr(re.compile(pattern, flags), name)
        setattr(self, name, value)
        return value


def compiled_late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(pattern, flags)`, deferred until a method or an attribute of the pattern is first used.

    Call the methods of the result only: functions such as `re.sub` do not accept it. An error in `pattern` is raised
    at the first use.
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
