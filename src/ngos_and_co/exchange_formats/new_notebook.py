"""A notebook made of imported question cells."""

from collections.abc import Sequence

from nbformat.v4 import new_code_cell, new_markdown_cell
from nbformat.v4 import new_notebook as new_document

from ngos_and_co.notebooks.tidy import LOAD_EXTENSION, Role, tidy, to_bytes


def notebook_of(title: str, cells: Sequence[str], role: Role) -> bytes:
    """Make a notebook of a title, the cell that loads the extension, and question cells.

    Parameters
    ----------
    title : str
    cells : sequence of str
        Sources of question cells that can be read.
    role : Role
        As its place in the course has it; decides what nbgrader is told.

    Returns
    -------
    bytes
        The notebook in its committed form, not yet run.
    """
    document = new_document(  # type: ignore[no-untyped-call]
        cells=[
            new_markdown_cell(f"# {title}", id="title"),  # type: ignore[no-untyped-call]
            new_code_cell(LOAD_EXTENSION, id="load"),  # type: ignore[no-untyped-call]
            *(
                new_code_cell(source, id=f"question-{number:02}")  # type: ignore[no-untyped-call]
                for number, source in enumerate(cells, start=1)
            ),
        ]
    )
    return to_bytes(tidy(document, role))
