"""Messages between the grader and the process in the sandbox: a head of JSON, and parts of plain bytes.

No pickle: what comes out of a sandbox is read as data, within sizes that the reader sets.
"""

import json
import os
import select
import time
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

LENGTH_BYTES = 4
LARGEST_HEAD = 1_000_000
PIECE = 1 << 16


class FrameError(OSError):
    """The other side sent something that is no message, too much, nothing in time, or is gone."""


@attrs.frozen
class Frame:
    """One message.

    Attributes
    ----------
    head : mapping
        JSON.
    parts : tuple of bytes
    """

    head: Mapping[str, Any]
    parts: tuple[bytes, ...] = ()


def write_frame(descriptor: int, frame: Frame, deadline: float | None = None) -> None:
    """Write a message.

    Parameters
    ----------
    descriptor : int
        Of a pipe; set to non-blocking where there is a `deadline`.
    frame : Frame
    deadline : float, optional
        Of ``time.monotonic()``.

    Raises
    ------
    FrameError
        If the other side is gone or does not read in time.
    """
    head = json.dumps({"head": frame.head, "sizes": [len(part) for part in frame.parts]}).encode()
    for piece in (len(head).to_bytes(LENGTH_BYTES, "big"), head, *frame.parts):
        _write_all(descriptor, piece, deadline)


def read_frame(descriptor: int, largest: int, deadline: float | None = None) -> Frame | None:
    """Read a message; None if the other side has closed the pipe before one began.

    Parameters
    ----------
    descriptor : int
    largest : int
        Bytes of all parts together.
    deadline : float, optional
        Of ``time.monotonic()``.

    Raises
    ------
    FrameError
        If no whole message of that size comes in time.
    """
    first = _read_exactly(descriptor, LENGTH_BYTES, deadline, may_end=True)
    if not first:
        return None
    length = int.from_bytes(first, "big")
    if length > LARGEST_HEAD:
        raise FrameError("The message's head is too long.")
    head, sizes = _parse_head(_read_exactly(descriptor, length, deadline))
    if sum(sizes) > largest:
        raise FrameError("The message is too long.")
    return Frame(head, tuple(_read_exactly(descriptor, size, deadline) for size in sizes))


def _parse_head(content: bytes) -> tuple[Mapping[str, Any], Sequence[int]]:
    try:
        document = json.loads(content)
        head, sizes = document["head"], document["sizes"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise FrameError("The message's head is not what it should be.") from None
    are_sizes = isinstance(sizes, list) and all(type(size) is int and size >= 0 for size in sizes)
    if not isinstance(head, dict) or not are_sizes:
        raise FrameError("The message's head is not what it should be.")
    return head, sizes


def _write_all(descriptor: int, content: bytes, deadline: float | None) -> None:
    rest = memoryview(content)
    while rest:
        _wait_for(descriptor, select.POLLOUT, deadline)
        try:
            # Small pieces: a pipe that is ready takes at least one page without blocking.
            rest = rest[os.write(descriptor, rest[:PIECE]) :]
        except BlockingIOError:
            continue
        except OSError as error:
            raise FrameError(f"The other side is gone ({error.strerror}).") from None


def _read_exactly(
    descriptor: int, size: int, deadline: float | None, *, may_end: bool = False
) -> bytes:
    content = bytearray()
    while len(content) < size:
        _wait_for(descriptor, select.POLLIN, deadline)
        piece = os.read(descriptor, min(PIECE, size - len(content)))
        if not piece:
            if may_end and not content:
                return b""
            raise FrameError("The other side is gone.")
        content += piece
    return bytes(content)


def _wait_for(descriptor: int, event: int, deadline: float | None) -> None:
    poll = select.poll()
    poll.register(descriptor, event)
    wait = None if deadline is None else max(0.0, deadline - time.monotonic()) * 1000
    if not poll.poll(wait):
        raise FrameError("The other side does not answer in time.")
