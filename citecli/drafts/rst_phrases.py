"""What stands inside the paragraphs of reStructuredText: roles, citations, calls for notes, literals, emphasis."""

import re
from collections.abc import Set

from citecli.drafts import roles
from citecli.drafts.collected_parts import CollectedParts, emphasis_marks
from citecli.drafts.model import DraftCite

_TOKEN = re.compile(
    r"(?P<literal>``(?:[^`]|`(?!`)){1,2000}?``)"
    r"|:(?P<role>[A-Za-z][\w:.+-]{0,60}):`(?P<text>(?:[^`\\]|\\.){1,3000})`"
    r"|_?`(?P<words>(?:[^`\\]|\\.){1,2000})`(?::(?P<after>[A-Za-z][\w:.+-]{0,60}):|__?)?"
    r"|\[(?P<label>#?\w[\w.:+-]{0,100}|#|\*)\]_(?!\w)"
    r"|(?P<substitution>\|[^\s|](?:[^|\n]{0,80}[^\s|])?\|_{0,2})"
    r"|\\(?P<escape>.)|(?P<dash>---?|\.\.\.)|(?<=\w)(?P<reference>__?)(?!\w)",
    re.DOTALL,
)
_EMPHASIS = re.compile(r"(?<!\\)\*\*?")
_TITLED = re.compile(r"(?P<title>.*\S)\s*(?P<target><[^<>]*>)\s*", re.DOTALL)
_DASHES = {"---": "—", "--": "–", "...": "…"}


class RstPhrases:
    """Reads the text of paragraphs, one after the other, into the parts of a draft."""

    def __init__(self, parts: CollectedParts) -> None:
        self._parts = parts
        self._calls: list[tuple[int, int, str]] = []
        self._numbered = {"#": 0, "*": 0}

    def read(self, start: int, end: int) -> None:
        """Take in the text of a paragraph."""
        text = self._parts.text
        at = start
        while (token := _TOKEN.search(text, at, end)) is not None:
            at = self._token(token)
        for mark in emphasis_marks(text, start, end, _EMPHASIS):
            self._parts.hide(*mark)

    def settle(self, notes: Set[str]) -> None:
        """Tell calls for the `notes` of the draft from citations."""
        for start, end, label in self._calls:
            if label.lower() in notes or not label[0].isalpha():
                self._parts.mark(start, end, label.lower())
                self._parts.hide(start, end)
            else:
                self._parts.cite(start, end, [DraftCite(label)])

    def _token(self, token: re.Match[str]) -> int:
        """Take in one token; where the next one may begin."""
        start, end = token.span()
        parts = self._parts
        match token.lastgroup:
            case "text":
                return self._role(token["role"], *token.span("text"), start, end)
            case "after":
                return self._role(token["after"], *token.span("words"), start, end)
            case "words":
                return self._shown(*token.span("words"), start, end)
            case "label":
                label = token["label"]
                if label in self._numbered:
                    self._numbered[label] += 1
                    label = f"{label}{self._numbered[label]}"
                self._calls.append((start, end, label))
                return end
            case "escape":
                escaped = token["escape"]
                return parts.hide(start, end, "" if escaped.isspace() else escaped)
            case "dash":
                return parts.hide(start, end, _DASHES[token["dash"]])
        return parts.hide(start, end)

    def _role(self, role: str, first: int, last: int, start: int, end: int) -> int:
        """Interpreted text: a citation, or words with a meaning."""
        text = self._parts.text[first:last]
        if not roles.cites(role):
            return self._shown(first, last, start, end) if roles.shows(role, text) else self._parts.hide(start, end)
        cites = roles.cited(text)
        if roles.is_listed_only(role):
            self._parts.listed += [cite.key for cite in cites]
            return self._parts.hide(start, end)
        if cites:
            self._parts.cite(start, end, cites, textual=roles.is_textual(role), as_note=roles.is_note(role))
        return end

    def _shown(self, first: int, last: int, start: int, end: int) -> int:
        """Words with a role or an address, of which the words are shown."""
        titled = _TITLED.fullmatch(self._parts.text, first, last)
        self._parts.hide(start, first)
        self._parts.hide(titled.end("title") if titled else last, end)
        return end
