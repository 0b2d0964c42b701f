"""Tables as pandas data frames, with types, title, source and licence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ngos_and_co.data.package import table
from ngos_and_co.data.reading import rows

if TYPE_CHECKING:
    import pandas


def _typed(texts: pandas.Series[str], type_name: str) -> pandas.Series[Any]:
    import pandas

    if type_name in ("integer", "number"):
        numbers = pandas.to_numeric(texts.replace("", None))
        # Whole numbers keep missing values apart from zero, and show without a decimal point.
        return numbers.astype("Int64" if type_name == "integer" else "float64")
    if type_name == "boolean":
        return texts == "true"
    return texts


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
    text = pandas.DataFrame(rows(name), columns=list(described.field_names), dtype="str")
    frame = pandas.DataFrame(
        {field.name: _typed(text[field.name], field.type_name) for field in described.fields}
    )
    frame.attrs.update(
        title=described.title,
        source=described.source,
        licence=described.licence,
        date=described.date,
        description=described.description,
    )
    return frame
