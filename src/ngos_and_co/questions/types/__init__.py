"""The types of questions, by the name that stands in a cell's ``type`` field."""

from collections.abc import Mapping
from types import MappingProxyType

from ngos_and_co.questions.model import Question
from ngos_and_co.questions.types.categorise import CategoriseQuestion
from ngos_and_co.questions.types.cloze import ClozeQuestion
from ngos_and_co.questions.types.matching import MatchingQuestion
from ngos_and_co.questions.types.multiple import MultipleQuestion
from ngos_and_co.questions.types.numeric import NumericQuestion
from ngos_and_co.questions.types.ordering import OrderingQuestion
from ngos_and_co.questions.types.plan import PlanQuestion
from ngos_and_co.questions.types.short import ShortQuestion
from ngos_and_co.questions.types.single import SingleQuestion
from ngos_and_co.questions.types.true_false import TrueFalseQuestion
from ngos_and_co.questions.types.value import ValueQuestion

QUESTION_TYPES: Mapping[str, type[Question]] = MappingProxyType(
    {
        question_type.type_name: question_type
        for question_type in (
            SingleQuestion,
            MultipleQuestion,
            TrueFalseQuestion,
            NumericQuestion,
            ShortQuestion,
            MatchingQuestion,
            OrderingQuestion,
            CategoriseQuestion,
            ClozeQuestion,
            ValueQuestion,
            PlanQuestion,
        )
    }
)
