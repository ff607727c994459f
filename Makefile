# The two commands that matter are `make run` and `make test`. Both install what is missing.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run

ENTENTE := .build/release/entente
PYTHON := .venv/bin/python
# Debian packages: what the product needs, and what its tests check it with.
PRODUCT_PACKAGES := libxml2-dev libsqlite3-dev zlib1g-dev pkg-config
TEST_PACKAGES := $(PRODUCT_PACKAGES) libxml2-utils raptor2-utils serdi python3-venv bzip2 lbzip2 qemu-user chromium
# The stores that Benchmarks/serialization/stores.py loads.
BENCH_PACKAGES := virtuoso-opensource libapache-jena-java default-jre-headless

.PHONY: run test build format lint bench fuzz venv product-packages test-packages clean install static dist-packages dist deb wheel dist-test docs-test

## Extracts the project's own samples into Output/.
run: build
	$(ENTENTE) extract Samples --output Output --format turtle,rdfxml,graphml,html

## Installs what the tests need, builds, and runs all of them.
test: test-packages venv build lint
	swift build -c release --build-tests
	# Some tests are given megabytes, and their lines say with what.
	swift test -c release --skip-build 2>&1 | cut -c -400 | tee .build/test.log
	# None may pass by doing nothing: what was skipped is counted.
	Tests/Support/count .build/test.log
	# What the library promises: all of it is documented, and a stranger's package can use it.
	Tests/Support/documented .build/release .build/symbols
	Tests/Client/run -c release
	.venv/bin/reuse lint --quiet

build: product-packages
	swift build -c release

format:
	swift format --recursive --in-place Package.swift Sources Tests

lint:
	swift format lint --recursive --strict Package.swift Sources Tests

# What is given away: an executable with Swift's libraries inside, in a build folder of its own.
STATIC := .build-static/release/entente
VERSION := $(shell sed -n 's/.*current = "\(.*\)"/\1/p' Sources/Entente/Library/EntenteVersion.swift)
PREFIX ?= /usr/local
DIST ?= dist
DIST_PACKAGES := $(PRODUCT_PACKAGES) patchelf binutils dpkg-dev lintian man-db python3-venv
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 0)

static: product-packages
	swift build -c release --static-swift-stdlib --scratch-path .build-static --product entente

## Installs the program, its manual and the completions of shells below PREFIX (and DESTDIR).
install: static
	Packaging/install $(STATIC) $(PREFIX) $(DESTDIR)

dist-packages:
	@Tests/Support/install-packages $(DIST_PACKAGES)

## Writes a tarball that needs nothing but the C library, with digest and SBOM, into DIST.
dist: static dist-packages
	Packaging/tarball $(STATIC) $(VERSION) $(DIST)

## Writes a package for Debian into DIST.
deb: static dist-packages
	Packaging/deb $(STATIC) $(VERSION) $(DIST)

## Writes a wheel for Python into DIST.
wheel: static dist-packages
	Packaging/wheel $(STATIC) $(VERSION) $(DIST)

## Installs each of them into a place that has nothing else, and runs it there. Needs root.
dist-test: dist deb wheel
	Packaging/test $(STATIC) $(VERSION) $(DIST)

## Runs every command line and query of the documentation and compares what they answer.
docs-test: venv build
	$(PYTHON) Tests/Docs/check.py $(ENTENTE)

## Prints every figure that the documentation quotes.
bench: test-packages venv build
	@Tests/Support/install-packages $(BENCH_PACKAGES)
	# 435 MB, for Benchmarks/pipeline/spark.py alone.
	.venv/bin/pip install --quiet --disable-pip-version-check pyspark
	Benchmarks/run

## Fuzzes every target for a while: the readers, the words, the writers.
fuzz: product-packages
	for target in $$(ls Fuzzing/seeds); do Fuzzing/run $$target $(or $(FUZZ_SECONDS),60); done

product-packages:
	@Tests/Support/install-packages $(PRODUCT_PACKAGES)

test-packages:
	@Tests/Support/install-packages $(TEST_PACKAGES)

venv: $(PYTHON)

$(PYTHON): Tests/Support/requirements.txt
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

clean:
	rm -rf .build .venv
