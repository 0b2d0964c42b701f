"""Reading a plan collects every problem, keeps what can be read, and refuses what the schema refuses."""

import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ngos_and_co.engagement.fields import LONGEST_LINE, LONGEST_TEXT, MOST_ROWS
from ngos_and_co.engagement.plan import EngagementPlan
from ngos_and_co.engagement.reading import as_document, read_plan
from ngos_and_co.engagement.schema import VERSION, plan_schema
from tests.engagement.plans import complete_plan, random_plans

WRONG: dict[str, tuple[Any, str, str]] = {
    "a text that is a number": ({"situation": {"company": 7}}, "situation.company", "not a text"),
    "a long line": (
        {"situation": {"company": "x" * (LONGEST_LINE + 1)}},
        "situation.company",
        "Shorten",
    ),
    "a long text": (
        {"situation": {"what_happened": "x" * (LONGEST_TEXT + 1)}},
        "situation.what_happened",
        "Shorten",
    ),
    "an unprintable sign": ({"situation": {"company": "a\x00b"}}, "situation.company", "printed"),
    "half a surrogate pair": ({"situation": {"company": "\ud800"}}, "situation.company", "printed"),
    "no choice": ({"situation": {"link": "guilty"}}, "situation.link", "choose one"),
    "a choice that is a list": ({"situation": {"link": ["cause"]}}, "situation.link", "choose one"),
    "a grade above": (
        {"risks": {"risks": [{"severity": 6}]}},
        "risks.risks.0.severity",
        "from 1 to 5",
    ),
    "a grade that is a flag": (
        {"risks": {"risks": [{"severity": True}]}},
        "risks.risks.0.severity",
        "from 1 to 5",
    ),
    "a grade in part": (
        {"risks": {"risks": [{"severity": 2.5}]}},
        "risks.risks.0.severity",
        "from 1 to 5",
    ),
    "no day": ({"action": {"steps": [{"by": "May"}]}}, "action.steps.0.by", "2027-03-31"),
    "a day that is a number": ({"action": {"steps": [{"by": 5}]}}, "action.steps.0.by", "2027"),
    "less than nothing": (
        {"action": {"budget": [{"euros": -1}]}},
        "action.budget.0.euros",
        "from 0",
    ),
    "no number": (
        {"action": {"budget": [{"euros": float("nan")}]}},
        "action.budget.0.euros",
        "number of euros",
    ),
    "rows that are a text": ({"risks": {"risks": "none"}}, "risks.risks", "not a list"),
    "too many rows": (
        {"risks": {"risks": [{"what": "x"}] * (MOST_ROWS + 1)}},
        "risks.risks",
        "are the most",
    ),
    "a row that is a text": ({"risks": {"risks": ["x"]}}, "risks.risks.0", "fields"),
    "an unknown field": ({"risks": {"danger": 1}}, "risks", "no field 'danger'"),
    "an unknown section": ({"plans": {}}, "", "no section 'plans'"),
    "a section that is a list": ({"risks": []}, "risks", "fields"),
    "a list": ([], "", "sections"),
}


@pytest.mark.parametrize(("document", "place", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_named_with_its_place(document: object, place: str, words: str) -> None:
    _, problems = read_plan(document)
    assert [problem.place for problem in problems] == [place]
    assert words in problems[0].message


def test_all_problems_are_collected_and_the_rest_is_read() -> None:
    plan, problems = read_plan(
        {
            "situation": {"company": "Kept", "link": "guilty"},
            "risks": {"risks": [{"what": "Kept too", "severity": 9}]},
        }
    )
    assert [problem.place for problem in problems] == ["situation.link", "risks.risks.0.severity"]
    assert plan.situation.company == "Kept"
    assert plan.risks.risks[0].what == "Kept too"


def test_a_row_that_nobody_filled_in_is_no_row() -> None:
    plan, problems = read_plan({"risks": {"risks": [{}, {"what": "x"}, {"what": "  "}]}})
    assert not problems
    assert [risk.what for risk in plan.risks.risks] == ["x"]


@given(random_plans())
def test_a_plan_comes_back_from_json_as_it_was(plan: EngagementPlan) -> None:
    document = json.loads(json.dumps(as_document(plan)))
    assert read_plan(document) == (plan, ())


@given(random_plans())
def test_what_is_written_fulfils_the_schema(plan: EngagementPlan) -> None:
    _validate({"version": VERSION, "plan": as_document(plan)})


STATED_IN_THE_SCHEMA = set(WRONG) - {
    # JSON Schema cannot say these, or JSON cannot hold them.
    "an unprintable sign",
    "half a surrogate pair",
    "no day",
    "no number",
}


@pytest.mark.parametrize("name", sorted(STATED_IN_THE_SCHEMA))
def test_the_schema_refuses_what_the_reader_refuses(name: str) -> None:
    with pytest.raises(jsonschema.ValidationError):
        _validate({"version": VERSION, "plan": WRONG[name][0]})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["risks", "situation", "action", "steps", "what", "by", "company", "x"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(json_values)
def test_nothing_that_json_holds_stops_the_reader(document: object) -> None:
    plan, problems = read_plan(document)
    # A row that could not be read keeps its place once; saved and read again, it is an empty row.
    saved = read_plan(as_document(plan))[0]
    assert read_plan(as_document(saved))[0] == saved
    assert all(problem.message.endswith(".") for problem in problems)


def test_a_whole_plan_is_read_without_a_problem() -> None:
    assert read_plan(as_document(complete_plan())) == (complete_plan(), ())


def _validate(document: object) -> None:
    jsonschema.validate(document, plan_schema())
