"""Every row says where it comes from and how sure we are, and every source can be found."""

from collections.abc import Iterator

from ngos_and_co.data.checks.content import PackageContent, TableContent
from ngos_and_co.questions.problems import Problem

UNSURE = ("uncertain", "implied")
WITHOUT_SOURCE_COLUMN = ("sources",)


def evidence_problems(content: PackageContent) -> Iterator[Problem]:
    """Yield each row without evidence, and each source that nobody could find again."""
    for each in content.tables.values():
        if each.table.name not in WITHOUT_SOURCE_COLUMN:
            yield from _column_problems(each)
            yield from _row_problems(each)
    if "sources" in content.tables:
        yield from _source_problems(content.tables["sources"])


def _column_problems(each: TableContent) -> Iterator[Problem]:
    for column in ("source", "confidence"):
        if column not in each.table.field_names:
            yield Problem(
                each.table.path,
                "evidence-column",
                f"The table has no column {column!r}.",
                "Give each row the key of its source and a confidence.",
            )
    if "source" in each.table.field_names and not any(
        (reference.field, reference.table) == ("source", "sources")
        for reference in each.table.references
    ):
        yield Problem(
            each.table.path,
            "evidence-reference",
            "Its column 'source' is not declared as a key of the table sources.",
            'Add it to "foreignKeys" in datapackage.json.',
        )


def _row_problems(each: TableContent) -> Iterator[Problem]:
    columns = [name for name in ("source", "confidence") if name in each.table.field_names]
    for row in each.rows:
        for column in columns:
            if not row.cells[column].strip():
                yield Problem(
                    row.place,
                    "evidence-missing",
                    f"Its value has no {column}.",
                    "Name the source's key and how sure we are, or delete the row.",
                    column,
                )
        if row.cells.get("confidence") in UNSURE and not row.cells.get("note", "-").strip():
            yield Problem(
                row.place,
                "evidence-doubt",
                f"It is {row.cells['confidence']}, and nothing says why.",
                "Say in the note what is in doubt or what it follows from.",
                "note",
            )
        if row.cells.get("suppressed") == "true" and row.cells.get("value"):
            yield Problem(
                row.place,
                "evidence-suppressed",
                "The source hides this number, and the row gives one.",
                "Leave the value empty.",
                "value",
            )


def _source_problems(sources: TableContent) -> Iterator[Problem]:
    for row in sources.rows:
        cells = row.cells
        if not (cells["url"] or cells["date"] or cells["note"] or cells["read_state"] == "known"):
            yield Problem(
                row.place,
                "source-findable",
                f"Nobody could find {cells['key']!r} again: it has no address, date or note.",
                "Give one of them.",
            )
