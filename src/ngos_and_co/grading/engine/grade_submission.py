"""Grade one submission: from a folder to a value. It writes nothing, and no submission stops another."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from ngos_and_co.grading.engine.autograded_notebook import (
    WrittenAnswer,
    autograded_document,
    document_text,
)
from ngos_and_co.grading.engine.code_run import RunsCode, document_to_run, run_in_sandbox
from ngos_and_co.grading.engine.plan import VALUE_TYPE, GradingPlan, PlannedCell, PlannedNotebook
from ngos_and_co.grading.engine.question_scoring import Verdict, score_questions
from ngos_and_co.grading.engine.result import (
    CellComment,
    CellGrade,
    Ending,
    GradedNotebook,
    GradedSubmission,
    refused,
)
from ngos_and_co.grading.engine.submission import (
    Submission,
    SubmissionRefused,
    read_submission,
    written_pictures,
    written_texts,
)
from ngos_and_co.questions.scoring import Outcome

NO_RESPONSE = "No response."
"""nbgrader's comment on a cell in which nothing was written."""
BETWEEN_COPIES = "\n\n---\n\n"
LONGEST_TRAINEE_ID = 128
"""Characters; the gradebook's column is no wider."""
UNSAFE_IN_NAMES = re.compile(r"""[<>&"'`\\/\x00-\x1f\x7f]""")
"""Formgrader writes names into its pages as they are."""


def grade_submission(
    plan: GradingPlan, trainee: str, folder: Path, run_code: RunsCode = run_in_sandbox
) -> GradedSubmission:
    """Grade what one trainee handed in.

    Parameters
    ----------
    plan : GradingPlan
    trainee : str
    folder : Path
        The submission.
    run_code : callable
        For notebooks whose answers a trainee's code hands over.

    Returns
    -------
    GradedSubmission
        Also for what cannot be graded: it is then refused, with the reason.
    """
    if len(trainee) > LONGEST_TRAINEE_ID:
        return refused(
            trainee, f"The name has more than {LONGEST_TRAINEE_ID} characters. Shorten it."
        )
    if UNSAFE_IN_NAMES.search(trainee):
        return refused(
            trainee, "The name has signs that pages and programs misread. Use letters and digits."
        )
    wanted = frozenset(notebook.name for notebook in plan.notebooks)
    try:
        submission = read_submission(folder, wanted)
    except SubmissionRefused as error:
        return refused(trainee, str(error))
    except OSError as error:
        return refused(
            trainee, f"The submission cannot be read: {error}. Mend that, and grade again."
        )
    reasons = [
        reason for reason in (submission.answers_problem, submission.timestamp_problem) if reason
    ]
    notebooks = []
    for planned in plan.notebooks:
        graded, more = grade_notebook(planned, submission, run_code)
        notebooks.append(graded)
        reasons += more
    return GradedSubmission(
        trainee,
        Ending.NEEDS_A_PERSON if reasons else Ending.GRADED,
        tuple(dict.fromkeys(reasons)),
        submission.timestamp,
        tuple(notebooks),
        submission.files,
    )


def grade_notebook(
    planned: PlannedNotebook, submission: Submission, run_code: RunsCode = run_in_sandbox
) -> tuple[GradedNotebook, list[str]]:
    """Grade one notebook of a submission, and say why a person is needed, if one is."""
    document = submission.notebooks.get(planned.name)
    if document is None:
        return _not_handed_in(planned), []
    saved, executed, code_problem = submission.answers, None, None
    if planned.runs_code:
        run = run_code(document_to_run(planned, document), submission.folder)
        executed, code_problem = run.document, run.problem
        saved = attrs.evolve(saved, answers=_with_computed(planned, saved.answers, run.answers))
    verdicts = score_questions(planned, saved, submission.answers_problem, code_problem)
    texts = {
        cell.grade_id: written_texts(document, cell.grade_id, cell.source)
        for cell in planned.cells.values()
        if cell.is_solution
    }
    judged = [_judge(cell, verdicts, texts) for cell in planned.cells.values() if cell.is_graded]
    written = {
        name: WrittenAnswer(BETWEEN_COPIES.join(each), written_pictures(document, name))
        for name, each in texts.items()
        if each
    }
    graded = GradedNotebook(
        planned.name,
        tuple(grade for grade, _ in judged),
        tuple(_comments(planned, texts)),
        document_text(autograded_document(planned, verdicts, written, executed)),
    )
    # Where no answer can be read at all, it is said once, and not of each question.
    reasons = [reason for _, reason in judged if reason and submission.answers_problem is None]
    if code_problem:
        reasons.insert(0, f"The code in {planned.name}: {code_problem}")
    reasons += [
        f"{cell.grade_id} is graded by a person." for cell in planned.cells.values() if cell.is_task
    ]
    return graded, reasons


def _with_computed(
    planned: PlannedNotebook, saved: Mapping[str, Any], computed: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Take what code must hand over from its run alone, and the other answers as they were handed in."""
    by_code = {each.id for _, each in planned.question_cells() if each.type_name == VALUE_TYPE}
    return {name: value for name, value in saved.items() if name not in by_code} | {
        name: value for name, value in computed.items() if name in by_code
    }


def _not_handed_in(planned: PlannedNotebook) -> GradedNotebook:
    """Give nothing for a notebook that is missing while others are there, as nbgrader does."""
    grades = tuple(
        CellGrade(cell.grade_id, 0.0)
        for cell in planned.cells.values()
        if cell.is_graded or cell.is_task
    )
    return GradedNotebook(planned.name, grades, (), None)


def _judge(
    cell: PlannedCell, verdicts: Mapping[str, Verdict], texts: Mapping[str, tuple[str, ...]]
) -> tuple[CellGrade, str | None]:
    name = cell.grade_id
    if cell.is_solution:
        if texts[name] == (cell.source,):
            return CellGrade(name, 0.0), None
        if not texts[name]:
            return CellGrade(name, None, True), f"The cell {name} is missing from the notebook."
        return CellGrade(name, None, True), f"{name} is a written answer."
    verdict = verdicts.get(name)
    if verdict is None:
        return CellGrade(name, None, True), f"{name} holds no question that can be scored."
    if verdict.score is None:
        return CellGrade(name, None, True), f"{name} could not be scored."
    if verdict.score.outcome is Outcome.NOT_GRADABLE:
        reason = f"{name} is not gradable: {verdict.score.reason}"
        return CellGrade(name, verdict.score.points, True), reason
    return CellGrade(name, verdict.score.points), None


def _comments(planned: PlannedNotebook, texts: Mapping[str, tuple[str, ...]]) -> list[CellComment]:
    return [
        CellComment(
            cell.grade_id,
            NO_RESPONSE
            if not cell.is_task and texts.get(cell.grade_id) == (cell.source,)
            else None,
        )
        for cell in planned.cells.values()
        if cell.is_commented
    ]
