"""Read the whole course as an author should before others do: every check runs, every problem is reported."""

from collections.abc import Callable, Iterator
from pathlib import Path

from ngos_and_co.notebooks.checks.content import CourseContent, read_course
from ngos_and_co.notebooks.checks.links import link_problems
from ngos_and_co.notebooks.checks.notebook_form import notebook_problems
from ngos_and_co.notebooks.checks.objectives import objective_problems
from ngos_and_co.notebooks.checks.pages import page_problems
from ngos_and_co.notebooks.checks.question_quality import question_problems
from ngos_and_co.questions import Problem

CHECKS: tuple[Callable[[CourseContent], Iterator[Problem]], ...] = (
    notebook_problems,
    page_problems,
    link_problems,
    question_problems,
    objective_problems,
)


def check_course(course: Path) -> list[Problem]:
    """Find all that an author must mend.

    Parameters
    ----------
    course : Path
        The course's root.

    Returns
    -------
    list of Problem
        By place; empty if all is well.
    """
    content, unreadable = read_course(course)
    found = [*unreadable, *(problem for check in CHECKS for problem in check(content))]
    return sorted(found, key=lambda problem: (problem.place, problem.rule, problem.message))
