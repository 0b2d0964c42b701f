"""All the ways in which a file's bytes can be read as text, so that no encoding hides anything."""

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote

TAG = re.compile(r"<[^<>]*>")
BASE64 = re.compile(r"[A-Za-z0-9+/\s]{24,}={0,2}")
DEEPEST = 6
"""Encodings within encodings that are undone."""


def read_notebook_document(content: bytes) -> Mapping[str, Any]:
    """Read a notebook as it stands: nothing is upgraded, no id invented, as nbformat's reader would.

    Parameters
    ----------
    content : bytes
        JSON.

    Returns
    -------
    mapping
        With each cell's source as one text, and metadata in each cell.

    Raises
    ------
    ValueError
        If it is no notebook.
    """
    document = json.loads(content)
    if not isinstance(document, dict) or not isinstance(document.get("cells"), list):
        raise ValueError("it has no list of cells")
    for cell in document["cells"]:
        if not isinstance(cell, dict) or "cell_type" not in cell:
            raise ValueError("one of its cells is no cell")
        source = cell.get("source", "")
        cell["source"] = "".join(source) if isinstance(source, list) else source
        cell.setdefault("metadata", {})
    return document


def readings_of(content: bytes) -> Iterator[str]:
    """Yield a file's text as it stands, and as it reads when JSON, HTML, URL and Base64 are undone.

    Parameters
    ----------
    content : bytes
        Of any file.
    """
    text = content.decode("utf-8", errors="replace")
    yield text
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        yield from _decoded(text, DEEPEST)
    else:
        yield from _strings(document, DEEPEST)


def _strings(value: Any, depth: int) -> Iterator[str]:  # noqa: ANN401
    if isinstance(value, str):
        yield from _decoded(value, depth)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(key, depth)
            yield from _strings(item, depth)
    elif isinstance(value, list):
        if value and all(isinstance(item, str) for item in value):
            yield from _decoded("".join(value), depth)  # nbformat's way of storing long texts
        else:
            for item in value:
                yield from _strings(item, depth)


def _decoded(text: str, depth: int) -> Iterator[str]:
    """Yield a text, and what it reads as when one more encoding is undone."""
    yield text
    if depth == 0:
        return
    unescaped = html.unescape(text)
    if "<" in unescaped:
        yield TAG.sub("", unescaped)
    for other in (unescaped, unquote(text)):
        if other != text:
            yield from _decoded(other, depth - 1)
    yield from _json_within(text, depth)
    for match in BASE64.finditer(text):
        if decoded := _from_base64(match[0]):
            yield from _decoded(decoded, depth - 1)


def _json_within(text: str, depth: int) -> Iterator[str]:
    stripped = text.strip()
    if stripped[:1] in {"{", "[", '"'}:
        try:
            yield from _strings(json.loads(stripped), depth - 1)
        except (ValueError, RecursionError):
            return


def _from_base64(text: str) -> str | None:
    compact = "".join(text.split())
    try:
        decoded = base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True)
        return decoded.decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return None
