"""What stands inside the paragraphs of AsciiDoc: citations, notes, curved marks, links, code, emphasis."""

import re
from html import unescape

from citecli.drafts.collected_parts import CollectedParts, closing_brackets, emphasis_marks
from citecli.drafts.model import DraftCite

_TOKEN = re.compile(
    r"(?<![\w\\])(?P<kind>cite|citenp|bibitem|nocite):(?P<pretext>[^\s\[\]]{0,80})\[(?P<keys>[^\[\]]{1,1000})\]"
    r"|\[(?P<oldkind>cite|citenp):(?P<oldkeys>[^\[\]]{1,500})\]"
    r"|(?P<note>(?<!\\)\bfootnote(?:ref)?:(?P<label>[\w-]{0,80})\[)"
    r"|(?P<entry>\[\[\[(?P<key>[^\[\],]{1,100})(?:,[^\[\]]{0,100})?\]\]\])"
    r"|(?P<anchor>\[\[[^\[\]]{1,200}\]\]|\banchor:[^\s\[]{1,100}\[[^\]]{0,200}\])"
    r"|<<(?P<target>[^<>,\n]{1,200})(?:,\s?(?P<title>[^<>]{1,500}))?>>"
    r"|(?P<unseen>(?<!\\)\b(?:stem|latexmath|asciimath|kbd|btn|icon|image|indexterm|menu|pass|video|audio):[^\s\[\]]{0,300}\[[^\]]{0,1000}\])"
    r"|(?P<address>(?:\b(?:link|xref|mailto):[^\s\[\]]{1,1000}|(?:https?|ftp|irc)://[^\s\[\]<>]{1,1000}))\[(?P<words>[^\]]{0,1000})\]"
    r"|(?P<plain>(?:https?|ftp)://[^\s\[\]<>]{1,1000})"
    r"|(?P<open>(?<![^\W_])[\"']`(?=[^\s`]))|(?P<close>(?<=[^\s`])`[\"'](?![^\W_]))|(?P<apostrophe>(?<=\w)`'(?=\w))"
    r"|(?P<code>``(?:[^`]|`(?!`)){1,500}?``|(?<![\w`\"'])`[^\s`](?:[^`]{0,500}?[^\s`])?`(?![\w`\"'])|\+\+\+.{0,1000}?\+\+\+)"
    r"|(?P<index>\(\(\([^()]{1,300}\)\)\))|\(\((?P<indexed>[^()]{1,300})\)\)"
    r"|\{(?P<attribute>\w[\w-]{0,60})\}|(?P<entity>&#?\w{1,32};)"
    r"|(?P<role>\[[.\w#-][\w. #-]{0,60}\](?=#))|(?P<break> \+(?=\n|\r|$))|\\(?P<escape>[*_`#+{<^~\[&'\"])"
    r"|(?P<dash>---?|\.\.\.|\((?:C|R|TM)\))|(?P<raised>[\^~](?=\S))",
    re.DOTALL | re.MULTILINE,
)
_EMPHASIS = re.compile(r"(?<!\\)(?:\*\*?|__?|##?)")
_KEY = re.compile(r"(?P<key>[^\s,()\[\]]+)\s*(?:\((?P<place>[^)]*)\))?")
_MARKS = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
_DASHES = {"---": "—", "--": "—", "...": "…", "(C)": "©", "(R)": "®", "(TM)": "™"}
_CHARACTERS = {
    "empty": "", "blank": "", "sp": " ", "nbsp": "\xa0", "zwsp": "", "wj": "", "apos": "'", "quot": '"', "lsquo": "‘",
    "rsquo": "’", "ldquo": "“", "rdquo": "”", "deg": "°", "plus": "+", "brvbar": "¦", "vbar": "|", "amp": "&",
    "lt": "<", "gt": ">", "startsb": "[", "endsb": "]", "caret": "^", "asterisk": "*", "tilde": "~", "backslash": "\\",
    "backtick": "`", "two-colons": "::", "cpp": "C++",
}  # fmt: skip
_LONGEST_VALUE = 300


class AsciiDocPhrases:
    """Reads the text of paragraphs, one after the other, into the parts of a draft."""

    def __init__(self, parts: CollectedParts) -> None:
        self._parts = parts
        self.attributes: dict[str, str] = {}
        """The attributes of the document so far, by name."""
        self._calls: list[tuple[int, int, str]] = []

    def read(self, start: int, end: int) -> None:
        """Take in the text of a paragraph."""
        text = self._parts.text
        closing = closing_brackets(text, start, end) if "[" in text[start:end] else {}
        at = start
        while (token := _TOKEN.search(text, at, end)) is not None:
            at = self._token(token, closing, end)
        for mark in emphasis_marks(text, start, end, _EMPHASIS):
            self._parts.hide(*mark)

    def settle(self) -> None:
        """Tell calls for entries of the draft's own bibliography from links to its other parts."""
        entries = {note.label for note in self._parts.notes}
        for start, end, target in self._calls:
            if target in entries:
                self._parts.mark(start, end, target)

    def _token(self, token: re.Match[str], closing: dict[int, int], end_of_paragraph: int) -> int:
        """Take in one token; where the next one may begin."""
        start, end = token.span()
        parts = self._parts
        match token.lastgroup:
            case "keys":
                return self._citation(token)
            case "oldkeys":
                return self._old_citation(token)
            case "note" | "label":
                return self._note(token, closing.get(end - 1, -1))
            case "entry" | "key":
                parts.note(end, max(end, end_of_paragraph), token["key"].strip())
            case "target":
                self._calls.append((start, end, token["target"].strip()))
            case "title" | "words" | "indexed":
                group = token.lastgroup
                parts.hide(start, token.start(group))
                parts.hide(token.end(group), end)
                return token.start(group)
            case "attribute":
                return self._attribute(token)
            case "escape":
                return parts.hide(start, start + 1) + 1
            case "plain":
                return end
        return parts.hide(start, end, _shown(token))

    def _attribute(self, token: re.Match[str]) -> int:
        """A reference to an attribute of the document, whose value is shown; one that is not known stays."""
        value = self.attributes.get(token["attribute"].lower(), _CHARACTERS.get(token["attribute"].lower()))
        if value is None or len(value) > _LONGEST_VALUE:
            return token.end()
        return self._parts.hide(*token.span(), value)

    def _citation(self, token: re.Match[str]) -> int:
        """A citation of asciidoctor-bibtex: `cite:[one(12), two]`."""
        cites = [DraftCite(key["key"], suffix=key["place"] or "") for key in _KEY.finditer(token["keys"])]
        if token["kind"] == "nocite":
            self._parts.listed += [cite.key for cite in cites]
            return self._parts.hide(*token.span())
        if cites:
            self._parts.cite(*token.span(), cites, textual=token["kind"] == "citenp")
        return token.end()

    def _old_citation(self, token: re.Match[str]) -> int:
        """A citation of asciidoc-bib, which came before: `[cite:See:one,12;two]`."""
        cites: list[DraftCite] = []
        for number, item in enumerate(token["oldkeys"].split(";")):
            before, parted, rest = item.rpartition(":") if not number else ("", "", item)
            key, _, place = rest.partition(",")
            if key.strip():
                cites.append(DraftCite(key.strip(), f"{before} " if parted and before else "", place.strip()))
        if cites:
            self._parts.cite(*token.span(), cites, textual=token["oldkind"] == "citenp")
        return token.end()

    def _note(self, token: re.Match[str], close: int) -> int:
        """A note in its place, or a call for one that was there before: `footnote:id[]`."""
        start, end = token.span()
        if close < 0:
            return end
        label = token["label"]
        if self._parts.text[end:close].strip():
            self._parts.note_in_place(end, close, label)
            self._parts.hide(close, close + 1)
            return self._parts.hide(start, end)
        if label:
            self._parts.mark(start, close + 1, label)
        return self._parts.hide(start, close + 1)


def _shown(token: re.Match[str]) -> str:
    """What is shown in place of a token, "" for nothing."""
    match token.lastgroup:
        case "open" | "close" | "apostrophe":
            return _MARKS[token[0]]
        case "entity":
            return unescape(token[0])
        case "break":
            return " "
        case "dash":
            return _DASHES[token[0]]
    return ""
