"""The course's tables, each with its sources, licence and schema.

``load`` gives a pandas table, ``rows`` the same as plain text without pandas, ``catalog`` what there is.
Importing this package does not import pandas.
"""

from ngos_and_co.data.frames import load
from ngos_and_co.data.package import Field, Party, Reference, Table, UnknownTable, catalog, table
from ngos_and_co.data.reading import rows

__all__ = [
    "Field",
    "Party",
    "Reference",
    "Table",
    "UnknownTable",
    "catalog",
    "load",
    "rows",
    "table",
]
