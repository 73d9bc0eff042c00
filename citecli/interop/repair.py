"""What databases leave in their records of any format: entities, tags of other markup, DOIs written as addresses.

Crossref delivers titles as `Fish &amp; chips` and `The &lt;i&gt;Beagle&lt;/i&gt;`, publishers' own with JATS tags.
"""

import re

from citecli.frozen import replace
from citecli.references.identifiers import clean_doi
from citecli.references.model import Name, Reference

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_TAG = re.compile(r"<(/?)(?:jats:)?(italic|em|emphasis|bold|strong|scp|sc|sup|sub)\b[^<>]{0,200}>")
_OTHER_TAG = re.compile(r"</?(?:jats|mml):[a-zA-Z-]{1,40}\b[^<>]{0,200}>|</?(?:title|p|sec)>")
_KINDS = {"italic": "i", "em": "i", "emphasis": "i", "bold": "b", "strong": "b", "sup": "sup", "sub": "sub"}
_SMALL_CAPS = ('<span style="font-variant:small-caps;">', "</span>")
_IDENTIFIERS = frozenset(("DOI", "ISBN", "ISSN", "PMID", "PMCID"))


def repaired(reference: Reference) -> Reference:
    """The reference with characters for entities, CSL's tags for other ones, and a DOI without its address."""
    texts = {key: text for key, value in reference.texts.items() if (text := _repaired(key, value)) != value}
    names = {
        key: tuple(_name(name) for name in people)
        for key, people in reference.names.items()
        if any("&" in name.family or "&" in name.literal for name in people)
    }
    if not texts and not names:
        return reference
    return replace(reference, texts={**reference.texts, **texts}, names={**reference.names, **names})


def _repaired(key: str, value: str) -> str:
    if "&" in value:
        value = without_entities(value)
    if "<" in value and key not in _IDENTIFIERS:
        value = _OTHER_TAG.sub("", _TAG.sub(_csl_tag, value))
    return clean_doi(value) if key == "DOI" and not value.startswith("10.") else value


def without_entities(text: str) -> str:
    """The text with characters for the entities of HTML and XML; what was escaped twice is unescaped twice."""
    for _ in range(2):
        if not _ENTITY.search(text):
            break
        from citecli.text.entities import unescape

        text = _ENTITY.sub(lambda match: unescape(match[0]), text)
    return text


def _csl_tag(match: re.Match[str]) -> str:
    kind = _KINDS.get(match[2])
    return f"<{match[1]}{kind}>" if kind else _SMALL_CAPS[bool(match[1])]


def _name(name: Name) -> Name:
    return replace(name, family=without_entities(name.family), literal=without_entities(name.literal))
