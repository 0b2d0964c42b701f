"""A course with one lesson and one quiz, laid out as the real one, for tests that start JupyterLab."""

from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.questions import bodies

LESSON = "modules/01-small/lesson.ipynb"
SILENT = "modules/01-small/silent.ipynb"
QUIZ = "exercises/quiz-01-small/quiz.ipynb"
START = "start.ipynb"
TITLE = "A small course & its book"
OPT_IN = {"ngos_and_co": {"run_on_open": True}}
KERNEL = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def write_small_course(root: Path) -> Path:
    """Write the course, with a book of three files, and give its root."""
    _write(root / "course" / START, notebook([text("# Welcome\n\n[Book](/book/)")]))
    lesson = [text("# A lesson\n\nWords to read."), load(), question(bodies.SINGLE), printing()]
    _write(root / "course" / LESSON, notebook(lesson))
    _write(root / "course" / SILENT, notebook([text("# Not by itself"), printing()], {}))
    quiz = [text("# A quiz"), load(), *(question(bodies.stripped(body)) for body in bodies.ALL)]
    _write(root / QUIZ, notebook([*quiz, text("# The end")]))
    for name, content in {
        "_config.yml": f"title: {TITLE}\n",
        "nbgrader_config.py": "",
        "course/modules/01-small/index.md": "# The module\n",
        "course/modules/01-small/module.yml": "title: for authors\n",
        "course/facilitators/01-small.md": "# For facilitators\n",
        "_build/html/index.html": "<title>Go on</title>",
        "_build/html/course/index.html": f"<title>{TITLE.replace('&', '&amp;')}</title>",
        "_build/html/style.css": "body { margin: 0 }",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def notebook(cells: list[NotebookNode], metadata: dict[str, object] = OPT_IN) -> NotebookNode:
    for number, cell in enumerate(cells):
        cell["id"] = f"cell-{number}"
    return new_notebook(cells=cells, metadata=KERNEL | metadata)


def text(source: str) -> NotebookNode:
    return new_markdown_cell(source)


def load() -> NotebookNode:
    return hidden("%load_ext ngos_and_co")


def question(body: str) -> NotebookNode:
    return hidden(f"%%question\n{body}")


def printing() -> NotebookNode:
    return new_code_cell("print('ran', 6 * 7)")


def hidden(source: str) -> NotebookNode:
    return new_code_cell(source, metadata={"jupyter": {"source_hidden": True}})


def _write(path: Path, content: NotebookNode) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(content, path)
