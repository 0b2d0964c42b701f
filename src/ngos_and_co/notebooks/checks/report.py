"""Problems as an author wants to see them: by file and question, in a table or as JSON."""

import json
import re
from collections.abc import Iterable, Sequence

import attrs
from rich.table import Table

from ngos_and_co.notebooks.checks.content import CourseContent
from ngos_and_co.questions import Problem
from ngos_and_co.questions.notebook import is_question_cell

ID_LINE = re.compile(r"^id:\s*(\S+)", re.MULTILINE)
CELL_OF_FILE = ", cell "


@attrs.frozen
class LocatedProblem:
    """A problem, with the file and the question in which it is.

    Attributes
    ----------
    file : str
    question : str
        The question's id, or the cell where it has none, or empty for a whole file.
    rule, message, mend : str
    """

    file: str
    question: str
    rule: str
    message: str
    mend: str


def locate(problems: Iterable[Problem], content: CourseContent) -> list[LocatedProblem]:
    """Tell for each problem in which file and question it is."""
    ids = dict(_question_ids(content))
    located = []
    for problem in problems:
        file, _, cell = problem.place.partition(CELL_OF_FILE)
        question = ids.get(problem.place, f"cell {cell}" if cell else "")
        message = f"{problem.field}: {problem.message}" if problem.field else problem.message
        located.append(LocatedProblem(file, question, problem.rule, message, problem.mend))
    return located


def _question_ids(content: CourseContent) -> Iterable[tuple[str, str]]:
    """Yield place and id of each question, also of those that cannot be read, if they have an id."""
    for notebook in content.notebooks:
        for index, cell in enumerate(notebook.document["cells"]):
            if is_question_cell(cell) and (match := ID_LINE.search(cell["source"])):
                yield notebook.place_of(index), match[1]


def problem_table(problems: Sequence[LocatedProblem]) -> Table:
    """Draw problems for a terminal; a file and a question are named once."""
    table = Table("File", "Question", "Rule", "What is wrong", "What to do", show_lines=False)
    former = LocatedProblem("", "", "", "", "")
    for problem in problems:
        same_file = problem.file == former.file
        same_question = same_file and problem.question == former.question
        table.add_row(
            "" if same_file else problem.file,
            "" if same_question else problem.question,
            problem.rule,
            problem.message,
            problem.mend,
            end_section=False,
        )
        former = problem
    return table


def problems_as_json(problems: Sequence[LocatedProblem]) -> str:
    """Give problems as a JSON list, one object each with the attributes of `LocatedProblem`."""
    return json.dumps([attrs.asdict(each) for each in problems], ensure_ascii=False, indent=1)
