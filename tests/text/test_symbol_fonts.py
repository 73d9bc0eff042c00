import pytest

from citecli.text.symbol_fonts import in_symbol, symbol


@pytest.mark.parametrize(
    ("code", "font", "sign"),
    [
        ("F061", "Symbol", "α"), ("F057", "Symbol", "Ω"), ("B3", "symbol", "≥"), ("F0E5", "Symbol", "∑"),
        ("F0FC", "Wingdings", "✓"), ("F041", "Wingdings", ""), ("0041", "Times", "A"), ("zz", "Symbol", ""),
        ("FFFFFFFFFF", "Symbol", ""), ("D800", "Times", ""), ("F020", "Symbol", " "),
    ],
)  # fmt: skip
def test_a_code_of_a_font_is_its_sign(code: str, font: str, sign: str) -> None:
    assert symbol(code, font) == sign


def test_words_set_in_a_font_of_signs() -> None:
    assert in_symbol("lmno", "Symbol") == "λμνο"
