# Two commands for a fresh machine: `make demo` and `make test`. `make check` is the one lint runner.
SHELL := /bin/bash
PYTHON ?= python3
UV := $(shell command -v uv || echo .tools/bin/uv)
BIN := .venv/bin

.PHONY: demo test check bench bundle sbom audit format lock clean fuzz

demo: .venv/ready
	$(BIN)/edugrid demo

test: .venv/ready
	$(BIN)/edugrid toolchain build
	$(BIN)/pytest tests --ignore=tests/bench -n 2 --no-loadscope-reorder

check: .venv/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/yamllint --strict .
	$(BIN)/j2lint network_templates --ignore jinja-statements-indentation

bench: .venv/ready
	$(BIN)/edugrid toolchain build
	$(BIN)/pytest -s tests/bench

# `make fuzz N=1000000`: that many changed inputs for the parsers of foreign text; what made one fall is in .edugrid/fuzz.
fuzz: .venv/ready
	$(BIN)/python tests/fuzz/run.py --inputs $(or $(N),100000)

# `make bundle BUNDLE="--lab --python 3.11 --python 3.12"` for more than the plain one.
bundle: .venv/ready
	$(BIN)/edugrid bundle $(BUNDLE)

# What edugrid is made of (CycloneDX), to dist/.
sbom: .venv/ready
	$(BIN)/edugrid sbom

# Known vulnerabilities of it; edugrid's exit code 4 says that the service was not reached and nothing is known.
audit: .venv/ready
	$(BIN)/edugrid audit

format: .venv/ready
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

.tools/bin/uv:
	$(PYTHON) -m venv .tools || { echo "python3-venv is missing: apt-get install python3-venv"; exit 1; }
	.tools/bin/pip install -q --require-hashes -r locks/uv.txt

.venv/ready: locks/dev.txt pyproject.toml $(if $(filter .tools/bin/uv,$(UV)),.tools/bin/uv)
	$(UV) venv -q --allow-existing --python '>=3.11,<3.14' .venv
	VIRTUAL_ENV=.venv $(UV) pip install --compile-bytecode --require-hashes -r locks/dev.txt
	VIRTUAL_ENV=.venv $(UV) pip install -q --no-deps --editable .
	touch $@

# A lock holds exact versions and hashes, and names no registry, so that a mirror serves as well.
lock:
	$(UV) pip compile --universal --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --group dev --extra lab -o locks/dev.txt
	$(UV) pip compile --universal --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --extra lab -c locks/dev.txt -o locks/run.txt
	$(UV) pip compile --universal --generate-hashes --no-emit-index-url --no-header -q edugrid/lab/openstack/requirements.in -o edugrid/lab/openstack/requirements.lock

clean:
	-$(BIN)/edugrid lab down
	rm -rf .venv .tools .edugrid
