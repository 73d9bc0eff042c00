"""What `help` answers: pages of the manual."""

from dataclasses import dataclass

from citecli.drafts.blocks import Tree


@dataclass(frozen=True)
class GuidePage:
    """One page of the manual."""

    topic: str
    """The word that asks for it: the name of a command, or what it is about."""
    text: str
    """The page in Markdown, as it is in its file."""
    tree: Tree
    """The page in blocks, without typographic replacements."""
