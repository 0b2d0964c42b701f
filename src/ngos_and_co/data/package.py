"""What tables there are, as their descriptor ``datapackage.json`` says (Frictionless Data Package)."""

import difflib
import functools
import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import attrs

DESCRIPTOR = "datapackage.json"


class UnknownTable(LookupError):  # noqa: N818 (reads as what it is in the message a trainee sees)
    """No table of the course has the name asked for."""


@attrs.frozen
class Field:
    """One column of a table.

    Attributes
    ----------
    name : str
    type_name : str
        Frictionless type: string, integer, number or boolean.
    description : str
    unit : str or None
        What one unit of a number is.
    constraints : mapping
        Frictionless constraints: required, enum, pattern, minimum, maximum, unique.
    """

    name: str
    type_name: str
    description: str
    unit: str | None = None
    constraints: Mapping[str, Any] = attrs.field(factory=dict)


@attrs.frozen
class Reference:
    """A column whose values are keys of another table.

    Attributes
    ----------
    field : str
        The column.
    table : str
        Name of the other table.
    key : str
        Column of the other table.
    is_list : bool
        Whether a cell holds several keys, separated by spaces.
    """

    field: str
    table: str
    key: str
    is_list: bool = False


@attrs.frozen
class Party:
    """Somebody whose figures or terms of use these are.

    Attributes
    ----------
    title : str
        Who, or which terms, in words.
    address : str or None
        Where to read more.
    """

    title: str
    address: str | None = None


@attrs.frozen
class Table:
    """A table of the course, without its rows.

    Attributes
    ----------
    name, title, description : str
    path : str
        Below the package's data folder.
    date : str
        Day on which the table was compiled (ISO 8601).
    licences : tuple of Party
        Terms of reuse, one for each party.
    sources : tuple of Party
        Whose figures or texts these are.
    fields : tuple of Field
    primary_key : tuple of str
        Columns that together name one row.
    references : tuple of Reference
    """

    name: str
    title: str
    description: str
    path: str
    date: str
    licences: tuple[Party, ...]
    sources: tuple[Party, ...]
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    references: tuple[Reference, ...]

    @property
    def licence(self) -> str:
        """Terms of reuse in words."""
        return "; ".join(party.title for party in self.licences)

    @property
    def source(self) -> str:
        """Whose figures or texts these are, in words."""
        return "; ".join(party.title for party in self.sources)

    @property
    def field_names(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(field.name for field in self.fields)


def data_folder() -> Traversable:
    """Give the folder that holds the descriptor and the tables."""
    return files("ngos_and_co") / "data"


def _names(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _party(entry: Mapping[str, str]) -> Party:
    return Party(entry["title"], entry.get("path"))


def _references(schema: Mapping[str, Any]) -> Iterator[Reference]:
    # Frictionless knows no cell that holds several keys: "listKeys" is our own word for it.
    for property_name, is_list in (("foreignKeys", False), ("listKeys", True)):
        for key in schema.get(property_name, ()):
            yield Reference(
                field=_names(key["fields"])[0],
                table=key["reference"]["resource"],
                key=_names(key["reference"]["fields"])[0],
                is_list=is_list,
            )


def table_of(resource: Mapping[str, Any]) -> Table:
    """Make a table's description of its entry in the descriptor.

    Raises
    ------
    KeyError
        If the entry lacks a property that every table has.
    """
    schema = resource["schema"]
    return Table(
        name=resource["name"],
        title=resource["title"],
        description=resource["description"],
        path=resource["path"],
        date=resource["date"],
        licences=tuple(_party(each) for each in resource["licenses"]),
        sources=tuple(_party(each) for each in resource["sources"]),
        fields=tuple(
            Field(
                name=field["name"],
                type_name=field["type"],
                description=field["description"],
                unit=field.get("unit"),
                constraints=field.get("constraints", {}),
            )
            for field in schema["fields"]
        ),
        primary_key=_names(schema.get("primaryKey")),
        references=tuple(_references(schema)),
    )


@functools.cache
def _tables() -> Mapping[str, Table]:
    descriptor = json.loads((data_folder() / DESCRIPTOR).read_text(encoding="utf-8"))
    return {resource["name"]: table_of(resource) for resource in descriptor["resources"]}


def catalog() -> tuple[Table, ...]:
    """List the tables of the course, in the order of the descriptor."""
    return tuple(_tables().values())


def table(name: str) -> Table:
    """Describe one table.

    Parameters
    ----------
    name : str
        As ``catalog`` lists it.

    Returns
    -------
    Table

    Raises
    ------
    UnknownTable
        If there is no such table; the message lists names that are near.
    """
    known = _tables()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.4)
    suggestion = f"Did you mean {', '.join(near)}?" if near else f"There are: {', '.join(known)}."
    raise UnknownTable(f"There is no table named '{name}'. {suggestion}")
