"""An answer as plain data, for JSON and for comparing what Python and the page say."""

import math
from collections.abc import Mapping
from typing import Any

from ngos_and_co.law.answer import Answer
from ngos_and_co.law.facts import SetFact
from ngos_and_co.law.quantities import Interval, Money
from ngos_and_co.law.rules import Comparison
from ngos_and_co.law.sentences import compared_text, missing_text, verdict


def answer_document(answer: Answer) -> Mapping[str, Any]:
    """Give an answer as JSON holds it: state, day, why, what is missing, duties, levers, sources."""
    instrument = answer.instrument
    return {
        "instrument": instrument.id,
        "title": instrument.short_title,
        "state": answer.state.value,
        "verdict": verdict(answer),
        "on": answer.on.isoformat(),
        "since": None if answer.since is None else answer.since.isoformat(),
        "will_bind_from": None
        if answer.will_bind_from is None
        else answer.will_bind_from.isoformat(),
        "why": [
            {
                "route": each.route.id,
                "provision": each.route.provision,
                "rule": each.route.text,
                "compared": [_comparison(comparison) for comparison in each.outcome.compared],
            }
            for each in answer.deciding
        ],
        "missing": [
            {"fact": each.fact, "reason": each.reason.value, "text": missing_text(each)}
            for each in answer.missing
        ],
        "duties": list(instrument.duties),
        "levers": list(instrument.levers),
        "write_to": list(instrument.write_to),
        "remarks": list(instrument.remarks),
        "unconfirmed": instrument.unconfirmed,
        "checked": instrument.checked.isoformat(),
        "confidence": instrument.confidence.value,
        "url": instrument.url,
        "sources": [
            {"text": each.text, "url": each.url, "state": each.state}
            for each in instrument.references
        ],
    }


def _comparison(comparison: Comparison) -> Mapping[str, Any]:
    return {
        "fact": comparison.fact,
        "operator": comparison.operator,
        "threshold": _plain(comparison.threshold),
        "value": _plain(comparison.value),
        "holds": comparison.truth,
        "text": compared_text(comparison),
    }


def _plain(value: object) -> Any:  # noqa: ANN401
    match value:
        case Money(currency=currency, amount=amount):
            return {"currency": currency, "amount": amount.low}
        case Interval(low=low, high=high):
            return {"low": low, "high": None if math.isinf(high) else high}
        case SetFact(members=members, is_complete=is_complete):
            return {"members": sorted(members), "complete": is_complete}
        case tuple():
            return list(value)
        case _:
            return value
