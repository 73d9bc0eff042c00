r"""What stands inside the paragraphs of Org: citations, calls for notes, links, code, emphasis."""

import re
from html.entities import html5

from citecli.drafts.collected_parts import CollectedParts, closing_brackets, emphasis_marks
from citecli.drafts.latex import draft_of as latex_draft
from citecli.drafts.model import DraftCite
from citecli.frozen import replace
from citecli.text.latex import CHARACTERS

_KEY = re.compile(r"@([\w\-.:?!`'/*@+|(){}<>&^$#%~]+)")
_LISTED_KEY = re.compile(r"&?([\w\-.:/+'*]+)")
_REF_KEY = re.compile(r"&([\w\-.:/+'*]+)")
_REF = r"(?:(?:[Tt]ext|[Pp]aren|[Aa]uto|[Ff]oot|[Ff]ull|[Ss]mart|[Ss]uper|no)?[Cc]ite[a-zA-Z]{0,9}|bibentry)\*?"
_TOKEN = re.compile(
    r"(?P<cite>\[cite(?:/(?P<style>[\w/-]{1,40}))?:)|(?P<note>\[fn:(?P<label>[\w-]{0,80})(?P<inner>:)?)"
    rf"|\[\[(?P<reftype>{_REF}):(?P<refs>[^\[\]]{{1,600}})\](?:\[(?P<about>[^\[\]]{{0,300}})\])?\]"
    r"|(?P<image>\[\[(?:file:|\.{0,2}/)[^\[\]\n]{1,300}\.(?:png|jpe?g|svg|gif|pdf|webp)\]\])"
    r"|\[\[(?P<target>(?:[^\[\]\\]|\\.){1,1000})\](?:\[(?P<shown>[^\[\]]{1,1000})\])?\]"
    r"|(?P<code>(?<![\w=~])(?P<fence>[=~])(?=[^\s=~])(?:[^=~\n]{1,300}?)(?<!\s)(?P=fence)(?!\w))"
    r"|(?P<source>\b(?:src_\w{1,30}(?:\[[^\]\n]{0,200}\])?\{[^{}\n]{0,500}\}|call_\w{1,60}\([^()\n]{0,200}\)))"
    r"|(?P<macro>\{\{\{[^{}]{1,300}\}\}\}|@@[a-z]{1,20}:[^@]{0,1000}@@|<<<?[^<>\n]{1,200}>?>>"
    r"|[<\[]\d{4}-\d\d-\d\d[^<>\[\]\n]{0,60}[>\]])"
    r"|(?P<math>\$\$[^$]{1,1000}\$\$|(?<![\w$])\$(?![\s$])[^$\n]{1,300}(?<!\s)\$(?!\w)|\\\([^\n]{1,500}?\\\)|\\\[.{1,1000}?\\\])"
    r"|\\(?P<command>(?:\w{0,12}[Cc]ite\w{0,12}|nocite)\*?(?:\[[^\[\]]{0,300}\]){0,2}(?:\{[^{}]{0,500}\}){1,9})"
    r"|\\(?P<name>[a-zA-Z]{1,20})(?:\{\})?|(?P<break>\\\\[ \t]*(?=\n|$))"
    rf"|(?<![\w:/&@.-])(?P<linktype>{_REF}|bibliography|bibliographystyle|(?:eq|auto|name|c|C)?ref):"
    r"(?P<keys>&?[\w~.][\w\-.:/+'*~]{0,200}(?:[,;]&?[\w\-.:/+'*]{1,200}){0,40})"
    r"|(?P<dash>---?|\.\.\.)",
    re.DOTALL,
)
_EMPHASIS = re.compile(r"(?<!\\)[*/_+]")
_DASHES = {"---": "—", "--": "–", "...": "…"}
_END = ".:?!'*"
_BIBLIOGRAPHY = re.compile(r"\\(?:addbibresource|bibliography)(?:\[[^\]]*\])?\{([^{}]*)\}")


class OrgPhrases:
    """Reads the text of paragraphs, one after the other, into the parts of a draft."""

    def __init__(self, parts: CollectedParts) -> None:
        self._parts = parts
        self._text = parts.text

    def read(self, start: int, end: int) -> None:
        """Take in the text of a paragraph."""
        text, parts = self._text, self._parts
        closing = closing_brackets(text, start, end) if "[" in text[start:end] else {}
        at = start
        while (token := _TOKEN.search(text, at, end)) is not None:
            at = self._token(token, closing)
        for mark in emphasis_marks(text, start, end, _EMPHASIS):
            parts.hide(*mark)

    def listed(self, start: int, end: int) -> None:
        """Take in keys of references that are to be listed only."""
        self._parts.listed += [key[1].rstrip(_END) or "*" for key in _KEY.finditer(self._text, start, end)]

    def latex_bibliography(self, value: str) -> None:
        """Take in the bibliography that a line of LaTeX's preamble names."""
        for found in _BIBLIOGRAPHY.finditer(value):
            self._add_bibliographies(found[1].split(","))

    def _add_bibliographies(self, names: list[str]) -> None:
        bare = [name.strip() for name in names if name.strip()]
        self._parts.bibliography += [name if name.endswith((".bib", ".json")) else f"{name}.bib" for name in bare]

    def _token(self, token: re.Match[str], closing: dict[int, int]) -> int:
        """Take in one token; where the next one may begin."""
        start, end = token.span()
        match token.lastgroup:
            case "cite":
                close = closing.get(start, -1)
                return self._citation(start, end, close, token["style"] or "") if close >= 0 else end
            case "note" | "inner" | "label":
                return self._note(token, closing.get(start, -1))
            case "refs" | "about":
                return self._reference_link(token)
            case "keys":
                return self._plain_link(token)
            case "command":
                return self._command(start, end)
            case "name":
                if shown := CHARACTERS.get(token["name"]) or html5.get(f"{token['name']};", ""):
                    self._parts.hide(start, end, " " if shown.isspace() else shown)
                return end
            case "dash":
                return self._parts.hide(start, end, _DASHES[token["dash"]])
            case "shown":
                self._parts.hide(start, token.start("shown"))
                self._parts.hide(token.end("shown"), end)
                return token.start("shown")  # a link's words have markup, too
            case "code" | "fence" if token["code"].strip("=~").startswith(("http:", "https:")):
                return end
        return self._parts.hide(start, end, " " if token["break"] else "")

    def _citation(self, start: int, inside: int, close: int, style: str) -> int:
        """A citation of Org's own, whose keys begin at `inside`."""
        cites = _cites(self._text[inside:close], _KEY, author_suppressed=style in ("na", "noauthor", "year", "y"))
        if not cites:
            return inside
        kind = style.split("/")[0]
        if kind in ("n", "nocite"):
            self._parts.listed += [cite.key for cite in cites]
            return self._parts.hide(start, close + 1)
        textual, as_note = kind in ("t", "text", "a", "author"), kind in ("f", "ft", "foot", "footnote")
        self._parts.cite(start, close + 1, cites, textual=textual, as_note=as_note)
        return close + 1

    def _note(self, token: re.Match[str], close: int) -> int:
        """A call for a note, or a note in its place."""
        start, end = token.span()
        if close < 0:
            return end
        if not token["inner"]:
            if close == end and token["label"]:
                self._parts.mark(start, close + 1, token["label"])
                return self._parts.hide(start, close + 1)
            return end
        self._parts.note_in_place(end, close, token["label"])
        self._parts.hide(close, close + 1)
        return self._parts.hide(start, end)

    def _reference_link(self, token: re.Match[str]) -> int:
        """A citation of org-ref in brackets: `[[cite:see &key p. 3;&other]]`, `[[cite:key][see::p. 3]]`."""
        if "&" in token["refs"]:
            cites = _cites(token["refs"], _REF_KEY)
        else:
            cites = [DraftCite(key[1].rstrip(_END)) for key in _LISTED_KEY.finditer(token["refs"])]
            before, parted, after = (token["about"] or "").partition("::")
            if cites and parted:
                cites[0] = replace(cites[0], prefix=f"{before.strip()} " if before.strip() else "")
                cites[-1] = replace(cites[-1], suffix=after.strip())
        return self._cite_by(token["reftype"], *token.span(), cites)

    def _plain_link(self, token: re.Match[str]) -> int:
        """A link of org-ref without brackets: `cite:one,two`, `bibliography:refs.bib`."""
        start, end = token.span()
        kind, keys = token["linktype"], token["keys"].rstrip(_END)
        end -= len(token["keys"]) - len(keys)
        if kind == "bibliography":
            self._add_bibliographies(keys.split(","))
        elif "cite" in kind.lower() or kind == "bibentry":
            return self._cite_by(
                kind, start, end, [DraftCite(key[1].rstrip(_END)) for key in _LISTED_KEY.finditer(keys)]
            )
        return self._parts.hide(start, end)

    def _cite_by(self, kind: str, start: int, end: int, cites: list[DraftCite]) -> int:
        """A citation of org-ref by the kind of its link, which is a command of LaTeX's."""
        kind = kind.lower()
        if kind == "nocite":
            self._parts.listed += [cite.key for cite in cites]
            return self._parts.hide(start, end)
        if cites:
            textual = kind.startswith(("textcite", "citet", "citeauthor", "citealt"))
            self._parts.cite(start, end, cites, textual=textual, as_note=kind.startswith("foot"))
        return end

    def _command(self, start: int, end: int) -> int:
        r"""A citation as LaTeX has it: `\citep[3]{key}`."""
        drafted = latex_draft(self._text[start:end])
        for citation in drafted.citations:
            self._parts.cite(start, end, citation.cites, textual=citation.textual, as_note=citation.as_note)
        self._parts.listed += [key.lstrip("@") for key in drafted.front.nocite.split()]
        return self._parts.hide(start, end)


def _cites(text: str, key_of: re.Pattern[str], *, author_suppressed: bool = False) -> list[DraftCite]:
    """The cites in `text`, which semicolons part, or commas before a key; what has no key is before or behind all."""
    cites: list[DraftCite] = []
    before = after = ""
    for number, piece in enumerate(re.split(r";|,\s?(?=[@&])", text)):
        key = key_of.search(piece)
        if key is None:
            before, after = (piece.strip(), after) if not number else (before, piece.strip())
            continue
        name = key[1].rstrip(_END) or key[1]
        suffix = key[1][len(name) :] + piece[key.end() :]
        cites.append(DraftCite(name, piece[: key.start()].lstrip(), suffix.rstrip(), author_suppressed))
    if cites and before:
        cites[0] = replace(cites[0], prefix=f"{before} {cites[0].prefix}")
    if cites and after:
        cites[-1] = replace(cites[-1], suffix=f"{cites[-1].suffix} {after}")
    return cites
