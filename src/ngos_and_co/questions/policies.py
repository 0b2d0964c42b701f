"""The names of the rules by which an answer that is partly right earns points.

The names are shown to trainees in words, from the catalogue of messages.
"""

from ngos_and_co.questions.problems import excerpt
from ngos_and_co.questions.reading import FieldError, Reader, read_text, reads

RIGHT_MINUS_WRONG = "right-minus-wrong"
"""Right picks minus wrong picks, over the number of right options; never below 0."""
PER_OPTION = "per-option"
"""The share of options rightly picked or rightly left."""
SHARE_RIGHT = "share-right"
"""The share of parts (pairs, items, gaps) that are right."""
PAIRS_IN_ORDER = "pairs-in-order"
"""The share of all pairs of items that stand in the right order."""
ALL_OR_NOTHING = "all-or-nothing"


def policy_reader(policies: tuple[str, ...]) -> Reader[str]:
    """Make the reader of a ``policy`` field that may name one of these."""

    @reads({"enum": list(policies)})
    def read_policy(value: object) -> str:
        name = read_text(value)
        if name not in policies:
            raise FieldError(
                f"{excerpt(name)} is not a scoring policy of this type.",
                f"Use one of {', '.join(policies)}.",
            )
        return name

    return read_policy
