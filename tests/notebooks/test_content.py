"""Reading a course: whatever lies there, each file is read or reported."""

from pathlib import Path

import pytest

from ngos_and_co.notebooks.checks.content import heading_slug, read_course, read_notebook
from tests.notebooks.small_course import LESSON, MODULE_FILE, QUIZ, SmallCourse


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"[]", "lacks a notebook's fields"),
        (b"[" * 100_000, "not JSON|fields"),
        (b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}', "cells"),
        (
            b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"id": "a"}]}',
            "lacks|required|valid",
        ),
        (b'{"nbformat": 99, "nbformat_minor": 0, "metadata": {}, "cells": []}', "."),
        (b"3", "lacks a notebook's fields"),
    ],
)
def test_what_is_no_notebook_is_refused_in_a_phrase(content: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message) as raised:
        read_notebook(content)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "a: [",
        "id: m1\nnumber: 1\ntitle: 3\n",
        "id: m1\nnumber: 1\ntitle: T\nslug: s\nminutes: 1\nquestion: q\nobjectives: [a]\n",
        "id: m1\nnumber: 1\ntitle: T\nslug: s\nminutes: 1\nquestion: q\nobjectives: {a: 1}\n",
    ],
)
def test_a_module_file_of_another_form_is_reported(course: SmallCourse, text: str) -> None:
    course.write(MODULE_FILE, text)
    assert [problem.rule for problem in course.problems()] == ["module-file"]


def test_one_question_that_cannot_be_read_leaves_the_others_checked(course: SmallCourse) -> None:
    course.edit(QUIZ, "type: short", "type: essay")
    course.edit(QUIZ, "explanation: Act, means and purpose.\n", "")
    found = course.problems()
    assert {problem.rule for problem in found} == {"type", "question-explanation"}


def test_all_problems_of_a_question_are_reported_at_once(course: SmallCourse) -> None:
    course.edit(LESSON, "points: 2", "points: two")
    course.edit(LESSON, "prompt: Which", "promt: Which")
    rules = [problem.rule for problem in course.problems()]
    assert sorted(rules) == ["field-missing", "field-unknown", "field-value"]


def test_a_course_without_modules_has_none(tmp_path: Path) -> None:
    content, problems = read_course(tmp_path)
    assert (content.modules, content.notebooks, problems) == ((), (), [])


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("What you will be able to do", "what-you-will-be-able-to-do"),
        ("See [the law](law.md): `C29`", "see-the-law-c29"),
        ("Übung 1, для всех", "übung-1-для-всех"),
        ("snake_case", "snake_case"),
    ],
)
def test_headings_have_anchors(heading: str, slug: str) -> None:
    assert heading_slug(heading) == slug
