"""``answer("id", value)``: what a trainee's code computed goes where clicked answers go."""

import html
from typing import Any

import attrs

from ngos_and_co.output import is_grading, is_static
from ngos_and_co.questions.kernel_values import plain_value
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer, excerpt
from ngos_and_co.questions.reading import FieldError, read_identifier
from ngos_and_co.questions.scoring import score
from ngos_and_co.questions.session import Session
from ngos_and_co.questions.values import ValueProblem, as_json, in_short, kind_of, read_value


@attrs.frozen
class HandedOver:
    """What became of a value.

    Attributes
    ----------
    html, text : str
        To show below the cell that handed it over.
    is_accepted : bool
        False where it could not be used; the text says why.
    """

    html: str
    text: str
    is_accepted: bool = True


def hand_over(session: Session, question_id: object, value: object) -> HandedOver:
    """Check a value, save it, and say what became of it.

    Parameters
    ----------
    session : Session
        Of the kernel; if its question has not run yet, the value is saved all the same.
    question_id : str
    value : object
        Anything; what cannot be handed over is told in a sentence.

    Returns
    -------
    HandedOver
        Nothing is raised, so that the cells below still run.
    """
    try:
        name = read_identifier(question_id)
    except FieldError as error:
        return _refused(f"{error.message} {error.mend}")
    if value is None:
        return _refused("The value is None. Does your code return what it computed?")
    try:
        return _hand_over_plain(session, name, value)
    except (ValueProblem, InvalidAnswer, OSError) as error:
        sentence = str(error)
        return _refused(
            sentence if sentence.endswith(".") else f"The value cannot be used: {sentence}."
        )
    except Exception as error:  # whatever a trainee's own class does when it is looked at
        return _refused(
            f"The value of type {type(value).__name__} cannot be read ({type(error).__name__})."
        )


def _hand_over_plain(session: Session, question_id: str, value: object) -> HandedOver:
    question = session.question(question_id)
    plain = plain_value(value) if question is None else question.from_kernel(value)
    if question is not None and question.has_key and not is_grading():
        return _checked(question, plain)
    stored, shown = _stored_and_shown(question, plain)
    if stored is None:
        return _refused("The value is empty.")
    notice = None if is_static() else session.save(question_id, stored, shown)
    told = words()["handedOver"].format(answer=shown)
    if notice:
        told = f"{told} {notice}"
    return HandedOver(f'<p class="ngos-handed-over">{html.escape(told)}</p>', told)


def _stored_and_shown(question: Question | None, plain: object) -> tuple[Any, str]:
    if question is None:
        value = read_value(plain, kind_of(plain))
        return (None, "") if value is None else (as_json(value), in_short(value))
    answer = question.parse_answer(plain)
    if answer is None:
        return None, ""
    stored = question.as_json(answer)
    return stored, question.saved_message(answer) or excerpt(stored)


def _checked(question: Question, plain: object) -> HandedOver:
    # Here, because nothing but a self-check draws a verdict in a trainee's kernel.
    from ngos_and_co.questions.render import verdict_html

    result = score(question, plain)
    text = f"Question {question.id}: {result.points:g} of {result.maximum:g} points"
    return HandedOver(verdict_html(question, plain, result), text)


def _refused(sentence: str) -> HandedOver:
    told = words()["notHandedOver"].format(reason=sentence)
    return HandedOver(
        f'<p class="ngos-not-handed-over">{html.escape(told)}</p>', told, is_accepted=False
    )
