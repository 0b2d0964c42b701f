"""Where the programs and files of this Python's environment are that nbgrader needs."""

import importlib.util
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


def formgrader_templates() -> str:
    """Give the folder of Formgrader's pages; nbgrader itself tells it only when it is imported."""
    found = importlib.util.find_spec("nbgrader")
    places = found.submodule_search_locations if found else None
    if not places:
        raise ModuleNotFoundError(
            "nbgrader is not installed here: pip install 'ngos-and-co[facilitator]'."
        )
    return str(Path(places[0]) / "server_extensions" / "formgrader" / "templates")
