# Two commands for a newcomer: `make demo` and `make test`. Everything is installed into .venv from
# the hashed lock files beside this one.

PYTHON ?= python3
BIN := .venv/bin
DEMO := demo

export OMP_NUM_THREADS := 1
export OPENBLAS_NUM_THREADS := 1
export MKL_NUM_THREADS := 1
export BLIS_NUM_THREADS := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test test-spark bench lint docs train lock clean

demo: .venv/installed
	@mkdir -p $(DEMO)
	@$(BIN)/rashomon build $(DEMO)/belarus-2020.rashomon examples/belarus-2020/articles
	@$(BIN)/rashomon report $(DEMO)/belarus-2020.rashomon $(DEMO)/report
	@echo "The report is at $(CURDIR)/$(DEMO)/report/index.html"

test: .venv/installed-dev lint
	$(BIN)/python -m pytest -n auto --dist loadfile

# Apart, since Spark is a download of 430 MB, and needs Java 17.
test-spark: .venv/installed-spark
	$(BIN)/python -m pytest tests/engine/test_spark.py

lint: .venv/installed-dev
	$(BIN)/ruff check src tests benchmarks training docs
	$(BIN)/ruff format --check src tests benchmarks training docs
	$(BIN)/mypy

# The site, into docs/_build/html; whatever Sphinx warns of is an error.
docs: .venv/installed-dev
	$(BIN)/python -m sphinx -q -W --keep-going -b html docs docs/_build/html
	@echo "The documentation is at $(CURDIR)/docs/_build/html/index.html"

# The yardsticks' data lies beside the project; see docs/benchmarks.md.
bench: .venv/installed-dev
	$(BIN)/python -m benchmarks.all

# The encoder takes about an hour, the attribution models ten minutes.
train: .venv/installed-train
	OMP_NUM_THREADS=2 $(BIN)/python -m training.encoder --data ../shared/yardsticks/attribution \
	  --articles ../shared/articles
	$(BIN)/python -m training.attribution --data ../shared/yardsticks/attribution

lock:
	uv pip compile pyproject.toml --extra build --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header -q -o requirements.txt
	uv pip compile pyproject.toml --extra build --extra dev --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --no-header -q -c requirements.txt -o requirements-dev.txt
	uv pip compile pyproject.toml --extra build --extra dev --extra train --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -c requirements-dev.txt \
	  -o requirements-train.txt
	uv pip compile pyproject.toml --extra build --extra dev --extra spark --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-annotate --no-header -q -c requirements-dev.txt \
	  -o requirements-spark.txt

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --no-build-isolation --no-deps --editable .
	@touch $@

.venv/installed-dev: .venv/installed requirements-dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

.venv/installed-spark: .venv/installed-dev requirements-spark.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-spark.txt
	@touch $@

.venv/installed-train: .venv/installed-dev requirements-train.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-train.txt
	@touch $@

clean:
	rm -rf .venv $(DEMO) docs/_build
