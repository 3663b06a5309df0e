# skillcert: `make demo` shows the main job, `make test` runs everything. Prerequisites: Rust >= 1.88, CPython >= 3.11, a C compiler.
SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $$p && break; done)
export PYO3_PYTHON := $(PYTHON)
DEMO := build/venv-demo
VENV := build/venv-test
DOCS := build/venv-docs
PAGES := $(foreach page,start spreadsheet issuing auditing number,docs/$(page).md docs/$(page).en.md)
PY := bindings-python
# Programs in Python that test and write, besides the package and its tests.
TOOLS := tests/site tests/supply tests/coverage.py tests/evidence.py tests/mutants.py tests/seeded.py
# How long the crash test kills, on each database; .ci/run asks for a minute.
CRASH_SECONDS ?= 10

# In the order in which .ci/run takes them, one for each commit; the last ones take the longest.
PROOFS := prove-columns prove-differential prove-exhaustive prove-coverage prove-recovery prove-desk prove-python prove-hostile prove-package prove-crash prove-determinism prove-supply prove-controls prove-mutants prove-c prove-fuzz
# Without what .ci/run does in any case, or for a minute each.
SHARED := $(filter-out prove-coverage prove-crash prove-determinism prove-fuzz,$(PROOFS))
# Of the proofs that have parts: the one whose turn it is, if TURN is set, or all. $(call turn,PARTS)
# The tests that come before the parts are then left out, because CI has run them.
turn = $(if $(TURN),$(word $(shell echo $$(($(TURN) % $(words $(1)) + 1))),$(1)),$(1))
PARTS_OF_C := proof-of-threads proof-of-cargo-c proof-of-old-glibc
PARTS_OF_PYTHON := proof-of-cover proof-of-properties proof-of-leaks
PARTS_OF_PACKAGE := proof-of-wheel proof-of-later
PARTS_OF_SUPPLY := proof-of-licenses proof-of-oldest proof-of-features proof-of-bytes

.PHONY: help demo test lint test-rust test-c test-hosts test-python test-crash test-spark test-package test-docs test-no-std test-determinism coverage $(PROOFS) $(PARTS_OF_C) $(PARTS_OF_PYTHON) $(PARTS_OF_PACKAGE) $(PARTS_OF_SUPPLY) prove prove-share docs bench bench-gate fuzz header install-c stubs tables clean prerequisites

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(DEMO)/ready ## results in, decisions and numbered certificates out, checked, audited and explained
	SKILLCERT=$(CURDIR)/$(DEMO)/bin/skillcert bash sample/demo.sh build/demo

test: lint test-rust test-c test-determinism test-hosts test-python test-crash test-spark test-package test-docs test-no-std ## every test of every language
	@echo "make test: everything passed"

lint: $(VENV)/ready ## format, lints, docs and the rules of the house
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo clippy -p skillcert --all-targets --all-features -- -D warnings
	RUSTDOCFLAGS='-D warnings' cargo doc -q --no-deps -p skillcert --all-features
	$(VENV)/bin/python tests/house.py
	$(VENV)/bin/python tests/evidence.py
	cd $(PY) && ../$(VENV)/bin/ruff format --check . && ../$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check --config $(PY)/pyproject.toml $(TOOLS)
	$(VENV)/bin/ruff check --config $(PY)/pyproject.toml $(TOOLS)
	$(VENV)/bin/ruff check tests benches sample bindings-c
	$(VENV)/bin/mypy --strict --ignore-missing-imports tests/*.py tests/site benches/*.py sample/*.py

test-rust: | prerequisites ## core, its examples, the case tables and the promises
	cargo test --workspace --exclude skillcert-benches --exclude skillcert-python
	cargo test -p skillcert --all-features
	cargo run -q -p skillcert --example decide_and_issue
	cargo run -q -p skillcert --example explain_number

coverage: | prerequisites ## every branch of core and the C crate is taken both ways, every region run (needs llvm of rustc's version)
	$(PYTHON) tests/coverage.py

test-c: | prerequisites ## the C interface: case tables, misuse, header, symbols, installation, threads
	bash bindings-c/tests/run.sh

test-determinism: | prerequisites ## the same bytes from Rust and C in every locale, time zone and year (needs faketime)
	bash tests/determinism.sh

test-hosts: | prerequisites ## programs in C, C++, C#, Go, Java, JavaScript, PHP and Python over libskillcert; the SQL recipe
	PYTHON=$(PYTHON) bash bindings-c/hosts/run.sh

test-python: $(VENV)/ready ## the Python package: case tables, command line, register, types, stubs
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop -q -m $(PY)/Cargo.toml --features fault-injection
	cd $(PY) && ../$(VENV)/bin/coverage run -m pytest -q && ../$(VENV)/bin/coverage combine -q && ../$(VENV)/bin/coverage report
	cargo run -q -p skillcert-tests --bin inputs -- 100000 | $(VENV)/bin/python $(PY)/tests/differential.py
	$(VENV)/bin/python -m doctest README.md README.zh-CN.md docs/guide.md docs/register.md
	PATH=$(CURDIR)/$(VENV)/bin:$$PATH VIRTUAL_ENV=$(CURDIR)/$(VENV) bash $(PY)/check_stubs.sh

test-crash: $(VENV)/ready ## the register while workers and servers are killed, on each database for CRASH_SECONDS; faulty ways to number have to be found
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop -q -m $(PY)/Cargo.toml --features fault-injection
	$(VENV)/bin/python $(PY)/tests/crash/run.py --seconds $(CRASH_SECONDS)

test-spark: | prerequisites ## columns on a Spark of two workers, in an environment of its own (needs Java)
	bash $(PY)/test_spark.sh $(PYTHON)

test-package: $(VENV)/ready ## crate, wheel and sdist, each installed in a fresh environment, the wheel in later CPythons too
	MATURIN=$(CURDIR)/$(VENV)/bin/maturin PYTHON=$(PYTHON) bash tests/package.sh

test-docs: test-package $(DOCS)/ready docs ## the pages of the documentation, followed word for word with the wheel, and the built site
	$(PYTHON) tests/site/codes.py --check
	$(PYTHON) tests/site/pages.py build/package/skillcert-*.whl $(PAGES)
	$(PYTHON) tests/site/built.py build/site

test-no-std: | prerequisites ## core for a target that has no std at all
	@bash tests/no_std.sh --self-test && bash tests/no_std.sh core --features serde --locked; status=$$?; \
	if [ $$status = 2 ] && [ "$$CI" != true ]; then echo "SKIPPED: the no_std build needs Debian's rustc-web"; else exit $$status; fi

prove-c: $(if $(TURN),,test-c) $(call turn,$(PARTS_OF_C)) ## the long proofs of the C interface: a million calls under drd too, cargo-c, old glibc

proof-of-threads: | prerequisites
	bash bindings-c/tests/stress.sh drd

proof-of-cargo-c: | prerequisites
	bash bindings-c/tests/cargo_c.sh

proof-of-old-glibc: | prerequisites
	PYTHON=$(PYTHON) bash bindings-c/tests/old_glibc.sh

prove-coverage: coverage ## every branch of core and the C crate is taken both ways by a test, every region run

prove-package: $(call turn,$(PARTS_OF_PACKAGE)) ## the wheel for old systems (zig), in this CPython and later ones; the tests of the package in a later one

proof-of-wheel: $(VENV)/ready
	$(VENV)/bin/pip install -q ziglang==0.15.1
	PATH=$(CURDIR)/$(VENV)/bin:$$PATH ZIG=1 MATURIN=$(CURDIR)/$(VENV)/bin/maturin PYTHON=$(PYTHON) bash tests/package.sh

proof-of-later: $(VENV)/ready
	MATURIN=$(CURDIR)/$(VENV)/bin/maturin bash $(PY)/test_later.sh 3.14

prove-columns: | prerequisites ## ten million random rows through every layout, with and without AVX2
	cargo test --release -p skillcert-tests --test column

prove-exhaustive: | prerequisites ## numbers, corruptions, characters, scores, pairs of marks, sequences of steps: all there are, against tests/src/naive (some minutes)
	cargo test --release -p skillcert-tests --test 'exhaustive_*' --test catalog --test station --test certificate

prove-differential: $(VENV)/ready ## ten million random inputs: Rust, C and Python say what the slow specification says
	cargo test --release -p skillcert-tests --test differential
	bash bindings-c/tests/differential.sh 10000000 --release
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop -q -r -m $(PY)/Cargo.toml
	cargo run -q --release -p skillcert-tests --bin inputs -- 10000000 | $(VENV)/bin/python $(PY)/tests/differential.py

prove-python: $(if $(TURN),,test-python) $(call turn,$(PARTS_OF_PYTHON)) ## objects of any kind into every call, ten million calls without a leak, every language and time zone

proof-of-cover: $(VENV)/ready
	cd $(PY) && ../$(VENV)/bin/coverage json -q -o - | PROVE=1 ../$(VENV)/bin/python tests/covered.py

proof-of-properties: $(VENV)/ready
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop -q -r -m $(PY)/Cargo.toml
	cd $(PY) && PROVE=1 ../$(VENV)/bin/python -m pytest -q tests/test_properties.py tests/test_determinism.py tests/test_docs.py

proof-of-leaks: $(VENV)/ready
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop -q -r -m $(PY)/Cargo.toml
	PROVE=1 $(VENV)/bin/python $(PY)/tests/leaks.py 10000000

docs: $(DOCS)/ready ## the documentation site in build/site; look at it with `python3 -m http.server -d build/site`
	NO_MKDOCS_2_WARNING=1 $(DOCS)/bin/mkdocs build -q --strict

prove-recovery: | prerequisites ## a million damaged numbers: no wrong number, every repair undone
	cargo test --release -p skillcert-tests --test recover_promises

prove-desk: $(VENV)/ready ## skillcert check of ten million rows of CSV, a million of XLSX and ODS: memory and progress (some minutes)
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop -q -r -m $(PY)/Cargo.toml
	PROVE=1 $(VENV)/bin/python $(PY)/tests/weigh.py

prove-hostile: $(VENV)/ready ## a hundred million characters, documents of fifteen million bytes: no more is read than has to be (some minutes)
	cargo test --release -p skillcert-tests --test hostile -- --include-ignored --nocapture --test-threads 1
	bash bindings-c/tests/hostile.sh 100000000 proof
	VIRTUAL_ENV=$(CURDIR)/$(VENV) $(VENV)/bin/maturin develop -q -r -m $(PY)/Cargo.toml
	$(VENV)/bin/python $(PY)/tests/hostile.py

prove-fuzz: | prerequisites ## a thousand million runs of the fuzz targets, see fuzz/runs.tsv (an hour on two quiet processors)
	RUNS=all bash fuzz/run.sh

prove-mutants: | prerequisites ## change core and the C crate in each place: a test has to notice (TURN=7: the seventh share of 96)
	PATH=$$(bash tests/tool.sh cargo-mutants 27.1.0):$$PATH $(PYTHON) tests/mutants.py $(TURN)

prove-crash: CRASH_SECONDS := 60
prove-crash: export PROVE := 1
prove-crash: test-crash ## workers and servers of the register killed for a minute on each database, then every number looked at

prove-determinism: test-determinism ## what is printed does not depend on locale, time zone or year

prove-supply: $(call turn,$(PARTS_OF_SUPPLY)) ## licenses and sources, oldest versions, sets of features, builds of the same bytes, no folder's name in them

proof-of-licenses: | prerequisites
	bash tests/supply/deny.sh

proof-of-oldest: | prerequisites
	bash tests/supply/minimal.sh

proof-of-features: | prerequisites
	$(PYTHON) tests/supply/powerset.py

proof-of-bytes: $(VENV)/ready
	MATURIN=$(CURDIR)/$(VENV)/bin/maturin bash tests/supply/same_bytes.sh

prove-controls: $(VENV)/ready ## faults that are put into a copy on purpose, each of which a gate has to notice (TURN=7: the seventh share of 8)
	$(VENV)/bin/python tests/seeded.py $(if $(TURN),--share=$(TURN))

SHARE := $(shell git rev-list --count HEAD 2>/dev/null || echo 0)
# How often each was taken before: the turn of those that are taken in parts.
ROUND := $(shell echo $$(($(SHARE) / $(words $(SHARED)))))

prove: $(VENV)/ready ## every long proof, one after the other, and build/evidence/evidence.md of what they found (some hours)
	$(VENV)/bin/python tests/evidence.py --write all
	@echo "make prove: everything holds"

prove-share: $(VENV)/ready ## one of the long proofs, another for each commit: SHARE=0, 1, …
	TURN=$(ROUND) $(VENV)/bin/python tests/evidence.py $(word $(shell echo $$(($(SHARE) % $(words $(SHARED)) + 1))),$(SHARED))

bench: | prerequisites ## ours beside named peers, written to benches/RESULTS.md (a quarter of an hour on a quiet machine)
	$(PYTHON) benches/run.py

bench-gate: | prerequisites ## instructions of single calls and small columns, beside the committed counts (needs valgrind)
	$(PYTHON) benches/gate.py

fuzz: | prerequisites ## every fuzz target for SECONDS_EACH, 10 if not told (needs a C++ compiler)
	bash fuzz/run.sh

header: | prerequisites ## write bindings-c/include/skillcert.h anew
	cargo run -q -p skillcert-c --example header -- bindings-c/include/skillcert.h

install-c: | prerequisites ## install libskillcert, headers, pkg-config and CMake files: PREFIX=/usr/local LIBDIR=lib DESTDIR= GLIBC=
	@PREFIX='$(PREFIX)' LIBDIR='$(LIBDIR)' DESTDIR='$(DESTDIR)' GLIBC='$(GLIBC)' bash bindings-c/install.sh

stubs: $(VENV)/ready ## write the Python stubs anew
	PATH=$(CURDIR)/$(VENV)/bin:$$PATH VIRTUAL_ENV=$(CURDIR)/$(VENV) maturin generate-stubs -q -m $(PY)/Cargo.toml --features stubs --out build/stubs
	cp build/stubs/skillcert/_native.pyi $(PY)/python/skillcert/_native.pyi

tables: | prerequisites ## write the generated tables, clauses and schemas anew
	cargo run -q -p skillcert-tests --bin generated -- .
	$(PYTHON) tests/site/codes.py

clean: ## remove everything that was built
	rm -rf build target

$(DEMO)/ready: $(shell find core bindings-python -name '*.rs' -o -name '*.py' -o -name 'Cargo.toml' -o -name pyproject.toml) Cargo.toml Cargo.lock | prerequisites
	test -x $(DEMO)/bin/python || $(PYTHON) -m venv $(DEMO)
	$(DEMO)/bin/pip install -q --force-reinstall './$(PY)[register]'
	touch $@

$(VENV)/ready: $(PY)/requirements-dev.txt | prerequisites
	test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -q -r $<
	touch $@

$(DOCS)/ready: docs/requirements.txt | prerequisites
	test -x $(DOCS)/bin/python || $(PYTHON) -m venv $(DOCS)
	$(DOCS)/bin/pip install -q -r $<
	touch $@

prerequisites:
	@command -v cargo >/dev/null || { echo "missing: cargo (Rust 1.88 or newer)"; exit 1; }
	@cargo --version | awk '{ split($$2, v, "."); exit !(v[1] > 1 || v[2] >= 88) }' || { echo "too old: $$(cargo --version), Rust 1.88 or newer is needed"; exit 1; }
	@[ -n "$(PYTHON)" ] || { echo "missing: CPython 3.11 or newer with venv"; exit 1; }
	@command -v $${CC:-cc} >/dev/null || { echo "missing: a C compiler (cc)"; exit 1; }
	@mkdir -p build
