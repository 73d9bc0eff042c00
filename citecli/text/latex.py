r"""Tables of LaTeX commands that stand for a character or an accent: `\ss`, `\textendash`, `\'`, `\v`.

The readers of bibliographies and drafts use these tables. Sources: LaTeX's own encodings (OT1, T1, TS1) and the
biblatex manual.
"""

import re
import unicodedata

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "t": "\u0361", "c": "\u0327", "d": "\u0323", "b": "\u0331",
    "k": "\u0328", "r": "\u030a", "h": "\u0309", "G": "\u030f", "U": "\u030e", "C": "\u030f", "f": "\u0311",
    "textcommabelow": "\u0326", "textogonekcentered": "\u0328", "textdotbreve": "\u0310", "acute": "\u0301",
    "grave": "\u0300", "ddot": "\u0308", "tilde": "\u0303", "bar": "\u0304", "breve": "\u0306", "check": "\u030c",
    "hat": "\u0302", "vec": "\u20d7", "dot": "\u0307", "overline": "\u0305", "mathring": "\u030a",
    "widehat": "\u0302", "widetilde": "\u0303", "cyrbreve": "\u0306", "capitalacute": "\u0301",
}  # fmt: skip
"""Commands that put a mark on their argument, and the combining character of that mark."""

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
"""Commands without an argument, and the characters that they stand for."""

_DOTLESS = {"ı": "i", "ȷ": "j"}
_OVERLINE = "\u0305"


def accented(text: str, mark: str) -> str:
    """`text` with the combining character `mark` on its first letter, composed (NFC) where Unicode has the letter.

    A dotless i or j becomes an ordinary i or j first. An overline goes on every character.
    """
    if mark == _OVERLINE:
        return "".join(char + mark for char in text)
    return unicodedata.normalize("NFC", _DOTLESS.get(text[0], text[0]) + mark) + text[1:]


def takes_accent(name: str, following: str) -> bool:
    """Whether the command `name` puts an accent on the text `following` it.

    A command of several letters (`\\hat`) does so only before a brace.
    """
    return name in ACCENTS and (len(name) == 1 or following.startswith("{"))


_SPECIAL = re.compile(r"[\\{}$&#%_~^`\u00a0]|-(?=-)|'(?=')|[!?](?=`)|,(?=,)|<(?=<)|>(?=>)")
_AS_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}", "\u00a0": "~", "-": "-{}",
    "'": "'{}", "!": "!{}", "?": "?{}", ",": ",{}", "<": "<{}", ">": ">{}",
}  # fmt: skip


def escape(text: str) -> str:
    """Characters as LaTeX has them, in UTF-8; what would be drawn together to another character is kept apart."""
    return _SPECIAL.sub(lambda match: _AS_LATEX[match[0]], text)
