"""Open nbgrader's gradebook without importing nbgrader, and wait where another program is writing to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError, ProgrammingError

from ngos_and_co.grading.problems import GradingError

BUSY_SECONDS = 60
"""How long another program may keep the gradebook before we give up."""


def open_gradebook(address: str, *, for_writing: bool = True) -> Engine:
    """Give an engine for a gradebook.

    Parameters
    ----------
    address : str
        nbgrader's ``db_url``.
    for_writing : bool
        Whether others must wait from a transaction's start; one who only reads keeps nobody waiting.

    Raises
    ------
    GradingError
        If the address cannot be used here.
    """
    try:
        url = make_url(address)
        if url.get_backend_name() != "sqlite":
            return create_engine(url)
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
    except (ArgumentError, NoSuchModuleError) as error:
        raise GradingError(f"The gradebook's address cannot be used: {error}") from None
    except ModuleNotFoundError as error:
        raise GradingError(
            f"The gradebook's driver {error.name} is not installed. For PostgreSQL: "
            "pip install 'ngos-and-co[postgresql]', and an address that begins with postgresql+psycopg://."
        ) from None
    event.listen(engine, "connect", _leave_transactions_to_us)
    event.listen(engine, "begin", _begin_writing if for_writing else _begin_reading)
    return engine


def _leave_transactions_to_us(connection: Any, record: object) -> None:  # noqa: ANN401
    del record
    connection.isolation_level = None


def _begin_writing(connection: Any) -> None:  # noqa: ANN401
    # From the start: to become a writer later fails at once where another program has written since.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin_reading(connection: Any) -> None:  # noqa: ANN401
    connection.exec_driver_sql("BEGIN")


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn a database's failure into a sentence.

    Raises
    ------
    GradingError
        If the gradebook cannot be read or written.
    """
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        reason = str(error.orig).strip()
        if "locked" in reason:
            raise GradingError(
                f"Another program has kept the gradebook busy for {BUSY_SECONDS} seconds. "
                "Close what else writes to it, and grade again: what is graded stays."
            ) from None
        raise GradingError(
            f"The gradebook cannot be used: {reason}. If nbgrader was upgraded: back the gradebook up, "
            "then run 'nbgrader db upgrade'."
        ) from None
