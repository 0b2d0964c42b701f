"""The one file that holds a trainee's plan: versioned, written whole or not at all, never thrown away."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import attrs

from ngos_and_co.engagement.plan import SECTIONS, EngagementPlan, replace_section
from ngos_and_co.engagement.reading import FieldProblem, as_document, read_plan
from ngos_and_co.engagement.schema import VERSION
from ngos_and_co.files import write_atomically
from ngos_and_co.kept_file import KeptFile

PLAN_FILE_NAME = "plan.json"
PLAN_FOLDER = "my-plan"
"""Folder of a workspace that holds the plan: all lessons write to the same."""
WORKSPACE_SIGN = "start.ipynb"
PLAN_VARIABLE = "NGOS_AND_CO_PLAN"


class PlanFileError(OSError):
    """The plan cannot be read or saved; the message says why and what to do."""


class DamagedPlanFile(PlanFileError):  # noqa: N818
    """The file is there, but it is no valid plan.

    Attributes
    ----------
    readable : EngagementPlan
        What of it can be read.
    problems : tuple of FieldProblem
    """

    def __init__(
        self,
        message: str,
        readable: EngagementPlan | None = None,
        problems: tuple[FieldProblem, ...] = (),
    ) -> None:
        super().__init__(message)
        self.readable = readable or EngagementPlan()
        self.problems = problems


def find_plan_path(folder: Path) -> Path:
    """Say where the plan of somebody who works in a folder is.

    Parameters
    ----------
    folder : Path
        Where the notebook runs.

    Returns
    -------
    Path
        What the environment variable ``NGOS_AND_CO_PLAN`` says; else ``my-plan/plan.json`` of the
        workspace that the folder lies in; else ``plan.json`` in the folder itself.
    """
    told = os.environ.get(PLAN_VARIABLE)
    if told:
        return Path(told)
    folder = folder.absolute()
    for each in (folder, *folder.parents):
        if (each / WORKSPACE_SIGN).is_file():
            return each / PLAN_FOLDER / PLAN_FILE_NAME
    return folder / PLAN_FILE_NAME


@attrs.frozen
class PlanFile(KeptFile):
    """A plan on disk. Each section is saved alone, so that two open notebooks do not undo each other.

    Attributes
    ----------
    path : Path
    """

    what: ClassVar[str] = "a plan"
    not_saved: ClassVar[str] = "Your plan is not saved"
    again: ClassVar[str] = "try again"
    error: ClassVar[type[OSError]] = PlanFileError
    damaged: ClassVar[type[OSError]] = DamagedPlanFile

    def read(self) -> EngagementPlan:
        """Read the plan; an empty one if there is no file yet.

        Raises
        ------
        DamagedPlanFile
            If the file is no valid plan.
        PlanFileError
            If it cannot be read, or a newer version of the course wrote it.
        """
        text = self.read_text()
        return EngagementPlan() if text is None else _parse(text, self.path.name)

    def open(self) -> tuple[EngagementPlan, str | None]:
        """Read the plan, and set a damaged file aside.

        Returns
        -------
        plan : EngagementPlan
            Of a damaged file, what can be read.
        notice : str or None
            A sentence for the trainee if a damaged file was set aside.

        Raises
        ------
        PlanFileError
            As :meth:`read`, but for damage.
        """
        with self.locked():
            return self._open()

    def save(self, name: str, section: attrs.AttrsInstance) -> str | None:
        """Save one section, and leave all others as they are.

        Parameters
        ----------
        name : str
            A key of `SECTIONS`.
        section : object
            Of that class.

        Returns
        -------
        str or None
            A sentence for the trainee if a damaged file was found and set aside.

        Raises
        ------
        PlanFileError
            If it cannot be saved; the file is then as it was.
        """
        if not isinstance(section, SECTIONS[name]):
            raise TypeError(f"Section {name!r} is a {SECTIONS[name].__name__}.")
        with self.locked():
            plan, notice = self._open()
            self._write(replace_section(plan, name, section))
        return notice

    def _open(self) -> tuple[EngagementPlan, str | None]:
        try:
            return self.read(), None
        except DamagedPlanFile as error:
            try:
                aside = self.set_aside()
            except OSError as refused:
                raise PlanFileError(
                    f"{self.path.name} is damaged and cannot be set aside ({refused.strerror}). "
                    "Rename it yourself, then run the cell again."
                ) from None
            if error.problems:
                self._write(error.readable)
            return error.readable, (
                f"{error} The file is kept as {aside.name}. What can be read of it is here; "
                "look through your plan and fill in what is missing."
            )

    def _write(self, plan: EngagementPlan) -> None:
        document = {
            "version": VERSION,
            "saved": datetime.now(UTC).isoformat(timespec="seconds"),
            "plan": as_document(plan),
        }
        content = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        try:
            write_atomically(self.path, content.encode("utf-8"))
        except OSError as error:
            raise self.unwritten(error) from None


def _parse(text: str, name: str) -> EngagementPlan:
    try:
        document: Any = json.loads(text)
    except (ValueError, RecursionError):
        raise DamagedPlanFile(f"{name} is not JSON.") from None
    if not isinstance(document, Mapping) or "plan" not in document:
        raise DamagedPlanFile(f"{name} is JSON, but no plan.")
    version = document.get("version")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise PlanFileError(
            f"{name} was written by a newer version of the course. Install that version to go on."
        )
    plan, problems = read_plan(document["plan"])
    if version != VERSION or isinstance(version, bool):
        problems = (FieldProblem("version", "The version is missing."), *problems)
    if problems:
        raise DamagedPlanFile(
            f"{name} is damaged in {len(problems)} {'place' if len(problems) == 1 else 'places'}, "
            f"the first at '{problems[0].place}'.",
            plan,
            problems,
        )
    return plan
