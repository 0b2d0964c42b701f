"""Rows of a table as text, without pandas: what a quiz or a page generator needs, and no more."""

import csv
import io

from ngos_and_co.data.package import data_folder, table


def rows(name: str) -> list[dict[str, str]]:
    """Read a table as plain text.

    Parameters
    ----------
    name : str
        As ``catalog`` lists it.

    Returns
    -------
    list of dict
        One dict a row, column name to text. Empty text: not published, never zero.

    Raises
    ------
    UnknownTable
        If there is no such table.
    """
    text = (data_folder() / table(name).path).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))
