"""Trainees' code in the sandbox against plain nbgrader: each in its own process, the same submissions.

Run ``python -m benchmarks.sandbox`` from the repository's root, on a machine that does nothing else. The
notebook loads pandas, reads a table, and hands over what it computed.
"""

import argparse
import shutil
import tempfile
from pathlib import Path

from benchmarks.side_by_side import compare
from ngos_and_co.grading.release import release

ASSIGNMENT = "data-01"
TABLE = "country,year,detected\n" + "".join(
    f"{country},{year},{10 + year % 7}\n"
    for country in ("AT", "CZ", "DE", "NL", "PL", "RO")
    for year in range(2008, 2024)
)
QUESTION = """%%question
id: q1-sum
type: value
points: 2
kind: number
prompt: How many were detected in all?
### BEGIN HIDDEN TESTS
key: {key}
### END HIDDEN TESTS"""
WORK = """import pandas as pd
from ngos_and_co import answer
figures = pd.read_csv("figures.csv")
figures.groupby("country")["detected"].describe()"""
HAND_OVER = 'answer("q1-sum", figures["detected"].sum())'


def make_course(root: Path) -> Path:
    """Make and release the assignment, with nbgrader's settings of the repository."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook

    repository = Path(__file__).resolve().parent.parent
    key = sum(int(line.rpartition(",")[2]) for line in TABLE.splitlines()[1:])
    marks = {"schema_version": 3, "solution": False, "task": False, "locked": True}
    load = marks | {"grade": False, "grade_id": "load"}
    question = marks | {"grade": True, "grade_id": "q1-sum", "points": 2, "cell_type": "code"}
    cells = [
        new_code_cell("%load_ext ngos_and_co", metadata={"nbgrader": load}),
        new_code_cell(WORK),
        new_code_cell(HAND_OVER),
        new_code_cell(QUESTION.format(key=key), metadata={"nbgrader": question}),
    ]
    folder = root / "solutions" / ASSIGNMENT
    folder.mkdir(parents=True)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / f"{ASSIGNMENT}.ipynb")
    (folder / "figures.csv").write_text(TABLE)
    shutil.copy(repository / "nbgrader_config.py", root)
    release(root, (ASSIGNMENT,))
    return root


def hand_in(course: Path, count: int) -> None:
    """Place so many submissions."""
    for number in range(count):
        folder = course / "submitted" / f"trainee-{number:03}" / ASSIGNMENT
        shutil.copytree(course / "exercises" / ASSIGNMENT, folder)


def main() -> None:
    """Measure, and print the ratios."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--submissions", type=int, default=40)
    options.add_argument("--sample", type=int, default=4, help="for plain nbgrader")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="ngos-bench-") as folder:
        course = make_course(Path(folder) / "course")
        compare(course, ASSIGNMENT, hand_in, chosen.submissions, chosen.sample)


if __name__ == "__main__":
    main()
