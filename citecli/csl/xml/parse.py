"""Parse style and locale files (XML) into the values of `tree`.

Parsing is tolerant: elements and attributes unknown to CSL are ignored and listed in `Style.problems`. If no usable
style remains, `InvalidStyle` is raised with all problems. Nothing is expanded or fetched: a file that declares entities
is refused.
"""

from typing import Any, NoReturn

from citecli.csl.tree import BibliographyPart, CitationPart, LocaleLayer, SortKey, Style, StyleInfo, TextMacro
from citecli.csl.xml import parts, rendering, terms
from citecli.csl.xml.attributes import Note
from citecli.csl.xml.macros import Call, Extent
from citecli.csl.xml.macros import check as check_macros
from citecli.csl.xml.parts import Macro, StyleHead, has_layout
from citecli.errors import InvalidStyle
from citecli.frozen import FrozenValue

# The elements, by name as expat gives it: namespace, space, local name; the tables are looked up for every tag.
NAMESPACE = "http://purl.org/net/xbiblio/csl"


def _qualified(words: str) -> frozenset[str]:
    return frozenset(f"{NAMESPACE} {word}" for word in words.split())


_ELEMENTS = {
    f"{NAMESPACE} {name}": element
    for table in (parts.READERS, rendering.READERS, terms.READERS)
    for name, element in table.items()
}

_READERS = {name: element.read for name, element in _ELEMENTS.items()}
"""(attributes, note) -> head. What a reader leaves in the attributes is unknown to CSL."""

_COMBINERS = {name: element.fill for name, element in _ELEMENTS.items() if element.fill is not None}
"""(head, children, text, note) -> value, for the elements that have content."""

_ALLOWED = {name: _qualified(element.holds) for name, element in _ELEMENTS.items()}
"""Which elements stand in which."""

_TEXTUAL = frozenset(name for name, element in _ELEMENTS.items() if element.textual)
"""Elements whose characters count."""

_SCOPES = frozenset(name for name, element in _ELEMENTS.items() if element.scope)
"""Elements whose macro calls are counted together."""

_UNREAD = _qualified("author contributor rights summary published issn eissn issnl source translator institution info")
"""Elements that may stand where they are and say nothing to a processor (cs:institution is another CSL's)."""


DEEPEST = 100
"""Elements within elements in one file."""


class DependentStyle(FrozenValue):
    """A dependent style: it only names its parent (`info.parent`, an id) and possibly a language of its own."""

    info: StyleInfo
    default_locale: str = ""
    problems: tuple[str, ...] = ()


def parse_style(data: bytes | str) -> Style:
    """An independent style. Raises `InvalidStyle`, for a dependent style too: `load` follows those to their parents."""
    style = parse_any_style(data)
    if isinstance(style, DependentStyle):
        raise InvalidStyle(f"this style only refers to another one, {style.info.parent}")
    return style


def parse_any_style(data: bytes | str) -> Style | DependentStyle:
    """A style of either kind (specification, "File Types"). Raises `InvalidStyle`."""
    reading = _FileReading("style")
    reading.read(data)
    return _assemble(reading)


def parse_locale(data: bytes | str) -> LocaleLayer:
    """A locale file. Raises `InvalidStyle`."""
    reading = _FileReading("locale")
    reading.read(data)
    layer: LocaleLayer = reading.found[0]
    return layer


def parse_info(data: bytes | str) -> StyleInfo:
    """The metadata of a style, parsed no further than cs:info. Raises `InvalidStyle`."""
    reading = _FileReading("style", only_info=True)
    reading.read(data)
    for found in reading.found:
        if isinstance(found, StyleInfo):
            return found
    reading.fatal.append((1, "there is no cs:info"))
    reading.raise_fatal()
    return StyleInfo()


def _assemble(reading: "_FileReading") -> Style | DependentStyle:
    """The style that the children of cs:style make."""
    info, citation, bibliography = StyleInfo(), None, None
    macros: dict[str, Any] = {}
    locales: list[LocaleLayer] = []
    for found in reading.found:
        if isinstance(found, Macro):
            macros[found.name] = found.children
        elif isinstance(found, LocaleLayer):
            locales.append(found)
        elif isinstance(found, StyleInfo):
            info = found
        elif isinstance(found, CitationPart):
            citation = found
        elif isinstance(found, BibliographyPart):
            bibliography = found
    head = reading.head
    if citation is None and info.parent:
        return DependentStyle(info, head.default_locale, reading.report())
    if citation is None:
        reading.fatal.append((1, "there is no cs:citation"))
    elif not has_layout(citation):
        reading.fatal.append((1, "cs:citation has no cs:layout"))
    if bibliography is not None and not has_layout(bibliography):
        reading.problems.append((1, "cs:bibliography has no cs:layout"))
        bibliography = None
    reading.fatal.extend(check_macros(reading.macros, reading.layouts))
    reading.raise_fatal()
    assert citation is not None  # else there was a fatal problem
    return Style(
        info,
        head.class_,
        head.default_locale,
        citation,
        bibliography,
        macros,
        tuple(locales),
        head.options,
        head.names_delimiter,
        head.demote_non_dropping_particle,
        head.initialize_with_hyphen,
        head.page_range_format,
        reading.report(),
    )


class _Stop(Exception):
    """Raised to stop parsing when enough has been read."""


class _FileReading:
    """One pass over one file: the children of cs:style (or the one cs:locale) in `found`, what is wrong beside them.

    `problems` and `fatal` hold (line, text).
    """

    head: StyleHead

    def __init__(self, root: str, *, only_info: bool = False) -> None:
        self.root = root
        self.only_info = only_info
        self.problems: list[tuple[int, str]] = []
        self.fatal: list[tuple[int, str]] = []
        self.found: list[Any] = []
        self.macros: dict[str, Extent] = {}
        self.layouts: list[Extent] = []

    def report(self) -> tuple[str, ...]:
        """Every problem, in the order of the lines."""
        return tuple(f"line {line}: {text}" for line, text in sorted(self.problems + self.fatal))

    def raise_fatal(self) -> None:
        """Raise `InvalidStyle` if there is a fatal problem."""
        if self.fatal:
            line, text = self.fatal[0]
            kind = "CSL style" if self.root == "style" else "CSL locale"
            raise InvalidStyle(f"not a usable {kind}: line {line}: {text}", self.report())

    def read(self, data: bytes | str) -> None:
        """Read it all. Raises `InvalidStyle` if it is no XML, or other XML."""
        from xml.parsers import expat

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        parser.buffer_text = True
        self._attach(parser)
        try:
            parser.Parse(data, True)
        except _Stop:
            pass
        except expat.ExpatError as error:
            self.fatal.append((error.lineno, f"broken XML: {expat.ErrorString(error.code)}"))
        except (LookupError, ValueError) as error:  # an encoding unknown to Python or to expat
            self.fatal.append((1, f"unreadable XML: {error}"))
        self.raise_fatal()

    def _attach(self, parser: Any) -> None:  # noqa: C901
        """Give expat its handlers: closures, for a large style has thousands of elements to be read while one waits.

        The head of an element is made once for each set of attributes: styles say the same things over and over.
        """
        problems = self.problems
        heads: dict[tuple[str, ...], Any] = {}
        frames: list[tuple[Any, int, list[Any], frozenset[str]]] = []
        children = self.found
        allowed = frozenset((f"{NAMESPACE} {self.root}",))
        special = _TEXTUAL | _SCOPES
        texts: list[str] = []
        calls: list[Call] = []
        skipped = size = deepest = base = line = 0

        def note(text: str) -> None:
            problems.append((line, text))

        def start(name: str, attributes: list[str]) -> None:  # noqa: C901
            nonlocal children, allowed, skipped, size, deepest, base, line
            if skipped:
                skipped += 1
                return
            line = parser.CurrentLineNumber
            depth = len(frames)
            if name not in allowed:
                if not depth:
                    self.fatal.append((line, _wrong_root(name, self.root)))
                    raise _Stop
                skipped = 1
                if name not in _UNREAD:
                    note(f"{_shown(name)} is not allowed here")
                return
            if depth > DEEPEST:
                self.fatal.append((line, f"elements are nested more than {DEEPEST} deep"))
                raise _Stop
            key = (name, *attributes)
            head = heads.get(key)
            if head is None:
                before = len(problems)
                left = dict(zip(attributes[::2], attributes[1::2], strict=True))
                head = _READERS[name](left, note)
                for attribute in left:
                    note(f"unknown attribute '{attribute.rpartition(' ')[2]}' on {_shown(name)}")
                if len(problems) == before:
                    heads[key] = head
            if name in special:
                if name in _TEXTUAL:
                    texts.clear()
                    parser.CharacterDataHandler = texts.append
                else:
                    calls.clear()
                    size = deepest = 0
                    base = depth
            size += 1
            if depth - base > deepest:
                deepest = depth - base
            kind = type(head)
            if (kind is TextMacro or kind is SortKey) and head.macro:
                calls.append(Call(head.macro, line, depth - base))
            frames.append((head, line, children, allowed))
            children = []
            allowed = _ALLOWED[name]

        def end(name: str) -> None:
            nonlocal children, allowed, skipped, line
            if skipped:
                skipped -= 1
                return
            inner = children
            head, line, children, allowed = frames.pop()
            combine = _COMBINERS.get(name)
            if combine is None:
                if frames:
                    children.append(head)
                else:  # cs:style: its children are what was looked for
                    self.head = head
                    self.found = inner
                return
            text = ""
            if name in special:
                if name in _TEXTUAL:
                    text = "".join(texts)
                    parser.CharacterDataHandler = None
                else:
                    self._measure(head, line, Extent(line, size, deepest, tuple(calls)), note)
            value = combine(head, inner, text, note)
            children.append(value)
            if self.only_info and type(value) is StyleInfo:
                self.found = children
                raise _Stop

        def declare_entity(name: str, *_: object) -> NoReturn:
            self.fatal.append((parser.CurrentLineNumber, f"it declares an entity, &{name[:40]};"))
            raise _Stop

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.EntityDeclHandler = declare_entity

    def _measure(self, head: Any, line: int, extent: Extent, note: Note) -> None:
        """Keep the extent of a macro or of a part of the style."""
        if not isinstance(head, Macro):
            self.layouts.append(extent)
            return
        if head.name in self.macros:
            note(f"macro '{head.name}' is defined twice; the last one is used")
        self.macros[head.name] = extent


def _shown(name: str) -> str:
    """An element's name in a message: cs:text, or <other> for what is not CSL's."""
    namespace, _, local = name.rpartition(" ")
    local = local[:40]
    return f"cs:{local}" if namespace == NAMESPACE else f"<{local}>"


def _wrong_root(name: str, expected: str) -> str:
    """Why a file's root element makes it something else."""
    namespace, _, local = name.rpartition(" ")
    if local == expected:
        return f"cs:{expected} is in the namespace '{namespace[:60]}', not in CSL's, {NAMESPACE}"
    return f"the root element is {_shown(name)}, not cs:{expected}"
