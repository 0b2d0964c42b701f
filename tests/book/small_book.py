"""A book of two pages with the course's own configuration, built in seconds."""

import shutil
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ngos_and_co.notebooks.execute import run_notebook
from tests.questions import bodies

TOC = "format: jb-book\nroot: course/index\nchapters:\n  - file: course/modules/lesson\n"


def write_small_book(folder: Path, course_root: Path, *, text: str = "") -> None:
    """Write a start page and a lesson with one question of each type; `text` goes into the start page."""
    lessons = folder / "course" / "modules"
    lessons.mkdir(parents=True)
    shutil.copy(course_root / "_config.yml", folder)
    shutil.copytree(course_root / "course" / "images", folder / "course" / "images")
    (folder / "_toc.yml").write_text(TOC)
    (folder / "course" / "index.md").write_text(
        f"# Start\n\n[The lesson](modules/lesson.ipynb)\n\n{text}\n"
    )
    cells = [
        new_markdown_cell("# A lesson\n\nYou can answer.", id="title"),
        new_code_cell("%load_ext ngos_and_co", id="load"),
        new_code_cell("print('counted')", id="code"),
    ]
    cells += [
        new_code_cell(f"%%question\n{body}", id=f"q{number}")
        for number, body in enumerate(bodies.ALL)
    ]
    path = lessons / "lesson.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    path.write_bytes(run_notebook(path))
