"""The table ``instruments`` of the data package, made from the instruments' files.

``python -m ngos_and_co.law.table`` writes it again after an instrument has changed.
"""

import csv
import io
from importlib.resources import files
from pathlib import Path

from ngos_and_co.files import write_atomically
from ngos_and_co.law.instruments import Instrument, instruments

COLUMNS = (
    "instrument",
    "title",
    "short_title",
    "level",
    "jurisdiction",
    "addressees",
    "strength",
    "adopted",
    "in_force",
    "official_reference",
    "url",
    "status",
    "unconfirmed",
    "checked",
    "source",
    "confidence",
)


def table_text() -> str:
    """Write the table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(each) for each in instruments())
    return text.getvalue()


def _row(instrument: Instrument) -> list[str]:
    values = {"instrument": instrument.id, "checked": instrument.checked.isoformat()}
    return [values.get(name) or str(getattr(instrument, name)) for name in COLUMNS]


def table_path() -> Path:
    """Give the table's file."""
    return Path(str(files("ngos_and_co") / "data" / "tables" / "instruments.csv"))


if __name__ == "__main__":
    write_atomically(table_path(), table_text().encode())
