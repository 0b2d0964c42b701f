"""The engagement plan as an answer: what is complete in it is scored, how good it is a person says."""

import html
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

import attrs

from ngos_and_co.questions.arrangement import Arrangement
from ngos_and_co.questions.messages import words
from ngos_and_co.questions.model import Question
from ngos_and_co.questions.problems import InvalidAnswer
from ngos_and_co.questions.reading import FieldError, field, read_texts, reads
from ngos_and_co.questions.remarks import Remark, Verdict

if TYPE_CHECKING:
    from ngos_and_co.engagement import EngagementPlan

# The planner is imported where a plan is met: a quiz has none, and starts faster without it.


@reads({"type": "array", "items": {"type": "string"}, "minItems": 1, "uniqueItems": True})
def read_sections(value: object) -> tuple[str, ...]:
    """Read names of a plan's sections."""
    from ngos_and_co.engagement.plan import SECTIONS

    names = read_texts(value)
    unknown = [name for name in names if name not in SECTIONS]
    if unknown or len(set(names)) < len(names):
        wrong = ", ".join(unknown) or "one of them twice"
        raise FieldError(f"It names {wrong}.", f"Name sections of a plan: {', '.join(SECTIONS)}.")
    return names


@attrs.frozen(kw_only=True)
class PlanQuestion(Question):
    """A plan made with the planner; each section that lacks nothing earns the same share.

    Attributes
    ----------
    key : tuple of str
        The sections that must be complete.
    """

    type_name: ClassVar[str] = "plan"

    key: tuple[str, ...] | None = field(read_sections, hidden=True, default=None)

    def from_kernel(self, value: object) -> object:
        """Leave it: a plan is read section by section, and what is none is told there."""
        return value

    def parse_answer(self, value: object) -> "EngagementPlan | None":
        """Take a plan as JSON holds it; an empty plan is no answer."""
        from ngos_and_co.engagement.plan import EngagementPlan
        from ngos_and_co.engagement.reading import read_plan

        if value is None:
            return None
        plan, problems = read_plan(value)
        if problems:
            raise InvalidAnswer(
                f"The answer to question {self.id} is no valid plan: {problems[0].message}"
            )
        return None if plan == EngagementPlan() else plan

    def feedback_names(self) -> tuple[str, ...]:
        """Give the sections that count; what is said to one is told where it is not complete."""
        return self.key or ()

    def remarks(self, answer: "EngagementPlan") -> tuple[Remark, ...]:
        """Say of each section whether it is complete, and if not, what it lacks."""
        from ngos_and_co.engagement.plan import TITLES

        lacking = _lacking(answer)
        told = []
        for name in self.key or ():
            verdict = Verdict.WRONG if name in lacking else Verdict.RIGHT
            told.append(
                Remark(
                    self.feedback.get(name) if name in lacking else None,
                    verdict,
                    html.escape(TITLES[name]),
                )
            )
            told += [Remark(part_html=html.escape(each)) for each in lacking.get(name, ())]
        return tuple(told)

    def answer_html(self, answer: "EngagementPlan") -> str:
        """Write the whole plan out, so that it can be graded."""
        from ngos_and_co.engagement.plan_html import plan_html

        return plan_html(answer)

    def key_html(self) -> str:
        """Name the sections that must be complete."""
        from ngos_and_co.engagement.plan import TITLES

        names = "; ".join(html.escape(TITLES[name]) for name in self.key or ())
        return f"<p>{names}</p>" if self.has_key else super().key_html()

    def form_html(self, arrangement: Arrangement) -> str:  # noqa: ARG002
        """Say how it is answered."""
        return f"<p>{html.escape(words()['handOverPlan'])}</p>"

    def check_fields(self) -> Mapping[str, Any]:
        """Keep the key from the page: only Python knows when a plan is complete."""
        return {"key": None}

    def as_json(self, answer: Any) -> Any:  # noqa: ANN401
        """Give a plan as JSON has it."""
        from ngos_and_co.engagement.reading import as_document

        if answer is None or isinstance(answer, tuple):  # not answered, or the key
            return super().as_json(answer)
        return as_document(answer)

    def saved_message(self, answer: "EngagementPlan") -> str:
        """Say in short whose plan was handed over, and how much it lacks."""
        missing = sum(len(each) for each in _lacking(answer).values())
        company = answer.situation.company or words()["planWithoutCompany"]
        return words()["planInShort"].format(company=company, missing=missing)

    def _share_right(self, answer: "EngagementPlan") -> float:
        lacking = _lacking(answer)
        key = self.key or ()
        return sum(name not in lacking for name in key) / len(key)


def _lacking(plan: "EngagementPlan") -> Mapping[str, list[str]]:
    from ngos_and_co.engagement.completeness import gaps

    lacking: dict[str, list[str]] = {}
    for gap in gaps(plan):
        lacking.setdefault(gap.section, []).append(gap.message)
    return lacking
