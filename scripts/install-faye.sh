#!/usr/bin/env bash
# scripts/install-faye.sh FOLDER   Installs the stock faye client (npm, MIT) there; FOLDER/client.js is the file that pages load from /faye/client.js.
set -euo pipefail
version=1.4.3
folder=${1:?folder}
mkdir -p "$folder"
npm install --prefix "$folder" --no-save --no-audit --no-fund --silent "faye@$version"
cp "$folder/node_modules/faye/LICENSE.md" "$folder/LICENSE.md"
cp "$folder/node_modules/faye/client/faye-browser-min.js" "$folder/client.js"
