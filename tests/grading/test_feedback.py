"""Feedback says points as people write them."""

import pytest

from ngos_and_co.grading.feedback import plain_points


@pytest.mark.parametrize(
    ("value", "text"), [(2.0, "2"), (1.5, "1.5"), (0.67, "0.67"), (10.0, "10"), (None, "0")]
)
def test_points_have_no_needless_decimals(value: float | None, text: str) -> None:
    assert plain_points(value) == text
