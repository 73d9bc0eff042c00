"""Formatted citations in a text format: plain, Markdown, HTML or RTF."""

from citecli.answers.citations import Citations, Form
from citecli.text.safe import safe


def plain(answer: Citations) -> str:
    """A line each."""
    from citecli.markup.plain import write

    return "".join(safe(write(one.content)).strip() + "\n" for one in answer.texts)


def markdown(answer: Citations) -> str:
    """A paragraph each."""
    from citecli.markup.markdown import write

    return "\n\n".join(safe(write(one.content)).strip() for one in answer.texts) + ("\n" if answer.texts else "")


def html(answer: Citations) -> str:
    """Entries as `div.csl-entry` in a `div.csl-bib-body`; citations a line each, as they stand in running text."""
    from citecli.markup.html import write

    lines = []
    entries = [one for one in answer.texts if one.form is Form.ENTRY]
    for one in answer.texts:
        text = safe(write(one.content)).strip()
        if one.form is not Form.ENTRY:
            lines.append(text)
            continue
        if one is entries[0]:
            lines.append('<div class="csl-bib-body">')
        lines.append(f'  <div class="csl-entry">{text}</div>')
        if one is entries[-1]:
            lines.append("</div>")
    return "".join(f"{line}\n" for line in lines)


def rtf(answer: Citations) -> str:
    """A whole RTF document, a paragraph each."""
    from citecli.markup.rtf import document

    hanging = answer.hanging_indent and any(one.form is Form.ENTRY for one in answer.texts)
    return document([one.content for one in answer.texts], hanging_indent=hanging)
