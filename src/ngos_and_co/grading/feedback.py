"""The page that tells a trainee how the assignment went."""

from collections.abc import Iterable
from typing import Any

from nbconvert.exporters import HTMLExporter
from traitlets import Unicode

from ngos_and_co.grading.harmless_html import harmless_html

TEMPLATE_FILE = "ngos_feedback.html.j2"


class FeedbackExporter(HTMLExporter):
    """nbconvert's exporter with the course's own page: small, readable, loading nothing from anywhere."""

    template_file = Unicode(TEMPLATE_FILE).tag(config=True)

    def default_filters(self) -> Iterable[tuple[str, Any]]:
        """Add the filters that the template uses."""
        yield from super().default_filters()  # type: ignore[no-untyped-call]
        yield "harmless", harmless_html
        yield "points", plain_points


def plain_points(value: float | None) -> str:
    """Write points without needless decimals."""
    return f"{value or 0.0:.2f}".rstrip("0").rstrip(".")
