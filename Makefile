# Organiser's doors. `make help` names them.
#
# Everything is kept in .venv and build/ of the checkout. The environment is made once, from the
# hashes in requirements.lock, and made again only when that file changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
QUIETLY := --quiet --disable-pip-version-check
INSTALLED := $(VENV)/requirements.lock
SAMPLE := build/sample
SAMPLE_PASSPHRASE := sample patch

export XDG_CACHE_HOME ?= $(CURDIR)/build/cache
export MPLCONFIGDIR ?= $(XDG_CACHE_HOME)/matplotlib

.DEFAULT_GOAL := help
.PHONY: help run test types tests bench mutants endurance screenshots bundle lock format clean ready sample-report

help: ## say what the targets do
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 22

run: ready ## open the window; with no display, make the sample patch's report
	@if [ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(BIN)/organiser; \
	fi; \
	echo "There is no display here, so the window stays shut."; \
	echo "Making the sample patch and its report from the command line instead."; \
	$(MAKE) --no-print-directory sample-report

test: ready ## the whole gate: format, lint, types, layers, tests
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory --jobs 2 types tests

# Types are looked at by one core alone, so the tests begin meanwhile.
types:
	$(BIN)/mypy

# A worker that dies is not replaced, since what hands files out would then wait for ever
# (pytest-xdist's issue 1378): the run ends, red, and names the test.
tests:
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder --max-worker-restart 0

bench: ready ## print the ratios of speed against their floors
	$(BIN)/python -m tests.benchmarks

mutants: ready ## make the merge rule wrong in many ways, and see that the tests notice each
	$(BIN)/python -m tests.mutants

endurance: ready ## sync five logs by Syncthing, by a hub and by packs, long, killing at random
	ORGANISER_ENDURANCE=$${ORGANISER_ENDURANCE:-120} ORGANISER_EXAMPLES=$${ORGANISER_EXAMPLES:-400} \
	ORGANISER_DEVICES=$${ORGANISER_DEVICES:-5} $(BIN)/pytest --capture=no \
		--override-ini faulthandler_timeout=0 \
		tests/journeys/test_syncthing.py tests/journeys/test_hub.py tests/sync/hub/test_anything.py \
		tests/properties/test_merging.py tests/properties/test_newer_and_older.py \
		tests/properties/test_folder.py tests/properties/test_sharing.py tests/properties/test_consent.py

screenshots: ready ## paint every page, light and dark, into docs/screenshots
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots docs/screenshots

bundle: ready ## make the one-folder program in dist/organiser
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec

lock: ## choose the newest releases that pyproject.toml allows (needs uv)
	@command -v uv >/dev/null || { echo "make lock needs uv; nothing else here does." >&2; exit 1; }
	uv pip compile --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --extra dev pyproject.toml -o requirements.lock

format: ready ## lay the code out and mend what ruff can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean: ## take away all that was made, the environment too
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache
	find organiser_app migrations tests -name __pycache__ -prune -exec rm -rf {} +

ready: $(INSTALLED)
	@$(BIN)/python -m organiser_app.system_check
	@$(BIN)/python -m organiser_app.typefaces >/dev/null

# The copy of the lock in the environment is the sign that the environment holds it.
$(INSTALLED): requirements.lock
	@command -v $(PYTHON) >/dev/null || \
		{ echo "Organiser needs Python 3.11 or newer, and there is no $(PYTHON) here." >&2; exit 1; }
	@$(PYTHON) -m organiser_app.system_check
	@echo "Laying the environment in $(VENV). This takes a minute or two, once."
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip $(QUIETLY) install --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip $(QUIETLY) install --no-deps --no-build-isolation --editable .
	@cp requirements.lock $@

sample-report:
	@rm -rf "$(SAMPLE)"
	@mkdir -p "$(SAMPLE)"
	@export ORGANISER_PASSPHRASE="$(SAMPLE_PASSPHRASE)"; \
	$(BIN)/organiser demo "$(SAMPLE)" --size patch --seed 1 && \
	set -- "$(SAMPLE)"/*.olog && \
	$(BIN)/organiser report "$$1" --template listening -o "$(SAMPLE)/report.pdf" && \
	echo "The report: $(abspath $(SAMPLE)/report.pdf)"
