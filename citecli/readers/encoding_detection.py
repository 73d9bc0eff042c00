"""Which encoding a text from before Unicode is in: the one in which it reads most like a text.

Every encoding that can decode the bytes is weighed: how frequent its letters are in the languages that were written in
it, whether capitals stand where capitals do, whether marks stand where marks do.
The weights are logarithms of rough probabilities, so that encodings with letters of one byte and of two are compared
fairly. (To ask charset-normalizer where two readings come out alike made short texts worse and long ones no better.)
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from typing import NamedTuple

_SAMPLE = 3000
"""The characters beyond ASCII that are weighed."""
_LEAST = -7.0
"""The weight, for each character beyond ASCII, below which a reading is no text."""
_LEAST_WIDE = -6.5
"""The same for UTF-16, as which any bytes may be read."""
_LONGEST_SAMPLE = 100_000
"""Bytes that are weighed."""

_STRANGE_LETTER = -8.0
_STRANGE_SIGN = -9.0
_MISPLACED = -5.0

# Letters beyond ASCII of each language by their frequency, and frequent words in ASCII letters.
_LATIN: Mapping[str, tuple[str, str]] = {
    "English": ("éèïöüáóñçêô", "the and of to in that is was for with as it on be at by this have from are"),
    "French": ("éèàêçîôûùâëïœæÿ", "le la les de des un une et est que qui dans pour pas sur par au plus avec ce il"),
    "German": (
        "üäöß",
        "der die das und ist in den von zu mit sich des auf nicht ein eine als auch es an dem im werden",
    ),
    "Spanish": ("óíáéñúü", "el la los las de que y en un una por con se del es para no al lo como su"),
    "Portuguese": ("ãçéáóíêõúâàôü", "o a os as de que e em um uma do da para com se no na por ao dos das"),
    "Italian": ("èàùòìé", "il la di che e un una in per con del non si da al le gli dei della nel sono"),
    "Dutch": ("ëéïüöèóá", "de het een en van in is dat op te voor met niet zijn aan door als"),
    "Swedish": ("äåöé", "och att det i en som av inte den med till ett kan om har"),
    "Danish": ("øåæé", "og at det i en er som af ikke den med til et kan om har fra der ikkje"),
    "Finnish": ("äöåé", "ja on ei se ole voi tai kun jos oli ovat mutta"),
    "Icelandic": ("áíðþéöúóæý", "og er ekki sem til um en var eru hann hann fyrir"),
    "Catalan": ("àéèóíòçúïü·", "el la els les de que i en un una per amb no del al es com"),
    "Polish": ("łęąóżśćńź", "nie na jest do w z i to o za od po dla przez jak lub oraz pliku"),
    "Czech": ("íáéěřýčůšžúňťďó", "na je se v a z do pro od nebo by bylo jako ale tak"),
    "Slovak": ("áíéčýžúšľťňôäďóŕĺ", "na je sa v a z do pre od alebo by bolo ako ale tak nie"),
    "Hungarian": ("áéöóőíüúű", "a az egy nem is hogy meg van ha vagy csak volt de ki el"),
    "Romanian": ("ăîâşţșț", "de la nu o un in pe cu sau este care din se pentru fost"),
    "Croatian": ("čšžćđ", "je u i na se za od da ne nije su iz ili kao bi"),
    "Slovenian": ("čšž", "je v in na se za od da ne ni so iz ali kot bi pri"),
    "Albanian": ("ëç", "dhe i e me nuk për një është nga që"),
    "Turkish": ("ıüşğöçİâîû", "bir ve bu ile de da olarak en ne daha olan sonra kadar gibi"),
    "Lithuanian": ("ėšųžįąčūę", "ir yra ne iš su kad tai nuo arba kaip bet į"),
    "Latvian": ("āīēšūņļžķčģ", "ir un nav ar no uz par kas vai kad bet"),
    "Estonian": ("äõüöšž", "ja on ei et see kui oli ka oma"),
}
# Letters of scripts that are not Latin, by their frequency in each language.
_OTHER: Mapping[str, str] = {
    "Russian": "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
    "Ukrainian": "оанивіертскулдпямзьйгбчхїжцюшєфщґ’",
    "Bulgarian": "аиоетнрсвлкдпмзгуячъбцжщхшюйфь",
    "Serbian": "аиоенсртјкувдмпљзлгбњчцшћжфђхџ",
    "Greek": "αοιετνσρκηυπμςλίάόδέγθήχφωύξβώζψϊΐϋΰ",
    "Hebrew": "יוהלארתבשמנםכדקפעחטגסזןץךף",
    "Arabic": "الينمورتبعدهسفةكقحجىأشصضذخثطغزإءظئؤآ",
    "Persian": "ایرندهمتوسبشکزگخلفعقجحپطصآچغضثذژظءئ",
    "Thai": "านรกอเงมยลวดทสต่้ีะปบิคหัแจพชขใไโผธซถศณฟญฐษภฉฮฆฎฝ็์ูุึืำ",
}
_KANA = "のにたいをはとるがしてでなかっれらもすりこだまさきめくあけどせうえつやじばみろおちわそん"
_KATAKANA = "ンスルトーイラリクシアフレジタドプロッマサバテコメカデウパチ"
_SIMPLIFIED = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经"
    "么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全"
    "三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门"
    "任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接"
    "必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住"
    "文件输入选项错误显示使用无法名称设置"
)
_TRADITIONAL = (
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經"
    "麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全"
    "三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門"
    "任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接"
    "必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住"
    "檔案輸入選項錯誤顯示使用無法名稱設定"
)
_HANGUL = (
    "이다는의에을가고하은지를도로기사한어리그아서나자인시있게수대들일정해여과만지부것으보제전상원주구조장성스마안라동모년오니할우되없경"
    "면공려위까화신발문진비국소유개었세물관요내생중당학용선행실교무했방회치작년입바금비운설통연건분식력계산출간본민현체적력양결만습"
    "파일사용명령오류입출력옵션없습니다"
)
_CJK_SIGNS = "、。，「」『』（）・！？：；《》“”‘’—…　"

_SINGLE = {
    "cp1252": tuple(_LATIN)[:12], "cp1250": ("Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian",
    "Slovenian", "Albanian", "German"), "cp1251": ("Russian", "Ukrainian", "Bulgarian", "Serbian"),
    "cp1253": ("Greek",), "cp1254": ("Turkish",), "cp1255": ("Hebrew",), "cp1256": ("Arabic", "Persian"),
    "cp1257": ("Lithuanian", "Latvian", "Estonian"), "koi8_r": ("Russian", "Bulgarian"), "koi8_u": ("Ukrainian",),
    "iso8859_2": ("Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "Slovenian"),
    "iso8859_5": ("Russian", "Bulgarian", "Serbian", "Ukrainian"), "iso8859_6": ("Arabic",), "iso8859_7": ("Greek",),
    "iso8859_8": ("Hebrew",), "iso8859_9": ("Turkish",), "iso8859_13": ("Lithuanian", "Latvian", "Estonian"),
    "iso8859_15": tuple(_LATIN)[:12], "iso8859_16": ("Romanian",), "mac_roman": tuple(_LATIN)[:12],
    "mac_cyrillic": ("Russian", "Ukrainian", "Bulgarian"), "mac_latin2": ("Polish", "Czech", "Slovak", "Hungarian"),
    "mac_greek": ("Greek",), "mac_turkish": ("Turkish",), "cp437": tuple(_LATIN)[:12], "cp850": tuple(_LATIN)[:12],
    "cp852": ("Polish", "Czech", "Slovak", "Hungarian", "Croatian", "Romanian"),
    "cp866": ("Russian", "Bulgarian"), "cp737": ("Greek",), "cp857": ("Turkish",), "cp862": ("Hebrew",),
    "cp874": ("Thai",),
}  # fmt: skip
"""Encodings with a byte for each character, and the languages written in them; the likelier of two alike first."""
_DOUBLE = ("cp932", "euc_jp", "gb18030", "cp950", "cp949")
_WIDE = ("utf-16-le", "utf-16-be")
_RARE = {"iso8859_15": 1.0, "iso8859_16": 3.0, "mac_roman": 1.5, "mac_cyrillic": 3.0, "mac_latin2": 3.0,
         "mac_greek": 4.0,
         "mac_turkish": 4.0, "cp437": 2.0, "cp850": 2.0, "cp852": 2.0, "cp866": 1.0, "cp737": 3.0, "cp857": 3.0,
         "cp862": 3.0, "iso8859_2": 0.5, "iso8859_5": 2.0, "iso8859_6": 1.0, "iso8859_7": 0.5, "iso8859_8": 0.5,
         "iso8859_9": 0.5, "iso8859_13": 1.0, "koi8_u": 0.5}  # fmt: skip
"""What the rarer encodings have to make up for."""

_SIGNS = {
    "’": -1.5, "“": -2.5, "”": -2.5, "‘": -3.0, "–": -2.5, "—": -2.5, "«": -2.5, "»": -2.5, "\xa0": -3.0, "…": -3.0,
    "„": -3.0, "‚": -5.0, "•": -4.0, "°": -4.5, "§": -5.0, "€": -5.0, "£": -5.0, "©": -5.0, "·": -5.0, "×": -5.5,
    "½": -5.5, "¼": -6.0, "¾": -6.0, "²": -6.0, "³": -6.5, "±": -6.0, "®": -6.0, "™": -6.0, "¿": -4.5, "¡": -4.5,
    "º": -5.5, "ª": -6.0, "µ": -6.5, "‹": -6.0, "›": -6.0, "№": -5.0, "،": -3.5, "؟": -4.5, "؛": -4.5, "´": -6.5,
    "\u200f": -5.0, "\u200e": -5.0, "÷": -7.0, "¶": -7.0, "†": -7.0,
}  # fmt: skip
_QUOTES = frozenset("“”„«»‘‚‹›")
_HIGH = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[a-z]{1,12}")


class Reading(NamedTuple):
    """An encoding, and how much like a text the bytes read in it."""

    encoding: str
    """As Python calls it."""
    weight: float
    """The sum of the logarithms: higher is likelier."""
    characters: int
    """How many characters beyond ASCII were weighed."""


def likely_encodings(data: bytes) -> list[str]:
    """The encodings in which `data`, which is not UTF-8, may be a text, the likeliest first; none for no text.

    A long text is judged by its first lines that are not ASCII.
    """
    sample = _sample(data)
    words = set(_WORD.findall(sample.decode("ascii", "ignore").lower()))
    readings: dict[str, Reading] = {}
    for encoding in (*_SINGLE, *_DOUBLE):
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text in readings:  # the same in another encoding that is likelier
            continue
        if encoding in _SINGLE:
            weight, count = _weight_of_letters(text, encoding, words)
        else:
            weight, count = _weight_of_characters("".join(_HIGH.findall(text)[:_SAMPLE]))
        handicap = _RARE.get(encoding, 0.0)
        if count > 3 or handicap < 1:  # a few letters are no evidence for an encoding that is rare
            readings[text] = Reading(encoding, weight - handicap, count)
    ranked = sorted(readings.values(), key=lambda reading: -reading.weight)
    return [reading.encoding for reading in ranked if reading.weight >= _LEAST * reading.characters]


def _sample(data: bytes) -> bytes:
    if len(data) <= _LONGEST_SAMPLE:
        return data
    lines = [line for line in data[: 40 * _LONGEST_SAMPLE].splitlines(keepends=True) if not line.isascii()]
    return b"".join(lines)[:_LONGEST_SAMPLE].rpartition(b"\n")[0] or data[:_LONGEST_SAMPLE]


def wide_encoding(data: bytes) -> str:
    """UTF-16 in Chinese, Japanese or Korean characters, which may well be without a NUL; "" when it is none."""
    if len(data) % 2 or len(data) < 8:
        return ""
    for encoding in _WIDE:
        try:
            text = data[: _SAMPLE * 2].decode(encoding)
        except UnicodeDecodeError:
            continue
        weight, count = _weight_of_characters(text)
        if weight >= _LEAST_WIDE * count and "\0" not in text:
            return encoding
    return ""


# Letters of one byte.


@lru_cache
def _chances(language: str) -> dict[str, float]:
    """The logarithm of how frequent each letter beyond ASCII of a language is among them."""
    letters = _LATIN[language][0] if language in _LATIN else _OTHER[language]
    shares = [1 / (rank + 2.5) for rank in range(len(letters))]
    total = sum(shares)
    return {letter: log(share / total) for letter, share in zip(letters, shares, strict=True)}


def _weight_of_letters(text: str, encoding: str, words: set[str]) -> tuple[float, int]:
    weight = 0.0
    counts: dict[str, int] = {}
    count = 0
    for match in _HIGH.finditer(text):
        at, char = match.start(), match[0]
        before, after = text[at - 1 : at], text[at + 1 : at + 3]
        if char.isalpha() and char not in "ªºµ":
            weight += _weight_of_place(char, before, after[:1])
            lower = char.lower() if char != "İ" else char
            counts[lower] = counts.get(lower, 0) + 1
        else:
            weight += _weight_of_sign(char, before, after)
        count += 1
        if count == _SAMPLE:
            break
    best = max(
        sum(_chances(language).get(letter, _STRANGE_LETTER) * number for letter, number in counts.items())
        + _weight_of_words(language, words)
        for language in _SINGLE[encoding]
    )
    return weight + best, count


def _weight_of_words(language: str, words: set[str]) -> float:
    return min(8, 1.5 * len(words & _words(language))) if language in _LATIN else 0.0


@lru_cache
def _words(language: str) -> frozenset[str]:
    return frozenset(_LATIN[language][1].split())


def _weight_of_place(char: str, before: str, after: str) -> float:
    """Whether a letter stands where its case does: a capital begins a word, or stands among capitals."""
    if char >= "\u0370" and (before.isascii() and before.isalpha()):
        return _MISPLACED  # a letter of another script
    if char.isupper():
        if before.isalpha() and before.islower():
            return _MISPLACED
        return -1.5 if not (before.isalpha() or after.isupper()) or before.isupper() else -2.5
    if before.isupper() and len(before) == 1 and after.isupper():
        return _MISPLACED
    if before.isascii() and (before.isdigit() or after.isdigit()):
        return -2.0
    return 0.0


def _weight_of_sign(char: str, before: str, after: str) -> float:
    """Whether a sign stands where such signs do; `after` are the next two characters."""
    weight = _SIGNS.get(char, _STRANGE_SIGN)
    if char == "’" and not before.isalpha() and "\u0370" <= after[:1] <= "\u03ff":
        return weight - 4.0  # more likely the accented capital that Windows-1253 has there
    if char in "’·\xad":
        return weight
    following = after[:1]
    if before.isalpha() and following.isalpha():
        if char in "–—…" and after.isalpha() and len(after) == 2:
            return weight
        return weight + (_MISPLACED if char != "\xa0" else -2.0)
    if char in "¿¡" and (before.isalnum() or not (following.isalpha() or following in "¿¡")):
        return weight + _MISPLACED
    return weight


# Characters of two bytes.


def _weight_of_characters(sample: str) -> tuple[float, int]:
    """The best of three languages for Chinese, Japanese or Korean characters, and how many of them there are."""
    counts: dict[str, int] = {}
    for char in sample:
        counts[char] = counts.get(char, 0) + 1
    weights = [sum(table(char) * number for char, number in counts.items()) for table in (_japanese, _chinese, _korean)]
    return max(weights), len(sample)


def _ranks(letters: Iterable[str], top: float, step: float) -> dict[str, float]:
    ranks: dict[str, float] = {}
    for rank, letter in enumerate(letters):
        ranks.setdefault(letter, top - step * rank)
    return ranks


@lru_cache
def _frequent(name: str) -> dict[str, float]:
    if name == "ja":
        return _ranks(_KANA, -2.6, 0.06) | _ranks(_KATAKANA, -4.2, 0.06)
    if name == "zh":
        return _ranks(_TRADITIONAL, -4.5, 0.005) | _ranks(_SIMPLIFIED, -4.5, 0.005)
    return _ranks(_HANGUL, -3.8, 0.015)


def _japanese(char: str) -> float:
    if char in _CJK_SIGNS:
        return -3.0
    if "ぁ" <= char <= "ん":
        return _frequent("ja").get(char, -5.5)
    if "ァ" <= char <= "ー":
        return _frequent("ja").get(char, -6.0)
    if "｡" <= char <= "ﾟ":
        return -8.0
    if "一" <= char <= "鿿":
        return -7.0 if _is_common(char, "cp932", 0x88, 0x97) else -11.0
    return _other(char)


def _chinese(char: str) -> float:
    if char in _CJK_SIGNS:
        return -3.2
    if "一" <= char <= "鿿":
        frequent = _frequent("zh").get(char)
        if frequent is not None:
            return frequent
        return -7.4 if _is_common(char, "gb2312", 0xB0, 0xD7) or _is_common(char, "big5", 0xA4, 0xC6) else -11.0
    return _other(char)


def _korean(char: str) -> float:
    if "가" <= char <= "힣":
        return _frequent("ko").get(char, -7.0 if _is_common(char, "euc_kr", 0xB0, 0xC8) else -11.0)
    if char in _CJK_SIGNS:
        return -5.0
    return _other(char)


def _other(char: str) -> float:
    if char.isascii():
        return -3.5 if char.isprintable() or char in "\r\n\t" else -15.0
    if "！" <= char <= "～":
        return -6.5
    return -12.0


@lru_cache(maxsize=4096)
def _is_common(char: str, encoding: str, first: int, last: int) -> bool:
    """Whether a character is in the rows of the common ones in a standard."""
    try:
        code = char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and first <= code[0] <= last
