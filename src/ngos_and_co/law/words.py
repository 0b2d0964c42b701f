"""What the finder says, as patterns: Python fills them here, the book's page fills the same ones."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "binds": "Binds it.",
    "binds-since": "Binds it, since {day}.",
    "applies": "Addresses it. It is a standard, not a law that a court enforces.",
    "will-bind": "Will bind it from {day}, if it is then as described.",
    "cannot-be-told": "Cannot be told.",
    "cannot-be-told-yet": "Cannot be told for the day asked about. Will bind it from {day}, if it is then as "
    "described.",
    "cannot-be-told-from": "Does not bind it yet. Whether it will from {day} cannot be told.",
    "does-not": "Does not bind it.",
    "never-in-force": "Does not bind it: it was adopted and never entered into force.",
    "compared": "{fact}: {value}. Asked for: {threshold}.",
    "converted": "{fact}: {value} at the rate of exchange given. Asked for: {threshold}.",
    "only-from": "This holds only from {day}.",
    "only-until": "This held only until {day}.",
    "not-given": "Find out: {fact}.",
    "range": "The range given for this leaves it open: {fact}.",
    "currency": "The law counts in {detail}: give the amount in {detail}, or a rate of exchange. It "
    "concerns: {fact}.",
    "whose-figures": "The figure given does not say enough about whom it counts: {fact}.",
    "unconfirmed": "Not confirmed: {detail}.",
    "no-advice": "Law as described on {day}. This is for training and is no legal advice.",
    "place": "{fact} in {place}",
    "of-group": "{fact}, with the companies that it controls",
    "not-known": "not known",
    "none": "none",
    "and-perhaps": "{values}, perhaps others",
    "yes": "yes",
    "no": "no",
    "or": " or ",
    "in": "{values}",
    "is": "{values}",
    "above": "more than {values}",
    "at_least": "at least {values}",
    "below": "less than {values}",
    "at_most": "at most {values}",
    "goods": "goods",
    "or-more": "{low} or more",
    "to": "{low} to {high}",
    "up-to": "up to {high}",
}

REGION_NAMES: Mapping[str, str] = {
    "EU": "the EU",
    "EU-without-DK": "the EU but Denmark",
    "EU-without-DK-IE": "the EU but Denmark and Ireland",
}

STATE_HEADINGS: Mapping[str, str] = {
    "binds": "Binds it",
    "will-bind": "Will bind it",
    "cannot-be-told": "Cannot be told",
    "applies": "Standards for every company",
    "does-not": "Does not bind it",
}
"""Headings of an answer's parts, in their order."""

CONFIDENCES: Mapping[str, str] = {
    "read": "its main facts were read in a source",
    "known": "from general knowledge, its text was not opened",
    "uncertain": "uncertain, check before you use it",
}

PARTS: Mapping[str, str] = {
    "why": "Why",
    "missing": "What is missing",
    "duties": "What it asks for",
    "levers": "What an NGO can do with it",
    "write_to": "Where to write",
    "remarks": "To know",
    "unconfirmed": "Not confirmed",
    "sources": "Sources",
    "confidence": "How sure we are",
}
