import copy
import pickle

import pytest

from citecli.frozen import FrozenValue, replace


class Point(FrozenValue):
    """A place on a line, or in a plane."""

    x: int
    y: int = 0

    @property
    def is_origin(self) -> bool:
        """Whether both are nothing."""
        return not (self.x or self.y)


class Size(FrozenValue):
    """How wide and how high."""

    width: int
    height: int = 0


class Nothing(FrozenValue):
    """A value without fields."""


def test_fields_are_given_by_place_or_by_name() -> None:
    assert (Point(1).x, Point(1).y) == (1, 0)
    assert Point(1, 2) == Point(y=2, x=1)
    assert Point(0).is_origin
    with pytest.raises(TypeError):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Point(1, 2, 3)  # type: ignore[call-arg]


def test_values_of_two_classes_are_never_equal() -> None:
    assert Point(1, 2) == Point(1, 2)
    assert Point(1, 2) != Size(1, 2)
    assert Point(1, 2) != (1, 2)
    assert Nothing() == Nothing()
    assert len({Point(1), Point(1), Size(1), Nothing(), Nothing()}) == 3


def test_a_value_is_true_and_has_no_length() -> None:
    assert Point(0)
    assert Nothing()
    with pytest.raises(TypeError):
        len(Point(1))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        iter(Point(1))  # type: ignore[call-overload]


def test_nothing_can_be_set_or_removed() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="Point is frozen"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        point.z = 2
    with pytest.raises(AttributeError):
        del point.x
    assert point == Point(1)


def test_replace_makes_another_one() -> None:
    point = Point(1, 2)
    assert replace(point, y=5) == Point(1, 5)
    assert point == Point(1, 2)
    with pytest.raises(TypeError, match="no field 'z'"):
        replace(point, z=1)  # type: ignore[call-arg]


def test_values_are_shown_copied_matched_and_pickled() -> None:
    point = Point(1, 2)
    assert repr(point) == "Point(x=1, y=2)"
    assert copy.deepcopy(point) == copy.copy(point) == point
    assert pickle.loads(pickle.dumps(point)) == point
    match point:
        case Point(x, y):
            assert (x, y) == (1, 2)
