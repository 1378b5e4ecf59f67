# Two commands need nothing set up before them: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo serve test check eval audits baseline bench format clean help

help:
	@echo "make demo    draft the sample case and show it"
	@echo "make serve   the review workbench with a demo team and cases"
	@echo "make test    run the tests"
	@echo "make check   lint, types, import contracts, policies"
	@echo "make eval    draft the gold cases and hold them against the baseline; measure retrieval"
	@echo "make audits  an invented year of determinations: do audits find what is there? (some minutes)"
	@echo "make baseline  store what the gold cases come to, after a look at it"
	@echo "make bench   timings, with ratios"

demo: $(VENV)/runtime
	@$(BIN)/drafter demo

serve: $(VENV)/runtime
	@$(BIN)/drafter serve --demo

test: $(VENV)/dev
	$(BIN)/pytest -n 2

check: $(VENV)/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/drafter policy lint
	$(BIN)/drafter policy test

eval: $(VENV)/runtime
	$(BIN)/python evals/retrieval.py
	$(BIN)/python evals/check_gold.py
	$(BIN)/python evals/measure.py

audits: $(VENV)/runtime
	$(BIN)/python evals/audits.py

baseline: $(VENV)/runtime
	$(BIN)/python evals/check_gold.py
	$(BIN)/python evals/measure.py --store

bench: $(VENV)/dev $(VENV)-bench/done
	$(BIN)/python evals/bench/drafting.py
	$(BIN)/python evals/bench/guardrails.py
	$(VENV)-bench/bin/python evals/bench/reading.py
	$(BIN)/python evals/bench/workbench.py
	$(BIN)/python evals/bench/workbench.py --kill 5

# medspaCy needs an older numpy than the product: an environment of its own.
$(VENV)-bench/done: evals/bench/requirements.txt | $(VENV)/bin/python
	@echo "Installing medspaCy for the comparison into $(VENV)-bench ..."
	@$(PYTHON) -m venv $(VENV)-bench
	@$(VENV)-bench/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r evals/bench/requirements.txt
	@touch $@

format: $(VENV)/dev
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(VENV)-bench dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# A virtual environment with pinned, hashed packages; the project itself is installed in place.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 demo"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv module is needed (on Debian: apt-get install python3-venv)"; exit 1; }

$(VENV)/runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing the pinned packages into $(VENV) (once, about a minute) ..."
	@$(PIP) install --require-hashes -r requirements/runtime.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/runtime
	@echo "Installing the pinned development packages into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
