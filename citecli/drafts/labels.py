r"""Labels of figures, tables, sections and the like, which are written as citation keys are.

They are those of Quarto (`@fig-map`, `@Tbl-tides`), of pandoc-crossref (`@eq:flow`), and what the draft itself defines:
`{#vid-quay}`, `(quay)=`, `#| label: quay`. (bookdown's `\@ref(fig:map)` is no citation to begin with.) A key that a
bibliography has is none.
"""

import re
from collections.abc import Container

from citecli.drafts.model import Draft, DraftCitation, DraftCite
from citecli.frozen import replace

_LABEL = re.compile(
    r"(?:[fF]ig|[tT]bl|[tT]ab|[sS]ec|[eE]q|[eE]qn|[lL]st|[aA]lg|[vV]id|[aA]pp|[aA]px|[pP]art|[cC]hap|[cC]h|"
    r"[tT]hm|[lL]em|[cC]or|[pP]rp|[cC]nj|[dD]ef|[eE]xm|[eE]xr|[sS]ol|[rR]em|[nN]te|[tT]ip|[wW]rn|[iI]mp|"
    r"[cC]au|[sS]uppfig|[sS]upptbl)[-:].+"
)
_DEFINED = re.compile(
    r"""\{#([^\s{}]+)"""
    r"""|^[ \t]*\(([^\s()]+)\)=[ \t]*$"""
    r"""|^[ \t]*(?:(?:\#|//|--|%%|')\|[ \t]*label:|:(?:name|label):)[ \t]*["']?([^\s"']+)""",
    re.MULTILINE,
)


def is_label(key: str) -> bool:
    """Whether a key has the form of a label."""
    return _LABEL.fullmatch(key) is not None


def without_labels(draft: Draft, known: Container[str]) -> Draft:
    """The draft without the citations that are labels; `known` are the keys that references have.

    In a citation of other keys, too, a label is a part of the words before or behind them.
    """
    unknown = {cite.key for citation in draft.citations for cite in citation.cites if cite.key not in known}
    if draft.is_latex or not unknown:
        return draft
    labels = {key for key in unknown if is_label(key)}
    if unknown - labels:
        defined = {match[1] or match[2] or match[3] for match in _DEFINED.finditer(draft.text)}
        labels |= unknown & defined
    if not labels:
        return draft
    kept = (replace(one, cites=cites) for one in draft.citations if (cites := _kept(one, labels)))
    return replace(draft, citations=tuple(kept))


def _kept(citation: DraftCitation, labels: Container[str]) -> tuple[DraftCite, ...]:
    """The cites of a citation that are none of the `labels`, with what these leave beside them."""
    kept: list[DraftCite] = []
    before = ""
    for cite in citation.cites:
        if cite.key not in labels:
            kept.append(replace(cite, prefix=before + cite.prefix) if before else cite)
            before = ""
            continue
        words = f"{cite.prefix}{'-' * cite.author_suppressed}@{cite.key}{cite.suffix}"
        if kept:
            kept[-1] = replace(kept[-1], suffix=f"{kept[-1].suffix}; {words}")
        else:
            before += f"{words}; "
    return tuple(kept)
