"""What test theory says of a set of scores. Pure functions of numbers; None where nothing can be said.

Sources: L. J. Cronbach, "Coefficient alpha and the internal structure of tests", Psychometrika 16 (1951);
D. G. Bonett, "Sample size requirements for testing and estimating coefficient alpha", Journal of Educational
and Behavioral Statistics 27 (2002), for the interval; R. L. Ebel and D. A. Frisbie, "Essentials of
Educational Measurement" (1991), for the corrected item-total correlation.
"""

import math
from collections.abc import Sequence

import attrs

NORMAL_QUANTILE = 1.959964
"""Of the normal distribution, for limits that hold 95 of 100 times."""
SPREAD_BY_ROUNDING = 1e-12
"""A variance below this comes from rounding: the values are the same."""


@attrs.frozen
class Reliability:
    """Cronbach's alpha with the limits between which it lies, 95 of 100 times.

    Attributes
    ----------
    alpha : float
        1 where all questions rank trainees alike, 0 where they have nothing in common; it may be negative.
    low, high : float or None
        None if there are too few trainees, or `alpha` is 1.
    trainees, questions : int
        How many it was worked out from.
    """

    alpha: float
    low: float | None
    high: float | None
    trainees: int
    questions: int


def mean(values: Sequence[float]) -> float | None:
    """Give the mean; None of nothing."""
    return math.fsum(values) / len(values) if values else None


def variance(values: Sequence[float]) -> float | None:
    """Give the sample variance; None of fewer than two values."""
    if len(values) < 2:
        return None
    middle = math.fsum(values) / len(values)
    return math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1)


def correlation(first: Sequence[float], second: Sequence[float]) -> float | None:
    """Give Pearson's correlation.

    Parameters
    ----------
    first, second : sequence of float
        Of the same length.

    Returns
    -------
    float or None
        From -1 to 1; None if there are fewer than three pairs, or one side does not vary.
    """
    if len(first) < 3:
        return None
    first_mean, second_mean = math.fsum(first) / len(first), math.fsum(second) / len(second)
    together = first_spread = second_spread = 0.0
    for one, other in zip(first, second, strict=True):
        one_off, other_off = one - first_mean, other - second_mean
        together += one_off * other_off
        first_spread += one_off * one_off
        second_spread += other_off * other_off
    if min(first_spread, second_spread) < SPREAD_BY_ROUNDING:
        return None
    return max(-1.0, min(1.0, together / math.sqrt(first_spread * second_spread)))


def item_rest_correlations(columns: Sequence[Sequence[float]]) -> list[float | None]:
    """Correlate each question with the sum of all others: the corrected item-total correlation.

    Parameters
    ----------
    columns : sequence of sequence of float
        Points, a column a question, all over the same trainees.
    """
    totals = [math.fsum(row) for row in zip(*columns, strict=True)]
    return [
        correlation(column, [total - own for total, own in zip(totals, column, strict=True)])
        for column in columns
    ]


def cronbach_alpha(columns: Sequence[Sequence[float]]) -> Reliability | None:
    """Tell how far the questions of a quiz measure one thing.

    Parameters
    ----------
    columns : sequence of sequence of float
        Points, a column a question, all over the same trainees.

    Returns
    -------
    Reliability or None
        None for fewer than two questions or trainees, and where all have the same total.
    """
    questions, trainees = len(columns), len(columns[0]) if columns else 0
    if questions < 2 or trainees < 2:
        return None
    total = variance([math.fsum(row) for row in zip(*columns, strict=True)]) or 0.0
    if total < SPREAD_BY_ROUNDING:
        return None
    parts = math.fsum(variance(column) or 0.0 for column in columns)
    alpha = questions / (questions - 1) * (1 - parts / total)
    low, high = _limits(alpha, questions, trainees)
    return Reliability(alpha, low, high, trainees, questions)


def _limits(alpha: float, questions: int, trainees: int) -> tuple[float | None, float | None]:
    if trainees < 3 or 1 - alpha < SPREAD_BY_ROUNDING:
        return None, None
    deviation = math.sqrt(2 * questions / ((questions - 1) * (trainees - 2)))
    factor = math.exp(NORMAL_QUANTILE * deviation)
    return 1 - (1 - alpha) * factor, 1 - (1 - alpha) / factor
