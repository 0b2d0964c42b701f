"""Modern slavery statements: what WikiRate's volunteers found in them, by sector and year.

The assessed statements are no sample of all statements, and an answer says what stands in the text, not what
the company does. Under ten statements no percentage is given: one statement would move it by ten points.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ngos_and_co import charts, data
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Iterator

    import altair
    import pandas

SOURCE = "wikirate-msa"
LICENCE = (
    "Licence of this table: CC BY-SA 4.0. Name WikiRate and Walk Free, and share what you make of it under "
    "the same licence."
)
FEWEST = 10
"""Statements from which a percentage says something."""
TOO_FEW = f"none: fewer than {FEWEST} statements"
EVERY_SECTOR = "All three sectors"
ONE_YEAR, ALL_YEARS = "one year", "all years"
FINDINGS = {
    "meets the UK minimum": "meet the minimum of the UK act (approved, signed, linked from the home page)",
    "incident identified": "name a case of modern slavery or a sign of one",
    "worker remediation named": "name remedy for the workers concerned",
    "training reported": "report training",
    "whistleblowing reported": "report a way to raise concerns",
    "risk assessment reported": "report that risks are assessed",
}
"""What is true of a statement that counts as a yes, by the question."""
LIMITS = (
    "Volunteers chose and read these statements. They are no sample of all companies, and the companies "
    "differ from year to year: do not read the years as a trend. "
    "A statement that does not say something does not show that it is not done."
)


def sectors() -> tuple[str, ...]:
    """Give the lists of companies that were assessed."""
    return tuple(sorted({row["sector"] for row in data.rows("statement_shares")}))


def by_year(question: str, sector: str) -> pandas.DataFrame:
    """Give the answers to one question in one sector, year by year and for all years together.

    Parameters
    ----------
    question : str
        Key of ``FINDINGS``.
    sector : str
        One of :func:`sectors`, or ``EVERY_SECTOR`` for the three together.

    Returns
    -------
    pandas.DataFrame
        ``period`` (a year, or ``all years``), ``statements``, ``yes`` (both counted), ``share`` (percent;
        missing under ten statements), ``source``, ``confidence``.

    Raises
    ------
    ChoiceError
        If the question or the sector is not in the table.
    """
    _check(question, sector)
    table = data.load("statement_shares")
    asked = table[table["question"] == question]
    if sector != EVERY_SECTOR:
        asked = asked[asked["sector"] == sector]
    label = asked["year"].astype("string").fillna(ALL_YEARS)
    return _counted(asked.assign(period=label), "period")


def by_sector(question: str) -> pandas.DataFrame:
    """Give the answers to one question by sector, all years together.

    Returns
    -------
    pandas.DataFrame
        As :func:`by_year`, with ``sector`` in place of ``period``.
    """
    _check(question, EVERY_SECTOR)
    table = data.load("statement_shares")
    asked = table[(table["question"] == question) & (table["period"] == ALL_YEARS)]
    return _counted(asked, "sector")


def _counted(asked: pandas.DataFrame, group: str) -> pandas.DataFrame:
    counted = (
        asked.groupby(group, sort=True)
        .agg({"statements": "sum", "yes": "sum", "source": "first", "confidence": "first"})
        .reset_index()
    )
    share = (100 * counted["yes"] / counted["statements"]).astype("float64").round(1)
    counted.insert(3, "share", share.where(counted["statements"] >= FEWEST))
    return counted


def sentence(question: str, sector: str) -> str:
    """Say what share of a sector's statements, all years together, has something, with the counts."""
    whole = by_year(question, sector)
    row = whole[whole["period"] == ALL_YEARS].iloc[0]
    share = float(row["share"])
    counted = f"{row['yes']} of {row['statements']} statements ({sector}, all years)"
    finding = FINDINGS[question]
    if share != share:
        return f"{counted} {finding}: too few for a percentage."
    return f"{counted} {finding}: {charts.number_text(share)} percent."


def sentences(question: str, sector: str) -> Iterator[str]:
    """Say each year of :func:`by_year` with its counts; a percentage only from ten statements up."""
    for row in by_year(question, sector).to_dict("records"):
        few = row["statements"] < FEWEST
        share = TOO_FEW if few else f"{charts.number_text(float(row['share']))} percent"
        yield f"{row['period']}: {row['yes']} of {row['statements']} statements ({share})."


def figure(question: str, sector: str) -> charts.Html:
    """Draw the shares of a sector by year; years with fewer than ten statements have no bar."""
    counted = by_year(question, sector)
    return charts.figure(
        _chart(counted),
        alt=f"Bars, {sector}: {question}, percent of statements. "
        + " ".join(sentences(question, sector)),
        caption=f"{sector}: percent of statements that {FINDINGS[question]}, with the number of statements "
        f"behind each bar. Years with fewer than {FEWEST} statements have no bar. {LICENCE}",
        table=_shown(counted),
        source=SOURCE,
    )


def _chart(counted: pandas.DataFrame) -> altair.TopLevelMixin:
    drawn = counted.dropna(subset="share")
    named = [
        f"{row.period} ({row.yes} of {row.statements})" for row in drawn.itertuples(index=False)
    ]
    return charts.bars(
        drawn.assign(named=named), category="named", value="share", title="percent of statements"
    )


def _shown(counted: pandas.DataFrame) -> pandas.DataFrame:
    share = counted["share"].map(charts.number_text, na_action="ignore").astype("object")
    shown = counted.assign(share=share.where(counted["share"].notna(), TOO_FEW))
    return shown.rename(columns={"share": "percent"})


def view(question: str, sector: str) -> str:
    """Show a question as HTML: sentence, limits, the years of a sector, and the sectors side by side."""
    said = sentence(question, sector)
    side = charts.html_table(
        _shown(by_sector(question)), f"{question[:1].upper()}{question[1:]}: the sectors, all years"
    )
    return (
        f'<p class="ngos-result"><strong>{escape(said)}</strong></p>'
        f'<div class="ngos-box ngos-note"><p>{escape(LIMITS)}</p></div>'
        f"{figure(question, sector).markup}{side.markup}"
        f'<p class="ngos-figure-source">Source: {escape(charts.source_text(SOURCE))}. {escape(LICENCE)}</p>'
    )


def _check(question: str, sector: str) -> None:
    if question not in FINDINGS:
        raise ChoiceError(
            f"There is no question {question!r}. Choose one of {', '.join(FINDINGS)}."
        )
    offered = (*sectors(), EVERY_SECTOR)
    if sector not in offered:
        raise ChoiceError(f"There is no sector {sector!r}. Choose one of {', '.join(offered)}.")


DEFAULTS = {"question": "worker remediation named", "sector": "Garment"}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: menus in a live notebook, one question where outputs are static."""
    return present(
        view, DEFAULTS, _controls, "Statements of clothing companies that name remedy, by year"
    )


def _controls() -> dict[str, Any]:
    import ipywidgets

    return {
        "question": ipywidgets.Dropdown(
            options=[(f"{text[:1].upper()}{text[1:]}", text) for text in FINDINGS],
            description="Question",
        ),
        "sector": ipywidgets.Dropdown(options=[*sectors(), EVERY_SECTOR], description="Sector"),
    }
