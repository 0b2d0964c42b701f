"""How cells present themselves: live in JupyterLab, or static for the committed notebook and the book."""

import os

EXECUTION_VARIABLE = "NBGRADER_EXECUTION"
AUTOGRADE = "autograde"
STATIC_OUTPUT_VARIABLE = "NGOS_AND_CO_OUTPUT"


def is_static() -> bool:
    """Tell whether outputs are made for the committed notebook and the book.

    Returns
    -------
    bool
        True when the environment variable ``NGOS_AND_CO_OUTPUT`` is ``static``: cells then show plain
        HTML that needs no kernel, and no widgets.
    """
    return os.environ.get(STATIC_OUTPUT_VARIABLE) == "static"


def is_grading() -> bool:
    """Tell whether nbgrader runs the notebook in order to score it."""
    return os.environ.get(EXECUTION_VARIABLE) == AUTOGRADE
