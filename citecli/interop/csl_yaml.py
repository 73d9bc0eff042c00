"""CSL as YAML: CSL-JSON's items under `references:`, their texts in Markdown, as Pandoc has it.

Source: Pandoc's manual, "Specifying bibliographic data".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from citecli.errors import InvalidReference
from citecli.interop.csl_json import note_others
from citecli.interop.model import LoadedReferences
from citecli.interop.rich_tags import rewritten
from citecli.interop.write import Losses
from citecli.references.csl_json import from_items, to_item
from citecli.references.model import Reference
from citecli.text import guarded_yaml

_AS_IS = frozenset("id type URL DOI ISBN ISSN PMID PMCID language citation-key note custom".split())
_MARKED = re.compile(r"[*_^~\[\\]")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PATTERNS = (
    (re.compile(r"\[([^\[\]]+)\]\{\.(?:nocase)\}"), r'<span class="nocase">\1</span>'),
    (re.compile(r"\[([^\[\]]+)\]\{\.(?:smallcaps|sc)\}"), r'<span style="font-variant:small-caps;">\1</span>'),
    (re.compile(r"(?<!\*)\*\*(?=\S)([^*]+?)(?<=\S)\*\*(?!\*)"), r"<b>\1</b>"),
    (re.compile(r"(?<!\*)\*(?=\S)([^*]+?)(?<=\S)\*(?!\*)"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"<i>\1</i>"),
    (re.compile(r"\^([^\s^]+)\^"), r"<sup>\1</sup>"),
    (re.compile(r"(?<!~)~([^\s~]+)~(?!~)"), r"<sub>\1</sub>"),
)


def parse(text: str) -> LoadedReferences:
    """The references in a document: a list, or what stands under `references:`; `---` may go before and after.

    Raises `InvalidReference` where there are none, `NoYaml` for what is not read as YAML.
    """
    value = guarded_yaml.load(text)
    items = value.get("references") if isinstance(value, Mapping) else value
    if not isinstance(items, list):
        raise InvalidReference("it has no list of references")
    references, problems = from_items([with_tags(item) if isinstance(item, Mapping) else item for item in items])
    return LoadedReferences(references, problems, len(problems))


def with_tags(item: Mapping[Any, object]) -> Mapping[str, object]:
    """An item whose texts are in Markdown, with CSL's tags in its place."""
    return {
        str(key): _tagged(value) if isinstance(value, str) and key not in _AS_IS else value
        for key, value in item.items()
    }


def _tagged(text: str) -> str:
    if not _MARKED.search(text):
        return text
    # Escaped characters step aside while the marks are read.
    text = _ESCAPED.sub(lambda match: chr(0xE100 + ord(match[1])), text)
    for pattern, tags in _PATTERNS:
        text = pattern.sub(tags, text)
    return re.sub(r"[\ue100-\ue17f]", lambda match: chr(ord(match[0]) - 0xE100), text)


_MARKUP = re.compile(r"[\\*_^~\[\]]")
_MARKS = {
    "i": ("*", "*"),
    "b": ("**", "**"),
    "sup": ("^", "^"),
    "sub": ("~", "~"),
    "sc": ("[", "]{.smallcaps}"),
    "nocase": ("[", "]{.nocase}"),
}


def write(references: Iterable[Reference], losses: Losses) -> Iterator[str]:
    """The items under `references:`, item by item, their texts in Markdown. The format holds all that they have."""
    yield "---\nreferences:\n"
    is_empty = True
    for reference in references:
        is_empty = False
        note_others(reference, losses)
        item = {
            key: _markdown(value) if isinstance(value, str) and key not in _AS_IS else value
            for key, value in to_item(reference).items()
        }
        yield guarded_yaml.dump([item])
    yield "[]\n...\n" if is_empty else "...\n"


def _markdown(text: str) -> str:
    return rewritten(text, lambda characters: _MARKUP.sub(r"\\\g<0>", characters), _MARKS)
