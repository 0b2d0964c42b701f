"""Keys name one row each, and what refers to a key of another table finds it there."""

from collections.abc import Iterator

from ngos_and_co.data.checks.content import PackageContent, TableContent
from ngos_and_co.data.package import Reference
from ngos_and_co.questions.problems import Problem


def key_problems(content: PackageContent) -> Iterator[Problem]:
    """Yield each key that comes twice, and each that leads nowhere."""
    for each in content.tables.values():
        for columns in _keys(each):
            yield from _repeated(each, columns)
        for reference in each.table.references:
            yield from _lost(each, reference, content)


def _keys(each: TableContent) -> Iterator[tuple[str, ...]]:
    yield each.table.primary_key
    for field in each.table.fields:
        if field.constraints.get("unique") and (field.name,) != each.table.primary_key:
            yield (field.name,)


def _repeated(each: TableContent, columns: tuple[str, ...]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], str] = {}
    for row in each.rows:
        key = tuple(row.cells[column] for column in columns)
        if key in first:
            yield Problem(
                row.place,
                "key-unique",
                f"The row {' / '.join(part or '-' for part in key)} stands already in "
                f"{first[key].rsplit(', ', 1)[1]}.",
                f"Delete one, or tell them apart in a column of the key ({', '.join(columns)}).",
            )
        else:
            first[key] = row.place


def _lost(each: TableContent, reference: Reference, content: PackageContent) -> Iterator[Problem]:
    other = content.tables.get(reference.table)
    if other is None:
        return  # that the other table cannot be read is reported where it was read
    known = {row.cells[reference.key] for row in other.rows}
    for row in each.rows:
        text = row.cells[reference.field]
        for key in text.split() if reference.is_list else [text] if text else []:
            if key not in known:
                yield Problem(
                    row.place,
                    "reference",
                    f"{other.table.path} has no {reference.key} {key!r}.",
                    "Mend it, or add a row there.",
                    reference.field,
                )
