"""Messages come through whole, and what is no message is refused."""

import json
import os
import threading
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.grading.sandbox.frames import Frame, FrameError, read_frame, write_frame


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    reading, writing = os.pipe()
    yield reading, writing
    os.close(reading)


@given(st.dictionaries(st.text(), st.integers()), st.lists(st.binary(max_size=200), max_size=5))
def test_a_message_comes_through_as_it_was(head: dict[str, int], parts: list[bytes]) -> None:
    reading, writing = os.pipe()
    frame = Frame(head, tuple(parts))
    write_frame(writing, frame)
    os.close(writing)
    assert read_frame(reading, 1000) == frame
    assert read_frame(reading, 1000) is None
    os.close(reading)


def test_a_message_longer_than_a_pipe_comes_through(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    os.set_blocking(writing, False)
    frame = Frame({}, (b"x" * 3_000_000,))
    thread = threading.Thread(target=write_frame, args=(writing, frame, time.monotonic() + 60))
    thread.start()
    assert read_frame(reading, 3_000_000) == frame
    thread.join()
    os.close(writing)


def _head(**fields: object) -> bytes:
    content = json.dumps(fields).encode()
    return len(content).to_bytes(4, "big") + content


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\xff\xff\xff\xff", "too long"),
        (_head(head={}, sizes=[101]), "too long"),
        (_head(head={}, sizes=[10]) + b"half", "gone"),
        (_head(head={}, sizes=[-1]), "not what it should be"),
        (_head(head={}, sizes=[True]), "not what it should be"),
        (_head(head={}, sizes={"a": 1}), "not what it should be"),
        (_head(head=[], sizes=[]), "not what it should be"),
        (_head(other=1), "not what it should be"),
        (b"\0\0\0\2[]", "not what it should be"),
        (b"\0\0\0\4cos\n", "not what it should be"),
        (b"\0\0", "gone"),
    ],
)
def test_what_is_no_message_is_refused(pipe: tuple[int, int], content: bytes, message: str) -> None:
    reading, writing = pipe
    os.write(writing, content)
    os.close(writing)
    with pytest.raises(FrameError, match=message):
        read_frame(reading, 100)


def test_silence_is_not_waited_for(pipe: tuple[int, int]) -> None:
    reading, writing = pipe
    with pytest.raises(FrameError, match="in time"):
        read_frame(reading, 100, time.monotonic() + 0.01)
    os.close(writing)


def test_one_who_does_not_read_is_not_waited_for(pipe: tuple[int, int]) -> None:
    _, writing = pipe
    os.set_blocking(writing, False)
    with pytest.raises(FrameError, match="in time"):
        write_frame(writing, Frame({}, (b"x" * 3_000_000,)), time.monotonic() + 0.05)
    os.close(writing)


def test_one_who_is_gone_is_noticed() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with pytest.raises(FrameError, match="gone"):
        write_frame(writing, Frame({}))
    os.close(writing)
