#!/usr/bin/env bash
# scripts/install-browser-clients.sh FOLDER   Installs what the tests of browser calls need (npm): JsSIP and ws (a phone in Node), JsSIP as one file for
# pages (jssip.js, put together by esbuild), playwright-core (drives Chromium, which is a Debian package), vertojs (a Verto client that is not ours).
set -euo pipefail
folder=${1:?folder}
mkdir -p "$folder"
npm install --prefix "$folder" --no-save --no-audit --no-fund --silent --ignore-scripts \
    jssip@3.13.8 ws@8.23.0 playwright-core@1.65.1 vertojs@0.0.5 esbuild@0.28.2
cd "$folder"
node_modules/.bin/esbuild ./node_modules/jssip --bundle --format=iife --global-name=JsSIP --log-level=error --outfile=jssip.js
