"""What must hold for the data package: every rule runs, and every problem is reported.

Needs no other package than the course's own; the tests read the package with frictionless besides.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from ngos_and_co.data.checks.cells import cell_problems
from ngos_and_co.data.checks.content import PackageContent, read_package
from ngos_and_co.data.checks.descriptor import descriptor_problems
from ngos_and_co.data.checks.evidence import evidence_problems
from ngos_and_co.data.checks.keys import key_problems
from ngos_and_co.data.checks.recounts import recount_problems
from ngos_and_co.data.checks.sums import sum_problems
from ngos_and_co.questions.problems import Problem

CHECKS: tuple[Callable[[PackageContent], Iterator[Problem]], ...] = (
    descriptor_problems,
    cell_problems,
    key_problems,
    evidence_problems,
    sum_problems,
    recount_problems,
)


def data_problems(folder: Path) -> list[Problem]:
    """Find all that is wrong with a data package.

    Parameters
    ----------
    folder : Path
        The folder with ``datapackage.json`` and the tables.

    Returns
    -------
    list of Problem
        By place; empty if all is well.
    """
    content, unreadable = read_package(folder)
    found = [*unreadable, *(problem for check in CHECKS for problem in check(content))]
    return sorted(found, key=lambda problem: (problem.place, problem.rule, problem.message))
