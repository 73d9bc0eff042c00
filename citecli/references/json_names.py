"""The names of a CSL-JSON item, read and written."""

from collections.abc import Iterator, Mapping

from citecli.references.json_values import Note, is_true, kind_of, text_of
from citecli.references.model import Name
from citecli.references.particles import split_particles

_NAME_FIELDS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_NAME_KEYS = frozenset((*_NAME_FIELDS, "name"))


def holds_names(value: object) -> bool:
    """Whether a value of an unknown variable looks like names."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) and _NAME_KEYS & one.keys() for one in value)
    )


def names_of(value: object, note: Note) -> Iterator[Name]:
    """The names of a name variable: a list of objects; single ones and texts are understood too."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            if one.strip():
                yield Name(literal=text_of(one, note).strip())
        elif isinstance(one, Mapping):
            name = _name(one, note)
            if name is not None:
                yield name
        elif one is not None:
            note(f"not a name but {kind_of(one)}")


def _name(value: Mapping[str, object], note: Note) -> Name | None:
    """One name, `None` when all its parts are empty."""
    family, given = value.get("family"), value.get("given")
    if len(value) == 2 and type(family) is str and type(given) is str and family.strip() and given.strip():
        return split_particles(Name(text_of(family, note).strip(), text_of(given, note).strip()))
    fields: dict[str, str] = {}
    for key, field in _NAME_FIELDS.items():
        part = value.get(key)
        if part is not None and part != "":
            fields[field] = text_of(part, note)
    if not fields and isinstance(value.get("name"), str):
        fields["literal"] = text_of(value["name"], note)
    literal = fields.get("literal", "").strip()
    if literal:
        return Name(literal=literal)
    fields = {field: part if "particle" in field else part.strip() for field, part in fields.items() if part.strip()}
    if not fields:
        return None
    if is_true(value.get("isInstitution")) and fields.keys() == {"family"}:
        return Name(literal=fields["family"])
    name = Name(
        **fields,
        comma_suffix=is_true(value.get("comma-suffix")),
        static_ordering=is_true(value.get("static-ordering")),
    )
    as_it_is = any(key in value and is_true(value[key]) is wanted for key, wanted in _UNPARSED)
    return name if as_it_is else split_particles(name)


_UNPARSED = (("parse-names", False), ("static-particles", True))
"""What a name says that is not to be taken apart."""


def name_item(name: Name) -> dict[str, object]:
    """The object that is read as this name."""
    item: dict[str, object] = {key: getattr(name, field) for key, field in _NAME_FIELDS.items() if getattr(name, field)}
    if name.comma_suffix:
        item["comma-suffix"] = True
    if name.static_ordering:
        item["static-ordering"] = True
    if split_particles(name) != name:
        item["parse-names"] = False
    return item
