"""The line below a figure: whose figures these are, and how sure they are."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from ngos_and_co import data

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import pandas

_REMARKS: Mapping[str, str] = {
    "read-secondary": "partly official figures as reported by the press or in summaries",
    "known": "partly established figures whose official page could not be opened",
    "computed": "partly our own arithmetic",
    "implied": "partly follows from a source that does not state it",
    "uncertain": "partly uncertain because sources disagree",
}


@functools.cache
def _sources() -> Mapping[str, Mapping[str, str]]:
    return {row["key"]: row for row in data.rows("sources")}


def source_text(source: str) -> str:
    """Write a source as a reader meets it below a figure.

    Parameters
    ----------
    source : str
        Key of the table ``sources``, or a text of one's own.

    Returns
    -------
    str
        ``Publisher, Title (year)`` for a key, the text itself otherwise.
    """
    row = _sources().get(source)
    if row is None:
        return source
    year = f" ({row['date'][:4]})" if row["date"] else ""
    return f"{row['publisher']}, {row['title']}{year}"


def remark(confidences: Iterable[str]) -> str:
    """Say in a sentence how sure figures are; empty if all were read at their source."""
    found = [text for name, text in _REMARKS.items() if name in set(confidences)]
    return f" How sure: {'; '.join(found)}." if found else ""


def sources_of(table: pandas.DataFrame, source: str | Iterable[str] | None) -> list[str]:
    """Give the sources of a figure: those named, or else those of its table."""
    if isinstance(source, str):
        named = [source]
    elif source is not None:
        named = list(source)
    elif "source" in table.columns:
        named = [str(key) for key in table["source"].unique()]
    else:
        named = [str(table.attrs.get("source", ""))]
    return [name for name in named if name.strip()]
