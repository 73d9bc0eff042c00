"""What words in quotation marks are used for other than quoting: titles, terms, proverbs, what was said to the writer.

Only the words around the marks, and the form of those inside, can tell. The answer is no verdict on the words: it says
why it is no proof against them that no text has them. The cues are English, German, French, Spanish, Italian,
Portuguese and Dutch.
"""

import re
from enum import StrEnum

from citecli.drafts.model import Draft, Stretch
from citecli.drafts.named_speakers import is_denied
from citecli.text.folding import fold


class Use(StrEnum):
    """Why words in quotation marks need not be in a source."""

    TITLE = "a title"
    TERM = "a term or a label"
    PROVERB = "a proverb"
    CONVERSATION = "said to the writer"
    TRANSLATION = "translated by the writer"
    IMAGINED = "what somebody would say, which nobody is told to have said"
    DENIED = "what the draft says was not said"
    ATTRIBUTION = "the line that names the author of a quotation"


_NEAR = 160
"""The most characters beside a quotation that are looked at."""
_WORKS = (
    r"essays?|articles?|poems?|story|stories|songs?|chapters?|books?|novels?|plays?|films?|movies?|episodes?|papers?|"
    r"columns?|posts?|pieces?|lectures?|talks?|headlines?|ballads?|hymns?|blogs?|series|albums?|paintings?|titles?|"
    r"titled|entitled|headed|section|aufsatz|artikel|gedicht|buch|roman|lied|titel|kapitel|vortrag|beitrag|aufsätze|"
    r"livre|roman|poème|chapitre|chanson|titre|intitulée?|ouvrage|libro|artículo|poema|título|titulado|capítulo|"
    r"articolo|poesia|titolo|intitolato|capitolo|livro|artigo|intitulado|boek|hoofdstuk|getiteld"
)
_TITLED = re.compile(rf"\b(?:{_WORKS})\s*[,:]?\s*$", re.IGNORECASE)
_TERMED = re.compile(
    r"\b(?:so-called|so called|terms?|termed|word|phrases?|expressions?|concepts?(?: of)?|notions?(?: of)?|ideas? of|"
    r"labels?|labell?ed|called|calls?|named|nicknamed?|dubbed|christened|known as|referred to as|refers? to as|"
    r"(?:speak|talk)s? of|spoke of|"
    r"slogans?|"
    r"mottos?|signs?|signs?[^.]{0,40} (?:reads?|says?)|sign[^.]{0,40} reading|categor(?:y|ies)|ratings?|rated|"
    r"headings?|captions?|"
    r"hashtag|theory of|principle of|sense of|"
    r"sogenannte[nrms]?|begriffs?|ausdrucks?|formel|schlagworte?s?|genannt|namens|bezeichnung|"
    r"terme|termes|expression|notion(?: de| d['’])?|concept(?: de| d['’])?|mot|mots|dit|dite|appelée?|surnommée?|"
    r"formule|"
    r"término|palabra|expresión|concepto(?: de)?|llamad[oa]|lema|"
    r"termine|parola|espressione|concetto(?: di)?|cosiddett[oa]|motto|"
    r"termo|palavra|expressão|conceito(?: de)?|chamad[oa]|begrip|woord|term|zogenaamde?|zogeheten|uitdrukking)"
    r"(?:\s+(?:the|a|an|der|die|das|le|la|les|el|il|o|de|het|of|of the))?\s*[,:]?\s*$",
    re.IGNORECASE,
)
_SO_CALLED = re.compile(
    r"\b(?:so-called|so called|the (?:terms?|concept of|notion of|label|slogan|motto)|known as|sogenannte[nrms]?|"
    r"soi-disant|la notion (?:de|d['’])|le (?:terme|concept de)|cosiddett[oa]|llamad[oa]|zogenaamde?)\s*[,:]?\s*$",
    re.IGNORECASE,
)
_CITED_AT_ONCE = re.compile(r"^[”’\"'».,;\s]*[(\[]")
_SOMEBODYS = re.compile(
    r"(?:['’]s|\bhis|\bher|\btheir|\bin (?:the|a|an)|s['’])\s+(?:[\w-]+\s+){0,2}"
    r"(?:terms?|word|phrases?|expressions?|slogan|motto|idea|concept)\s*[,:]?\s*$",
    re.IGNORECASE,
)
"""Somebody's phrase is somebody's words."""
_CALLED_SO = re.compile(
    r"\b(?:call|calls|called|name|named|dub|dubbed|label|labelled|labeled|term|nickname|nicknamed|nennen|nennt|"
    r"nannten|nannte|appell?ent|appelle|appelait|llaman|chiamano|chamam|noemen|noemt)"
    r"(?:\s+(?!that\b|for\b|on\b)[\w’'-]+){1,5}\s*$",
    re.IGNORECASE,
)
_TERM_AFTER = re.compile(
    r"^[”’\"'»“)\],.]*\s*(?:is (?:a|the) (?:term|word|phrase|label|rating)|(?:rating|label|principle|rule|effect|"
    r"problem|"
    r"theory|hypothesis|approach|doctrine|movement|debate|narrative|question|paradox|model|clause|campaign)s?\b)",
    re.IGNORECASE,
)
_PROVERB = re.compile(
    r"\b(?:proverbs?|sayings?|adages?|maxims?|old saws?|truisms?|aphorisms?|platitudes?|as they say|"
    r"goes the (?:old )?(?:song|saying|joke|rhyme|line|refrain)|as (?:the )?(?:old )?"
    r"(?:saying|song|joke) (?:goes|has it)|(?:when|what) people (?:mean|say)|people (?:like to |used to |often )?say|"
    r"(?:one|some|a) (?:wit|wag|joker) (?:put|said|says|had|has) it|everyone (?:knows|says)|"
    r"(?:as|when) (?:one|we|they) says?|"
    r"sprichw(?:ort|örter)\w*|redensart\w*|volksmund|sinnspruch|wie man (?:so )?sagt|wie es (?:so )?heißt|"
    r"proverbes?|dictons?|adages?|comme on dit|refrán|refranes|proverbios?|dicho|como se dice|como dicen|"
    r"proverbi[oa]?|detto|come si dice|provérbios?|ditado|como se diz|spreekwoord\w*|gezegde|zoals men zegt)\b",
    re.IGNORECASE,
)
_TO_THE_WRITER = re.compile(
    r"\b(?:(?:told|tells|asks?|asked|informed|assured|reminded|warned|emailed|wrote(?: to)?|sa(?:id|ys) to|"
    r"replied to)\s+"
    r"(?:me|us)\b|[Ww]e asked\b|I (?:say|said|ask|asked|reply|replied|answer|answered|told|hear|heard)\b|"
    r"(?:interview|conversation|correspondence|e-?mail|letter|exchange)s? with (?:me|us|the (?:author|writer))|"
    r"personal (?:communication|interview)|"
    r"my (?:old |late |own |great-?)?(?:grand)?(?:mother|father|parents|mum|mom|dad|friend|teacher|neighbou?r|"
    r"aunt|uncle|"
    r"brother|sister|son|daughter|wife|husband|student|boss|doctor|landlady|landlord|colleague)s?\b|"
    r"(?:sagte|erzählte|fragte|schrieb) (?:sie |er )?(?:mir|mich|uns)\b|sagte ich\b|fragte ich\b|"
    r"m['’]a (?:dit|demandé|répondu|confié)|me (?:dit|demande|demanda|répondit|dijo|preguntó|disse|chiese|"
    r"perguntou)\b|"
    r"ai-je (?:dit|demandé|répondu)|mi (?:disse|chiese|ha detto)\b|(?:zei|vroeg) ik\b|zei (?:ze|hij) (?:tegen|"
    r"tot) mij)",
    re.IGNORECASE,
)
_IMAGINED = re.compile(
    r"\b(?:would|might|could|should)(?:n['’]t)?(?: never| not| surely| probably| perhaps| no doubt| well| simply)?"
    r"(?: have)?(?: just| simply)? (?:say|said|put it|write|written|answer|answered|reply|replied|ask|asked|add|added|"
    r"object|objected|call|called)\b|\bas (?:if|though) to (?:say|ask)\b|\bimagin(?:e|ed|ing)\b[^.]{0,40}\bsaying\b",
    re.IGNORECASE,
)
_CLOSED = re.compile(r"^[.,;:!?…]*[”\"’'»“]?(?=[\s,;.)]|$)[.,;:]?")
_NARRATOR = re.compile(r"(?<![“\"‘\w])(?:I|[Mm]y|[Mm]e)\b(?![’'.]|\s*\d)")
_TRANSLATED = re.compile(
    r"\b(?:my|our|own|author['’]s|writer['’]s) (?:own )?translations?\b|\btranslat(?:ion|ed|ions)(?: is| are| by)? "
    r"(?:mine|ours|my own|the author|me|us)\b|\btrans\. (?:mine|by (?:me|the author))|"
    r"\b(?:meine|eigene|unsere) übersetzung|übersetzung(?: von mir| d\. verf| des verf| der verf)|"
    r"\bübers\. (?:d\. verf|"
    r"v\. verf|von mir)|"
    r"\b(?:ma|notre) (?:propre )?traduction\b|\b(?:nous traduisons|je traduis|traduit par (?:mes soins|nos soins|"
    r"moi|nous))\b|"
    r"\b(?:mi|nuestra) traducción|\btraducción (?:mía|propia|nuestra)|\b(?:mia|nostra) traduzione|"
    r"\btraduzione (?:mia|nostra|dell['’]autore)|\b(?:minha|nossa) tradução|\btradução (?:minha|nossa|própria|"
    r"do autor)|"
    r"\b(?:mijn|onze|eigen) vertaling|\bvertaling (?:van )?(?:mij|de auteur)",
    re.IGNORECASE,
)
_SMALL = frozenset(
    "a an the of and or in on at to for from with by as but nor into over under between about without than via is der "
    "die das und von vom zu im am des den dem le la les de du des et à au aux en el los las y o del il lo gli di e da "
    "van het".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTED = "\ufffc"
"""What stands for words in marks where only the words around them are looked at."""
_LONGEST_TERM = 8
_SENTENCE = 3
"""The fewest words in capitals that are a title even with a full stop."""


def is_title_case(text: str) -> bool:
    """Whether words are capitalised as a title is, two of them at least; small words inside are free."""
    words = _WORD.findall(text)
    if len(words) < 2 or (len(words) < _SENTENCE and text.rstrip()[-1:] == "."):
        return False
    telling = [word for at, word in enumerate(words) if word.lower() not in _SMALL or at == 0]
    capitals = sum(word[0].isupper() or word[0].isdigit() for word in telling)
    return len(telling) > 1 and capitals == len(telling)


def use_of(draft: Draft, number: int, at: int, words: str, *, block: bool, cited: bool, adjacent: bool) -> Use | None:
    """What words in marks are used for, if it is not quoting; `None` when nothing shows another use.

    `number` is that of the stretch of the draft, `at` the offset of the words in its text, `cited` whether the writer
    gives a source for them, `adjacent` whether that stands right behind them: then only a translation, or the form of a
    title, excuses them.
    """
    stretch = draft.stretches[number]
    text = stretch.text
    before = text[max(0, at - _NEAR) : at].rstrip("“\"„«‘'‚»‹ \u00a0\u202f")
    after = text[at + len(words) : at + len(words) + _NEAR]
    before, after = _without_loose_mark(before), _CLOSED.sub("", after)
    if is_translated(draft, stretch, at + len(words), after):
        return Use.TRANSLATION
    if block:
        return Use.ATTRIBUTION if _is_attribution(draft, number, words) else None
    if (is_title_case(words) and words[:1].isupper()) or (words[:1].isupper() and _TITLED.search(before)):
        return Use.TITLE
    if cited:
        # "the so-called “dead angle of the bay” is known (Doe 3)": the source is for the sentence.
        is_term = len(words.split()) <= _LONGEST_TERM and _SO_CALLED.search(before) and not _SOMEBODYS.search(before)
        return Use.TERM if is_term and not _CITED_AT_ONCE.match(after) and not adjacent else None
    if is_denied(before):
        return Use.DENIED
    # Only what stands outside of quotation marks tells how they are used.
    before, after = _outside(before), _outside(after)
    sentences = re.split(r"[.!?](?:\s|$)", before)
    sentence = sentences[-1]
    if not sentence.strip() and len(sentences) > 1 and _QUOTED in sentences[-2]:
        sentence = sentences[-2]  # “…,” she told me. “…”
    if _IMAGINED.search(sentence):
        return Use.IMAGINED
    if _PROVERB.search(sentence) or _PROVERB.match(after.lstrip("”’\"'».,; ")):
        return Use.PROVERB
    if (
        len(words.split()) <= _LONGEST_TERM
        and words.rstrip("”’\"' ")[-1:] not in ("!", "?")
        and not _SOMEBODYS.search(before)
        and (_TERMED.search(before) or _CALLED_SO.search(sentence) or _TERM_AFTER.match(after))
    ):
        return Use.TERM
    following = re.split(r"(?<=[.!?])\s", after, maxsplit=1)
    if _TO_THE_WRITER.search(sentence) or _TO_THE_WRITER.search(following[0]):
        return Use.CONVERSATION
    return None


def is_so_called(draft: Draft, number: int, at: int) -> bool:
    """Whether the words before a quotation say plainly that it is a term."""
    before = draft.stretches[number].text[max(0, at - _NEAR) : at].rstrip("“\"„«‘'‚»‹ \u00a0\u202f")
    return _SO_CALLED.search(before) is not None and not _SOMEBODYS.search(before)


def is_told_by_narrator(stretch: Stretch) -> bool:
    """Whether a paragraph is told by somebody who says "I", or "told us", outside of quotation marks."""
    text = _outside(stretch.text)
    return _NARRATOR.search(text) is not None or _TO_THE_WRITER.search(text) is not None


def is_translated(draft: Draft, stretch: Stretch, end: int, after: str) -> bool:
    """Whether the writer says that the words that end at `end` of a stretch are their own translation."""
    if _TRANSLATED.search(after):
        return True
    first, last = stretch.span(min(end, len(stretch.offsets) - 1), min(end + len(after), len(stretch.offsets) - 1))
    for citation in draft.citations:
        if first <= citation.span.start <= last and any(_TRANSLATED.search(cite.suffix) for cite in citation.cites):
            return True
    for mark in draft.note_marks:
        if first <= mark.span.start <= last:
            return any(part.note == mark.label and _TRANSLATED.search(part.text) for part in draft.stretches)
    return False


def _without_loose_mark(before: str) -> str:
    """What stands before a quotation, without the end of another one that begins farther away."""
    return before.partition('"')[2] if before.count('"') % 2 else before


def _outside(text: str) -> str:
    """A text without the words in closed quotation marks in it."""
    return re.sub(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»|„[^“”]{0,400}[“”]", _QUOTED, text)


def _is_attribution(draft: Draft, number: int, words: str) -> bool:
    """Whether the words are the last line of a block quotation and only name its author and work."""
    stretch = draft.stretches[number]
    earlier = number and draft.stretches[number - 1].block == stretch.block
    last = number + 1 >= len(draft.stretches) or draft.stretches[number + 1].block != stretch.block
    if not earlier or not last or len(words) > 120 or words.rstrip()[-1:] in (".", "!", "?", "”"):
        return False
    telling = [word for word in _WORD.findall(words) if fold(word) not in _SMALL]
    return bool(telling) and 2 * sum(word[0].isupper() or word[0].isdigit() for word in telling) >= len(telling)
