"""A whole HTML page around an answer: for a file, which a browser opens and a word processor imports.

Nothing in it asks for anything from anywhere, and it prints well. On a terminal and in a pipe HTML stays a fragment,
for pasting into a page that there is.

Ten pages (drafts with notes, tables and lists, quotations, entries, notes; in APA, Chicago, MLA, IEEE and Nature) have
no error in the Nu Html Checker 26 and html-validate 10, and no violation in axe-core 4.
"""

from citecli.markup.html import escape
from citecli.text.safe import safe_line

_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.0625em/1.5 Georgia, "Times New Roman", serif;
  overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; }
blockquote { margin: 1em 2.5em; }
table { border-collapse: collapse; }
th, td { padding: 0.25em 0.75em; border-bottom: 1px solid; text-align: left; }
pre { overflow-x: auto; }
img { max-width: 100%; }
.csl-entry { margin-bottom: 0.75em; clear: left; }
.hanging-indent .csl-entry { padding-left: 2em; text-indent: -2em; }
.csl-left-margin { float: left; min-width: 2em; }
.csl-right-inline { margin-left: 2.5em; text-indent: 0; }
.csl-indent { margin-left: 2em; }
@media print { body { max-width: none; margin: 0; } }
"""


def page(
    body: str, *, title: str, language: str, authors: tuple[str, ...] = (), date: str = "", heading: str = ""
) -> str:
    """The page: `body` is HTML, everything else plain text. `language` is a language tag, "" if it is not known.

    `heading` stands above a body without one of its own: those who hear a page look for its first heading.
    """
    lang = f' lang="{_attribute(language)}"' if language else ""
    meta = [f'<meta name="author" content="{_attribute(name)}">\n' for name in authors]
    if date:
        meta.append(f'<meta name="date" content="{_attribute(date)}">\n')
    first = f"<h1>{escape(safe_line(heading))}</h1>\n" if heading else ""
    return (
        f'<!DOCTYPE html>\n<html{lang}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(safe_line(title))}</title>\n{''.join(meta)}<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{first}{body}</main>\n</body>\n</html>\n"
    )


def _attribute(text: str) -> str:
    return escape(safe_line(text)).replace('"', "&quot;")
