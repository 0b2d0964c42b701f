"""Numbers that belong together add up: shares to a hundred, parts to their whole, years in order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

import attrs

from ngos_and_co.data.checks.content import PackageContent, Row, TableContent
from ngos_and_co.questions.problems import Problem

FORMS = ("sexual exploitation", "forced labour or services", "other purposes")
CITIZENSHIPS = (
    "citizens of the reporting country",
    "citizens of another EU country",
    "non-EU citizens",
)
ILO_REGIONS = (
    "Europe and Central Asia",
    "Asia and the Pacific",
    "Americas",
    "Africa",
    "Arab States",
)
KNOWN_FORMS = ("sexual exploitation", "forced labour", "other forms")


@attrs.frozen
class Parts:
    """Rows that are the parts of a whole.

    Attributes
    ----------
    table, column : str
        Where the parts are named.
    parts : tuple of str
        All of them; a group that lacks one is not summed.
    group : tuple of str
        Columns that are the same for all parts of one whole.
    whole : str or float
        The cell of ``column`` that names the whole, the column that holds it, or a fixed sum.
    tolerance : float
        For rounding, in the unit of the values.
    value : str
        Column of the numbers.
    where : mapping of str to str
        Cells by which the rows are chosen.
    is_bound : bool
        Whether the parts may be less than the whole, because there are others.
    """

    table: str
    column: str
    parts: tuple[str, ...]
    group: tuple[str, ...]
    whole: str | float
    tolerance: float
    value: str = "value"
    where: Mapping[str, str] = attrs.field(factory=dict)
    is_bound: bool = False


_REGISTERED = ("year_from", "year", "geo", "breakdown", "measure")
RULES = (
    Parts(
        "registered_victims", "category", FORMS, _REGISTERED, 100, 1.0, where={"measure": "share"}
    ),
    Parts(
        "registered_victims",
        "category",
        CITIZENSHIPS,
        _REGISTERED,
        100,
        1.0,
        where={"measure": "share"},
    ),
    Parts(
        "registered_victims",
        "category",
        FORMS,
        ("year_from", "year", "geo", "measure"),
        "all",
        0,
        where={"measure": "count"},
        is_bound=True,
    ),
    Parts("shares_by_form", "form", KNOWN_FORMS, ("scope", "year"), 100, 0.2, value="share"),
    Parts(
        "shares_by_form",
        "form",
        KNOWN_FORMS,
        ("scope", "year"),
        "victims_with_known_form",
        0,
        value="victims",
    ),
    Parts(
        "illegal_profits",
        "region",
        ILO_REGIONS,
        ("year", "measure", "form", "sector"),
        "world",
        0.2,
    ),
    Parts(
        "at_risk_imports",
        "product",
        ("electronics", "garments", "palm oil", "solar panels", "textiles"),
        ("year", "geo"),
        "all products at risk of forced labour",
        0,
        is_bound=True,
    ),
)


def sum_problems(content: PackageContent) -> Iterator[Problem]:
    """Yield each whole that its parts do not make, and each span of years that ends before it begins."""
    for rule in RULES:
        if rule.table in content.tables:
            yield from _sum_problems(rule, content.tables[rule.table])
    for each in content.tables.values():
        if {"year", "year_from"} <= set(each.table.field_names):
            yield from _span_problems(each)


def _sum_problems(rule: Parts, each: TableContent) -> Iterator[Problem]:
    groups: dict[tuple[str, ...], dict[str, Row]] = defaultdict(dict)
    for row in each.where(lambda cells: rule.where.items() <= cells.items()):
        groups[tuple(row.cells[name] for name in rule.group)][row.cells[rule.column]] = row
    for group, rows in groups.items():
        numbers = [rows[part].number(rule.value) for part in rule.parts if part in rows]
        whole = _whole(rule, rows)
        if len(numbers) < len(rule.parts) or None in numbers or whole is None:
            continue
        total = sum(number for number in numbers if number is not None)
        if total > whole + rule.tolerance or (not rule.is_bound and total < whole - rule.tolerance):
            yield Problem(
                rows[rule.parts[0]].place,
                "parts-and-whole",
                f"{' / '.join(group)}: {', '.join(rule.parts)} make {total:,.1f}, "
                f"{'more than' if rule.is_bound else 'not'} {whole:,.1f}.",
                "Check the values; if the source says so, say in the note that they do not add up, "
                "and change the rule in data/checks/sums.py.",
                rule.value,
            )


def _whole(rule: Parts, rows: Mapping[str, Row]) -> float | None:
    if not isinstance(rule.whole, str):
        return rule.whole
    if rule.whole in rows:
        return rows[rule.whole].number(rule.value)
    first = rows.get(rule.parts[0])
    return first.number(rule.whole) if first and rule.whole in first.cells else None


def _span_problems(each: TableContent) -> Iterator[Problem]:
    for row in each.rows:
        first, last = row.number("year_from"), row.number("year")
        if first is not None and last is not None and first > last:
            yield Problem(
                row.place,
                "years-in-order",
                f"Its first year, {first:.0f}, comes after its last, {last:.0f}.",
                "Exchange or mend them.",
                "year_from",
            )
