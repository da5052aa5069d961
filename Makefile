# The commands of the project; `make help` lists them.
SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check --no-input
PYTEST := $(BIN)/python -m pytest --quiet
UV_VERSION := 0.13.9
CATALOGUES := $(wildcard translations/*/LC_MESSAGES/*.po)

# The stamps stand inside the environment: remove it and they are gone with it. An environment
# knows its own folder, so one that was moved, or whose Python went away, is made again.
INSTALLED := $(VENV)/installed
INSTALLED_DEV := $(VENV)/installed-dev
TRANSLATED := $(VENV)/translated
STANDS := $(shell test "$$(cat $(VENV)/stands-in 2>/dev/null)" = "$(CURDIR)" \
	&& $(BIN)/python -c '' 2>/dev/null && echo yes)
ifneq ($(STANDS),yes)
.PHONY: $(INSTALLED) $(INSTALLED_DEV)
endif

.PHONY: help
help: ## List these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) \
		| awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

.PHONY: env
env: $(TRANSLATED) ## Make the environment in .venv: locked dependencies and compiled translations

$(INSTALLED): requirements.txt
	@echo "Making the environment in $(VENV): a minute or two, once." >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "casebook needs Python 3.11 or newer; $(PYTHON) is older." >&2; exit 1; }
	@if [ "$(STANDS)" != yes ]; then \
		$(PYTHON) -m venv --clear $(VENV) \
			|| { echo "Python cannot make environments here: install python3-venv." >&2; exit 1; }; \
	fi
	@$(PIP) install --require-hashes --requirement requirements.txt
	@echo "$(CURDIR)" > $(VENV)/stands-in
	@touch $@

$(TRANSLATED): $(INSTALLED) $(CATALOGUES)
	@$(BIN)/pybabel --quiet compile --use-fuzzy --directory translations
	@touch $@

.PHONY: run
run: env ## Serve on http://127.0.0.1:8000 (HOST, PORT, CASEBOOK_DATA, CASEBOOK_KEYS, DATABASE_URL; SAMPLE=1)
	@exec $(BIN)/flask casebook start $(if $(filter 1 yes true,$(SAMPLE)),--sample)

.PHONY: env-dev
env-dev: env $(INSTALLED_DEV) ## The environment, with what tests and checks need

$(INSTALLED_DEV): $(INSTALLED) requirements-dev.txt
	@echo "Adding what tests and checks need." >&2
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

.PHONY: system
system: ## Install what the tests need from the distribution, or say what is missing
	@sh tests/system-packages.sh

.PHONY: test
test: system env-dev lint ## Everything from nothing: checks, then all tests on both engines and in a browser
	@$(PYTEST) -n 2 --dist worksteal -m "not browser"
	@$(PYTEST) -n 2 --dist loadfile -m browser

.PHONY: test-quick
test-quick: env-dev lint ## The everyday subset: no browser, nothing slow or deep, SQLite only
	@$(PYTEST) -n 2 --dist worksteal -m "not browser and not slow and not deep" --engine sqlite

.PHONY: test-deep
test-deep: system env-dev ## The full figures of the security tests; one row with `make test-deep-kill`, see docs/security-evidence.md
	@$(BIN)/python -m tests.deep

test-deep-%: env-dev
	@$(BIN)/python -m tests.deep $*

.PHONY: lint
lint: env-dev ## ruff, mypy, import directions, djlint, completeness of the translations
	@status=0; \
	$(BIN)/ruff check --quiet . || status=1; \
	$(BIN)/ruff format --quiet --check . || { echo "Lay it out with: make format" >&2; status=1; }; \
	$(BIN)/mypy --no-error-summary || status=1; \
	directions=$$($(BIN)/lint-imports --no-logo) || { echo "$$directions"; status=1; }; \
	$(BIN)/djlint --quiet --lint templates || status=1; \
	$(BIN)/djlint --quiet --check templates || { echo "Lay it out with: make format" >&2; status=1; }; \
	$(PYTEST) --no-header tests/shape/test_translations.py || status=1; \
	exit $$status

.PHONY: bench
bench: env ## Measure how fast the program is here: values beside targets, nothing fails (SIZES=10000,100000)
	@$(BIN)/python -m benchmarks $(if $(SIZES),--sizes $(SIZES))

.PHONY: format
format: env-dev ## Lay out Python and templates
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .
	@# djlint settles at its second pass.
	@$(BIN)/djlint --quiet --reformat templates || true
	@$(BIN)/djlint --quiet --reformat templates || true

.PHONY: lock
lock: ## Pin every dependency with its hashes, after a change of requirements.in or requirements-dev.in
	@place=$$(mktemp -d) && trap 'rm -rf "$$place"' EXIT \
		&& $(PYTHON) -m venv "$$place" \
		&& "$$place/bin/pip" --quiet --disable-pip-version-check install uv==$(UV_VERSION) \
		&& for name in requirements requirements-dev; do \
			"$$place/bin/uv" pip compile --quiet --universal --generate-hashes --python-version 3.11 \
				--no-header --no-annotate --no-emit-index-url --no-emit-find-links \
				--output-file $$name.txt $$name.in; \
		done

.PHONY: clean
clean: ## Remove the environment and what the tools left behind; never anybody's data
	@rm -rf $(VENV) .mypy_cache .ruff_cache .import_linter_cache .hypothesis .pytest_cache
	@find casebook migrations tests translations -name __pycache__ -prune -exec rm -rf {} + \
		-o -name '*.mo' -exec rm -f {} +
