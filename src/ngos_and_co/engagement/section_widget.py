"""The form on one section of the plan: each change is saved at once, and the view below follows."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from ngos_and_co.engagement.fields import is_filled
from ngos_and_co.engagement.form import form_of, with_accepted
from ngos_and_co.engagement.law_of_situation import law_of
from ngos_and_co.engagement.plan import SECTIONS, TITLES, EngagementPlan, replace_section
from ngos_and_co.engagement.plan_file import DamagedPlanFile, PlanFile, PlanFileError
from ngos_and_co.engagement.plan_widget import (
    CONFLICT,
    ERROR,
    NONE,
    SAVED,
    PlanWidget,
    now,
    status_of,
)
from ngos_and_co.engagement.reading import FieldProblem, as_document, read_section
from ngos_and_co.engagement.situation import Situation

CHANGED_ELSEWHERE = (
    "Not saved: this part of your plan was changed in another window after you opened it here. "
    "'Read again' shows what is saved, in place of what you see here; 'Keep what is here' saves this."
)


class SectionWidget(PlanWidget):
    """A form on one section of a plan file.

    Parameters
    ----------
    name : str
        A key of `SECTIONS`.
    plan_file : PlanFile
    """

    def __init__(self, name: str, plan_file: PlanFile) -> None:
        self._section_class = SECTIONS[name]
        self._known: Any = self._section_class()
        super().__init__(name, TITLES[name], plan_file, form=form_of(self._section_class))
        self._read(attempt=0)

    def receive(self, message: dict[str, Any]) -> None:
        """Save what the page sends, or read the file again."""
        attempt = message.get("attempt")
        if not isinstance(attempt, int):
            return
        if message.get("ask") == "read":
            self._read(attempt)
        elif message.get("ask") == "save":
            values, accepted = message.get("values"), message.get("accepted")
            if isinstance(values, dict) and isinstance(accepted, dict):
                self._save(values, accepted, attempt, is_forced=message.get("forced") is True)

    def _read(self, attempt: int) -> None:
        try:
            plan, notice = self.plan_file.open()
        except PlanFileError as error:
            plan = replace_section(EngagementPlan(), self.name, self._known)
            status = status_of(ERROR, str(error), attempt=attempt)
        else:
            self._known = getattr(plan, self.name)
            state = SAVED if is_filled(self._known) else NONE
            status = status_of(
                state,
                notice or "",
                attempt=attempt,
                saved_at=self._saved_at(),
                remarks=self._remarks(),
            )
        with self.hold_sync():
            self.values = as_document(self._known)
            self.status = status
            self.revision += 1
            self.show(plan)

    def _save(
        self,
        values: dict[str, Any],
        accepted: Mapping[str, Any],
        attempt: int,
        *,
        is_forced: bool,
    ) -> None:
        section: Any
        section, refused = read_section(self._section_class, values, self.name)
        if refused:
            values = with_accepted(values, accepted, map(self._within, refused))
            section, remaining = read_section(self._section_class, values, self.name)
            if remaining:
                self.status = status_of(ERROR, remaining[0].message, attempt=attempt)
                return
        # Nothing may escape from here: an exception in a comm ends in a log that no trainee reads.
        try:
            if not is_forced and self._is_changed_elsewhere():
                self.status = status_of(CONFLICT, CHANGED_ELSEWHERE, attempt=attempt)
                return
            notice = self.plan_file.save(self.name, section)
            plan = self.plan_file.read()
        except PlanFileError as error:
            self.status = status_of(ERROR, str(error), attempt=attempt)
            return
        self._known = section
        with self.hold_sync():
            self.values = as_document(section)
            self.status = status_of(
                SAVED,
                notice or "",
                attempt=attempt,
                saved_at=now(),
                problems={self._within(each): each.message for each in refused},
                remarks=self._remarks(),
            )
        # The trainee learns first that it is saved; a chart may take a moment.
        self.show(plan)
        self.tell_others(plan, self.name)

    def _is_changed_elsewhere(self) -> bool:
        try:
            saved = getattr(self.plan_file.read(), self.name)
        except DamagedPlanFile:
            return False  # saving sets it aside and says so
        return bool(saved not in (self._known, self._section_class()))

    def _within(self, problem: FieldProblem) -> str:
        return problem.place.removeprefix(f"{self.name}.")

    def _remarks(self) -> dict[str, str]:
        """Say what the law finder cannot read; it is saved all the same."""
        if not isinstance(self._known, Situation):
            return {}
        return dict(law_of(self._known, date.today()).problems)

    def _saved_at(self) -> str:
        try:
            changed = self.plan_file.path.stat().st_mtime
        except OSError:
            return ""
        return datetime.fromtimestamp(changed, UTC).isoformat(timespec="seconds")
