"""The use case `help`: the pages of the manual. They are Markdown files in the package."""

from pathlib import Path

import citecli
from citecli.answers.readings import GuidePage
from citecli.errors import NotFound

INDEX = "index"
"""The page that lists all other pages."""


def topics() -> tuple[str, ...]:
    """The topics that have a page, in alphabetical order, without the index."""
    return tuple(sorted(path.stem for path in _folder().glob("*.md") if path.stem != INDEX))


def guide_page(topic: str = INDEX, appendix: str = "") -> GuidePage:
    """The page about a topic, with the Markdown `appendix` added at its end.

    Raises `NotFound`, with the most similar topics, for an unknown topic.
    """
    from citecli.drafts.markdown_tree import build

    if topic != INDEX and topic not in topics():
        raise NotFound(f"the manual has no page “{topic}”{_hint(topic)}")
    text = (_folder() / f"{topic}.md").read_text(encoding="utf-8") + appendix
    return GuidePage(topic, text, build(text, as_draft=False))


def _hint(topic: str) -> str:
    from difflib import get_close_matches

    from citecli.text.messages import did_you_mean

    nearest = get_close_matches(topic.casefold(), topics(), n=2)
    return did_you_mean(nearest) or "; list the pages with `citecli help`"


def _folder() -> Path:
    return Path(citecli.__file__).parent / "guide"
