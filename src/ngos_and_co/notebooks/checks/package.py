"""The tables that all pages rest on."""

import functools
from collections.abc import Iterator
from pathlib import Path

from ngos_and_co.data.checks import data_problems
from ngos_and_co.data.package import data_folder
from ngos_and_co.notebooks.checks.content import CourseContent
from ngos_and_co.questions import Problem


def package_problems(_content: CourseContent) -> Iterator[Problem]:
    """Yield what is wrong with the course's tables, whichever course is read."""
    yield from _problems_of_installed_tables()


@functools.cache
def _problems_of_installed_tables() -> tuple[Problem, ...]:
    return tuple(data_problems(Path(str(data_folder()))))
