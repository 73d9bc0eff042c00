"""`citecli undo`."""

from typing import TYPE_CHECKING

from citecli.cli import options
from citecli.cli.command import command

if TYPE_CHECKING:
    from citecli.cli.session import Session


class Options(options.CommonOptions):
    """The options of `citecli undo`."""

    as_json: options.Json = False


@command(Options, examples=(("citecli undo", "take back the last add, edit, tag, keep, remove or restore"),))
def run(options: Options, session: "Session") -> int:
    """Take back the last change to the library: the last `add`, `edit`, `tag`, `keep`, `remove` or restoring.

    What was added moves to the trash; what was removed comes back; a reference, or what was kept, is as it was before.
    """
    from citecli.api.library.undo import undo_last
    from citecli.cli.exits import Exit

    with session.bar("Undoing") as bar:
        verb, documents = undo_last(session.own_library, session.listener, bar)
    session.write_additions(documents, options.as_json)
    session.note(f"the last `{verb}` was undone")
    return Exit.DONE
