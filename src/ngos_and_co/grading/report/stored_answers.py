"""What trainees answered, from the files that they handed in."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from ngos_and_co.questions.answers import ANSWERS_FILE_NAME, AnswerFile


def read_stored_answers(
    submitted: Path, assignment: str, trainees: Iterable[str]
) -> list[Mapping[str, object]]:
    """Read the answers of these trainees, as far as they can be read.

    Parameters
    ----------
    submitted : Path
        The course's folder of submissions.
    assignment : str
    trainees : iterable of str

    Returns
    -------
    list of mapping
        By question id. Answers that code hands over stand in no file, and are not among them.
    """
    answers = []
    for trainee in trainees:
        path = submitted / trainee / assignment / ANSWERS_FILE_NAME
        # A link or a pipe was put there by a stranger; grading refuses it.
        if path.parent.is_symlink() or path.is_symlink() or not path.is_file():
            continue
        try:
            answers.append(AnswerFile(path).read())
        except OSError:
            continue
    return answers
