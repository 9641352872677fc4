# One target per habit. `make run` and `make test` need Python 3.11 and make, nothing else.

PYTHON = .venv/bin/python
PORT ?= 8000
ROOMS = petitions documents workflow config

# What WeasyPrint draws with, and a face that has every Vietnamese letter.
RUN_PACKAGES = libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2
# What the tests read papers and look at screens with.
TEST_PACKAGES = poppler-utils qpdf chromium

.PHONY: help setup setup-dev run test check migrations-check bench lock

help:
	@echo "make run               trình diễn tại http://127.0.0.1:$(PORT)"
	@echo "make test              kiểm tra mã nguồn rồi chạy toàn bộ kiểm thử (SQLite, PostgreSQL)"
	@echo "make check             ruff, mypy, import-linter, migrations, manage.py check"
	@echo "make migrations-check  mô hình dữ liệu và migrations có khớp nhau không"
	@echo "make bench             chạy các phép đo trong benchmarks/"
	@echo "make lock              khóa lại các gói Python (UPGRADE=--upgrade để nâng phiên bản)"
	@echo "make setup             chỉ cài đặt"

setup: .venv/.installed
	@bin/debian-packages $(RUN_PACKAGES)

setup-dev: setup .venv/.installed-dev
	@bin/debian-packages $(TEST_PACKAGES)

.venv/.installed: requirements.lock
	@bin/make-venv .venv
	$(PYTHON) -m pip install --quiet --require-hashes -r requirements.lock
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.lock
	$(PYTHON) -m pip install --quiet --require-hashes -r requirements.lock -r requirements-dev.lock
	@touch $@

run: export PUBLIC_URL ?= http://127.0.0.1:$(PORT)
run: setup
	@$(PYTHON) manage.py migrate --verbosity 0
	@$(PYTHON) manage.py collectstatic --noinput --verbosity 0
	@$(PYTHON) manage.py load_demo
	@$(PYTHON) manage.py escalate
	@exec .venv/bin/gunicorn config.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --threads 4 \
		--no-control-socket

test: check
	@$(PYTHON) manage.py collectstatic --noinput --verbosity 0
	@$(PYTHON) -W ignore bin/test

check: setup-dev migrations-check
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy $(ROOMS)
	.venv/bin/lint-imports
	$(PYTHON) manage.py check --fail-level WARNING

migrations-check: setup-dev
	$(PYTHON) manage.py makemigrations --check --dry-run

bench: setup-dev
	@set -e; for file in benchmarks/[a-z]*.py; do \
		echo "== $$file"; $(PYTHON) -m "benchmarks.$$(basename "$$file" .py)"; \
	done

lock: setup-dev
	.venv/bin/uv pip compile $(UPGRADE) --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --output-file requirements.lock requirements.in
	.venv/bin/uv pip compile $(UPGRADE) --python-version 3.11 --generate-hashes --no-header \
		--no-emit-index-url --no-emit-find-links --output-file requirements-dev.lock requirements-dev.in
