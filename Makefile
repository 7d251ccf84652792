# Gatehouse: the commands of the project. `make demo` and `make test` need nothing before them.

CONFIG ?= debug
SWIFT_BUILD = swift build -c $(CONFIG)
BIN = .build/$(CONFIG)
export SWIFT_BACKTRACE ?= enable=no

.PHONY: help demo test unit whole lint build bench fuzz format docs clean

help: ## show this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

build: ## build the program and the demonstration model
	@scripts/bootstrap
	$(SWIFT_BUILD) --product gatehouse
	$(SWIFT_BUILD) --product support-model

demo: build ## take the example system through its whole life
	examples/support-assistant/demo.sh $(BIN)

test: ## build and run every test: unit, style, demo, documentation, real clients
	@scripts/bootstrap --test
	$(SWIFT_BUILD) --build-tests
	$(MAKE) unit lint whole

unit: ## the Swift tests
	scripts/unit-tests $(CONFIG)

whole: ## whole-program tests with the built binary
	scripts/whole-tests $(BIN)

lint: ## style of the sources
	swift format lint --strict --configuration .swift-format -r Sources Tests Package.swift

bench: ## ratios against peers and limits, measured in the same run (release build)
	@scripts/bootstrap --bench
	swift build -c release --product gatehouse
	swift build -c release --product gatehouse-bench
	Benchmarks/run .build/release

fuzz: ## each reader of model files for a minute under libFuzzer; what it finds is kept as a vector
	@scripts/bootstrap
	scripts/fuzz 60

format: ## format the sources in place
	swift format -i --configuration .swift-format -r Sources Tests Package.swift

docs: build ## write the reference pages that are made from the program's own data
	scripts/make-docs $(BIN)

clean: ## remove what was built
	rm -rf .build .venv out
