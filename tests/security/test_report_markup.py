"""Names, ids, titles, options and answers full of scripts, in a report that a browser opens.

The page's policy alone would stop a script. So each page is opened twice: as it is, and without its policy,
where only what was escaped keeps the scripts from running.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from typer.testing import CliRunner

from ngos_and_co.cli import app
from tests.browser import open_browser
from tests.grading.report.sample_gradebook import fill_gradebook, make_gradebook
from tests.security.test_markup import MARK, what_runs

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# They are names of folders as well, and hold no slash: an image needs no end tag.
RUNS = f"<img src=x onerror={MARK}()>"
BREAKS_OUT = f'"><img src=x onerror={MARK}()>'
ASSIGNMENT = f"quiz {RUNS}"
TRAINEES = [f"ana {RUNS}", f"ben {BREAKS_OUT}", *(f"t{number:02} {RUNS}" for number in range(12))]
ABSENT = f"zoe {RUNS}"
QUESTION = f"q1 {RUNS}"
SOURCE = f"""%%question
id: q1-attacked
type: single
points: 1
prompt: Which?
options:
  a: '{RUNS} <script>{MARK}()</script>'
  b: '[x](javascript:{MARK}())'
### BEGIN HIDDEN TESTS
key: b
### END HIDDEN TESTS
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.fixture(scope="module")
def attacked_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a course whose gradebook and folders are full of scripts."""
    root = tmp_path_factory.mktemp("attacked")
    (root / "nbgrader_config.py").write_text("c = get_config()\n")
    fill_gradebook(
        make_gradebook(root / "gradebook.db"),
        [ASSIGNMENT],
        TRAINEES,
        [(QUESTION, 1.0, SOURCE), (f"q2 {BREAKS_OUT}", 2.0, "%%question\n")],
        lambda trainee, question: None if trainee == 1 and question == 1 else 0.0,
    )
    for trainee in [*TRAINEES, ABSENT]:
        folder = root / "submitted" / trainee / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / "timestamp.txt").write_text("2026-11-20 10:00:00.000000 UTC")
        answers = {"q1-attacked": "a" if trainee in TRAINEES[:12] else RUNS}
        (folder / "answers.json").write_text(json.dumps({"version": 1, "answers": answers}))
    (root / "submitted" / TRAINEES[0] / ASSIGNMENT / "timestamp.txt").write_text(RUNS)
    return root


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with open_browser(chromium) as opened:
        yield opened


def page_of(course: Path, *options: str) -> str:
    result = CliRunner().invoke(
        app, ["report", *options, "--format", "html", "--course", str(course)]
    )
    assert result.exit_code == 0, result.output
    return result.output


def what_a_browser_runs(browser: Browser, page: str) -> list[str]:
    """Open a page, and give what of the attack ran or was asked for."""
    found: list[str] = []
    context = browser.new_context()
    opened = context.new_page()
    opened.expose_function(MARK, lambda: found.append("a script"))
    opened.on("request", lambda request: found.append(request.url))
    opened.set_content(page, wait_until="load")
    links = opened.locator(f"a[href*={MARK}]").all()
    found += [f"link {link.get_attribute('href')}" for link in links]
    opened.wait_for_timeout(200)  # an image's error comes after the page
    context.close()
    return found


@pytest.mark.parametrize("options", [(), (ASSIGNMENT,)], ids=["all", "one in detail"])
def test_nothing_in_a_report_runs(
    browser: Browser, attacked_course: Path, options: tuple[str, ...]
) -> None:
    page = page_of(attacked_course, *options)
    assert page.count(MARK) > len(TRAINEES)  # it is shown, as text
    assert what_runs(page) == []
    without_policy, policies = POLICY.subn("", page)
    assert policies == 1
    assert what_a_browser_runs(browser, page) == []
    assert what_a_browser_runs(browser, without_policy) == []


def test_options_and_questions_are_among_what_is_shown(attacked_course: Path) -> None:
    page = page_of(attacked_course, ASSIGNMENT)
    for text in (QUESTION, f"q2 {BREAKS_OUT}", ABSENT, ASSIGNMENT):
        assert text.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in page
    assert "Choices" in page


def test_this_test_would_notice_one_that_runs(browser: Browser) -> None:
    frame = "<!DOCTYPE html><html lang='en'><body>{}</body></html>"
    assert "a script" in what_a_browser_runs(browser, frame.format(RUNS))
    assert "a script" in what_a_browser_runs(browser, frame.format(f'<p title="{BREAKS_OUT}</p>'))
    assert what_a_browser_runs(browser, frame.format("<p>text</p>")) == []
