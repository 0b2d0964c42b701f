"""A panel on the whole plan: nothing is filled in there; its buttons do something with what is on disk."""

from typing import Any

from ngos_and_co.engagement.plan_file import PlanFile, PlanFileError
from ngos_and_co.engagement.plan_widget import ERROR, NONE, PlanWidget, status_of


class ReadingWidget(PlanWidget):
    """A panel that reads a plan file.

    Parameters
    ----------
    name : str
        A key of `VIEWS`.
    title : str
    plan_file : PlanFile
    """

    def __init__(self, name: str, title: str, plan_file: PlanFile) -> None:
        super().__init__(name, title, plan_file)
        self._read(attempt=0)

    def receive(self, message: dict[str, Any]) -> None:
        """Read the file again, or do what a button asks for."""
        if message.get("ask") == "read" and isinstance(message.get("attempt"), int):
            self._read(message["attempt"])
        elif (reply := self.act(message)) is not None:
            self.send(reply)

    def act(self, message: dict[str, Any]) -> dict[str, Any] | None:
        """Do what a button asks for.

        Returns
        -------
        dict or None
            ``said`` or ``error``, a sentence, and what else the page needs; None if nothing was asked.
        """
        raise NotImplementedError

    def _read(self, attempt: int) -> None:
        try:
            plan, notice = self.plan_file.open()
        except PlanFileError as error:
            self.status = status_of(ERROR, str(error), attempt=attempt)
            return
        with self.hold_sync():
            self.status = status_of(NONE, notice or "", attempt=attempt)
            self.revision += 1
            self.show(plan)
