# Everything runs in .venv, made from pyproject.toml and constraints.txt; stamp files make a repeat cost nothing.
#   make demo             install and walk the whole road over the embedded site
#   make test             the test suite
#   make check            lint, format, types, layers
#   make quality GOLD=x   read the labelled documents in folder x (docs.jsonl, labels.jsonl, score.py) and score the result
#   make bench [GOLD=x]   speed, as ratios to bare Kiwi

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check quality bench clean

demo: $(VENV)/.installed
	$(BIN)/iljari demo

test: $(VENV)/.developed
	$(BIN)/python -m pytest

check: $(VENV)/.developed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(VENV)/.installed
	@test -n "$(GOLD)" || { echo "usage: make quality GOLD=folder-with-docs.jsonl-labels.jsonl-and-score.py" >&2; exit 2; }
	$(BIN)/python -m benchmarks.quality "$(GOLD)" --errors

bench: $(VENV)/.installed
	$(BIN)/python -m benchmarks.speed $(GOLD)

clean:
	rm -rf $(VENV) build dist

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "iljari needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[all]"
	touch $@

$(VENV)/.developed: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[all,dev]"
	touch $@
