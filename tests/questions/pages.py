"""Pages that show questions to a browser, as the book does and as JupyterLab does."""

import json
from collections.abc import Iterable, Mapping

from ngos_and_co.questions import parse_question
from ngos_and_co.questions.render import question_payload, static_html
from ngos_and_co.questions.scripts import (
    question_script,
    submission_script,
    submission_stylesheet,
)
from ngos_and_co.questions.sources import Source
from tests.questions import bodies

LONG = """\
id: q6-account
type: multiple
points: 2
prompt: |
  Six people pick mushrooms on a farm. The foreman keeps their cards "until the season ends".

  | Registered victims | Persons |
  | --- | ---: |
  | Forced labour or services | 3,990 |

  Which of these **indicators** does the account show?
options:
  a: Excessive overtime
  b: Withholding of wages
  c: Retention of documents
### BEGIN HIDDEN TESTS
key: [b, c]
feedback:
  a: Nothing here shows it. See the [lesson](lesson.html).
  b: Pay that is lost by leaving ties people to the place.
  c: They cannot get their cards.
explanation: Decent hours do not cancel the two indicators that are there.
source: [ilo-indicators-2012, palermo-protocol]
### END HIDDEN TESTS
"""

# The model that anywidget gives: what the kernel would answer is put in by the test.
FAKE_MODEL = """
window.fakeModel = (question, answer, kept) => {
  const status = { state: "none", message: "", answer, attempt: 1 };
  return plainModel({ question, answer, status, hints_taken: 0, confidence: null, ...kept });
};
window.plainModel = (values) => {
  const listeners = {};
  return {
    sent: [], saved: 0,
    get: (name) => values[name],
    set: (name, value) => { values[name] = value; },
    save_changes() { this.saved += 1; },
    send(message) { this.sent.push(message); },
    on: (name, listener) => { (listeners[name] ??= []).push(listener); },
    off: (name, listener) => { listeners[name] = listeners[name].filter((each) => each !== listener); },
    reply(status) {
      values.status = { answer: values.answer, message: "", attempt: values.status.attempt + 1, ...status };
      for (const listener of listeners["change:status"]) listener();
    },
    tell(name, value) {
      values[name] = value;
      for (const listener of listeners[`change:${name}`]) listener();
    },
    receive(message) { for (const listener of listeners["msg:custom"]) listener(message, []); },
    listening: () => Object.values(listeners).flat().length,
  };
};
"""


def find_source(key: str) -> Source | None:
    """Know one source, whatever the course's table holds."""
    known = {"palermo-protocol": Source("Palermo Protocol", "https://example.org/palermo")}
    return known.get(key)


def classic(module: str, name: str) -> str:
    """Wrap a module as the book does: a classic script, whose export has this name."""
    assert module.count("export default") == 1
    return f"(() => {{ {module.replace('export default', f'window.{name} =')} }})();"


def script() -> str:
    """Give the questions' script as the book has it."""
    return classic(question_script(), "ngosQuestion")


def page(content: str, *, theme: str = "light", scripts: Iterable[str] = ()) -> str:
    """Give a whole page with the questions' stylesheet."""
    style = submission_stylesheet()  # that of questions, and more
    colours = "#14181e; color: #e6eaee" if theme == "dark" else "#ffffff; color: #222832"
    tags = "".join(f"<script>{each}</script>" for each in scripts)
    return (
        f'<!doctype html><html lang="en" data-theme="{theme}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><title>Lesson</title>'
        f"<style>body {{ margin: 1rem; font-family: sans-serif; background: {colours} }} {style}"
        f"</style></head><body><main><h1>Lesson</h1>{content}</main>{tags}</body></html>"
    )


def lesson(
    *questions: str, theme: str = "light", with_script: bool = True, attributes: str = ""
) -> str:
    """Give a page of self-checks as the book has them."""
    content = "".join(
        static_html(parse_question(body), find_source) for body in questions or (LONG, *bodies.ALL)
    )
    scripts = [script(), "ngosQuestion.upgrade(document)"] if with_script else []
    return page(f"<div {attributes}>{content}</div>", theme=theme, scripts=scripts)


def assignment(
    body: str,
    answer: object = None,
    theme: str = "light",
    kept: Mapping[str, object] | None = None,
) -> str:
    """Give a page with one question that takes an answer, beside a model that stands for the kernel.

    What is `kept` beside the answer: hints taken, confidence.
    """
    question = json.dumps(question_payload(parse_question(bodies.stripped(body)), "answer"))
    start = (
        f"window.model = fakeModel({question}, {json.dumps(answer)}, {json.dumps(kept)});"
        "window.stop = ngosQuestion.render({ model, el: document.getElementById('view') });"
    )
    return page('<div id="view"></div>', theme=theme, scripts=[script(), FAKE_MODEL, start])


def hand_in(*questions: str, progress: Mapping[str, object], theme: str = "light") -> str:
    """Give a page with questions that take answers, and the line at the end that counts them."""
    payloads = [
        question_payload(parse_question(bodies.stripped(body)), "answer") for body in questions
    ]
    listed = [
        {"id": each["id"], "title": f"Question {number}", "anchor": f"question-{each['id']}"}
        for number, each in enumerate(payloads, 1)
    ]
    start = (
        f"for (const question of {json.dumps(payloads)}) {{ const el = document.createElement('div');"
        "document.getElementById('view').append(el);"
        "(window.asked ??= {})[question.id] = fakeModel(question, null);"
        "ngosQuestion.render({ model: asked[question.id], el }); }"
        f"window.model = plainModel({{ questions: {json.dumps(listed)}, progress: {json.dumps(progress)} }});"
        "window.stop = ngosSubmission.render({ model, el: document.getElementById('end') });"
    )
    scripts = [script(), classic(submission_script(), "ngosSubmission"), FAKE_MODEL, start]
    return page('<div id="view"></div><div id="end"></div>', theme=theme, scripts=scripts)
