"""Formulas as a line of plain text: MathML (JATS, OpenDocument) and Office's own (OMML) alike.

A fraction is `a/b`, a root `√b`, with brackets where several signs belong together; what is raised or lowered is so
where Unicode has the signs (x², x₁), else after `^` or `_`.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from citecli.readers.xml_trees import children, local
from citecli.text.raised import RAISED

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
_INVISIBLE = dict.fromkeys(map(ord, "\u2061\u2062\u2063\u2064\u200b\ufeff"))
_RELATIONS = frozenset("= < > ≤ ≥ ≈ ≠ ≡ ∼ ≅ ∝ → ⇒ ⇔ ↔ ∈ ⊂ ⊆ ≪ ≫ := ≔".split())
_SKIPPED = frozenset(
    "annotation annotation-xml mphantom phant fPr radPr naryPr dPr funcPr accPr barPr groupChrPr boxPr borderBoxPr mPr "
    "mcs ctrlPr limLowPr limUppPr sSupPr sSubPr sSubSupPr sPrePr eqArrPr rPr oMathParaPr argPr del".split()
)
_ACCENTS = frozenset("^ ˆ ̂ ¯ ̄ ‾ ̅ ~ ˜ ̃ → ⃗ ˙ ̇ ¨ ̈ _ ̲ ⏞ ⏟ ︷ ︸ . ∧ ∼ ―".split())
_DEEPEST = 60


def linear(element: "Element") -> str:
    """The formula in a tree, whose root is its `math` or `oMath` element, or one with several of these."""
    return " ".join(_text(element, 0).translate(_INVISIBLE).split())


def _text(element: "Element", depth: int) -> str:
    name = local(element)
    if name in _SKIPPED or depth > _DEEPEST:
        return ""
    if name in ("mtext", "ms"):
        return f" {' '.join((element.text or '').split())} "
    if name == "t":
        return element.text or ""
    if name in ("mi", "mn", "mo") and not len(element):
        sign = " ".join((element.text or "").split())
        return f" {sign} " if sign in _RELATIONS else f"{sign} " if sign == "," else sign
    if maker := _MAKERS.get(name):
        return maker(element, depth + 1)
    return _all(element, depth)


def _all(element: "Element", depth: int) -> str:
    if not len(element):
        return (element.text or "").strip()
    return "".join(_text(child, depth + 1) for child in element)


def _parts(element: "Element", depth: int) -> list[str]:
    """The text of each child that is none of the properties; "" for one that there ought to be."""
    parts = [_text(child, depth).strip() for child in element if local(child) not in _SKIPPED]
    return [*parts, "", "", ""]


def _named(element: "Element", name: str, depth: int) -> str:
    child = next(children(element, name), None)
    return _all(child, depth).strip() if child is not None else ""


def _value(element: "Element", properties: str, name: str, otherwise: str) -> str:
    """The value of a property of Office's: `<m:dPr><m:begChr m:val="["/></m:dPr>`."""
    for group in children(element, properties):
        for child in children(group, name):
            return next((value for key, value in child.attrib.items() if key.endswith("val")), otherwise)
    return otherwise


def _bracketed(text: str) -> str:
    """`text` in brackets unless it is one sign, number or name, or is in brackets."""
    is_one = text.isalnum() or len(text) < 2 or (text[0] == "(" and text.find(")") == len(text) - 1)
    return text if is_one else f"({text})"


def _raised(text: str) -> str:
    if not text or text in ("′", "″", "‴"):
        return text
    raised = text.translate(RAISED)
    return raised if all(map(_is_changed, text, raised)) and len(raised) == len(text) else f"^{_bracketed(text)}"


def _lowered(text: str) -> str:
    lowered = text.translate(_LOWERED)
    return lowered if all(map(_is_changed, text, lowered)) else f"_{_bracketed(text)}"


def _is_changed(before: str, after: str) -> bool:
    return before != after


def _scripts(base: str, below: str, above: str) -> str:
    if above in _ACCENTS:
        return base + (_lowered(below) if below else "")
    return base + (_lowered(below) if below else "") + _raised(above)


def _fraction(element: "Element", depth: int) -> str:
    above, below, *_ = _parts(element, depth)
    return f"{_bracketed(above)}/{_bracketed(below)}"


def _root(element: "Element", depth: int) -> str:
    if local(element) == "rad":
        of, degree = _named(element, "e", depth), _named(element, "deg", depth)
    elif local(element) == "mroot":
        of, degree, *_ = _parts(element, depth)
    else:
        of, degree = _all(element, depth).strip(), ""
    return f"{_raised(degree)}√{_bracketed(of)}" if degree not in ("", "2") else f"√{_bracketed(of)}"


def _above(element: "Element", depth: int) -> str:
    base, above, *_ = _parts(element, depth)
    return _scripts(base, "", above)


def _below(element: "Element", depth: int) -> str:
    base, below, *_ = _parts(element, depth)
    return base if below in _ACCENTS else _scripts(base, below, "")


def _both(element: "Element", depth: int) -> str:
    base, below, above, *_ = _parts(element, depth)
    return _scripts(base, below, above)


def _before(element: "Element", depth: int) -> str:
    return _scripts("", _named(element, "sub", depth), _named(element, "sup", depth)) + _named(element, "e", depth)


def _sum(element: "Element", depth: int) -> str:
    sign = _value(element, "naryPr", "chr", "∫")
    below, above = _named(element, "sub", depth), _named(element, "sup", depth)
    return f"{_scripts(sign, below, above)} {_named(element, 'e', depth)}"


def _delimited(element: "Element", depth: int) -> str:
    if local(element) == "mfenced":
        begin, end = element.get("open", "("), element.get("close", ")")
        between = (element.get("separators", ",").strip() or ",")[0]
    else:
        begin, end = _value(element, "dPr", "begChr", "("), _value(element, "dPr", "endChr", ")")
        between = _value(element, "dPr", "sepChr", "|")
    parts = [_text(child, depth).strip() for child in element if local(child) not in _SKIPPED]
    return f"{begin}{f'{between} '.join(parts)}{end}"


def _named_function(element: "Element", depth: int) -> str:
    name, of = _named(element, "fName", depth), _named(element, "e", depth)
    return f"{name}{of}" if of.startswith("(") else f"{name} {of}"


def _rows(element: "Element", depth: int) -> str:
    """The rows of a matrix or of an array of equations, parted by semicolons."""
    rows = [_text(row, depth).strip() for row in element if local(row) not in _SKIPPED]
    return "; ".join(filter(None, rows))


def _cells(element: "Element", depth: int) -> str:
    return ", ".join(filter(None, (_text(cell, depth).strip() for cell in element)))


def _spaced(element: "Element", depth: int) -> str:
    return f" {_all(element, depth)} "


_MAKERS: Mapping[str, Callable[["Element", int], str]] = {
    "mfrac": _fraction, "f": _fraction, "msqrt": _root, "mroot": _root, "rad": _root,
    "msup": _above, "sSup": _above, "mover": _above, "limUpp": _above, "msub": _below, "sSub": _below,
    "munder": _below, "limLow": _below, "msubsup": _both, "sSubSup": _both, "munderover": _both, "sPre": _before,
    "nary": _sum, "d": _delimited, "mfenced": _delimited, "func": _named_function,
    "mtable": _rows, "m": _rows, "eqArr": _rows, "mtr": _cells, "mlabeledtr": _cells, "mr": _cells,
    "math": _spaced, "oMath": _spaced, "mspace": _spaced,
}  # fmt: skip
"""How the text of an element is made of its children's."""
