"""What a facilitator wants to know of a cohort: who is where, the grades, and how well the questions work."""
