"""References whose values are in LaTeX though their format has none: RIS and CSL-JSON that were made of BibTeX."""

from citecli.frozen import replace
from citecli.interop.latex_text import plain
from citecli.references.model import Name, Reference

_TEXTS = ("title", "container-title", "container-title-short")


def with_resolved_latex(reference: Reference) -> Reference:
    """The reference with the commands of LaTeX in its titles and names resolved; the same object without any."""
    texts = {name: plain(value) for name in _TEXTS if _is_latex(value := reference.texts.get(name, ""))}
    names = {role: tuple(map(_resolved, people)) for role, people in reference.names.items() if _any_latex(people)}
    if not texts and not names:
        return reference
    return replace(reference, texts={**reference.texts, **texts}, names={**reference.names, **names})


def _is_latex(text: str) -> bool:
    return "\\" in text or text.count("$") > 1 or ("{" in text and "}" in text)


def _any_latex(people: tuple[Name, ...]) -> bool:
    return any(_is_latex(name.family + name.given + name.literal) for name in people)


def _resolved(name: Name) -> Name:
    return replace(name, family=plain(name.family), given=plain(name.given), literal=plain(name.literal))
