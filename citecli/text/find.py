"""Finding words in a text, blind to case, accents, the kind of space and the shape of quotation marks and dashes."""

import unicodedata

_SAME = str.maketrans(
    {
        "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
        "‐": "-", "‑": "-", "–": "-", "—": "-", "\N{SOFT HYPHEN}": None,
    }
)  # fmt: skip


def folded(text: str) -> tuple[str, list[int]]:
    """`text` as it is compared, and for each of its characters the offset in `text` that it comes from."""
    characters: list[str] = []
    offsets: list[int] = []
    space = True
    for offset, char in enumerate(text):
        if char.isspace():
            if not space:
                characters.append(" ")
                offsets.append(offset)
            space = True
            continue
        plain = char if char.isascii() else unicodedata.normalize("NFKD", char)
        for part in plain.translate(_SAME).casefold():
            if not unicodedata.combining(part):
                characters.append(part)
                offsets.append(offset)
                space = False
    return "".join(characters), offsets


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` occur in `text`, as half-open character offsets, without overlap.

    They are looked for as one phrase; when that does not occur, each by itself, if every one of them does.
    """
    wanted = folded(words)[0].strip()
    if not wanted:
        return []
    there, offsets = folded(text)
    found = _all(there, offsets, wanted, len(text))
    if not found and " " in wanted:
        each = [_all(there, offsets, word, len(text)) for word in dict.fromkeys(wanted.split())]
        if all(each):
            found = _without_overlap(sorted(span for spans in each for span in spans))
    return found


def _all(there: str, offsets: list[int], wanted: str, length: int) -> list[tuple[int, int]]:
    found = []
    at = there.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        found.append((offsets[at], offsets[end] if end < len(offsets) else length))
        at = there.find(wanted, end)
    # What follows a match may be a combining mark or white space that folding left out: it is no part of the match
    # unless it modifies its last letter, so only trailing white space goes.
    return found


def _without_overlap(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
