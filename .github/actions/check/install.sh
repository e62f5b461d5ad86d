#!/usr/bin/env bash
# Installs factlint from PyPI into a folder of the job: the version FACTLINT_VERSION, or the newest one.
set -euo pipefail
venv="$RUNNER_TEMP/factlint"
python="$(command -v python3 || command -v python)"
"$python" -m venv "$venv"
bin="$venv/bin"
[ -d "$bin" ] || bin="$venv/Scripts"
"$bin/pip" install --quiet --disable-pip-version-check --only-binary :all: "factlint${FACTLINT_VERSION:+==$FACTLINT_VERSION}"
"$bin/factlint" --version
