#!/usr/bin/env bash
# Brings a Debian or Ubuntu machine to where Tandem runs. Sourced by ./run, ./test and ./bench:
#   need NAME…   installs Debian packages that are missing, or prints the exact command to type and ends.
#   need_dotnet  finds or installs the .NET SDK that global.json asks for.

# Where a machine starts us without a home, or with one that cannot be written, .NET and NuGet still need one.
home=${HOME:-$(getent passwd "$(id -u)" | cut -d: -f6)}
if [ -z "$home" ] || ! mkdir -p "$home" 2>/dev/null || [ ! -w "$home" ]; then home=$PWD/artifacts/home; mkdir -p "$home"; fi
export HOME=$home

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) tandem_chinese=1 ;;
    *) tandem_chinese= ;;
esac

say() { if [ -n "$tandem_chinese" ]; then echo "$2"; else echo "$1"; fi >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo -n "$@"
    else return 77
    fi
}

have_package() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

need() {
    local missing=()
    local each
    for each in "$@"; do have_package "$each" || missing+=("$each"); done
    [ ${#missing[@]} = 0 ] && return 0
    local command="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    say "installing: ${missing[*]}" "正在安装：${missing[*]}"
    if ! command -v apt-get >/dev/null; then
        say "this needs Debian or Ubuntu; install by hand: ${missing[*]}" "需要 Debian 或 Ubuntu；请手动安装：${missing[*]}"
        exit 1
    fi
    local log
    log=$(mktemp)
    if ! { as_root env DEBIAN_FRONTEND=noninteractive apt-get update &&
           as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        say "that did not work. As root, type: $command" "未成功。请以 root 执行：$command"
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}

need_dotnet() {
    local want
    want=$(sed -n 's/.*"version": *"\([0-9]*\)\..*/\1/p' global.json)
    [ -x "$HOME/.dotnet/dotnet" ] && PATH="$HOME/.dotnet:$PATH"
    if command -v dotnet >/dev/null && dotnet --list-sdks | grep -q "^$want\."; then return 0; fi
    if command -v apt-cache >/dev/null && apt-cache show "dotnet-sdk-$want.0" >/dev/null 2>&1; then
        need "dotnet-sdk-$want.0"
        return 0
    fi
    say "installing the .NET $want SDK into ~/.dotnet" "正在将 .NET $want SDK 安装到 ~/.dotnet"
    need ca-certificates curl libicu-dev
    if ! curl -fsSL https://dot.net/v1/dotnet-install.sh | bash -s -- --channel "$want.0" >&2; then
        say "that did not work. Install the .NET $want SDK from https://dotnet.microsoft.com/download and try again" \
            "未成功。请从 https://dotnet.microsoft.com/download 安装 .NET $want SDK 后重试"
        exit 1
    fi
    PATH="$HOME/.dotnet:$PATH"
}

# Spoken prompts for callers, made once. Without a speech program there are tones instead: nothing fails for that.
need_prompts() {
    local made=artifacts/prompts/.made
    export TANDEM_PROMPTS=${TANDEM_PROMPTS:-$PWD/artifacts/prompts}
    if [ -f "$made" ] && [ -z "$(find prompts scripts/make-prompts.sh -newer "$made" -print -quit)" ]; then return 0; fi
    if ! { command -v espeak-ng && command -v sox; } >/dev/null && ! (need espeak-ng sox) 2>/dev/null; then
        say "no espeak-ng: callers hear tones instead of spoken prompts" "没有 espeak-ng：来电者听到提示音而不是语音"
        return 0
    fi
    step "$([ -n "$tandem_chinese" ] && echo 正在生成语音提示 || echo "speaking the prompts")" \
        bash -c 'scripts/make-prompts.sh artifacts/prompts && touch artifacts/prompts/.made' || true
}

# The stock faye client that pages load from /faye/client.js, and the same for Node. Without npm there is none: pages bring their own then.
need_faye() {
    export TANDEM_FAYE=${TANDEM_FAYE:-$PWD/artifacts/faye/client.js}
    if [ -f artifacts/faye/client.js ] && [ -d artifacts/faye/node_modules/faye ]; then return 0; fi
    if ! command -v npm >/dev/null && ! (need npm) 2>/dev/null; then
        say "no npm: /faye/client.js is not there" "没有 npm：/faye/client.js 不可用"
        return 0
    fi
    step "$([ -n "$tandem_chinese" ] && echo 正在安装 faye 客户端 || echo "installing the faye client")" scripts/install-faye.sh artifacts/faye || true
}

# What the tests of browser calls talk to the server with.
need_browser_clients() {
    export INTEROP_CLIENTS=${INTEROP_CLIENTS:-$PWD/artifacts/browser}
    if [ -d artifacts/browser/node_modules/jssip ] && [ -f artifacts/browser/jssip.js ]; then return 0; fi
    command -v npm >/dev/null || need npm
    step "installing JsSIP, playwright-core and vertojs" scripts/install-browser-clients.sh artifacts/browser
}

# The console, built of web/ into web/dist, which TANDEM_WEB names. Without npm there is none: the server runs without it.
need_web() {
    export TANDEM_WEB=${TANDEM_WEB:-$PWD/web/dist}
    local made=web/dist/index.html
    if [ -f "$made" ] && [ -z "$(find web -newer "$made" -type f -not -path '*/node_modules/*' -not -path 'web/dist/*' -not -path 'web/tests/*' -print -quit)" ]; then return 0; fi
    if ! command -v npm >/dev/null && ! (need npm) 2>/dev/null; then
        say "no npm: the console is not there" "没有 npm：控制台不可用"
        return 0
    fi
    step "$([ -n "$tandem_chinese" ] && echo 正在构建控制台 || echo "building the console")" scripts/build-web.sh
}

# Runs a long step quietly: a line when it begins, its output only when it fails.
step() {
    local text=$1
    shift
    local log start
    log=$(mktemp)
    start=$SECONDS
    printf '%s …' "$text" >&2
    if "$@" >"$log" 2>&1; then
        printf ' %d s\n' $((SECONDS - start)) >&2
        rm -f "$log"
    else
        printf '\n' >&2
        tail -n 40 "$log" >&2
        rm -f "$log"
        return 1
    fi
}
