"""The house style: colours that all can tell apart, text that can be read on a phone."""

from collections.abc import Mapping
from typing import Any

PALETTE = ("#0072b2", "#d55e00", "#00342f", "#b4738b", "#5712b2", "#6f2900")
"""Blue, vermilion, dark green, rose, violet, brown: any two can be told apart with all common kinds of colour
blindness, by lightness where not by hue, and each has a contrast of 3 to 1 or more on white."""
INK = "#1f2933"
QUIET = "#5b6770"

# A phone of 360 px leaves about this much for a figure; the house size fits it without shrinking.
PHONE_WIDTH = 328
SMALLEST_TEXT = 11
HOUSE_WIDTH = 336

HOUSE_CONFIG: Mapping[str, Any] = {
    "background": "#ffffff",
    "font": "Helvetica, Arial, sans-serif",
    "padding": 4,
    "axis": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "domainColor": QUIET,
        "tickColor": QUIET,
        "gridColor": "#e3e7ea",
        "labelLimit": 170,
        "labelOverlap": True,
    },
    "axisQuantitative": {"tickCount": 5, "format": ",~f"},
    "axisX": {"labelAngle": 0},
    "bar": {"color": PALETTE[0]},
    "line": {"color": PALETTE[0], "strokeWidth": 2.5, "point": {"filled": True, "size": 50}},
    "point": {"color": PALETTE[0], "filled": True, "size": 60},
    "text": {"fontSize": 12, "color": INK},
    "title": {"fontSize": 14, "color": INK, "anchor": "start", "fontWeight": "bold"},
    "header": {"labelFontSize": 12, "titleFontSize": 12, "labelColor": INK, "titleColor": INK},
    "legend": {
        "labelFontSize": 12,
        "titleFontSize": 12,
        "labelColor": INK,
        "titleColor": INK,
        "orient": "top",
        "columns": 2,
        "labelLimit": 150,
    },
    "range": {"category": list(PALETTE)},
    "scale": {"zero": True},
    "view": {"stroke": None, "continuousWidth": HOUSE_WIDTH, "continuousHeight": 220},
}
