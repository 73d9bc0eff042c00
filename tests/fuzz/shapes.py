# ruff: noqa: E501
"""Inputs whose parts all differ, or refer to one another: what repeating one fragment doesn't show.

Each shape makes an input of about so many characters; `pump.py` gives them, doubled and doubled again, to what reads
them. Nested parts are closed, keys are distinct, notes have calls, names come back.
"""

import json
from collections.abc import Callable, Iterator
from itertools import count, islice
from typing import NamedTuple

import targets as fuzz_targets
import uses

from citecli.csl import Citation, CitationItem, render
from citecli.references import csl_json

WORD = "rain wind harbour valley letter morning council bridge winter garden paper river doctor island number window".split()
HEAD = fuzz_targets.HEADER


class Shape(NamedTuple):
    """An input by its length, and what reads it."""

    name: str
    target: str
    """A name in `targets.py`, or "" for `run`."""
    make: Callable[[int], object]
    run: Callable[[object], object] | None = None


def names() -> Iterator[str]:
    """People who are all called differently: letters only."""
    for number in count():
        first, last = divmod(number, 400)
        yield f"{_letters(first + 17)} {_letters(last + 31)}son"


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number, 20)
        letters += "bcdfghjklmnprstvwxza"[digit] + "aeiou"[digit % 5]
    return letters.capitalize()


def words(number: int, many: int = 8) -> str:
    """Words that are other ones for each number."""
    return " ".join(f"{WORD[(number * 7 + k * 3) % len(WORD)]}{'' if k % 3 else number}" for k in range(many))


def repeated(piece: Callable[[int], str], length: int) -> str:
    """Pieces by number until there is enough of them."""
    found, size = [], 0
    for number in count():
        if size >= length:
            return "".join(found)
        found.append(piece(number))
        size += len(found[-1])
    raise AssertionError


def nested(open_: Callable[[int], str], inside: str, close: Callable[[int], str], length: int) -> str:
    """Pieces within one another, all closed."""
    depth = max(1, length // len(open_(1) + close(1)))
    return "".join(map(open_, range(depth))) + inside + "".join(close(k) for k in reversed(range(depth)))


def stairs(line: Callable[[int], str], length: int) -> str:
    """Lines that grow by a step each."""
    found, size = [], 0
    for number in count(1):
        if size >= length:
            return "".join(found)
        found.append(line(number))
        size += len(found[-1])
    raise AssertionError


def _text(make: Callable[[int], str]) -> Callable[[int], object]:
    return lambda length: make(length).encode()


def _items(length: int, **changes: Callable[[int], object]) -> str:
    """CSL-JSON of so many characters."""
    people = names()

    def item(number: int) -> str:
        family = next(people).split()
        own = {
            "id": f"k{number}",
            "type": "book",
            "title": words(number, 4),
            "issued": "2001",
            "author": [{"family": family[1], "given": family[0]}],
        }
        return json.dumps({**own, **{name: value(number) for name, value in changes.items()}}) + ","

    return "[" + repeated(item, length).rstrip(",") + "]"


def _processed(style: str, together: bool = False, again: int = 1) -> Callable[[object], object]:
    """Items are cited and listed in a style: each by itself, all `together`, `again` and again."""

    def run(data: object) -> object:
        references, _ = csl_json.parse(str(data))
        cites = [CitationItem(reference.id) for reference in references] * again
        citations = [Citation(tuple(cites))] if together else [Citation((cite,)) for cite in cites]
        return render(fuzz_targets.load_style_once(style), references, citations, locale=fuzz_targets._english(style))

    return run


def _speech(piece: Callable[[int], str]) -> Callable[[int], object]:
    return _text(lambda length: repeated(piece, length))


def _cast(piece: str) -> Callable[[int], object]:
    """A text in which everyone is somebody else: `{name}`, `{first}`, `{last}` and `{words}` are filled in."""

    def make(length: int) -> object:
        people = names()

        def one(number: int) -> str:
            name = next(people)
            return piece.format(
                name=name, first=name.split()[0], last=name.split()[1], words=words(number), number=number
            )

        return repeated(one, length).encode()

    return make


def _checked(draft: Callable[[int], str], text: Callable[[int], str]) -> Callable[[int], object]:
    return lambda length: (repeated(draft, length) + uses.PARTING + repeated(text, length)).encode()


def _pages(lines: int, line: Callable[[int], str], head: str = "", foot: str = "") -> Callable[[int], object]:
    """Pages of so many lines."""

    def make(length: int) -> object:
        whole = repeated(lambda number: line(number) + "\n", length).splitlines()
        pages = [whole[at : at + lines] for at in range(0, len(whole), lines)][:40]
        return uses.lines_of_pages(
            [*([head] * bool(head)), *page, *([f"{foot} {n}"] * bool(foot))] for n, page in enumerate(pages)
        )

    return make


def _messages(length: int) -> object:
    """A mailbox in which each message quotes the one before, to a depth of thirty."""
    found, before = "", ""
    for number in count():
        if len(found) >= length:
            return found.encode()
        body = f"{words(number)}.\n\nOn Sun, 3 May 2020 at 10:00, Ann Byron wrote:\n" + "".join(
            f"> {line}\n" for line in before.splitlines()[:90]
        )
        found += f"From a@b.org Sun May  3 10:00:00 2020\n{HEAD}Message-ID: <{number}@b>\nIn-Reply-To: <{number - 1}@b>\n\n{body}\n"
        before = body
    raise AssertionError


def _parts_of_mail(length: int) -> object:
    depth = min(length // 80, 400)
    head = "".join(f"Content-Type: multipart/mixed; boundary=x{k}\n\n--x{k}\n" for k in range(depth))
    return (
        HEAD + head + "Content-Type: text/plain\n\nIt rains.\n" + "".join(f"--x{k}--\n" for k in reversed(range(depth)))
    ).encode()


def _rolling(length: int) -> object:
    """Captions that roll up: each has the line before, and one more."""

    def cue(number: int) -> str:
        time = f"{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02},000"
        return f"{number + 1}\n{time} --> {time[:-3]}900\n{words(number - 1) if number else ''}\n{words(number)}\n\n"

    return repeated(cue, length).encode()


def _recognized(length: int) -> object:
    def word(number: int) -> str:
        return (
            json.dumps(
                {"start": number / 2, "end": number / 2 + 0.4, "word": WORD[number % 16], "speaker": f"S{number}"}
            )
            + ","
        )

    listed = repeated(word, length).rstrip(",")
    return f'{{"segments": [{{"start": 0, "end": 9, "text": "{" ".join(WORD)}", "words": [{listed}]}}]}}'.encode()


def _chapters(length: int) -> object:
    made = fuzz_targets.make()
    chapters = {f"{k}.xhtml": f"<h1>{words(k, 2)}</h1><p>{words(k, 40)}.</p>" for k in range(max(1, length // 400))}
    toc = "".join(
        f"<navPoint><navLabel><text>{words(k, 2)}</text></navLabel><content src='{k}.xhtml'/></navPoint>"
        for k in range(len(chapters))
    )
    item = '<item id="ncx" href="t.ncx" media-type="application/x-dtbncx+xml"/>'
    return made.epub(
        chapters, "<dc:title>a</dc:title>", {"OEBPS/t.ncx": f"<ncx><navMap>{toc}</navMap></ncx>"}, items=item
    )


def _styles_of_styles(length: int) -> object:
    """Each style is based on the one before, and each paragraph has its own."""
    number = max(2, length // 150)
    styles = "".join(
        f"<w:style w:type='paragraph' w:styleId='s{k}'><w:basedOn w:val='s{k - 1}'/></w:style>" for k in range(number)
    )
    body = "".join(
        f"<w:p><w:pPr><w:pStyle w:val='s{k}'/></w:pPr><w:r><w:t>{words(k)}.</w:t></w:r></w:p>"
        for k in reversed(range(number))
    )
    return fuzz_targets.make().docx(body, styles=styles)


def _word_notes(length: int) -> object:
    number = max(2, length // 120)
    notes = "".join(
        f"<w:footnote w:id='{k}'><w:p><w:r><w:t>{words(k)}</w:t></w:r></w:p></w:footnote>" for k in range(1, number)
    )
    body = "".join(
        f"<w:p><w:r><w:t>{words(k)}.</w:t></w:r><w:r><w:footnoteReference w:id='{k}'/></w:r></w:p>"
        for k in range(1, number)
    )
    return fuzz_targets.make().docx(body, footnotes=notes)


def _odt_styles(length: int) -> object:
    number = max(2, length // 150)
    styles = "".join(
        f"<style:style style:name='s{k}' style:family='paragraph' style:parent-style-name='s{k - 1}'/>"
        for k in range(number)
    )
    body = "".join(f"<text:p text:style-name='s{k}'>{words(k)}.</text:p>" for k in reversed(range(number)))
    return fuzz_targets.make().odt(body, styles=styles)


def _linked_data(length: int) -> object:
    def node(number: int) -> str:
        return (
            json.dumps(
                {
                    "@id": f"#n{number}",
                    "@type": "NewsArticle",
                    "author": {"@id": f"#n{number + 1}"},
                    "isPartOf": {"@id": f"#n{number - 1}"},
                    "headline": words(number, 3),
                }
            )
            + ","
        )

    graph = repeated(node, min(length, 200_000)).rstrip(",")
    return (
        f'<script type="application/ld+json">{{"@graph": [{graph}]}}</script><p>{fuzz_targets.WORDS * 3}</p>'.encode()
    )


def _notes_of_page(length: int) -> object:
    number = max(1, length // 130)
    calls = "".join(f"<p>{words(k)}.<a href='#n{k}' id='r{k}'><sup>{k}</sup></a></p>" for k in range(number))
    return (
        calls
        + "<ol>"
        + "".join(f"<li id='n{k}'>{words(k, 3)} <a href='#r{k}'>↩</a></li>" for k in range(number))
        + "</ol>"
    ).encode()


def _jats_notes(length: int) -> object:
    number = max(1, length // 130)
    calls = "".join(f"<p>{words(k)}.<xref ref-type='fn' rid='f{k}'>{k}</xref></p>" for k in range(number))
    notes = "".join(f"<fn id='f{k}'><label>{k}</label><p>{words(k, 3)}</p></fn>" for k in range(number))
    return f"<article><front/><body>{calls}</body><back><fn-group>{notes}</fn-group></back></article>".encode()


def _claims(length: int) -> object:
    text = fuzz_targets.WORDS * 40
    claim = json.dumps({"document": "x", "text": "nobody knows when it will begin", "prefix": "", "suffix": ""}) + "\n"
    return (claim * max(1, length // len(claim)) + uses.PARTING + text).encode()


def shapes() -> dict[str, Shape]:
    """All shapes by name."""
    text = _text
    found = [
        # LaTeX
        Shape("footnotes in footnotes", "latex draft", text(lambda n: nested(lambda k: f"a{k}\\footnote{{", "b", lambda _: "}", n))),
        Shape("commands made of commands", "latex draft", text(lambda n: repeated(lambda k: f"\\newcommand{{\\a{_letters(k + 9)}}}{{\\a{_letters(k + 8)}\\a{_letters(k + 8)}}}\n", n))),
        Shape("quotations in quotations", "latex draft", text(lambda n: nested(lambda _: "\\begin{quote}", "a", lambda _: "\\end{quote}", n))),
        Shape("keys that all differ", "latex draft", text(lambda n: "\\cite{" + repeated(lambda k: f"k{k},", n) + "k}")),
        Shape("verbatim with other delimiters", "latex draft", text(lambda n: repeated(lambda k: f"\\verb{'!|+/='[k % 5]}\\cite{{a}}{'!|+/='[(k + k // 5) % 5]} ", n))),
        Shape("accents on accents", "latex text", text(lambda n: nested(lambda _: "\\'{\\\"{", "e", lambda _: "}}", n))),
        # Other markup
        Shape("notes in notes in Org", "org draft", text(lambda n: nested(lambda k: f"a{k}[fn::", "b", lambda _: "]", n))),
        Shape("blocks in blocks in Org", "org draft", text(lambda n: nested(lambda _: "#+begin_quote\n", "a\n", lambda _: "#+end_quote\n", n))),
        Shape("environments of Org that never end", "org draft", text(lambda n: repeated(lambda k: f"\\begin{{a{k}}}\n", n))),
        Shape("functions in functions", "typst draft", text(lambda n: nested(lambda _: "#f(a)[", "b", lambda _: "]", n))),
        Shape("arguments in arguments", "typst draft", text(lambda n: "#" + nested(lambda _: "f(", "b", lambda _: ")", n))),
        Shape("quotations in quotations of Typst", "typst draft", text(lambda n: nested(lambda _: "#quote(block: true)[", "b", lambda _: "]", n))),
        Shape("references side by side", "typst draft", text(lambda n: repeated(lambda k: f"@k{k} ", n))),
        Shape("notes and their calls", "rst draft", text(lambda n: repeated(lambda k: f"a [{k}]_\n\n.. [{k}] b\n\n", n))),
        Shape("titles of many kinds", "rst draft", text(lambda n: repeated(lambda k: f"abcd\n{'=-~^+*'[k % 6] * 4}\n\n", n))),
        Shape("items in items", "rst draft", text(lambda n: repeated(lambda _: "- ", n))),
        Shape("attributes of blocks", "asciidoc draft", text(lambda n: repeated(lambda k: f"[quote, a{k}]\n", n))),
        Shape("notes in notes in AsciiDoc", "asciidoc draft", text(lambda n: nested(lambda k: f"a{k}footnote:[", "b", lambda _: "]", n))),
        Shape("blocks that all differ", "asciidoc draft", text(lambda n: repeated(lambda k: "*" * (4 + k % 500) + "\n", n))),
        # Pages
        Shape("cells of one row", "html", text(lambda n: "<table><tr>" + repeated(lambda k: f"<td>{words(k, 3)}</td>", n) + "</table>")),
        Shape("boxes in boxes", "html", text(lambda n: nested(lambda k: f"<div class='c{k % 7}'>", fuzz_targets.WORDS, lambda _: "</div>", min(n, 30_000)))),
        Shape("attributes that all differ", "html", text(lambda n: "<p " + repeated(lambda k: f"a{k}='{k}' ", n) + ">It rains.</p>")),
        Shape("notes of a page", "html draft", _notes_of_page),
        Shape("linked data", "html", _linked_data),
        Shape("authors of a page", "html", text(lambda n: repeated(lambda k: f"<meta name=author content='{next(islice(names(), k % 90, None))}{k}'>", min(n, 60_000)) + fuzz_targets.WORDS * 3)),
        Shape("headings that all differ", "html", text(lambda n: repeated(lambda k: f"<h{k % 6 + 1}>{words(k, 3)}</h{k % 6 + 1}><p>{words(k, 20)}.</p>", n))),
        Shape("lines of verse", "html", text(lambda n: "<p>" + repeated(lambda k: f"{words(k, 4)}<br>", n) + "</p>")),
        Shape("credits of photographs", "html", text(lambda n: repeated(lambda k: f"<figure><img src='{k}.jpg' alt='{words(k, 3)}'><figcaption>Photo: Ann {_letters(k + 20)}</figcaption></figure><p>{words(k, 12)}.</p>", n))),
        # Mail and captions
        Shape("each quotes the one before", "mailbox", _messages),
        Shape("parts in parts", "message", _parts_of_mail),
        Shape("stairs of quotation", "message", text(lambda n: HEAD + "\n" + stairs(lambda k: ">" * k + f" {words(k, 3)}\n", n))),
        Shape("recipients that all differ", "message", text(lambda n: HEAD + "Cc: " + repeated(lambda k: f'"{words(k, 2)}" <a{k}@b.org>, ', n) + "c@d.org\n\nIt rains.\n")),
        Shape("captions that roll up", "srt", _rolling),
        Shape("voices that all differ", "webvtt", text(lambda n: "WEBVTT\n\n" + repeated(lambda k: f"00:{k // 60 % 60:02}:{k % 60:02}.000 --> 00:59:59.000\n<v {_letters(k + 20)} Roe>{words(k)}.\n\n", n))),
        Shape("spans in spans", "ttml", text(lambda n: "<tt xmlns='http://www.w3.org/ns/ttml'><body><div><p begin='1s'>" + nested(lambda _: "<span>", "a", lambda _: "</span>", min(n, 4000)) + "</p></div></body></tt>")),
        Shape("a speaker for each word", "recognised speech", _recognized),
        # Books and papers
        Shape("notes of a paper", "jats", _jats_notes),
        Shape("sections in sections", "jats", text(lambda n: "<article><front/><body>" + nested(lambda k: f"<sec><title>{words(k, 2)}</title>", "<p>a</p>", lambda _: "</sec>", min(n, 20_000)) + "</body></article>")),
        Shape("contributors", "jats", text(lambda n: "<article><front><article-meta><contrib-group>" + repeated(lambda k: f"<contrib contrib-type='author'><name><surname>{_letters(k + 20)}</surname></name><xref ref-type='aff' rid='a{k}'/></contrib><aff id='a{k}'>{words(k, 3)}</aff>", n) + "</contrib-group></article-meta></front><body><p>a</p></body></article>")),
        Shape("chapters", "epub file", _chapters),
        Shape("notes of a chapter", "epub", text(lambda n: repeated(lambda k: f"<p>{words(k)}<a epub:type='noteref' href='#n{k}'>{k}</a></p><aside epub:type='footnote' id='n{k}'>{words(k, 3)}</aside>", n))),
        Shape("styles of styles", "docx file", _styles_of_styles),
        Shape("notes of a Word file", "docx file", _word_notes),
        Shape("tables in tables", "docx", text(lambda n: nested(lambda _: "<w:tbl><w:tr><w:tc>", "<w:p><w:r><w:t>a</w:t></w:r></w:p>", lambda _: "</w:tc></w:tr></w:tbl>", min(n, 8000)))),
        Shape("styles of a text", "odt file", _odt_styles),
        Shape("lists in lists", "odt", text(lambda n: nested(lambda _: "<text:list><text:list-item>", "<text:p>a</text:p>", lambda _: "</text:list-item></text:list>", min(n, 10_000)))),
        Shape("fonts and styles", "rtf", text(lambda n: "{\\rtf1{\\fonttbl" + repeated(lambda k: f"{{\\f{k}\\fcharset{k % 255} F{k};}}", n // 2) + "}{\\stylesheet" + repeated(lambda k: f"{{\\s{k} heading {k % 9};}}", n // 2) + "}a}")),
        Shape("groups in groups", "rtf", text(lambda n: "{\\rtf1 " + nested(lambda k: f"{{\\f{k % 9} a", "b", lambda _: "}", n) + "}")),
        Shape("notes of a rich text", "rtf", text(lambda n: "{\\rtf1 " + repeated(lambda k: f"{words(k)}{{\\super\\chftn}}{{\\footnote\\chftn {words(k, 3)}}}\\par ", n) + "}")),
        Shape("one paragraph over all pages", "typeset pdf", _pages(50, lambda k: words(k, 9))),
        Shape("running heads", "typeset pdf", _pages(12, lambda k: words(k, 9) + ".", "THE HARBOUR", "Page")),
        Shape("one line of many words", "typeset pdf", text(lambda n: repeated(lambda k: f"0 {k % 600} 700 5 {WORD[k % 16]}\n", n))),
        Shape("columns", "typeset pdf", text(lambda n: repeated(lambda k: f"{k // 100} {72 if k // 50 % 2 else 320} {750 - 14 * (k % 50)} 10 {words(k, 4)}\n", min(n, 60_000)))),
        # Text
        Shape("a table of contents", "text", _speech(lambda k: f"{k // 9 + 1}.{k % 9 + 1} {words(k, 3).title()} ..... {k}\n")),
        Shape("headings that are underlined", "text", _speech(lambda k: f"{words(k, 3).capitalize()}\n{'=-'[k % 2] * 20}\n\n{words(k, 20)}.\n\n")),
        Shape("lines of every length", "text", _speech(lambda k: f"{words(k, k % 13 + 1)}\n")),
        Shape("licences", "text", _speech(lambda k: f"*** START OF THE PROJECT GUTENBERG EBOOK {words(k, 2).upper()} ***\n\n{words(k, 30)}\n\n*** END OF THE PROJECT GUTENBERG EBOOK ***\n")),
        Shape("a head of labels", "text", _speech(lambda k: f"{'Title Author Date URL Publisher'.split()[k % 5]}: {words(k, 3)}\n")),
        # Markdown
        Shape("definitions of links and their uses", "markdown", text(lambda n: repeated(lambda k: f"[a{k}][r{k}] ", n // 2) + "\n\n" + repeated(lambda k: f"[r{k}]: http://a.b/{k}\n", n // 2))),
        Shape("notes and their calls", "markdown draft", text(lambda n: repeated(lambda k: f"{words(k)}[^{k}]\n\n", n // 2) + repeated(lambda k: f"[^{k}]: {words(k, 3)} [@k{k}]\n\n", n // 2))),
        Shape("stairs of blocks", "markdown", text(lambda n: stairs(lambda k: "> " * min(k, 90) + f"a{k}\n", n))),
        Shape("stairs of lists", "markdown", text(lambda n: stairs(lambda k: "  " * min(k, 90) + f"- a{k}\n", n))),
        Shape("a wide table", "markdown", text(lambda n: "|" + repeated(lambda k: f" a{k} |", n // 3) + "\n|" + "---|" * (n // 12) + "\n|" + repeated(lambda k: f" b{k} |", n // 3) + "\n")),
        Shape("marks of two kinds", "markdown", text(lambda n: repeated(lambda k: f"{'*_'[k % 2]}a {'**__'[k % 3 : k % 3 + 2]}b{k} ", n))),
        Shape("bracketed spans", "markdown draft", text(lambda n: nested(lambda k: f"[a{k} ", "b", lambda _: "]{.c}", min(n, 60_000)))),
        # Bibliographies
        Shape("strings of strings", "bibtex", text(lambda n: repeated(lambda k: f"@string{{s{k} = s{k - 1} # s{k - 1} # {{a}}}}\n", min(n, 4000)).replace("s-1 # s-1 # ", "") + "@book{a, title = s40}\n")),
        Shape("crossed references", "bibtex", text(lambda n: repeated(lambda k: f"@inbook{{b{k}, crossref={{b{k + 1}}}, title={{{words(k, 2)}}}}}\n", n))),
        Shape("entries of one key", "bibtex", text(lambda n: repeated(lambda k: f"@book{{a, title={{{words(k, 3)}}}, year={1900 + k % 99}}}\n", n))),
        Shape("authors of one entry", "bibtex", text(lambda n: "@book{a, author={" + repeated(lambda k: f"{_letters(k + 20)}, {WORD[k % 16].title()} and ", n) + "others}, title={b}}")),
        Shape("records of one id", "ris", text(lambda n: repeated(lambda k: f"TY  - BOOK\nID  - a\nTI  - {words(k, 3)}\nAU  - {_letters(k + 20)}, A\nER  - \n", n))),
        Shape("keywords", "ris", text(lambda n: "TY  - BOOK\nTI  - a\n" + repeated(lambda k: f"KW  - {words(k, 2)}; {words(k + 1, 2)}\n", n) + "ER  - \n")),
        Shape("items of one id", "csl-json", text(lambda n: _items(n, id=lambda _: "a"))),
        Shape("anchors of anchors", "csl-yaml", text(lambda n: repeated(lambda k: f"a{k}: &a{k} [{'x' if not k else f'*a{k - 1}, *a{k - 1}'}]\n", min(n, 3000)))),
        Shape("records", "endnote xml", text(lambda n: "<xml><records>" + repeated(lambda k: f"<record><ref-type name='Book'>6</ref-type><label>k{k}</label><contributors><authors><author>{_letters(k + 20)}, A</author></authors></contributors><titles><title>{words(k, 3)}</title></titles></record>", n) + "</records></xml>")),
        Shape("references of a tool", "cff", text(lambda n: "title: a\nreferences:\n" + repeated(lambda k: f"- {{type: book, title: '{words(k, 3)}', authors: [{{family-names: '{_letters(k + 20)}'}}]}}\n", min(n, 60_000)))),
        Shape("searched words", "search query", text(lambda n: repeated(lambda k: f'by:"{words(k, 2)}" OR -tag:t{k} ', min(n, 20_000)))),
        # Styles
        Shape("one author, one year", "", lambda n: _items(min(n, 40_000), author=lambda _: [{"family": "Roe", "given": "Ann"}]), _processed("apa")),
        Shape("authors in common", "", lambda n: _items(min(n, 40_000), author=lambda k: [{"family": f, "given": "A."} for f in ("Roe", "Poe", "Doe", "Moe", f"N{k}")]), _processed("apa")),
        Shape("namesakes", "", lambda n: _items(min(n, 40_000), author=lambda k: [{"family": "Roe", "given": _letters(k + 20)}]), _processed("modern-language-association")),
        Shape("all in one citation", "", lambda n: _items(min(n, 60_000)), _processed("ieee", together=True)),
        Shape("the same again and again", "", lambda n: _items(min(n, 30_000)), _processed("chicago-notes-bibliography", again=4)),
        Shape("macros in a row", "style", text(lambda n: fuzz_targets.STYLE.replace("<citation", repeated(lambda k: f"<macro name='m{k}'><text macro='m{k - 1}'/></macro>" if k else "<macro name='m0'><text value='a'/></macro>", min(n, 5000)) + "<citation", 1))),
        Shape("names of many words", "name", text(lambda n: ", ".join((repeated(lambda k: f"{WORD[k % 16]} ", n), repeated(lambda k: f"{WORD[k % 16].title()}-A. ", n))))),
        Shape("ranges of dates", "date", text(lambda n: repeated(lambda k: f"{1900 + k % 99}-{k % 12 + 1:02}/", n))),
        Shape("a list of locators", "locator", text(lambda n: repeated(lambda k: f"pp. {k}–{k + 3}, ch. {k} & n. {k}; ", min(n, 30_000)))),
        # Quotations
        Shape("bare paragraphs", "quotations", _speech(lambda k: f"“{words(k, 4).capitalize()}?”\n\n")),
        Shape("a cast of thousands", "quotations", _cast("“{words},” said {name}. {last} looked at the sea.\n\n")),
        Shape("a cast of last names", "quotations", _cast("{name} came in. “{words},” {last} said. “I am not {first}.”\n\n")),
        Shape("a play", "quotations", _cast("{first}: {words}.\n\n")),
        Shape("a hearing", "quotations", _cast("Mr. {last}. {words}. I yield to Mr. {last}.\n\n")),
        Shape("one line", "quotations", _cast("“{words},” said {name}. ")),
        Shape("he and she", "quotations", _speech(lambda k: f"“{words(k, 4)},” {('he', 'she', 'they')[k % 3]} said. {('He', 'She', 'They')[k % 3]} left.\n\n")),
        Shape("marks in marks", "quotations", text(lambda n: nested(lambda k: "“‘"[k % 2] + f"a{k} ", "b", lambda k: "”’"[k % 2], n))),
        Shape("paragraphs that go on", "quotations", _speech(lambda k: f"“{words(k, 12)}.\n\n")),
        Shape("that he would", "quotations", _cast("{name} said that {words}, and that {last} would {words}. ")),
        Shape("questions and answers", "quotations", _speech(lambda k: f"Q. {words(k, 4)}?\nA. {words(k, 6)}.\n\n")),
        Shape("a cast in German", "quotations in other languages", _cast("„{words}“, sagte {name}. {last} erklärte, {words} sei gut.\n\n")),
        Shape("a cast in French", "quotations in other languages", _cast("— {words}, dit {name}.\n\n« {words} », a déclaré {last}, qui a ajouté que {words}.\n\n")),
        Shape("dialogue in Spanish", "quotations in other languages", _cast("—{words} —dijo {first}—. {words}.\n\n")),
        Shape("annotations", "annotations", text(lambda n: json.dumps({"items": [{"target": {"selector": [{"type": "TextQuoteSelector", "exact": words(k)}]}} for k in range(n // 120)]}))),
        Shape("relatives and titles", "quotations", _cast("“{words},” said Mrs. {last}, {first}’s sister. Dr. {last} and Mr. {last} agreed.\n\n")),
        # Drafts and their sources
        Shape("a draft and its source", "check", _checked(lambda k: f"Roe says “{words(k, 9)}” [@x, p. {k}]. ", lambda k: f"{words(k, 9)}, {words(k + 1, 5)}.\n\n")),
        Shape("words that come again and again", "check", lambda n: ("“" + "the rain and " * (n // 13) + "the wind” [@x]" + uses.PARTING + "the rain and " * (n // 13)).encode()),
        Shape("brackets", "check", lambda n: ("“We " + repeated(lambda k: f"[{WORD[k % 16]}] ", n) + "open again in May” [@x]" + uses.PARTING + uses.TEXT).encode()),
        Shape("omissions", "check", lambda n: ("“We " + repeated(lambda k: f"{WORD[k % 16]} … ", n) + "in May” [@x]" + uses.PARTING + repeated(lambda k: f"{WORD[k % 16]} and ", n)).encode()),
        Shape("each word altered", "check", lambda n: ("> " + repeated(lambda k: f"{words(k, 3)} x{k} ", n) + "[@x]" + uses.PARTING + repeated(lambda k: f"{words(k, 3)} y{k} ", n)).encode()),
        Shape("one quotation of every source word", "check", lambda n: ("“" + repeated(lambda k: f"{words(k, 5)} ", n) + "” [@x]" + uses.PARTING + repeated(lambda k: f"{words(k, 5)} ", n)).encode()),
        Shape("citations by hand", "check", _checked(lambda k: f"“{words(k, 6)}” ({_letters(k + 20)} and Roe, {1900 + k % 99}, p. {k}). ", lambda k: f"{words(k, 6)}. ")),
        Shape("negations", "check", lambda n: (repeated(lambda k: f"“it is … {WORD[k % 16]} of the {words(k, 3)}” [@x]. ", n) + uses.PARTING + repeated(lambda k: f"It is not, it was never, {WORD[k % 16]} of the {words(k, 3)}. ", n)).encode()),
        Shape("claims", "verify", _claims),
        Shape("a draft of citations", "finished draft", text(lambda n: repeated(lambda k: f"It rains [see @{'xyz'[k % 3]}, p. {k}; @u{k}]. ", min(n, 20_000)))),
        Shape("words of a long paragraph", "quote", lambda n: ("rains" + uses.PARTING + "“" + repeated(lambda k: f"{words(k, 9)}, ", n) + "it rains,” said Ann Roe.\n").encode()),
        Shape("one of many quotations", "quote", lambda n: ("7" + uses.PARTING + repeated(lambda k: f"“{words(k, 6)},” said Ann Roe, “{words(k + 1, 5)}.”\n\n", n)).encode()),
    ]  # fmt: skip
    return {shape.name: shape for shape in found}
