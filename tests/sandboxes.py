"""A sandbox for tests, and notebooks to run in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from ngos_and_co.grading.sandbox import (
    SandboxLimits,
    SandboxOutcome,
    SandboxRun,
    WarmKernels,
    warm_kernels,
)

INSTALL_BUBBLEWRAP = "apt-get install bubblewrap (Debian, Ubuntu)"
SMALL = SandboxLimits(
    wall_seconds=30,
    cpu_seconds=30,
    memory_bytes=256 << 20,
    threads=16,
    disk_bytes=8 << 20,
    file_bytes=4 << 20,
    output_bytes=500_000,
    answers_bytes=100_000,
)
"""Of what an attack can use up, so that a test cannot hurt the machine it runs on."""


def notebook_of(*sources: str) -> dict[str, Any]:
    """Make a notebook of code cells."""
    cells = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for number, source in enumerate(sources)
    ]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def printed(run: SandboxRun) -> str:
    """Give all that a run printed."""
    return "".join(
        output["text"]
        for cell in run.document["cells"]
        for output in cell.get("outputs", ())
        if output["output_type"] == "stream"
    )


def errors(run: SandboxRun) -> list[str]:
    """Give the names of the errors that cells raised."""
    return [
        output["ename"]
        for cell in run.document["cells"]
        for output in cell.get("outputs", ())
        if output["output_type"] == "error"
    ]


@contextmanager
def required_kernels(empty_folder: Path) -> Iterator[WarmKernels]:
    """Give warm kernels; skips where there is no sandbox, or fails where ``REQUIRE_SANDBOX=1``."""
    with warm_kernels(unconfined=False) as kernels:
        run = kernels.run(notebook_of(), empty_folder, SMALL)
        if run.outcome is SandboxOutcome.UNAVAILABLE:
            message = f"{run.reason} For these tests: {INSTALL_BUBBLEWRAP}."
            if os.environ.get("REQUIRE_SANDBOX") == "1":
                pytest.fail(message)
            pytest.skip(message)
        yield kernels
