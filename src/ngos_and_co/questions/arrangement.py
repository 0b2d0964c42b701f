"""The order in which a trainee sees options: as written, or shuffled and yet always the same."""

import getpass
import hashlib
import os
from collections.abc import Iterable

import attrs

HUB_USER_VARIABLE = "JUPYTERHUB_USER"
SHARED_ACCOUNT = "jovyan"
"""The account that everybody has in Jupyter's own images; nbgrader then takes the hub's name."""
READER = ""
"""Stands for everybody, where one page is made for all: the published book."""


@attrs.frozen
class Arrangement:
    """The order of one question's options for one trainee.

    Attributes
    ----------
    question_id : str
    shuffled : bool
        False leaves everything as the author wrote it.
    trainee : str
        Whose order it is.
    """

    question_id: str
    shuffled: bool = False
    trainee: str = READER

    def order(self, names: Iterable[str]) -> tuple[str, ...]:
        """Put ids into the order in which they are shown; each keeps its place when others come or go."""
        if not self.shuffled:
            return tuple(names)
        return tuple(sorted(names, key=self._place_of))

    def _place_of(self, name: str) -> bytes:
        # Not hash(): that differs from one kernel to the next.
        parts = "\0".join((self.trainee, self.question_id, name))
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).digest()


def current_trainee() -> str:
    """Name whoever works here, as nbgrader names who hands in (``nbgrader.utils.get_username``)."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        account = SHARED_ACCOUNT
    return os.environ.get(HUB_USER_VARIABLE, account) if account == SHARED_ACCOUNT else account
