"""Who ratified what: European states and treaties on trafficking and forced labour, as a table and as a map.

The map has one tile for each state, about where the state lies, so it needs no borders and no server. A field
in which no ratification was found is not a state that has not ratified.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ngos_and_co import charts, data
from ngos_and_co.explorers.presenting import ChoiceError, present

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import altair
    import pandas

NONE_FOUND = "none found"
EVERY_STATE = "all"
FIRST_YEAR, LAST_YEAR = 1930, 2026
LOOKED_UP = "23 November 2026"
"""Day on which the table was put together."""
TREATIES: Mapping[str, str] = {
    "palermo-protocol": "Palermo Protocol (2000)",
    "cets-197": "Council of Europe Convention (2005)",
    "ilo-c29": "ILO No. 29, forced labour (1930)",
    "ilo-p029": "ILO Protocol to No. 29 (2014)",
    "ilo-c189": "ILO No. 189, domestic workers (2011)",
    "ilo-c190": "ILO No. 190, violence and harassment (2019)",
}
SURE = {"read": "read", "known": "general knowledge", "uncertain": "uncertain"}
CAUTION = (
    f"None found is not the same as not ratified: our table is of {LOOKED_UP}, and a state may have joined "
    "before or since. Most years are general knowledge. Look into the register before you quote one."
)
TILES: Mapping[str, tuple[int, int]] = {
    "NO": (4, 0), "SE": (5, 0), "FI": (6, 0),
    "DK": (4, 1), "EE": (6, 1),
    "IE": (0, 2), "GB": (1, 2), "LV": (6, 2), "BY": (7, 2),
    "NL": (3, 2), "LT": (5, 2),
    "BE": (2, 3), "LU": (3, 3), "DE": (4, 3), "PL": (5, 3), "UA": (6, 3),
    "FR": (2, 4), "CH": (3, 4), "AT": (4, 4), "CZ": (5, 4), "SK": (6, 4), "MD": (7, 4),
    "PT": (0, 5), "ES": (1, 5), "IT": (3, 5), "SI": (4, 5), "HU": (5, 5), "RO": (6, 5),
    "HR": (4, 6), "BA": (5, 6), "RS": (6, 6), "BG": (7, 6),
    "ME": (5, 7), "MK": (6, 7), "TR": (8, 7),
    "MT": (3, 8), "AL": (5, 8), "GR": (6, 8), "CY": (8, 8),
}  # fmt: skip
"""Column and row of each state's tile."""


def states() -> tuple[tuple[str, str], ...]:
    """Give the states of the table, name and code, in the order of the alphabet."""
    names = {row["code"]: row["name"] for row in data.rows("places")}
    codes = {row["geo"] for row in data.rows("ratifications")}
    return tuple(sorted((names[code], code) for code in codes))


def by_treaty(treaty: str) -> pandas.DataFrame:
    """Give all states for one treaty: ``state``, ``geo``, ``year``, ``how_sure``, ``note``, ``source``.

    Raises
    ------
    ChoiceError
        If the treaty is not in the table.
    """
    if treaty not in TREATIES:
        raise ChoiceError(
            f"There is no treaty {treaty!r} in the table. Choose one of {', '.join(TREATIES)}."
        )
    table = data.load("ratifications")
    return _named(table[table["treaty"] == treaty]).drop(columns="treaty")


def by_state(state: str) -> pandas.DataFrame:
    """Give all treaties for one state: ``treaty``, ``year``, ``how_sure``, ``note``, ``source``.

    Raises
    ------
    ChoiceError
        If the state is not in the table.
    """
    known = [code for _, code in states()]
    if state not in known:
        raise ChoiceError(
            f"There is no state {state!r} in the table. Choose one of {', '.join(known)}."
        )
    table = data.load("ratifications")
    own = _named(table[table["geo"] == state])
    rank = {name: place for place, name in enumerate(TREATIES.values())}
    return (
        own.sort_values("treaty", key=lambda names: names.map(rank))
        .drop(columns=["state", "geo"])
        .reset_index(drop=True)
    )


def matrix(chosen: Sequence[str]) -> pandas.DataFrame:
    """Set states side by side: one row a state, one column a treaty, the year or ``none found``.

    Parameters
    ----------
    chosen : sequence of str
        Codes of states.

    Raises
    ------
    ChoiceError
        If no state is chosen, or one is not in the table.
    """
    import pandas

    if not chosen:
        raise ChoiceError("No state is chosen: choose at least one.")
    names = {code: name for name, code in states()}
    rows = []
    for code in chosen:
        own = by_state(code)
        rows.append([names[code], *(_year_text(year) for year in own["year"])])
    return pandas.DataFrame(rows, columns=["State", *TREATIES.values()])


def _named(table: pandas.DataFrame) -> pandas.DataFrame:
    names = {code: name for name, code in states()}
    named = table.assign(
        state=table["geo"].map(names),
        treaty=table["treaty"].map(TREATIES),
        how_sure=table["confidence"].map(SURE),
    )
    columns = ["state", "geo", "treaty", "year", "how_sure", "note", "source"]
    return named.sort_values("state")[columns].reset_index(drop=True)


def sentences(treaty: str, first: int, last: int) -> Iterator[str]:
    """Say for how many states a ratification in some years was found, and for whom none was found at all."""
    rows = by_treaty(treaty)
    years = rows["year"].dropna()
    within = int(years.between(first, last).sum())
    others = f", and for {len(years)} in any year" if within < len(years) else ""
    yield (
        f"{TREATIES[treaty]}: a ratification from {first} to {last} was found for {within} of "
        f"{len(rows)} states{others}."
    )
    missing = list(rows[rows["year"].isna()]["state"])
    if missing:
        yield f"None found: {', '.join(missing)}."


def figure(treaty: str, first: int, last: int) -> charts.Html:
    """Draw the map of tiles: full where a ratification in the years chosen was found, with the year."""
    rows = by_treaty(treaty)
    inside = rows["year"].between(first, last).fillna(False).astype(bool)
    shown = rows.assign(year=rows["year"].map(_year_text), within=inside)
    table = shown[["state", "year", "how_sure", "note"]]
    return charts.figure(
        _map(shown),
        alt="Map of Europe with one tile a state. " + " ".join(sentences(treaty, first, last)),
        caption=f"{TREATIES[treaty]}: a dark tile is a ratification found from {first} to {last}, a light "
        "one with a year is one of other years, a light one with a dash means that none was found, which is "
        "not the same as not ratified.",
        table=table,
        source=sorted(set(rows["source"])),
        confidence=f"How sure: {_sureness(rows)}.",
    )


def _map(shown: pandas.DataFrame) -> altair.TopLevelMixin:
    import altair

    drawn = shown.assign(
        column=[TILES[code][0] for code in shown["geo"]],
        row=[TILES[code][1] for code in shown["geo"]],
        label=shown["year"].replace(NONE_FOUND, "–"),
    )[["geo", "state", "year", "within", "column", "row", "label"]]
    width = max(column for column, _ in TILES.values()) + 1
    height = max(row for _, row in TILES.values()) + 1
    base = altair.Chart(drawn).encode(
        x=altair.X("column:O", axis=None, scale=altair.Scale(domain=list(range(width)))),
        y=altair.Y("row:O", axis=None, scale=altair.Scale(domain=list(range(height)))),
    )
    tiles = base.mark_rect(stroke="#ffffff", strokeWidth=2).encode(
        color=altair.condition(
            "datum.within", altair.value(charts.PALETTE[0]), altair.value("#dfe5ea")
        ),
        tooltip=["state:N", "year:N"],
    )
    ink = altair.condition("datum.within", altair.value("#ffffff"), altair.value("#1f2933"))
    codes = base.mark_text(dy=-7, fontWeight="bold").encode(text="geo:N", color=ink)
    years = base.mark_text(dy=8).encode(text="label:N", color=ink)
    chart: altair.TopLevelMixin = altair.layer(tiles, codes, years).properties(height=height * 36)
    return chart


def _sureness(rows: pandas.DataFrame) -> str:
    counts = rows["how_sure"].value_counts()
    return ", ".join(f"{counts[word]} states {word}" for word in SURE.values() if word in counts)


def view(treaty: str, state: str, years: tuple[int, int]) -> str:
    """Show a treaty as a map of tiles, or, where a state is chosen, that state's treaties as a table.

    Parameters
    ----------
    treaty : str
        Key of ``TREATIES``.
    state : str
        Code of a state, or ``EVERY_STATE``.
    years : tuple of int
        First and last year, both included, for the map.
    """
    first, last = years
    if first > last:
        raise ChoiceError(
            f"The years run from {first} to {last}: choose a first year before the last."
        )
    said = " ".join(sentences(treaty, first, last))
    parts = [
        f'<p class="ngos-result"><strong>{escape(said)}</strong></p>',
        f'<div class="ngos-box ngos-note"><p>{escape(CAUTION)}</p></div>',
        figure(treaty, first, last).markup,
    ]
    if state != EVERY_STATE:
        own = by_state(state)
        name = {code: name for name, code in states()}[state]
        shown = own.assign(year=own["year"].map(_year_text)).drop(columns="source")
        named = "; ".join(charts.source_text(key) for key in dict.fromkeys(own["source"]))
        parts.append(
            charts.html_table(shown, f"{name}: six treaties, as found by {LOOKED_UP}").markup
        )
        parts.append(f'<p class="ngos-figure-source">Source: {escape(named)}.</p>')
    return "".join(parts)


def _year_text(year: Any) -> str:  # noqa: ANN401 (a whole number, or what pandas has for none)
    return NONE_FOUND if type(year).__name__ == "NAType" or year != year else str(int(year))


def span() -> tuple[int, int]:
    """Give the first and last year of a ratification in the table."""
    found = [int(row["year"]) for row in data.rows("ratifications") if row["year"]]
    return min(found), max(found)


DEFAULTS = {"treaty": "ilo-p029", "state": "BG", "years": (FIRST_YEAR, LAST_YEAR)}


def explore() -> Any:  # noqa: ANN401 (HTML, or widgets)
    """Show the explorer: menus in a live notebook, one treaty and one state where outputs are static."""
    return present(view, DEFAULTS, _controls, "Who ratified the ILO Protocol of 2014, by state")


def _controls() -> dict[str, Any]:
    import ipywidgets

    return {
        "treaty": ipywidgets.Dropdown(
            options=[(name, key) for key, name in TREATIES.items()], description="Treaty"
        ),
        "state": ipywidgets.Dropdown(
            options=[("All states, map only", EVERY_STATE), *states()], description="State"
        ),
        "years": ipywidgets.IntRangeSlider(
            min=FIRST_YEAR, max=LAST_YEAR, description="Years", continuous_update=False
        ),
    }
