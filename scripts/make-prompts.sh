#!/usr/bin/env bash
# Speaks prompts/LANGUAGE.txt with espeak-ng into DIR/LANGUAGE/NAME.wav (8 kHz, 16 bit, mono, trimmed, levelled). Usage: make-prompts.sh DIR
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
to=$1
level=-16 # dBFS, effective value of each prompt
export LC_ALL=C.UTF-8

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The voice "cmn" of espeak-ng 1.51 reads the pinyin its own dictionary gives as English: 三 becomes "san one".
# Older ones have only that, and read it well.
voice_of() {
    if [ "$1" = en ]; then echo en-gb
    elif espeak-ng -v cmn-latn-pinyin -q -- 1 2>/dev/null; then echo cmn-latn-pinyin
    else echo cmn
    fi
}

effective() { sox "$1" -n stats 2>&1 | awk '/^RMS lev dB/ { print $4 }'; }

speak() { # voice, file, text
    if [ "$1" != en-gb ] && espeak-ng -v "$1" -q -x -- "$3" | grep -q '(en)'; then
        echo "espeak-ng's voice $1 speaks \"$3\" as English" >&2
        return 1
    fi
    espeak-ng -v "$1" -s 165 --stdout -- "$3" |
        sox -t wav - -r 8000 -b 16 -c 1 "$work/plain.wav" \
            silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse gain -n -4
    cp "$work/plain.wav" "$work/level.wav"
    # Peaks are held down by a limiter, which takes from the level: a second and third pass give it back.
    local pass
    for pass in 1 2 3; do
        sox "$work/level.wav" "$work/next.wav" gain -l "$(awk -v to="$level" -v is="$(effective "$work/level.wav")" 'BEGIN { print to - is }')"
        mv "$work/next.wav" "$work/level.wav"
    done
    sox "$work/level.wav" "$work/done.wav" pad 0 0.04
    mv "$work/done.wav" "$2"
}

for language in zh en; do
    voice=$(voice_of $language)
    words=$here/prompts/$language.txt
    mkdir -p "$to/$language"
    while IFS='|' read -r name text; do
        case "$name" in '' | '#'*) continue ;; esac
        file=$to/$language/$name.wav
        if [ "$file" -nt "$words" ] && [ "$file" -nt "$here/scripts/make-prompts.sh" ]; then continue; fi
        speak "$voice" "$file" "$text"
    done <"$words"
done
