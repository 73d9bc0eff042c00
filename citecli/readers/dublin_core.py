"""Document properties as Office files and e-books have them: Dublin Core elements in one XML part."""

import re
from typing import TYPE_CHECKING

from citecli.readers import people
from citecli.readers.metadata import DocumentMetadata
from citecli.readers.xml_trees import local, texts
from citecli.references.model import Name

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# What programs put in when nobody said a title.
_NO_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|document|dokument|microsoft word|title|titel)"
    r"(?: ?document)?[ _-]?\d*|"
    r"microsoft word - .*|arxiv:.*|doi:\S+|10\.\d{4,9}/\S+|https?:\S+|.* template\b.*|"
    r"template\b.*|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|dvi|p65)|.{1,2}",
    re.IGNORECASE,
)
_NO_AUTHOR = frozenset(
    "user admin administrator owner author unknown microsoft office user windows user python-docx apache poi "
    "default anonymous".split()
) | {"microsoft office user", "windows user", "python-docx", "apache poi", "un-named", "windows-benutzer"}
# Also what a program prints of its own innards, and names of accounts: "ARRAY(0x55d0c8)", "C:\\Users\\ann", "jdoe2".
_NO_NAME = re.compile(
    r"\w\(?0x[0-9a-f]+|^0x|::|https?:|www\.|[\\/<>{}|=@_\ufffd]|\d{3,}|\.(?:docx?|pdf|tex|indd)$|^[a-z]+\d*$|"
    r"^(?:none|null|nil|undefined|n/?a|nan|true|false|test|root|system)$|\b(?:la)?tex\b|hyperref|acrobat|distiller",
)


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
    named = [name for text in authors for name in people.names(text) if meant_author(name)]
    metadata.names("author", tuple(named), origin)
    metadata.date("issued", first.get("issued", ""), origin)
    metadata.made(first.get("created") or first.get("creation-date", ""), origin)
    metadata.text("language", first.get("language", ""), origin)


def meant_title(title: str) -> str:
    """`title`, "" when it is what a program puts in for want of one (a file's name, "Untitled")."""
    words = " ".join(title.split())
    return "" if _NO_TITLE.fullmatch(words) else words


def meant_author(name: Name) -> bool:
    """Whether a name can be somebody's: it is not what a program puts in, an account's name, an address or a number."""
    words = " ".join(filter(None, (name.given, name.family, name.literal))).strip()
    return words.lower() not in _NO_AUTHOR and not _NO_NAME.search(words) and any(map(str.isalpha, words))
