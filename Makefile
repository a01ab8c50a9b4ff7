# `make lab` opens the course, `make test` proves it. Both need Python 3.11 or later and make, nothing else.
# Paths are relative throughout, so a folder with spaces in its name works.

ARGS =
PYTHON =
UV = uv

python = .venv/bin/python

# A reader's own Python settings would let another program run than the one that was set up and tested.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP

.PHONY: help lab test pass site bench picture exercises roleplay update setup setup-for-tests lock

help:
	@echo 'make lab         set up what is missing, then open the course   (ARGS="--no-browser --port 8899")'
	@echo 'make test        set up what is missing, then run every test    (ARGS="-k council")'
	@echo 'make pass        go through the whole course: every solution in order; minutes (ARGS=council for one)'
	@echo 'make site        build the web edition to build/site/            (needs npm, once, for Python in the browser)'
	@echo 'make update      fetch the newest course (needs git); what you changed in it goes to my_work/ first'
	@echo 'make bench       measure charts, models, notebooks and memory'
	@echo 'make picture     take the picture of the README again'
	@echo 'make exercises   build exercises/ from solutions/'
	@echo 'make roleplay    print the role-play kits for lecturers to build/roleplay/ (needs Chromium)'
	@echo 'make setup       the environment alone                          (PYTHON=/path/to/python3)'
	@echo 'make lock        pin the requirements again (authors; needs uv and a network)'

# Jupyter's own settings stay with the course: a theme, an extension or a trusted notebook from elsewhere has no say.
settings = JUPYTER_CONFIG_DIR="$(CURDIR)/.lab" JUPYTER_DATA_DIR="$(CURDIR)/.lab/data"

# A full or read-only disk must not keep the lessons shut: the copy says what is wrong, and the lab opens all the same.
lab: setup
	-@$(python) -m nutag.notebooks copy
	$(settings) $(python) -m jupyterlab --config=jupyter_server_config.py $(ARGS)

test: setup-for-tests
	$(python) -m pytest -n 2 $(ARGS)

pass: setup
	$(python) -m nutag.notebooks pass $(ARGS)

site: setup
	$(python) -m nutag.pages $(ARGS)

bench: setup-for-tests
	$(python) benchmarks/run.py $(ARGS)

picture: setup-for-tests
	$(python) benchmarks/picture.py

exercises: setup
	$(python) -m nutag.notebooks exercises

roleplay: setup
	$(python) instructors/roleplay/build.py

# Git refuses to update a lesson that was changed here: the reader's version moves to my_work, and nothing is lost.
update: setup
	$(python) -m nutag.notebooks keep
	git pull --ff-only

setup:
	@$(call install)

# The test lock holds every pin of the runtime lock and adds to it, so the tests run in the reader's own environment.
setup-for-tests:
	@$(call install,--tests)

# The environment is asked first, by its own Python; a new one is made by any Python of this machine that can.
candidates = $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11)
define install
$(python) -I install.py --check $(1) >/dev/null 2>&1 && exit; \
recent=; chosen=; \
for candidate in $(candidates); do \
	"$$candidate" -I -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
	recent=$$candidate; \
	if "$$candidate" -I -c 'import ensurepip, venv' >/dev/null 2>&1; then chosen=$$candidate; break; fi; \
done; \
if [ -n "$$chosen" ]; then "$$chosen" -I install.py $(1); \
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
	$(compile) --extra test --extra hub --output-file requirements-test.txt
	$(compile) --extra hub --output-file requirements-hub.txt
