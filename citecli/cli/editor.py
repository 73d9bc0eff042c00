"""The user's text editor: `VISUAL`, `EDITOR`, or the system's usual one."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

from citecli.errors import Failed

_HINT = "give the changes as options (--title, --author, --set …)"


def open_editor(path: Path) -> None:
    """Open `path` in the editor and wait until it is closed.

    Raises `Failed` when there is no editor or no terminal for it, or when it ends with an error.
    """
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not chosen and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Failed(f"there is no terminal for an editor; {_HINT}")
    name = chosen or ("notepad" if os.name == "nt" else "vi")
    try:
        words = shlex.split(name, posix=os.name == "posix")
    except ValueError:
        words = []
    if not words or not shutil.which(words[0]):
        raise Failed(f"the editor {name} was not found; set EDITOR, or {_HINT}")
    if subprocess.run([*words, str(path)], check=False).returncode:
        raise Failed("nothing was changed: the editor ended with an error")
