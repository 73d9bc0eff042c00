r"""Tables of LaTeX's commands and environments, as drafts use them: which quote, which hold notes, which show nothing.

The packages are LaTeX itself, csquotes, dirtytalk, epigraph, quoting, KOMA-Script, memoir, hyperref, xcolor, todonotes,
changes, latexdiff and their like. Those of citations are in `latex_citations`.
"""

import re
from enum import Enum

from citecli.frozen import FrozenValue

BLOCKS = frozenset(
    "quote quotation displayquote displaycquote blockquote quoting verse longquote longquotation blockquotation "
    "extract citacao citation citazione citare zitat zitatblock blockzitat savequote quotebox pullquote".split()
)
"""Environments that set a quotation apart, beside csquotes' own."""
_LIKE_A_BLOCK = re.compile(r"[a-z]*(?:quotes?|quotation|quoting|zitat|citacao|citazione)", re.IGNORECASE)
CODE = frozenset(
    "verbatim lstlisting minted Verbatim comment alltt filecontents tikzpicture BVerbatim LVerbatim".split()
)
MATH = frozenset("equation align gather multline eqnarray math displaymath array alignat flalign".split())
LISTS = frozenset("thebibliography biblist bibdiv references CSLReferences referencelist".split())
"""Environments with a list of references."""
ARGUMENTS_OF_ENVIRONMENTS = {
    "tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1, "tabu": 1, "minipage": 1,
    "multicols": 1, "wrapfigure": 2, "wraptable": 2, "thebibliography": 1, "adjustwidth": 2, "spacing": 1,
    "otherlanguage": 1, "hyphenrules": 1, "list": 2, "savequote": 0, "CSLReferences": 2, "column": 1,
}  # fmt: skip
"""How many arguments in braces, none of them text, environments have."""

NOTES = frozenset(
    "footnote endnote footnotetext endnotetext thanks sidenote pagenote tablefootnote parnote Footnote footnoteA "
    "footnoteB footnoteC ledfootnote Afootnote Bfootnote".split()
)
NOTES_APART = frozenset(("footnotetext", "endnotetext"))
"""Those that are called for by another command."""
HEADINGS = {
    "part": 1, "chapter": 2, "section": 3, "subsection": 4, "subsubsection": 5, "paragraph": 6, "subparagraph": 7,
    "addpart": 1, "addchap": 2, "addsec": 3, "minisec": 6, "title": 0, "subtitle": 0, "author": 0, "date": 0,
    "frametitle": 3,
}  # fmt: skip
"""Commands of headings, with their levels; 0 for those of a title page."""

SILENT = {
    **dict.fromkeys(
        "label ref pageref autoref cref Cref eqref nameref vref Vref fref url input include includegraphics usepackage "
        "RequirePackage documentclass index glossary bibliographystyle bibliography addbibresource addglobalbib "
        "addsectionbib vspace hspace pagestyle thispagestyle nocite hypersetup graphicspath bibitem "
        "todo marginpar marginnote missingfigure phantom hphantom vphantom deleted DIFdel sout st xout "
        "fxnote fxwarning fxerror fxfatal fixme pdfcomment pdfmarkupcomment comment citestyle setcitestyle "
        "hyphenation color pagecolor geometry markright selectlanguage setdefaultlanguage setmainlanguage "
        "setotherlanguage setotherlanguages pagenumbering theoremstyle newtheorem numberwithin linespread "
        "includepdf lstinputlisting captionsetup sisetup tikzset usetikzlibrary bibpunct ExecuteBibliographyOptions "
        "setquotestyle AtEndDocument AtBeginDocument defbibheading "
        "defbibnote DeclareLanguageMapping acrodef newacronym lstset SetBlockThreshold qrcode citereset "
        "subfile subfileinclude import subimport citeoption bibliographyunit refstepcounter "
        "stepcounter MakeOuterQuote MakeInnerQuote nolinkurl path".split(),
        1,
    ),
    **dict.fromkeys(
        "setlength addtolength setcounter addtocounter markboth defcitealias definecolor newglossaryentry "
        "addtocontents MakeAutoQuote fontsize renewbibmacro DeclareFieldFormat colorlet settowidth "
        "DefineBibliographyStrings hypersetup crefname Crefname import".split(),
        2,
    ),
    **dict.fromkeys(("addcontentsline", "MakeBlockQuote"), 3),
    **dict.fromkeys(("printbibliography", "printbibheading", "footnotemark", "endnotemark", "listoftodos"), 0),
}  # fmt: skip
"""Commands whose arguments no reader sees where they stand, with the number of those in braces."""
LEADING = {
    **dict.fromkeys(
        "href textcolor colorbox hyperlink hypertarget foreignlanguage parbox raisebox scalebox rotatebox resizebox "
        "makebox framebox savebox hyperref textlang fontspec adjustbox highlight annotate".split(),
        1,
    ),
    **dict.fromkeys(("fcolorbox", "multicolumn", "multirow", "addfontfeature"), 2),
    "resizebox": 2, "makebox": 0, "framebox": 0, "hyperref": 0,
}  # fmt: skip
"""Commands whose text stands behind arguments in braces that no reader sees, with the number of those."""
TRAILING = frozenset(("texorpdfstring", "replaced", "DIFreplace"))
"""Commands whose first argument is seen, and not the second."""
NO_ARGUMENTS = frozenset(
    "noindent par indent centering raggedright raggedleft bigskip medskip smallskip hfill vfill item hline toprule "
    "midrule bottomrule newpage clearpage cleardoublepage normalfont bfseries itshape scshape em it bf sc tt small "
    "footnotesize large Large huge tiny normalsize singlespacing doublespacing onehalfspacing appendix maketitle "
    "tableofcontents frontmatter mainmatter backmatter newline sloppy protect relax xspace par".split()
)
"""Commands behind which a bracket is text: `\noindent [T]he`."""
OMISSIONS = {
    "elide": "[…]",
    "lips": "…",
    "olips": "[…]",
    "bracketedellipsis": "[…]",
    "ellipsis": "…",
    "textelide": "[…]",
}
"""Commands for words that are left out, and what is seen of them."""
EDITORIAL = frozenset(("textelp", "textins", "textdel"))
"""csquotes' commands for what an editor leaves out, puts in and takes away."""
PLAIN_QUOTES = frozenset(("enquote", "say", "mkbibquote", "uquote", "hquote"))
"""Commands with one argument that set marks around it."""
EPIGRAPHS = frozenset(("epigraph", "qitem", "myepigraph", "chapterepigraph"))
r"""Commands whose second argument names the author: `\epigraph{words}{source}`."""

SOURCES = frozenset(("qauthor", "attrib", "attribution", "quotesource", "quoteauthor", "sourceatright"))
"""Commands that set the author of a quotation below it."""

_CSQUOTES = re.compile(
    r"(?P<language>foreign|hyphen|hybrid)?(?P<form>text|block|display)?(?P<keyed>c)?quote(?P<several>s)?"
)


class Form(Enum):
    """How a quotation is set."""

    RUN_IN = "quote"
    BLOCK = "block"
    DISPLAY = "display"


class QuotingCommand(FrozenValue):
    r"""A command, or an environment, of csquotes: `\foreigntextcquote{language}[pre][post]{key}[dot]{words}`."""

    form: Form
    language: bool = False
    """Whether a language comes first."""
    cited: bool = False
    """Whether a citation may come before the words, in brackets."""
    keyed: bool = False
    """Whether a key comes before the words, with what stands before and behind it in a citation."""


def quoting_command(name: str) -> QuotingCommand | None:
    """What kind of quotation a command of csquotes, or of its like, makes; `None` for any other command."""
    if name in PLAIN_QUOTES:
        return QuotingCommand(Form.RUN_IN)
    if name == "dictum":  # of KOMA-Script
        return QuotingCommand(Form.BLOCK, cited=True)
    match = _CSQUOTES.fullmatch(name)
    if match is None or match["several"]:
        return None
    language, keyed = bool(match["language"]), bool(match["keyed"])
    if match["form"] is None:
        return QuotingCommand(Form.RUN_IN, language) if language and not keyed else None
    forms = {"text": Form.RUN_IN, "block": Form.BLOCK, "display": Form.DISPLAY}
    return QuotingCommand(forms[match["form"]], language, not keyed, keyed)


def is_block(name: str) -> bool:
    """Whether an environment sets a quotation apart, as far as its name says."""
    return name in BLOCKS or _LIKE_A_BLOCK.fullmatch(name) is not None
