#!/bin/sh
# Installs what the tests need from the distribution's packages; where that is not permitted, says what is missing.
set -eu

quiet() { "$@" >/dev/null 2>&1; }

# Ubuntu's chromium-browser is a shell script that asks for a snap, and a snap cannot be driven.
real_browser() {
    for name in "${CHROMIUM:-}" google-chrome google-chrome-stable chromium chromium-browser; do
        found=$(command -v "$name" 2>/dev/null) || continue
        case $(readlink -f "$found") in */snap*) continue ;; esac
        if grep -qs -e /snap/bin -e 'snap install' "$found"; then continue; fi
        return 0
    done
    for found in "$HOME"/.cache/ms-playwright/chromium-*/chrome-linux*/chrome; do
        if [ -x "$found" ]; then return 0; fi
    done
    return 1
}

postgres_server() {
    for found in /usr/lib/postgresql/*/bin/initdb; do
        if [ -x "$found" ]; then return 0; fi
    done
    quiet command -v initdb
}

office() { # office sw: Writer, office sc: Calc
    program=$(readlink -f "$(command -v soffice)" 2>/dev/null) || return 1
    [ -e "$(dirname "$program")/lib$1lo.so" ]
}

missing=
postgres_server || missing="$missing postgresql"
office sw || missing="$missing libreoffice-writer-nogui"
office sc || missing="$missing libreoffice-calc-nogui"
quiet command -v pdftotext || missing="$missing poppler-utils"
[ -e /usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf ] \
    || [ -e /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf ] \
    || missing="$missing fonts-liberation"
real_browser || missing="$missing chromium"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif quiet sudo -n true; then
    as_root="sudo -n"
else
    echo "The tests need these packages of the distribution, please install them:$missing" >&2
    exit 1
fi
if ! quiet command -v apt-get; then
    echo "The tests need (by the names Debian gives them):$missing" >&2
    exit 1
fi

browser_by_hand() {
    echo "The tests need a Chromium that is not a snap, and this distribution packages none:" \
        "install Google Chrome's .deb, or run: make env-dev && .venv/bin/playwright install --with-deps chromium" >&2
    exit 1
}

log=$(mktemp)
trap 'rm -f "$log"' EXIT
say_why() { # the end of the log, then one sentence
    tail -n 15 "$log" >&2
    echo "$1" >&2
    exit 1
}

echo "Installing what the tests need from the distribution:$missing" >&2
$as_root apt-get update -q >"$log" 2>&1 </dev/null || say_why "apt-get update did not work (see above)."
case $missing in
*chromium*)
    if [ -z "$(apt-cache --quiet=0 policy chromium 2>/dev/null | grep -E 'Candidate: [0-9]')" ]; then
        missing=${missing% chromium}
        by_hand=yes
    fi
    ;;
esac
if [ -n "$missing" ]; then
    # shellcheck disable=SC2086 # the names are words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing \
        >"$log" 2>&1 </dev/null || say_why "apt-get could not install:$missing (see above)."
fi
if [ "${by_hand:-no}" = yes ]; then browser_by_hand; fi
if ! real_browser; then browser_by_hand; fi
