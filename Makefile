# `make lab` opens the course, `make test` proves it. Both need Python 3.11 or later and make, nothing else.
# Paths are relative throughout, so a folder with spaces in its name works.

ARGS =
PYTHON =
UV = uv

python = .venv/bin/python
pip = $(python) -m pip install --disable-pip-version-check --no-input

# A moved folder or an upgraded system Python leaves an environment that looks finished and is not.
usable = $(python) -I -c 'import os, nutag; os.path.samefile(nutag.__file__, "nutag/__init__.py") or exit(1)' 2>/dev/null

.PHONY: help lab test bench picture exercises setup lock
ifneq ($(shell $(usable) && echo yes),yes)
.PHONY: .venv/ready
endif

help:
	@echo 'make lab         set up what is missing, then open the course   (ARGS="--no-browser --port 8899")'
	@echo 'make test        set up what is missing, then run every test    (ARGS="-k council")'
	@echo 'make bench       measure charts, models, notebooks and memory'
	@echo 'make picture     take the picture of the README again'
	@echo 'make exercises   build exercises/ from solutions/'
	@echo 'make setup       the environment alone                          (PYTHON=/path/to/python3)'
	@echo 'make lock        pin the requirements again (authors; needs uv and a network)'

# A full or read-only disk must not keep the lessons shut: the copy says what is wrong, and the lab opens all the same.
lab: .venv/ready
	-@$(python) -m nutag.notebooks copy
	$(python) -m jupyterlab --config=jupyter_server_config.py $(ARGS)

test: .venv/ready-for-tests
	$(python) -m pytest -n 2 $(ARGS)

bench: .venv/ready-for-tests
	$(python) benchmarks/run.py $(ARGS)

picture: .venv/ready-for-tests
	$(python) benchmarks/picture.py

exercises: .venv/ready
	$(python) -m nutag.notebooks exercises

setup: .venv/ready

# The stamp goes first and comes back last. Without it the folder is what an unfinished attempt left: start again.
.venv/ready: requirements.txt pyproject.toml
	@if [ -e $@ ] && $(usable); then rm -f $@; else rm -f $@; $(new_environment); fi
	$(pip) --require-hashes -r requirements.txt
	$(pip) --no-deps --no-build-isolation -e .
	$(python) -m nutag.panel.vega
	@touch $@

# The test lock holds every pin of the runtime lock and adds to it, so the tests run in the reader's own environment.
.venv/ready-for-tests: requirements-test.txt .venv/ready
	@rm -f $@
	$(pip) --require-hashes -r requirements-test.txt
	@touch $@

candidates = $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11)
define new_environment
recent=; chosen=; \
for candidate in $(candidates); do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	recent=$$candidate; \
	if "$$candidate" -c 'import ensurepip, venv' >/dev/null 2>&1; then chosen=$$candidate; break; fi; \
done; \
if [ -n "$$chosen" ]; then "$$chosen" -m venv --clear .venv; \
elif [ -n "$$recent" ]; then \
	echo "$$recent cannot make an environment (no venv or ensurepip): on Debian or Ubuntu, install python3-venv." >&2; exit 1; \
else \
	echo 'Python 3.11 or later was not found: install it, or name it: make setup PYTHON=/path/to/python3' >&2; exit 1; \
fi
endef

compile = $(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --extra build
lock:
	$(compile) --output-file requirements.txt
	$(compile) --extra test --output-file requirements-test.txt
