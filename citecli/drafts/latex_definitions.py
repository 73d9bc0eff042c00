r"""Commands and environments that a source defines itself, as far as they cite, quote, hold notes or show nothing.

`\newcommand{\zit}[3]{\enquote{#1} \parencite[#2]{#3}}` says of its arguments that the first is quoted, and that the
others cite. Nothing is expanded: a definition is read once, with those before it, so that none can refer to itself.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.drafts.latex_arguments import Arguments
from citecli.drafts.latex_citations import CitationCommand, CiteGroup, citation_arguments, citation_command
from citecli.drafts.latex_commands import BLOCKS, EPIGRAPHS, HEADINGS, NOTES, SILENT, Form, is_block, quoting_command
from citecli.frozen import FrozenValue, replace

_DEFINES = re.compile(
    r"\\(?:(?P<command>(?:re|provide)?newcommandx?|(?:new|renew|provide)robustcmd|DeclareRobustCommand)"
    r"|(?P<document>(?:New|Renew|Provide|Declare)(?:Expandable)?DocumentCommand)"
    r"|(?P<environment>(?:re)?newenvironment|(?P<specified>(?:New|Renew|Provide|Declare)DocumentEnvironment))"
    r"|(?P<definition>[gex]?def)(?=\s*\\)|(?P<let>let)(?=\s*\\)"
    r"|(?P<cites>DeclareCiteCommand|DeclareMultiCiteCommand)|(?P<bibliography>newcites))\*?(?![a-zA-Z@])"
)
_NAME = re.compile(r"\s*\{?\s*\\(?P<name>[a-zA-Z@]+|.)\s*\}?")
_TARGET = re.compile(r"\s*=?\s*\\(?P<name>[a-zA-Z@]+)")
_PARAMETERS = re.compile(r"\s*(?:#[1-9]\s*)*")
_SPECIFIED = re.compile(r"[+!]?(?:(?P<kind>[mosdrtv])|(?P<default>[ODR])|(?P<other>\S))")
_COMMAND = re.compile(r"\\([a-zA-Z@]+)\*?")
_ALONE = re.compile(r"\s*(?:\\protect\s*)?\\([a-zA-Z@]+)\s*(?:\\xspace\s*)?")
_EDGE = re.compile(r"\s*\\(begin|end)\s*\{([a-zA-Z]+\*?)\}\s*(?:%\s*)?")
_BEGIN = re.compile(r"\\begin\s*\{(\w+)\*?\}")
_LABEL = re.compile(r"\s*\{([a-zA-Z]+\*?)\}")
_WORDS = re.compile(r"[^\\{}#$&%]{1,80}")
_NO_WORDS = re.compile(r"\\(?:begin|end)\s*\{[^{}]*\}|\\[a-zA-Z@]+\*?")
_WORD = re.compile(r"[^\W\d_]{2}")
_PARAMETER = re.compile(r"#([1-9])")
_OPENING_MARK = re.compile(
    r"(?:``|[“„«»]|\"[`<]|,,|<<|\\(?:glqq|flqq|frqq|og|guillemotleft|guillemetleft|guillemotright|textquotedblleft|"
    r"quotedblbase)(?:\{\}|\s)?~?)\s*(?:\\(?:emph|textit)\s*)?\{*\s*$"
)
_MOST_GROUPS = 5
_MOST_PARAMETERS = 3
"""The most arguments in one part of a citation, so that what a command cites is not much longer than its arguments."""
_LONGEST = 4000
"""The most characters of a definition that is looked into."""


class Parameter(FrozenValue):
    """An argument of a command: how it is given, and what its text is."""

    kind: str = "m"
    """"m" in braces, "o" in brackets that may be missing, "s" a star that may be missing."""

    role: str = ""
    """"quote", "marked" (between marks), "block", "note", "heading", "silent" (not seen here), or "" for text."""


class Defined(FrozenValue):
    """What a source says of a command or an environment of its own."""

    parameters: tuple[Parameter, ...] = ()
    citation: CitationCommand | None = None
    """The first command in it that cites."""
    groups: tuple[CiteGroup, ...] = ()
    """What it cites, with `#1` for its first argument."""
    text: str = ""
    """What is seen of a command without arguments."""
    opens: str = ""
    """The environment that the command begins."""
    closes: str = ""
    """The environment that the command ends."""
    is_block: bool = False
    """Whether it is an environment that sets a quotation apart."""
    has_words: bool = False
    """Whether it prints words of its own beside its arguments and what it cites."""


class Definitions(NamedTuple):
    """What a source defines. `ends` has the offset at which a definition ends for that at which it begins."""

    commands: Mapping[str, Defined]
    environments: Mapping[str, Defined]
    aliases: Mapping[str, str]
    ends: Mapping[int, int]


def definitions(arguments: Arguments) -> Definitions:
    """All definitions of a source; a later one counts."""
    found = _Reader(arguments)
    at = 0
    while (match := _DEFINES.search(arguments.text, at)) is not None:
        at = found.take(match)
    return Definitions(found.commands, found.environments, found.aliases, found.ends)


class _Reader:
    """Reads definitions one after the other."""

    def __init__(self, arguments: Arguments) -> None:
        self.arguments = arguments
        self.commands: dict[str, Defined] = {}
        self.environments: dict[str, Defined] = {}
        self.aliases: dict[str, str] = {}
        self.ends: dict[int, int] = {}

    def take(self, match: re.Match[str]) -> int:
        """Read one definition; where it ends."""
        end = match.end()
        if match["environment"]:
            return self.environment(match, end)
        if match["bibliography"]:
            end = self.after(end, 2)
            self.ends[match.start()] = end
            return end
        name = _NAME.match(self.arguments.text, end)
        if name is None:
            return end
        if match["let"]:
            target = _TARGET.match(self.arguments.text, name.end())
            if target is None:
                return end
            self.ends[match.start()] = target.end()
            self.alias(name["name"], target["name"])
            return target.end()
        at = name.end()
        if match["cites"]:
            self.commands[name["name"]] = Defined(citation=_declared(name["name"]))
            at = self.after(at, 6)
        else:
            parameters, body, at = self.signature(match, at)
            if body is None:
                return end
            self.define(name["name"], parameters, body)
        self.ends[match.start()] = at
        return at

    def after(self, at: int, most: int) -> int:
        """Where the arguments end that follow, `most` at most, in brackets or braces."""
        for _ in range(most):
            span = self.arguments.bracketed(at) or self.arguments.braced(at)
            if span is None:
                break
            at = span.end + 1
        return at

    def signature(self, match: re.Match[str], at: int) -> tuple[tuple[str, ...], Span | None, int]:
        """The kinds of a command's arguments, the span of its text, and where the definition ends."""
        if match["document"]:
            specified = self.arguments.braced(at)
            if specified is None:
                return (), None, at
            kinds, at = _specified(self.arguments.of(specified)), specified.end + 1
        elif match["definition"]:
            parameters = _PARAMETERS.match(self.arguments.text, at)
            assert parameters is not None
            kinds, at = ("m",) * parameters[0].count("#"), parameters.end()
        else:
            kinds, at = self.counted(at)
        body = self.arguments.braced(at)
        return kinds, body, body.end + 1 if body else at

    def counted(self, at: int) -> tuple[tuple[str, ...], int]:
        """The kinds of the arguments of `[3][default]`, the first of which has a default."""
        number = self.arguments.bracketed(at)
        if number is None:
            return (), at
        count = self.arguments.of(number).strip()
        default = self.arguments.bracketed(number.end + 1)
        kinds = ["m"] * (int(count) if re.fullmatch(r"[1-9]", count) else 0)
        if default is not None and kinds:
            kinds[0] = "o"
        return tuple(kinds), (default or number).end + 1

    def alias(self, name: str, target: str) -> None:
        """Note that a command is another one, as that is now."""
        if target in self.commands:
            self.commands[name] = self.commands[target]
            return
        target = self.aliases.get(target, target)
        self.commands.pop(name, None)
        if target != name:
            self.aliases[name] = target
        else:
            self.aliases.pop(name, None)

    def define(self, name: str, kinds: tuple[str, ...], span: Span) -> None:
        """Note what a command is that has the text at `span`."""
        body = self.arguments.of(span) if span.end - span.start <= _LONGEST else ""
        if not kinds and (alone := _ALONE.fullmatch(body)) and alone[1] != name:
            self.alias(name, alone[1])
            return
        if name in NOTES or name in HEADINGS or quoting_command(name) is not None:
            return  # whatever it does, it is a note, a heading, a quotation
        self.aliases.pop(name, None)
        self.commands[name] = self.defined(name, kinds, body)

    def defined(self, name: str, kinds: tuple[str, ...], body: str) -> Defined:
        """What a text says of a command, or an environment, with arguments of these kinds."""
        if not kinds and (edge := _EDGE.fullmatch(body)):
            environment = edge[2]
            return Defined(opens=environment) if edge[1] == "begin" else Defined(closes=environment)
        if not kinds and _WORDS.fullmatch(plain := body.replace("\\xspace", "").strip()):
            return Defined(text=plain)
        return _Body(body, name, self.aliases, self.is_block).defined(kinds)

    def environment(self, match: re.Match[str], at: int) -> int:
        """Read the definition of an environment; where it ends."""
        name = self.arguments.braced(at)
        if name is None:
            return at
        at = name.end + 1
        if match["specified"]:
            specified = self.arguments.braced(at)
            kinds, at = (_specified(self.arguments.of(specified)), specified.end + 1) if specified else ((), at)
        else:
            kinds, at = self.counted(at)
        begin = self.arguments.braced(at)
        end = self.arguments.braced(begin.end + 1) if begin else None
        if begin is None or end is None:
            return at
        label = self.arguments.of(name).strip()
        body = self.arguments.of(Span(begin.start, end.end)) if end.end - begin.start <= _LONGEST else ""
        defined = _Body(body, label, self.aliases, self.is_block).defined(kinds)
        parameters = tuple(replace(one, role=one.role or "silent") for one in defined.parameters)
        quotes = is_block(label) or any(self.is_block(edge[1]) for edge in _BEGIN.finditer(body))
        quotes = quotes or re.search(r"\\(?:quote|quotation)(?![a-zA-Z])", body) is not None
        self.environments[label] = replace(defined, parameters=parameters, is_block=quotes)
        self.ends[match.start()] = end.end + 1
        return end.end + 1

    def is_block(self, name: str) -> bool:
        """Whether an environment sets a quotation apart."""
        defined = self.environments.get(name)
        return name in BLOCKS or (defined is not None and defined.is_block)


def _specified(text: str) -> tuple[str, ...]:
    """The kinds of arguments that a specification says (`s o m`): "m", "o" or "s" each."""
    plain = re.sub(r"\{[^{}]*\}", "", text)
    kinds = []
    for match in _SPECIFIED.finditer(plain):
        kind = match["kind"] or match["default"] or ""
        kinds.append({"m": "m", "v": "m", "r": "m", "s": "s", "t": "s"}.get(kind, "o" if kind else ""))
    return tuple(kind for kind in kinds if kind)[:9]


def _declared(name: str) -> CitationCommand:
    r"""A command that `\DeclareCiteCommand` makes: it cites whatever it is called."""
    return citation_command(name) or CitationCommand(name)


class _Body:
    """The text of one definition."""

    def __init__(
        self, body: str, name: str, aliases: Mapping[str, str], is_block_environment: Callable[[str], bool]
    ) -> None:
        self.body = body
        self.is_block_environment = is_block_environment
        self.arguments = Arguments(body)
        self.citation: CitationCommand | None = None
        self.groups: list[CiteGroup] = []
        self.roles: list[tuple[Span, str]] = []
        """Ranges of the text, outer before inner, and what they are."""
        self.note = -1
        at = 0
        while (match := _COMMAND.search(body, at)) is not None:
            command = match[1] if match[1] == name else aliases.get(match[1], match[1])
            at = self.take(command, match.end())

    def take(self, name: str, at: int) -> int:
        """Take in a command; where to go on."""
        command = citation_command(name)
        found = citation_arguments(command, self.arguments, at) if command else None
        if command is not None and found is not None:
            if self.citation is None or (self.citation.part and not command.part):
                as_note = command.as_note or at < self.note
                self.citation = replace(command, as_note=as_note)
            elif self.citation.author_only and not command.author_only:
                self.citation = replace(self.citation, author_only=False)  # Roe's (1999)
            self.groups += found.groups
            self.roles.append((Span(at, found.end), "silent"))
            return found.end
        if name == "begin":
            self.environment(at)
            return at
        role, first = self.role(name, at)
        argument = self.arguments.braced(first) if role else None
        if argument is not None:
            self.roles.append((argument, role))
            if role == "note":
                self.note = max(self.note, argument.end)
            if role == "silent":
                return argument.end + 1
        return at

    def environment(self, at: int) -> None:
        """Take in an environment whose name stands at `at`, if it sets a quotation apart."""
        label = _LABEL.match(self.body, at)
        name = label[1].rstrip("*") if label else ""
        if label is None or not (is_block(name) or self.is_block_environment(name)):
            return
        end = self.body.find(f"\\end{{{label[1]}}}", label.end())
        self.roles.append((Span(label.end(), end if end >= 0 else len(self.body)), "block"))

    def role(self, name: str, at: int) -> tuple[str, int]:
        """What the text is that a command holds, and where its argument may begin."""
        while (option := self.arguments.bracketed(at)) is not None:
            at = option.end + 1
        quoting = quoting_command(name)
        if quoting is not None:
            language = self.arguments.braced(at) if quoting.language else None
            return ("block" if quoting.form is Form.BLOCK else "quote"), language.end + 1 if language else at
        for role, names in (("block", EPIGRAPHS), ("note", NOTES), ("heading", HEADINGS), ("silent", SILENT)):
            if name in names:
                return role, at
        return "", at

    def defined(self, kinds: tuple[str, ...]) -> Defined:
        """What the text says of a command whose arguments are of these kinds."""
        roles: dict[int, list[str]] = {}
        for match in _PARAMETER.finditer(self.body):
            roles.setdefault(int(match[1]), []).append(self.role_at(match.start()))
        parameters = tuple(
            Parameter(kind, _telling(roles.get(number, []))) for number, kind in enumerate(kinds, start=1)
        )
        return Defined(parameters, self.citation, _merged(self.groups), has_words=self.has_words())

    def has_words(self) -> bool:
        """Whether there are words besides commands, the names of environments, and what is silent."""
        text = self.body
        for span, role in reversed(self.roles):
            if role == "silent":
                text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
        return _WORD.search(_NO_WORDS.sub(" ", text)) is not None

    def role_at(self, at: int) -> str:
        """What the text at an offset is: that of the innermost range that holds it, or between marks."""
        role = next((role for span, role in reversed(self.roles) if span.start <= at < span.end), "")
        if role == "" and _OPENING_MARK.search(self.body, max(0, at - 60), at):
            return "marked"
        return role


def _telling(roles: list[str]) -> str:
    """What an argument is that a text has several times: what is quoted, or seen at all, counts most."""
    return next((role for role in roles if role not in ("", "silent")), "" if "" in roles else "silent")


def _merged(groups: list[CiteGroup]) -> tuple[CiteGroup, ...]:
    r"""The groups, each list of keys once: of `\citeauthor{#1} (\citeyear[#2]{#1})` there is one."""
    merged: dict[str, CiteGroup] = {}
    for group in groups[:_MOST_GROUPS]:
        if any(text.count("#") > _MOST_PARAMETERS for text in group):
            continue
        known = merged.get(group.keys)
        if known is None:
            merged[group.keys] = group
        else:
            merged[group.keys] = CiteGroup(known.prefix or group.prefix, known.suffix or group.suffix, group.keys)
    return tuple(merged.values())


def filled(groups: tuple[CiteGroup, ...], values: list[str]) -> list[CiteGroup]:
    """The groups with `values` in place of `#1`, `#2` …"""

    def fill(text: str) -> str:
        return _PARAMETER.sub(lambda match: (["", *values, *[""] * 9])[int(match[1])], text)

    return [CiteGroup(fill(group.prefix), fill(group.suffix), fill(group.keys)) for group in groups]
