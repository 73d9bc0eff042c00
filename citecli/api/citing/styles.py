"""The use case `styles`, and finding the style that a user names."""

from collections.abc import Callable, Sequence
from pathlib import Path

from citecli.csl import Style, load_style
from citecli.csl.tree import StyleInfo
from citecli.errors import UnknownStyle
from citecli.frozen import FrozenValue

Progress = Callable[[int, int], None]
"""Told how many of how many styles have been read."""


class StyleCatalogue(FrozenValue):
    """Where the catalogue of installed styles is kept."""

    folder: Callable[[], Path]
    """Gives the folder, when it is needed."""
    progress: Progress | None = None
    """Who is told when making the catalogue takes a while."""


def find_style(name: str, catalogue: StyleCatalogue) -> Style:
    """The style that `name` means: an id, an alias, a path, or a part of a title that no other style has.

    Raises `UnknownStyle` with the nearest, `InvalidStyle` with every problem.
    """
    try:
        return load_style(name)
    except UnknownStyle:
        # Only a name that is no id costs a look at the titles of ten thousand styles.
        from citecli.csl.load import load_style_file
        from citecli.csl.style_index import resolve_style

        return load_style_file(resolve_style(name, catalogue.folder(), catalogue.progress))


def search_styles(words: Sequence[str], catalogue: StyleCatalogue) -> tuple[StyleInfo, ...]:
    """The installed styles whose id or title has all `words`, best matches first; without words all of them."""
    from citecli.csl import style_index

    return style_index.search_styles(words, catalogue.folder(), catalogue.progress)
