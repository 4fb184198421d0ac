# Two commands to begin with: `make demo` and `make test`. Both install what they need, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install run demo try test test-page test-papers gallery screenshots check coverage bench faults lock

help: ## This list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1\t/p' $(firstword $(MAKEFILE_LIST)) | sort | awk -F'\t' '{printf "make %-10s %s\n", $$1, $$2}'

install: $(STAMP) ## .venv with the locked dependencies (PYTHON=python3.12 chooses the interpreter)

$(STAMP): requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Python 3.11 or newer is needed, and $(PYTHON) is: $$($(PYTHON) --version 2>&1 | head -n 1)." >&2; \
	  echo "Name another one: make install PYTHON=python3.12" >&2; exit 1; }
	@echo "installing into $(VENV) (once, about a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@$(BIN)/python -m pip install -qq --no-input --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: install ## The bot itself, with the settings of .env
	@$(BIN)/python -m bot run

demo: install ## The whole story in a minute: no token, no network
	@$(BIN)/python -m bot demo

try: install ## The bot in the browser: be a head, the department, a stranger
	@$(BIN)/python -m bot try

test: install ## Every test
	@$(BIN)/python -m pytest tests -n 4 --dist worksteal

AXE := tests/page/node_modules/.package-lock.json

$(AXE): tests/page/package-lock.json
	@cd tests/page && npm ci --ignore-scripts --no-audit --no-fund --silent

test-page: install $(AXE) ## The chat page of `try` in Chromium (Debian: chromium, fonts-dejavu, fonts-noto-color-emoji, npm)
	@$(BIN)/python -m pytest -o addopts=-q --timeout=600 tests/page

test-papers: install ## Every document opened in LibreOffice (Debian: libreoffice-writer, -calc, poppler-utils)
	@$(BIN)/python -m pytest -o addopts=-q --timeout=600 tests/office

gallery: install ## Every screen of the bot on one page, docs/gallery.html (needs Chromium)
	@$(BIN)/python -m tests.gallery.draw

screenshots: install ## The README's pictures, docs/screenshots (needs Chromium)
	@$(BIN)/python -m tests.gallery.screenshots

check: install ## ruff, mypy (strict), import rules, the lock, secrets, the systemd unit
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m tests.house.locked
	@$(BIN)/python -m tests.house.secrets
	@sh deploy/verify.sh

coverage: install ## Branch coverage of core/; fails below 90 %
	@$(BIN)/coverage run -m pytest --hypothesis-profile=ci tests  # no deadlines: tracing is slow
	@$(BIN)/coverage report

BENCH := .venv-bench
BENCH_STAMP := $(BENCH)/.installed

$(BENCH_STAMP): requirements-bench.txt
	@echo "installing into $(BENCH) (once): the bot's own dependencies and what it is compared with"
	@$(PYTHON) -m venv $(BENCH)
	@$(BENCH)/bin/python -m pip install -qq --no-input --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

bench: $(BENCH_STAMP) ## How fast: speed beside other bots, the allowance, the department; a JSON line each (FULL=1: full size)
	@$(BENCH)/bin/python -m benchmarks.speed $(if $(FULL),--full)
	@$(BENCH)/bin/python -m benchmarks.post $(if $(FULL),--full)
	@$(BENCH)/bin/python -m benchmarks.department $(if $(FULL),--full)

faults: install ## The promises under kills, bad weather, power cuts, odd clocks, odd updates, long work (FULL=1: full size)
	@$(BIN)/python -m benchmarks.faults $(if $(FULL),--full)
	@$(BIN)/python -m benchmarks.soak $(if $(FULL),--full)

# No address of a registry may stand in the locked files, so uv is told not to write any.
COMPILE = pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-header --no-annotate pyproject.toml

lock: ## Lock the dependencies of pyproject.toml anew, with hashes
	@uv=$$(mktemp -d) && trap 'rm -rf "$$uv"' EXIT && \
	  $(PYTHON) -m venv "$$uv" && \
	  "$$uv/bin/python" -m pip install -qq --no-input --disable-pip-version-check uv && \
	  "$$uv/bin/uv" $(COMPILE) -o requirements.txt && \
	  "$$uv/bin/uv" $(COMPILE) --extra dev -o requirements-dev.txt && \
	  "$$uv/bin/uv" $(COMPILE) --extra bench -c requirements.txt -o requirements-bench.txt
