from types import SimpleNamespace

import pytest

from citecli.documents.model import Document
from citecli.readers import registry
from citecli.readers.source import Source

TITLE = "Ferry Leaves Port Byron at Noon"
IN_SENTENCE_CASE = "Ferry leaves Port Byron at noon"
SENTENCES = [
    "The ferry to Port Byron left at noon with forty people on board, and the wind had begun to turn.",
    "Nobody on the quay expected it back before the evening, said the woman in the office.",
    "By four the sea was white as far as the lighthouse, and the flags were taken down at once.",
] * 4


def read(data: bytes, suffix: str) -> Document:
    return registry.read(Source(f"x{suffix}", data, suffix))


def page(title: str = TITLE, language: str = "en") -> bytes:
    body = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    head = f"<html lang={language}><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{body}</body></html>".encode()


@pytest.mark.parametrize(
    ("language", "title", "expected"),
    [
        ("en", TITLE, IN_SENTENCE_CASE),
        ("en-GB", IN_SENTENCE_CASE, IN_SENTENCE_CASE),
        ("de", TITLE, TITLE),
    ],
)
def test_the_title_of_a_page(language: str, title: str, expected: str) -> None:
    pytest.importorskip("trafilatura")
    document = read(page(title, language), ".html")
    assert document.reference.texts["title"] == expected
    assert any("sentence case" in remark for remark in document.remarks) is (title != expected)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".docx", ".odt", ".rtf", ".epub", ".xml"])
def test_the_title_of_any_format(make: SimpleNamespace, suffix: str) -> None:
    body = "\n\n".join(SENTENCES)
    data = {
        ".txt": lambda: f"{TITLE}\n\nBy Ann Byron\n\n3 May 2020\n\n{body}\n".encode(),
        ".md": lambda: f"# {TITLE}\n\n{body}\n".encode(),
        ".docx": lambda: make.docx(
            make.paragraph(TITLE, "Title") + "".join(make.paragraph(sentence) for sentence in SENTENCES)
        ),
        ".odt": lambda: make.odt(
            "".join(f"<text:p>{sentence}</text:p>" for sentence in SENTENCES), f"<dc:title>{TITLE}</dc:title>"
        ),
        ".rtf": lambda: (r"{\rtf1{\info{\title " + TITLE + "}}" + r"\par ".join(SENTENCES) + "}").encode(),
        ".epub": lambda: make.epub(
            {"a": "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)}, f"<dc:title>{TITLE}</dc:title>"
        ),
        ".xml": lambda: make.jats(
            front=f"<article-meta><title-group><article-title>{TITLE}</article-title></title-group></article-meta>",
            body="".join(f"<p>{sentence}</p>" for sentence in SENTENCES),
        ),
    }[suffix]()
    document = read(data, suffix)
    assert document.reference.texts["title"] == IN_SENTENCE_CASE
    assert any("sentence case" in remark for remark in document.remarks)


@pytest.mark.parametrize(
    "text",
    [
        f"---\ntitle: {TITLE}\n---\n\n" + "\n\n".join(SENTENCES),
        f"# {TITLE}\n\n{SENTENCES[0]}\n",
        "# Ferry Leaves\n\n" + "\n\n".join(SENTENCES),
    ],
    ids=["stated by the author", "a text that shows no names", "too short to tell"],
)
def test_a_title_that_stays(text: str) -> None:
    title = "Ferry Leaves" if text.startswith("# Ferry Leaves\n") else TITLE
    assert read(text.encode(), ".md").reference.texts["title"] == title
