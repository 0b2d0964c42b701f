"""From a question to what people see: data for the widget, a printable form, a result."""

import html
import json
from collections.abc import Iterable, Mapping
from typing import Any

from ngos_and_co.questions.arrangement import READER, Arrangement
from ngos_and_co.questions.html_parts import bullet_list
from ngos_and_co.questions.markdown import block_html
from ngos_and_co.questions.messages import DEFAULT_LANGUAGE, words
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.remarks import Remark, Verdict
from ngos_and_co.questions.scoring import Outcome, Score
from ngos_and_co.questions.sources import Source, SourceLookup, course_source

ANSWER = "answer"
SELF_CHECK = "self-check"

SYMBOLS = {
    Verdict.RIGHT: "✓",
    Verdict.PARTLY: "◐",
    Verdict.WRONG: "✗",
    Verdict.MISSED: "○",
    Verdict.NOT_ANSWERED: "○",
}


def question_payload(
    question: Question,
    mode: str,
    find_source: SourceLookup = course_source,
    trainee: str = READER,
) -> dict[str, Any]:
    """Give all that ``question.js`` needs to draw a question.

    Parameters
    ----------
    question : Question
    mode : {"answer", "self-check"}
        In a self-check the answer key goes along, so the question must have one.
    find_source : callable
        Gives the source of a key, or None; the key itself is then shown.
    trainee : str
        Whose order of options it is, where they are shuffled.

    Returns
    -------
    dict
        Of JSON values; texts are sanitised HTML. Without the key in mode ``answer``.
    """
    arrangement = Arrangement(question.id, question.shuffle, trainee)
    return {
        "id": question.id,
        "type": question.type_name,
        "mode": mode,
        "points": _plain_number(question.points),
        "prompt": block_html(question.prompt),
        "policy": getattr(question, "policy", None),
        "confidence": question.confidence,
        "hints": [
            {"html": block_html(hint.text), "cost": _plain_number(hint.cost)}
            for hint in question.hints
        ],
        "attempts": question.attempts,
        "language": DEFAULT_LANGUAGE,
        **question.widget_fields(arrangement),
        "check": _check(question, find_source) if mode == SELF_CHECK else None,
    }


def _check(question: Question, find_source: SourceLookup) -> dict[str, Any]:
    return {
        **question.check_fields(),
        "answer": question.key_html(),
        "feedback": {name: block_html(text) for name, text in question.feedback.items()},
        "explanation": block_html(question.explanation) if question.explanation else None,
        "source": [_source(key, find_source(key)) for key in question.source],
    }


def _source(key: str, found: Source | None) -> dict[str, str | None]:
    if found is None:
        return {"key": key, "title": None, "href": None}
    return {"key": key, "title": found.title, "href": found.address}


def static_html(question: Question, find_source: SourceLookup = course_source) -> str:
    """Draw a question without a script: readable, printable, and made answerable by ``question.js``.

    Parameters
    ----------
    question : Question
        With its key it is a self-check, with the answer behind a toggle; without, it says where it is
        answered.
    find_source : callable
        As for :func:`question_payload`.

    Returns
    -------
    str
        One ``div``.
    """
    mode = SELF_CHECK if question.has_key else ANSWER
    payload = question_payload(question, mode, find_source)
    heading = words()["selfCheck"] if question.has_key else _points_heading(question.points)
    parts = [
        f'<p class="ngos-heading">{html.escape(heading)}</p>',
        f'<div class="ngos-prompt">{payload["prompt"]}</div>',
        question.form_html(Arrangement(question.id, question.shuffle)),
        _printed_answer(payload["check"]) if payload["check"] else _where_to_answer(),
    ]
    data = html.escape(json.dumps(payload, ensure_ascii=False), quote=True)
    body = "\n".join(part for part in parts if part)
    return f'<div class="ngos-question" data-ngos-question="{data}">\n{body}\n</div>'


def _points_heading(points: float) -> str:
    template = words()["point" if points == 1 else "points"]
    return f"{words()['question']} · {template.format(points=_plain_number(points))}"


def _where_to_answer() -> str:
    return f'<p class="ngos-hint">{html.escape(words()["answerInLab"])}</p>'


def _printed_answer(check: Mapping[str, Any]) -> str:
    parts = [check["answer"], check["explanation"] or "", _sources_html(check["source"])]
    return (
        f'<details class="ngos-details"><summary>{html.escape(words()["answer"])}</summary>\n'
        f"{''.join(parts)}\n</details>"
    )


def _sources_html(sources: Iterable[Mapping[str, str | None]]) -> str:
    places = [_source_html(source) for source in sources]
    if not places:
        return ""
    title = html.escape(words()["sources" if len(places) > 1 else "source"])
    return f'<div class="ngos-sources"><p>{title}</p>{bullet_list(places)}</div>'


def _source_html(source: Mapping[str, str | None]) -> str:
    text = html.escape(source["title"] or source["key"] or "")
    if source["href"] is None:
        return text
    return f'<a href="{html.escape(source["href"], quote=True)}" rel="noreferrer">{text}</a>'


def _plain_number(number: float) -> float:
    return int(number) if number == int(number) else number


def verdict_html(
    question: Question,
    stored: object,
    score: Score,
    find_source: SourceLookup = course_source,
) -> str:
    """Draw a graded question: what was asked, what was answered, what it earned, and why.

    Parameters
    ----------
    question : Question
        With its key, which itself is not shown.
    stored : object
        The stored answer; None if there is none.
    score : Score
        What :func:`ngos_and_co.questions.score` gave for it.
    find_source : callable
        As for :func:`question_payload`.

    Returns
    -------
    str
        HTML that needs no stylesheet, for nbgrader's pages have none of ours.
    """
    verdict, sentence = _verdict(score)
    earned = words()["pointsOf"].format(
        points=_plain_number(score.points), maximum=_plain_number(score.maximum)
    )
    parts = [
        f'<div class="ngos-prompt">{block_html(question.prompt)}</div>',
        *_given_answer(question, stored, score),
        f"<p><strong>{SYMBOLS[verdict]} {html.escape(sentence)}: {html.escape(earned)}</strong></p>",
        *_graded_feedback(question, stored, score),
        block_html(question.explanation) if question.explanation else "",
        _sources_html(_source(key, find_source(key)) for key in question.source),
    ]
    style = "border:1px solid #8c9aa7;border-inline-start-width:4px;border-radius:4px;padding:1em"
    body = "\n".join(part for part in parts if part)
    return f'<div class="ngos-result" style="{style}">\n{body}\n</div>'


def _verdict(score: Score) -> tuple[Verdict, str]:
    if score.outcome is Outcome.NOT_ANSWERED:
        return Verdict.NOT_ANSWERED, words()[Verdict.NOT_ANSWERED.value]
    if score.outcome is Outcome.NOT_GRADABLE:
        return Verdict.WRONG, f"{words()['notGradable']} ({score.reason})"
    if score.points == 0:
        return Verdict.WRONG, words()[Verdict.WRONG.value]
    verdict = Verdict.RIGHT if score.points == score.maximum else Verdict.PARTLY
    return verdict, words()[verdict.value]


def _given_answer(question: Question, stored: object, score: Score) -> Iterable[str]:
    if score.outcome is Outcome.ANSWERED:
        answer = question.parse_answer(stored)
        yield f"<p>{html.escape(words()['answered'])}:</p>"
        yield f"<blockquote>{question.answer_html(answer)}</blockquote>"


def _graded_feedback(question: Question, stored: object, score: Score) -> Iterable[str]:
    if score.outcome is not Outcome.ANSWERED:
        return
    for remark in question.remarks(question.parse_answer(stored)):
        yield _remark_html(remark)


def _remark_html(remark: Remark) -> str:
    feedback = block_html(remark.feedback) if remark.feedback else ""
    part = f"<em>{remark.part_html}</em>" if remark.part_html else ""
    if remark.verdict is None:
        return f"<p>{part}</p>{feedback}" if part else feedback
    mark = f"{SYMBOLS[remark.verdict]} {html.escape(words()[remark.verdict.value])}"
    return f"<p>{mark}{': ' if part else ''}{part}</p>{feedback}"
