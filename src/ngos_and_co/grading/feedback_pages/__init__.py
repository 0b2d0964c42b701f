"""The pages that tell trainees how an assignment went, made without nbgrader's converter."""
