import pytest

from ngos_and_co.explorers import law_finder
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE


def test_the_example_is_answered() -> None:
    markup = law_finder.view(**law_finder.defaults())
    assert "German LkSG</strong> Binds it, since 1 January 2024." in markup
    assert "no legal advice" in markup


def test_the_book_gets_a_fixed_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    assert "LkSG" in law_finder.explore()._repr_html_()


def test_a_field_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    box = law_finder.explore()
    *controls, shown = box.children
    fields = {control.description: control for control in controls}
    assert "German LkSG</strong> Binds it" in shown.value
    fields["Employees by country"].value = "DE: 999"
    fields["Employees worldwide"].value = "999"
    assert "German LkSG</strong> Does not bind it" in shown.value
    fields["Country of its seat"].value = "Atlantis"
    assert "The field &#x27;seat&#x27; is &#x27;Atlantis&#x27;" in shown.value


@pytest.mark.parametrize(
    ("texts", "said"),
    [({"turnover": "EUR -5"}, "less than 0"), ({"on": "soon"}, "The date is 'soon'")],
)
def test_what_cannot_be_used_is_told(texts: dict[str, str], said: str) -> None:
    with pytest.raises(ChoiceError, match=said):
        law_finder.view(**{"seat": "DE", **texts})


def test_what_is_typed_is_never_markup() -> None:
    assert "<script>" not in law_finder.view(name="<script>", seat="DE")
