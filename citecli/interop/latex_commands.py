"""What LaTeX commands mean in a bibliography beyond characters and accents (`citecli.text.latex`): formatting, and
those that say nothing to a reader.

Sources: LaTeX's own encodings (OT1, T1, TS1), the biblatex manual ("Formatting commands"), and for journals the AASTeX
macros, which astronomy's databases write.
"""

STYLES = {
    "emph": "i", "textit": "i", "textsl": "i", "mkbibemph": "i", "mkbibitalic": "i", "mathit": "i", "enit": "i",
    "textbf": "b", "mkbibbold": "b", "mathbf": "b", "bm": "b", "boldsymbol": "b", "pmb": "b", "strong": "b",
    "textsc": "sc", "mkbibsc": "sc", "MakeTextSmallcaps": "sc",
    "textsuperscript": "sup", "mkbibsuperscript": "sup", "textsubscript": "sub", "mkbibsubscript": "sub", "up": "sup",
    "fup": "sup", "ieme": "sup",
}  # fmt: skip
"""Commands with one argument that is set in a format: the tag."""

SWITCHES = {
    "em": "i", "it": "i", "itshape": "i", "sl": "i", "slshape": "i", "bf": "b", "bfseries": "b", "sc": "sc",
    "scshape": "sc", "rm": "", "sf": "", "tt": "", "upshape": "", "normalfont": "", "rmfamily": "", "sffamily": "",
    "ttfamily": "", "mdseries": "",
}  # fmt: skip
"""Commands that set the rest of their group in a format: the tag, "" for one that sets it upright."""

QUOTES = frozenset(("enquote", "mkbibquote", "textquote", "mkbibenquote"))
"""Commands that put their argument in quotation marks."""

DROPPED = {
    "noopsort": 1, "cite": 1, "citep": 1, "citet": 1, "label": 1, "footnote": 1, "vspace": 1, "hspace": 1, "index": 1,
    "SortNoop": 1, "sortas": 1, "switchargs": 0, "printfirst": 0, "hskip": 0, "color": 1, "fontsize": 2, "cal": 0,
    "uppercase": 0, "lowercase": 0, "protect": 0, "relax": 0, "unskip": 0, "ignorespaces": 0, "noindent": 0, "left": 0,
    "right": 0, "big": 0, "Big": 0, "bigl": 0, "bigr": 0, "displaystyle": 0, "textstyle": 0, "scriptstyle": 0,
    "limits": 0, "nolimits": 0, "allowbreak": 0, "break": 0, "nobreak": 0, "penalty0": 0, "small": 0, "large": 0,
    "footnotesize": 0, "normalsize": 0, "Large": 0, "tiny": 0, "begingroup": 0, "endgroup": 0, "raggedright": 0,
    "sloppy": 0, "xspace": 0, "null": 0, "selectlanguage": 1, "phantom": 1, "hphantom": 1, "vphantom": 1, "unspace": 0,
    "midsentence": 0, "newblock": 0, "discretionary": 3, "nonumber": 0,
}  # fmt: skip
"""Commands that print nothing: how many arguments go with them."""

LAST_OF = {
    "href": 2,
    "foreignlanguage": 2,
    "textcolor": 2,
    "texorpdfstring": 2,
    "parbox": 2,
    "raisebox": 2,
    "stackrel": 2,
}
"""Commands of which the last argument is what a reader sees: the number of arguments."""

VERBATIM = frozenset(("url", "path", "nolinkurl"))
"""Commands whose argument is an address."""

CONTENT = frozenset(
    "mbox hbox fbox text textrm textsf texttt textup textmd textlf textnormal mathrm mathsf mathtt mathcal mathbb "
    "mathfrak "
    "mathscr operatorname ensuremath underline uline autocap MakeUppercase MakeLowercase "
    "MakeSentenceCase NoCaseChange mkbibnodate mkbibparens mkbibbrackets parentext brackettext ce chem num SI si "
    "mathop "
    "mathord mathbin mathrel smash textlatin textgreek textcyrillic Natexlab natexlab bibinfo eprint".split()
)
"""Commands whose argument is printed as it is."""

JOURNALS = {
    "aj": "Astronomical Journal", "actaa": "Acta Astronomica", "araa": "Annual Review of Astronomy and Astrophysics",
    "apj": "Astrophysical Journal", "apjl": "Astrophysical Journal Letters",
    "apjs": "Astrophysical Journal Supplement Series", "ao": "Applied Optics",
    "apss": "Astrophysics and Space Science", "aap": "Astronomy & Astrophysics",
    "aapr": "Astronomy and Astrophysics Review", "aaps": "Astronomy and Astrophysics Supplement Series",
    "azh": "Astronomicheskii Zhurnal", "baas": "Bulletin of the American Astronomical Society",
    "icarus": "Icarus", "jcap": "Journal of Cosmology and Astroparticle Physics", "memras": "Memoirs of the RAS",
    "mnras": "Monthly Notices of the Royal Astronomical Society", "na": "New Astronomy", "nar": "New Astronomy Reviews",
    "pra": "Physical Review A", "prb": "Physical Review B", "prc": "Physical Review C", "prd": "Physical Review D",
    "pre": "Physical Review E", "prl": "Physical Review Letters",
    "pasa": "Publications of the Astronomical Society of Australia",
    "pasp": "Publications of the Astronomical Society of the Pacific",
    "pasj": "Publications of the Astronomical Society of Japan",
    "rmxaa": "Revista Mexicana de Astronomía y Astrofísica",
    "skytel": "Sky and Telescope", "solphys": "Solar Physics", "ssr": "Space Science Reviews", "nat": "Nature",
    "iaucirc": "IAU Circulars", "gca": "Geochimica et Cosmochimica Acta", "grl": "Geophysical Research Letters",
    "jcp": "Journal of Chemical Physics", "jgr": "Journal of Geophysical Research",
    "nphysa": "Nuclear Physics A", "physrep": "Physics Reports", "planss": "Planetary and Space Science",
    "procspie": "Proceedings of SPIE", "psj": "Planetary Science Journal",
}  # fmt: skip
"""The macros that stand for journals."""
