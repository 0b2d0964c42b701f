"""A copy of some of the course's tables, and ways to damage it."""

import csv
import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.data.package import DESCRIPTOR, data_folder

ALWAYS = ("sources", "places")


@attrs.frozen
class Copy:
    """A data package in a folder of its own."""

    folder: Path

    @property
    def descriptor(self) -> Path:
        """The file that describes the tables."""
        return self.folder / DESCRIPTOR

    def file(self, table: str) -> Path:
        """Give the file of a table."""
        return self.folder / "tables" / f"{table}.csv"

    def change_descriptor(self, table: str, change: Callable[[dict[str, Any]], object]) -> None:
        """Change the entry of a table in the descriptor."""
        document = json.loads(self.descriptor.read_text(encoding="utf-8"))
        change(next(each for each in document["resources"] if each["name"] == table))
        self.descriptor.write_text(json.dumps(document), encoding="utf-8")

    def change_column(
        self, table: str, column: str, change: Callable[[dict[str, Any]], object]
    ) -> None:
        """Change the entry of a column."""

        def in_table(resource: dict[str, Any]) -> None:
            change(next(each for each in resource["schema"]["fields"] if each["name"] == column))

        self.change_descriptor(table, in_table)

    def change_rows(
        self, table: str, change: Callable[[list[dict[str, str]]], Iterable[dict[str, str]] | None]
    ) -> None:
        """Change a table's rows, in place or by giving others."""
        with self.file(table).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        names = list(rows[0])
        changed = change(rows)
        with self.file(table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows if changed is None else changed)

    def append_line(self, table: str, line: str) -> None:
        """Add a line of text to a table's file."""
        path = self.file(table)
        path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")

    def set_cell(self, table: str, where: dict[str, str], column: str, text: str) -> None:
        """Write another text into the first row that has the cells of ``where``."""

        def change(rows: list[dict[str, str]]) -> None:
            row = next(row for row in rows if where.items() <= row.items())
            assert row[column] != text
            row[column] = text

        self.change_rows(table, change)


def copy_package(folder: Path, *names: str) -> Copy:
    """Copy the named tables, with the sources and places that all refer to."""
    source = Path(str(data_folder()))
    document = json.loads((source / DESCRIPTOR).read_text(encoding="utf-8"))
    document["resources"] = [
        each for each in document["resources"] if each["name"] in (*ALWAYS, *names)
    ]
    (folder / "tables").mkdir(parents=True)
    for each in document["resources"]:
        shutil.copyfile(source / each["path"], folder / each["path"])
    (folder / DESCRIPTOR).write_text(json.dumps(document), encoding="utf-8")
    return Copy(folder)
