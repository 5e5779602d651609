#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Prépare une Debian 12 pour « make run », « make test », « make package » ou « make bench » :
# les paquets du système qui manquent, uv, et l’environnement que fixe uv.lock. Ne dit rien quand tout est là.
set -eu
cd "$(dirname "$0")/.."

qt="libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3"
screen="xvfb xauth libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"
sheets="libreoffice-calc-nogui"
freeze="binutils libpython3.11"

case "${1:-}" in
    run) packages="$qt $screen" ;;
    test) packages="$qt $sheets" ;;
    package) packages="$qt $freeze" ;;
    bench) packages="$qt" ;;
    *) echo "Usage : tools/setup-debian.sh run | test | package | bench" >&2; exit 2 ;;
esac

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Il manque :$missing. Installez-les en tant que root, ou installez sudo." >&2
        exit 1
    fi
}

quietly() {
    output=$("$@" 2>&1) || { echo "$output" >&2; exit 1; }
}

if command -v apt-get >/dev/null; then
    missing=""
    for package in $packages; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        echo "Installation par apt :$missing"
        quietly as_root apt-get -qq update
        quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends \
            -o DPkg::Lock::Timeout=300 $missing
    fi
else
    echo "Cette machine n’est pas une Debian : installez d’abord l’équivalent de : $packages" >&2
fi

# Debian défend à pip de toucher au Python du système (PEP 668) : uv va dans un dossier du projet.
if ! command -v uv >/dev/null && [ ! -x .tools/bin/uv ]; then
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools uv==0.13.9
fi
PATH="$PATH:$PWD/.tools/bin"
exec uv sync --quiet --frozen --compile-bytecode
