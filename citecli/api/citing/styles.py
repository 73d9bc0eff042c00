"""The use case `styles`: search the installed styles, and find the style that a user names."""

from collections.abc import Callable, Sequence
from pathlib import Path

from citecli.csl import Style, load_style
from citecli.csl.families import with_manual
from citecli.csl.tree import StyleInfo
from citecli.errors import UnknownStyle
from citecli.frozen import FrozenValue

Progress = Callable[[int, int], None]
"""A function called with the number of styles read so far and the total number."""


class StyleCatalogue(FrozenValue):
    """Where the catalogue of installed styles is stored."""

    folder: Callable[[], Path]
    """Returns the folder; called only when it is needed."""
    progress: Progress | None = None
    """Called while the catalogue is built, which takes a while."""


def find_style(name: str, catalogue: StyleCatalogue, *, strict: bool = False) -> Style:
    """The style that `name` refers to: an id, an alias, a path, or a part of a title that only one style has.

    It has the rules of its manual (`citecli.csl.families`) unless `strict`.
    Raises `UnknownStyle`, with the most similar names, and `InvalidStyle`, with all problems.
    """
    style = _find_style(name, catalogue)
    return style if strict else with_manual(style)


def _find_style(name: str, catalogue: StyleCatalogue) -> Style:
    try:
        return load_style(name)
    except UnknownStyle:
        # Try the name as an id first: searching the titles of ten thousand styles is slow.
        from citecli.csl.load import load_style_file
        from citecli.csl.style_index import resolve_style

        return load_style_file(resolve_style(name, catalogue.folder(), catalogue.progress))


def search_styles(words: Sequence[str], catalogue: StyleCatalogue) -> tuple[StyleInfo, ...]:
    """The installed styles whose id or title contains all `words`, best matches first; without words all styles."""
    from citecli.csl import style_index

    return style_index.search_styles(words, catalogue.folder(), catalogue.progress)
