# make serve   sets up, indexes the documents and serves the chat
# make test    sets up what the tests need and runs all of them
# make screenshots   writes pictures of every page into screenshots/

RAADSLAG := .venv/bin/raadslag

.PHONY: serve test check screenshots clean

serve:
	@.ci/setup app
	@# A file that cannot be read is told, and the others are served.
	@$(RAADSLAG) build || $(RAADSLAG) list --json >/dev/null
	@exec $(RAADSLAG) serve

test: check
	@# Beside one another, each on a processor of its own: a computing library takes no other's.
	@OMP_NUM_THREADS=1 .venv/bin/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

check:
	@.ci/setup test
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/ruff check --quiet .
	@.venv/bin/mypy

screenshots:
	@.ci/setup test
	@$(RAADSLAG) build
	@.venv/bin/python -m tests.web.screenshots screenshots

clean:
	rm -rf .venv .raadslag web/node_modules *.egg-info
