"""Each cell is of its column's type and within its bounds."""

import re
from collections.abc import Iterator

from ngos_and_co.data.checks.content import PackageContent, Row
from ngos_and_co.data.package import Field
from ngos_and_co.questions.problems import Problem

FORMS = {
    "integer": (re.compile(r"-?\d+"), "a whole number such as 10793"),
    "number": (re.compile(r"-?\d+(\.\d+)?"), "a number such as 43.8, without spaces or commas"),
    "boolean": (re.compile(r"true|false"), "true or false"),
}


def cell_problems(content: PackageContent) -> Iterator[Problem]:
    """Yield each cell that is not what its column promises."""
    for each in content.tables.values():
        for field in each.table.fields:
            pattern = field.constraints.get("pattern")
            whole = re.compile(pattern) if pattern else None
            for row in each.rows:
                yield from _problems(row, field, whole)


def _problems(row: Row, field: Field, pattern: re.Pattern[str] | None) -> Iterator[Problem]:
    text = row.cells[field.name]
    bounds = field.constraints
    if not text:
        if bounds.get("required"):
            yield _problem(row, field, "cell-required", "It is empty.", "Fill it in.")
        return
    if text != text.strip():
        yield _problem(row, field, "cell-spaces", f"{text!r} has outer spaces.", "Delete them.")
    form, wanted = FORMS.get(field.type_name, (None, ""))
    if form and not form.fullmatch(text):
        yield _problem(row, field, "cell-type", f"{text!r} is not {wanted}.", "Mend it.")
        return
    if "enum" in bounds and text not in bounds["enum"]:
        yield _problem(
            row, field, "cell-value", f"{text!r} is not known.", f"Use {', '.join(bounds['enum'])}."
        )
    if pattern and not pattern.fullmatch(text):
        yield _problem(
            row,
            field,
            "cell-pattern",
            f"{text!r} does not have the form that the column asks for.",
            f"{field.description}",
        )
    if "minimum" in bounds and float(text) < bounds["minimum"]:
        yield _problem(
            row, field, "cell-bounds", f"{text} is below {bounds['minimum']}.", "Check it."
        )
    if "maximum" in bounds and float(text) > bounds["maximum"]:
        yield _problem(
            row, field, "cell-bounds", f"{text} is above {bounds['maximum']}.", "Check it."
        )


def _problem(row: Row, field: Field, rule: str, message: str, mend: str) -> Problem:
    return Problem(row.place, rule, message, mend, field.name)
