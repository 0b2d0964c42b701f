"""Figures and tables of the course: readable on a phone, by all eyes, and with their sources.

``figure`` makes a figure of an Altair chart; ``bars`` and ``lines`` draw the two charts that are needed most,
with labels at the data instead of a legend; ``html_table`` shows a table.
"""

from ngos_and_co.charts.drawing import svg
from ngos_and_co.charts.errors import FigureError
from ngos_and_co.charts.evidence import source_text
from ngos_and_co.charts.figures import LiveFigure, figure
from ngos_and_co.charts.labelled import bars, lines
from ngos_and_co.charts.markup import NOT_PUBLISHED, Html, html_table, number_text
from ngos_and_co.charts.theme import HOUSE_CONFIG, HOUSE_WIDTH, PALETTE

__all__ = [
    "HOUSE_CONFIG",
    "HOUSE_WIDTH",
    "NOT_PUBLISHED",
    "PALETTE",
    "FigureError",
    "Html",
    "LiveFigure",
    "bars",
    "figure",
    "html_table",
    "lines",
    "number_text",
    "source_text",
    "svg",
]
