"""The facilitator's side: releasing assignments, and what surrounds nbgrader's grading.

Importing this package costs nothing; nbgrader, which takes seconds, is imported where it is used. A trainee's
kernel never imports it.
"""
