"""Front matter: the block of YAML (between `---` lines) or TOML (between `+++` lines) before a text.

YAML scalars are read as text, so that 2024-05-01 and 1.10 stay as written; aliases and tags are not allowed. Documents
and drafts have different size limits, because a draft's front matter may contain its bibliography.
"""

import re
from collections.abc import Mapping
from typing import cast

from citecli.frozen import FrozenValue
from citecli.text import guarded_yaml

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n")
_END = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
}
_KEY = re.compile(r"^[^\s#:-][^:\n]*:(?:\s|$)", re.MULTILINE)


class FrontMatter(FrozenValue):
    """The content of the front matter of a text. Without front matter `end` is 0."""

    values: Mapping[str, object] = {}
    """The values by their keys; YAML's scalars are all `str`."""

    end: int = 0
    """The offset at which the text after the block begins, in characters."""

    problem: str = ""
    """Why the block could not be read (`values` is then empty); "" when nothing is wrong."""


class FrontMatterLimits(FrozenValue):
    """The largest front matter that is read."""

    characters: int = 64 * 1024
    """The most characters; a longer block does not count as front matter."""

    events: int = 5000
    """The most YAML parser events (keys, values and brackets)."""

    depth: int = 12
    """The deepest nesting of lists and mappings in YAML."""


OF_A_DOCUMENT = FrontMatterLimits()
OF_A_DRAFT = FrontMatterLimits(characters=16 * 1024 * 1024, events=200_000, depth=50)


def front_matter(text: str, limits: FrontMatterLimits = OF_A_DOCUMENT) -> FrontMatter:
    """The front matter of `text`. Prose between two `---` rules does not count as front matter."""
    fence = _FENCE.match(text)
    if fence is None:
        return FrontMatter()
    stop = _END[fence[1]].search(text, fence.end(), fence.end() + limits.characters)
    if stop is None:
        return FrontMatter()
    block = text[fence.end() : stop.start()]
    if fence[1] == "+++":
        values, problem = _toml(block)
    elif _KEY.search(block):
        values, problem = _yaml(block, limits)
    else:
        return FrontMatter()
    return FrontMatter(values, stop.end(), problem)


def _yaml(block: str, limits: FrontMatterLimits) -> tuple[Mapping[str, object], str]:
    try:
        data = guarded_yaml.load(block, deepest=limits.depth, most_events=limits.events)
    except guarded_yaml.NoYaml as error:
        return {}, str(error.after(1))
    return (cast(Mapping[str, object], data), "") if isinstance(data, Mapping) else ({}, "")


def _toml(block: str) -> tuple[Mapping[str, object], str]:
    import tomllib

    try:
        return tomllib.loads(block.replace("\r\n", "\n")), ""
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return {}, "it is not valid TOML"
