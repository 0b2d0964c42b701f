"""What a graded notebook tells its trainee, cell by cell, as values."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from ngos_and_co.grading.engine.plan import PlannedCell, PlannedNotebook, grade_id_of
from ngos_and_co.grading.harmless_html import harmless_html
from ngos_and_co.questions.markdown import block_html
from ngos_and_co.questions.messages import words

MARK_SCHEME = re.compile(r"### BEGIN MARK SCHEME.*?(?:### END MARK SCHEME|\Z)", re.DOTALL)
LONGEST_WRITTEN = 8_000
"""Characters of a written answer that are shown; the trainee has the whole of it."""


@attrs.frozen
class Part:
    """A question or written answer.

    Attributes
    ----------
    name : str
        Its grade id.
    points : float
        What a full answer earns.
    objective : str or None
    html : str
        What was asked, answered and said to it; harmless.
    """

    name: str
    points: float
    objective: str | None
    html: str


def parts_of(notebook: PlannedNotebook, document: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the parts of a graded notebook, in its order.

    Parameters
    ----------
    notebook : PlannedNotebook
        With the keys; they are not shown.
    document : mapping
        The notebook in ``autograded/``.
    """
    above = ""
    for cell in document["cells"]:
        known = notebook.cells.get(grade_id_of(cell) or "")
        if known is None or not (known.is_graded or known.is_task):
            above = cell["source"] if cell["cell_type"] == "markdown" else ""
            continue
        question = known.question
        shown = (
            _verdict_html(cell)
            if known.cell_type == "code" and not known.is_solution
            else _written_html(known, cell, above)
        )
        objective = question.objective if question is not None else None
        yield Part(known.grade_id, known.points or 0.0, objective, shown)
        above = ""


def _verdict_html(cell: Mapping[str, Any]) -> str:
    for output in cell.get("outputs", ()):
        data = output.get("data") if isinstance(output, dict) else None
        text = data.get("text/html") if isinstance(data, dict) else None
        if isinstance(text, list):
            text = "".join(str(line) for line in text)
        if isinstance(text, str):
            return harmless_html(text)
    return "<p>Nothing is known of this answer. Ask your facilitator.</p>"


def _written_html(known: PlannedCell, cell: Mapping[str, Any], above: str) -> str:
    written = MARK_SCHEME.sub("", cell["source"])
    more = "…" if len(written) > LONGEST_WRITTEN else ""
    # What is code is shown as code.
    fenced = known.cell_type == "code"
    text = written[:LONGEST_WRITTEN] + more
    answer = f"<pre>{block_html(_as_code(text))}</pre>" if fenced else block_html(text)
    asked = block_html(MARK_SCHEME.sub("", above)) if above else ""
    if known.is_solution and cell["source"] == known.source:
        return f"{asked}\n<p>{words()['notAnsweredGraded']}</p>"
    return f"{asked}\n<p>Answer given:</p>\n<blockquote>{answer}</blockquote>"


def _as_code(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
