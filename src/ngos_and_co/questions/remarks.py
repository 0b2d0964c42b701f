"""What an answer, or a part of it, is told once it is graded."""

import enum

import attrs


class Verdict(enum.Enum):
    """How a part of an answer stands; the value is its name in the catalogue of messages."""

    RIGHT = "right"
    PARTLY = "partly"
    WRONG = "wrong"
    MISSED = "missed"
    NOT_ANSWERED = "notAnsweredGraded"


@attrs.frozen
class Remark:
    """One thing to say about an answer.

    Attributes
    ----------
    feedback : str or None
        What the author says to it, in Markdown.
    verdict : Verdict or None
        None where the remark is about the whole answer, whose verdict stands above it.
    part_html : str or None
        Names the part of the answer that is spoken of, or says how the whole differs.
    """

    feedback: str | None = None
    verdict: Verdict | None = None
    part_html: str | None = None
