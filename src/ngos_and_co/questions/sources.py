"""The sources that support a question's key, by their key in the course's table of sources."""

import csv
import functools
import io
import re
from collections.abc import Callable, Mapping
from importlib.resources import files

import attrs


@attrs.frozen
class Source:
    """A source that supports a key.

    Attributes
    ----------
    title : str
        As the bibliography has it.
    address : str or None
        An http(s) address; None if the source has none.
    """

    title: str
    address: str | None = None


SourceLookup = Callable[[str], Source | None]


@functools.cache
def _course_sources() -> Mapping[str, Source]:
    table = files("ngos_and_co") / "data" / "tables" / "sources.csv"
    if not table.is_file():
        return {}
    # Read without pandas: a quiz needs no tables, and starts faster without them.
    rows = csv.DictReader(io.StringIO(table.read_text(encoding="utf-8"), newline=""))
    return {
        row["key"]: Source(row["title"], row["url"] if is_web_address(row["url"]) else None)
        for row in rows
    }


def course_source(key: str) -> Source | None:
    """Look a source up in the course's own table of sources; None if it is not there."""
    return _course_sources().get(key)


def is_web_address(text: str | None) -> bool:
    """Tell whether a text is an http(s) address."""
    return bool(text and re.match(r"https?://\S+$", text))
