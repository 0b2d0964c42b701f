"""What the cells show, written to a pipe as lines of JSON while the notebook runs."""

import base64
import io
import json
import os
from collections.abc import Mapping
from typing import Any

import attrs

FLUSH_AT = 8192
"""Characters that are gathered before they are written."""


@attrs.define
class EventWriter:
    """Writes events of the present cell.

    Attributes
    ----------
    descriptor : int
        Of the pipe.
    cell : int
        The notebook's index of the cell that runs.
    """

    descriptor: int
    cell: int = -1
    _gathered: list[str] = attrs.field(factory=list, init=False)
    _gathered_length: int = attrs.field(default=0, init=False)
    _stream: str = attrs.field(default="stdout", init=False)

    def text(self, stream: str, text: str) -> None:
        """Take a piece of what is printed."""
        if stream != self._stream:
            self.flush()
            self._stream = stream
        self._gathered.append(text)
        self._gathered_length += len(text)
        if self._gathered_length >= FLUSH_AT:
            self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        text, self._gathered, self._gathered_length = "".join(self._gathered), [], 0
        if text:
            self._write({"kind": "stream", "name": self._stream, "text": text})

    def event(self, kind: str, **fields: Any) -> None:  # noqa: ANN401
        """Write an event, after what was printed before it."""
        self.flush()
        self._write({"kind": kind, **fields})

    def _write(self, fields: Mapping[str, Any]) -> None:
        try:
            line = json.dumps({"cell": self.cell, **fields}, default=str)
        except (ValueError, TypeError, RecursionError):
            return  # something shown that is no JSON: not shown
        rest = memoryview(line.encode("utf-8", "replace") + b"\n")
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]


class EventStream(io.TextIOBase):
    """Stands in the place of ``sys.stdout`` or ``sys.stderr``."""

    def __init__(self, name: str, writer: EventWriter) -> None:
        super().__init__()
        self._name = name
        self._writer = writer

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """Say what libraries ask before they print."""
        return "utf-8"

    def writable(self) -> bool:
        """Say that one can print here."""
        return True

    def write(self, text: str) -> int:
        """Take text."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._writer.text(self._name, text)
        return len(text)

    def flush(self) -> None:
        """Write what was gathered."""
        self._writer.flush()


def plain_bundle(bundle: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what a cell shows as JSON: pictures in Base64, as in a notebook."""
    return {
        str(kind): base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        for kind, value in bundle.items()
    }
