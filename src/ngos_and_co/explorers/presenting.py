"""Put controls around a view, or show the view alone where outputs are static."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from ngos_and_co import charts
from ngos_and_co.output import is_static

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LABEL_WIDTH = "11rem"


class ChoiceError(ValueError):
    """What was chosen cannot be shown; the message is one sentence for the reader."""


def present(
    view: Callable[..., str],
    defaults: Mapping[str, Any],
    controls: Callable[[], Mapping[str, Any]],
    summary: str,
) -> Any:  # noqa: ANN401 (what a notebook shows: HTML, or widgets)
    """Show an explorer: controls that change its view in a live notebook, one fixed view elsewhere.

    Parameters
    ----------
    view : callable
        From plain values to HTML; may raise :class:`ChoiceError`, whose sentence is then shown in its place.
    defaults : mapping of str to object
        The values of the fixed view, by the view's parameters.
    controls : callable
        Makes one ipywidget for each parameter; asked only in a live notebook.
    summary : str
        What the fixed view shows, in plain text.

    Returns
    -------
    Html or ipywidgets.VBox
        The last child of the box is the view.
    """
    if is_static():
        return charts.Html(view(**defaults), summary)
    import ipywidgets

    made = controls()
    shown = ipywidgets.HTML()

    def show(_change: object = None) -> None:
        try:
            shown.value = view(**{name: control.value for name, control in made.items()})
        except ChoiceError as error:
            shown.value = f'<p class="ngos-problem" role="alert">{escape(str(error))}</p>'

    for name, control in made.items():
        control.value = defaults[name]
        control.style.description_width = LABEL_WIDTH
        control.layout.width = "100%"
        control.layout.max_width = "36rem"
        control.observe(show, names="value")
    show()
    return ipywidgets.VBox([*made.values(), shown])
