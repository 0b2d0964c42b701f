"""What of a notebook goes into the sandbox: its code, without anything hidden."""

import re
from collections.abc import Mapping
from typing import Any

import attrs

HIDDEN = re.compile(
    # To its end line; where somebody took that away, to the end of the cell.
    r"^[^\n]*BEGIN HIDDEN TESTS[^\n]*\n(?:.*?^[^\n]*END HIDDEN TESTS[^\n]*$\n?|.*\Z)",
    re.DOTALL | re.MULTILINE,
)
MOST_CELLS = 2000
LARGEST_SOURCE = 5_000_000
"""Characters of all cells together."""


class TooMuchCode(ValueError):  # noqa: N818 (what it says)
    """A notebook has more code than any trainee writes."""


@attrs.frozen
class CodeCell:
    """One cell to run.

    Attributes
    ----------
    index : int
        Its place among all cells of the notebook, from 0.
    source : str
    """

    index: int
    source: str


def code_cells(document: Mapping[str, Any]) -> tuple[CodeCell, ...]:
    """Take the code out of a notebook, in its order, without hidden tests and answer keys.

    Parameters
    ----------
    document : mapping
        As nbformat gives it.

    Raises
    ------
    TooMuchCode
        If there are more cells or characters than the sandbox takes.
    """
    found = []
    for index, cell in enumerate(document["cells"]):
        if cell["cell_type"] == "code":
            source = cell.get("source")
            lines = source if isinstance(source, list) else [source]
            text = "".join(line for line in lines if isinstance(line, str))
            found.append(CodeCell(index, HIDDEN.sub("", text)))
    if len(found) > MOST_CELLS or sum(len(cell.source) for cell in found) > LARGEST_SOURCE:
        raise TooMuchCode(
            f"The notebook has more than {MOST_CELLS} code cells or "
            f"{LARGEST_SOURCE // 1_000_000} million characters of code."
        )
    return tuple(found)
