"""How a question is worded: the rules of item writing that a program can see, one question at a time.

The rules are those of Haladyna, Downing and Rodriguez, 'A Review of Multiple-Choice Item-Writing Guidelines
for Classroom Assessment', Applied Measurement in Education 15 (2002), as far as they show in the text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from ngos_and_co.notebooks.checks.content import CourseContent
from ngos_and_co.questions import Problem, Question
from ngos_and_co.questions.types.assigning import AssigningQuestion
from ngos_and_co.questions.types.ordering import OrderingQuestion

CATCH_ALL_OPTION = re.compile(
    r"(?:all|none|both|neither|any) (?:of|one of) (?:the |these|those|them|above)"
    r"(?:options |answers |statements )?(?:above|options|answers|statements)?",
)
CATCH_ALL_FORMS = frozenset({"all are right", "none is right", "none are right", "all the above"})
LONGEST_TO_SHORTEST = 3.0
"""How many times as long as the shortest option the longest may be."""
SHORT_OPTION = 12
"""Characters; among options shorter than this, a difference in length gives nothing away."""

QUOTATION = re.compile(r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
VERB = "is|are|do|does|did|was|were|can|could|must|should|would|has|have"
NEGATIVE = rf"not|never|except|cannot|(?:{VERB})n['’]t"
# A negative belongs to the question itself when it stands right after the verb: a clause that tells of
# somebody ('a worker who does not answer') is another matter.
ASKS_FOR_THE_WRONG = re.compile(
    r"^(?:\w+[ ,]+){0,3}?(?:which|what|who|whom|where|when|how)\b"
    r"(?:(?!\b(?:who|that|which|if|when|because|whether)\b)[^,;:?])*?"
    rf"(?:\b(?:{VERB}|may|will)\s+(?:\w+\s+){{0,3}}?)?"
    rf"(?P<mark>[*_]{{0,2}})\b(?P<word>{NEGATIVE})\b",
    re.IGNORECASE,
)
ANY_NEGATIVE = re.compile(
    rf"\b(?:{NEGATIVE}|no|none|nobody|nothing|neither|nor|without)\b", re.IGNORECASE
)
HARMLESS_NEGATIVE = re.compile(
    r"\b(?:whether or not|if not|not only|not yet|no longer|true or false|or not)\b", re.IGNORECASE
)
NEGATIVES_TOO_MANY = 2
LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def item_writing_problems(content: CourseContent) -> Iterator[Problem]:
    """Yield what in the wording of a question confuses, or gives the key away."""
    for notebook in content.notebooks:
        for cell in notebook.questions:
            place = notebook.place_of(cell.index)
            yield from _option_problems(place, list(options_of(cell.question).values()))
            yield from _stem_problems(place, cell.question)
            yield from _giveaway_problems(place, cell.question)


def options_of(question: Question) -> Mapping[str, str]:
    """Give the options of a choice by id; none for a question that offers none."""
    options: Mapping[str, str] = getattr(question, "options", {})
    return options


def _option_problems(place: str, options: Sequence[str]) -> Iterator[Problem]:
    for text in options:
        plain = text.strip(" .*_").lower()
        if plain in CATCH_ALL_FORMS or CATCH_ALL_OPTION.fullmatch(plain):
            yield Problem(place, "option-form", f"An option says {text!r}.", "Name what is meant.")
    lengths = [len(text) for text in options]
    if lengths and max(lengths) > LONGEST_TO_SHORTEST * max(min(lengths), SHORT_OPTION):
        yield Problem(
            place,
            "option-length",
            "One option is more than three times as long as another.",
            "Make the options alike in length.",
        )


def _stem_problems(place: str, question: Question) -> Iterator[Problem]:
    for sentence in asking_sentences(question.prompt):
        if negatives_in(sentence) >= NEGATIVES_TOO_MANY:
            yield Problem(
                place,
                "stem-double-negative",
                f"Its question denies twice: {sentence!r}.",
                "Ask for what is so.",
                "prompt",
            )
        elif negative := plain_negative(sentence):
            yield Problem(
                place,
                "stem-negative",
                f"Its question asks for what is wrong, by a plain {negative!r} that is easily overlooked.",
                f"Ask for what is right, or emphasise the word: **{negative.lower()}**.",
                "prompt",
            )


def _giveaway_problems(place: str, question: Question) -> Iterator[Problem]:
    if isinstance(question, OrderingQuestion):
        if tuple(question.items) == question.key and not question.shuffle:
            yield Problem(
                place,
                "giveaway-order",
                "Its items stand in the right order already.",
                "Write them in another order, or add 'shuffle: true'.",
                "items",
            )
    elif isinstance(question, AssigningQuestion) and question.key is not None:
        for part, word in shared_words(question.parts, question.choices, question.key):
            yield Problem(
                place,
                "giveaway-word",
                f"The word {word!r} stands in {question.parts[part]!r} and in its answer alone.",
                "Use another word in one of the two.",
            )


def shared_words(
    parts: Mapping[str, str], choices: Mapping[str, str], key: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield each part that names its own answer by a word, and the word.

    A word gives something away if it has letters enough to carry meaning, and stands in no other answer.
    """
    for part, choice in key.items():
        others = {
            word for name, text in choices.items() if name != choice for word in long_words(text)
        }
        own = set(long_words(choices[choice])) - others
        if found := next((word for word in long_words(parts[part]) if word in own), None):
            yield part, found


def long_words(text: str) -> list[str]:
    """Give a text's words of five letters or more, in lower case."""
    return LONG_WORD.findall(text.lower())


def asking_sentences(prompt: str) -> Iterator[str]:
    """Yield the sentences of a prompt's last paragraph that ask, without what they quote.

    Parameters
    ----------
    prompt : str
        Markdown; its last paragraph asks, and what stands before it describes.
    """
    last = prompt.strip().rsplit("\n\n", 1)[-1]
    # A sentence that ends within the quotation ends where the quotation does.
    unquoted = QUOTATION.sub(
        lambda quoted: f"…{quoted[0][-2]}" if quoted[0][-2] in ".!?" else "…",
        " ".join(last.split()),
    )
    yield from (part for part in SENTENCE_END.split(unquoted) if part.endswith("?"))


def plain_negative(sentence: str) -> str | None:
    """Give the word by which a question asks for what is wrong; None if there is none, or it stands out.

    Examples
    --------
    >>> plain_negative("Which of these is not a means?")
    'not'
    >>> plain_negative("Which of these is **not** a means?")
    >>> plain_negative("What do you write about a worker who does not answer?")
    """
    match = ASKS_FOR_THE_WRONG.search(HARMLESS_NEGATIVE.sub("", sentence))
    if match is None or match["mark"] or match["word"].isupper():
        return None
    return match["word"]


def negatives_in(sentence: str) -> int:
    """Count the negatives of a sentence, emphasised ones too."""
    return len(ANY_NEGATIVE.findall(HARMLESS_NEGATIVE.sub("", sentence)))
