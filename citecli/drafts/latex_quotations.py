r"""Commands of LaTeX that quote: of csquotes with their citations, epigraphs, what an editor leaves out or puts in."""

import re
from collections.abc import Mapping

from citecli.documents.model import Span
from citecli.drafts.latex_arguments import Arguments
from citecli.drafts.latex_citations import CitationCommand, affix_text, citation_arguments, citation_command
from citecli.drafts.latex_commands import Form, QuotingCommand
from citecli.drafts.latex_parts import LatexParts

_COMMAND = re.compile(r"\\([a-zA-Z@]+)\*?")
_LONGEST_SOURCE = 300


class LatexQuotations:
    """Takes in the arguments of such commands, and says where their words begin."""

    def __init__(self, arguments: Arguments, parts: LatexParts, aliases: Mapping[str, str]) -> None:
        """`aliases` has the names of commands by other ones that the source gives them."""
        self.text = arguments.text
        self.arguments = arguments
        self.parts = parts
        self.hide = parts.hide
        self.aliases = aliases

    def csquotes(self, quoting: QuotingCommand, start: int, at: int) -> tuple[int, str]:
        """The arguments of a quoting command before its words: where they end, and what is seen behind the words."""
        first = len(self.parts.citations)
        end, behind = self._cited(quoting, start, at)
        if quoting.form is not Form.DISPLAY:
            self.parts.bind(first, self.arguments.braced(end))
        return end, behind

    def _cited(self, quoting: QuotingCommand, start: int, at: int) -> tuple[int, str]:
        """Note the citations among the arguments: where these end, and what is seen behind the words."""
        if quoting.language and (language := self.arguments.braced(at)) is not None:
            at = language.end + 1
        if quoting.keyed:
            command = CitationCommand("cite")
            found = citation_arguments(command, self.arguments, at)
            if found is None:
                return at, ""
            self.parts.cite(start, found.end, command, found.groups)
            return self.arguments.options_end(found.end), ""
        if not quoting.cited:
            return at, ""
        option = self.arguments.bracketed(at)
        behind = self.source(option) if option is not None else ""
        return self.arguments.options_end(at), behind

    def source(self, option: Span) -> str:
        """The citations in an argument of a quoting command; what is seen of one without keys."""
        at = option.start
        is_cited = False
        for match in _COMMAND.finditer(self.text, option.start, option.end):
            command = citation_command(self.aliases.get(match[1], match[1]))
            found = citation_arguments(command, self.arguments, match.end()) if command else None
            if command is not None and found is not None and match.start() >= at:
                self.parts.cite(match.start(), found.end, command, found.groups, found.field)
                is_cited, at = True, found.end
        shown = "" if is_cited else affix_text(self.arguments.of(option)).strip()
        return f" ({shown})" if shown and len(shown) <= _LONGEST_SOURCE else ""

    def open(self, kind: str, start: int, after: int, *, level: int = 0, behind: str = "") -> int:
        """A command at `start` whose text stands in braces at `after`: where the text begins."""
        text = self.arguments.braced(after)
        if text is None:
            return self.hide(start, after, "“" if kind == "quote" else "")
        if kind == "quote" and self.arguments.has_break(text):
            kind = "block"
        return self.hide(start, text.start, self.parts.open(kind, text, level=level, behind=behind, start=start))

    def epigraph(self, start: int, end: int) -> int:
        """Words that are set apart, and who wrote them."""
        words = self.arguments.braced(self.arguments.options_end(end))
        source = self.arguments.braced(words.end + 1) if words else None
        if words is None or source is None:
            return self.hide(start, end)
        self.hide(words.end, source.start, "— ")
        return self.hide(start, words.start, self.parts.open("block", words, then=source.start, start=start))

    def editorial(self, name: str, start: int, end: int) -> int:
        r"""What csquotes sets in brackets: an omission (`\textelp{}`, with words put in its place), or an insertion."""
        text = self.arguments.braced(end)
        if text is None:
            return self.hide(start, end)
        omission = "[…]" if name == "textelp" else ""
        if name == "textdel":  # the letters of a word, or words
            return self.hide(start, text.end + 1, "[]" if self.text[start - 1 : start].isalnum() else "[…]")
        if text.end == text.start:
            return self.hide(start, text.end + 1, omission)
        comes_first = omission and "*" not in self.text[start:end]
        self.parts.open("", text, behind="]" if comes_first or not omission else f"] {omission}")
        return self.hide(start, text.start, f"{omission} [" if comes_first else "[")
