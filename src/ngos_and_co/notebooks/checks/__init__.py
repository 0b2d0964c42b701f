"""Read the whole course as an author should before others do: every check runs, every problem is reported."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ngos_and_co.notebooks.checks.content import CourseContent, read_course
from ngos_and_co.notebooks.checks.figures import figure_problems
from ngos_and_co.notebooks.checks.item_writing import item_writing_problems
from ngos_and_co.notebooks.checks.links import link_problems
from ngos_and_co.notebooks.checks.notebook_form import notebook_problems
from ngos_and_co.notebooks.checks.objectives import objective_problems
from ngos_and_co.notebooks.checks.package import package_problems
from ngos_and_co.notebooks.checks.pages import page_problems
from ngos_and_co.notebooks.checks.question_completeness import completeness_problems
from ngos_and_co.notebooks.checks.quiz_balance import balance_problems
from ngos_and_co.notebooks.subjects import Subject
from ngos_and_co.questions import Problem

Check = Callable[[CourseContent], Iterator[Problem]]


CHECKS: Mapping[Subject, tuple[Check, ...]] = MappingProxyType(
    {
        Subject.NOTEBOOKS: (notebook_problems,),
        Subject.PAGES: (page_problems, link_problems, figure_problems),
        Subject.QUESTIONS: (
            completeness_problems,
            item_writing_problems,
            balance_problems,
            objective_problems,
        ),
        Subject.DATA: (package_problems,),
    }
)


def check_course(course: Path, subject: Subject = Subject.ALL) -> list[Problem]:
    """Find all that an author must mend.

    Parameters
    ----------
    course : Path
        The course's root.
    subject : Subject
        What to check. What cannot be read is reported whatever the subject.

    Returns
    -------
    list of Problem
        By place; empty if all is well.
    """
    content, unreadable = read_course(course)
    return problems_in(content, unreadable, subject)


def problems_in(
    content: CourseContent, unreadable: list[Problem], subject: Subject = Subject.ALL
) -> list[Problem]:
    """Find all that an author must mend in a course that has been read."""
    chosen = CHECKS.values() if subject is Subject.ALL else (CHECKS[subject],)
    found = [
        *unreadable,
        *(problem for checks in chosen for check in checks for problem in check(content)),
    ]
    return sorted(found, key=lambda problem: (problem.place, problem.rule, problem.message))
