"""Colours and sizes that everybody can read, measured and not promised."""

import itertools

import pytest

from ngos_and_co.charts import HOUSE_CONFIG, HOUSE_WIDTH, PALETTE
from ngos_and_co.charts.theme import INK, PHONE_WIDTH, QUIET, SMALLEST_TEXT

Colour = tuple[float, float, float]
# Machado, Oliveira and Fernandes (2009), full dichromacy, on linear light.
SEEN_WITH = {
    "normal sight": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(hexadecimal: str) -> Colour:
    parts = [int(hexadecimal[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(linear(one)), luminance(linear(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: Colour) -> Colour:
    red, green, blue = (min(1.0, max(0.0, part)) for part in colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    fx, fy, fz = (
        part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def seen(hexadecimal: str, sight: str) -> Colour:
    colour = linear(hexadecimal)
    red, green, blue = (
        sum(weight * part for weight, part in zip(row, colour, strict=True))
        for row in SEEN_WITH[sight]
    )
    return lab((red, green, blue))


def test_the_measures_are_right_about_black_and_white() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert lab(linear("#ffffff")) == pytest.approx((100, 0, 0), abs=0.1)


@pytest.mark.parametrize("colour", PALETTE)
def test_a_colour_of_data_stands_out_from_the_paper(colour: str) -> None:
    assert contrast(colour, HOUSE_CONFIG["background"]) >= 3


@pytest.mark.parametrize("colour", [INK, QUIET])
def test_text_stands_out_from_the_paper(colour: str) -> None:
    assert contrast(colour, HOUSE_CONFIG["background"]) >= 4.5


def test_the_paper_stands_out_from_a_dark_page() -> None:
    assert contrast(HOUSE_CONFIG["background"], "#121212") >= 4.5


@pytest.mark.parametrize("sight", SEEN_WITH)
def test_any_two_colours_can_be_told_apart(sight: str) -> None:
    for one, other in itertools.combinations(PALETTE, 2):
        distance = (
            sum((a - b) ** 2 for a, b in zip(seen(one, sight), seen(other, sight), strict=True))
            ** 0.5
        )
        assert distance >= 25, (one, other, distance)


def test_text_is_large_enough_on_a_phone() -> None:
    sizes = [
        value
        for part in HOUSE_CONFIG.values()
        if isinstance(part, dict)
        for key, value in part.items()
        if key.lower().endswith("fontsize")
    ]
    assert min(sizes) * PHONE_WIDTH / HOUSE_WIDTH >= SMALLEST_TEXT
