"""References as they are read, each with an id of its own."""

from citecli.interop.model import Loaded
from citecli.references.citekeys import citekey
from citecli.references.model import Reference


class Collector:
    """Takes references with their lines; of those with the same id the first is kept, those without one get one."""

    def __init__(self) -> None:
        self._found: list[tuple[Reference, int]] = []
        self._remarks: list[tuple[int, str]] = []

    def remark(self, line: int, text: str) -> None:
        """Something to tell of a line (0: of no line in particular)."""
        self._remarks.append((line, text))

    def add(self, reference: Reference, line: int) -> None:
        """One more reference, from the line where it begins."""
        self._found.append((reference, line))

    def loaded(self) -> Loaded:
        """All of them, and the remarks in the order of their lines."""
        taken: dict[str, int] = {}
        for reference, line in self._found:
            if reference.id:
                taken.setdefault(reference.id, line)
        references: list[Reference] = []
        for reference, line in self._found:
            if not reference.id:
                made = citekey(reference, taken)
                taken[made] = line
                references.append(reference._replace(id=made))
                self.remark(line, f"the entry has no key; it is called {made} here")
            elif taken[reference.id] != line:
                self.remark(line, f"{reference.id} is the key of an earlier entry (line {taken[reference.id]}); passed over")
            else:
                references.append(reference)
        ordered = sorted(self._remarks, key=lambda one: one[0])
        return Loaded(tuple(references), tuple(f"line {line}: {text}" if line else text for line, text in ordered))
