"""Document properties as Office files and e-books have them: Dublin Core elements in one XML part."""

import re
from typing import TYPE_CHECKING

from citecli.readers import people
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.xml_trees import local, texts

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What programs put in when nobody said a title.
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|document|dokument|microsoft word|title|titel)"
    r"(?: ?document)?[ _-]?\d*|"
    r"microsoft word - .*|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|dvi|p65)|.{1,2}",
    re.IGNORECASE,
)
_NO_AUTHOR = frozenset(
    "user admin administrator owner author unknown microsoft office user windows user python-docx apache poi "
    "default anonymous".split()
) | {"microsoft office user", "windows user", "python-docx", "apache poi", "un-named", "windows-benutzer"}


def read_properties(root: "Element", metadata: DocumentMetadata, origin: str = "document properties") -> None:
    """Title, creators, date of creation, language of the properties in `root`, as far as they say anything."""
    first: dict[str, str] = {}
    creators: list[str] = []
    for element in root.iter():
        name, text = local(element), texts(element).strip()
        if text and len(element) == 0:
            first.setdefault(name, text)
            if name == "creator":
                creators.append(text)
    if title := meant_title(first.get("title", "")):
        metadata.text("title", title, origin)
    authors = [first["initial-creator"]] if "initial-creator" in first else creators
    named = [name for text in authors for name in people.names(text) if meant_author(name.literal)]
    metadata.names("author", tuple(named), origin)
    metadata.date("issued", first.get("issued") or first.get("created") or first.get("creation-date", ""), origin)
    metadata.text("language", first.get("language", ""), origin)


def meant_title(title: str) -> str:
    """`title`, "" when it is what a program puts in for want of one (a file's name, "Untitled")."""
    words = " ".join(title.split())
    return "" if _NO_TITLE.fullmatch(words) else words


def meant_author(name: str) -> bool:
    """Whether a name is somebody's, not what a program puts in."""
    return name.lower().strip() not in _NO_AUTHOR
