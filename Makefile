# skillcert: `make demo` shows the main job, `make test` runs the tests of every language. Prerequisites: Rust >= 1.88,
# CPython >= 3.11, a C compiler. What takes long is in tests/proofs, what CI runs in .ci/list.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON := $(or $(PYTHON),$(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done))
export PYTHON
export PYO3_PYTHON := $(PYTHON)
# A test is built once: what the next build of the same crate could take over only fills the disk.
export CARGO_INCREMENTAL ?= 0
export MATURIN := $(CURDIR)/build/venv-test/bin/maturin

.PHONY: help demo test lint test-rust test-c test-python test-package docs bench bench-gate fuzz header stubs tables install-c prove clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build/venv-demo/ready ## results in, decisions and numbered certificates out, checked, audited and explained
	SKILLCERT=$(CURDIR)/build/venv-demo/bin/skillcert bash sample/demo.sh build/demo

test: ## every test of every language; what a missing tool leaves out is listed at the end
	@MAKE=$(MAKE) bash tests/all.sh test-rust test-c test-python test-package

lint: build/venv-test/ready ## format, lints, docs and the rules of the house
	bash tests/lint.sh

test-rust: build/prerequisites ## core, its examples, the case tables and the promises
	bash tests/rust.sh

test-c: build/prerequisites ## the C interface, and programs in eight languages and SQL over it
	bash bindings-c/tests/run.sh && bash tests/determinism.sh && bash bindings-c/hosts/run.sh

test-python: build/venv-test/ready ## the Python package: case tables, command line, register, types, stubs
	bash bindings-python/test.sh

test-package: build/venv-test/ready docs ## crate, wheel and sdist in fresh environments; the documentation followed word for word
	bash tests/package.sh && bash tests/site/test.sh

docs: build/venv-docs/ready ## the documentation site in build/site; look at it with `python3 -m http.server -d build/site`
	NO_MKDOCS_2_WARNING=1 build/venv-docs/bin/mkdocs build -q --strict

bench: build/prerequisites ## ours beside named peers, written to benches/RESULTS.md (a quarter of an hour on a quiet machine)
	$(PYTHON) benches/run.py

bench-gate: build/prerequisites ## instructions of single calls and small columns, beside the committed counts (needs valgrind)
	$(PYTHON) benches/gate.py

fuzz: build/prerequisites ## every fuzz target for SECONDS_EACH, 10 by default (needs a C++ compiler)
	bash fuzz/run.sh

header: build/prerequisites ## write bindings-c/include/skillcert.h anew
	cargo run -q -p skillcert-c --example header -- bindings-c/include/skillcert.h

stubs: build/venv-test/ready ## write the Python stubs anew
	bash bindings-python/stubs.sh

tables: build/prerequisites ## write the generated tables, clauses and schemas anew
	cargo run -q -p skillcert-tests --bin generated -- .

install-c: build/prerequisites ## install libskillcert, headers, pkg-config and CMake files: PREFIX=/usr/local LIBDIR=lib DESTDIR= GLIBC=
	@PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' DESTDIR='$(DESTDIR)' GLIBC='$(GLIBC)' bash bindings-c/install.sh

prove: build/venv-test/ready ## every long proof, and build/evidence of what they found (some hours); one: make -C tests/proofs help
	$(MAKE) -C tests/proofs evidence

clean: ## remove everything that was built
	rm -rf build target

build/prerequisites:
	@PYTHON='$(PYTHON)' bash tests/prerequisites.sh && touch $@

build/venv-demo/ready: $(shell find core bindings-python -name '*.rs' -o -name '*.py' -o -name 'Cargo.toml' -o -name pyproject.toml) Cargo.toml Cargo.lock | build/prerequisites
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	. tests/reproducible.sh && $(@D)/bin/pip install -q --force-reinstall './bindings-python[register]'
	touch $@

build/venv-test/ready: bindings-python/requirements-dev.txt | build/prerequisites
build/venv-docs/ready: docs/requirements.txt | build/prerequisites
build/venv-test/ready build/venv-docs/ready:
	test -x $(@D)/bin/python || $(PYTHON) -m venv $(@D)
	$(@D)/bin/pip install -q --no-compile -r $<
	touch $@
