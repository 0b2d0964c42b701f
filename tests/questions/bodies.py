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

ALL = (SINGLE, MULTIPLE, TRUE_FALSE, NUMERIC, SHORT)


def stripped(body: str) -> str:
    """Take the hidden part out, as nbgrader does on release."""
    return re.sub(r"(?ms)^### BEGIN HIDDEN TESTS.*?^### END HIDDEN TESTS\n", "", body)
