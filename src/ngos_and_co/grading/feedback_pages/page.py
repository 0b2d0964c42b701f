"""Draw one trainee's page of feedback: one HTML file that loads nothing."""

import html
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import attrs

from ngos_and_co.grading.feedback import plain_points
from ngos_and_co.grading.feedback_pages.graded_notebook import Part
from ngos_and_co.grading.feedback_pages.lessons import Lesson
from ngos_and_co.grading.html_page import html_page
from ngos_and_co.questions.markdown import block_html, inline_html
from ngos_and_co.questions.messages import words

LARGEST_PAGE = 60_000
"""Bytes: a page goes by mail, and is read on a telephone."""
MOST_LESSONS = 2
TOO_LONG = (
    "<p>This part is too long to be shown here. Your own notebook has your answer; ask your facilitator for "
    "the rest.</p>"
)
STYLE = """
body { font: 1rem/1.55 system-ui, sans-serif; max-width: 46rem; }
h1 { line-height: 1.2; }
table { margin: 1rem 0; }
th, td { font-weight: normal; }
section { margin: 2rem 0; }
h2 { border-bottom: 2px solid #8c9aa7; font-size: 1.1rem; }
pre { overflow-x: auto; }
blockquote { border-inline-start: 3px solid #8c9aa7; margin-inline: 0; overflow-wrap: anywhere; }
blockquote { padding-inline-start: 1rem; }
blockquote th[scope=row] { min-width: 7em; overflow-wrap: break-word; }
img { max-width: 100%; height: auto; }
@media print { section { break-inside: avoid; } }
"""


@attrs.frozen
class Grading:
    """What a part earned.

    Attributes
    ----------
    score : float or None
        None where nothing is known.
    is_open : bool
        Whether a person still has to look at it.
    comment : str or None
        What the facilitator writes, in Markdown.
    """

    score: float | None
    is_open: bool = False
    comment: str | None = None


@attrs.frozen(kw_only=True)
class Feedback:
    """All that a page tells.

    Attributes
    ----------
    title : str
    parts : sequence of Part
    gradings : mapping of str to Grading
        By part's name.
    penalty : float
        Points taken off for handing in late.
    lessons : mapping of str to sequence of Lesson
        By objective.
    book : str or None
        The address of the published book, to which lessons are then linked.
    """

    title: str
    parts: Sequence[Part]
    gradings: Mapping[str, Grading]
    penalty: float = 0.0
    lessons: Mapping[str, Sequence[Lesson]] = attrs.field(factory=dict)
    book: str | None = None


def feedback_page(feedback: Feedback) -> str:
    """Draw a page, smaller than `LARGEST_PAGE`: what is by far too long is left out, and that is said."""
    bodies = {part.name: part.html for part in feedback.parts}
    page = _draw(feedback, bodies)
    while len(page.encode()) > LARGEST_PAGE:
        longest = max(bodies, key=lambda name: len(bodies[name]), default=None)
        if longest is None or bodies[longest] == TOO_LONG:
            break
        bodies[longest] = TOO_LONG
        page = _draw(feedback, bodies)
    return page


def _draw(feedback: Feedback, bodies: Mapping[str, str]) -> str:
    numbered = list(enumerate(feedback.parts, start=1))
    sections = "\n".join(_section(number, part, bodies, feedback) for number, part in numbered)
    rows = "\n".join(_row(number, part, feedback) for number, part in numbered)
    body = f"""{_summary(feedback)}
<table>
<caption>Your points</caption>
<thead><tr><th scope="col">Question</th><th scope="col">Points</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
{sections}"""
    return html_page(f"Feedback: {feedback.title}", body, STYLE, with_pictures=True)


def _summary(feedback: Feedback) -> str:
    gradings = [feedback.gradings.get(part.name, Grading(None)) for part in feedback.parts]
    earned = max(sum(each.score or 0.0 for each in gradings) - feedback.penalty, 0.0)
    said = _of(earned, sum(part.points for part in feedback.parts))
    late = (
        f", after {plain_points(feedback.penalty)} taken off for handing in late"
        if feedback.penalty
        else ""
    )
    waiting = sum(each.is_open for each in gradings)
    still = (
        f"<p>Answers that a person still has to read: {waiting}. Your points may change.</p>"
        if waiting
        else ""
    )
    return f"<p><strong>{html.escape(said)}</strong>{late}.</p>\n{still}"


def _row(number: int, part: Part, feedback: Feedback) -> str:
    said = html.escape(_points(part, feedback.gradings))
    return (
        f'<tr><th scope="row"><a href="#question-{number}">{words()["question"]} {number}</a></th>'
        f"<td>{said}</td></tr>"
    )


def _section(number: int, part: Part, bodies: Mapping[str, str], feedback: Feedback) -> str:
    grading = feedback.gradings.get(part.name, Grading(None))
    points = html.escape(_points(part, feedback.gradings))
    pieces = [
        f'<section aria-labelledby="question-{number}">',
        f'<h2 id="question-{number}">{words()["question"]} {number}: {points}</h2>',
        bodies[part.name],
    ]
    if grading.comment:
        pieces += [
            "<p><strong>Your facilitator writes:</strong></p>",
            f"<blockquote>{block_html(grading.comment)}</blockquote>",
        ]
    if not grading.is_open and (grading.score or 0.0) < part.points:
        lessons = feedback.lessons.get(part.objective or "", ())
        pieces.append(_read_again(lessons[:MOST_LESSONS], feedback.book))
    return "\n".join([*(piece for piece in pieces if piece), "</section>"])


def _points(part: Part, gradings: Mapping[str, Grading]) -> str:
    grading = gradings.get(part.name, Grading(None))
    if grading.is_open:
        return f"a person still has to read it ({plain_points(part.points)} at most)"
    return _of(grading.score or 0.0, part.points)


def _of(points: float, maximum: float) -> str:
    return words()["pointsOf"].format(points=plain_points(points), maximum=plain_points(maximum))


def _read_again(lessons: Sequence[Lesson], book: str | None) -> str:
    if not lessons:
        return ""
    return f"<p>Read again: {'; '.join(_named(lesson, book) for lesson in lessons)}.</p>"


def _named(lesson: Lesson, book: str | None) -> str:
    title = inline_html(lesson.title)
    if book:
        address = f"{book.rstrip('/')}/{quote(lesson.path)}.html"
        title = f'<a href="{html.escape(address)}">{title}</a>'
    section = f", part <em>{inline_html(lesson.section)}</em>" if lesson.section else ""
    return f"lesson {title}{section}"
