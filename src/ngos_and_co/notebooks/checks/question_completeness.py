"""Questions that hold all that a trainee is owed: a key, feedback, a reason, a source, an id of their own."""

from collections.abc import Iterator

from ngos_and_co.notebooks.checks.content import CourseContent, repeated
from ngos_and_co.questions import Problem, Question


def completeness_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield what each question lacks, and each id that comes again in the course."""
    all_ids = [
        (cell.question.id, notebook.place_of(cell.index))
        for notebook in content.notebooks
        for cell in notebook.questions
    ]
    for name, place, earlier in repeated(all_ids):
        yield Problem(
            place,
            "id-in-course",
            f"The id {name!r} is already used in {earlier}.",
            "Choose another.",
        )
    for notebook in content.notebooks:
        for cell in notebook.questions:
            yield from _missing_parts(notebook.place_of(cell.index), cell.question)
            yield from _source_problems(notebook.place_of(cell.index), cell.question, content)


def _missing_parts(place: str, question: Question) -> Iterator[Problem]:
    if not question.has_key:
        yield Problem(place, "question-key", "It has no answer key.", "Add one in its hidden part.")
        return
    missing = [name for name in question.feedback_names() if name not in question.feedback]
    if missing:
        yield Problem(
            place,
            "question-feedback",
            f"There is no feedback for {', '.join(missing)}.",
            "Tell those who choose it why it is so, or why not.",
        )
    if question.explanation is None:
        yield Problem(
            place, "question-explanation", "It has no explanation.", "Say why the key is right."
        )


def _source_problems(place: str, question: Question, content: CourseContent) -> Iterator[Problem]:
    if question.has_key and not question.source:
        yield Problem(
            place, "question-source", "It names no source.", "Name the source of the key."
        )
    for key in question.source:
        if key not in content.source_keys:
            yield Problem(
                place,
                "question-source",
                f"There is no source {key!r}.",
                "Use a key of data/tables/sources.csv, or add a row there.",
            )
