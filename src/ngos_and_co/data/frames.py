"""Tables as pandas data frames, with types, title, source and licence."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ngos_and_co.data.package import data_folder, table

if TYPE_CHECKING:
    import pandas

PANDAS_TYPES = {"integer": "Int64", "number": "float64", "boolean": "bool", "string": "str"}
"""Whole numbers keep missing values apart from zero, and show without a decimal point."""


def load(name: str) -> pandas.DataFrame:
    """Load a table.

    Parameters
    ----------
    name : str
        As ``catalog`` lists it.

    Returns
    -------
    pandas.DataFrame
        Whole numbers as ``Int64`` and other numbers as ``float64``, missing where nothing was published
        (never zero); text as text, empty where there is none. ``attrs`` holds ``title``, ``source``,
        ``licence``, ``date`` and ``description``.

    Raises
    ------
    UnknownTable
        If there is no such table; the message lists names that are near.
    """
    import pandas

    described = table(name)
    numeric = [field.name for field in described.fields if field.type_name in ("integer", "number")]
    frame = pandas.read_csv(
        io.BytesIO((data_folder() / described.path).read_bytes()),
        dtype={field.name: PANDAS_TYPES[field.type_name] for field in described.fields},
        # Only an empty cell is missing, and only where a number would stand: NA is Namibia's code.
        keep_default_na=False,
        na_values={column: [""] for column in numeric},
    )
    frame.attrs.update(
        title=described.title,
        source=described.source,
        licence=described.licence,
        date=described.date,
        description=described.description,
    )
    return frame
