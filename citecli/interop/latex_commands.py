"""What LaTeX commands mean in a bibliography: characters, accents, formatting, and those that say nothing to a reader.

Sources: LaTeX's own encodings (OT1, T1, TS1), the biblatex manual ("Formatting commands"), and for journals the AASTeX
macros, which astronomy's databases write.
"""

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "t": "\u0361", "c": "\u0327", "d": "\u0323", "b": "\u0331",
    "k": "\u0328", "r": "\u030a", "h": "\u0309", "G": "\u030f", "U": "\u030e", "C": "\u030f", "f": "\u0311",
    "textcommabelow": "\u0326", "textogonekcentered": "\u0328", "textdotbreve": "\u0310", "acute": "\u0301",
    "grave": "\u0300", "ddot": "\u0308", "tilde": "\u0303", "bar": "\u0304", "breve": "\u0306", "check": "\u030c",
    "hat": "\u0302", "vec": "\u20d7", "dot": "\u0307", "overline": "\u0305", "mathring": "\u030a",
    "widehat": "\u0302", "widetilde": "\u0303", "cyrbreve": "\u0306", "capitalacute": "\u0301",
}  # fmt: skip
"""Commands that put a mark on their argument: the combining character."""

_WORDS = """
i ı  j ȷ  l ł  L Ł  o ø  O Ø  ae æ  AE Æ  oe œ  OE Œ  ss ß  SS ẞ  aa å  AA Å  dh ð  DH Ð  th þ  TH Þ  dj đ  DJ Đ  ng ŋ
NG Ŋ  ij ĳ  IJ Ĳ  imath ı  jmath ȷ
textquoteleft ‘  textquoteright ’  textquotedblleft “  textquotedblright ”  textquotesingle '  textquotedbl "  lq ‘
rq ’
quotesinglbase ‚  quotedblbase „  guillemotleft «  guillemotright »  guillemetleft «  guillemetright »  guilsinglleft ‹
guilsinglright ›  flqq «  frqq »  glqq „  grqq “  flq ‹  frq ›  glq ‚  grq ‘  og «  fg »  textasciigrave `
textendash –  textemdash —  textemdashes —  slash /  hyphen -  textbackslash \\  textasciitilde ~  textasciicircum ^
textunderscore _  textbar |  textless <  textgreater >  textbraceleft {  textbraceright }  lbrace {  rbrace }
textdollar $
textampersand &  textpercent %  texthash #  textnumbersign #  textasterisk *  textvisiblespace ␣  backslash \\
ldots …  dots …  textellipsis …  cdots ⋯  vdots ⋮  S §  P ¶  textsection §  textparagraph ¶  dag †  ddag ‡  textdagger †
textdaggerdbl ‡  copyright ©  textcopyright ©  textregistered ®  texttrademark ™  pounds £  textsterling £  euro €
texteuro €  EUR €  textyen ¥  textcent ¢  textdegree °  degree °  degrees °  textbullet •  textperiodcentered ·
textmu µ  textohm Ω  textnumero №  textordfeminine ª  textordmasculine º  textexclamdown ¡  textquestiondown ¿
textonehalf ½  textonequarter ¼  textthreequarters ¾  textonesuperior ¹  texttwosuperior ²  textthreesuperior ³
textpm ±  texttimes ×  textdiv ÷  textminus −  textrightarrow →  textleftarrow ←  textuparrow ↑  textdownarrow ↓
TeX TeX  LaTeX LaTeX  LaTeXe LaTeX2e  BibTeX BibTeX  XeTeX XeTeX  LuaTeX LuaTeX  pdfTeX pdfTeX  eTeX eTeX  MF Metafont
alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  vartheta ϑ  iota ι  kappa κ
lambda λ
mu μ  nu ν  xi ξ  omicron ο  pi π  varpi ϖ  rho ρ  varrho ϱ  sigma σ  varsigma ς  tau τ  upsilon υ  phi ϕ  varphi φ
chi χ
psi ψ  omega ω  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ  Psi Ψ  Omega Ω
textalpha α  textbeta β  textgamma γ  textdelta δ  textepsilon ε  textlambda λ  textpi π  textsigma σ  textomega ω
pm ±  mp ∓  times ×  div ÷  cdot ⋅  ast ∗  star ⋆  circ ∘  bullet •  cap ∩  cup ∪  vee ∨  wedge ∧  oplus ⊕  ominus ⊖
otimes ⊗  odot ⊙  sun ☉  le ≤  leq ≤  leqslant ⩽  ge ≥  geq ≥  geqslant ⩾  neq ≠  ne ≠  ll ≪  gg ≫  approx ≈  sim ∼
simeq ≃
cong ≅  equiv ≡  propto ∝  lesssim ≲  gtrsim ≳  in ∈  notin ∉  ni ∋  subset ⊂  subseteq ⊆  supset ⊃  supseteq ⊇
emptyset ∅  varnothing ∅  infty ∞  partial ∂  nabla ∇  forall ∀  exists ∃  neg ¬  lnot ¬  angle ∠  perp ⊥  parallel ∥
mid ∣  sum ∑  prod ∏  int ∫  oint ∮  surd √  prime ′  dagger †  ddagger ‡  hbar ℏ  ell ℓ  Re ℜ  Im ℑ  wp ℘  aleph ℵ
rightarrow →  to →  leftarrow ←  gets ←  leftrightarrow ↔  uparrow ↑  downarrow ↓  Rightarrow ⇒  Leftarrow ⇐
Leftrightarrow ⇔  longrightarrow ⟶  longleftarrow ⟵  mapsto ↦  rightleftharpoons ⇌  langle ⟨  rangle ⟩  lfloor ⌊
rfloor ⌋  lceil ⌈  rceil ⌉  lbrack [  rbrack ]  vert |  Vert ‖  sharp ♯  flat ♭  natural ♮  clubsuit ♣  heartsuit ♡
spadesuit ♠  diamondsuit ♢  top ⊤  bot ⊥  vdash ⊢  models ⊨  square □  Box □  triangle △  bigcirc ○  checkmark ✓
log log  ln ln  exp exp  sin sin  cos cos  tan tan  min min  max max  lim lim  sup sup  inf inf  det det  dim dim
mod mod  bmod mod  gcd gcd  Pr Pr  arg arg  deg deg  ker ker  hom hom
"""

_PAIRS = _WORDS.split()

CHARACTERS = {
    **dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)),
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", "\\": " ",
    ",": "\u202f", ";": " ", ":": "\u2005", "!": "", "/": "", "-": "", "@": "", "*": "", "|": "‖", "(": "", ")": "",
    "[": "", "]": "", "<": "", ">": "", "+": "",
    "thinspace": "\u202f", "nobreakspace": "\u00a0", "quad": " ", "qquad": " ", "enspace": " ", "space": " ",
    "newline": " ", "linebreak": " ", "par": "\n\n", "textcompwordmark": "", "bibrangedash": "–", "addspace": " ",
    "addnbspace": "\u00a0", "adddot": ".", "addcomma": ",", "addcolon": ":", "addslash": "/", "isdot": "", "dotsc": "…",
    "dotsb": "⋯", "textnormal": "", "bibstring": "", "neq": "≠",
}  # fmt: skip
"""Commands without argument: the characters they stand for."""

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

CONTENT = frozenset(
    "mbox hbox fbox text textrm textsf texttt textup textmd textlf textnormal mathrm mathsf mathtt mathcal mathbb "
    "mathfrak "
    "mathscr operatorname ensuremath underline uline url path nolinkurl autocap MakeUppercase MakeLowercase "
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
