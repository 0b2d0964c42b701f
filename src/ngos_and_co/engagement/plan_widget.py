"""What the planner's forms in JupyterLab share: the script, the view below, the other forms that are open."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.plan_file import PlanFile
from ngos_and_co.engagement.scripts import planner_script, planner_stylesheet
from ngos_and_co.engagement.views import VIEWS
from ngos_and_co.questions.messages import DEFAULT_LANGUAGE
from ngos_and_co.questions.widget import WIDGET_VIEW

NONE, SAVED, ERROR, CONFLICT = "none", "saved", "error", "conflict"


class PlanWidget(anywidget.AnyWidget):
    """One form of the planner.

    Parameters
    ----------
    name : str
        A key of `VIEWS`.
    title : str
    plan_file : PlanFile

    Attributes
    ----------
    form : list
        See :func:`ngos_and_co.engagement.form.form_of`; empty where there is nothing to fill in.
    values : dict
        The section as JSON.
    revision : int
        A new number makes the page show ``values`` in place of what is typed there.
    status : dict
        ``attempt`` that it answers, ``state``, ``message``, ``saved_at`` (ISO 8601, or empty), and by place
        ``problems`` (not saved) and ``remarks`` (saved).
    view : str
        HTML.
    """

    _esm = planner_script()
    _css = planner_stylesheet()
    language = traitlets.Unicode(DEFAULT_LANGUAGE).tag(sync=True)
    title = traitlets.Unicode().tag(sync=True)
    file = traitlets.Unicode().tag(sync=True)
    form: Any = traitlets.List().tag(sync=True)
    values = traitlets.Dict().tag(sync=True)
    revision = traitlets.Int(0).tag(sync=True)
    status = traitlets.Dict().tag(sync=True)
    view = traitlets.Unicode().tag(sync=True)

    def __init__(self, name: str, title: str, plan_file: PlanFile, **state: Any) -> None:  # noqa: ANN401
        self.name = name
        self.plan_file = plan_file
        path = plan_file.path
        super().__init__(title=title, file=f"{path.parent.name}/{path.name}", **state)
        self.on_msg(self._on_message)
        _open[path, name] = self

    def show(self, plan: EngagementPlan) -> None:
        """Draw the view of a plan."""
        self.view = VIEWS[self.name].draw(plan, date.today())

    def tell_others(self, plan: EngagementPlan, section: str) -> None:
        """Let the other forms on the same file follow a change of a section."""
        for (path, name), other in list(_open.items()):
            if (
                other is not self
                and path == self.plan_file.path
                and section in VIEWS[name].sections
            ):
                other.show(plan)

    def _repr_mimebundle_(self, **_options: Any) -> tuple[dict[Any, Any], dict[Any, Any]]:  # noqa: ANN401
        view = {"version_major": 2, "version_minor": 0, "model_id": self.model_id}
        text = f"{self.title}: run the notebook in JupyterLab to fill it in."
        return {WIDGET_VIEW: view, "text/plain": text}, {}

    def _on_message(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict):
            self.receive(content)

    def receive(self, message: dict[str, Any]) -> None:
        """Do what the page asks for."""
        raise NotImplementedError


_open: dict[tuple[Path, str], PlanWidget] = {}
"""The newest form on each part of a file; a cell that runs again replaces its own."""


def status_of(
    state: str,
    message: str = "",
    *,
    attempt: int = 0,
    saved_at: str = "",
    problems: dict[str, str] | None = None,
    remarks: dict[str, str] | None = None,
) -> dict[str, Any]:
    """Give what a widget tells the page about the state of the form."""
    return {
        "state": state,
        "message": message,
        "attempt": attempt,
        "saved_at": saved_at,
        "problems": problems or {},
        "remarks": remarks or {},
    }


def now() -> str:
    """Give the time of a save, ISO 8601 in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
