"""The index of objectives names what is taught and tested, and says where nothing is."""

from pathlib import Path

import attrs
import pytest

from ngos_and_co.book.objectives_page import objectives_page
from ngos_and_co.notebooks.checks.content import CourseContent, read_course


@pytest.fixture(scope="module")
def content(course_root: Path) -> CourseContent:
    return read_course(course_root)[0]


def test_every_objective_of_every_module_is_taught_and_tested(content: CourseContent) -> None:
    page = objectives_page(content)
    for module in content.modules:
        for text in module.objectives.values():
            assert f"- **{text}** Taught in [" in page
    assert "Not taught yet." not in page
    assert "No graded question yet." not in page


def test_what_is_neither_taught_nor_tested_is_said(content: CourseContent) -> None:
    module = attrs.evolve(content.modules[0], objectives={"m1-new": "Do something new."})
    page = objectives_page(attrs.evolve(content, modules=(module,)))
    assert "- **Do something new.** Not taught yet. No graded question yet." in page


def test_lessons_and_questions_are_counted(content: CourseContent) -> None:
    page = objectives_page(content)
    line = next(line for line in page.splitlines() if "consent counts" in line)
    assert "modules/01-trafficking-and-work/01-what-makes-it-trafficking.ipynb" in line
    assert line.endswith("2 graded questions.")
