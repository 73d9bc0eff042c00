"""UTF-8 with some characters in another encoding; and what only looks like it."""

import pytest

from citecli.errors import UnreadableDocument
from citecli.readers import decoding, mixed_encodings

UTF_8 = "Über die Bücher von Müller, Größe: “naïve” – 海港"


@pytest.mark.parametrize(
    ("other", "encoding"),
    [
        ("Café société", "cp1252"), ("“quay” – it’s", "cp1252"), ("ß", "latin-1"), ("Jürgen §", "latin-1"),
        ("«où» €", "cp1252"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_each_in_its_own(other: str, encoding: str, mark: bytes) -> None:
    data = mark + UTF_8.encode() + b" \n" + other.encode(encoding) + b"\n" + UTF_8.encode()
    decoded = mixed_encodings.decode(data, "refs.bib")
    assert decoded.text == f"{UTF_8} \n{other}\n{UTF_8}"
    count = sum(not char.isascii() for char in other)
    characters = "1 character" if count == 1 else f"{count} characters"
    assert decoded.remarks == (f"refs.bib is UTF-8 but for {characters}, read as Windows-1252",)


def test_a_word_of_utf_8_in_an_older_file() -> None:
    older = "Łódź, Kraków, Gdańsk, Wrocław i Poznań leżą w Polsce, a święta są w grudniu. " * 3
    data = older.encode("cp1250") + "Müller, Größe".encode()
    decoded = mixed_encodings.decode(data, "x")
    assert decoded.text == older + "Müller, Größe"
    assert "read as Windows-1250" in decoded.remarks[0]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Плавали, знаем: море — не лужа, а причал не берег.", "cp1251"),
        ("Плавали, знаем: море — не лужа, а причал не берег.", "koi8-r"),
        ("港に新しい防波堤ができると町議会が決めた。反対の声も多い。", "shift_jis"),
        ("港に新しい防波堤ができると町議会が決めた。反対の声も多い。", "euc_jp"),
        ("市议会决定修建新的防波堤，许多居民表示反对，认为没有必要。", "gb18030"),
        ("Über die Bücher von Jürgen Müller: Größe, Maße.", "latin-1"),
        (UTF_8, "utf-8"),
        (UTF_8, "utf-16"),
        ("plain", "ascii"),
    ],
)
def test_what_is_in_one_encoding(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert mixed_encodings.decode(data, "x") == decoding.decode(data, "x")


def test_what_is_no_text() -> None:
    with pytest.raises(UnreadableDocument):
        mixed_encodings.decode(b"\x00\x01\xff\xfe\xff" * 50, "x")
