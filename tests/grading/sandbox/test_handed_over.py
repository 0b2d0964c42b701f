"""What code hands over is read as data, and anything odd is refused."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.grading.sandbox.handed_over import UnreadableAnswers, read_handed_over

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


def _file(answers: Any) -> bytes:  # noqa: ANN401
    return json.dumps({"version": 1, "answers": answers}).encode()


@given(JSON)
def test_plain_answers_come_through(value: object) -> None:
    assert read_handed_over(_file({"q1": value})) == {"q1": value}


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        assert isinstance(read_handed_over(content), dict)
    except UnreadableAnswers as error:
        assert str(error).endswith(".")


def test_no_file_is_no_answers() -> None:
    assert read_handed_over(b"") == {}


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe",
        b"{",
        b"[]",
        b"null",
        b'{"answers": []}',
        b'{"version": 1}',
        b'{"answers": {"q": NaN}}',
        b'{"answers": {"q": Infinity}}',
        b'{"answers": {"q": 1e999}}',
        b'{"answers": {"q": "\\ud800"}}',
        b'{"answers": {"\\udfff": 1}}',
        b'{"answers": {"q": ' + b"9" * 5000 + b"}}",
        b'{"answers": {"q": ' + b"[" * 100_000 + b"]" * 100_000 + b"}}",
        b'{"answers": {"q": ' + b"[" * 30 + b"]" * 30 + b"}}",
        _file({"q" * 201: 1}),
        _file({str(number): 1 for number in range(1001)}),
        b"cos\nsystem\n(S'true'\ntR.",
        b"!!python/object/apply:os.system ['true']",
    ],
    ids=range(18),
)
def test_what_is_no_answers_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableAnswers):
        read_handed_over(content)
