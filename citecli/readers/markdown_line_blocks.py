"""Pandoc's line blocks, as verse and addresses have them: a rule of markdown-it."""

from markdown_it.rules_block import StateBlock


def line_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Lines that begin with `| ` stay lines; one that begins with a space goes on with the line before.

    A line of `|` alone parts stanzas: each is a paragraph. Where every line ends with `|` it is a table without a head.
    """
    if not _begins_line_of_block(state, start_line):
        return False
    if silent:
        return True
    last = start_line
    while last < end_line and (
        _begins_line_of_block(state, last)
        or (last > start_line and not state.isEmpty(last) and _is_indented(state, last))
    ):
        last += 1
    lines = [
        state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]] for line in range(start_line, last)
    ]
    if all(line.rstrip().endswith("|") and len(line) > 1 for line in lines):
        return False
    stanza: list[str] = []
    first = start_line
    for number, line in enumerate([*lines, "|"], start=start_line):
        words = line.removeprefix("|").strip()
        if words or not line.startswith("|"):
            if stanza and not line.startswith("|"):
                stanza[-1] = stanza[-1].rstrip()
            stanza.append(f"{words}  ")
        else:
            if stanza:
                push_paragraph(state, "\n".join(stanza).rstrip(), first, number)
            stanza = []
            first = number + 1
    state.line = last
    return True


def _begins_line_of_block(state: StateBlock, line: int) -> bool:
    begin, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    return (
        state.src[begin : begin + 1] == "|"
        and state.src[begin + 1 : begin + 2] in ("", " ", "\n")
        and begin < end
        and not state.is_code_block(line)
    )


def _is_indented(state: StateBlock, line: int) -> bool:
    return state.sCount[line] > state.blkIndent


def push_paragraph(state: StateBlock, content: str, first: int, after: int) -> None:
    """A paragraph of the lines from `first` up to and not including `after`."""
    state.push("paragraph_open", "p", 1).map = [first, after]
    token = state.push("inline", "", 0)
    token.content = content
    token.map = [first, after]
    token.children = []
    state.push("paragraph_close", "p", -1)
