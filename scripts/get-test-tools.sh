#!/usr/bin/env bash
# Sees to it that everything is there that the tests use. What is there already is left alone.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$1

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v chromedriver >/dev/null || missing+=(chromium-driver)
[ -d tests/browser/node_modules/axe-core ] || command -v npm >/dev/null || missing+=(npm)
# The module is there without what it needs on a bare Debian, so it is tried.
python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)

if [ ${#missing[@]} -gt 0 ]; then
    as_root=""
    if [ "$(id -u)" != 0 ]; then
        if ! sudo -n true 2>/dev/null; then
            echo "The tests need programs that only root can install: let root run \`apt-get install ${missing[*]}\`." >&2
            exit 1
        fi
        as_root="sudo -n"
    fi
    echo "Installing ${missing[*]}"
    scripts/quietly.sh $as_root apt-get -qq update
    scripts/quietly.sh $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "${missing[@]}"
fi

scripts/get-postgres.sh "$tools"

if ! cargo fmt --version >/dev/null 2>&1 || ! cargo clippy --version >/dev/null 2>&1; then
    rustup component add rustfmt clippy
fi

# Not optimised: they are built once and do little.
build() {
    echo "Building $1, which takes some minutes"
    cargo install --quiet --locked --debug "$1" --version "$2"
}
cargo nextest --version >/dev/null 2>&1 || build cargo-nextest 0.9.143
cargo deny --version >/dev/null 2>&1 || build cargo-deny 0.20.2

python=(schemathesis==4.32.5 openapi-spec-validator==0.9.0 aiosmtpd==1.4.6)
if [ "$(cat "$tools/python/ours" 2>/dev/null)" != "${python[*]}" ]; then
    rm -rf "$tools/python"
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" --quiet --disable-pip-version-check install "${python[@]}"
    echo "${python[*]}" >"$tools/python/ours"
fi

if [ ! tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ]; then
    scripts/quietly.sh npm --prefix tests/browser ci --no-audit --no-fund
fi
