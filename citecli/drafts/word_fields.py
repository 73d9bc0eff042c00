"""The fields of a Word file as they come: their codes, which may be split or have fields in them, and their results."""

from citecli.frozen import FrozenValue

LONGEST = 8 * 1024 * 1024
"""Characters of one code, or of the data beside it, that are kept."""


class CodedField(FrozenValue):
    """A field that has ended."""

    code: str

    data: str
    """The data beside the code in base64, or beside that of a field in it; "" for none."""

    start: int
    """Where its result begins, in characters of the text."""

    is_whole: bool = True
    """Whether it was closed."""


class _Open:
    """A field that is open."""

    def __init__(self, start: int, data: str) -> None:
        self.start = start
        self.data = data[:LONGEST]
        self.code: list[str] = []
        self.size = 0
        self.in_result = False
        self.held: list[str] = []


class FieldStack:
    """The fields that are open at a place of the text, each in the one before."""

    def __init__(self) -> None:
        self._open: list[_Open] = []
        self._coded: list[_Open] = []
        """Those of the open fields whose code goes on."""

    def begin(self, at: int, data: str = "") -> None:
        """A field begins, with the data that it has beside its code."""
        self._open.append(_Open(at, "".join(data.split())))
        self._coded.append(self._open[-1])

    def add_code(self, code: str) -> None:
        """A piece of the innermost field's code comes; behind the code of a field it is none."""
        if self._open and not self._open[-1].in_result and self._open[-1].size < LONGEST:
            self._open[-1].code.append(code)
            self._open[-1].size += len(code)

    def hold(self, text: str) -> bool:
        """Whether a piece of text stands in a code, as what a field in it shows does, and is not seen."""
        if self._coded:
            self._coded[0].held.append(text)
        return bool(self._coded)

    def separate(self, at: int) -> None:
        """The code of the innermost field ends, and its result begins."""
        if self._open:
            self._end_code()
            self._open[-1].start, self._open[-1].in_result = at, True

    def end(self) -> CodedField | None:
        """The innermost field ends; `None` when none was open."""
        if not self._open:
            return None
        self._end_code()
        field = self._open.pop()
        if self._open and not self._open[-1].in_result and field.data and not self._open[-1].data:
            self._open[-1].data = field.data
        return CodedField("".join(field.code), field.data, field.start)

    def end_paragraph(self, at: int) -> str:
        """The paragraph ends: a code does not go on in the next one. The text that only seemed to be in a code."""
        held = []
        for field in self._coded:
            held += field.held
            field.start, field.in_result, field.held = at, True, []
        self._coded.clear()
        return "".join(held)

    def end_all(self) -> list[CodedField]:
        """The text ends: the fields that were never closed."""
        fields = [CodedField("".join(field.code), field.data, field.start, False) for field in self._open]
        self._open.clear()
        self._coded.clear()
        return fields

    def _end_code(self) -> None:
        """The code of the innermost field ends, if it goes on."""
        if self._coded and self._coded[-1] is self._open[-1]:
            self._coded.pop()
