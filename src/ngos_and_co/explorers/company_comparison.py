"""Companies compared: what KnowTheChain's rounds give them, by theme, against the average of their sector.

A score says how much a company publishes on forced labour in its supply chains. It says nothing about how
people work there. A company that is missing from a round has no score, which is not a score of zero.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ngos_and_co import charts, data
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import altair
    import pandas

TOTAL = "total"
AVERAGE = "Average of the round"
MOST_COMPANIES = 5
"""Companies that fit into one figure beside the average."""
FIRST_YEAR_OF_NEW_METHOD = 2022
"""The method of 2023 rewards what is put into practice; the averages of 2022 already drop as in 2023."""
DISCLOSURE = (
    "The scores measure what a company publishes, not how people work for it. "
    "A high score is no proof of good work, a low one no proof of forced labour."
)
ZERO = (
    "A zero means that KnowTheChain found nothing published that counts, not that nothing is done."
)
OWN_NOTE = (
    "Where the new method begins is our reading of the rounds: look into the method of the round "
    "before you quote a change."
)


def sectors() -> tuple[str, ...]:
    """Give the sectors of the benchmark."""
    return tuple(sorted({row["sector"] for row in data.rows("knowthechain_scores")}))


def themes() -> tuple[str, ...]:
    """Give the themes: the total first, then as the benchmark orders them."""
    return tuple(dict.fromkeys(row["theme"] for row in data.rows("knowthechain_scores")))


def companies(sector: str) -> tuple[str, ...]:
    """Give the companies that have a score in any round of a sector, in the order of the alphabet."""
    found = {
        row["company"]
        for name in ("knowthechain_scores", "knowthechain_points")
        for row in data.rows(name)
        if row["sector"] == sector
    }
    return tuple(sorted(found, key=str.casefold))


def compare(sector: str, theme: str, chosen: Sequence[str]) -> pandas.DataFrame:
    """Set the scores of companies beside the average of each round.

    Parameters
    ----------
    sector, theme : str
    chosen : sequence of str
        Companies.

    Returns
    -------
    pandas.DataFrame
        One row for each company and round that has a score, and one for each average: ``company``, ``year``,
        ``score`` (points of 100), ``against_average`` (points; missing where no average was published),
        ``source``, ``confidence``.

    Raises
    ------
    ChoiceError
        If the sector, the theme or a company is not in the tables, or too few or too many are chosen.
    """
    import pandas

    _check(sector, theme, chosen)
    scores = data.load("knowthechain_scores")
    own = scores[(scores["sector"] == sector) & (scores["theme"] == theme)]
    if theme == TOTAL:
        points = data.load("knowthechain_points")
        own = pandas.concat([own, points[points["sector"] == sector]], ignore_index=True)
    # The workbook comes first: a score read again elsewhere repeats it in whole points.
    own = own[own["company"].isin(chosen)].drop_duplicates(["company", "year"])
    every = data.load("knowthechain_averages")
    mean = every[
        (every["sector"] == sector) & (every["theme"] == theme) & (every["statistic"] == "average")
    ]
    mean = mean.rename(columns={"value": "score"}).assign(company=AVERAGE)
    joined = pandas.concat([own, mean], ignore_index=True)
    averages = mean.set_index("year")["score"]
    against = (joined["score"] - joined["year"].map(averages).astype("float64")).round(1)
    joined["against_average"] = against.where(joined["company"] != AVERAGE)
    rank = {name: place for place, name in enumerate((*chosen, AVERAGE))}
    ordered = joined.assign(rank=joined["company"].map(rank)).sort_values(["rank", "year"])
    return ordered[
        ["company", "year", "score", "against_average", "source", "confidence"]
    ].reset_index(drop=True)


def profile(sector: str, chosen: Sequence[str]) -> tuple[int, pandas.DataFrame]:
    """Give all themes of the last round that our tables hold in full.

    Returns
    -------
    year : int
        The round.
    table : pandas.DataFrame
        One row a theme, one column a company, and the average. Missing where a company was not in the round.
    """
    _check(sector, TOTAL, chosen)
    scores = data.load("knowthechain_scores")
    own = scores[scores["sector"] == sector]
    year = int(own["year"].max())
    own = own[own["year"] == year]
    wide = own.pivot_table("score", "theme", "company").reindex(index=list(themes()))
    table = wide.reindex(columns=list(chosen))
    table[AVERAGE] = own.groupby("theme")["score"].mean().round(1)
    return year, table.rename_axis(columns=None).reset_index()


def is_comparable(first: int, last: int) -> bool:
    """Tell whether two rounds follow the same method; details and companies change in any case."""
    return (first < FIRST_YEAR_OF_NEW_METHOD) == (last < FIRST_YEAR_OF_NEW_METHOD)


def warnings(side: pandas.DataFrame) -> Iterator[str]:
    """Say what the rounds of a comparison do not allow to conclude."""
    years = sorted({int(year) for year in side["year"]})
    if len(years) == 1:
        yield f"There is one round only, {years[0]}: nothing can be said about a change."
    elif not is_comparable(years[0], years[-1]):
        before = [year for year in years if year < FIRST_YEAR_OF_NEW_METHOD]
        yield (
            f"Do not compare the rounds up to {before[-1]} with those from {years[len(before)]} on: the "
            f"method changed, and a score that falls can be the scale. No line joins them. {OWN_NOTE}"
        )
    else:
        yield (
            "Compare the rounds with care: questions and the companies looked at changed between them, "
            "and a score that falls can be the scale."
        )


def sentences(side: pandas.DataFrame, chosen: Sequence[str]) -> Iterator[str]:
    """Say for each company its last score, its distance to the average, and the rounds without a score."""
    years = sorted({int(year) for year in side["year"]})
    for company in chosen:
        own = side[side["company"] == company]
        if own.empty:
            yield f"{company} has no score on this in our tables."
            continue
        last = own.iloc[-1]
        found = {int(year) for year in own["year"]}
        absent = [str(year) for year in years if year not in found]
        gap = (
            f" No score in our tables for {', '.join(absent)}; that is not zero." if absent else ""
        )
        yield (
            f"{company}, {last['year']}: {charts.number_text(float(last['score']))} of 100"
            f"{_distance(float(last['against_average']))}.{gap}"
        )


def _distance(points: float) -> str:
    if points != points:
        return "; no average was published for this round"
    if points == 0:
        return ", exactly the average"
    side = "above" if points > 0 else "below"
    return f", {charts.number_text(abs(points))} points {side} the average of the round"


def figure(sector: str, theme: str, chosen: Sequence[str]) -> charts.Html:
    """Draw the scores over the rounds, with the average; no line crosses the change of method."""
    side = compare(sector, theme, chosen)
    # The average itself has no distance; that is not a figure which somebody did not publish.
    distance = side["against_average"].astype("object").where(side["against_average"].notna(), "–")
    table = side.drop(columns="against_average")
    table.insert(3, "points above or below the average", distance)
    caption = (
        f"KnowTheChain, {sector}, {theme}: points of 100 by round. A missing point means that the company "
        "was not in the round or that our tables hold no score; it does not mean zero."
    )
    return charts.figure(
        _chart(side, chosen),
        alt=f"Points and lines, {sector}, {theme}. " + " ".join(sentences(side, chosen)),
        caption=caption,
        table=table,
        source=list(dict.fromkeys(side["source"])),
    )


def _chart(side: pandas.DataFrame, chosen: Sequence[str]) -> altair.TopLevelMixin:
    import altair

    drawn = side[["company", "score"]].assign(
        year=side["year"].astype("int64"),
        method=side["year"].astype("int64") >= FIRST_YEAR_OF_NEW_METHOD,
    )
    order = [*chosen, AVERAGE]
    chart: altair.TopLevelMixin = (
        altair.Chart(drawn)
        .mark_line()
        .encode(
            x=altair.X(
                "year:Q",
                title=None,
                scale=altair.Scale(zero=False, nice=False),
                axis=altair.Axis(format="d", values=sorted(set(drawn["year"])), grid=False),
            ),
            y=altair.Y("score:Q", title="points of 100", scale=altair.Scale(domain=[0, 100])),
            color=altair.Color("company:N", title=None, sort=order),
            strokeDash=altair.condition(
                altair.datum.company == AVERAGE, altair.value([5, 4]), altair.value([1, 0])
            ),
            detail="method:N",
        )
    )
    return chart


def view(sector: str, theme: str, chosen: Sequence[str]) -> str:
    """Show a comparison as HTML: the sentences and warnings, the figure, and all themes of the last round."""
    side = compare(sector, theme, chosen)
    said = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences(side, chosen))
    cautions = " ".join(
        [DISCLOSURE, *warnings(side), *([ZERO] if (side["score"] == 0).any() else [])]
    )
    year, table = profile(sector, chosen)
    # A company outside the round has no score; the words of a figure that was withheld would mislead.
    shown = table.astype("object").where(table.notna(), "not in this round")
    themes_table = charts.html_table(
        shown, f"All themes in the round of {year}, points of 100 (the last that we hold in full)"
    )
    return (
        f'<ul class="ngos-result">{said}</ul>'
        f'<div class="ngos-box ngos-note"><p>{escape(cautions)}</p></div>'
        f"{figure(sector, theme, chosen).markup}{themes_table.markup}"
    )


def _check(sector: str, theme: str, chosen: Sequence[str]) -> None:
    if sector not in sectors():
        raise ChoiceError(f"There is no sector {sector!r}. Choose one of {', '.join(sectors())}.")
    if theme not in themes():
        raise ChoiceError(f"There is no theme {theme!r}. Choose one of {', '.join(themes())}.")
    if not 1 <= len(chosen) <= MOST_COMPANIES:
        raise ChoiceError(
            f"{len(chosen)} companies are chosen: choose from 1 to {MOST_COMPANIES} of them."
        )
    if len(set(chosen)) < len(chosen):
        raise ChoiceError("One company is chosen twice: choose each of them once.")
    unknown = [name for name in chosen if name not in companies(sector)]
    if unknown:
        raise ChoiceError(
            f"{unknown[0]} is in no round of {sector} that our tables hold: choose another company or sector."
        )


DEFAULTS = {
    "sector": "Apparel & Footwear",
    "theme": TOTAL,
    "chosen": ("Adidas", "Inditex", "LPP"),
}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: menus in a live notebook, three clothing companies where outputs are static."""
    return present(view, DEFAULTS, _controls, "Scores of three clothing companies by round")


def _controls() -> dict[str, Any]:
    import ipywidgets

    sector = ipywidgets.Dropdown(options=list(sectors()), description="Sector")
    chosen = ipywidgets.SelectMultiple(
        options=companies(sector.value), rows=8, description="Companies (hold Ctrl)"
    )

    def offer(_change: object) -> None:
        offered = companies(sector.value)
        kept = tuple(name for name in chosen.value if name in offered)
        chosen.options = offered
        chosen.value = kept or offered[:1]

    sector.observe(offer, names="value")
    return {
        "sector": sector,
        "theme": ipywidgets.Dropdown(options=list(themes()), description="Theme"),
        "chosen": chosen,
    }
