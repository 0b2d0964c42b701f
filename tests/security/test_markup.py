"""Scripts that a trainee hands in run in no page that a facilitator or a trainee looks at."""

import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from ngos_and_co.grading.engine.pipeline import grade_assignment
from ngos_and_co.grading.sandbox import WarmKernels
from tests.grading import sample_course
from tests.grading.sample_course import ASSIGNMENT
from tests.security.graded_course import WRITTEN_ID, hand_in, make_graded_course

pytestmark = pytest.mark.slow
MARK = "attack7391"
SCRIPTS = f"""
<script>{MARK}()</script> <img src=x onerror={MARK}()> <svg onload={MARK}()>
[a](javascript:{MARK}()) <iframe srcdoc="<script>{MARK}()</script>"></iframe>
<a href="java&#115;cript:{MARK}()">b</a> <style>@import '//{MARK}.example';</style>
"""
SHOWING = f"""
from IPython.display import HTML, Javascript, Markdown, SVG, display
scripts = '''{SCRIPTS}'''
for kind in (HTML, Javascript, Markdown):
    display(kind(scripts))
display(SVG('<svg xmlns="http://www.w3.org/2000/svg"><script>{MARK}()</script></svg>'))
print(scripts)
raise ValueError(scripts)
"""


class Running(HTMLParser):
    """Finds what a browser would run or load for the attacker."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._element = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element's attributes."""
        self._element = tag
        for name, value in attrs:
            text = (value or "").lower()
            is_script = name.startswith("on") or "javascript:" in text or name == "srcdoc"
            if MARK in text and (is_script or name == "src"):
                self.found.append(f"{tag} {name}={text}")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        del tag
        self._element = ""

    def handle_data(self, data: str) -> None:
        """Look at what stands in an element."""
        if self._element in {"script", "style"} and MARK in data:
            self.found.append(f"{self._element}: {data}")


def what_runs(page: str) -> list[str]:
    """Read a page as a browser does."""
    reader = Running()
    reader.feed(page)
    reader.close()
    return reader.found


@pytest.fixture(scope="module")
def pages(kernels: WarmKernels, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Grade a submission full of scripts, and draw Formgrader's page and the feedback."""
    del kernels  # skips where there is no sandbox
    root = make_graded_course(tmp_path_factory.mktemp("markup") / "course")
    notebook = sample_course.released_notebook(root)
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == WRITTEN_ID:
            cell.source = SCRIPTS
    notebook.cells[0].source += f"\n# {SCRIPTS}"
    answers = {"q1-clicked": f"<script>{MARK}()</script>"}
    hand_in(root, "mallory", SHOWING, answers, notebook)
    grade_assignment(root, ASSIGNMENT, workers=1)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "generate_feedback", ASSIGNMENT],
        cwd=root,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    (feedback,) = (root / "feedback").rglob("*.html")
    return {"Formgrader": _formgrader_page(root), "feedback": feedback.read_text(encoding="utf-8")}


def _formgrader_page(root: Path) -> str:
    """Draw the page as Formgrader's handler does."""
    from nbconvert.exporters import HTMLExporter
    from nbgrader.server_extensions.formgrader import handlers

    from ngos_and_co.grading.nbgrader_course import open_course

    config: Any = open_course(root).config.copy()
    config.HTMLExporter.template_name = "formgrade"
    config.HTMLExporter.setdefault("extra_template_basedirs", [handlers.template_path])
    resources = {
        "assignment_id": ASSIGNMENT,
        "notebook_id": "quiz-01",
        "submission_id": "1",
        "index": 0,
        "total": 1,
        "base_url": "",
        "student": "mallory",
        "last_name": "",
        "first_name": "",
        "notebook_path": "quiz-01.ipynb",
    }
    path = root / "autograded" / "mallory" / ASSIGNMENT / "quiz-01.ipynb"
    make: Any = HTMLExporter
    page, _ = make(config=config).from_filename(str(path), resources=resources)
    return str(page)


@pytest.mark.parametrize("page", ["Formgrader", "feedback"])
def test_nothing_of_a_submission_runs(pages: dict[str, str], page: str) -> None:
    assert MARK in pages[page]  # it is shown, as text
    assert what_runs(pages[page]) == []


@pytest.mark.parametrize(
    "text",
    [
        f"<script>{MARK}()</script>",
        f"<img src=x onerror={MARK}()>",
        f"<a href='javascript:{MARK}()'>x</a>",
        f"<svg onload={MARK}()>",
        f"<iframe srcdoc='{MARK}'>",
    ],
)
def test_this_test_would_notice_one_that_runs(text: str) -> None:
    assert what_runs(text)


def test_stock_nbconvert_would_run_them() -> None:
    from nbconvert.filters import markdown2html

    draw: Any = markdown2html
    assert what_runs(draw(SCRIPTS))
