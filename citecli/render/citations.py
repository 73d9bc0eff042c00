"""Formatted citations as plain text, Markdown, HTML, RTF and JSON; and the listing of styles."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from citecli.answers.citations import Citations, Form
from citecli.text.safe import safe, safe_line

if TYPE_CHECKING:
    from citecli.csl.tree import StyleInfo


def plain(answer: Citations) -> str:
    """A line each."""
    from citecli.markup.plain import write

    return "".join(safe(write(formatted.content)).strip() + "\n" for formatted in answer.texts)


def markdown(answer: Citations) -> str:
    """A paragraph each."""
    from citecli.markup.markdown import write

    return "\n\n".join(safe(write(formatted.content)).strip() for formatted in answer.texts) + (
        "\n" if answer.texts else ""
    )


def heading(answer: Citations) -> str:
    """The heading of a page of them, as the style's manual has it: “Works Cited”."""
    from citecli.quoting.style_manuals import style_manual

    if any(formatted.form is Form.ENTRY for formatted in answer.texts):
        return style_manual(answer.style, answer.locale, answer.has_notes, answer.parent).heading
    return "Notes" if answer.has_notes else "Citations"


def html(answer: Citations) -> str:
    """Entries as `div.csl-entry` in a `div.csl-bib-body`; citations a line each, as they stand in running text."""
    from citecli.markup.html import write

    lines = []
    entries = [formatted for formatted in answer.texts if formatted.form is Form.ENTRY]
    for formatted in answer.texts:
        text = safe(write(formatted.content)).strip()
        if formatted.form is not Form.ENTRY:
            lines.append(text)
            continue
        if formatted is entries[0]:
            lines.append(f'<div class="csl-bib-body{" hanging-indent" if answer.hanging_indent else ""}">')
        lines.append(f'  <div class="csl-entry">{text}</div>')
        if formatted is entries[-1]:
            lines.append("</div>")
    return "".join(f"{line}\n" for line in lines)


def rtf(answer: Citations) -> str:
    """A whole RTF document, a paragraph each."""
    from citecli.markup.rtf import document

    hanging = answer.hanging_indent and any(formatted.form is Form.ENTRY for formatted in answer.texts)
    return document([formatted.content for formatted in answer.texts], hanging_indent=hanging)


def json(answer: Citations, ascii_only: bool = False) -> str:
    """An array of one object a formatted text."""
    from citecli.markup import html, markdown, plain
    from citecli.render.output import dump

    return dump(
        [
            {
                "id": formatted.id,
                "form": formatted.form.value,
                "style": answer.style,
                "locale": answer.locale,
                "text": plain.write(formatted.content).strip(),
                "markdown": markdown.write(formatted.content).strip(),
                "html": html.write(formatted.content).strip(),
            }
            for formatted in answer.texts
        ],
        ascii_only,
    )


def styles_plain(infos: "Sequence[StyleInfo]") -> str:
    """A line a style: id, citation format, title, separated by tabs."""
    rows = ((info.id, info.citation_format, info.title) for info in infos)
    return "".join("\t".join(map(safe_line, row)) + "\n" for row in rows)


def styles_json(infos: "Sequence[StyleInfo]", ascii_only: bool = False) -> str:
    """An array of one object a style."""
    from citecli.render.output import dump

    return dump(
        [
            {
                "id": info.id,
                "title": info.title,
                "title_short": info.title_short,
                "format": info.citation_format,
                "fields": list(info.fields),
                "parent": info.parent or None,
            }
            for info in infos
        ],
        ascii_only,
    )
