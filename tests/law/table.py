"""The table of fictional companies, read for Python and for the page alike."""

from datetime import date
from pathlib import Path
from typing import Any

import attrs
import yaml

COMPANIES = Path(__file__).with_name("companies.yml")


@attrs.frozen
class Case:
    """A company, a day, an instrument, and the answer that the facts give."""

    company: dict[str, Any]
    day: date
    instrument: str
    expect: str
    provision: str
    since: date | None = None
    missing: tuple[str, ...] = attrs.field(default=(), converter=tuple)

    def __str__(self) -> str:
        return f"{self.instrument}, {self.company['name']}, {self.day}"


def cases() -> list[Case]:
    return [Case(**entry) for entry in yaml.safe_load(COMPANIES.read_text(encoding="utf-8"))]
