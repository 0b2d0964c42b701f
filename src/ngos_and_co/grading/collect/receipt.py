"""What a trainee can keep as a proof of what was taken in, and when."""

from collections.abc import Mapping
from datetime import UTC, datetime

from ngos_and_co.grading.collect.parcels import Parcel
from ngos_and_co.grading.files import digest

SUFFIX = ".receipt.txt"


def receipt_text(parcel: Parcel, contents: Mapping[str, bytes], collected: datetime) -> str:
    """Write a receipt.

    Parameters
    ----------
    parcel : Parcel
    contents : mapping of str to bytes
        The files, by path.
    collected : datetime
    """
    lines = [
        "Receipt",
        "",
        f"Trainee:     {parcel.trainee}",
        f"Assignment:  {parcel.assignment}",
        f"Handed in:   {_time(parcel.handed_in)} (known by {parcel.known_by})",
        f"Collected:   {_time(collected)}",
        f"Found as:    {parcel.place}",
        "",
        "SHA-256 of each file; a file that differs in one letter has another:",
        *(f"{digest(content)}  {name}" for name, content in sorted(contents.items())),
    ]
    return "\n".join(lines) + "\n"


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
