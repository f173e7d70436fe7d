# make demo   set up, then crawl the demo site on this machine (no network): see demo-output/
# make test   set up, then run the linter, the type checker and all tests
PYTHON ?= python3
BIN := .venv/bin
# Else each of the many processes that the tests start compiles the whole package anew.
export PYTHONDONTWRITEBYTECODE :=
STAMP := .venv/.set-up

.PHONY: setup demo test lint check lock schema browser-test train bench crash-test queue-test ray-test memory-test clean

setup: $(STAMP)

# Made anew whenever the lock or the project file changes. --without-pip, because Debian's
# python3 comes without ensurepip; the system's pip (22.3 or later) installs into it.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -m pip --version >/dev/null || { echo "$(PYTHON) has no pip: leave its environment (deactivate), or name another: make PYTHON=/usr/bin/python3" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip .venv
	@echo "Setting up .venv from requirements.lock (only the first time) ..."
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes -r requirements.lock
	@$(PYTHON) -m pip --python $(BIN)/python install --quiet --no-deps --no-build-isolation -e .
	@touch $@

demo: setup
	@$(BIN)/python -m newscrawl.demo

test: check

check: lint
	$(BIN)/python -m pytest -n 3 --dist worksteal

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Only for maintainers: needs uv in the environment.
lock:
	uv pip compile --universal --python-version 3.11 --extra dev --generate-hashes --no-header \
		--no-annotate --no-emit-index-url --no-emit-find-links pyproject.toml -o requirements.lock

schema: setup
	$(BIN)/newscrawl schema > schema/article-1.json

# The report and the label page in a real browser. Needs Chromium (Debian: apt install chromium).
browser-test: setup
	@$(BIN)/python -c 'import playwright, axe_playwright_python' 2>/dev/null || $(PYTHON) -m pip --python $(BIN)/python install --quiet 'playwright>=1.50' 'axe-playwright-python>=0.1.7'
	$(BIN)/python -m pytest -m browser -rs tests/browser

# REFERENCES="a.jsonl b.jsonl": labelled pages, see newscrawl/evaluation/references.py
train: setup
	@$(BIN)/python -c 'import lightgbm' 2>/dev/null || $(PYTHON) -m pip --python $(BIN)/python install --quiet 'lightgbm>=4' 'scikit-learn>=1.5'
	$(BIN)/python -m newscrawl.training $(REFERENCES)

# PAGES="a.jsonl folder": saved pages; how fast cleaning is beside trafilatura and the bare parse.
bench: setup
	@$(BIN)/python -m newscrawl.evaluation.speed $(PAGES)

# 50 crawls of five sites on loopback, killed at random moments (about five minutes).
crash-test: setup
	$(BIN)/python -m tests.crash

# Three workers on one queue, killed at random, Redis killed once (about four minutes; needs redis-server).
queue-test: setup
	$(BIN)/python -m tests.queue_kills

# The datatrove steps with one and two workers and on Ray, beside replay (about two minutes).
ray-test: setup
	@$(BIN)/python -c 'import ray' 2>/dev/null || $(PYTHON) -m pip --python $(BIN)/python install --quiet 'ray>=2.40'
	$(BIN)/python -m tests.on_ray

# Memory over 20,000 pages in one run: a crawl, then a replay with two workers (about twenty minutes).
memory-test: setup
	$(BIN)/python -m tests.memory_use
	$(BIN)/python -m tests.memory_use --replay

clean:
	rm -rf .venv demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis
