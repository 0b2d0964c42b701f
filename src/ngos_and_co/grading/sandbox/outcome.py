"""What came of running a trainee's notebook."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import attrs


class SandboxOutcome(StrEnum):
    """How a run ended. Only after `RAN` are there answers to score; the others are for a person."""

    RAN = "ran"
    """To the last cell; single cells may have raised errors, which stand in their outputs."""
    TIMED_OUT = "timed-out"
    LIMIT = "limit"
    """It used more than it may, and was ended."""
    BROKEN_OFF = "broken-off"
    """It ended its own process before its last cell."""
    UNAVAILABLE = "unavailable"
    """No code was run: there is no sandbox here."""


@attrs.frozen
class SandboxRun:
    """One run.

    Attributes
    ----------
    outcome : SandboxOutcome
    reason : str
        A sentence for the facilitator; empty where the notebook ran.
    document : mapping
        The notebook with the outputs of this run; those it was handed in with are gone.
    answers : mapping of str to object
        What this run handed over through ``answer()``, by question id: JSON values that a trainee chose,
        so still to be checked against the question.
    """

    outcome: SandboxOutcome
    reason: str
    document: Mapping[str, Any]
    answers: Mapping[str, Any] = attrs.field(factory=dict)
