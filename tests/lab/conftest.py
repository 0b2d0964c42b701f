"""One JupyterLab of a small course for all tests of a file, and a browser for it."""

import socket
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser

from ngos_and_co.lab.lab_server import LabServer, running
from ngos_and_co.lab.workspace import refresh_workspace
from tests.browser import open_browser
from tests.lab.small_course import OPT_IN, notebook, printing, text, write_small_course


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def small_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a course whose workspace also holds what did not come with it."""
    root = write_small_course(tmp_path_factory.mktemp("course"))
    refresh_workspace(root)
    strange = notebook([text("# From elsewhere"), printing()], OPT_IN)
    nbformat.write(strange, root / "workspace" / "from-elsewhere.ipynb")
    return root


@pytest.fixture(scope="module")
def lab(small_course: Path) -> Iterator[LabServer]:
    """Run the small course's JupyterLab as a trainee has it."""
    server = LabServer(small_course, free_port())
    with running(server):
        yield server


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with open_browser(chromium) as opened:
        yield opened
