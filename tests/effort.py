"""How much a test does: a sample in ``make test``, the whole in ``make nightly``."""

import os


def effort(sample: int, whole: int) -> int:
    """Give the number of cases to try; ``NIGHTLY=1`` in the environment asks for the whole."""
    return whole if os.environ.get("NIGHTLY") == "1" else sample
