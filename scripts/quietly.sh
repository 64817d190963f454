#!/usr/bin/env bash
# Runs a command and shows what it said only if it fails.
set -uo pipefail
said=$("$@" 2>&1)
code=$?
if [ "$code" = 0 ]; then exit 0; fi
printf '%s\n' "$said" >&2
exit "$code"
