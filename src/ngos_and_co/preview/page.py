"""Draw the preview: one HTML file that asks nobody, drawn by the book's own script and style."""

import html
import json
from collections.abc import Iterator
from importlib.resources import files

import attrs

from ngos_and_co.exchange_formats.quiz import Quiz
from ngos_and_co.questions import Question
from ngos_and_co.questions.markdown import block_html
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.render import ANSWER, question_payload, static_html
from ngos_and_co.questions.scripts import question_script, question_stylesheet

MODULE_EXPORT = "export default "
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
    "img-src data:; base-uri 'none'; form-action 'none'"
)
"""Content security policy: the browser itself keeps the page from asking anybody."""


def preview_page(quiz: Quiz) -> str:
    """Draw all questions of a quiz.

    Parameters
    ----------
    quiz : Quiz
        With its keys, which the page holds: it is for authors alone.

    Returns
    -------
    str
        A whole HTML document.
    """
    title = html.escape(quiz.title)
    sections = "\n".join(_section(question) for question in quiz.questions)
    total = sum(question.points for question in quiz.questions)
    count = len(quiz.questions)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: preview</title>
<style>
{question_stylesheet()}
{_static("preview.css")}
</style>
</head>
<body>
<header>
<h1>{title}</h1>
<p>{count} {"question" if count == 1 else "questions"}, {total:g} points. This page holds the keys.</p>
</header>
<main>
{sections}
</main>
<script>
{_script()}
</script>
</body>
</html>
"""


def as_released(question: Question) -> Question:
    """Give a question as trainees receive it: without what stands between the hidden lines."""
    hidden = {
        field.name: field.default.factory()
        if isinstance(field.default, attrs.Factory)  # type: ignore[arg-type]
        else field.default
        for field in attrs.fields(type(question))
        if field.metadata["hidden"]
    }
    return attrs.evolve(question, **hidden)


def _section(question: Question) -> str:
    name = html.escape(question.id)
    return f"""<section aria-labelledby="preview-{name}">
<h2 id="preview-{name}">{name}</h2>
<div class="preview-views">
<div>
<h3>As a trainee answers it</h3>
{_trainee_view(as_released(question))}
</div>
<div>
<h3>As a facilitator checks it</h3>
{static_html(question)}
{_facts(question)}
</div>
</div>
</section>"""


def _trainee_view(released: Question) -> str:
    payload = json.dumps(question_payload(released, ANSWER), ensure_ascii=False)
    return f'<div data-ngos-preview="{html.escape(payload, quote=True)}"></div>'


def _facts(question: Question) -> str:
    rows = "\n".join(
        f'<tr><th scope="row">{html.escape(name)}</th><td>{value}</td></tr>'
        for name, value in _fact_rows(question)
    )
    return f'<table class="preview-facts"><tbody>\n{rows}\n</tbody></table>'


def _fact_rows(question: Question) -> Iterator[tuple[str, str]]:
    yield "Key", question.key_html()
    yield "Points", f"{question.points:g}"
    if policy := getattr(question, "policy", None):
        yield f"Policy {policy}", html.escape(words()[f"policy.{policy}"])
    yield "Objective", html.escape(question.objective or "none")
    for name in question.feedback_names():
        told = question.feedback.get(name)
        yield f"Feedback {name}", block_html(told) if told else "none"
    for each in getattr(question, "wrong", ()):
        share = f" (earns {each.share:g})" if each.share else ""
        yield f"Wrong answer {each.answer}{share}", block_html(each.feedback)
    for number, hint in enumerate(question.hints, start=1):
        yield f"Hint {number}, costs {hint.cost:g}", block_html(hint.text)
    yield "Explanation", block_html(question.explanation) if question.explanation else "none"
    yield "Sources", html.escape(", ".join(question.source) or "none")


def _script() -> str:
    module = question_script()
    script = module.replace(MODULE_EXPORT, "const ngosQuestion = ") + _static("preview.js")
    # In a page, this would end the script.
    return "(() => {\n" + script.replace("</script", "<\\/script") + "\n})();"


def _static(name: str) -> str:
    return (files("ngos_and_co.preview") / "static" / name).read_text(encoding="utf-8")
