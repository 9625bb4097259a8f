#!/usr/bin/env bash
# scripts/test-web.sh LOG   The console's own tests, in Node and in a headless Chromium against a server; prints how many passed, failed and were skipped.
set -euo pipefail
log=$(realpath "${1:?log}")
cd "$(dirname "${BASH_SOURCE[0]}")/../web"
result=$log.json
npx vitest run --reporter=default --reporter=json --outputFile.json="$result" >"$log" 2>&1 || true
node -e '
    const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites } = JSON.parse(require("fs").readFileSync(process.argv[1]));
    // A suite that did not come to its tests is a failure, though no test of it failed.
    console.log(numPassedTests, Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0), numPendingTests);
' "$result"
