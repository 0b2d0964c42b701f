"""Every section of the plan in full, for a board that wants to look it up.

Short answers stand in tables, long ones below headings: a table full of texts cannot be read on paper.
"""

from collections.abc import Callable, Iterator, Mapping

from ngos_and_co.charts.markup import number_text
from ngos_and_co.days import day_text
from ngos_and_co.engagement import leverage, risks
from ngos_and_co.engagement.action import ActionPlan, in_time, total
from ngos_and_co.engagement.board_summary import EMPTY
from ngos_and_co.engagement.document import (
    Block,
    Figure,
    Heading,
    ItemList,
    Paragraph,
    Remark,
    Table,
    prose,
)
from ngos_and_co.engagement.fields import FieldForm, Kind, forms_of, is_empty
from ngos_and_co.engagement.leverage import LeverageWorksheet, PressurePoint
from ngos_and_co.engagement.plan import SECTIONS, TITLES, EngagementPlan
from ngos_and_co.engagement.risks import Risk, RiskRegister
from ngos_and_co.engagement.situation import Situation
from ngos_and_co.engagement.stakeholder_chart import grid_alt_text, grid_png
from ngos_and_co.engagement.stakeholders import (
    RELATIONS,
    ROLES,
    StakeholderMap,
    corner,
    ranked,
)
from ngos_and_co.engagement.strategies import Assessment, choose, strategy_names
from ngos_and_co.engagement.strategy_case import StrategyCase
from ngos_and_co.engagement.strategy_choice import StrategyChoice
from ngos_and_co.engagement.terms import PARTNERSHIP, WANTED, PartnershipTerms, is_partnership

NOTHING = "–"
GRAPHIC = "stakeholder-grid"
ABOUT_RISKS = (
    "Risks to workers come first; then the gravest, then the likeliest. The product of the two grades orders "
    "a list and measures nothing: what cannot be put right is no smaller for being unlikely."
)
ABOUT_GRID = (
    "Power and interest are our judgments of today, not facts. Low power and high interest is where workers "
    "usually stand: we work with them."
)
ABOUT_STRATEGIES = (
    "Which ways fit follows from our answers by the rules of the course NGOs & Co. The rules say what stands "
    "against a way and what must be found out; they do not weigh reasons. That is for us."
)

HEADINGS = {
    "organisation": "The organisation",
    "how_known": "How we know",
    "workers_asked": "What workers want, and how we asked them",
    "measures": "What we do about it",
    "we_do": "What our organisation does",
}
"""Where a form speaks to whoever fills it in, and a document speaks for the organisation."""


def sections(plan: EngagementPlan) -> Iterator[Block]:
    """Give the blocks of all sections, in the plan's order."""
    for number, name in enumerate(SECTIONS, 1):
        yield Heading(f"{number}. {TITLES[name]}", starts_page=number == 1)
        yield from _WRITERS[name](getattr(plan, name))


def shown(form: FieldForm, value: object) -> str:
    """Give the value of a field in words."""
    if is_empty(value):
        return EMPTY
    match form.kind:
        case Kind.CHOICE:
            return form.choices.get(str(value), str(value))
        case Kind.GRADE:
            return f"{value} ({form.choices[str(value)]})"
        case Kind.DAY:
            return day_text(value)  # type: ignore[arg-type]
        case Kind.AMOUNT:
            return number_text(value)  # type: ignore[arg-type]
        case _:
            return str(value)


def _texts(section: object, names: Iterator[str] | tuple[str, ...], level: int) -> Iterator[Block]:
    forms = forms_of(type(section))
    for name in names:
        yield Heading(HEADINGS.get(name, forms[name].label), level)
        value = getattr(section, name)
        yield from [Paragraph(EMPTY.capitalize() + ".")] if is_empty(value) else prose(value)


def _answers(section: object, names: list[str], caption: str) -> Table:
    forms = forms_of(type(section))
    rows = tuple(
        (HEADINGS.get(name, forms[name].label), shown(forms[name], getattr(section, name)))
        for name in names
    )
    return Table(caption, ("Question", "Answer"), rows, (7, 10))


def _row(row: object, *names: str) -> tuple[str, ...]:
    forms = forms_of(type(row))
    return tuple(shown(forms[name], getattr(row, name)) for name in names)


def _grade(grade: int | None) -> str:
    return EMPTY if grade is None else str(grade)


def _position(position: int | None) -> str:
    return "0?" if position is None else f"{position:+d}".replace("-", "−").replace("+0", "0")


def _labels(row: type, *names: str) -> tuple[str, ...]:
    return tuple(forms_of(row)[name].label for name in names)


def _situation(situation: Situation) -> Iterator[Block]:
    forms = forms_of(Situation)
    short = [
        name
        for name, form in forms.items()
        if form.kind is not Kind.TEXT and (form.needed or not is_empty(getattr(situation, name)))
    ]
    yield _answers(situation, short, "The company")
    yield from _texts(
        situation, tuple(name for name, form in forms.items() if form.kind is Kind.TEXT), 2
    )


def _stakeholders(stakeholder_map: StakeholderMap) -> Iterator[Block]:
    everybody = ranked(stakeholder_map.stakeholders)
    if not everybody:
        yield Paragraph("No stakeholder is named yet.")
        return
    yield Figure(
        GRAPHIC,
        grid_png(stakeholder_map),
        grid_alt_text(stakeholder_map),
        "Power and interest; the numbers are those of the table below",
        8.5,
    )
    yield Remark(ABOUT_GRID)
    yield Table(
        "Stakeholders: those affected first, then by power (1 to 5), interest (1 to 5), position (−2 to +2)",
        ("No.", "Who", "Part", "Power", "Interest", "Position", "Corner", "Next"),
        tuple(
            (
                str(number),
                each.name or EMPTY,
                ROLES.get(each.role, EMPTY),
                *(_grade(grade) for grade in (each.power, each.interest)),
                _position(each.position),
                corner(each) or EMPTY,
                each.next_contact or NOTHING,
            )
            for number, each in enumerate(everybody, 1)
        ),
        (12, 38, 23, 17, 20, 20, 23, 45),
    )
    if stakeholder_map.relations:
        yield Table(
            "Relations between them",
            ("Who", "Relation", "To whom"),
            tuple(
                (each.source or EMPTY, RELATIONS.get(each.kind, EMPTY), each.target or EMPTY)
                for each in stakeholder_map.relations
            ),
        )


def _leverage(worksheet: LeverageWorksheet) -> Iterator[Block]:
    usable, harmful = leverage.ranked(worksheet.points), leverage.dangerous(worksheet.points)
    if not worksheet.points:
        yield Paragraph("No pressure point is named yet.")
        return
    yield Remark(leverage.LIMITS)
    if usable:
        yield _points("Pressure points, the strongest first", usable)
    if harmful:
        yield _points("Not to be used: dangerous for workers", harmful)


def _points(caption: str, points: tuple[PressurePoint, ...]) -> Table:
    return Table(
        caption,
        ("What", "Kind", "Score and its working", "What using it does to workers", "Evidence"),
        tuple(
            (
                each.what or EMPTY,
                leverage.KINDS.get(each.kind, EMPTY).split(":")[0],
                leverage.score(each).working,
                leverage.EFFECTS.get(each.effect, EMPTY),
                each.source or NOTHING,
            )
            for each in points
        ),
        (5, 4, 4, 3, 5),
    )


def _strategy(choice: StrategyChoice) -> Iterator[Block]:
    assessments = choose(choice)
    chosen = next((each for each in assessments if each.strategy.id == choice.chosen), None)
    if chosen is None:
        yield Paragraph("No strategy is chosen yet.")
    else:
        yield from _chosen(chosen, choice)
    yield Heading("The case that the choice rests on", 2)
    yield _answers(
        choice, list(forms_of(StrategyCase)), "Our answers to the questions about the case"
    )
    yield Heading("All ways, compared", 2)
    yield Remark(ABOUT_STRATEGIES)
    yield Table(
        "Ways to engage: those that fit first",
        ("Way", "Fits", "Why not, or what to find out", "For it", "Against it"),
        tuple(
            (
                each.strategy.name,
                each.fit.value,
                " ".join((*each.blocked, *each.open)) or NOTHING,
                " ".join(each.reasons_for) or NOTHING,
                " ".join(each.reasons_against) or NOTHING,
            )
            for each in assessments
        ),
        (3, 2, 4, 4, 4),
    )


def _chosen(assessment: Assessment, choice: StrategyChoice) -> Iterator[Block]:
    yield Heading(f"Chosen: {assessment.strategy.name}", 2)
    yield Paragraph(assessment.strategy.what)
    yield Paragraph(f"It works when: {assessment.strategy.works_when}")
    yield from _texts(choice, ("why",), 3)
    for title, reasons in (
        ("What speaks for it", assessment.reasons_for),
        ("What speaks against it", assessment.reasons_against),
        ("Why the rules say 'not now'", assessment.blocked),
        ("What must be found out first", assessment.open),
    ):
        if reasons:
            yield Heading(title, 3)
            yield ItemList(reasons)
    yield Heading("If it fails", 3)
    yield Paragraph(f"{strategy_names().get(choice.instead, EMPTY.capitalize())}.")


def _risks(register: RiskRegister) -> Iterator[Block]:
    ordered = risks.ranked(register.risks)
    yield Remark(ABOUT_RISKS)
    yield Table(
        "All risks",
        ("No.", "What may happen", "To whom", "Likelihood", "Severity", "Product", "Who answers"),
        tuple(
            (
                str(number),
                each.what or EMPTY,
                risks.KINDS.get(each.kind, EMPTY),
                *_row(each, "likelihood", "severity"),
                str(risks.product(each) or EMPTY),
                each.owner or EMPTY,
            )
            for number, each in enumerate(ordered, 1)
        ),
        (12, 46, 37, 26, 30, 20, 27),
    )
    for number, each in enumerate(ordered, 1):
        yield from _risk(number, each)


def _risk(number: int, risk: Risk) -> Iterator[Block]:
    yield Heading(f"Risk {number}: {risk.what or EMPTY}", 2)
    names = ["measures"]
    if risk.kind == risks.TO_WORKERS or risk.workers_said:
        names.append("workers_said")
    yield from _texts(risk, tuple(names), 3)


def _terms(terms: PartnershipTerms) -> Iterator[Block]:
    yield Paragraph(f"{WANTED.get(terms.wanted, EMPTY.capitalize())}.")
    if is_partnership(terms):
        yield Remark("The memorandum is drawn up from these terms, as a document of its own.")
    names = [
        name for name in PARTNERSHIP if is_partnership(terms) or not is_empty(getattr(terms, name))
    ]
    yield from _texts(terms, tuple(names), 2)


def _action(action: ActionPlan) -> Iterator[Block]:
    yield from _texts(action, ("objective", "demand"), 2)
    yield from _rows(action, "indicators", (5, 4, 4, 4))
    yield from _rows(action, "steps", (7, 3, 4, 4), in_time(action.steps))
    yield from _texts(action, ("people",), 2)
    yield from _rows(
        action,
        "budget",
        (8, 3, 6),
        ending=("Total", number_text(total(action.budget)), ""),
    )
    yield from _rows(action, "reviews", (3, 7, 7))


def _rows(
    action: ActionPlan,
    name: str,
    widths: tuple[int, ...],
    ordered: tuple[object, ...] | None = None,
    ending: tuple[str, ...] = (),
) -> Iterator[Block]:
    form = forms_of(ActionPlan)[name]
    yield Heading(form.label, 2)
    rows = getattr(action, name) if ordered is None else ordered
    if not rows:
        yield Paragraph(f"{EMPTY.capitalize()}.")
        return
    assert form.row is not None  # noqa: S101 (rows() asks for it)
    columns = tuple(forms_of(form.row))
    texts = tuple(_row(each, *columns) for each in rows)
    yield Table(
        form.label, _labels(form.row, *columns), (*texts, ending) if ending else texts, widths
    )


_WRITERS: Mapping[str, Callable[..., Iterator[Block]]] = {
    "situation": _situation,
    "stakeholders": _stakeholders,
    "leverage": _leverage,
    "strategy": _strategy,
    "risks": _risks,
    "terms": _terms,
    "action": _action,
}
