"""A question as Moodle sees it, which its two formats, Moodle XML and GIFT, only spell differently."""

import enum
from fractions import Fraction

import attrs


class Kind(enum.StrEnum):
    """Moodle's types of questions that ours can become; the values are its own names."""

    CHOICE = "multichoice"
    TRUE_FALSE = "truefalse"
    SHORT = "shortanswer"
    NUMERIC = "numerical"
    MATCHING = "matching"
    ORDERING = "ordering"
    CLOZE = "cloze"


ANYTHING = "*"
"""The answer of a short or numeric question that stands for every other one."""


@attrs.frozen
class MoodleAnswer:
    """One answer that Moodle knows to a question.

    Attributes
    ----------
    text : str
        HTML for a choice and an item to order; plain for a short, a numeric and a true-false answer.
    share : float
        Of the points, from -1 to 1.
    feedback : str
        HTML.
    tolerance : float
        Of a numeric answer.
    """

    text: str
    share: float
    feedback: str = ""
    tolerance: float = 0.0


@attrs.frozen
class MoodlePair:
    """A line of a matching question; without a left side its right side is a distractor.

    Attributes
    ----------
    left : str
        HTML.
    right : str
        Plain, for Moodle shows it in a menu.
    """

    left: str
    right: str


@attrs.frozen(kw_only=True)
class MoodleQuestion:
    """A question with all that Moodle XML holds of it.

    Attributes
    ----------
    kind : Kind
    name : str
        Shown to teachers in the question bank.
    text : str
        HTML; for a cloze with its gaps in Moodle's notation.
    id_number : str
        Empty if it has none.
    points : float
    answers : tuple of MoodleAnswer
    pairs : tuple of MoodlePair
    explanation : str
        HTML; Moodle calls it general feedback.
    right, wrong : str
        HTML; feedback on the whole.
    single : bool
        For a choice: whether only one may be chosen.
    shuffle : bool
    unit : str
    in_pairs : bool
        For an order: whether it is scored by pairs, and not as a whole.
    hints : tuple of str
        HTML.
    tags : tuple of str
    """

    kind: Kind
    name: str
    text: str
    id_number: str = ""
    points: float = 1.0
    answers: tuple[MoodleAnswer, ...] = ()
    pairs: tuple[MoodlePair, ...] = ()
    explanation: str = ""
    right: str = ""
    wrong: str = ""
    single: bool = True
    shuffle: bool = False
    unit: str = ""
    in_pairs: bool = True
    hints: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


# Moodle refuses an answer whose share is not in its list (question_bank::fraction_options_full).
GRADES = sorted(
    {
        Fraction(0),
        Fraction(1),
        *(Fraction(1, n) for n in range(2, 11)),
        *(Fraction(n, 10) for n in (3, 4, 6, 7, 8, 9)),
        *(Fraction(2, 3), Fraction(3, 4), Fraction(5, 6), Fraction(1, 20)),
    }
)


def nearest_grade(share: float) -> float:
    """Give the share in Moodle's list that is nearest, with its sign and seven decimals."""
    nearest = min(GRADES, key=lambda grade: abs(float(grade) - abs(share)))
    return round(float(nearest) * (-1 if share < 0 else 1), 7)
