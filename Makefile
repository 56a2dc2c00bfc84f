# make run | test | test-long | coverage | mutate | check | bench | lock — больше ничего помнить не надо.
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8050
# Файл проверок целиком достаётся одному процессу, долгие раньше коротких (tests/conftest.py).
TESTS := $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

.PHONY: run test test-long coverage mutate check bench lock

run: $(VENV)/.installed
	PORT=$(PORT) $(BIN)/rumo serve --demo

# Проверки запускают программу десятки раз: разобранное один раз Python читает готовым.
test test-long coverage: export PYTHONDONTWRITEBYTECODE =

test: check
	$(BIN)/python -m tests.browser.chromium
	$(TESTS) --durations 40

# Редкое и долгое: каждый день двух лет, все примеры случайных баз. Час и больше.
test-long: $(VENV)/.installed-dev
	$(TESTS) -m "long or examples" --hypothesis-profile long

# Ветви, которых не касается ни одна проверка. Сервер перед браузером — другой процесс, без счёта.
coverage: $(VENV)/.installed-dev
	$(TESTS) --ignore tests/browser --cov --cov-report term --cov-report html

# Правила счёта с одной испорченной строкой: какую порчу не заметила ни одна проверка. Часы;
# часть: make mutate MUTANTS="data_sources.scoring.due*".
mutate: $(VENV)/.installed-dev
	$(BIN)/mutmut run $(if $(MUTANTS),"$(MUTANTS)")
	$(BIN)/mutmut results

check: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks

# Без адресов хранилищ: замок годится для любого зеркала. Чем собирать сам проект, в нём тоже есть:
# установка ничего не докачивает.
lock: $(VENV)/.installed-dev
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--build-deps-for editable -o requirements.lock pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-header \
		--no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
		--extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml

$(VENV)/.installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@
