from citecli.documents.model import Span
from citecli.matching.selectors import CONTEXT, digest, is_unique, select

TEXT = "The quay was empty. Nobody came, and nobody was missed. The quay was empty."


def test_a_selector_is_verbatim() -> None:
    found = select(TEXT, Span(20, 31))
    assert found.exact == TEXT[20:31] == "Nobody came"
    assert found.prefix == TEXT[:20]
    assert found.suffix == TEXT[31 : 31 + CONTEXT]
    assert found.digest == digest(TEXT)


def test_context_grows_until_the_place_is_unique() -> None:
    text = ("a b c d e f g h i j " * 3 + "X ") + ("a b c d e f g h i j " * 3 + "Y ")
    at = text.index("e f", 20)
    found = select(text, Span(at, at + 3))
    assert len(found.prefix) + len(found.suffix) > CONTEXT
    assert is_unique(text, found.prefix + found.exact + found.suffix)


def test_context_stops_growing() -> None:
    text = "ab" * 5_000
    found = select(text, Span(4_000, 4_002))
    assert len(found.prefix) == len(found.suffix) == 512


def test_the_digest_takes_any_text() -> None:
    assert digest("a") == "sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
    assert digest("\ud800") != digest("")
