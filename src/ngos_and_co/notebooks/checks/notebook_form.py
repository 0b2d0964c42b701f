"""The form in which notebooks are committed: run from the top, tidy, small, of no one machine."""

import re
from collections.abc import Iterator

from ngos_and_co.notebooks.checks.content import CourseContent, Notebook
from ngos_and_co.notebooks.tidy import tidy, to_bytes
from ngos_and_co.questions import Problem, QuestionError

LARGEST_NOTEBOOK = 500_000
"""Bytes."""
OF_ONE_MACHINE = re.compile(r"(?:/(?:home|Users|root|work|tmp|var/folders)/\w|[A-Z]:\\\\?Users\\)")
RUN = "Run 'ngos execute' on it."


def notebook_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield what is wrong with the form of each notebook."""
    for notebook in content.notebooks:
        yield from _file_problems(notebook)
        yield from _run_problems(notebook)
        yield from _path_problems(notebook)


def _file_problems(notebook: Notebook) -> Iterator[Problem]:
    if (size := len(notebook.content)) > LARGEST_NOTEBOOK:
        yield Problem(
            notebook.path,
            "notebook-size",
            f"It has {size // 1000} kB; at most {LARGEST_NOTEBOOK // 1000} are allowed.",
            "Show less, or draw charts with fewer points.",
        )
    try:
        is_tidy = (
            to_bytes(tidy(notebook.document, notebook.role, notebook.path)) == notebook.content
        )
    except QuestionError:
        return  # reported where it was read
    if not is_tidy:
        yield Problem(notebook.path, "notebook-tidy", "Its metadata or form is not in order.", RUN)


def _run_problems(notebook: Notebook) -> Iterator[Problem]:
    expected = 0
    for index, cell in enumerate(notebook.document["cells"]):
        if cell["cell_type"] != "code":
            continue
        expected += 1
        place = notebook.place_of(index)
        if cell["execution_count"] != expected:
            yield Problem(place, "notebook-run", "It was not run in order, from the top.", RUN)
            return
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                name = output.get("ename", "error")
                yield Problem(
                    place, "notebook-error", f"Its output is an error: {name}.", "Mend it."
                )
            elif output.get("name") == "stderr":
                yield Problem(
                    place,
                    "notebook-stderr",
                    "It writes to the error output, for which nbgrader would give no points.",
                    "Mend what it warns about.",
                )


def _path_problems(notebook: Notebook) -> Iterator[Problem]:
    if match := OF_ONE_MACHINE.search(notebook.content.decode(errors="replace")):
        yield Problem(
            notebook.path,
            "notebook-path",
            f"It holds a path of one machine, at {match[0]!r}.",
            "Use a path relative to the notebook.",
        )
