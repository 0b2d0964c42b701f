# NGOs & Co: `make start` to use the course, `make test` to prove it. See README.md.

SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
# Programs that our programs start (alembic, jupyter) must be those of the environment.
export PATH := $(CURDIR)/$(BIN):$(PATH)

COURSE_READY := $(VENV)/course.ready
TEST_READY := $(VENV)/test.ready

.PHONY: help
help: ## Show these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: start
start: $(COURSE_READY) ## Open the course in JupyterLab (PORT=8890, FACILITATOR=1, CHECK=1)
	@ngos start $(if $(PORT),--port $(PORT)) $(if $(FACILITATOR),--facilitator) $(if $(CHECK),--check)

.PHONY: test
test: $(TEST_READY) ## Run all checks and tests
	@tests/run-all

.PHONY: book
book: $(COURSE_READY) ## Build the book into _build/html
	@ngos book

.PHONY: exercises
exercises: $(COURSE_READY) ## Make exercises/ from solutions/
	@ngos release --all

.PHONY: notebooks
notebooks: $(COURSE_READY) ## Run every notebook again and store its outputs
	@ngos execute --all

.PHONY: demo
demo: $(COURSE_READY) ## Twenty simulated trainees hand in quiz 01 and are graded
	@ngos demo

.PHONY: bench
bench: $(TEST_READY) ## Measure what must be fast
	@python tests/benchmarks/bench_questions.py
	@python tests/benchmarks/bench_data.py
	@python tests/benchmarks/bench_law.py
	@python tests/benchmarks/bench_report.py
	@python -m benchmarks.grading
	@python -m benchmarks.many_submissions
	@python -m benchmarks.sandbox

.PHONY: nightly
nightly: $(TEST_READY) ## All tests, with whole what `make test` tries as a sample
	@NIGHTLY=1 tests/run-all

.PHONY: env
env: $(COURSE_READY) ## Make the environment in .venv

$(COURSE_READY): requirements/course.txt pyproject.toml Makefile
	@tools/make-environment "$(PYTHON)" $(VENV) requirements/course.txt
	@touch $@

$(TEST_READY): requirements/test.txt $(COURSE_READY)
	@tools/make-environment "$(PYTHON)" $(VENV) requirements/test.txt
	@touch $@

.PHONY: pictures
pictures: $(TEST_READY) ## Take the README's pictures again (needs Chromium)
	@tools/take-pictures

.PHONY: requirements
requirements: ## Pin the newest allowed versions again (needs uv)
	@tools/pin-requirements

.PHONY: clean
clean: ## Remove what can be made again; never what somebody answered
	@rm -rf $(VENV) _build .pytest_cache .mypy_cache .ruff_cache
