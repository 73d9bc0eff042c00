r"""Commands of csquotes that quote and cite at once (`\textcquote[3]{key}{words}`), where the citation is set apart.

A finished draft has the citation as text behind the words, and the command that only quotes: `\textquote{words} (Roe)`.
"""

import re

from citecli.documents.model import Span
from citecli.drafts.latex_arguments import Arguments
from citecli.drafts.latex_citations import citation_command
from citecli.drafts.latex_commands import CODE, quoting_command
from citecli.drafts.latex_definitions import definitions
from citecli.drafts.model import Draft, DraftCitation
from citecli.drafts.places import line_in
from citecli.frozen import replace

_COMMAND = re.compile(r"\\(?:(begin|end)\s*\{(\w+\*?)\}|([a-zA-Z]+)\*?)")


_OWN = {"": "a command of the draft's own", "begin": "an environment of the draft's own"}


def with_citations_behind_words(draft: Draft) -> Draft:
    """The draft, in which the citations of such commands stand, without a place of their own, behind the words."""
    moved = [_moved(draft.text, citation) for citation in draft.citations]
    return replace(draft, citations=tuple(sorted(moved, key=lambda citation: citation.span)))


def problems(draft: Draft) -> list[str]:
    """A line for each other command that quotes and cites at once: such as the source defines still cite.

    One, too, for each that the source defines with words of its own, in whose place the citation stands.
    """
    found = []
    commands = definitions(Arguments(draft.text, CODE)).commands
    for citation in draft.citations:
        command = _COMMAND.match(draft.text, citation.span.start)
        if _is_last_argument(draft.text, citation) or (command is not None and command[1] == "begin"):
            is_known = command is not None and _is_keyed(command[2].rstrip("*"))
        else:
            is_known = citation.quoted is None or _stands_apart(draft.text, citation)
            is_known = is_known or (command is not None and _is_keyed(command[3] or ""))
        line = line_in(draft.name, citation.file, citation.line)
        own = commands.get(command[3] or "") if command else None
        if not is_known:
            name = f"\\{command[3]}" if command and command[3] else _OWN["begin" if command else ""]
            found.append(f"{line}: {name} quotes and cites at once: take the citation out of its definition")
        elif command is not None and own is not None and own.has_words:
            found.append(f"{line}: \\{command[3]} has words of its own, which are left out: write them beside it")
    return found


def without_keys(source: str) -> str:
    """The source with the commands that only quote in place of such as cite, too, and without their keys."""
    if "cquote" not in source:
        return source
    arguments = Arguments(source, CODE)
    pieces: list[str] = []
    at = 0
    for match in _COMMAND.finditer(source):
        name = (match[2] or match[3]).rstrip("*")
        if match.start() < at or not _is_keyed(name):
            continue
        start, end = match.span()
        pieces += (source[at:start], re.sub(r"cquote(?=\W|$)", "quote", match[0]))
        at = end
        if match[1] == "end":
            continue
        quoting = quoting_command(name)
        if quoting is not None and quoting.language and (language := arguments.braced(at)) is not None:
            pieces.append(source[at : language.end + 1])
            at = language.end + 1
        key = arguments.braced(arguments.options_end(at))
        if key is not None:
            at = key.end + 1
            if arguments.bracketed(at) is not None:  # the punctuation, which stands behind a citation
                pieces.append("[]")
    return "".join([*pieces, source[at:]])


def _moved(text: str, citation: DraftCitation) -> DraftCitation:
    """A citation with its place behind the words that its command quotes; any other one as it is."""
    if citation.quoted is not None:
        if _stands_apart(text, citation):
            return citation
        at = max(citation.span.end, citation.quoted.end + 1)
    elif _is_last_argument(text, citation):
        at = citation.span.end
    else:
        command = _COMMAND.match(text, citation.span.start)
        if command is None or command[1] != "begin":
            return citation
        at = text.find(f"\\end{{{command[2]}}}", citation.span.end)
    return replace(citation, span=Span(at, at)) if at >= 0 else citation


def _is_last_argument(text: str, citation: DraftCitation) -> bool:
    """Whether a citation is the last argument of a command of the draft's own, which would be broken without it."""
    start, end = citation.span
    return start < end and not text.startswith("\\", start)


def _stands_apart(text: str, citation: DraftCitation) -> bool:
    r"""Whether a citation has a command of its own among the arguments: `\textquote[{\cite{key}}]{words}`."""
    command = _COMMAND.match(text, citation.span.start)
    return command is not None and bool(command[3]) and citation_command(command[3]) is not None


def _is_keyed(name: str) -> bool:
    quoting = quoting_command(name)
    return quoting is not None and quoting.keyed
