import pytest

from ngos_and_co import data
from ngos_and_co.explorers import remedy_routes
from ngos_and_co.explorers.presenting import ChoiceError
from ngos_and_co.explorers.remedy_routes import DANGER, FACTS, WAITS, all_routes, routes, view
from ngos_and_co.output import STATIC_OUTPUT_VARIABLE


def titles(*facts: str) -> list[str]:
    return [route.title for route in routes(facts)]


def test_the_facts_of_the_table_are_those_of_the_form() -> None:
    needed = {fact for route in all_routes() for fact in route.needs}
    assert needed == set(FACTS)


def test_every_route_can_be_reached_and_only_with_all_its_facts() -> None:
    for route in all_routes():
        assert route in routes(route.needs)
        for fact in route.needs:
            others = set(FACTS) - {fact}
            assert route not in routes(others)


@pytest.mark.parametrize(
    ("facts", "first", "among"),
    [
        (
            ["danger", "unpaid"],
            "Get the person to safety",
            "A wage claim under national labour law",
        ),
        (
            ["unpaid", "no-right-to-stay", "subcontractor"],
            "Back pay from the employer",
            "Back pay from the contractors above",
        ),
        (["norway", "multinational"], "Request for information", "National Contact Point"),
        (["germany", "subcontractor"], "Complaint or application", "substantiated knowledge"),
        (["state-failed"], "European Court of Human Rights", "GRETA"),
    ],
)
def test_the_situations_of_the_lessons(facts: list[str], first: str, among: str) -> None:
    found = titles(*facts)
    assert first in found[0]
    assert any(among in title for title in found)


def test_pay_alone_does_not_open_the_directive_on_people_without_a_right_to_stay() -> None:
    assert not any("Back pay" in title for title in titles("unpaid", "subcontractor"))


def test_in_danger_what_the_company_learns_of_comes_last_and_waits() -> None:
    found = routes(FACTS)
    assert found[0].needs == {DANGER}
    through = [route.company_learns for route in found]
    assert through == sorted(through)
    markup = view(**dict.fromkeys(FACTS, True))
    assert markup.count(WAITS) == sum(through) > 3
    assert WAITS not in view(**{**dict.fromkeys(FACTS, True), DANGER: False})


def test_without_danger_the_order_is_that_of_the_table() -> None:
    safe = set(FACTS) - {DANGER}
    assert list(routes(safe)) == [route for route in all_routes() if DANGER not in route.needs]


def test_what_is_not_confirmed_or_not_yet_law_is_said() -> None:
    product = view(**{"eu-product": True})
    assert "Applies from: 2027-12-14" in product
    assert "Not confirmed: Whether the portal" in product
    assert "does not pay workers" in product
    assert "did not read it at its source" in view(**{"public-contract": True})


def test_every_confidence_has_its_words() -> None:
    assert {r["confidence"] for r in data.rows("remedy_routes")} <= set(
        remedy_routes.CONFIDENCE_WORDS
    )


def test_facts_that_open_no_route_get_an_answer() -> None:
    markup = view(subcontractor=True)
    assert "open none of our routes" in markup
    assert "<ol>" not in markup
    assert "Source" not in markup


def test_one_route_is_said_in_the_singular() -> None:
    assert "One route is worth a look" in view(norway=True)


@pytest.mark.parametrize(
    ("facts", "told"),
    [([], "No fact is chosen"), (["rich"], "no fact 'rich'")],
)
def test_a_choice_that_cannot_be_shown_is_told(facts: list[str], told: str) -> None:
    with pytest.raises(ChoiceError, match=told):
        routes(facts)


def test_the_table_has_a_row_for_each_route() -> None:
    found = routes(["norway", "france"])
    assert list(remedy_routes.table(found)["route"]) == [route.title for route in found]


def test_the_book_gets_a_fixed_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATIC_OUTPUT_VARIABLE, "static")
    markup = remedy_routes.explore()._repr_html_()
    assert "Begin with: Back pay from the employer" in markup
    assert "not legal advice" in markup


def test_a_tick_changes_what_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STATIC_OUTPUT_VARIABLE, raising=False)
    *ticks, shown = remedy_routes.explore().children
    ticks[0].value = True
    assert "Begin with: Get the person to safety" in shown.value
    for tick in ticks:
        tick.value = False
    assert "tick at least one" in shown.value
