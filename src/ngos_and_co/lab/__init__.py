"""JupyterLab as a course: the trainee's workspace, Lab's settings and look, and the launcher.

A course notebook runs code when it is opened, so that its questions are simply there. It does so only if

- its metadata asks for it: ``{"ngos_and_co": {"run_on_open": true}}``, which authors set, and
- it lies where the course puts its notebooks: ``start.ipynb``, ``modules/``, ``cases/``, ``exercises/`` of
  the workspace. A facilitator's ``course/``, ``solutions/``, ``submitted/`` never run by themselves.

Nothing else that is opened runs: not a notebook that was sent by somebody, or loaded from the web. The
rule is in ``labextensions/ngos-and-co/static/remoteEntry.js``.
"""
