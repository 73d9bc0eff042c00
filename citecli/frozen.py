"""Frozen values that are cheap to declare.

`dataclasses.dataclass(frozen=True, slots=True)` compiles six methods per class: forty classes cost 16 ms at every
start, and importing `dataclasses` costs another 5 ms. A `FrozenValue` compiles two, when its first value is made.
Unlike a named tuple it equals only values of its own class, is always true, has no length and can't be unpacked by
mistake. Type checkers see a frozen dataclass (PEP 681).
"""

from typing import TYPE_CHECKING, Any, dataclass_transform

if TYPE_CHECKING:
    from dataclasses import replace as replace
else:

    def replace(value, /, **changes):
        """Return a copy of `value` with some fields changed, like `dataclasses.replace` (and type checked like it)."""
        fields = [changes.pop(name) if name in changes else getattr(value, name) for name in value.__slots__]
        if changes:
            raise TypeError(f"{type(value).__name__} has no field {', '.join(map(repr, changes))}")
        return type(value)(*fields)


@dataclass_transform(frozen_default=True)
class _FrozenMeta(type):
    """Metaclass that turns the annotated fields into slots and adds an initialiser."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> "_FrozenMeta":
        if not bases:
            return super().__new__(cls, name, bases, namespace)
        fields = tuple(_annotations(namespace))
        defaults = {field: namespace.pop(field) for field in fields if field in namespace}
        made = super().__new__(cls, name, bases, {**namespace, "__slots__": fields, "__match_args__": fields})

        # A run makes values of few of the classes it loads, so each class compiles its methods at its first value.
        def first_init(self: Any, /, *values: Any, **named: Any) -> None:
            _compile_methods(made, fields, defaults)
            made.__init__(self, *values, **named)  # type: ignore[misc]

        made.__init__ = first_init  # type: ignore[misc]  # of this class, and of none above it
        return made


def _compile_methods(made: Any, fields: tuple[str, ...], defaults: dict[str, Any]) -> None:
    """Compile the initialiser and `field_values` of a class."""
    scope: dict[str, Any] = {f"default_{field}": value for field, value in defaults.items()}
    # The initialiser calls the setters of the slots, because `__setattr__` refuses every assignment.
    scope.update((f"set_{field}", made.__dict__[field].__set__) for field in fields)
    parameters = "".join(f", {field}=default_{field}" if field in defaults else f", {field}" for field in fields)
    assignments = "".join(f"\n    set_{field}(self, {field})" for field in fields) or " pass"
    values = "".join(f"self.{field}, " for field in fields)
    exec(f"def init(self{parameters}):{assignments}\ndef values(self): return ({values})", scope)
    made.__init__ = scope["init"]
    made.field_values = scope["values"]


def _annotations(namespace: dict[str, Any]) -> dict[str, Any]:
    """The annotations of a class body by name."""
    annotations = namespace.get("__annotations__")
    if annotations is None:  # from Python 3.14 on there is a function that makes them (PEP 649)
        annotate = namespace.get("__annotate__") or namespace.get("__annotate_func__")
        annotations = annotate(1) if annotate is not None else {}
    fields: dict[str, Any] = annotations
    return fields


class FrozenValue(metaclass=_FrozenMeta):
    """Base class of immutable values. The fields are the annotated names of the class body, in order.

    Two values are equal when their classes and fields are equal. A value can be hashed, copied and pickled if its
    fields can.
    """

    __slots__ = ()

    def field_values(self) -> tuple[Any, ...]:
        """The values of the fields, in order."""
        return ()

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return self.field_values() == other.field_values() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self.field_values()))

    def __repr__(self) -> str:
        names: tuple[str, ...] = type(self).__slots__
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(names, self.field_values(), strict=True))
        return f"{type(self).__name__}({fields})"

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return type(self), self.field_values()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen; make another one with citecli.frozen.replace")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")
