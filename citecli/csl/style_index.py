"""Style index: find a style among the ten thousand installed by the words of its title.

Reading every style takes seconds, so what they say of themselves is kept in one file under the user's cache folder,
a line a style. The file is made anew when the styles have changed, and can be deleted at any time.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from citecli.csl import sources
from citecli.csl.tree import StyleInfo
from citecli.csl.xml.parse import parse_info
from citecli.errors import AmbiguousStyle, InvalidStyle, UnknownStyle
from citecli.frozen import replace
from citecli.text.folding import fold
from citecli.text.words import letter_runs

Progress: TypeAlias = Callable[[int, int], object]
"""Called with how many styles have been read, and how many there are."""

INDEX_NAME = "styles.tsv"
_FORMAT = "citecli styles 2"


def search_styles(
    words: str | Sequence[str], cache_dir: Path, progress: Progress | None = None
) -> tuple[StyleInfo, ...]:
    """The styles that have all the words in id, title, fields or citation format, the best matches first.

    Case, accents and hyphens make no difference. `StyleInfo.id` is the id to load the style by (apa), and `parent` that
    of a dependent style's parent. Raises `Failed` when the styles are not installed.
    """
    wanted = _fold(words if isinstance(words, str) else " ".join(words)).split()
    aliased = sources.ALIASES.get("-".join(wanted), "")
    ranked: list[tuple[tuple[int, ...], str, StyleInfo]] = []
    first = wanted[0] if wanted else ""
    alias_line = f"\t{aliased}\t"
    for line in _lines(cache_dir, progress):
        if first not in line and not (aliased and alias_line in line):  # most lines go here, before any work
            continue
        haystack, _, rest = line.partition("\t")
        if all(word in haystack for word in wanted) or (aliased and rest.startswith(f"{aliased}\t")):
            info = _read(rest)
            ranked.append((_rank(info, wanted, aliased), info.title, info))
    ranked.sort(key=lambda entry: entry[:2])
    return tuple(info for *_, info in ranked)


def resolve_style(name: str, cache_dir: Path, progress: Progress | None = None) -> Path:
    """The file of a style named by whatever `sources.find_style` takes, or by a part of its title that no other has.

    Variants of a style (…-no-url) do not count as others. Raises `UnknownStyle`, naming those that would do when there
    are several, the nearest when there are none.
    """
    try:
        return sources.find_style(name)
    except UnknownStyle as error:
        if name.endswith((".csl", ".xml")) or "/" in name or "\\" in name:
            raise
        wanted = " ".join(_fold(name).split())
        found = [info for info in search_styles(name, cache_dir, progress) if _titled(info, wanted)]
        exact = [info for info in found if wanted in (_fold(info.title), _fold(info.title_short))]
        chosen = exact or found
        base = min((info.id for info in chosen), key=len, default="")
        if base and len(exact) < 2 and all(info.id == base or info.id.startswith(f"{base}-") for info in chosen):
            # It, and its variants.
            return sources.find_style(base)
        if not chosen:
            raise
        shown = ", ".join(info.id for info in chosen[:4]) + (" …" if len(chosen) > 4 else "")
        message = f"“{' '.join(name.split())[:80]}” matches several styles: {shown}"
        raise AmbiguousStyle(message, [(info.id, info.title) for info in chosen]) from error


def index_styles(cache_dir: Path, progress: Progress | None = None) -> Path:
    """Make the index anew, whether or not there is one; returns its file. Raises `Failed` without any styles."""
    _write(cache_dir, _read_all(progress))
    return cache_dir / INDEX_NAME


def is_indexed(cache_dir: Path) -> bool:
    """Whether a search can answer at once."""
    return _cached(cache_dir) is not None


def _titled(info: StyleInfo, wanted: str) -> bool:
    """Whether the words are a part of the title that begins with a word of it (a slip of the key is no part)."""
    return f" {wanted}" in f" {_fold(info.title)}" or f" {wanted}" in f" {_fold(info.title_short)}"


def _rank(info: StyleInfo, wanted: Sequence[str], aliased: str) -> tuple[int, ...]:
    """What matches are ordered by: the lower the better."""
    phrase = " ".join(wanted)
    title, short, identifier = _fold(info.title), _fold(info.title_short), _fold(info.id)
    if phrase in (identifier, short, title) or info.id == aliased:
        level = 0
    elif title.startswith(phrase) or identifier.startswith(phrase):
        level = 1
    elif f" {phrase}" in f" {title}" or f" {phrase}" in f" {identifier}":
        level = 2
    elif all(f" {word}" in f" {title}" for word in wanted):
        level = 3
    elif all(word in f"{title} {identifier}" for word in wanted):
        level = 4
    else:
        level = 5
    return (level, 0 if info.id == aliased else 1, 1 if info.parent else 0, len(info.id))


# The file.


def _lines(cache_dir: Path, progress: Progress | None) -> list[str]:
    lines = _cached(cache_dir)
    if lines is None:
        lines = _read_all(progress)
        _write(cache_dir, lines)
    return lines


def _stamp() -> str:
    """What changes when the styles do."""
    folder = sources.styles_folder()
    times = [place.stat().st_mtime_ns for place in (folder, folder / "dependent") if place.is_dir()]
    return "\t".join((_FORMAT, str(folder), str(sources.count_styles()), *map(str, times)))


def _cached(cache_dir: Path) -> list[str] | None:
    """The lines of the index, `None` when there is none, or one that is out of date or damaged."""
    try:
        stamp, *lines = (cache_dir / INDEX_NAME).read_bytes().decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    if stamp != _stamp() or not lines or lines.pop() != "":
        return None
    return lines


def _write(cache_dir: Path, lines: Sequence[str]) -> None:
    """Keep the index. Where nothing can be written, a search takes its time but finds what there is."""
    from os import getpid

    target = cache_dir / INDEX_NAME
    draft = cache_dir / f"{INDEX_NAME}.{getpid()}"
    text = "\n".join((_stamp(), *lines, ""))
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        draft.replace(target)
    except OSError:
        if draft.is_file():
            draft.unlink(missing_ok=True)


def _read_all(progress: Progress | None) -> list[str]:
    """A line for every installed style."""
    identifiers = sources.style_ids()
    lines: list[str] = []
    for done, info in enumerate(_infos(identifiers), 1):
        lines.append(_line(info))
        if progress is not None and (done % 100 == 0 or done == len(identifiers)):
            progress(done, len(identifiers))
    return lines


def _infos(identifiers: Sequence[str]) -> Iterator[StyleInfo]:
    folder = sources.styles_folder()
    for identifier in identifiers:
        path = folder / f"{identifier}.csl"
        if not path.is_file():
            path = folder / "dependent" / path.name
        try:
            info = parse_info(sources.read_file(path))
        except InvalidStyle:  # found by its id all the same; who loads it is told what is wrong
            info = StyleInfo()
        yield replace(info, id=identifier, parent=sources.style_id(info.parent))


def _line(info: StyleInfo) -> str:
    haystack = _fold(" ".join((info.id, info.title, info.title_short, info.citation_format, *info.fields)))
    names = (info.id, info.title, info.title_short, info.parent, info.citation_format)
    fields = (haystack, *names, " ".join(info.fields), info.updated)

    return "\t".join(" ".join(field.split()) for field in fields)


def _read(rest: str) -> StyleInfo:
    identifier, title, short, parent, citation_format, fields, updated = rest.split("\t")
    return StyleInfo(identifier, title, short, parent, citation_format, tuple(fields.split()), updated)


def _fold(text: str) -> str:
    """Text for comparing: small letters, no accents, hyphens and the like as spaces."""
    return " ".join(letter_runs(fold(text)))
