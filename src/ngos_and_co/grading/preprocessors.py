"""Small steps of ours in nbgrader's pipelines; ``nbgrader_config.py`` puts each in its place."""

import copy
import json
from typing import Any

from nbgrader.preprocessors import NbGraderPreprocessor

from ngos_and_co.grading.leaks import find_leaks
from ngos_and_co.grading.problems import ReleaseRefused
from ngos_and_co.grading.secrets_of_source import REGION
from ngos_and_co.questions.notebook import is_question_cell, questions_in
from ngos_and_co.questions.problems import QuestionError

ORIGINAL = "ngos_and_co_original"

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
