"""Regular expressions that are compiled when they are first used.

Compiling one with letters beyond Latin-1 takes up to three milliseconds, and a command uses few of those that its
modules have. Only what every run needs is compiled while a module is loaded.
"""

import re
from typing import Any, AnyStr, cast


class _Late:
    """Stands for the compiled pattern; what is asked of it once is its own from then on."""

    def __init__(self, pattern: Any, flags: int) -> None:
        self._asked = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        # `re` remembers what it compiled.
        pattern, flags = self._asked
        value = getattr(re.compile(pattern, flags), name)
        setattr(self, name, value)
        return value


def compiled_late(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile(pattern, flags)`, at the first use of a method or an attribute of it.

    For methods only: the functions of `re` take it for no pattern. An error in `pattern` is raised at the first use.
    """
    return cast("re.Pattern[AnyStr]", _Late(pattern, flags))
