"""Where words occur in a text, however they are written (see `citecli.text.folding`)."""

from citecli.text.folding import fold, fold_with_offsets


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where `words` occur in `text`, as half-open character offsets, without overlap.

    They are looked for as one phrase; when that does not occur, each by itself, if every one of them does.
    """
    wanted = fold(words)
    if not wanted:
        return []
    there, offsets = fold_with_offsets(text)
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
        # A character that folds to several (œ, …) is found whole.
        while end < len(offsets) and offsets[end] == offsets[end - 1]:
            end += 1
        found.append((offsets[at], offsets[end] if end < len(offsets) else length))
        at = there.find(wanted, end)
    return found


def _without_overlap(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
