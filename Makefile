# What people type. Everything is done by cargo, `cargo xtask` and two scripts; this only puts them in order.

.DEFAULT_GOAL := help
.PHONY: help run test tools check tests advisories generate

# As root PostgreSQL runs as another user, who must be able to get there.
DATA_DIR ?= $(if $(BAILIWICK_DATA_DIR),$(BAILIWICK_DATA_DIR),$(if $(filter 0,$(shell id -u)),/var/lib/bailiwick,$(or $(XDG_DATA_HOME),$(HOME)/.local/share)/bailiwick))
TARGET := $(or $(CARGO_TARGET_DIR),target)
TOOLS := $(TARGET)/tools

help: ## Print this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: ## Get what is missing, build, and run Bailiwick with nothing configured
	@test -n "$(DATABASE_URL)" || scripts/get-postgres.sh "$(DATA_DIR)"
	cargo build --release
	@exec "$(TARGET)/release/bailiwick" serve

test: ## Get what is missing, then check and test everything
	@$(MAKE) --no-print-directory tools check tests

tools: ## Get what the tests need
	scripts/get-test-tools.sh "$(TOOLS)"

check: ## Formatting, lints, dependencies, the rules of the house, generated files
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo deny --log-level error check bans licenses sources
	cargo xtask tidy
	cargo xtask generate --check

tests: ## Unit, integration and browser tests
	cargo xtask test
	cargo test --quiet --workspace --doc

generate: ## Write what is generated from the sources
	cargo xtask generate

advisories: ## Look for known weaknesses in dependencies (needs a network)
	cargo deny check advisories
