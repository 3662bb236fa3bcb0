# make run           the hall on http://127.0.0.1:8080 with demonstration data, set-up included
# make test          everything that CI runs: format, build, tests, examples, browser
# make soak          page times and memory with 10,000 cases, then make nothing-lost
# make nothing-lost  100 kills and 10 failovers under load, and what was acknowledged is all there once
# make bench         actions per second beside pgbench, with 1,000,000 cases; an hour. BENCH=--quick: four minutes
# make trace         requirements S1-S74, each with the tests that prove it
# make format        rewrite the sources in house format; make check-format only says where that would change them
# make clean         forget what was built (the database hall.db stays)

SWIFT_FILES = Package.swift Sources Tests
HALL = .build/debug/hall
PORT ?= 8080

.PHONY: run test soak nothing-lost bench trace format check-format clean prepare prepare-tests prepare-bench

run: prepare $(HALL)
	@exec $(HALL) serve --database sqlite:hall.db --port $(PORT) --demo

# Only when a source is newer than the program: a second start takes seconds, not a build.
$(HALL): Package.swift $(shell find Sources Migrations -type f 2>/dev/null)
	@echo "== Building the hall (the first time: several minutes, most of it for its packages)"
	swift build --product hall
	@touch $(HALL)

test: prepare-tests
	@python3 Tests/Tools/run_all.py

soak: prepare-tests
	swift build -c release --product hall
	@.build-venv/bin/python Tests/Tools/soak.py
	@python3 Tests/Tools/nothing_lost.py

nothing-lost: prepare-tests
	swift build -c release --product hall
	@python3 Tests/Tools/nothing_lost.py

bench: prepare-bench
	swift build -c release --product hall
	@.build/release/hall bench $(BENCH)

trace:
	@python3 Tests/Tools/trace.py

format:
	swift format --in-place --parallel --recursive $(SWIFT_FILES)

check-format:
	@rm -rf .build-format && mkdir .build-format && cp -R $(SWIFT_FILES) .swift-format .build-format/
	@cd .build-format && swift format --in-place --parallel --recursive $(SWIFT_FILES)
	@for each in $(SWIFT_FILES); do diff -rq -x __pycache__ $$each .build-format/$$each || exit 1; done

clean:
	rm -rf .build .build-venv .build-tools .build-screenshots .build-soak .build-format

prepare:
	@sh Tests/Tools/prepare.sh build

prepare-tests:
	@sh Tests/Tools/prepare.sh test

prepare-bench:
	@sh Tests/Tools/prepare.sh bench
