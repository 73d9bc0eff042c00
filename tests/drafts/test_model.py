"""Front matter: what it says, and what is refused."""

import pytest

from citecli.drafts.model import draft_metadata
from citecli.errors import BadInput


def test_without_any() -> None:
    assert draft_metadata("Text.\n\n---\n\nMore.\n").end == 0
    assert draft_metadata("---\n\nJust a rule.\n\n---\n").end == 0


def test_values() -> None:
    front = draft_metadata(
        "---\nbibliography: x.json\ncsl: chicago\nlang: en-GB\nnocite: |\n  @a, @b\nreference-section-title: Works\n"
        "suppress-bibliography: true\nreferences:\n- id: roe\n  title: 1984\n...\nText"
    )
    assert (front.bibliography, front.style, front.language, front.nocite) == (
        ("x.json",),
        "chicago",
        "en-GB",
        "@a, @b",
    )
    assert (front.section_title, front.suppress_bibliography) == ("Works", True)
    assert front.references == ({"id": "roe", "title": "1984"},)


@pytest.mark.parametrize(
    ("yaml", "says"),
    [
        ("a: &x [1]\nb: *x", "aliases"),
        ("a: !!python/object:os.system x", "tags"),
        ("a: [" * 60, "deep"),
        ("a: 'open", "not YAML"),
        ("a: b: c", "line 2"),
    ],
)
def test_refused(yaml: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        draft_metadata(f"---\n{yaml}\n---\nText")
