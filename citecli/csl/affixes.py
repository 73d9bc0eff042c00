"""Affixes: what a writer puts before and behind a cite or a citation ("see …", "… for the details")."""

from citecli.markup.nodes import Content
from citecli.markup.rich import parse


def ends_sentence(prefix: str) -> bool:
    """Whether a sentence of more than a word ends with what a writer puts before a cite."""
    text = prefix.rstrip(" \u00a0\"'”’)]»")
    return text[-1:] in (".", "!", "?") and " " in text.strip()


def prefix_content(prefix: str) -> Content:
    """What a writer puts before a cite, with a space where they left it out."""
    if not prefix:
        return ()
    return parse(prefix + " " if prefix[-1].isalnum() or prefix[-1] in ".;:&" else prefix)


def suffix_content(suffix: str) -> Content:
    """What a writer puts behind a cite, likewise."""
    if not suffix:
        return ()
    return parse(" " + suffix if suffix[0].isalnum() or suffix[0] in "([&" else suffix)
