# Everything a developer does. `make` alone says what there is.

PYTHON ?= python3
PORT ?= 8000
NEXT ?= .venv-next
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python site/manage.py
OUR_PYTHON := site home involvement network youngpeople tests
HTML := templates
# A stand-in for a real site's environment: the example file and a key that is never used twice.
REAL_ENV = $$(grep -Ev '^(\#|$$|SECRET_KEY=)' .env.example) SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))')
# As many tests at a time as there are cores; PYTEST_ARGS="-n0 --pdb" for one at a time.
SIDE_BY_SIDE := -n auto --maxprocesses 8 --dist load
CHROMIUM := $(shell command -v chromium-headless-shell || command -v chromium || command -v chromium-browser || command -v google-chrome)

.DEFAULT_GOAL := help
.PHONY: help setup run test browser lint fix types floors bench check messages pictures test-next lock

help: ## Say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

setup: ## Make .venv and install exactly what the lock names (only when the lock changed)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV) || { echo "Python cannot make environments. Debian: apt-get install python3-venv"; exit 1; }
	@cmp -s tests/requirements.txt $(VENV)/installed.txt || { \
		echo "Installing what tests/requirements.txt names ..." && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt && \
		cp tests/requirements.txt $(VENV)/installed.txt; }

run: export SITE_URL ?= http://localhost:$(PORT)
run: setup ## Set everything up and serve http://localhost:8000 (PORT=8010 for another port)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_starter_site
	@$(MANAGE) load_starter_translations
	@exec $(MANAGE) run_site --port $(PORT)

test: setup ## Run all tests (PYTEST_ARGS="-k word" for some)
ifeq ($(CHROMIUM),)
	@echo "Chromium is not installed: the browser tests cannot run. Debian: apt-get install chromium"
	@test -z "$(REQUIRE_BROWSER)" || { echo "REQUIRE_BROWSER is set, so this is an error."; exit 1; }
endif
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) $(PYTEST_ARGS)

browser: setup ## Run the browser tests only; needs Chromium
	REQUIRE_BROWSER=1 $(BIN)/python -m pytest tests/browser $(SIDE_BY_SIDE) $(PYTEST_ARGS)

lint: setup ## Read code and templates for mistakes and untidiness; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --quiet --lint $(HTML)
	$(BIN)/djhtml --check $(HTML)

fix: setup ## Tidy what can be tidied by itself
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djhtml $(HTML)
	git ls-files -z '*.py' | xargs -0 $(BIN)/django-upgrade --target-version 5.2 --exit-zero-even-if-changed

types: setup ## Check the types
	PYTHONPATH=site:. $(BIN)/mypy

floors: setup ## Check that imports go down the floors only
	PYTHONPATH=site:. $(BIN)/lint-imports

check: lint types floors ## All checks short of tests: these three, migrations, and a real site's settings
	$(MANAGE) makemigrations --check --dry-run
	env $(REAL_ENV) $(MANAGE) check --deploy --fail-level WARNING

bench: setup ## Measure requests, queries and bytes against the budgets
	$(BIN)/python -m tests.bench

messages: setup ## Bring the catalogues of seven languages into step with the code, and say what waits for a translation
	@DJANGO_SETTINGS_MODULE=config.settings.test PYTHONPATH=site:. $(BIN)/python -m tests.messages

pictures: setup ## Take the pictures of the editors' guide anew; needs Chromium
	MAKE_PICTURES=1 REQUIRE_BROWSER=1 $(BIN)/python -m pytest -n0 tests/browser/test_guide_pictures.py

test-next: ## Run the tests on the newest Wagtail and Django, in an environment of their own
	@test -x $(NEXT)/bin/python || $(PYTHON) -m venv $(NEXT)
	$(NEXT)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tests/requirements.txt
	$(NEXT)/bin/python -m pip install --quiet --disable-pip-version-check --upgrade wagtail Django
	VAR_DIR=var/next $(NEXT)/bin/python -W default::DeprecationWarning -m pytest -m "not browser" $(PYTEST_ARGS)

lock: setup ## Choose newest allowed versions and write both locks with hashes
	$(BIN)/uv pip compile --upgrade --generate-hashes --no-header --python-version 3.11 requirements.in -o requirements.txt
	$(BIN)/uv pip compile --upgrade --generate-hashes --no-header --python-version 3.11 tests/requirements.in -c requirements.txt -o tests/requirements.txt
