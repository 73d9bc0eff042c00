"""The public functions of the package, offered by `import citecli` (see its docstring).

Each is a thin wrapper around the use cases that the command line calls, too.
"""

from collections.abc import Iterable, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from citecli.documents.model import Document
from citecli.library.library import Library
from citecli.quotes.model import Quotation
from citecli.references.model import Reference

if TYPE_CHECKING:
    from citecli.answers.checks import Claim, DraftCheck, Verification
    from citecli.answers.citations import Citations
    from citecli.answers.set_quotations import SetQuotations
    from citecli.csl.tree import Style
    from citecli.interop.model import LoadedReferences
    from citecli.markup.nodes import Content

_DEFAULT_STYLE = "apa"


def read_document(source: "PathLike[str] | bytes", *, name: str = "") -> Document:
    """Read the document in a file, given by its path or as bytes.

    `name` is the name of the bytes in messages. Its suffix, as in "page.html", determines their format; without a
    suffix their content does. If `source` is a path, a sidecar beside the file (`page.csl.json`) is read, too.

    In the result `text` is the whole text, `paragraphs` have a `number` from 1 and a `span` (characters of `text`,
    half open), `reference` is the bibliographic data of the document, and `remarks` are lines about parts left out.

    Raises `DocumentNotFound`, `UnreadableDocument` for a file that citecli can't read, `InvalidReference` for a sidecar
    that is not CSL-JSON, and `TypeError` for a string, which could be either a path or a text.

        >>> import citecli
        >>> letter = b"The harbour\\n\\nBy Jane Doe\\n\\n3 March 2021\\n\\nIt is closed.\\n\\nIt will open in May."
        >>> document = citecli.read_document(letter, name="harbour.txt")
        >>> document.id, document.reference.texts["title"], len(document.paragraphs)
        ('the-harbour', 'The harbour', 2)
        >>> document.paragraphs[1].span.of(document.text)
        'It will open in May.'
    """
    from citecli.library.names import with_id
    from citecli.library.store import read_document as read_file
    from citecli.readers import registry
    from citecli.readers.source import LARGEST_INPUT, Source

    if isinstance(source, str):
        raise TypeError("expected a path, as in Path('letter.txt'), or the bytes of a file")
    if isinstance(source, PathLike):
        path = Path(source)
        return with_id(read_file(path), path.stem)
    if len(source) > LARGEST_INPUT:
        from citecli.errors import UnreadableDocument

        raise UnreadableDocument(f"{name or 'the document'} is too large: the limit is {LARGEST_INPUT >> 20} MB")
    path = Path(name or "document")
    document = registry.read(Source(name or "the document", source, path.suffix.lower()))
    return with_id(document, path.stem)


def extract_quotations(
    source: str | Document, *, indirect: bool = False, all_marks: bool = False, explain: bool = False
) -> tuple[Quotation, ...]:
    """Find the quotations in a text or a document, and who says them, in the order of the text.

    A text is divided into paragraphs at empty lines. `indirect` adds reported speech without quotation marks,
    `all_marks` adds words in marks that nobody says (titles, terms), `explain` fills in the reasons.

    Each result has a `span` (characters of the text, half open, marks included), a `kind`, a `confidence` from 0 to 1,
    and an `attribution`: the spans of the words that name the speaker (`source`) and express the speaking (`cue`), or
    `None`. `speaker` is the fullest name that the text gives the speaker, "" if nobody is named.

    Raises nothing on any text.

        >>> import citecli
        >>> text = "“We will go,” said Ada Byron."
        >>> [(quotation.span.of(text), quotation.speaker) for quotation in citecli.extract_quotations(text)]
        [('“We will go,”', 'Ada Byron')]
    """
    from citecli.api.quotations.extract_quotations import extract_quotations as extract
    from citecli.api.quotations.quotation_filter import QuotationFilter

    wanted = QuotationFilter(indirect=indirect, all_marks=all_marks, explain=explain, min_confidence=0.0)
    if isinstance(source, str):
        return extract(source, None, wanted)
    return extract(source.text, source.paragraphs, wanted)


def find_style(name: str, *, strict_csl: bool = False) -> "Style":
    """The citation style that `name` refers to.

    `name` is an id ("apa", "chicago-author-date"), the path of a CSL file, or a part of a title that only one style
    has. The result can be used in any number of calls of `cite` and `quote`. It has what the style's manual asks for
    beyond CSL, unless `strict_csl`.

    Raises `UnknownStyle`, with the most similar names, and `InvalidStyle`, with all problems of an invalid file.

        >>> import citecli
        >>> citecli.find_style("apa").info.title
        'APA Style 7th edition'
    """
    from citecli.api.citing import styles
    from citecli.library.location import cache_folder

    return styles.find_style(name, styles.StyleCatalogue(cache_folder), strict=strict_csl)


def load_references(source: PathLike[str] | str, *, format: str = "") -> "LoadedReferences":
    """Read the references of a bibliography: a path is a file, a string is the text of a bibliography.

    `format` is "bibtex", "biblatex", "ris", "nbib", "csl-json", "csl-yaml", "endnote-xml", "cff", "refer", "wos",
    "ovid", "pubmed-xml", "mods" or "word"; without it the suffix of the file or the content decides. In the result
    `references` are in the order of the bibliography, `remarks` are lines about data that could not be used, and `lost`
    is the number of entries that could not be read.

    Raises `DocumentNotFound`, `UnreadableDocument`, `InvalidReference` when there is no reference in it, and
    `ValueError` for an unknown format.

        >>> import citecli
        >>> loaded = citecli.load_references("@book{doe2021, author={Doe, Jane}, title={Harbours}, date={2021}}")
        >>> [(reference.id, reference.texts["title"]) for reference in loaded.references]
        [('doe2021', 'Harbours')]
    """
    from citecli.interop import read
    from citecli.readers import decoding
    from citecli.readers.source import Source, read_file

    file = Source("the bibliography", source.encode("utf-8")) if isinstance(source, str) else read_file(Path(source))
    if not format:
        return read.load(file)
    return read.parse(decoding.decode(file.data, file.name).text, read.Format(format))


def cite(
    sources: Document | Reference | Iterable[Document | Reference],
    *,
    style: "str | Style" = _DEFAULT_STYLE,
    forms: Sequence[str] = (),
    locator: str = "",
    locale: str = "",
) -> "Citations":
    """Format documents or references in a citation style.

    `style` is a result of `find_style`, or a name for it. `forms` are "entry" (for the list of references), "in-text"
    and "note", in the order wanted; the default is the entry, or the citation in a style without entries. `locator`
    ("p. 12", "para. 3") appears in citations, not in entries. `locale` is a language ("de-AT"); the default is the
    style's own, else American English.

    In the result each of `texts` has the `id` of its reference, its `form`, and its `content`, which `as_text` converts
    to a string; entries are in the style's order. `warnings` are lines for the user.

    Raises `UnknownStyle`, `InvalidStyle`, `UnknownLocale`, `ConflictingRequest` for a form that the style lacks, and
    `ValueError` for an unknown form.

        >>> import citecli
        >>> loaded = citecli.load_references("@book{doe2021, author={Doe, Jane}, title={Harbours}, date={2021}}")
        >>> answer = citecli.cite(loaded.references, style="apa", forms=["in-text", "entry"], locator="p. 12")
        >>> [citecli.as_text(text.content) for text in answer.texts]
        ['(Doe, 2021, p. 12)', 'Doe, J. (2021). Harbours.']
    """
    from citecli.answers.citations import Form
    from citecli.api.citing.cite import citations
    from citecli.api.citing.document_reference import document_reference

    references = [document_reference(item) if isinstance(item, Document) else item for item in _each(sources)]
    return citations(references, _style(style), [Form(form) for form in forms], locator, locale)


def quote(
    document: Document,
    which: int | str,
    *,
    style: "str | Style" = _DEFAULT_STYLE,
    direct: bool = False,
    introduce: bool = False,
    locator: str = "",
    locale: str = "",
) -> "SetQuotations":
    """One quotation of a document, formatted by the rules of the style's manual, with citation and reference entry.

    `which` is the number of the quotation, counted from 1 in the order of the text, or words from it, or other words of
    the document. `style` is a result of `find_style`, or a name for it. `direct` cites the document only and not the
    speaker; `introduce` adds a signal phrase with the speaker's name. `locator` ("p. 12") gives the place of the words
    instead of the document's own; `locale` is as in `cite`.

    In the result `quotations` holds one quotation with its formatted words (`set`), its `citation`, and a `selector`
    with which to find it again; `entries` holds the reference entry. `as_text` converts contents to strings.

    Raises `NothingMatched` when no quotation matches or several do, and what `cite` raises.

        >>> import citecli
        >>> letter = "The harbour\\n\\nBy Jane Doe\\n\\n3 March 2021\\n\\n“We open,” said Ada Byron.".encode()
        >>> answer = citecli.quote(citecli.read_document(letter), 1, style="apa")
        >>> citecli.as_text(answer.quotations[0].citation)
        '(Byron, as cited in Doe, 2021, para. 1)'
    """
    from citecli.api.citing.select_quotation import select_quotation
    from citecli.api.citing.set_quotation import QuotingOptions, set_quotations

    utterances = select_quotation(document, str(which))
    options = QuotingOptions(direct=direct, introduce=introduce, locator=locator)
    return set_quotations(utterances, _style(style), options, locale)


def as_text(content: "Content", format: str = "plain") -> str:
    """Convert formatted text from a result to a string in "plain", "markdown", "html" or "rtf" (a fragment).

    Raises `ValueError` for any other format.

        >>> import citecli
        >>> loaded = citecli.load_references("@book{doe2021, author={Doe, Jane}, title={Harbours}, date={2021}}")
        >>> (entry,) = citecli.cite(loaded.references).texts
        >>> citecli.as_text(entry.content, "html")
        'Doe, J. (2021). <i>Harbours</i>.'
    """
    from citecli.markup import html, markdown, plain, rtf

    writers = {"plain": plain.write, "markdown": markdown.write, "html": html.write, "rtf": rtf.write}
    if format not in writers:
        raise ValueError(f"there is no format {format!r}; use {', '.join(writers)}")
    return writers[format](content)


def check_draft(
    draft: PathLike[str] | str,
    sources: Library | Iterable[Document],
    *,
    bibliographies: Iterable[PathLike[str]] = (),
) -> "DraftCheck":
    """Check whether a draft quotes its sources faithfully, and whether all its citation keys are known.

    A path is a file (Markdown, LaTeX, Word, HTML or plain text), or the folder of a draft of several files; a string is
    a text in Markdown. Quotations are looked up in `sources`; keys in these documents, in the draft's own bibliography,
    and in `bibliographies`.

    In the result `checks` are the quotations in the order of the draft, each with a `verdict`, its place in the file
    `draft` (`start` and `end` count characters of its text, half open; `line` and `column` from 1) and in the source
    (`passage`), and the problems of its citation (`problems`, explained in `remarks`). `unknown` are unknown keys;
    `needs_writer` is whether the writer has to correct anything.

    Raises what reading the draft or a bibliography raises: `DocumentNotFound`, `UnreadableDocument`, `BadInput`.

        >>> import citecli
        >>> letter = b"The harbour\\n\\nBy Jane Doe\\n\\nIt is certain that the harbour will open again in May."
        >>> draft = 'Doe writes that "the harbor will open again in June" [@the-harbour].'
        >>> check = citecli.check_draft(draft, [citecli.read_document(letter)]).checks[0]
        >>> check.verdict.value, check.passage.paragraph
        ('altered', 1)
    """
    from citecli.api.drafts.check import DraftChecker
    from citecli.api.drafts.load_drafts import LoadedDraft, load_draft
    from citecli.api.drafts.source_corpus import SourceCorpus

    library = sources if isinstance(sources, Library) else None
    texts = SourceCorpus(library, () if isinstance(sources, Library) else tuple(sources))
    stored = None
    if library:
        from citecli.api.quotations.quotation_cache import stored_quotations

        stored = stored_quotations(library)
    if isinstance(draft, str):
        from citecli.drafts import markdown

        read = LoadedDraft(markdown.draft_of(draft, "the draft"), Path())
    else:
        read = load_draft(str(Path(draft)))
    done = DraftChecker(texts, stored).check_loaded(read, [str(Path(path)) for path in bibliographies])
    for error in done.errors:
        raise error
    return done.answer


def verify(
    quotations: "PathLike[str] | str | SetQuotations", sources: Library | Iterable[Document]
) -> "tuple[Verification, ...]":
    """Check whether quotations that were saved earlier are still in their documents.

    `quotations` is a result of `quote`, or the output of `citecli quotes --json` or `citecli quote --json`: a path is a
    file, a string is its text. Each quotation is looked up in the document with its id in `sources`; a library also
    finds the document by its path.

    Each result has a `verdict` (verbatim, with permitted alterations, moved, altered, not found, too short to judge;
    `None`, with a `problem`, when the document is missing), and the present place of the words: `start` and `end`
    count characters of the document's text, half open.

    Raises `DocumentNotFound`, `UnreadableDocument`, and `BadInput` for input without quotations.

        >>> import citecli
        >>> letter = "The harbour\\n\\nBy Jane Doe\\n\\n3 March 2021\\n\\n“We open,” said Ada Byron.".encode()
        >>> document = citecli.read_document(letter)
        >>> [found.verdict.value for found in citecli.verify(citecli.quote(document, 1), [document])]
        ['verbatim']
    """
    from citecli.answers.set_quotations import SetQuotations
    from citecli.api.drafts.verify import parse_claims, read_claims, verifications

    claims: Iterable[Claim]
    if isinstance(quotations, SetQuotations):
        claims = _claims(quotations)
    elif isinstance(quotations, str):
        claims, _ = parse_claims(quotations, "the text")
    else:
        claims, _ = read_claims(str(Path(quotations)))
    if isinstance(sources, Library):
        return tuple(verifications(claims, sources.documents(), sources.find))
    return tuple(verifications(claims, sources, _not_found))


def _not_found(name: str) -> Document:
    from citecli.errors import DocumentNotFound

    raise DocumentNotFound(f"no document matches “{name}”")


def _claims(answer: "SetQuotations") -> "list[Claim]":
    """The quotations of an answer with their original places; each part of an interrupted quotation separately."""
    from citecli.answers.checks import Claim

    parts = [part for quotation in answer.quotations for part in quotation.parts or (quotation,)]
    return [
        Claim(
            part.utterance.document.id,
            part.selector,
            part.utterance.document.path,
            part.utterance.number,
            part.utterance.quotation.speaker,
        )
        for part in parts
    ]


def _each(sources: Document | Reference | Iterable[Document | Reference]) -> Iterable[Document | Reference]:
    return (sources,) if isinstance(sources, Document | Reference) else sources


def _style(style: "str | Style") -> "Style":
    return find_style(style) if isinstance(style, str) else style
