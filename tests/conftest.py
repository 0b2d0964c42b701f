"""What all tests share: where the course is, and a browser if there is one."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from ngos_and_co.grading.sandbox import WarmKernels
from tests.sandboxes import required_kernels

INSTALL_CHROMIUM = "apt-get install chromium (Debian), or brew install --cask chromium (macOS)"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

# A slow machine is no failure; CI says with each failure how to run the example again.
settings.register_profile("course", deadline=None, print_blob=True)
settings.load_profile("course")


def find_chromium() -> str | None:
    """Find the system's Chromium; ``CHROMIUM`` in the environment comes first."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a Chromium; skips the test where there is none, or fails it where one is required."""
    path = find_chromium()
    if path is None:
        message = f"No Chromium was found. Install one: {INSTALL_CHROMIUM}."
        if os.environ.get("REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def course_root() -> Path:
    """Give the repository's own course."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def kernels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WarmKernels]:
    """Give kernels in a sandbox; skips the test where there is none, or fails it where one is required."""
    with required_kernels(tmp_path_factory.mktemp("empty")) as kernels:
        yield kernels
