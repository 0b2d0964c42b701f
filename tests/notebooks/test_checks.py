"""Each rule of each check, by one course that breaks it and nothing else."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell, new_output

from ngos_and_co.notebooks import checks
from ngos_and_co.notebooks.checks import CHECKS, check_course, problems_in
from ngos_and_co.notebooks.checks.content import read_course
from ngos_and_co.notebooks.subjects import Subject
from tests.notebooks.small_course import (
    INDEX,
    LESSON,
    MODULE_FILE,
    OBJECTIVE,
    QUIZ,
    SmallCourse,
)

Break = Callable[[SmallCourse], None]
RULE = re.compile(r"Problem\(\s*(?:[^\"]|\"\")*?,\s*f?\"([a-z{}-]+)\",")


def edit(path: str, old: str, new: str) -> Break:
    return lambda course: course.edit(path, old, new)


def add(path: str, text: str) -> Break:
    return lambda course: course.edit_cells(
        path, lambda cells: cells.append(new_markdown_cell(text, id="added"))
    )


def output(path: str, **fields: Any) -> Break:  # noqa: ANN401
    def change(notebook: Any) -> None:  # noqa: ANN401
        notebook.cells[2].outputs = [new_output(**fields)]

    return lambda course: course.edit_raw(path, change)


def not_run(course: SmallCourse) -> None:
    course.edit_cells(LESSON, lambda cells: cells[-1].update(execution_count=None))


def foreign_metadata(course: SmallCourse) -> None:
    course.edit_raw(LESSON, lambda notebook: notebook.metadata.update(varInspector={}))


def options(path: str, **texts: str) -> Break:
    """Change the options of a notebook's first question."""

    def change(course: SmallCourse) -> None:
        former = {"a": "The pay was low", "b": "She was tricked", "c": "He works nights"}
        for name, text in texts.items():
            course.edit(path, f"  {name}: {former[name]}", f"  {name}: {text}")

    return change


def keys_at_a(course: SmallCourse) -> None:
    for name in ("b", "c", "b"):
        course.edit(QUIZ, f"key: {name}\n", "key: a\n")


def each_key_with(text: str) -> Break:
    """Lengthen the key of each single question, by more or less."""

    def change(cells: list[Any]) -> None:
        for cell in cells:
            if match := re.search(r"^key: ([abc])$", cell.source, re.MULTILINE):
                cell.source = cell.source.replace(f"  {match[1]}: ", f"  {match[1]}: {text}", 1)

    return lambda course: course.edit_cells(QUIZ, change)


def longer_multiples(course: SmallCourse) -> None:
    """Lengthen right options where they are several, so that none is the longest by itself."""

    def change(cells: list[Any]) -> None:
        for cell in cells:
            if match := re.search(r"^key: ([abc])$", cell.source, re.MULTILINE):
                right = match[1]
                other = next(name for name in "abc" if name != right)
                cell.source = cell.source.replace("type: single", "type: multiple")
                cell.source = cell.source.replace(f"key: {right}", f"key: [{right}, {other}]")
                for name in (right, other):
                    cell.source = cell.source.replace(f"  {name}: ", f"  {name}: On the farm, ", 1)

    course.edit_cells(QUIZ, change)


def all_but_two_singles(cells: list[Any]) -> None:
    del cells[2:8]
    cells[0].source = "# Quiz\n\nSeven questions, 12 points."


def fewer_types(cells: list[Any]) -> None:
    short = next(cell for cell in cells if "type: short" in cell.source)
    short.source = short.source.replace("type: short", "type: numeric").replace(
        "key: [means, a means]", "key: 1"
    )


def without_key(course: SmallCourse) -> None:
    def change(cells: list[Any]) -> None:
        cells[2].source = cells[2].source.partition("### BEGIN")[0]

    course.edit_cells(LESSON, change)


def another_objective(covered_in: str) -> Break:
    def change(course: SmallCourse) -> None:
        course.edit(MODULE_FILE, "objectives:\n", "objectives:\n  m1-other: Say who decides.\n")
        course.edit(INDEX, OBJECTIVE, f"{OBJECTIVE}\n- Say who decides.")
        course.edit(covered_in, "objective: m1-elements", "objective: m1-other")

    return change


def instead_of_the_first(body: str) -> Break:
    """Put another question in the place of a lesson's first."""

    def change(cells: list[Any]) -> None:
        cells[2].source = f"%%question\n{body.strip()}"

    return lambda course: course.edit_cells(LESSON, change)


ORDERING = """
id: m1-l1-1
type: ordering
points: 1
objective: m1-elements
prompt: In which order?
items: {a: First, b: Second}
### BEGIN HIDDEN TESTS
key: [a, b]
feedback: {right: Yes., wrong: Look again.}
explanation: So it was.
source: palermo-protocol
### END HIDDEN TESTS
"""
MATCHING = """
id: m1-l1-1
type: matching
points: 1
objective: m1-elements
prompt: Which belong together?
left: {a: He keeps her passport, b: She owes the fee}
right: {x: Retention of a passport, y: Bondage}
### BEGIN HIDDEN TESTS
key: {a: x, b: y}
feedback: {a: It is kept., b: It grows.}
explanation: So it was.
source: palermo-protocol
### END HIDDEN TESTS
"""


def doubtful_figure(course: SmallCourse) -> None:
    course.write(SOURCES, "# Sources\n\n(palermo-protocol)=\n\n(ccla-uk-2025)=\n")
    add(LESSON, "In 2025, 23 found a case ([CCLA](../../reference/sources.md#ccla-uk-2025)).")(
        course
    )


SOURCES = "course/reference/sources.md"
NO_FEEDBACK = "  a: That breaks labour law.\n"
EXAMPLES: list[tuple[str, Break]] = [
    ("notebook-readable", lambda course: course.write(LESSON, "{")),
    ("page-readable", lambda c: (c.root / "course/bad.md").write_bytes(b"# \xff\n") and None),
    ("module-file", lambda course: course.write(MODULE_FILE, "id: m1\nnumber: one\n")),
    ("notebook-size", add(LESSON, "word " * 120_000)),
    ("notebook-tidy", foreign_metadata),
    ("notebook-run", not_run),
    ("notebook-error", output(LESSON, output_type="error", ename="NameError")),
    ("notebook-stderr", output(LESSON, output_type="stream", name="stderr", text="warning")),
    ("notebook-path", add(LESSON, "See /home/ana/notes.")),
    ("page-title", edit(INDEX, "# Work", "## Work")),
    ("heading-level", add(LESSON, "### Too deep")),
    ("link-text", edit(INDEX, "[lesson]", "[here]")),
    ("plain-markdown", add(LESSON, "See {ref}`there`.")),
    ("alternative-text", add(LESSON, "![](attachment:a.png)")),
    ("link-file", edit(INDEX, "(01-lesson.ipynb)", "(02-lesson.ipynb)")),
    ("link-source", edit(INDEX, "#palermo-protocol", "#palermo")),
    ("link-section", edit(INDEX, "(01-lesson.ipynb)", "(01-lesson.ipynb#gone)")),
    ("figure-source", add(LESSON, "In that year 10,093 people were registered.")),
    ("figure-doubt", doubtful_figure),
    ("id-in-course", edit(LESSON, "id: m1-l1-1", "id: q01")),
    ("question-key", without_key),
    ("question-feedback", edit(LESSON, NO_FEEDBACK, "")),
    ("question-explanation", edit(LESSON, "explanation: Three elements are needed.\n", "")),
    ("question-source", edit(LESSON, "source: palermo-protocol", "source: nobody")),
    ("option-form", options(LESSON, c="None of the above")),
    ("option-length", options(LESSON, c="He worked late. " * 4)),
    ("stem-negative", edit(LESSON, "Which of these is a means?", "Which of these is not a means?")),
    ("giveaway-order", instead_of_the_first(ORDERING)),
    ("giveaway-word", instead_of_the_first(MATCHING)),
    (
        "stem-double-negative",
        edit(LESSON, "Which of these is a means?", "Which of these is **not** without a means?"),
    ),
    ("enough-questions", lambda course: course.edit_cells(QUIZ, all_but_two_singles)),
    ("exercise-box", edit(LESSON, "ngos-do", "ngos-note")),
    ("stated-questions", edit(QUIZ, "Thirteen", "Fourteen")),
    ("stated-points", edit(QUIZ, "24 points", "25 points")),
    ("key-position", keys_at_a),
    ("key-length", each_key_with("Very ")),
    ("objective-missing", edit(LESSON, "objective: m1-elements\n", "")),
    ("objective-unknown", edit(LESSON, "objective: m1-elements", "objective: m1-no")),
    ("objective-taught", another_objective(QUIZ)),
    ("objective-tested", another_objective(LESSON)),
    ("objective-stated", edit(INDEX, OBJECTIVE, "Something else.")),
]


UNREADABLE = {"notebook-readable", "page-readable", "module-file"}
"""Reported whatever is checked."""


OF_A_COURSE = (Subject.NOTEBOOKS, Subject.PAGES, Subject.QUESTIONS)
"""What is in a course's folder; the data package is checked by its own tests."""


def rules_broken(course: SmallCourse) -> list[set[str]]:
    content, unreadable = read_course(course.root)
    return [
        {problem.rule for problem in problems_in(content, unreadable, subject)}
        for subject in OF_A_COURSE
    ]


def test_the_small_course_has_no_problems(course: SmallCourse) -> None:
    assert course.problems() == []


@pytest.mark.parametrize(("rule", "break_it"), EXAMPLES, ids=[rule for rule, _ in EXAMPLES])
def test_each_rule_is_broken_by_its_example_alone(
    course: SmallCourse, rule: str, break_it: Break
) -> None:
    break_it(course)
    broken = rules_broken(course)
    assert set().union(*broken) == {rule}
    assert len([rules for rules in broken if rules]) == (
        len(OF_A_COURSE) if rule in UNREADABLE else 1
    )


def test_everything_is_checked_where_nothing_is_named(course: SmallCourse) -> None:
    course.edit(LESSON, "ngos-do", "ngos-note")
    content, unreadable = read_course(course.root)
    every = set(problems_in(content, unreadable))
    assert set(CHECKS) | {Subject.ALL} == set(Subject)
    for subject in CHECKS:
        assert set(problems_in(content, unreadable, subject)) <= every
    assert set(check_course(course.root)) == every


def test_every_rule_has_an_example_that_breaks_it() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(checks.__file__).parent.glob("*.py"))
    rules = set(RULE.findall(source)) - {"stated-{what}"}
    assert len(rules) > 30
    assert rules <= {rule for rule, _ in EXAMPLES}
