"""The toolkit that the course's notebooks use."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell


def __getattr__(name: str) -> str:
    """Look the version up only when it is asked for, for that takes a while."""
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("ngos-and-co")


def load_ipython_extension(ipython: "InteractiveShell") -> None:
    """Give a notebook its question cells: what ``%load_ext ngos_and_co`` calls."""
    from ngos_and_co.questions.magic import register

    register(ipython)


def answer(question_id: str, value: object) -> None:
    """Hand over what your code computed as the answer to a question.

    Parameters
    ----------
    question_id : str
        As it stands in the question.
    value : object
        A number, a text, a list, or a pandas DataFrame. Below the cell it is said what became of it.
    """
    from ngos_and_co.questions.hand_over import hand_over
    from ngos_and_co.questions.session import current_session

    session = current_session()
    handed_over = hand_over(session, question_id, value)
    session.show(handed_over.html, handed_over.text)
