#!/usr/bin/env bash
# Speaks prompts/LANGUAGE.txt with espeak-ng into DIR/LANGUAGE/NAME.wav (8 kHz, 16 bit, mono, trimmed). Usage: make-prompts.sh DIR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
to=$1

speak() { # voice, folder, name, text
    espeak-ng -v "$1" -s 165 --stdout -- "$4" |
        sox -t wav - -r 8000 -b 16 -c 1 "$2/$3.wav" silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse pad 0 0.04 gain -n -4
}

for language in zh en; do
    voice=cmn
    [ $language = en ] && voice=en-gb
    mkdir -p "$to/$language"
    while IFS='|' read -r name text; do
        case "$name" in '' | '#'*) continue ;; esac
        [ "$to/$language/$name.wav" -nt "$here/prompts/$language.txt" ] || speak "$voice" "$to/$language" "$name" "$text"
    done <"$here/prompts/$language.txt"
done
