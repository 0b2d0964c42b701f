"""The descriptor says of each table what a reader must know: title, source, licence, date, types, units."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ngos_and_co.data.checks.content import PackageContent
from ngos_and_co.data.package import DESCRIPTOR
from ngos_and_co.questions.problems import Problem

TEXTS = ("name", "title", "description", "path")
TYPES = ("string", "integer", "number", "boolean")


def descriptor_problems(content: PackageContent) -> Iterator[Problem]:
    """Yield what the descriptor lacks, and each table that it does not name."""
    for index, resource in enumerate(content.resources):
        name = resource.get("name") or f"entry {index + 1}"
        place = f"{DESCRIPTOR}, {name}"
        yield from _table_problems(place, resource)
        for field in resource.get("schema", {}).get("fields", ()):
            yield from _field_problems(f"{place}, column {field.get('name', '?')}", field)
    yield from _files_without_entry(content)


def _table_problems(place: str, resource: Mapping[str, Any]) -> Iterator[Problem]:
    for key in TEXTS:
        if not str(resource.get(key, "")).strip():
            yield Problem(place, "table-described", f"It has no {key}.", f"Write its {key}.")
    try:
        date.fromisoformat(resource.get("date", ""))
    except (TypeError, ValueError):
        yield Problem(
            place,
            "table-date",
            "It does not say when it was compiled.",
            'Write the day as "date": "2026-11-23".',
        )
    if not _titled(resource.get("licenses")):
        yield Problem(
            place,
            "table-licence",
            "It has no licence.",
            'Say in "licenses" what a reader may do with it, one title for each party.',
        )
    if not _titled(resource.get("sources")):
        yield Problem(
            place, "table-source", "It has no source.", 'Say in "sources" whose figures these are.'
        )
    schema = resource.get("schema", {})
    if not schema.get("fields"):
        yield Problem(place, "table-schema", "It describes no columns.", "Describe each column.")
    if not schema.get("primaryKey"):
        yield Problem(
            place,
            "table-key",
            "It does not say which columns name a row.",
            'Name them in "primaryKey".',
        )


def _titled(parties: object) -> bool:
    return (
        isinstance(parties, list)
        and bool(parties)
        and all(isinstance(party, dict) and party.get("title") for party in parties)
    )


def _field_problems(place: str, field: Mapping[str, Any]) -> Iterator[Problem]:
    if field.get("type") not in TYPES:
        yield Problem(
            place,
            "column-type",
            f"Its type is {field.get('type')!r}.",
            f"Use {', '.join(TYPES)}.",
        )
    if not str(field.get("description", "")).strip():
        yield Problem(
            place, "column-described", "Nothing says what it holds.", "Write a description."
        )
    if field.get("type") in ("integer", "number") and not field.get("unit"):
        yield Problem(
            place,
            "column-unit",
            "It holds numbers and names no unit.",
            'Write a "unit", for example "persons".',
        )


def _files_without_entry(content: PackageContent) -> Iterator[Problem]:
    named = {resource.get("path") for resource in content.resources}
    for path in sorted((content.folder / "tables").glob("*.csv")):
        if (name := path.relative_to(content.folder).as_posix()) not in named:
            yield Problem(
                name,
                "table-without-entry",
                "datapackage.json does not describe it.",
                "Describe it there, or delete the file.",
            )
