"""Objectives are stated once, taught in a lesson and tested in a quiz."""

from collections.abc import Iterable, Iterator

import attrs

from ngos_and_co.notebooks.checks.content import CourseContent, Module, Notebook
from ngos_and_co.notebooks.tidy import Role
from ngos_and_co.questions import Problem


def objective_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield each objective that is not stated, taught or tested, and each that no module has."""
    known = {name for module in content.modules for name in module.objectives}
    for notebook in content.notebooks:
        for cell in notebook.questions:
            objective = cell.question.objective
            place = notebook.place_of(cell.index)
            if objective is None:
                yield Problem(place, "objective-missing", "It tests no objective.", "Name one.")
            elif objective not in known and content.has_all_modules:
                yield Problem(
                    place,
                    "objective-unknown",
                    f"No module has the objective {objective!r}.",
                    f"Use one of {', '.join(sorted(known))}.",
                )
    for module in content.modules:
        yield from _module_problems(module, content)


@attrs.frozen
class Coverage:
    """Where a module's objectives are stated, taught and tested.

    Attributes
    ----------
    module : Module
    lessons : tuple of Notebook
        Its lessons, and the cases that its overview links to.
    quizzes : tuple of Notebook
    """

    module: Module
    lessons: tuple[Notebook, ...]
    quizzes: tuple[Notebook, ...]

    def taught_in(self, objective: str) -> tuple[Notebook, ...]:
        """Give the lessons and cases with a self-check on an objective."""
        return tuple(each for each in self.lessons if objective in _objectives_of([each]))

    def questions_on(self, objective: str) -> int:
        """Count the graded questions on an objective."""
        return sum(
            cell.question.objective == objective for each in self.quizzes for cell in each.questions
        )


def coverage(module: Module, content: CourseContent) -> Coverage:
    """Find the lessons, cases and quizzes of a module."""
    stated = _overview(module, content)
    lessons = [each for each in content.of_role(Role.LESSON) if each.path.startswith(module.folder)]
    # A case belongs to the modules that link to it.
    lessons += [
        each for each in content.of_role(Role.CASE) if each.path.rsplit("/", 1)[1] in stated
    ]
    quizzes = [
        each
        for each in content.of_role(Role.ASSIGNMENT)
        if each.path.startswith(f"solutions/quiz-{module.number:02}-")
    ]
    return Coverage(module, tuple(lessons), tuple(quizzes))


def _overview(module: Module, content: CourseContent) -> str:
    path = f"{module.folder}/index.md"
    return next((page.parts[0][1] for page in content.pages if page.path == path), "")


def _module_problems(module: Module, content: CourseContent) -> Iterator[Problem]:
    covered = coverage(module, content)
    stated = _overview(module, content)
    for name, text in module.objectives.items():
        if text not in stated:
            yield Problem(
                f"{module.folder}/index.md",
                "objective-stated",
                f"It does not state {name}: {text}",
                "Add it, word for word.",
            )
        lessons_read = all(each.is_wholly_read for each in covered.lessons)
        if not covered.taught_in(name) and lessons_read:
            yield Problem(
                module.path,
                "objective-taught",
                f"No lesson asks about {name}.",
                "Add a self-check.",
            )
        if not covered.questions_on(name) and all(each.is_wholly_read for each in covered.quizzes):
            yield Problem(
                module.path, "objective-tested", f"No quiz asks about {name}.", "Add a question."
            )


def _objectives_of(notebooks: Iterable[Notebook]) -> set[str]:
    return {cell.question.objective or "" for each in notebooks for cell in each.questions}
