#!/usr/bin/env bash
# check-package.sh [DIR]   What ./run package makes, tried as a stranger would: unpacked into an empty folder and started with an empty environment.
# It is unpacked into DIR, and stays there, where one is given.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
work=$(mktemp -d)
server=
cleanup() { [ -n "$server" ] && kill "$server" 2>/dev/null; rm -rf "$work"; }
trap cleanup EXIT
fail() { echo "$1" >&2; exit 1; }

scripts/package.sh "$work" >/dev/null
to=${1:-$work/unpacked}
mkdir -p "$to"
tar -xzf "$work"/tandem-*.tar.gz -C "$to"
program=$(echo "$to"/tandem-*/tandem)

port=$((20000 + RANDOM % 8000))
env -i PATH=/usr/bin:/bin "$program" check --data "$work/data" --http "127.0.0.1:$port" --sip "127.0.0.1:$((port + 1))" --rtp 30000-30099 >"$work/check" ||
    fail "check: $(cat "$work/check")"
env -i PATH=/usr/bin:/bin "$program" serve --data "$work/data" --http "127.0.0.1:$port" --sip "127.0.0.1:$((port + 1))" --rtp 30000-30099 >"$work/log" 2>&1 &
server=$!
healthy=
for _ in $(seq 100); do
    if curl -fs "http://127.0.0.1:$port/healthz" >/dev/null; then healthy=1; break; fi
    kill -0 "$server" 2>/dev/null || fail "it ended: $(cat "$work/log")"
    sleep 0.1
done
[ -n "$healthy" ] || fail "it did not become healthy: $(cat "$work/log")"
[ "$(stat -c %a "$work/data/credentials.json")" = 600 ] || fail "others can read the credentials"
if command -v npm >/dev/null; then
    curl -fs "http://127.0.0.1:$port/" | grep -q '<div id="root">' || fail "the console is not in the package"
fi
kill "$server"
wait "$server" || fail "it did not end cleanly: $(cat "$work/log")"
server=

package=$(echo "$work"/*.deb)
dpkg-deb --contents "$package" >"$work/contents"
for each in ./usr/bin/tandem ./usr/lib/tandem/tandem ./lib/systemd/system/tandem.service ./etc/tandem/tandem.json; do
    grep -q " $each" "$work/contents" || fail "$each is not in the .deb"
done
dpkg-deb -x "$package" "$work/root"
"$work/root/usr/lib/tandem/tandem" check --config "$work/root/etc/tandem/tandem.json" --data "$work/other" --http "127.0.0.1:$port" \
    --sip "127.0.0.1:$((port + 1))" >/dev/null || fail "the configuration of the .deb is not one"
if command -v systemd-analyze >/dev/null; then
    sed -i "s:/usr/lib/tandem/tandem:$work/root/usr/lib/tandem/tandem:" "$work/root/lib/systemd/system/tandem.service"
    complaint=$(systemd-analyze verify --man=no "$work/root/lib/systemd/system/tandem.service" 2>&1 | grep tandem || true)
    [ -z "$complaint" ] || fail "the unit: $complaint"
fi
