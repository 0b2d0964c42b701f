"""Fold what does not count when texts are compared: case, accents, spaces."""

import re
import unicodedata

from ngos_and_co.questions.problems import excerpt
from ngos_and_co.questions.reading import FieldError, read_texts, reads

STROKED_LETTERS = str.maketrans("łøđħŧı", "lodhti")
"""Letters whose stroke Unicode does not take for an accent, but a typist in a hurry does."""

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Control characters and halves of surrogate pairs: no keyboard types them, and no page can hold them."""


def fold(text: str) -> str:
    """Fold what does not count in a short answer: case, accents, outer and doubled spaces."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(letters.translate(STROKED_LETTERS).split())


def is_accepted(text: str, forms: tuple[str, ...]) -> bool:
    """Tell whether a text is one of the accepted forms, once both are folded."""
    return fold(text) in {fold(form) for form in forms}


@reads(read_texts.schema)
def read_accepted_forms(value: object) -> tuple[str, ...]:
    """Read one accepted form or a list of them; of each something must be left to compare."""
    forms = read_texts(value)
    for form in forms:
        if not fold(form):
            raise FieldError(
                f"Of the accepted form {excerpt(form)} no letter is left.", "Write a word."
            )
    return forms
