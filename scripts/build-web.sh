#!/usr/bin/env bash
# scripts/build-web.sh   Builds the console of web/ into web/dist, with exactly the packages of its lock file.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../web"
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
    npm ci --no-audit --no-fund --silent
    touch node_modules/.package-lock.json
fi
npm run --silent build
