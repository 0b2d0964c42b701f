"""The toolkit that the course's notebooks use."""

from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

__version__ = version("ngos-and-co")


def load_ipython_extension(ipython: "InteractiveShell") -> None:
    """Give a notebook its question cells: what ``%load_ext ngos_and_co`` calls."""
    from ngos_and_co.questions.magic import register

    register(ipython)
