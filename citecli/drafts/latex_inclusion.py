r"""LaTeX of several files: what `\input`, `\include`, `\subfile`, `\import` and their like name, put in their places.

Names are looked for as TeX does: in the folder of the main file, or in the one that `\import` names; then in that of
the file that includes. Commands in a name are those that stand for a mere word (`\newcommand{\parts}{chapters}`).
"""

import posixpath
import re
from typing import NamedTuple

from citecli.drafts.composition import Composer
from citecli.drafts.project_files import DEEPEST, FileText, NotFollowed, ProjectFiles

_TOKEN = re.compile(
    r"(?P<comment>%[^\n]*)|\\begin\s*\{(?P<code>verbatim|Verbatim|lstlisting|minted|comment|alltt|filecontents)(?P<star>\*?)\}"
    r"|\\(?P<end>endinput(?![a-zA-Z])|end\s*\{document\})|\\verb\*?(?P<delimiter>[^a-zA-Z\s*])|\\(?P<name>[a-zA-Z@]+)\*?"
    r"|\\.",
    re.DOTALL,
)
_INCLUDING = frozenset(
    "input include subfile subfileinclude import subimport includefrom subincludefrom inputfrom subinputfrom".split()
)
_FROM_FOLDER = frozenset("import subimport includefrom subincludefrom inputfrom subinputfrom".split())
_ON_NEW_PAGE = frozenset("include subfileinclude includefrom subincludefrom".split())
_BIBLIOGRAPHIES = frozenset("bibliography addbibresource addglobalbib addsectionbib nobibliography".split())
_ARGUMENT = re.compile(r"\s*\{((?:[^{}]|\{[^{}]*\}){0,4000})\}")
_COMMENT = re.compile(r"%[^\n]*(?:\n\s*)?")
_OPTION = re.compile(r"\s*\[[^\[\]]*\]")
_BARE = re.compile(r"[ \t]+(?:\"([^\"\n]+)\"|([^\s{}\\%\[\]]+))")
_WORD_MACRO = re.compile(
    r"\\(?:(?:re)?newcommand\*?\s*\{?\s*\\(?P<new>[a-zA-Z]+)\s*\}?|def\s*\\(?P<old>[a-zA-Z]+))\s*\{(?P<word>[^{}\\%#\n]*)\}"
)
_CHAPTER_MACRO = re.compile(
    r"\\(?:re)?newcommand\*?\s*\{?\s*\\(?P<name>[a-zA-Z]+)\s*\}?\s*\[1\]\s*\{(?P<body>(?:[^{}]|\{[^{}]*\}){0,2000})\}"
)
_IN_MACRO = re.compile(r"\\(?P<command>input|include|subfile|subfileinclude)\s*\{(?P<target>[^{}]*#1[^{}]*)\}")
_MACRO = re.compile(r"\\([a-zA-Z]+)(?:\s+|\{\})?")
_BODY = re.compile(r"(?P<comment>(?<!\\)%[^\n]*)|\\begin\s*\{document\}")
_BRANCH = re.compile(r"\\(?P<open>if(?!f\b|thenelse\b|undef\b|def\b)[a-zA-Z@]*|fi|else)(?![a-zA-Z@])")
_LAST_COMMENT = re.compile(r"(?<!\\)(?:\\\\)*(%[^\n]*)\Z")
_NO_PROSE = (
    ".bbl .tikz .pgf .pdf_tex .eps_tex .pstex_t .pdf_t .ps_tex .sty .cls .def .cfg .clo .fd .aux .toc .lof .lot .bib "
    ".ind .gls .acr .code .pdf .png"
)
_NOT_PROSE = frozenset(_NO_PROSE.split())
"""Suffixes of what is included as a picture, a setting, or something that TeX writes itself."""
_OF_TEX = frozenset(
    "glyphtounicode pdftexcmds xy xypic epsf psfig insbox binhex random prooftree ulem tikz pgf amstex null".split()
)
"""What every installation of TeX has."""


class Bibliography(NamedTuple):
    """A bibliography that a file of the draft names."""

    name: str

    file: str
    """The path of that file in the project's folder."""


class Inclusion(NamedTuple):
    """A command that includes a file: its name, the file that it names, the folder that it names, and where it ends."""

    command: str
    target: str
    folder: str
    end: int
    before: str = ""
    """What a command of the writer's own sets before the file."""
    after: str = ""


class Expander:
    """Puts files into the text of the one that includes them."""

    def __init__(self, files: ProjectFiles, root: str) -> None:
        """`root` is the path of the main file."""
        self._files = files
        self._root = root
        self._words = {"jobname": posixpath.splitext(posixpath.basename(root))[0]}
        self._only: frozenset[str] | None = None
        self._own: dict[str, Inclusion] = {}  # commands of the writer's own that include what their argument names
        self.bibliographies: list[Bibliography] = []
        self.included: set[str] = set()

    def expand(self, composer: Composer, file: FileText, start: int = 0, end: int | None = None) -> None:
        """Add a file, or a part of it, with what it includes."""
        _Expansion(self, composer, file, (self._root, file.path), posixpath.dirname(self._root)).add(
            start, len(file.text) if end is None else end
        )

    # What a file needs to know of the others.

    def take_words(self, text: str) -> None:
        """Remember the commands that stand for a word."""
        for match in _WORD_MACRO.finditer(text):
            self._words[match["new"] or match["old"]] = match["word"].strip()
        for match in _CHAPTER_MACRO.finditer(text):
            if inner := _IN_MACRO.search(match["body"]):
                before, after = match["body"][: inner.start()], match["body"][inner.end() :]
                self._own[match["name"]] = Inclusion(inner["command"], inner["target"], "", 0, before, after)

    def own(self, name: str, text: str, at: int) -> Inclusion | None:
        """What a command of the writer's own includes, whose argument begins at `at`; `None` for any other command."""
        if name not in self._own or not (given := _ARGUMENT.match(text, at)):
            return None
        argument, end = given[1].strip(), given.end()
        command, target, _, _, before, after = self._own[name]
        target, before, after = (part.replace("#1", argument) for part in (target, before, after))
        return Inclusion(command, self.plain(target), "", end, before, after)

    def is_own(self, target: str) -> bool:
        """Whether it is the name in the definition of a command of the writer's own."""
        return any(target == own.target for own in self._own.values())

    def plain(self, name: str) -> str:
        """A name without comments, in which commands that stand for a word are replaced."""
        name = _COMMENT.sub("", name)
        return _MACRO.sub(lambda match: self._words.get(match[1], match[0]), name).strip().strip('"')

    def limit(self, names: str) -> None:
        r"""Take notice of `\includeonly`."""
        self._only = frozenset(name.strip() for name in self.plain(names).split(","))

    def find(self, inclusion: Inclusion, base: str, file: FileText) -> FileText:
        """The file that is included by `file`, where names are relative to `base`. Raises `NotFollowed`."""
        target = inclusion.target
        if inclusion.command == "include" and self._only is not None and target not in self._only:
            raise NotFollowed("\\includeonly leaves it out")
        if "\\" in target or "#" in target:
            raise NotFollowed("its name is made by a command")
        if target.startswith("|"):
            raise NotFollowed("it is the output of a program")
        folders = [base, posixpath.dirname(self._root), posixpath.dirname(file.path)]
        if inclusion.folder:
            origin = base if inclusion.command.startswith("sub") else posixpath.dirname(self._root)
            folders = [posixpath.join(one, inclusion.folder) for one in (origin, *folders)]
        return self._files.read(
            self._files.find(posixpath.join(folder, target + suffix) for folder in folders for suffix in (".tex", ""))
        )


class _Expansion:
    """One file that is being put into the text, and the files that led to it (`trail`)."""

    def __init__(
        self, expander: Expander, composer: Composer, file: FileText, trail: tuple[str, ...], base: str
    ) -> None:
        self.expander = expander
        self.composer = composer
        self.file = file
        self.trail = trail
        self.base = base
        self.unclosed: set[str] = set()  # what the rest of the file has no end of
        expander.take_words(file.text)

    def add(self, start: int, end: int) -> None:
        """Add the part of the file between two offsets, as far as TeX reads it."""
        text = self.file.text
        at = added = start
        while (token := _TOKEN.search(text, at, end)) is not None:
            at = token.end()
            if token["end"]:
                end = token.start() if token["end"] == "endinput" else end
                break
            if token["code"]:
                at = self.behind(f"\\end{{{token['code']}{token['star']}}}", at, end)
            elif token["delimiter"]:
                line = text.find("\n", at, end)
                at = max(text.find(token["delimiter"], at, line if line >= 0 else end) + 1, at)
            elif token["name"] == "iffalse":
                at = self.branch_end(at, end)
            elif token["name"] and (inclusion := self.inclusion(token["name"], at)):
                at = inclusion.end
                if self.include(inclusion, token.start(), added):
                    added = at
        self.composer.add(self.file, added, end)

    def behind(self, closing: str, at: int, end: int) -> int:
        """Where the text goes on behind what closes code; at once, if nothing does."""
        close = self.file.text.find(closing, at, end) if closing not in self.unclosed else -1
        if close < 0:
            self.unclosed.add(closing)
            return at
        return close + len(closing)

    def branch_end(self, at: int, end: int) -> int:
        r"""Where the text goes on after `\iffalse`: behind its `\else` or `\fi`; at once, if there is none."""
        depth = 0
        for match in _BRANCH.finditer(self.file.text, at, end if "fi" not in self.unclosed else at):
            if match["open"].startswith("if"):
                depth += 1
            elif match["open"] == "fi" and depth:
                depth -= 1
            elif not depth:
                return match.end()
        self.unclosed.add("fi")
        return at

    def inclusion(self, name: str, at: int) -> Inclusion | None:
        """What a command includes, if it does; what else it says of the draft's files is taken notice of."""
        text = self.file.text
        if name in _BIBLIOGRAPHIES:
            self.name_bibliographies(name, at)
        if name == "includeonly" and (names := _ARGUMENT.match(text, at)):
            self.expander.limit(names[1])
        if name not in _INCLUDING:
            return self.expander.own(name, text, at)
        folder = ""
        if name in _FROM_FOLDER:
            argument = _ARGUMENT.match(text, at)
            if argument is None:
                return None
            folder, at = self.expander.plain(argument[1]) or ".", argument.end()
        argument = _ARGUMENT.match(text, at) or (_BARE.match(text, at) if name == "input" else None)
        if argument is None:
            return None
        target = self.expander.plain(next(filter(None, argument.groups()), ""))
        if self.expander.is_own(target):
            return None
        is_prose = target and posixpath.splitext(target)[1].lower() not in _NOT_PROSE and target not in _OF_TEX
        return Inclusion(name, target, folder, argument.end()) if is_prose else None

    def name_bibliographies(self, command: str, at: int) -> None:
        """Take notice of the bibliographies that a command names."""
        while option := _OPTION.match(self.file.text, at):
            at = option.end()
        if names := _ARGUMENT.match(self.file.text, at):
            for name in filter(None, map(str.strip, self.expander.plain(names[1]).split(","))):
                whole = name if command.startswith("add") or name.endswith(".bib") else f"{name}.bib"
                self.expander.bibliographies.append(Bibliography(whole, self.file.path))

    def include(self, inclusion: Inclusion, start: int, added: int) -> bool:
        """Add what stands from `added` to the command at `start`, and the file that it includes; whether it could."""
        composer = self.composer
        try:
            included = self.expander.find(inclusion, self.base, self.file)
            if included.path in self.trail:
                raise NotFollowed("it would include itself")
            if len(self.trail) > DEEPEST:
                raise NotFollowed(f"files are included in one another more than {DEEPEST} deep")
        except NotFollowed as reason:
            folder = f"{{{inclusion.folder}}}" if inclusion.folder else ""
            composer.remark(self.file, start, f"\\{inclusion.command}{folder}{{{inclusion.target}}}", str(reason))
            return False
        self.expander.included.add(included.path)
        composer.add(self.file, added, start)
        page = "\\clearpage\n" if inclusion.command in _ON_NEW_PAGE else ""
        composer.add_words(inclusion.before + page, self.file, start)
        base = posixpath.dirname(included.path) if inclusion.folder else self.base
        begin, end = body(included.text)
        _Expansion(self.expander, composer, included, (*self.trail, included.path), base).add(begin, end)
        composer.add_words((f"\n{page}" if page else "") + inclusion.after, self.file, start)
        return True


def body(text: str) -> tuple[int, int]:
    """Where the part of an included file begins and ends that is set: a document's body, without the last line end."""
    start, end = 0, len(text)
    if (begin := begin_document(text)) >= 0:
        start = begin + len("\\begin{document}")
        close = text.find("\\end{document}", start)
        end = close if close >= 0 else end
    end -= text.endswith("\n", start, end)
    end -= text.endswith("\r", start, end)
    line = text.rfind("\n", start, end) + 1
    if comment := _LAST_COMMENT.search(text, max(line, start), end):
        end = comment.start(1)  # it would hide what follows in the file that includes
    return start, end


def begin_document(text: str) -> int:
    r"""Where `\begin{document}` stands, -1 for nowhere; comments are passed over."""
    return next((match.start() for match in _BODY.finditer(text) if match["comment"] is None), -1)
