"""One country, three sources: what was detected, what other bodies counted, and what a model estimates.

The pure part gives tables, sentences and figures; :func:`explore` puts menus around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attrs

from ngos_and_co import charts, data
from ngos_and_co.explorers.presenting import present

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas

FIRST_COUNTRIES = ("BG", "CZ", "PL")
DEFAULT_COUNTRY = "PL"
DEFAULT_YEARS = (2017, 2022)
OTHER_COUNTS = ("identified victims", "identified victims who received assistance")
"""Measures of ``national_figures`` that count persons as victims, as the detected victims do."""
UNODC, OTHER = "UNODC: detected victims", "Other official report"
NO_FIGURE = "none in our tables"


@attrs.frozen
class Country:
    """A country that the explorer offers.

    Attributes
    ----------
    code : str
        ISO 3166-1 alpha-2.
    name : str
    """

    code: str
    name: str


def countries() -> tuple[Country, ...]:
    """Give the countries with detected victims in the tables: Bulgaria, Czechia and Poland first."""
    names = {row["code"]: row["name"] for row in data.rows("places")}
    codes = {row["geo"] for row in data.rows("detected_victims")} - set(FIRST_COUNTRIES)
    others = sorted(codes, key=lambda code: names[code])
    return tuple(Country(code, names[code]) for code in (*FIRST_COUNTRIES, *others))


def years() -> tuple[int, int]:
    """Give the first and last year that any of the counts has."""
    found = {int(row["year"]) for row in data.rows("detected_victims")}
    found |= {int(r["year"]) for r in data.rows("national_figures") if r["measure"] in OTHER_COUNTS}
    return min(found), max(found)


def compare(country: str, first: int, last: int) -> pandas.DataFrame:
    """Set the counts of one country side by side.

    Parameters
    ----------
    country : str
        ISO 3166-1 alpha-2.
    first, last : int
        Years, both included.

    Returns
    -------
    pandas.DataFrame
        One row a year: ``year``, ``detected`` (UNODC, persons), ``other`` (persons), ``counted_by`` (who
        made the other count), ``confidence``, ``source``. Missing where nothing was published.
    """
    import pandas

    span = pandas.DataFrame({"year": pandas.array(list(range(first, last + 1)), dtype="Int64")})
    detected = data.load("detected_victims")
    totals = detected[(detected["geo"] == country) & (detected["breakdown"] == "total")]
    national = data.load("national_figures")
    other = national[(national["geo"] == country) & national["measure"].isin(OTHER_COUNTS)]
    side = span.merge(
        totals[["year", "value", "confidence", "source"]].rename(columns={"value": "detected"}),
        on="year",
        how="left",
    ).merge(
        other[["year", "value", "counted_by", "confidence", "source"]].rename(
            columns={"value": "other"}
        ),
        on="year",
        how="left",
        suffixes=("", "_other"),
    )
    for name in ("confidence", "source"):
        side[name] = side[name].fillna(side.pop(f"{name}_other")).fillna("")
    side["counted_by"] = side["counted_by"].fillna("")
    # Persons are whole; what is missing stays apart from zero.
    return side.astype({"detected": "Int64", "other": "Int64"})[
        ["year", "detected", "other", "counted_by", "confidence", "source"]
    ]


def estimate(country: str) -> Mapping[str, float]:
    """Give Walk Free's estimate for 2021: ``people`` and ``prevalence`` per 1,000, if there is one."""
    return {
        row["measure"]: float(row["value"])
        for row in data.rows("prevalence_estimates")
        if row["geo"] == country and row["measure"] in ("people", "prevalence") and row["value"]
    }


def sentences(country: str, first: int, last: int) -> Iterator[str]:
    """Say each year of a comparison in a sentence, and the estimate in one of its own."""
    name = {each.code: each.name for each in countries()}[country]
    for row in compare(country, first, last).itertuples():
        counts = [f"{_persons(row.detected)} (UNODC)"]
        if _is_there(row.other):
            counts.append(f"{_persons(row.other)} ({row.counted_by})")
        yield f"{name}, {row.year}: {', '.join(counts)}."
    model = estimate(country)
    if "people" in model:
        yield (
            f"Walk Free's model for 2021: {charts.number_text(model['people'])} people in modern slavery, "
            f"{charts.number_text(model['prevalence'])} for each 1,000 inhabitants. "
            "It includes forced marriage. Nobody counted them, so they stand in no column beside the counts."
        )
    else:
        yield f"Walk Free publishes no estimate for {name} that our tables hold."


def figure(country: str, first: int, last: int) -> charts.Html:
    """Draw the counts of one country, with the table behind them; the model's estimate is not among them."""
    import altair

    name = {each.code: each.name for each in countries()}[country]
    side = compare(country, first, last)
    long = side.melt(["year"], ["detected", "other"], "count", "persons").dropna(subset="persons")
    long["count"] = long["count"].map({"detected": UNODC, "other": OTHER})
    chart = (
        altair.Chart(long)
        .mark_bar()
        .encode(
            x=altair.X(
                "year:O", title=None, scale=altair.Scale(domain=list(range(first, last + 1)))
            ),
            xOffset=altair.XOffset("count:N", sort=[UNODC, OTHER]),
            y=altair.Y("persons:Q", title="persons"),
            color=altair.Color("count:N", title=None, sort=[UNODC, OTHER]),
        )
    )
    table = side.rename(
        columns={"detected": UNODC, "other": OTHER, "counted_by": "Who made the other count"}
    )
    other = side["other"].map(charts.number_text, na_action="ignore")
    table[OTHER] = other.astype("object").where(side["other"].notna(), NO_FIGURE)
    table["Who made the other count"] = table["Who made the other count"].replace("", "–")
    return charts.figure(
        chart,
        alt=f"Bars for {name}, {first} to {last}. " + " ".join(sentences(country, first, last)),
        caption=f"{name}: victims whom authorities noticed, in persons a year. A missing bar means that "
        "nothing was published or our tables hold no figure; it does not mean zero.",
        table=table,
        source=["unodc-glotip", *sorted(_other_sources(country))],
    )


def view(country: str, first: int, last: int) -> str:
    """Give all that is shown for one country as HTML: figure, then the estimate apart from it."""
    *_, model = sentences(country, first, last)
    box = f'<div class="ngos-box ngos-note"><p><strong>Estimated, not counted.</strong> {model}</p></div>'
    return figure(country, first, last).markup + box


def explore() -> Any:  # noqa: ANN401 (what a notebook shows: HTML, or widgets)
    """Show the explorer: menus in a live notebook, one fixed view where outputs are static."""
    return present(
        lambda country, span: view(country, *span),
        {"country": DEFAULT_COUNTRY, "span": DEFAULT_YEARS},
        _controls,
        "One country, three sources: Poland",
    )


def _controls() -> dict[str, Any]:
    import ipywidgets

    earliest, latest = years()
    return {
        "country": ipywidgets.Dropdown(
            options=[(each.name, each.code) for each in countries()], description="Country"
        ),
        "span": ipywidgets.IntRangeSlider(
            min=earliest, max=latest, description="Years", continuous_update=False
        ),
    }


def _other_sources(country: str) -> set[str]:
    national = data.rows("national_figures")
    return {r["source"] for r in national if r["geo"] == country and r["measure"] in OTHER_COUNTS}


def _is_there(value: Any) -> bool:  # noqa: ANN401
    return type(value).__name__ != "NAType" and value == value


def _persons(value: Any) -> str:  # noqa: ANN401
    if not _is_there(value):
        return "no figure"
    return f"{charts.number_text(int(value))} {'person' if value == 1 else 'persons'}"
