"""A text with gaps to fill, typed or from menus."""

import html
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, ClassVar, TypeVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.folding import fold, is_accepted, read_accepted_forms
from ngos_and_co.questions.html_parts import BLANK
from ngos_and_co.questions.markdown import block_html, inline_html
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.policies import ALL_OR_NOTHING, SHARE_RIGHT, policy_reader
from ngos_and_co.questions.problems import InvalidAnswer, excerpt
from ngos_and_co.questions.reading import (
    TEXT,
    FieldError,
    by_name,
    field,
    read_identifier,
    read_text,
    read_texts,
    reads,
)
from ngos_and_co.questions.remarks import Remark, Verdict
from ngos_and_co.questions.types.choices import unknown_option_error
from ngos_and_co.questions.types.short import typed_text
from ngos_and_co.questions.wrong_answers import WrongAnswer, wrong_answers_reader

POLICIES = (SHARE_RIGHT, ALL_OR_NOTHING)
GAP = re.compile(r"\{([a-z][a-z0-9-]*)\}")
PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")

Value = TypeVar("Value")

Gaps = Mapping[str, tuple[str, ...] | None]
"""By gap: what its menu offers; None where the answer is typed."""


@reads(by_name({"anyOf": [{"type": "null"}, {"type": "array", "items": TEXT, "minItems": 2}]}))
def read_gaps(value: object) -> Gaps:
    """Read the gaps: each with the choices of its menu, or with nothing."""

    def read_choices(choices: object) -> tuple[str, ...] | None:
        if choices is None:
            return None
        texts = read_texts(choices)
        if len(texts) < 2:
            raise FieldError(
                "There is only one choice.", "Give at least two, or none: then it is typed."
            )
        if len({fold(text) for text in texts}) < len(texts):
            raise FieldError(
                "Two choices differ in case, accents or spaces alone.",
                "Make each choice different.",
            )
        return texts

    return _read_by_gap(value, read_choices)


@reads(by_name(read_accepted_forms.schema))
def read_gap_keys(value: object) -> Mapping[str, tuple[str, ...]]:
    """Read the accepted forms by gap."""
    return _read_by_gap(value, read_accepted_forms)


@reads({**by_name(read_accepted_forms.schema), "maxProperties": 1})
def read_one_gap(value: object) -> tuple[str, tuple[str, ...]]:
    """Read a wrong answer: one gap, and the forms of the mistake."""
    found = read_gap_keys(value)
    if len(found) != 1:
        raise FieldError("It speaks of more than one gap.", "Write one wrong answer for each gap.")
    return next(iter(found.items()))


def _read_by_gap(value: object, read: Callable[[object], Value]) -> Mapping[str, Value]:
    if not isinstance(value, dict) or not value:
        raise FieldError("It is not a list of gaps.", "Write lines like 'gap-1: the text'.")
    found = {}
    for name, each in value.items():
        try:
            found[read_identifier(name)] = read(each)
        except FieldError as error:
            raise FieldError(f"At {excerpt(name)}: {error.message}", error.mend) from None
    return found


@attrs.frozen(kw_only=True)
class ClozeQuestion(Question):
    """A text with gaps, written ``{gap}``; the answer is texts by gap, perhaps not yet for all.

    What fills a gap is compared as a short answer is, folded. A gap that holds a foreseen wrong answer earns
    the share that its author declared.
    """

    type_name: ClassVar[str] = "cloze"
    policies: ClassVar[tuple[str, ...]] = POLICIES

    text: str = field(read_text)
    gaps: Gaps = field(read_gaps)
    policy: str = field(policy_reader(POLICIES), default=SHARE_RIGHT)
    key: Mapping[str, tuple[str, ...]] | None = field(read_gap_keys, hidden=True, default=None)
    wrong: tuple[WrongAnswer, ...] = field(
        wrong_answers_reader(read_one_gap), hidden=True, default=()
    )

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also gaps, keys and wrong answers that do not belong together."""
        yield from super().fitting_problems()
        yield from self._text_problems()
        if self.key is not None:
            yield from self._key_problems(self.key)
        for each in self.wrong:
            yield from self._wrong_answer_problems(each)

    def _text_problems(self) -> Iterator[tuple[str, FieldError]]:
        named = GAP.findall(self.text)
        for name in self.gaps:
            if named.count(name) != 1:
                yield (
                    "text",
                    FieldError(
                        f"The gap {{{name}}} stands in the text {named.count(name)} times.",
                        "Write it once, in braces.",
                    ),
                )
        for name in sorted(set(named) - set(self.gaps)):
            yield (
                "gaps",
                FieldError(
                    f"The gap {{{name}}} of the text is not among the gaps.",
                    f"Add a line '{name}:', with choices or with nothing.",
                ),
            )

    def _key_problems(self, key: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, FieldError]]:
        for name in self.gaps:
            if name not in key:
                yield (
                    "key",
                    FieldError(f"The key says nothing of {excerpt(name)}.", "Add it to the key."),
                )
        for name, forms in key.items():
            if name not in self.gaps:
                yield "key", unknown_option_error(name, self.gaps)
                continue
            choices = self.gaps[name]
            for form in forms:
                if choices and not is_accepted(form, choices):
                    yield (
                        "key",
                        FieldError(
                            f"{excerpt(form)} is not one of the choices of the gap {excerpt(name)}.",
                            "Use the text of a choice.",
                        ),
                    )

    def _wrong_answer_problems(self, wrong: WrongAnswer) -> Iterator[tuple[str, FieldError]]:
        name, forms = wrong.answer
        if name not in self.gaps:
            yield "wrong", unknown_option_error(name, self.gaps)
        elif self.key and any(is_accepted(form, self.key.get(name, ())) for form in forms):
            yield (
                "wrong",
                FieldError(
                    f"The answer {forms[0]!r} to {excerpt(name)} is right by the key.",
                    "Take it out.",
                ),
            )
        if wrong.share and self.policy == ALL_OR_NOTHING:
            yield (
                "wrong",
                FieldError(
                    "A wrong answer earns a share, but the policy is all-or-nothing.",
                    "Leave the share out, or change the policy.",
                ),
            )

    def parse_answer(self, value: object) -> dict[str, str] | None:
        """Take texts by gap, in the order of the gaps; blank ones are not answered."""
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise InvalidAnswer(
                f"The answer to question {self.id} does not say what fills which gap."
            )
        for name in value:
            if not isinstance(name, str) or name not in self.gaps:
                raise InvalidAnswer(f"{excerpt(name)} is not a gap of question {self.id}.")
        filled = {name: typed_text(self.id, value[name]) for name in self.gaps if name in value}
        answer = {name: text for name, text in filled.items() if text is not None}
        for name, text in answer.items():
            choices = self.gaps[name]
            if choices and not is_accepted(text, choices):
                raise InvalidAnswer(
                    f"{excerpt(text)} is not one of the choices of a gap of question {self.id}."
                )
        return answer or None

    def feedback_names(self) -> tuple[str, ...]:
        """Each gap may have feedback of its own."""
        return tuple(self.gaps)

    def remarks(self, answer: Mapping[str, str]) -> tuple[Remark, ...]:
        """Tell of each gap how it stands, with its feedback or that of a foreseen mistake."""
        return tuple(
            self._remark(number, name, answer.get(name)) for number, name in enumerate(self.gaps, 1)
        )

    def _remark(self, number: int, name: str, text: str | None) -> Remark:
        general = self.feedback.get(name)
        if text is None:
            return Remark(general, Verdict.NOT_ANSWERED, f"({number}) {BLANK}")
        part = f"({number}) {html.escape(text)}"
        if self._is_right(name, text):
            return Remark(general, Verdict.RIGHT, part)
        foreseen = self._foreseen(name, text)
        if foreseen is None:
            return Remark(general, Verdict.WRONG, part)
        verdict = Verdict.PARTLY if foreseen.share else Verdict.WRONG
        return Remark(foreseen.feedback, verdict, part)

    def answer_html(self, answer: Mapping[str, str]) -> str:
        """Give the text, its gaps numbered and filled."""

        def fill(name: str) -> str:
            filled = answer.get(name)
            return f"<strong>{html.escape(filled)}</strong>" if filled else BLANK

        return self._text_html(fill)

    def key_html(self) -> str:
        """Fill each gap with its first accepted form; the others are variants of it."""
        if self.key is None:
            return super().key_html()
        return self.answer_html({name: forms[0] for name, forms in self.key.items()})

    def form_html(self, arrangement: Arrangement) -> str:
        """Give the text with gaps to write in, or with what there is to choose."""

        def draw(name: str) -> str:
            choices = self.gaps[name]
            if choices is None:
                return BLANK
            offered = " / ".join(html.escape(each) for each in arrangement.order(choices))
            return f"{BLANK} [{offered}]"

        return self._text_html(draw)

    def widget_fields(self, arrangement: Arrangement) -> Mapping[str, Any]:
        """Give the text in segments, and what the menus of its gaps offer."""
        gaps = {
            name: {"choices": list(arrangement.order(choices)) if choices else None}
            for name, choices in self.gaps.items()
        }
        return {"segments": list(self._segments()), "gaps": gaps}

    def check_fields(self) -> Mapping[str, Any]:
        """Give the accepted forms, and the wrong answers foreseen, by gap."""
        wrong = [
            {
                "gap": each.answer[0],
                "key": list(each.answer[1]),
                "feedback": block_html(each.feedback),
                "share": each.share,
            }
            for each in self.wrong
        ]
        key = {name: list(forms) for name, forms in (self.key or {}).items()}
        return {"key": key, "wrong": wrong}

    def _segments(self) -> Iterator[dict[str, str]]:
        # Cut before it is rendered, so that no tag is cut in two.
        for number, piece in enumerate(GAP.split(self.text)):
            if number % 2:
                yield {"gap": piece}
            elif piece:
                paragraphs = (inline_html(part) for part in PARAGRAPH.split(piece))
                yield {"html": "<br><br>".join(paragraphs)}

    def _text_html(self, fill: Callable[[str], str]) -> str:
        numbers = {name: number for number, name in enumerate(self.gaps, 1)}
        pieces = (
            f"({numbers[each['gap']]}) {fill(each['gap'])}" if "gap" in each else each["html"]
            for each in self._segments()
        )
        return f"<p>{''.join(pieces)}</p>"

    def _is_right(self, name: str, text: str) -> bool:
        return is_accepted(text, (self.key or {}).get(name, ()))

    def _foreseen(self, name: str, text: str) -> WrongAnswer | None:
        return next(
            (
                each
                for each in self.wrong
                if each.answer[0] == name and is_accepted(text, each.answer[1])
            ),
            None,
        )

    def _credit(self, name: str, text: str) -> float:
        if self._is_right(name, text):
            return 1.0
        foreseen = self._foreseen(name, text)
        return foreseen.share if foreseen else 0.0

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        credits_earned = [self._credit(name, text) for name, text in answer.items()]
        if self.policy == ALL_OR_NOTHING:
            return float(credits_earned.count(1.0) == len(self.gaps))
        return sum(credits_earned) / len(self.gaps)
