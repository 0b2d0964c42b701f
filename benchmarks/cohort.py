"""A course of one quiz of twelve questions, and a cohort that handed it in."""

import json
import os
import shutil
from pathlib import Path

from ngos_and_co.grading.release import release
from ngos_and_co.grading.simulated_trainees import DAMAGED_FILE, make_trainees
from ngos_and_co.questions.answers import ANSWERS_FILE_NAME
from ngos_and_co.questions.notebook import is_question_cell, questions_in

REPOSITORY = Path(__file__).resolve().parent.parent
QUIZ = "quiz-01-trafficking-and-work"
QUESTIONS = 12


def make_course(root: Path) -> Path:
    """Make the course: quiz 01, cut to twelve questions, and released."""
    source = REPOSITORY / "solutions" / QUIZ
    folder = root / "solutions" / QUIZ
    folder.mkdir(parents=True)
    (path,) = source.glob("*.ipynb")
    document = json.loads(path.read_text(encoding="utf-8"))
    kept, count = [], 0
    for cell in document["cells"]:
        text = cell | {"source": "".join(cell["source"])}
        count += is_question_cell(text)
        if count <= QUESTIONS or not is_question_cell(text):
            kept.append(text)
    document["cells"] = kept
    (folder / path.name).write_text(json.dumps(document), encoding="utf-8")
    shutil.copy(REPOSITORY / "nbgrader_config.py", root)
    release(root, (QUIZ,))
    return root


def hand_in(course: Path, count: int) -> None:
    """Place so many submissions, as collecting would."""
    (path,) = (course / "solutions" / QUIZ).glob("*.ipynb")
    document = json.loads(path.read_text(encoding="utf-8"))
    questions = [found.question for found in questions_in(document)]
    for trainee in make_trainees(questions, count, seed=1):
        folder = course / "submitted" / trainee.id / QUIZ
        # Linked: ten thousand copies of a notebook are a quarter of a gigabyte, which the disk would write
        # while the grading is measured.
        shutil.copytree(course / "exercises" / QUIZ, folder, copy_function=os.link)
        # Not by the widget's own saving, which waits for the disk at each answer.
        answers = {"version": 1, "answers": trainee.submissions[-1]}
        text = DAMAGED_FILE if trainee.submissions[-1] is None else json.dumps(answers)
        (folder / ANSWERS_FILE_NAME).write_text(text, encoding="utf-8")
        (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
