"""The form as the page gets it, and what stays of a value that is refused."""

import json
from typing import Any

import pytest

from ngos_and_co.engagement.fields import Kind, forms_of
from ngos_and_co.engagement.form import form_of, with_accepted
from ngos_and_co.engagement.plan import SECTIONS


@pytest.mark.parametrize("name", SECTIONS)
def test_every_field_of_a_section_is_in_its_form(name: str) -> None:
    form = form_of(SECTIONS[name])
    assert [each["name"] for each in form] == list(forms_of(SECTIONS[name]))
    assert all(each["label"] for each in form)
    assert json.loads(json.dumps(form)) == form


def test_each_kind_of_field_has_what_its_control_needs() -> None:
    stakeholders, relations = form_of(SECTIONS["stakeholders"])
    assert (stakeholders["one"], stakeholders["most"]) == ("Stakeholder", 80)
    fields = {each["name"]: each for each in stakeholders["row"]}
    assert fields["role"]["choices"][0] == ["decides", "Decides"]
    assert fields["position"]["choices"][0] == ["-2", "\u22122: works against it"]
    assert "choices" not in fields["name"]
    assert relations["row"][0]["names_of"] == "stakeholders"


def test_every_list_says_what_one_row_is_called() -> None:
    lists = [
        form
        for section in SECTIONS.values()
        for form in forms_of(section).values()
        if form.kind is Kind.ROWS
    ]
    assert len(lists) > 5
    assert all(each.one for each in lists)


def test_what_is_refused_gives_way_to_what_was_accepted() -> None:
    values = {"demand": "x", "steps": [{"what": "new", "by": "soon"}, {"what": "other"}]}
    accepted = {"demand": "old", "steps": [{"what": "first", "by": "2027-01-01"}, {}]}
    mended = with_accepted(values, accepted, ["steps.0.by", "steps.1.what", "demand"])
    assert mended == {"demand": "old", "steps": [{"what": "new", "by": "2027-01-01"}, {}]}
    assert values["steps"][0]["by"] == "soon", "what came in is as it was"  # type: ignore[index]


@pytest.mark.parametrize("accepted", [{}, {"steps": None}, {"steps": []}, {"steps": [3]}])
def test_what_was_never_accepted_is_left_out(accepted: dict[str, Any]) -> None:
    values = {"steps": [{"what": "new", "by": "soon"}]}
    assert with_accepted(values, accepted, ["steps.0.by"]) == {"steps": [{"what": "new"}]}


@pytest.mark.parametrize("place", ["nothing.0.by", "steps.7.by", "steps.x.by", "steps.0.by.deeper"])
def test_a_place_that_is_not_there_changes_nothing(place: str) -> None:
    values = {"steps": [{"what": "new", "by": "soon"}]}
    assert with_accepted(values, values, [place]) == values
