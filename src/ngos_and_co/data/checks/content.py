"""The data package as the checks see it: its descriptor as written, and the cells of each table as text."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.data.package import DESCRIPTOR, Table, table_of
from ngos_and_co.questions.problems import Problem


@attrs.frozen
class Row:
    """One row of a table.

    Attributes
    ----------
    place : str
        File and line.
    cells : mapping of str to str
        Column name to text.
    """

    place: str
    cells: Mapping[str, str]

    def number(self, column: str) -> float | None:
        """Give a cell as a number; None where it is empty or no number, which is a problem of its own."""
        try:
            return float(self.cells[column])
        except ValueError:
            return None


@attrs.frozen
class TableContent:
    """A table with what its file holds.

    Attributes
    ----------
    table : Table
    rows : tuple of Row
        Rows that have as many cells as the table has columns.
    """

    table: Table
    rows: tuple[Row, ...]

    def where(self, matches: Callable[[Mapping[str, str]], bool]) -> Iterator[Row]:
        """Yield the rows whose cells match."""
        return (row for row in self.rows if matches(row.cells))


@attrs.frozen
class PackageContent:
    """Everything that the checks look at.

    Attributes
    ----------
    folder : Path
    resources : tuple of mapping
        Entries of the descriptor, as written.
    tables : mapping of str to TableContent
        By name; without those that cannot be read.
    """

    folder: Path
    resources: tuple[Mapping[str, Any], ...]
    tables: Mapping[str, TableContent]


def read_package(folder: Path) -> tuple[PackageContent, list[Problem]]:
    """Read a data package.

    Returns
    -------
    content : PackageContent
    problems : list of Problem
        What could not be read.
    """
    try:
        descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
        resources = tuple(descriptor["resources"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        problem = Problem(
            DESCRIPTOR,
            "descriptor-readable",
            f"It is no readable list of tables: {error}.",
            "Restore it from git.",
        )
        return PackageContent(folder, (), {}), [problem]
    problems: list[Problem] = []
    tables = {}
    for resource in resources:
        try:
            table = table_of(resource)
        except (KeyError, TypeError):
            continue  # the descriptor's own check names what its entry lacks
        content = _read_table(folder, table, problems)
        if content is not None:
            tables[table.name] = content
    return PackageContent(folder, resources, tables), problems


def _read_table(folder: Path, table: Table, problems: list[Problem]) -> TableContent | None:
    try:
        text = (folder / table.path).read_text(encoding="utf-8")
        reader = csv.reader(io.StringIO(text, newline=""), strict=True)
        header = next(reader, [])
        lines = [(reader.line_num, line) for line in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        problems.append(
            Problem(
                table.path,
                "table-readable",
                f"The file of the table {table.name!r} cannot be read: {error}.",
                "Save it as CSV in UTF-8, or mend its path in datapackage.json.",
            )
        )
        return None
    if header != list(table.field_names):
        problems.append(
            Problem(
                f"{table.path}, line 1",
                "table-columns",
                f"Its columns are {', '.join(header) or 'none'}.",
                f"Write {', '.join(table.field_names)}, or mend datapackage.json.",
            )
        )
        return None
    rows = []
    for number, line in lines:
        place = f"{table.path}, line {number}"
        if len(line) == len(header):
            rows.append(Row(place, dict(zip(header, line, strict=True))))
        else:
            problems.append(
                Problem(
                    place,
                    "row-length",
                    f"It has {len(line)} cells; the table has {len(header)} columns.",
                    "Put a text that holds a comma in quotes, and leave no cell out.",
                )
            )
    return TableContent(table, tuple(rows))
