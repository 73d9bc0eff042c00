"""The bibliographies of a page's project, where Sphinx or MyST names them for all pages.

Sphinx: `bibtex_bibfiles` in `conf.py`, which is not run; Jupyter Book: the same in `_config.yml`; MyST: `bibliography`
in `myst.yml`, and without it all BibTeX files of its folder.
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from citecli.drafts.model import Draft
from citecli.drafts.project_files import NotFollowed, ProjectFiles
from citecli.frozen import replace
from citecli.text import guarded_yaml

_FOLDERS = 8
"""Folders, from that of a page upwards, in which the settings of its project are looked for."""
_BIBFILES = re.compile(r"^bibtex_bibfiles\s*(?::[^=\n]*)?=\s*[\[(](?P<names>[^\])]*)[\])]", re.MULTILINE)
_NAME = re.compile(r"\"([^\"\n]+)\"|'([^'\n]+)'")
_SETTINGS = ("conf.py", "_config.yml", "myst.yml")


def with_bibliographies(draft: Draft, folder: Path) -> Draft:
    """The draft of a page in `folder`; if it cites and names no bibliography, with those of its project."""
    if draft.front.bibliography or draft.front.references or not draft.citations:
        return draft
    for above in _upwards(folder):
        names = [name for settings in _SETTINGS for name in _names(above, settings)]
        inside = [name for name in names if _is_inside(above, name)]
        if inside:
            paths = tuple(os.path.relpath(above / name, folder) for name in inside)
            return replace(draft, front=replace(draft.front, bibliography=paths))
    return draft


def _upwards(folder: Path) -> list[Path]:
    """A folder and those above it, up to that of a repository."""
    folders: list[Path] = []
    for _ in range(_FOLDERS):
        folders.append(folder)
        above = Path(os.path.normpath(folder / ".."))
        if (folder / ".git").exists() or above.resolve() == folder.resolve():
            break
        folder = above
    return folders


def _is_inside(folder: Path, name: str) -> bool:
    """Whether a file is in the project: in its folder, or in the repository that this is in."""
    root = _upwards(folder)[-1]
    root = root if (root / ".git").exists() else folder
    try:
        path = (folder / name).resolve()
        return path.is_relative_to(root.resolve()) and path.is_file()
    except (OSError, ValueError, RuntimeError):  # a name that is none, a loop of links
        return False


def _names(folder: Path, settings: str) -> Sequence[str]:
    """The bibliographies that a file of settings names; none when there is no such file, or it can't be read."""
    if not (folder / settings).is_file():
        return ()
    try:
        text = ProjectFiles(folder).read(settings).text
        if settings == "conf.py":
            found = _BIBFILES.search(text)
            return [match[1] or match[2] for match in _NAME.finditer(found["names"])] if found else ()
        values = guarded_yaml.load_settings(text)
    except (NotFollowed, guarded_yaml.NoYaml):
        return ()
    if settings == "_config.yml":
        return _texts(_field(values, "sphinx", "config", "bibtex_bibfiles") or _field(values, "bibtex_bibfiles"))
    listed = _field(values, "project", "bibliography")
    return _texts(listed) if listed is not None else sorted(path.name for path in folder.glob("*.bib"))


def _field(values: object, *path: str) -> object:
    """A field in fields, `None` for none."""
    for name in path:
        values = values.get(name) if isinstance(values, Mapping) else None
    return values


def _texts(value: object) -> list[str]:
    listed = value if isinstance(value, list) else [value]
    return [text for text in listed if isinstance(text, str)]
