"""Objectives are stated once, taught in a lesson and tested in a quiz."""

from collections.abc import Iterator

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


def _module_problems(module: Module, content: CourseContent) -> Iterator[Problem]:
    overview = f"{module.folder}/index.md"
    stated = next((page.parts[0][1] for page in content.pages if page.path == overview), "")
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
    taught, tested = _objectives_of(lessons), _objectives_of(quizzes)
    for name, text in module.objectives.items():
        if text not in stated:
            yield Problem(
                overview,
                "objective-stated",
                f"It does not state {name}: {text}",
                "Add it, word for word.",
            )
        if name not in taught and all(each.is_wholly_read for each in lessons):
            yield Problem(
                module.path,
                "objective-taught",
                f"No lesson asks about {name}.",
                "Add a self-check.",
            )
        if name not in tested and all(each.is_wholly_read for each in quizzes):
            yield Problem(
                module.path, "objective-tested", f"No quiz asks about {name}.", "Add a question."
            )


def _objectives_of(notebooks: list[Notebook]) -> set[str]:
    return {cell.question.objective or "" for each in notebooks for cell in each.questions}
