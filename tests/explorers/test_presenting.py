import ipywidgets
import pytest

from ngos_and_co.explorers.presenting import ChoiceError, present
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE


def view(years: int) -> str:
    if years > 9:
        raise ChoiceError("More than 9 <years> cannot be shown.")
    return f"<p>{years} years</p>"


def controls() -> dict[str, ipywidgets.Widget]:
    return {"years": ipywidgets.IntSlider(min=0, max=20)}


def test_the_book_gets_the_fixed_view_and_no_widget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")

    def no_controls() -> dict[str, ipywidgets.Widget]:
        raise AssertionError("A static page has no controls.")

    shown = present(view, {"years": 3}, no_controls, "Three years")
    assert shown._repr_html_() == "<p>3 years</p>"
    assert repr(shown) == "Three years"


def test_a_control_begins_at_its_default_and_changes_the_view(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    slider, shown = present(view, {"years": 3}, controls, "Three years").children
    assert (slider.value, shown.value) == (3, "<p>3 years</p>")
    slider.value = 5
    assert shown.value == "<p>5 years</p>"


def test_what_cannot_be_shown_is_said_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    slider, shown = present(view, {"years": 3}, controls, "Three years").children
    slider.value = 10
    assert "More than 9 &lt;years&gt; cannot be shown." in shown.value
    assert 'role="alert"' in shown.value
