"""The grading engine: scores question cells without a kernel, many submissions at once, and loses nothing.

To nbgrader it is nbgrader: the same folders, gradebook, Formgrader and scores. Its modules:
``plan`` and ``result`` are values; ``submission`` reads what a trainee handed in; ``question_scoring`` and
``autograded_notebook`` are pure; ``grade_submission`` grades one; ``gradebook_writer`` and
``autograded_folders`` write; ``executors`` and ``pipeline`` do many.
"""
