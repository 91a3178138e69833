# `make demo` and `make test` do their own set-up: they need Python 3.11 or later, make and pip.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
READY = $(VENV)/.ready

.PHONY: demo test lint model clean

demo: $(READY)  ## classify an example article
	$(BIN)/quotestance classify examples/lumenwei-entity-list.txt

test: $(READY)  ## run the tests
	$(BIN)/python -m pytest

lint: $(READY)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

model: $(READY)  ## train the model that ships anew, from training_data/
	$(BIN)/quotestance train training_data -o model/quotestance/pretrained

clean:
	rm -rf $(VENV) build dist

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@
