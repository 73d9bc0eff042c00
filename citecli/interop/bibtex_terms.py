"""Words that BibLaTeX keeps as keys: kinds of theses and patents, languages, "in press".

Source: the biblatex manual, "Localization Keys". English, as in its `english.lbx` as far as readers of a bibliography
meet them; a style translates what CSL has terms for.
"""

_TERMS = {
    "mathesis": "Master’s thesis", "phdthesis": "PhD thesis", "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis", "resreport": "research report", "techreport": "technical report",
    "software": "computer software", "datacd": "data CD", "audiocd": "audio CD", "patent": "patent",
    "patentde": "German patent", "patenteu": "European patent", "patentfr": "French patent",
    "patentuk": "British patent", "patentus": "U.S. patent", "patreq": "patent request",
    "patreqde": "German patent request", "patreqeu": "European patent request", "patreqfr": "French patent request",
    "patrequk": "British patent request", "patrequs": "U.S. patent request", "newseries": "New series",
    "oldseries": "Old series", "forthcoming": "forthcoming", "inpress": "in press", "inpreparation": "in preparation",
    "submitted": "submitted", "prepublished": "pre-published", "inseries": "in", "jourser": "ser.", "bookser": "ser.",
    "countryde": "Germany", "countryeu": "European Union", "countryep": "European Union", "countryfr": "France",
    "countryuk": "United Kingdom", "countryus": "United States of America", "number": "no.", "volume": "vol.",
    "page": "p.", "pages": "pp.", "chapter": "chap.", "part": "pt.", "and": "and", "andothers": "et al.", "in": "in",
    "editor": "ed.", "translator": "trans.", "langenglish": "English", "langgerman": "German",
    "langfrench": "French", "langlatin": "Latin", "langgreek": "Greek", "langitalian": "Italian",
    "langspanish": "Spanish", "langrussian": "Russian", "abstract": "abstract", "idem": "idem", "nodate": "n.d.",
    "version": "version", "url": "URL", "urlseen": "visited on",
}  # fmt: skip

_LANGUAGES = {
    "acadian": "fr-CA", "afrikaans": "af-ZA", "american": "en-US", "arabic": "ar", "australian": "en-AU",
    "austrian": "de-AT", "basque": "eu-ES", "belarusian": "be", "bosnian": "bs", "brazil": "pt-BR",
    "brazilian": "pt-BR", "breton": "br-FR", "british": "en-GB", "bulgarian": "bg-BG", "canadian": "en-CA",
    "canadien": "fr-CA", "catalan": "ca-ES", "chinese": "zh-CN", "croatian": "hr-HR", "czech": "cs-CZ",
    "danish": "da-DK", "dutch": "nl-NL", "english": "en-US", "esperanto": "eo", "estonian": "et-EE",
    "farsi": "fa-IR", "finnish": "fi-FI", "francais": "fr-FR", "french": "fr-FR", "frenchb": "fr-FR",
    "galician": "gl-ES", "german": "de-DE", "germanb": "de-DE", "greek": "el-GR", "hebrew": "he-IL", "hindi": "hi",
    "hungarian": "hu-HU", "magyar": "hu-HU", "icelandic": "is-IS", "indonesian": "id-ID", "irish": "ga-IE",
    "italian": "it-IT", "japanese": "ja-JP", "korean": "ko-KR", "latin": "la", "latvian": "lv-LV",
    "lithuanian": "lt-LT", "macedonian": "mk-MK", "malay": "ms-MY", "mexican": "es-MX", "naustrian": "de-AT",
    "newzealand": "en-NZ", "ngerman": "de-DE", "norsk": "nb-NO", "norwegian": "nb-NO", "nswissgerman": "de-CH",
    "nynorsk": "nn-NO", "persian": "fa-IR", "polish": "pl-PL", "polutonikogreek": "el-GR", "portuges": "pt-PT",
    "portuguese": "pt-PT", "romanian": "ro-RO", "russian": "ru-RU", "sanskrit": "sa", "scottish": "gd-GB",
    "serbian": "sr-RS", "serbianc": "sr-RS", "slovak": "sk-SK", "slovene": "sl-SI", "slovenian": "sl-SI",
    "spanish": "es-ES", "swedish": "sv-SE", "swissgerman": "de-CH", "swissfrench": "fr-CH", "swissitalian": "it-CH",
    "thai": "th-TH", "turkish": "tr-TR", "turkmen": "tk-TM", "ukenglish": "en-GB", "ukrainian": "uk-UA",
    "uppersorbian": "hsb", "usenglish": "en-US", "usorbian": "hsb", "vietnamese": "vi-VN", "welsh": "cy-GB",
}  # fmt: skip


def term(key: str) -> str:
    """The words that a localization key stands for, "" when it is none."""
    return _TERMS.get(key, "")


def terms(text: str) -> str:
    """`text`, or what it stands for where it is such a key."""
    return _TERMS.get(text.strip(), text)


def language_tag(name: str) -> str:
    """The language tag (BCP 47) of what babel and polyglossia call a language; other names as they are."""
    return _LANGUAGES.get(name.strip().lower(), name.strip())
