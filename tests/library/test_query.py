import pytest

from citecli.errors import BadInput
from citecli.library import query


@pytest.mark.parametrize("field", ["after", "type"])
def test_a_long_value_is_not_repeated_whole(field: str) -> None:
    with pytest.raises(BadInput) as caught:
        query.parse(f"{field}:2019-05{'9' * 5000}")
    assert len(str(caught.value)) < 200
