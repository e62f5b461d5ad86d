#!/usr/bin/env bash
# Runs `factlint check` on FACTLINT_PATHS (one a line) with the options FACTLINT_ARGS: findings become annotations, and a
# SARIF file besides.
set -euo pipefail
bin="$RUNNER_TEMP/factlint/bin"
[ -d "$bin" ] || bin="$RUNNER_TEMP/factlint/Scripts"
paths=()
while IFS= read -r path; do
    [ -z "$path" ] || paths+=("$path")
done <<<"$FACTLINT_PATHS"
read -r -a options <<<"${FACTLINT_ARGS:-}" || true
sarif="$RUNNER_TEMP/factlint.sarif"
status=0
# An empty list is no error in any bash this way.
"$bin/factlint" check --format github --output "sarif=$sarif" ${options[@]+"${options[@]}"} -- ${paths[@]+"${paths[@]}"} || status=$?
# Where factlint could not run there is no file, and nothing to upload.
[ ! -s "$sarif" ] || echo "sarif-file=$sarif" >>"$GITHUB_OUTPUT"
exit "$status"
