"""However a text is written, it is read."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.grading.readings import read_notebook_document, readings_of

HIDDEN = "the worker's papers, kept – by “the agent”"


@pytest.mark.parametrize(
    "content",
    [
        HIDDEN,
        json.dumps({"cells": [{"source": HIDDEN}]}),
        json.dumps({"source": [HIDDEN[:7], HIDDEN[7:]]}),
        json.dumps({"a": json.dumps({"b": json.dumps([HIDDEN])})}),
        base64.b64encode(HIDDEN.encode()).decode(),
        f"<p>{HIDDEN[:5]}<em>{HIDDEN[5:]}</em></p>",
        "".join(f"&#x{ord(letter):x};" for letter in HIDDEN),
    ],
)
def test_a_text_is_among_the_readings(content: str) -> None:
    assert any(HIDDEN in reading for reading in readings_of(content.encode()))


@given(st.binary(max_size=300))
def test_any_bytes_can_be_read(content: bytes) -> None:
    assert list(readings_of(content))


@pytest.mark.parametrize(
    "content", [b"[]", b"{}", b'{"cells": 1}', b'{"cells": [1]}', b"{", b"\xff"]
)
def test_what_is_no_notebook_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (whatever the reason)
        read_notebook_document(content)
