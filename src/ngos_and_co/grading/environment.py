"""Make the programs of this Python's environment be found, as nbgrader expects."""

import os
import sys
from pathlib import Path


def put_environment_on_path() -> None:
    """Put the folder of this Python's programs first on ``PATH``, for this process and what it starts.

    nbgrader runs ``alembic`` by its bare name when it makes a gradebook; where that fails, a second try
    leaves a gradebook that no later version can upgrade.
    """
    programs = str(Path(sys.executable).parent)
    parts = [part for part in os.environ.get("PATH", "").split(os.pathsep) if part]
    if parts[:1] != [programs]:
        os.environ["PATH"] = os.pathsep.join([programs, *parts])
