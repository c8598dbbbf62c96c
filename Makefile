# Everything starts here: `make serve` to read and edit, `make test` to check. The first run sets up .venv.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DESK_PORT ?= 0
RENDERER ?= mkdocs
ENGINE ?= chromium
VENV := .venv
# Material announces its end of life (May 2027) at every start; the build stays quiet.
export NO_MKDOCS_2_WARNING := 1
BIN := $(VENV)/bin
FRONTEND := scripts/coverage_archive/frontend
# What a set-up depends on: another lock, or another list of packages, sets up again.
SITE_READY := $(VENV)/.site-ready
DESK_READY := $(VENV)/.desk-ready
TEST_READY := $(VENV)/.test-ready
BROWSER_READY := $(VENV)/.browser-ready
ENGINES_READY := $(VENV)/.engines-ready

.PHONY: help serve desk site check test test-long golden shots mutants bench format html renderers lock clean
.DEFAULT_GOAL := help

help:
	@echo "make serve   set up, build and serve the site on http://$(HOST):$(PORT)/ (PORT=8001 for another port)"
	@echo "make desk    serve the editor's desk on this machine, and open it in the browser (DESK_PORT=8002 for a port of your own)"
	@echo "make site    build the site into site/ (RENDERER=zensical or properdocs for another renderer)"
	@echo "make check   check the archive: every problem with its file and line"
	@echo "make test    lint, types, tests (with a real browser) and the strict build"
	@echo "make test-long   the whole suite with other archives in articles/, and with more articles; kills and full disks;"
	@echo "             readers in Chromium, Firefox and WebKit (an hour and a half; installs the three by apt-get where it can)"
	@echo "make golden  note that tests/shipped/ fits the two shipped articles as they are now, after a change of their tags"
	@echo "make shots   take pictures of every kind of page, to look at, into .cache/shots (half an hour; ARCHIVES=own PAGES=home"
	@echo "             for some; ENGINE=firefox or ENGINE=webkit in another browser)"
	@echo "make mutants measure the tests: small changes of the program, each of which should make one fail, into guide/measurements/mutants.md"
	@echo "             (an hour and a quarter; ARGUMENTS=--survivors for those that survived; scripts/mutants.py tells more)"
	@echo "make renderers   install the other renderers"
	@echo "make html    install what archive new needs to read web pages"
	@echo "make bench   measure the pages with Lighthouse, into guide/measurements/page-bench.md; with CORPUS=folder (articles as .txt)"
	@echo "             the search, too, into guide/measurements/search-bench.md, and the build into guide/measurements/benchmarks.md (SIZES=2,100,1000),"
	@echo "             and what the page Check a text says of altered quotations, into guide/measurements/check.md"
	@echo "make format  put the code into its standard form"
	@echo "make lock    renew the pinned requirements"
	@echo "make clean   remove everything that the other commands made"

serve: $(SITE_READY)
	@$(PYTHON) -c 'import socket; socket.create_server(("$(HOST)", $(PORT)))' 2>/dev/null || \
		{ echo "Port $(PORT) is taken on $(HOST); choose another: make serve PORT=8001" >&2; exit 1; }
	@echo "Serving on http://$(HOST):$(PORT)/ as soon as the pages are made; Ctrl+C ends it."
	@$(BIN)/mkdocs serve --quiet --dev-addr $(HOST):$(PORT)

desk: $(DESK_READY)
	@$(BIN)/archive desk --port $(DESK_PORT)

site: $(SITE_READY)
	$(BIN)/archive site --renderer $(RENDERER)

check: $(SITE_READY)
	$(BIN)/archive check

define CHECK_THE_CODE
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(DENO) lint $(FRONTEND)/js $(FRONTEND)/inline scripts/browser_support
	$(DENO) check $(FRONTEND)/js
	$(DENO) run --frozen --allow-read --allow-env scripts/browser_support/check.js $(FRONTEND)/css $(FRONTEND)/js $(FRONTEND)/inline
endef

test: $(TEST_READY) $(BROWSER_READY)
	$(CHECK_THE_CODE)
	$(BIN)/archive check --strict
	$(BIN)/archive site
	$(BIN)/pytest

# ARCHIVES="1 other-clause" tries these only; tests/any_archive.py names them all.
test-long: $(TEST_READY) $(BROWSER_READY) $(ENGINES_READY)
	$(CHECK_THE_CODE)
	$(BIN)/pytest -m long
	$(BIN)/python tests/any_archive.py $(ARCHIVES)

golden: $(TEST_READY)
	@$(BIN)/python tests/helpers/shipped.py

shots: $(TEST_READY) $(if $(filter chromium,$(ENGINE)),$(BROWSER_READY),$(ENGINES_READY))
	$(BIN)/python tests/shots.py "$(ARCHIVES)" "$(PAGES)" $(ENGINE)

mutants: $(TEST_READY) $(BROWSER_READY)
	$(BIN)/python scripts/mutants.py $(ARGUMENTS)

# Lighthouse reads what stands in site/, so that is built first. SIZES="2,100,1000,10000" measures larger builds, too.
bench: site $(TEST_READY) $(BROWSER_READY)
	$(BIN)/python scripts/page_bench.py
	$(if $(CORPUS),$(BIN)/python scripts/build_bench.py $(CORPUS) $(if $(SIZES),--sizes $(SIZES)))
	$(if $(CORPUS),$(BIN)/python scripts/search_bench.py $(CORPUS))
	$(if $(CORPUS),$(BIN)/python scripts/check_bench.py $(CORPUS))

# Deno asks nobody for a newer version, trusts the certificates of the system (a proxy may have its own), and keeps what
# it makes where `make clean` clears it.
DENO = DENO_NO_UPDATE_CHECK=1 DENO_TLS_CA_STORE=mozilla,system DENO_DIR=.cache/deno $(BIN)/deno --quiet

format: $(TEST_READY)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

UV_COMPILE = $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11.0 \
	--generate-hashes --no-header --upgrade

html: $(SITE_READY)
	$(PIP) --require-hashes -r requirements/html.txt

renderers: $(SITE_READY)
	$(PIP) --require-hashes -r requirements/renderers.txt

lock: $(TEST_READY)
	$(UV_COMPILE) --output-file requirements/site.txt
	$(UV_COMPILE) --group test --extra html --extra desk --extra renderers --constraint requirements/site.txt --output-file requirements/test.txt
	$(UV_COMPILE) --extra html --constraint requirements/test.txt --output-file requirements/html.txt
	$(UV_COMPILE) --extra html --extra desk --constraint requirements/test.txt --output-file requirements/desk.txt
	$(UV_COMPILE) --extra renderers --constraint requirements/test.txt --output-file requirements/renderers.txt

clean:
	rm -rf site pages build .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache scripts/*.egg-info $(VENV)
	find scripts tests -name __pycache__ -type d -exec rm -rf {} +

# pip installs into .venv from outside, so a Python without the venv package's own pip (Debian's) will do.
$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $$($(PYTHON) --version) is what '$(PYTHON)' starts." \
		  "Name another one: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv --without-pip $(VENV)

PIP = $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet install --no-input

$(SITE_READY): requirements/site.txt pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Setting up (once) ..."
	$(PIP) --require-hashes -r requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(DESK_READY): requirements/desk.txt $(SITE_READY)
	$(PIP) --require-hashes -r requirements/desk.txt
	@touch $@

$(TEST_READY): requirements/test.txt $(SITE_READY)
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

$(BROWSER_READY): tests/helpers/chromium.py $(TEST_READY)
	$(BIN)/python tests/helpers/chromium.py
	@touch $@

$(ENGINES_READY): tests/helpers/engines.py $(TEST_READY)
	$(BIN)/python tests/helpers/engines.py
	@touch $@
