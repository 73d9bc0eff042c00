"""What somebody marked in a Word file or a PDF."""

import io
import zipfile

import pytest

from citecli.documents.model import MarkedPassage
from citecli.errors import UnreadableDocument
from citecli.readers import registry
from citecli.readers.source import Source
from citecli.readers.word_comments import marked_passages

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
START, END = '<w:commentRangeStart w:id="{0}"/>', '<w:commentRangeEnd w:id="{0}"/>'


def word(body: str, comments: str | None) -> Source:
    """A Word file with this body and these comments."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        if comments is not None:
            made.writestr("word/comments.xml", f"<w:comments {W}>{comments}</w:comments>")
    return Source("a.docx", file.getvalue(), ".docx")


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def comment(number: int, text: str) -> str:
    who = f'w:id="{number}" w:author="Ann Roe" w:date="2021-03-03T12:00:00Z"'
    return f"<w:comment {who}><w:p>{run(text)}</w:p></w:comment>"


def test_the_words_that_a_comment_is_about() -> None:
    body = (
        f"<w:p>{run('The sea ')}{START.format(0)}{run('comes ')}<w:del>{run('never ')}</w:del>{START.format(1)}"
        f"{run('and')}{END.format(0)}{run(' goes')}</w:p><w:p>{run('still')}{END.format(1)}{run('.')}</w:p>"
    )
    source = word(body, comment(0, "True?") + comment(1, "Two paragraphs"))
    assert marked_passages(source) == (
        MarkedPassage("comes and", "True?", "Ann Roe", "2021-03-03T12:00:00Z"),
        MarkedPassage("and goes\n\nstill", "Two paragraphs", "Ann Roe", "2021-03-03T12:00:00Z"),
    )
    document = registry.read(source)
    assert document.text == "The sea comes and goes\n\nstill."
    assert len(document.marked) == 2


@pytest.mark.parametrize(
    ("body", "comments"),
    [
        (run("x"), None),
        (f"<w:p>{run('x')}</w:p>", comment(0, "on nothing")),
        (f"<w:p>{START.format(0)}{END.format(0)}{run('x')}</w:p>", comment(0, "on no words")),
        (f"<w:p>{START.format(7)}{run('x')}{END.format(7)}</w:p>", comment(0, "another id")),
        (f"<w:p>{END.format(0)}{run('x')}</w:p>", comment(0, "never opened")),
        (f"<w:p>{START.format(0)}{run('x' * 30_000)}{END.format(0)}</w:p>", comment(0, "a chapter")),
    ],
)
def test_nothing_is_marked(body: str, comments: str | None) -> None:
    assert marked_passages(word(body, comments)) == ()


def test_damaged_comments_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.docx is not well-formed XML"):
        marked_passages(word(f"<w:p>{run('x')}</w:p>", "<w:comment>"))


def test_highlights_of_a_pdf() -> None:
    content = b"BT /F1 12 Tf 72 700 Td (The sea comes and goes all) Tj 0 -20 Td (winter, said Ann Roe.) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [6 0 R 7 0 R]"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>",
        b"<< /Type /Annot /Subtype /Highlight /Rect [72 670 300 715] /Contents (True?) /T (Ann Roe) /QuadPoints"
        b" [100.8 712 259.2 712 100.8 697 259.2 697 72 692 115.2 692 72 677 115.2 677] >>",
        b"<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (a page note) >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 8\n0000000000 65535 f \n%strailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )
    document = registry.read(Source("a.pdf", data, ".pdf"))
    assert [(one.note, one.author) for one in document.marked] == [("True?", "Ann Roe")]
    assert document.marked[0].words == "sea comes and goes all winter"
