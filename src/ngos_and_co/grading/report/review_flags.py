"""When somebody should look at a question, said in plain sentences.

The bars are rules of thumb, not laws: see Ebel and Frisbie, "Essentials of Educational Measurement" (1991),
for discrimination. A question that nearly all get right may be just as it should be, where all must know it.
"""

from collections.abc import Iterator

from ngos_and_co.grading.report.choices import Choices

FEWEST_TRAINEES = 10
"""With fewer, chance decides, and no question is flagged."""
TOO_EASY = 0.95
TOO_HARD = 0.30
LOW_DISCRIMINATION = 0.20


def review_flags(
    scored: int,
    difficulty: float | None,
    discrimination: float | None,
    choices: Choices | None,
) -> tuple[str, ...]:
    """Say why a question should be looked at.

    Parameters
    ----------
    scored : int
        Trainees whose answers have points.
    difficulty : float or None
        The mean share of the points.
    discrimination : float or None
        The corrected item-total correlation.
    choices : Choices or None

    Returns
    -------
    tuple of str
        Empty if nothing speaks against it, or there are too few trainees to tell.
    """
    if scored < FEWEST_TRAINEES:
        return ()
    return (
        *_on_difficulty(difficulty),
        *_on_discrimination(discrimination),
        *(_on_choices(choices) if choices and choices.answers >= FEWEST_TRAINEES else ()),
    )


def _on_difficulty(difficulty: float | None) -> Iterator[str]:
    if difficulty is None:
        return
    if difficulty > TOO_EASY:
        yield "Very easy: nearly everyone gets it right. Keep it if everyone must know this."
    elif difficulty < TOO_HARD:
        yield "Very hard: few get it right. Check the key, the wording, and whether a lesson teaches it."


def _on_discrimination(discrimination: float | None) -> Iterator[str]:
    if discrimination is None:
        return
    if discrimination < 0:
        yield (
            "Those who do well in the other questions do worse in this one. Check the key first, then "
            "whether the question can be read in two ways."
        )
    elif discrimination < LOW_DISCRIMINATION:
        yield (
            "It hardly tells apart those who do well from those who do not. Check whether it can be "
            "guessed, or tests something else."
        )


def _on_choices(choices: Choices) -> Iterator[str]:
    least = min(choices.keys, key=lambda choice: choice.count, default=None)
    for choice in choices.distractors:
        if least is not None and choice.count > least.count:
            yield (
                f"The wrong option {choice.option} is chosen more often ({choice.count}) than the right "
                f"{least.option} ({least.count}). Check the key and both texts."
            )
        elif choice.count == 0 and len(choices.options) > 2:
            yield f"Nobody chooses the option {choice.option}. Replace it by an error that people make."
