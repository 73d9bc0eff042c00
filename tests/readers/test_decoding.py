import codecs

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers.decoding import Decoded, decode, decode_marked, encoding_called


@pytest.mark.parametrize(
    "data",
    [
        "“é”".encode(),
        codecs.BOM_UTF8 + "“é”".encode(),
        codecs.BOM_UTF16_LE + "“é”".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "“é”".encode("utf-16-be"),
        codecs.BOM_UTF32_LE + "“é”".encode("utf-32-le"),
    ],
)
def test_unicode_with_and_without_a_mark(data: bytes) -> None:
    assert decode(data, "x") == Decoded("“é”")


def test_windows_1252_is_read_and_said_so() -> None:
    decoded = decode("“é”".encode("cp1252"), "x.txt")
    assert decoded.text == "“é”"
    assert decoded.remarks == ("x.txt is not UTF-8; read as Windows-1252",)


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc", "x").text == "a\r\nb\rc"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04...", "zip archive"),
        (b"text\0more", "byte 0 at offset 4"),
        (b"\xff\xfea", "not valid UTF-16-LE"),
        (b"caf\x81", "byte 3 is not UTF-8"),
        (b"\xe9\x01\x02", "can't be decoded"),
        (codecs.BOM_UTF16_LE + "a\0".encode("utf-16-le"), "NUL at character 1"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableDocument, match=message):
        decode(data, "x.txt")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "words", ["It rains, they say.\r\n", "Идёт дождь, и все знают.\n" * 3, "下雨了 he said.\n" * 3]
)
def test_utf_16_without_a_mark_is_read_and_said_so(encoding: str, words: str) -> None:
    decoded = decode(words.encode(encoding), "x.txt")
    assert decoded.text == words
    assert decoded.remarks == (f"x.txt has no byte order mark; read as {encoding.upper()}",)
    assert decode_marked(f"<p>{words}".encode(encoding), "x.html").text == f"<p>{words}"


def test_what_a_page_declares() -> None:
    for label, encoding in (("shift_jis", "shift_jis"), ("iso-2022-jp", "iso-2022-jp"), ("latin1", "cp1252"),
                            ("windows-1251", "cp1251"), ("x-nothing", "cp1252"), ("punycode", "cp1252")):  # fmt: skip
        words = "雨" if encoding.endswith("jp") or encoding == "shift_jis" else "дождь" if "1251" in encoding else "é“"
        html = f"<meta charset={label}><p>{words}"
        assert decode_marked(html.encode(encoding), "x").text == html
    # What is UTF-8 is so by no chance; an encoding of two bytes that is declared in one-byte letters is a mistake.
    for label in ("iso-8859-1", "utf-16", "idna"):
        assert decode_marked(f"<meta charset={label}><p>é".encode(), "x").text.endswith("<p>é")


def test_encodings_that_are_none() -> None:
    for label in ("punycode", "idna", "rot13", "zlib", "unicode_escape", "x\0y", "utf-7", "", "é"):
        assert encoding_called(label, "utf-8") == "utf-8"


def test_binary_under_the_name_of_a_page() -> None:
    for data in (bytes(range(256)) * 8, b"\xff\xfe\x00"):
        with pytest.raises(UnreadableDocument, match="not text"):
            decode_marked(data, "x.html")


LANGUAGES = {
    "Russian": "Набережная была пуста, и никто не знал, когда придёт корабль. «Мы ждали», — сказала она.",
    "Polish": "Na nabrzeżu było pusto i nikt nie wiedział, kiedy przypłynie statek. Źle się dzieje, rzekła żona.",
    "Czech": "Nábřeží bylo prázdné a nikdo nevěděl, kdy loď přijede. Čekali jsme jedenáct let, řekla žena v šátku.",
    "Greek": "Η προκυμαία ήταν άδεια και κανείς δεν ήξερε πότε θα έρθει το πλοίο. Περιμέναμε χρόνια, είπε.",
    "Turkish": "Rıhtım boştu ve geminin ne zaman geleceğini kimse bilmiyordu. On bir yıl bekledik, dedi yaşlı kadın.",
    "Hebrew": "הרציף היה ריק ואיש לא ידע מתי תגיע הספינה. חיכינו אחת עשרה שנים, אמרה האישה שעמדה ליד החלון.",
    "Arabic": "كان الرصيف فارغا ولم يكن أحد يعرف متى ستصل السفينة. انتظرنا أحد عشر عاما، قالت المرأة عند النافذة.",
    "French": "Le quai était désert et personne ne savait où était passé le bateau. « Nous avons attendu », dit-elle.",
    "German": "Die Mole war leer, und niemand wußte, wann das Schiff käme. Für uns, sagte sie, ist es zu spät.",
    "Spanish": "El muelle estaba vacío y nadie sabía cuándo llegaría el barco. Mañana será otro día, dijo la señora.",
    "Japanese": "港には誰もいなかった。船がいつ来るのか、誰も知らなかった。「十一年待ちました」と彼女は言った。",
    "Chinese": "码头上空无一人，没有人知道船什么时候会来。她说：“我们已经等了十一年。”外面又下雨了。",
    "Chinese (traditional)": "碼頭上空無一人，沒有人知道船什麼時候會來。她說：「我們已經等了十一年。」外面又下雨了。",
    "Korean": "부두에는 아무도 없었고 배가 언제 올지 아는 사람도 없었다. 우리는 십일 년을 기다렸다고 그녀가 말했다.",
}


@pytest.mark.parametrize(
    ("language", "encoding", "called"),
    [
        ("Russian", "koi8_r", "KOI8-R"),
        ("Russian", "cp1251", "Windows-1251"),
        ("Russian", "iso8859_5", "ISO 8859-5"),
        ("Russian", "cp866", "code page 866"),
        ("Polish", "cp1250", "Windows-1250"),
        ("Czech", "iso8859_2", "ISO 8859-2"),
        ("Greek", "cp1253", "Windows-1253"),
        ("Turkish", "cp1254", "Windows-1254"),
        ("Hebrew", "cp1255", "Windows-1255"),
        ("Arabic", "cp1256", "Windows-1256"),
        ("French", "cp1252", "Windows-1252"),
        ("French", "mac_roman", "Mac Roman"),
        ("German", "cp437", "code page 437"),
        ("Spanish", "cp850", "code page 437"),
        ("Japanese", "euc_jp", "EUC-JP"),
        ("Japanese", "shift_jis", "Shift JIS"),
        ("Japanese", "iso2022_jp", "ISO-2022-JP"),
        ("Chinese", "gb18030", "GB18030"),
        ("Chinese (traditional)", "big5", "Big5"),
        ("Korean", "euc_kr", "EUC-KR"),
        ("Japanese", "utf-16-le", "UTF-16-LE"),
        ("Korean", "utf-16-be", "UTF-16-BE"),
    ],
)
def test_the_encoding_is_the_one_that_reads_like_a_text(language: str, encoding: str, called: str) -> None:
    text = LANGUAGES[language].encode(encoding, "ignore").decode(encoding)
    decoded = decode(text.encode(encoding), "x.txt")
    assert decoded.text == text
    assert called in decoded.remarks[0]


def test_a_long_text_is_judged_by_lines_beyond_ascii() -> None:
    text = "A line in English.\n" * 8000 + f"{LANGUAGES['Russian']}\n" * 20
    assert decode(text.encode("koi8_r", "replace"), "x.txt").remarks == ("x.txt is not UTF-8; read as KOI8-R",)


def test_an_encoding_that_is_named_is_used() -> None:
    data = LANGUAGES["Greek"].encode("iso8859_7")
    assert decode(data, "x", "ISO-8859-7") == Decoded(LANGUAGES["Greek"])
    assert decode("Ñ".encode("mac_roman"), "x", "Mac Roman").text == "Ñ"
    with pytest.raises(UnreadableDocument, match="is not UTF-8"):
        decode(data, "x", "utf-8")
    with pytest.raises(UnreadableDocument, match="no encoding “klingon”"):
        decode(data, "x", "klingon")


@pytest.mark.parametrize("text", ["Αγαπητή Άννα,\n\nσου γράφω από το λιμάνι.", "Άρθρο 1: Ο νόμος ισχύει από σήμερα."])
def test_an_accented_capital_tells_greek_encodings_apart(text: str) -> None:
    for encoding in ("cp1253", "iso8859_7"):
        assert decode(text.encode(encoding), "x").text == text
