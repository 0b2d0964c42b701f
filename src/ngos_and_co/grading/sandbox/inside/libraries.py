"""What the warm process loads and tries once, so that no notebook has to."""

import contextlib
import importlib

LIBRARIES = (
    "numpy",
    "pandas",
    "IPython.core.completer",
    "ngos_and_co.data",
    "ngos_and_co.questions.magic",
    "ngos_and_co.questions.hand_over",
    "ngos_and_co.questions.widget",
)


def load_libraries() -> None:
    """Import what notebooks of the course use, and let it fill its caches.

    The first table that pandas draws, and the first text of a question, take a hundred times as long as the
    next; a fork inherits what they left.
    """
    for name in LIBRARIES:
        # One that this installation does not have is not needed by its notebooks.
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _draw_a_table()
    _draw_a_question()


def _draw_a_table() -> None:
    import pandas as pd

    frame = pd.DataFrame({"name": ["a", "b"], "number": [1, 2], "share": [0.5, None]})
    frame.groupby("name")["number"].describe().to_html()
    frame.merge(frame, on="name").sort_values("name").to_html(notebook=True)
    repr(frame)


def _draw_a_question() -> None:
    from ngos_and_co.questions.markdown import block_html, inline_html

    block_html("**a**")
    inline_html("**a**")
