"""A small course that has no problems, and how to break it in one place at a time."""

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ngos_and_co.notebooks.checks import problems_in
from ngos_and_co.notebooks.checks.content import read_course
from ngos_and_co.notebooks.subjects import Subject
from ngos_and_co.notebooks.tidy import role_of, tidy, to_bytes
from ngos_and_co.questions import Problem, QuestionError

REPOSITORY = Path(__file__).resolve().parent.parent.parent
MODULE = "course/modules/01-work"
INDEX = f"{MODULE}/index.md"
MODULE_FILE = f"{MODULE}/module.yml"
LESSON = f"{MODULE}/01-lesson.ipynb"
CASE = "course/cases/case-farm.ipynb"
START = "course/start.ipynb"
QUIZ = "solutions/quiz-01-work/quiz-01.ipynb"

OBJECTIVE = "Tell trafficking from a breach of labour law."
MODULE_YML = f"""\
id: m1
number: 1
title: Work
slug: 01-work
minutes: 30
question: When is it trafficking?
objectives:
  m1-elements: {OBJECTIVE}
"""
INDEX_MD = f"""\
# Work

- {OBJECTIVE}

Read the [lesson](01-lesson.ipynb), the [case](../../cases/case-farm.ipynb) and
[its source](../../reference/sources.md#palermo-protocol).
"""
CHOICE = """\
id: {id}
type: {type}
points: 2
objective: m1-elements
prompt: {prompt}
options:
  a: The pay was low
  b: She was tricked
  c: He works nights
### BEGIN HIDDEN TESTS
key: {key}
feedback:
  a: That breaks labour law.
  b: Deception is a means.
  c: That alone breaks no law.
explanation: Three elements are needed.
source: palermo-protocol
### END HIDDEN TESTS
"""
TRUE_FALSE = """\
id: {id}
type: true-false
points: 1
objective: m1-elements
prompt: A child has to have been deceived.
### BEGIN HIDDEN TESTS
key: false
feedback:
  true: For a child act and purpose are enough.
  false: Act and purpose are enough.
explanation: The Protocol says so in article 3.
source: palermo-protocol
### END HIDDEN TESTS
"""
NUMERIC = """\
id: {id}
type: numeric
points: 1.5
objective: m1-elements
prompt: How many elements are there?
### BEGIN HIDDEN TESTS
key: 3
feedback:
  right: Act, means and purpose.
  wrong: Count them again.
explanation: Act, means and purpose.
source: palermo-protocol
### END HIDDEN TESTS
"""
SHORT = """\
id: {id}
type: short
points: 1.5
objective: m1-elements
prompt: What is deception, of act, means and purpose?
### BEGIN HIDDEN TESTS
key: [means, a means]
feedback:
  right: It says how.
  wrong: It says how, and not what for.
explanation: The means say how.
source: palermo-protocol
### END HIDDEN TESTS
"""
KEYS = "abcabcab"
QUIZ_TITLE = "# Quiz\n\nThirteen questions, 24 points.\n"
LESSON_TEXT = '# Lesson\n\n<div class="ngos-box ngos-do">\n\nDo this at your own NGO.\n\n</div>\n'


def choice(
    name: str, key: str, kind: str = "single", prompt: str = "Which of these is a means?"
) -> str:
    """Write the body of a choice question."""
    return CHOICE.format(id=name, type=kind, key=key, prompt=prompt)


def question_cell(body: str, cell_id: str) -> Any:  # noqa: ANN401
    """Make a question's cell as it is once it was run."""
    return new_code_cell(f"%%question\n{body.strip()}", id=cell_id, execution_count=1)


def load_cell() -> Any:  # noqa: ANN401
    """Make the cell that loads the extension."""
    return new_code_cell("%load_ext ngos_and_co", id="load", execution_count=1)


def quiz_bodies() -> list[str]:
    """Write thirteen questions of five types, worth 24 points."""
    singles = [choice(f"q{number:02}", key) for number, key in enumerate(KEYS, start=1)]
    return [
        *singles,
        choice("q09", "[a, b]", "multiple", "Which of these are to be noted?"),
        TRUE_FALSE.format(id="q10"),
        NUMERIC.format(id="q11"),
        SHORT.format(id="q12"),
        choice("q13", "[b, c]", "multiple", "Which of these are to be asked about?"),
    ]


def lesson_bodies(prefix: str) -> list[str]:
    """Write four self-checks."""
    return [choice(f"{prefix}-{number}", key) for number, key in enumerate("abca", start=1)]


class SmallCourse:
    """The small course in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copy(REPOSITORY / "nbgrader_config.py", root)
        self.write("course/reference/sources.md", "# Sources\n\n(palermo-protocol)=\n")
        self.write(MODULE_FILE, MODULE_YML)
        self.write(INDEX, INDEX_MD)
        self.write_notebook(START, [new_markdown_cell("# Start\n", id="title")])
        self.write_questions(LESSON, LESSON_TEXT, lesson_bodies("m1-l1"))
        self.write_questions(CASE, "# A farm\n", lesson_bodies("m1-case"))
        self.write_questions(QUIZ, QUIZ_TITLE, quiz_bodies())

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def write_questions(self, path: str, title: str, bodies: Iterable[str]) -> None:
        """Write a notebook of a text and questions."""
        cells = [new_markdown_cell(title, id="title"), load_cell()]
        cells += [question_cell(body, f"cell-{n}") for n, body in enumerate(bodies)]
        self.write_notebook(path, cells)

    def write_notebook(self, path: str, cells: Iterable[Any]) -> None:
        """Write a notebook in the form in which notebooks are committed, as far as it can be read."""
        self._write_tidy(path, new_notebook(cells=list(cells)))

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a text, once; a notebook's cells are tidy again afterwards."""
        if not path.endswith(".ipynb"):
            text = (self.root / path).read_text("utf-8")
            assert old in text
            self.write(path, text.replace(old, new, 1))
            return

        def change(cells: list[Any]) -> None:
            cell = next(cell for cell in cells if old in cell.source)
            cell.source = cell.source.replace(old, new, 1)

        self.edit_cells(path, change)

    def edit_cells(self, path: str, change: Callable[[list[Any]], None]) -> None:
        """Change a notebook's cells, and tidy it."""
        notebook = nbformat.read(self.root / path, as_version=4)
        change(notebook.cells)
        self._write_tidy(path, notebook)

    def edit_raw(self, path: str, change: Callable[[Any], None]) -> None:
        """Change a notebook as nothing of ours would write it."""
        notebook = nbformat.read(self.root / path, as_version=4)
        change(notebook)
        (self.root / path).write_bytes(to_bytes(notebook))

    def problems(self) -> list[Problem]:
        """Give what is wrong with it; the data package is the real one, and not this course's doing."""
        content, unreadable = read_course(self.root)
        found = {*unreadable}
        for subject in (Subject.NOTEBOOKS, Subject.PAGES, Subject.QUESTIONS):
            found |= {*problems_in(content, unreadable, subject)}
        return sorted(found, key=lambda problem: (problem.place, problem.rule))

    def _write_tidy(self, path: str, notebook: Any) -> None:  # noqa: ANN401
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            target.write_bytes(to_bytes(tidy(notebook, role_of(path))))
        except QuestionError:
            target.write_bytes(to_bytes(notebook))
