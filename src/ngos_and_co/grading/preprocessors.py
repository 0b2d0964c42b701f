"""Small steps of ours in nbgrader's pipelines; ``nbgrader_config.py`` puts each in its place."""

import copy
import json
from collections.abc import Mapping
from typing import Any

from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor

from ngos_and_co.grading.leaks import find_leaks
from ngos_and_co.grading.problems import ReleaseRefused
from ngos_and_co.grading.secrets_of_source import REGION
from ngos_and_co.questions.notebook import is_question_cell, questions_in
from ngos_and_co.questions.problems import QuestionError

ORIGINAL = "ngos_and_co_original"
COPY_NOTICE = (
    "# A copy of a question stood here. The question itself is graded elsewhere in the notebook."
)

Notebook = Any  # nbformat's NotebookNode, which has no types
Resources = dict[str, Any]


class CheckQuestions(NbGraderPreprocessor):  # type: ignore[misc]
    """First step of a release: every question can be read. Keeps the original for :class:`RefuseLeaks`."""

    def preprocess(self, nb: Notebook, resources: Resources) -> tuple[Notebook, Resources]:
        """Pass a notebook on unchanged, or raise with every problem of its questions."""
        place = f"{resources['nbgrader']['assignment']}/{resources['nbgrader']['notebook']}.ipynb"
        try:
            questions_in(nb, place)
        except QuestionError as error:
            raise ReleaseRefused(error.problems) from None
        resources[ORIGINAL] = copy.deepcopy(nb)
        return nb, resources


class RefuseLeaks(NbGraderPreprocessor):  # type: ignore[misc]
    """Last step of a release: nothing hidden is left. So Formgrader's Generate button is as safe as ours."""

    def preprocess(self, nb: Notebook, resources: Resources) -> tuple[Notebook, Resources]:
        """Pass a notebook on unchanged, or raise with every leak."""
        name = f"{resources['nbgrader']['notebook']}.ipynb"
        original = json.dumps(resources.pop(ORIGINAL)).encode()
        if leaks := find_leaks({name: original}, {name: json.dumps(nb).encode()}):
            raise ReleaseRefused(leaks)
        return nb, resources


class RestoreGradedCells(NbGraderPreprocessor):  # type: ignore[misc]
    """Before nbgrader's OverwriteCells: what a trainee moved, copied, deleted or relabelled is set right.

    Stock nbgrader leaves these to chance: a deleted question is never scored, a copied one can stop the
    original, and one whose ``grade`` mark was removed stops the whole submission. It takes the place of
    nbgrader's DeduplicateIds.
    """

    def preprocess(self, nb: Notebook, resources: Resources) -> tuple[Notebook, Resources]:
        """Give back each cell that the gradebook knows, once, with the gradebook's metadata."""
        place = resources["nbgrader"]
        with Gradebook(place["db_url"]) as gradebook:
            known = _known_cells(gradebook.find_notebook(place["notebook"], place["assignment"]))
        last = {_grade_id(cell): position for position, cell in enumerate(nb.cells)}
        cells = [
            self._settle(cell, known, last[_grade_id(cell)] == position)
            for position, cell in enumerate(nb.cells)
        ]
        present = {_grade_id(cell) for cell in cells}
        missing = [make_cell(known[name]) for name in known if name not in present]
        for cell in missing:
            self.log.warning("The cell '%s' was missing and is put back.", _grade_id(cell))
        # What prepares the questions, such as %load_ext, runs first, wherever it was moved.
        cells += missing
        first = [cell for cell in cells if _is_preparation(cell)]
        nb.cells = [*first, *(cell for cell in cells if not _is_preparation(cell))]
        return nb, resources

    def _settle(
        self, cell: Notebook, known: Mapping[str, Mapping[str, Any]], is_last: bool
    ) -> Notebook:
        name = _grade_id(cell)
        if name is not None and name in known and is_last:
            cell.metadata["nbgrader"] = dict(known[name]["metadata"])
            return cell
        cell.metadata.pop("nbgrader", None)
        if is_question_cell(cell):
            self.log.warning("A copy of a question is taken out of the run.")
            cell["source"] = COPY_NOTICE
        return cell


def make_cell(known: Mapping[str, Any]) -> Notebook:
    """Make a cell as the gradebook knows it."""
    from nbformat.v4 import new_code_cell, new_markdown_cell

    make: Any = new_code_cell if known["cell_type"] == "code" else new_markdown_cell
    metadata = {"deletable": False, "nbgrader": dict(known["metadata"])}
    return make(source=known["source"], metadata=metadata)


def _known_cells(notebook: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401
    points = {cell.name: cell.max_score for cell in [*notebook.grade_cells, *notebook.task_cells]}
    graded = {cell.name for cell in notebook.grade_cells}
    solutions = {cell.name for cell in notebook.solution_cells}
    tasks = {cell.name for cell in notebook.task_cells}
    known = {}
    for cell in notebook.source_cells:
        metadata = {
            "grade": cell.name in graded,
            "grade_id": cell.name,
            "locked": cell.locked,
            "solution": cell.name in solutions,
            "task": cell.name in tasks,
            "cell_type": cell.cell_type,
            "checksum": cell.checksum,
            "schema_version": 3,
        }
        if cell.name in points:
            metadata["points"] = points[cell.name]
        known[cell.name] = {
            "cell_type": cell.cell_type,
            "source": cell.source,
            "metadata": metadata,
        }
    return known


def _grade_id(cell: Notebook) -> str | None:
    told = cell.metadata.get("nbgrader")
    name = told.get("grade_id") if isinstance(told, dict) else None
    return name if isinstance(name, str) else None


def _is_preparation(cell: Notebook) -> bool:
    return cell.cell_type == "code" and utils.is_locked(cell) and not utils.is_grade(cell)


class HideKeys(NbGraderPreprocessor):  # type: ignore[misc]
    """Before feedback is drawn: keys, hidden tests and mark schemes go; what the trainee is told stays."""

    def preprocess_cell(
        self, cell: Notebook, resources: Resources, cell_index: int
    ) -> tuple[Notebook, Resources]:
        """Strip one cell."""
        del cell_index
        if is_question_cell(cell):
            # The question's output repeats the prompt and says what the answer earned, and why.
            cell["source"] = ""
            cell["outputs"] = [
                output for output in cell["outputs"] if output.output_type != "execute_result"
            ]
        else:
            cell["source"] = REGION.sub("", cell["source"])
        return cell, resources
