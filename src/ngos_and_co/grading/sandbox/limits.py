"""How much a trainee's notebook may use while it is run again."""

import attrs
from attrs.validators import gt

from ngos_and_co.kept_file import LARGEST_FILE

MEBIBYTE = 1024 * 1024


@attrs.frozen
class SandboxLimits:
    """The limits of one run; each is kept by the kernel or by a watching process, never by good will.

    Attributes
    ----------
    wall_seconds : float
        From the first cell to the last, by the clock.
    cpu_seconds : int
        Of computing.
    memory_bytes : int
        Beyond what Python and its libraries take before the first cell.
    threads : int
        Alive at one time. Other processes are not limited: they cannot be started at all.
    disk_bytes : int
        Of everything the notebook leaves in its private folders, the submission among it.
    file_bytes : int
        Of one file.
    output_bytes : int
        Of all that the cells print and show.
    answers_bytes : int
        Of the file with the answers that are handed over.
    """

    wall_seconds: float = attrs.field(default=60.0, validator=gt(0))
    cpu_seconds: int = attrs.field(default=60, validator=gt(0))
    memory_bytes: int = attrs.field(default=1024 * MEBIBYTE, validator=gt(0))
    threads: int = attrs.field(default=64, validator=gt(0))
    disk_bytes: int = attrs.field(default=64 * MEBIBYTE, validator=gt(0))
    file_bytes: int = attrs.field(default=32 * MEBIBYTE, validator=gt(0))
    output_bytes: int = attrs.field(default=4 * MEBIBYTE, validator=gt(0))
    answers_bytes: int = attrs.field(default=LARGEST_FILE, validator=gt(0))
