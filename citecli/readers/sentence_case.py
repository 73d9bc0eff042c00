"""Titles as CSL wants them: in sentence case, with the capitals of names."""

from citecli.documents.model import FRONT_MATTER, Document
from citecli.frozen import replace

_LONGEST_TITLE = 500
_FEWEST = 3
"""Words with a capital, fewer than which no title is taken for one in title case."""
_SAMPLE = 800
"""Characters that a text must have: they show its language, and which words of the title are names."""


def with_title_in_sentence_case(document: Document, name: str) -> Document:
    """The document with its title as CSL wants it, where it is English and plainly in title case; a remark says so.

    `name` is what the remark calls it. What an author wrote into front matter stays as it is.
    """
    title = document.reference.texts.get("title", "")
    if document.origins.get("title") == FRONT_MATTER or sum(map(str.istitle, title.split())) < _FEWEST:
        return document
    from citecli.text.title_case import may_be_english, plainly_in_title_case, proper_nouns, to_sentence_case

    language = document.reference.texts.get("language", "en").lower()
    beginning = document.text[document.body.start :][:_SAMPLE]
    # Without a text there is nothing that shows which of its words are names.
    if len(beginning) < _SAMPLE or not language.startswith("en") or not may_be_english(beginning):
        return document
    if len(title) > _LONGEST_TITLE or not plainly_in_title_case(title):
        return document
    words = (paragraph.span.of(document.text) for paragraph in document.paragraphs)
    changed = to_sentence_case(title, proper_nouns(title, words))
    if changed == title:
        return document
    reference = replace(document.reference, texts={**document.reference.texts, "title": changed})
    remark = f"{name}: its title was in title case and is kept in sentence case: “{changed}”"
    return replace(document, reference=reference, remarks=(*document.remarks, remark))
