"""What a person does and sees in JupyterLab, for tests in a browser."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import attrs
from playwright.sync_api import Browser, Locator, Page, expect

from ngos_and_co.lab.lab_server import LabServer

READY_MILLISECONDS = 60_000


@attrs.define
class LabPage:
    """A browser's page with JupyterLab, and what went wrong in it."""

    page: Page
    lab: LabServer
    problems: list[str] = attrs.field(factory=list)

    def open(self, path: str, *, runs: bool = True) -> None:
        """Open one notebook, and nothing that an earlier visit had open."""
        self.page.goto(f"{self.lab.address}lab/tree/{path}?token={self.lab.token}&reset")
        self.wait_until_ready(runs=runs)

    def wait_until_ready(self, *, runs: bool = True) -> None:
        """Wait until the notebook in front has its kernel and, if it runs by itself, has run."""
        expect(self.cells.first).to_be_visible(timeout=READY_MILLISECONDS)
        idle = self.notebook.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")
        expect(idle).to_have_count(1, timeout=READY_MILLISECONDS)
        if runs:
            ready = self.page.locator(".jp-NotebookPanel.ngos-ready:visible")
            expect(ready).to_have_count(1, timeout=READY_MILLISECONDS)

    def start_again(self) -> None:
        """Press the button, and wait until the page is back."""
        self.page.get_by_text("Start again").click()
        expect(self.page.locator(".ngos-getting-ready:visible")).to_have_count(1)
        self.wait_until_ready()

    @property
    def notebook(self) -> Locator:
        """The notebook in front."""
        return self.page.locator(".jp-NotebookPanel:visible")

    @property
    def cells(self) -> Locator:
        """Its cells."""
        return self.notebook.locator(".jp-Cell")

    @property
    def questions(self) -> Locator:
        """Its questions, when they take answers."""
        return self.notebook.locator(".ngos-live")

    def press(self, *keys: str) -> None:
        """Press keys, as slowly as a person."""
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(60)

    def type(self, words: str) -> None:
        """Type words, as slowly as a person."""
        self.page.keyboard.type(words, delay=40)

    def answers(self) -> str:
        """Give all that the questions show as answered, in their order."""
        return str(
            self.page.evaluate(
                """() => [...document.querySelectorAll(".jp-NotebookPanel:not(.lm-mod-hidden) input")]
                .filter((input) => input.closest(".ngos-live"))
                .map((input) => ["radio", "checkbox"].includes(input.type)
                    ? (input.checked ? "x" : "-") : `[${input.value}]`).join("")"""
            )
        )


@contextmanager
def open_lab(
    browser: Browser, lab: LabServer, *, width: int = 1280, height: int = 800
) -> Iterator[LabPage]:
    """Open a page of a new visitor; errors and requests to other hosts are gathered."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = LabPage(context.new_page(), lab)
    own = re.compile(rf"(https?|ws)://127\.0\.0\.1:{lab.port}/|data:|blob:")

    def add_request(url: str) -> None:
        if not own.match(url):
            page.problems.append(f"asked another host: {url}")

    page.page.on("request", lambda request: add_request(request.url))
    page.page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.page.on(
        "console",
        lambda message: page.problems.append(message.text) if message.type == "error" else None,
    )
    try:
        yield page
    finally:
        context.close()
