"""From a question to what people see: data for the widget, a printable form, a result."""

import html
import json
from collections.abc import Iterable, Mapping
from typing import Any

from ngos_and_co.questions.markdown import block_html, inline_html
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.scoring import Outcome, Score
from ngos_and_co.questions.sources import Source, SourceLookup, course_source
from ngos_and_co.questions.types.numeric import NumericQuestion
from ngos_and_co.questions.types.true_false import WORDS as JUDGEMENTS
from ngos_and_co.questions.types.true_false import TrueFalseQuestion

ANSWER = "answer"
SELF_CHECK = "self-check"

SYMBOLS = {"right": "✓", "partly": "◐", "wrong": "✗", "missed": "○", "none": "○"}


def question_payload(
    question: Question, mode: str, find_source: SourceLookup = course_source
) -> dict[str, Any]:
    """Give all that ``question.js`` needs to draw a question.

    Parameters
    ----------
    question : Question
    mode : {"answer", "self-check"}
        In a self-check the answer key goes along, so the question must have one.
    find_source : callable
        Gives the source of a key, or None; the key itself is then shown.

    Returns
    -------
    dict
        Of JSON values; texts are sanitised HTML. Without the key in mode ``answer``.
    """
    return {
        "id": question.id,
        "type": question.type_name,
        "mode": mode,
        "points": _plain_number(question.points),
        "prompt": block_html(question.prompt),
        "options": [
            {"id": name, "html": inline_html(text)} for name, text in _options(question).items()
        ],
        "unit": getattr(question, "unit", None),
        "policy": getattr(question, "policy", "all-or-nothing"),
        "check": _check(question, find_source) if mode == SELF_CHECK else None,
    }


def _options(question: Question) -> Mapping[str, str]:
    if isinstance(question, TrueFalseQuestion):
        return {str(value).lower(): word for value, word in JUDGEMENTS.items()}
    options: Mapping[str, str] = getattr(question, "options", {})
    return options


def _check(question: Question, find_source: SourceLookup) -> dict[str, Any]:
    key = list(question.key) if isinstance(question.key, tuple) else question.key
    check = {
        "key": key,
        "answer": _answer_html(question, question.key, question.describe_key()),
        "feedback": {name: block_html(text) for name, text in question.feedback.items()},
        "explanation": block_html(question.explanation) if question.explanation else None,
        "source": [_source(key, find_source(key)) for key in question.source],
    }
    if isinstance(question, NumericQuestion):
        kind = "relative" if question.tolerance.relative else "absolute"
        check["tolerance"] = {"kind": kind, "size": question.tolerance.size}
    return check


def _source(key: str, found: Source | None) -> dict[str, str | None]:
    if found is None:
        return {"key": key, "title": None, "href": None}
    return {"key": key, "title": found.title, "href": found.address}


def _answer_html(question: Question, answer: object, described: str) -> str:
    """Say an answer in words, as a list of options where it may hold several."""
    options = _options(question)
    if options and isinstance(answer, tuple):
        return _list_html(inline_html(options[name]) for name in options if name in answer)
    return f"<p>{inline_html(described)}</p>"


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
        _list_html(option["html"] for option in payload["options"]),
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
    return f'<div class="ngos-sources"><p>{title}</p>{_list_html(places)}</div>'


def _source_html(source: Mapping[str, str | None]) -> str:
    text = html.escape(source["title"] or source["key"] or "")
    if source["href"] is None:
        return text
    return f'<a href="{html.escape(source["href"], quote=True)}" rel="noreferrer">{text}</a>'


def _list_html(items: Iterable[str]) -> str:
    rows = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{rows}</ul>" if rows else ""


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
    kind, sentence = _verdict(score)
    earned = words()["pointsOf"].format(
        points=_plain_number(score.points), maximum=_plain_number(score.maximum)
    )
    parts = [
        f'<div class="ngos-prompt">{block_html(question.prompt)}</div>',
        *_given_answer(question, stored, score),
        f"<p><strong>{SYMBOLS[kind]} {html.escape(sentence)}: {html.escape(earned)}</strong></p>",
        *_graded_feedback(question, stored, score),
        block_html(question.explanation) if question.explanation else "",
        _sources_html(_source(key, find_source(key)) for key in question.source),
    ]
    style = "border:1px solid #8c9aa7;border-inline-start-width:4px;border-radius:4px;padding:1em"
    body = "\n".join(part for part in parts if part)
    return f'<div class="ngos-result" style="{style}">\n{body}\n</div>'


def _verdict(score: Score) -> tuple[str, str]:
    if score.outcome is Outcome.NOT_ANSWERED:
        return "none", words()["notAnsweredGraded"]
    if score.outcome is Outcome.NOT_GRADABLE:
        return "wrong", f"{words()['notGradable']} ({score.reason})"
    kind = "right" if score.points == score.maximum else "partly" if score.points else "wrong"
    return kind, words()[kind]


def _given_answer(question: Question, stored: object, score: Score) -> Iterable[str]:
    if score.outcome is Outcome.ANSWERED:
        answer = question.parse_answer(stored)
        yield f"<p>{html.escape(words()['answered'])}:</p>"
        yield f"<blockquote>{_answer_html(question, answer, question.describe(answer))}</blockquote>"


def _graded_feedback(question: Question, stored: object, score: Score) -> Iterable[str]:
    if score.outcome is not Outcome.ANSWERED:
        return
    answer = question.parse_answer(stored)
    for name in question.feedback_for(answer):
        if name not in question.feedback:
            continue
        # Only where several options are spoken of must each be named.
        title = _option_title(question, name, answer) if isinstance(answer, tuple) else ""
        yield f"{title}{block_html(question.feedback[name])}"


def _option_title(question: Question, name: str, answer: tuple[str, ...]) -> str:
    kind = "missed" if name not in answer else "right" if name in question.key else "wrong"
    mark = f"{SYMBOLS[kind]} {html.escape(words()[kind])}"
    return f"<p>{mark}: <em>{inline_html(_options(question)[name])}</em></p>"
