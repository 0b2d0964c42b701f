"""Bodies of question cells, one of each type, and how to change them."""

import re

SINGLE = """\
id: q1-elements
type: single
points: 2
prompt: Which of these makes it trafficking?
objective: m1-elements
options:
  a: The wage is below the minimum
  b: A worker was deceived and kept by debt
  c: The work is hard
### BEGIN HIDDEN TESTS
key: b
feedback:
  a: That is a breach of labour law.
  b: Act, means and purpose are there.
  c: Hard work alone breaks no law.
explanation: Three elements are needed.
source: palermo-protocol
### END HIDDEN TESTS
"""

MULTIPLE = """\
id: q2-signs
type: multiple
points: 3
prompt: Which of these are indicators?
options:
  a: Retention of documents
  b: Debt bondage
  c: Work at night
  d: Withheld wages
  e: A short contract
### BEGIN HIDDEN TESTS
key: [a, b, d]
feedback:
  c: Night work is regulated, and common.
### END HIDDEN TESTS
"""

TRUE_FALSE = """\
id: q3-child
type: true-false
points: 1
prompt: A child must have been deceived.
### BEGIN HIDDEN TESTS
key: false
feedback:
  true: For a child no means is needed.
  false: Act and purpose are enough.
### END HIDDEN TESTS
"""

NUMERIC = """\
id: q4-ratio
type: numeric
points: 2
prompt: How many?
unit: persons
### BEGIN HIDDEN TESTS
key: 25
tolerance: 0.5
feedback:
  right: Yes.
  wrong: Look at the row again.
### END HIDDEN TESTS
"""

SHORT = """\
id: q5-term
type: short
points: 1.5
prompt: What is it called?
### BEGIN HIDDEN TESTS
key: [debt bondage, bonded labour]
### END HIDDEN TESTS
"""

MATCHING = """\
id: q6-partners
type: matching
points: 3
prompt: Who does what?
left:
  inspectorate: Labour inspectorate
  union: Trade union
  ngo: Anti-trafficking *NGO*
right:
  visits: Checks a workplace without notice
  bargains: Bargains for better pay
  shelters: Gives shelter and advice
  sells: Sells the product
### BEGIN HIDDEN TESTS
key: {inspectorate: visits, union: bargains, ngo: shelters}
feedback:
  union: Unions bargain for their members.
explanation: Each has a task that the others lack.
### END HIDDEN TESTS
"""

ORDERING = """\
id: q7-steps
type: ordering
points: 3
prompt: What comes first?
items:
  report: Report
  prevent: Prevent
  commit: Commit
  identify: Identify
### BEGIN HIDDEN TESTS
key: [commit, identify, prevent, report]
feedback:
  right: That is the order of the guidance.
  wrong: Without knowing the risks nothing can be prevented.
### END HIDDEN TESTS
"""

CATEGORISE = """\
id: q8-elements
type: categorise
points: 2
prompt: Act, means or purpose?
items:
  recruit: Recruiting
  deceive: Deceiving
  exploit: Exploiting
  harbour: Harbouring
categories:
  act: Act
  means: Means
  purpose: Purpose
### BEGIN HIDDEN TESTS
key: {recruit: act, deceive: means, exploit: purpose, harbour: act}
feedback:
  harbour: To house somebody is an act.
### END HIDDEN TESTS
"""

CLOZE = """\
id: q9-definition
type: cloze
points: 2
prompt: Fill the gaps.
text: A worker who must work off a {loan} is in *debt bondage*; the law calls it {term}.
gaps:
  loan:
  term: [servitude, employment, practice similar to slavery]
### BEGIN HIDDEN TESTS
key:
  loan: [debt, loan]
  term: practice similar to slavery
feedback:
  term: See the Supplementary Convention.
wrong:
  - {answer: {loan: wage}, feedback: A wage is what the worker is owed., share: 0.5}
### END HIDDEN TESTS
"""

VALUE = """\
id: q10-totals
type: value
kind: table
points: 4
prompt: Give the registered persons by country.
### BEGIN HIDDEN TESTS
key:
  columns: [country, persons, share]
  rows:
    - [BG, 12, 0.25]
    - [CZ, 30, 0.625]
    - [PL, null, null]
tolerance: 0.01
feedback:
  right: These are the rows.
  wrong: Group by country first.
wrong:
  - answer: {columns: [country, persons, share], rows: [[BG, 12, 25], [CZ, 30, 62.5], [PL, null, null]]}
    feedback: A share lies between 0 and 1.
    share: 0.5
### END HIDDEN TESTS
"""

PLAN = """\
id: q11-plan
type: plan
points: 7
prompt: Hand over your plan.
### BEGIN HIDDEN TESTS
key: [situation, stakeholders, leverage, strategy, risks, terms, action]
feedback:
  risks: Ask the workers first.
### END HIDDEN TESTS
"""

ALL = (SINGLE, MULTIPLE, TRUE_FALSE, NUMERIC, SHORT)
ALL_TYPES = (*ALL, MATCHING, ORDERING, CATEGORISE, CLOZE, VALUE, PLAN)


def stripped(body: str) -> str:
    """Take the hidden part out, as nbgrader does on release."""
    return re.sub(r"(?ms)^### BEGIN HIDDEN TESTS.*?^### END HIDDEN TESTS\n", "", body)
