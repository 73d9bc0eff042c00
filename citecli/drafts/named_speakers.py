"""Who a draft says speaks, where its words are of a plain form that needs no grammar.

Lena Park's “…”, in Lena Park's words: “…” in English; in German, French, Spanish, Italian, Portuguese and Dutch "Laut
Lena Park …", "Selon Lena Park, …", « …, écrit Lena Park », sagt Lena Park: „…“. Names have two words at least there,
for these languages write other words with capitals, too.
"""

import re

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'.-]+"
_NAME = rf"{_CAPITAL}(?:\s(?:(?:de|du|des|van|von|der|den|la|le|di|da|dos|del)\s){{0,2}}{_CAPITAL}){{1,3}}"
_ROLE = r"(?:(?:der|die|le|la|el|il|o|a|de|het)\s+)?(?:l['’])?(?:[^\W\d_][\w-]+\s+){0,2}?"
_ACCORDING = r"(?:laut|nach|gemäß|selon|d['’]après|pour|según|secondo|segundo|conforme|volgens)"
_SAYS = (
    r"(?:sagt[e]?|schreibt|schrieb|erklärt[e]?|meint[e]?|betont[e]?|fragt[e]?|dit|disait|écrit|écrivait|affirme|"
    r"affirmait|déclare|déclarait|note|notait|explique|demande|ajoute|dice|dijo|escribe|escribió|afirma|afirmó|"
    r"declara|"
    r"declaró|disse|scrive|scrisse|ha detto|dichiara|diz|escreve|escreveu|afirmou|zegt|zei|schrijft|schreef|vindt)"
)
_BEFORE = re.compile(
    rf"(?i:\b{_ACCORDING})\s+{_ROLE}(?P<according>{_NAME})\b[^.!?«»„“”]{{0,60}}$"
    rf"|(?P<subject>{_NAME})\s+(?i:{_SAYS})\b[^.!?«»„“”]{{0,40}}$"
    rf"|(?i:\b{_SAYS})\s+{_ROLE}(?P<inverted>{_NAME})\s*[,:]?\s*$"
)
_AFTER = re.compile(rf"^[\s»“”’\"'.,!?…)]*(?:-t-)?(?i:{_SAYS})\s+{_ROLE}(?P<name>{_NAME})")
_ENGLISH_NAME = r"[A-Z][\w’'.-]*[\w](?:\s[A-Z][\w’'.-]*[\w]){0,3}"
_POSSESSIVE = re.compile(
    rf"(?P<name>{_ENGLISH_NAME})['’]s?"
    r"(?:\s+(?:(?:own|famous|later|first|last|blunt|dry|memorable)\s+)?"
    r"(?:words?|phrase|line|remark|reply|answer|claim|comment|statement|verdict|quip|warning|"
    r"observation))?\s*[,:]?\s*$"
)
_SAYS_THAT = re.compile(
    rf"(?<![\w’'-])(?<!\bof )(?P<name>[Tt]he (?:narrator|author)|{_ENGLISH_NAME})"
    r"(?:\s(?:herself|himself|also|later|then|rightly|famously|dryly|simply)){0,2}\s"
    r"(?:said|wrote|(?:say|write|claim|argue|note|observe|state|insist|add|maintain|explain|conclude|remark|report|"
    r"recall|remember|declare|admit|warn|complain|ask|answer|move|propose|suggest|promise|predict|confess|"
    r"concede|contend|assert|affirm|stress|joke|object|respond)(?:s|ed|d)|replie[sd])(?:\s(?:that|how))?\s*[,:]?\s*$"
)
_FOR = re.compile(rf"(?:^|[.!?;:]\s)(?:For|To) (?P<name>{_ENGLISH_NAME}),\s*$")
_NOBODY = frozenset(
    "nobody everybody somebody anybody everyone someone anyone nothing it he she they we i you who this that these "
    "those one some others people critics many most few all and but or so as when if then while where yet here there "
    "in on at by for with to from".split()
)
_PRONOUN = re.compile(
    r"\b(?P<pronoun>he|she)\b(?:['’]s)?(?:\s(?!he\b|she\b|they\b|that\b)[\w’'-]+){0,8}?\s(?:say(?:s|ing)|said|"
    r"writ(?:es|ing)|wrote|"
    r"add(?:s|ed|ing)|ask(?:s|ed)|claim(?:s|ed|ing)|insist(?:s|ed|ing)|repl(?:ies|ied)|answer(?:s|ed)|warn(?:s|ed)|"
    r"complain(?:s|ed)|call(?:s|ed) (?:it|them))(?:\sthat)?\s*[,:]?\s*$",
    re.IGNORECASE,
)
_SAYING = (
    r"(?:sa(?:y|ys|id)|saying|wr(?:ite|ites|ote|itten)|claim|argue|suggest|state|mention|promise|admit|declare|use the "
    r"(?:word|phrase|term)s?|call (?:it|them|him|her|this|that)|speak of|tell \w+|put it)"
)
_NOT_SAID = re.compile(
    rf"(?:\b(?:not|never|nobody|no one|nor|neither)\b|n['’]t\b)(?:\s[\w’'-]+){{0,3}}?\s{_SAYING}"
    r"(?:\sthat)?\s*[,:]?\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"^(?:[—–-]+\s*)?(?:(?:so|thus|as)\s)?(?:says?|said|writes?|wrote|claims?|claimed|argues?|argued|notes?|noted|"
    rf"warns?|warned|insists?|insisted|adds?|added|concludes?|concluded)\s(?P<name>{_ENGLISH_NAME})"
)
_CLEFT = re.compile(
    rf"\b[Ii]t (?:was|is) (?P<name>{_ENGLISH_NAME})(?:,? (?:and )?not [^,.]{{1,60}},?)? who\s"
    r"(?:\w+\s)?(?:said|wrote|asked|replied|answered|added|says|writes|told \w+|called it|put it)"
    r"(?:\sthat)?\s*[,:]?\s*$"
)
_IN_BRACKETS = re.compile(rf"[”’\"'»]*[.,]?\s*\((?P<name>{_ENGLISH_NAME})\)")
_FARTHEST = 140


def cleft_speaker(before: str) -> str:
    """The name in "it was Lena Park, not Ann Roe, who said", at the end of the text before a quotation; "" for none."""
    found = _CLEFT.search(before[-_FARTHEST:].rstrip("“\"„«‘'‚»‹ \u00a0\u202f["))
    return found["name"].strip() if found else ""


def name_in_brackets(after: str) -> str:
    """The name in brackets right behind a quotation, as in “…” (Park); "" for none."""
    found = _IN_BRACKETS.match(after[:_FARTHEST])
    return found["name"] if found else ""


def is_denied(before: str) -> bool:
    """Whether the text that ends at a quotation says that somebody did not say it (English)."""
    return _NOT_SAID.search(before[-_FARTHEST:].rstrip("“\"„«‘'‚»‹ \u00a0\u202f[")) is not None


def speaker_behind(text: str) -> str:
    """The name with which a paragraph begins that goes on from a block quotation: "says Lena Park"; "" for none."""
    found = _BEHIND.match(text.lstrip()[:_FARTHEST])
    return found["name"].strip(" ,.:") if found else ""


def named_speaker(before: str, after: str, language: str) -> str:
    """The name of the speaker, or "he" or "she", that the text around a quotation gives; "" when no plain form does.

    `language` is a language tag, "" for English. `before` ends, and `after` begins, at the quotation.
    """
    before = before[-_FARTHEST:].rstrip("“\"„«‘'‚»‹ \u00a0\u202f[")
    if language.partition("-")[0].lower() in ("", "en"):
        found = _POSSESSIVE.search(before) or _FOR.search(before)
        if found is None and (pronoun := _PRONOUN.search(re.split(r"[.!?]\s", before)[-1])):
            return pronoun["pronoun"].lower()
        if found is None and (said := _SAYS_THAT.search(before)):
            name = said["name"].strip()
            return "" if name.split()[0].lower() in _NOBODY or is_denied(before) else name
        return found["name"].strip() if found else ""
    found = _AFTER.match(after[:_FARTHEST])
    if found:
        return found["name"].strip()
    found = _BEFORE.search(before)
    return (found["according"] or found["subject"] or found["inverted"]).strip(" ,.:") if found else ""
