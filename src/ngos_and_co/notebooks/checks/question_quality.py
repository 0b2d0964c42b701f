"""Questions that teach and test what they should: complete, in number, and without giveaways."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ngos_and_co.notebooks.checks.content import CourseContent, Notebook, repeated
from ngos_and_co.notebooks.tidy import Role
from ngos_and_co.questions import QUESTION_TYPES, Problem, Question
from ngos_and_co.questions.types.single import SingleQuestion

SELF_CHECKS = 4
"""Questions that a lesson or case holds at the least."""
QUIZ_QUESTIONS = 12
QUIZ_TYPES = 5
FORBIDDEN_OPTIONS = ("all of the above", "none of the above")
LONGEST_TO_SHORTEST = 3.0
"""How many times as long as the shortest option the longest may be."""
ENOUGH_TO_COMPARE = 4
"""Single questions from which on a pattern of keys is no chance."""


def question_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield what is wrong with questions, one by one and together."""
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
            yield from _one_question(notebook.place_of(cell.index), cell.question, content)
        yield from _together(notebook)


def _one_question(place: str, question: Question, content: CourseContent) -> Iterator[Problem]:
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
    if not question.source:
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
    yield from _option_problems(place, question)


def _option_problems(place: str, question: Question) -> Iterator[Problem]:
    texts = [text.strip(" .").lower() for text in getattr(question, "options", {}).values()]
    for text in texts:
        if text in FORBIDDEN_OPTIONS:
            yield Problem(place, "option-form", f"An option says {text!r}.", "Name what is meant.")
    if texts and max(map(len, texts)) > LONGEST_TO_SHORTEST * max(min(map(len, texts)), 12):
        yield Problem(
            place,
            "option-length",
            "One option is more than three times as long as another.",
            "Make the options alike in length.",
        )


def _together(notebook: Notebook) -> Iterator[Problem]:
    questions = [cell.question for cell in notebook.questions]
    is_quiz = notebook.role is Role.ASSIGNMENT and "/quiz-" in notebook.path
    if notebook.role in (Role.LESSON, Role.CASE) and len(questions) < SELF_CHECKS:
        yield Problem(
            notebook.path,
            "enough-questions",
            f"It has {len(questions)} self-checks; {SELF_CHECKS} are the least.",
            "Add one after each idea.",
        )
    if notebook.role is Role.LESSON and not _has_exercise_box(notebook):
        yield Problem(
            notebook.path,
            "exercise-box",
            "It has no box 'do this at your own NGO'.",
            'Add <div class="ngos-box ngos-do">.',
        )
    if not is_quiz:
        return
    types = {question.type_name for question in questions}
    if len(questions) < QUIZ_QUESTIONS or len(types) < min(QUIZ_TYPES, len(QUESTION_TYPES)):
        yield Problem(
            notebook.path,
            "enough-questions",
            f"It has {len(questions)} questions of {len(types)} types; "
            f"{QUIZ_QUESTIONS} of {QUIZ_TYPES} are the least.",
            "Add questions, or change some to another type.",
        )
    yield from _giveaways(notebook.path, questions)


def _has_exercise_box(notebook: Notebook) -> bool:
    return any('ngos-do"' in cell["source"] for cell in notebook.document["cells"])


def _giveaways(path: str, questions: Sequence[Question]) -> Iterator[Problem]:
    singles = [
        each for each in questions if isinstance(each, SingleQuestion) and each.key in each.options
    ]
    if len(singles) < ENOUGH_TO_COMPARE:
        return
    positions = Counter(list(each.options).index(str(each.key)) for each in singles)
    position, times = positions.most_common(1)[0]
    if times > len(singles) / 2:
        yield Problem(
            path,
            "key-position",
            f"In {times} of {len(singles)} single questions the key is option {position + 1}.",
            "Put the keys in different places.",
        )
    longest = sum(
        len(each.options[str(each.key)])
        > max(len(t) for n, t in each.options.items() if n != each.key)
        for each in singles
    )
    if longest > len(singles) / 2:
        yield Problem(
            path,
            "key-length",
            f"In {longest} of {len(singles)} single questions the key is the longest option.",
            "Shorten keys, or lengthen other options.",
        )
