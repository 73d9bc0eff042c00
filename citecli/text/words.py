"""Words of a text."""

from citecli.text.folding import fold
from citecli.text.patterns import compiled_late

_WORD = compiled_late(r"\w+(?:['.&]\w+)*")


def words_of(text: str) -> list[str]:
    """The folded words of `text`; hyphens separate, apostrophes inside a word do not."""
    return _WORD.findall(fold(text))
