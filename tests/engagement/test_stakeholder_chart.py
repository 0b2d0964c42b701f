import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.charts.drawing import drawn, refuse_small_text, specification
from ngos_and_co.engagement.stakeholder_chart import (
    CELL_HEIGHT,
    CELL_WIDTH,
    LONGEST_KEY,
    ROOM_IN_A_CELL,
    grid_alt_text,
    grid_figure,
    placed,
    stakeholder_grid,
)
from ngos_and_co.engagement.stakeholders import Stakeholder, StakeholderMap, ranked
from tests.engagement.plans import random_sections

DOT = 15


def drawing(stakeholder_map: StakeholderMap) -> str:
    return drawn(specification(stakeholder_grid(stakeholder_map)))


def somebody(number: int, power: int | None = 5, interest: int | None = 5) -> Stakeholder:
    return Stakeholder(f"Somebody {number}", "ally", power, interest, number % 5 - 2)


@pytest.mark.parametrize("count", range(1, ROOM_IN_A_CELL + 1))
@pytest.mark.parametrize("power", [1, 5])
def test_up_to_twelve_in_one_place_do_not_cover_each_other(count: int, power: int) -> None:
    dots = placed(somebody(number, power) for number in range(count))
    for one, other in itertools.combinations(dots, 2):
        across, up = (one.x - other.x) * CELL_WIDTH, (one.y - other.y) * CELL_HEIGHT
        assert math.hypot(across, up) >= DOT
    for each in dots:
        assert abs(each.x - 5) * CELL_WIDTH + DOT / 2 <= CELL_WIDTH / 2
        assert abs(each.y - power) * CELL_HEIGHT + DOT / 2 <= CELL_HEIGHT / 2


@given(st.lists(random_sections(Stakeholder), max_size=80))
def test_everybody_with_two_grades_has_a_place_and_the_number_of_the_table(
    everybody: list[Stakeholder],
) -> None:
    expected = {
        number: each
        for number, each in enumerate(ranked(everybody), 1)
        if each.power is not None and each.interest is not None
    }
    assert {each.number: each.stakeholder for each in placed(everybody)} == expected


def test_numbers_names_and_corners_are_drawn() -> None:
    workers = Stakeholder("Workers <in> the hall", "affected", 1, 5, 2)
    svg = drawing(StakeholderMap((somebody(1), workers)))
    for words in ("Work with", "Talk to first", "Watch", "1 Workers", "(affected)", "Somebody 1"):
        assert words in svg.replace("  ", " "), words


def test_with_very_many_the_names_are_in_the_table_alone() -> None:
    everybody = tuple(somebody(number, 1 + number % 5) for number in range(LONGEST_KEY + 1))
    assert "Somebody" not in drawing(StakeholderMap(everybody))
    assert "Somebody" in drawing(StakeholderMap(everybody[1:]))


def test_an_empty_map_can_be_drawn() -> None:
    assert drawing(StakeholderMap((somebody(1, None),))).startswith("<svg")


def test_it_can_be_read_on_a_phone() -> None:
    refuse_small_text(drawing(StakeholderMap(tuple(somebody(number) for number in range(12)))))


def test_the_alt_text_names_who_stands_in_each_corner() -> None:
    alt = grid_alt_text(StakeholderMap((somebody(1), somebody(2, 1, 1))))
    assert "Talk to first (high power, high interest): Somebody 1." in alt
    assert "Watch (low power, low interest): Somebody 2." in alt
    assert "Work with (low power, high interest): nobody." in alt


def test_a_notebook_gets_a_figure_with_alt_text_and_table() -> None:
    markup = grid_figure(StakeholderMap((somebody(1),))).markup
    assert 'alt="Grid of power and interest.' in markup
    assert "Somebody 1" in markup
    assert "Source: your own judgments in this plan." in markup
