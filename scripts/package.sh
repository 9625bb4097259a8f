#!/usr/bin/env bash
# ./run package [DIR]   Makes DIR/tandem-VERSION-linux-ARCH.tar.gz and tandem_VERSION_ARCH.deb: all that a server needs, no SDK. Default: artifacts/package
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/setup.sh
. scripts/setup.sh

to=${1:-artifacts/package}
mkdir -p "$to"
to=$(cd "$to" && pwd)
version=$(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' Directory.Build.props)
case "$(uname -m)" in
    x86_64) runtime=linux-x64 debian=amd64 ;;
    aarch64) runtime=linux-arm64 debian=arm64 ;;
    *) say "no package for $(uname -m): x86_64 and aarch64 only" "不支持 $(uname -m)：仅支持 x86_64 与 aarch64"; exit 1 ;;
esac

need_dotnet
need_prompts
need_faye
need_web
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
name=tandem-$version-$runtime

# Lock files of their own: those of the repository know no runtime. Compiled ahead, it starts with a third of the work; analyzers have had their say before.
step "$([ -n "$tandem_chinese" ] && echo "正在打包 $name" || echo "packing $name")" \
    dotnet publish src/Tandem.Server -c Release -r "$runtime" --self-contained -o "$work/$name" --nologo -v q \
    --artifacts-path artifacts/package-build -p:LockFolder="$PWD/artifacts/package-build" -p:DebugType=none \
    -p:PublishReadyToRun=true -p:RunAnalyzers=false
cp -r docs/operations.md LICENSE NOTICE README.md README.zh-CN.md CHANGELOG.md deploy/systemd/tandem.service "$work/$name/"
if [ -f artifacts/faye/client.js ]; then mkdir -p "$work/$name/faye" && cp artifacts/faye/client.js artifacts/faye/LICENSE.md "$work/$name/faye/"; fi
if [ -f web/dist/index.html ]; then cp -r web/dist "$work/$name/web"; fi
if [ -d artifacts/prompts ]; then cp -r artifacts/prompts "$work/$name/prompts" && rm -f "$work/$name/prompts/.made"; fi
tar -C "$work" --owner=0 --group=0 --sort=name -czf "$to/$name.tar.gz" "$name"

root=$work/deb
mkdir -p "$root/DEBIAN" "$root/usr/lib" "$root/usr/bin" "$root/usr/share/doc/tandem" "$root/etc/tandem" "$root/lib/systemd/system" "$root/etc/logrotate.d"
cp -r "$work/$name" "$root/usr/lib/tandem"
ln -s ../lib/tandem/tandem "$root/usr/bin/tandem"
for each in operations.md LICENSE NOTICE README.md README.zh-CN.md CHANGELOG.md; do mv "$root/usr/lib/tandem/$each" "$root/usr/share/doc/tandem/"; done
mv "$root/usr/lib/tandem/tandem.service" "$root/lib/systemd/system/"
mv "$root/usr/share/doc/tandem/LICENSE" "$root/usr/share/doc/tandem/copyright"
cp deploy/debian/tandem.json "$root/etc/tandem/tandem.json"
cp deploy/logrotate/tandem "$root/etc/logrotate.d/tandem"
cp deploy/debian/postinst deploy/debian/prerm deploy/debian/postrm "$root/DEBIAN/"
printf '/etc/tandem/tandem.json\n/etc/logrotate.d/tandem\n' >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<CONTROL
Package: tandem
Version: $version
Architecture: $debian
Maintainer: The Tandem authors <tandem@localhost>
Section: comm
Priority: optional
Installed-Size: $(du -sk "$root" | cut -f1)
Depends: adduser, ca-certificates, libc6, libgcc-s1, libstdc++6, libssl3 | libssl3t64, libopus0
Recommends: espeak-ng
Description: self-hosted call-centre server
 Answers SIP phones, queues callers, finds the right agent, records what happened,
 dials out, and is driven through REST dialects of existing integrations.
CONTROL
find "$root" -type d -exec chmod 0755 {} +
dpkg-deb --build --root-owner-group -Zgzip "$root" "$to/tandem_${version}_$debian.deb" >/dev/null
ls -1 "$to/$name.tar.gz" "$to/tandem_${version}_$debian.deb"
