"""Chinese characters by their sound, in which Chinese bibliographies are ordered (GB/T 7714, pinyin and tones).

The readings are pypinyin's (MIT licence), which the extra `zh` installs; without it characters stand for themselves.
"""

import re
from functools import lru_cache
from importlib.util import find_spec

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_RUNS = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+|[^\u3400-\u9fff\U00020000-\U0003ffff]+")
_SURNAMES = {
    "万俟": "mo4 qi2", "尉迟": "yu4 chi2", "澹台": "tan2 tai2", "单于": "chan2 yu2", "长孙": "zhang3 sun1",
    "曾": "zeng1", "单": "shan4", "任": "ren2", "解": "xie4", "仇": "qiu2", "区": "ou1", "查": "zha1", "翟": "zhai2",
    "盖": "ge3", "朴": "piao2", "覃": "qin2", "冼": "xian3", "乐": "yue4", "华": "hua4", "缪": "miao4", "黑": "he4",
    "折": "she2", "员": "yun4", "秘": "bi4", "宓": "mi4", "尹": "yin3", "葛": "ge3", "燕": "yan1", "应": "ying1",
    "隗": "wei3", "逄": "pang2", "召": "shao4", "繁": "po2", "哈": "ha3", "纪": "ji3", "过": "guo1", "郇": "xun2",
    "洗": "xian3", "晟": "cheng2", "费": "fei4", "宁": "ning4", "车": "che1", "种": "chong2", "句": "gou1",
}  # fmt: skip
"""Family names that are read otherwise than the same characters in a text, those of two characters first."""


def has_han(text: str) -> bool:
    """Whether there are Chinese characters in a text."""
    return not text.isascii() and bool(_HAN.search(text))


@lru_cache(maxsize=1)
def is_available() -> bool:
    """Whether the readings are there."""
    return find_spec("pypinyin") is not None


def sort_readings(text: str) -> list[str]:
    """For each character of a text what it sorts by, "" for those that are not Chinese.

    Syllables first, tones after them, ü behind u: lú, lǔ, lǘ, luán.
    """
    if not has_han(text):
        return [""] * len(text)
    if not is_available():
        return [character if _HAN.match(character) else "" for character in text]
    from pypinyin import Style, lazy_pinyin

    sounds: list[str] = []
    for run in _RUNS.findall(text):  # one reading for each character of a run of Chinese, as its words have it
        is_han = bool(_HAN.match(run))
        read = lazy_pinyin(run, style=Style.TONE3, neutral_tone_with_five=True) if is_han else [""] * len(run)
        sounds += map(_sortable, read) if len(read) == len(run) else list(run)
    return sounds


def surname_readings(name: str) -> list[str]:
    """The same for the beginning of a name, as far as family names have readings of their own; else nothing."""
    if not is_available():
        return []
    for surname, syllables in _SURNAMES.items():
        if name.startswith(surname):
            return [_sortable(syllable) for syllable in syllables.split()]
    return []


def _sortable(syllable: str) -> str:
    tone = syllable[-1:]
    if not tone.isdigit():
        return syllable
    return syllable[:-1].replace("ü", "v").replace("v", "u&") + chr(ord(" ") + int(tone))
