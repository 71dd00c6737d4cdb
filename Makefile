# Two commands on a fresh machine with Python 3.11 or later:
#   make report   sets up and writes report.html from the bundled briefing
#   make test     sets up and runs the tests
# and for those who work on it: check, evaluate, bench, lock, assets, gazetteer, clean.

VENV   ?= .venv
BIN    := $(VENV)/bin
# The first Python that is new enough; PYTHON=... overrides.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 15))' 2>/dev/null \
	&& echo $$p && break; done)
BRIEFING := examples/briefing-2022-09-23.txt

.PHONY: report test check format evaluate figures bench lock assets picture gazetteer core dev clean

report: core
	$(BIN)/exeunt report $(BRIEFING) --published 2022-09-23 -o report.html

test: dev
	$(BIN)/python -m pytest

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

format: dev  ## what check would ask for, done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: dev  ## every measured figure against its floor; needs the data beside the checkout
	$(BIN)/python -m evaluation.run

figures: dev  ## the same into the README
	$(BIN)/python -m evaluation.run --readme

bench: dev  ## speed, each with its answer checked and a peer in the same run
	for b in benchmarks/bench_*.py; do $(BIN)/python $$b || exit 1; done

core dev:
	@test -n "$(PYTHON)" || { \
	echo "make: no Python from 3.11 to 3.14 found; install one, or say make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) tools/setup.py $@ --venv $(VENV)

lock:  ## new versions; needs uv; names no registry
	$(PYTHON) tools/lock.py

assets:  ## the page's front-end code, from npm; needs node
	cd web && npm ci && npm run build

picture: report  ## docs/page.png, as Chromium shows the page
	$(BIN)/python tools/picture.py report.html docs/page.png

gazetteer: dev  ## the places, from their sources
	$(BIN)/python tools/build_gazetteer.py

clean:
	rm -rf $(VENV) report.html .pytest_cache .mypy_cache .ruff_cache
