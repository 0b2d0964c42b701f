"""The preview: every type drawn twice, answers that stay in the page, and no request to anybody."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from ngos_and_co.book.pages import foreign_requests
from ngos_and_co.cli import app
from ngos_and_co.exchange_formats import Quiz
from ngos_and_co.preview import preview_page
from ngos_and_co.preview.page import as_released
from ngos_and_co.questions import parse_question
from tests.browser import open_browser
from tests.course.assignments import QUIZZES
from tests.exchange_formats.samples import EVERY_TYPE
from tests.questions import bodies

runner = CliRunner()


class Previews(HTMLParser):
    """Collects what trainees' views are drawn from."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.payloads: list[dict[str, Any]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a view's payload."""
        del tag
        if payload := dict(attrs).get("data-ngos-preview"):
            self.payloads.append(json.loads(payload))


@pytest.fixture(scope="module")
def page() -> str:
    return preview_page(Quiz("Every <type>", EVERY_TYPE))


def test_trainees_views_are_drawn_without_a_key(page: str) -> None:
    payloads = Previews(page).payloads
    assert [each["id"] for each in payloads] == [question.id for question in EVERY_TYPE]
    for payload, question in zip(payloads, EVERY_TYPE, strict=True):
        assert payload["mode"] == "answer"
        assert payload["check"] is None
        for text in question.feedback.values():
            assert text not in json.dumps(payload, ensure_ascii=False)


@pytest.mark.parametrize("body", bodies.ALL_TYPES)
def test_a_released_question_is_what_nbgrader_leaves_of_it(body: str) -> None:
    assert as_released(parse_question(body)) == parse_question(bodies.stripped(body))


def test_titles_are_text_and_the_page_asks_nobody(page: str) -> None:
    assert "<h1>Every &lt;type&gt;</h1>" in page
    assert foreign_requests(page) == []
    assert "default-src 'none'" in page
    assert page.count("</script>") == 1


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    source = str(QUIZZES[0].source)
    result = runner.invoke(app, ["preview", source, "--output", str(target), "--no-browser"])
    assert result.exit_code == 0
    assert target.read_text("utf-8").count("<section ") == len(QUIZZES[0].questions())


def test_questions_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    notebook = tmp_path / "bad.ipynb"
    text = QUIZZES[0].source.read_text("utf-8")
    notebook.write_text(text.replace("type: single", "type: essay"), encoding="utf-8")
    result = runner.invoke(app, ["preview", str(notebook), "--no-browser"])
    assert result.exit_code == 1
    assert result.stderr.count("There is no type 'essay'") > 1


@pytest.fixture(scope="module")
def shown(page: str, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("preview") / "page.html"
    path.write_text(page, encoding="utf-8")
    with open_browser(chromium) as browser:
        tab = browser.new_page(viewport={"width": 320, "height": 900})
        problems: list[str] = []
        tab.on("pageerror", lambda error: problems.append(str(error)))
        tab.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
        tab.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "data:")) else problems.append(r.url),
        )
        tab.goto(path.as_uri())
        yield tab
        assert problems == []


@pytest.mark.browser
def test_every_question_is_drawn_for_both(shown: Any) -> None:  # noqa: ANN401
    assert shown.locator("[data-ngos-preview].ngos-live").count() == len(EVERY_TYPE)
    drawn = shown.locator(".ngos-question.ngos-live.ngos-mode-self-check").count()
    assert drawn + shown.locator(".ngos-question:not(.ngos-live)").count() == len(EVERY_TYPE)


@pytest.mark.browser
def test_an_answer_is_taken_and_a_key_is_checked(shown: Any) -> None:  # noqa: ANN401
    views = shown.locator("#preview-q1-elements + .preview-views > div")
    trainee, facilitator = views.nth(0), views.nth(1)
    trainee.get_by_role("radio").nth(0).check()
    assert "Saved" in trainee.locator(".ngos-status").inner_text()
    facilitator.get_by_role("radio").nth(1).check()
    facilitator.get_by_role("button", name="Check").click()
    assert "Right" in facilitator.locator(".ngos-status").inner_text()


@pytest.mark.browser
def test_it_fits_a_phone(shown: Any) -> None:  # noqa: ANN401
    assert shown.evaluate("document.documentElement.scrollWidth") <= 320
