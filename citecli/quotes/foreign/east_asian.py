"""Who says what in Chinese and Japanese, where words have no spaces: patterns of characters around the marks.

他妻子李娜说：“……”    “……”，李娜说。    市長の山田花子さんは「……」と述べた。    「……」と山田さんは話す。
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from citecli.documents.model import Span
from citecli.quotes.model import Attribution, AttributionRule, Quotation, QuotationKind
from citecli.text.patterns import compiled_late
from citecli.text.quotation_marks import Marked

_REACH = 60
"""Characters beside the marks that are read."""
_FAR = 2_000
"""Characters before the marks in which the name of somebody with an office is sought."""
_LONGEST_NAME = 24
_SPEECH = 8
"""Characters of words in marks from which on they are speech, though nothing says whose."""
_NAMED, _PRONOUN, _GOES_ON = 0.88, 0.65, 0.75
_CHINESE_VERB = (
    "(?:告诉记者|(?:补充|解释|回答|回应|坦言|笑着|大声|小声|轻声|接着|继续|感叹|强调|介绍|总结)?[说道]|问道?|答道|喊道?|笑道|叹道|"
    "表示|指出|认为|强调|称|介绍|坦言|透露|写道|回应|解释|补充|呼吁|直言)"
)
_CHINESE_WHO = rf"(?P<who>[^。！？；，、：“”「」\s]{{1,{_LONGEST_NAME}}}?)"
_CHINESE_CALLED = "(?:(?:称|批评|形容|斥责)(?:这|此|其|它|该[一-龥]{1,4})?(?:是|为)|称之?为)"
_CHINESE_BEFORE = compiled_late(
    rf"(?:^|(?<=[。！？；，、：”」\s])){_CHINESE_WHO}(?:{_CHINESE_VERB}了?[：:，,]?|{_CHINESE_CALLED})\s*$"
)
_CHINESE_BEHIND = compiled_late(rf"[，,。]?\s*{_CHINESE_WHO}{_CHINESE_VERB}(?=[。，,；！]|$|\s)(?P<opens>[，,]“)?")
_CHINESE_PRONOUNS = frozenset(("他", "她", "他们", "她们", "其"))
_CHINESE_LEAD = compiled_late(
    "^(?:但|而|不过|对此|随后|同时|此外|最后|后来|日前|昨天|今天)+|(?:还|也|则|曾|又|再次|进一步|[一-龥]{1,3}地|(?<=[一-龥]{2})[对向在][^对向在]{0,24})$"
)
_JAPANESE_VERB = (
    "(?:述べ|話し|話す|語っ|語る|言っ|言う|いう|説明し|指摘し|強調し|コメントし|答え|訴え|明かし|振り返っ|発表し|主張し|聞い|尋ね|叫ん|"
    "つぶやい)"
)
_JAPANESE_BEFORE = compiled_late(
    r"(?:^|(?<=[。、「」』\s]))(?P<who>[^。、「」『』（）()\s]{1,24}?)(?:（[^（）]{1,12}）)?[はが][^。「」]{0,30}$"
)
_JAPANESE_BEHIND = compiled_late(
    rf"と、?(?:(?P<who>[^。、「」『』\s]{{1,24}}?)[はが]、?)?[^。「」]{{0,16}}?{_JAPANESE_VERB}"
)
_HONORIFIC = compiled_late("(?:さん|氏|君|くん|ちゃん|様)$")
_JAPANESE_OFFICES = frozenset(("市長", "町長", "村長", "知事", "首相", "大臣", "社長", "会長", "監督", "校長", "教授"))
"""What somebody is called who has been named with it: 田中花子市長は……。市長は「……」と述べた。"""
_JAPANESE_HOLDER = compiled_late(
    r"(?:^|(?<=[。、「」はがをにのと\s]))[一-龥]{2,6}(?:市長|町長|村長|知事|首相|大臣|社長|会長|監督|校長|教授)"
)
_JAPANESE_PRONOUNS = frozenset(("彼", "彼女", "同氏", "同社", "同市長"))


class _Found(NamedTuple):
    """Where the words stand that name who speaks, with the rule; `start` is -1 where the verb has no subject."""

    start: int
    end: int
    rule: AttributionRule


def read_east_asian(
    text: str, spans: Mapping[int, tuple[int, int]], quotes: Sequence[Marked], language: str
) -> list[tuple[int, bool, Quotation]]:
    """The quotations of the units `spans`, each with its unit and whether it goes on with the utterance before."""
    found: list[tuple[int, bool, Quotation]] = []
    last: tuple[str, int] | None = None
    for marked in quotes:
        if marked.unit not in spans:
            continue
        first, end = spans[marked.unit]
        source = _source(text, max(first, marked.start - _REACH), marked, min(end, marked.end + _REACH), language)
        who, confidence, goes_on = "", 0.5, False
        if source is not None and source.start >= 0:
            who, confidence = text[source.start : source.end], _NAMED
            if who in _CHINESE_PRONOUNS or who in _JAPANESE_PRONOUNS:
                who, confidence = (last[0], _PRONOUN) if last is not None else ("", 0.5)
        elif last is not None and last[1] == marked.unit and (source is not None or _is_sentence(text, first, marked)):
            who, confidence, goes_on = last[0], _GOES_ON, source is None
        if who in _JAPANESE_OFFICES:
            who = _holder(text[: marked.start], who)
        is_speech = bool(who) or source is not None or marked.end - marked.start - 2 * marked.closer_length >= _SPEECH
        attribution = None
        if who:
            place = Span(source.start, source.end) if source is not None and source.start >= 0 else None
            rule = source.rule if source is not None else AttributionRule.CARRIED_OVER
            attribution = Attribution(place, None, who, who, rule, (who,))
            last = (who, marked.unit)
        kind = QuotationKind.DIRECT if is_speech else QuotationKind.MARKED
        span = Span(marked.start, marked.end)
        found.append((marked.unit, goes_on, Quotation(span, kind, attribution, confidence=confidence)))
    return found


def _holder(before: str, office: str) -> str:
    """The name that was given with an office, with it; the office alone where there is none."""
    names = [name for name in _JAPANESE_HOLDER.findall(before[-_FAR:]) if name.endswith(office)]
    return names[-1] if names else office


def _is_sentence(text: str, first: int, marked: Marked) -> bool:
    """Whether words in marks stand by themselves, behind the end of a sentence."""
    return marked.start > first and text[marked.start - 1] in "。！？”」"


def _source(text: str, start: int, marked: Marked, end: int, language: str) -> _Found | None:
    """The words beside the marks that name who speaks."""
    before, behind = text[start : marked.start], text[marked.end : end]
    if language == "Japanese":
        match = _JAPANESE_BEHIND.match(behind)
        if match is None:
            return None
        if match["who"]:
            return _trimmed(text, marked.end + match.start("who"), marked.end + match.end("who"), language)
        topic = _JAPANESE_BEFORE.search(before)
        if topic is None:
            return _Found(-1, -1, AttributionRule.CUE_AFTER)
        found = _trimmed(text, start + topic.start("who"), start + topic.end("who"), language)
        return found._replace(rule=AttributionRule.CUE_AROUND) if found is not None else None
    match = _CHINESE_BEFORE.search(before)
    if match is not None:
        found = _trimmed(text, start + match.start("who"), start + match.end("who"), language)
        return found._replace(rule=AttributionRule.CUE_BEFORE) if found is not None else None
    match = _CHINESE_BEHIND.match(behind)
    if match is None or (behind.startswith("。") and match["opens"]):
        return None  # “……”。李娜表示，“……”: she says the words behind
    return _trimmed(text, marked.end + match.start("who"), marked.end + match.end("who"), language)


def _trimmed(text: str, start: int, end: int, language: str) -> _Found | None:
    """The name without what stands around it: 对此, 还; さん."""
    words = text[start:end]
    if language == "Japanese":
        if "の" in words:
            start += words.rindex("の") + 1
        if (honorific := _HONORIFIC.search(text[start:end])) is not None:
            end = start + honorific.start()
    else:
        for match in _CHINESE_LEAD.finditer(words):
            if match.start() == 0:
                start += match.end()
            elif match.end() == len(words):
                end -= len(match[0])
    return _Found(start, end, AttributionRule.CUE_AFTER) if start < end else None
