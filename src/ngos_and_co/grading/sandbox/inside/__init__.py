"""What runs within the sandbox: a warm process that forks, and in each child one trainee's notebook.

Nothing here holds a key or a grade, and nothing that it says is believed by the grader without a check.
"""
