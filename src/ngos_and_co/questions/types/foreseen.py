"""What the types share whose answer is right or wrong as a whole, and whose mistakes can be foreseen."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any

from ngos_and_co.questions.markdown import block_html
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.reading import FieldError
from ngos_and_co.questions.remarks import Remark
from ngos_and_co.questions.wrong_answers import WrongAnswer

RIGHT, WRONG = "right", "wrong"


class ForeseesWrongAnswers(Question):
    """A question with feedback for ``right`` and ``wrong``, and for wrong answers that were foreseen.

    A right answer earns all; a foreseen wrong one what its author declared, any other nothing. A subclass
    declares the field ``wrong`` with the reader of its answers.
    """

    wrong: tuple[WrongAnswer, ...]

    def fitting_problems(self) -> Iterator[tuple[str, FieldError]]:
        """Yield also wrong answers that are right."""
        yield from super().fitting_problems()
        for each in self.wrong:
            if self.has_key and self._is_right_by_mistake(each):
                yield (
                    "wrong",
                    FieldError(f"The answer {each.answer!r} is right by the key.", "Take it out."),
                )

    def feedback_names(self) -> tuple[str, ...]:
        """Feedback may stand for a right and for a wrong answer."""
        return (RIGHT, WRONG)

    def remarks(self, answer: Any) -> tuple[Remark, ...]:  # noqa: ANN401
        """Tell what belongs to a right answer, to a foreseen wrong one, or to any other."""
        if self._is_right(answer):
            return self._feedback_remarks(RIGHT)
        foreseen = self._foreseen(answer)
        return (Remark(foreseen.feedback),) if foreseen else self._feedback_remarks(WRONG)

    def check_fields(self) -> Mapping[str, Any]:
        """Give also the wrong answers foreseen."""
        wrong = [
            {
                "key": self.as_json(each.answer),
                "feedback": block_html(each.feedback),
                "share": each.share,
            }
            for each in self.wrong
        ]
        return {**super().check_fields(), "wrong": wrong}

    def _share_right(self, answer: Any) -> float:  # noqa: ANN401
        if self._is_right(answer):
            return 1.0
        foreseen = self._foreseen(answer)
        return foreseen.share if foreseen else 0.0

    def _foreseen(self, answer: Any) -> WrongAnswer | None:  # noqa: ANN401
        return next((each for each in self.wrong if self._is_foreseen(answer, each)), None)

    def _is_right_by_mistake(self, wrong: WrongAnswer) -> bool:
        """Tell whether an answer that is declared wrong is right by the key."""
        return self._is_right(wrong.answer)

    @abstractmethod
    def _is_right(self, answer: Any) -> bool:  # noqa: ANN401
        """Tell whether an answer is right by the key."""

    @abstractmethod
    def _is_foreseen(self, answer: Any, wrong: WrongAnswer) -> bool:  # noqa: ANN401
        """Tell whether an answer is this wrong one."""
