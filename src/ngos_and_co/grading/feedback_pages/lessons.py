"""Where in the course an objective is taught."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.grading.readings import read_notebook_document
from ngos_and_co.questions.notebook import question_body

OBJECTIVE = re.compile(r"^objective:[ \t]*(\S+)[ \t]*$", re.MULTILINE)
HEADING = re.compile(r"^(#{1,3})[ \t]+(.+?)[ \t]*$", re.MULTILINE)


@attrs.frozen
class Lesson:
    """A part of a lesson.

    Attributes
    ----------
    path : str
        Of its notebook in the course, with slashes, without ``.ipynb``.
    title, section : str
        Headings, in Markdown; the section's is empty above the first.
    """

    path: str
    title: str
    section: str


def lessons_by_objective(root: Path) -> Mapping[str, Sequence[Lesson]]:
    """Give where each objective is asked about in lessons, and so was taught just above.

    Parameters
    ----------
    root : Path
        The course. A lesson that cannot be read is left out.
    """
    found: dict[str, list[Lesson]] = defaultdict(list)
    for path in sorted(root.glob("course/modules/*/*.ipynb")):
        with suppress(OSError, ValueError, TypeError):
            document = read_notebook_document(path.read_bytes())
            place = path.relative_to(root).with_suffix("").as_posix()
            for objective, lesson in _in_lesson(place, document):
                if lesson not in found[objective]:
                    found[objective].append(lesson)
    return found


def _in_lesson(place: str, document: Mapping[str, Any]) -> Iterator[tuple[str, Lesson]]:
    title = section = ""
    for cell in document["cells"]:
        if cell["cell_type"] == "markdown":
            for marks, heading in HEADING.findall(cell["source"]):
                if len(marks) == 1:
                    title, section = heading, ""
                else:
                    section = heading
        elif body := question_body(cell["source"]):
            for objective in OBJECTIVE.findall(body):
                yield objective, Lesson(place, title or place.rsplit("/", 1)[-1], section)
