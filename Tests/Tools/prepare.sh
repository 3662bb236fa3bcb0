#!/bin/sh
# prepare.sh build|test|bench: makes this machine ready, installing only what is missing.
# As root it installs by itself; otherwise it prints the one line to run and stops.
set -eu
purpose=${1:-build}

if ! command -v swift >/dev/null 2>&1; then
  echo "Swift 6.3 is needed and no 'swift' is on the path: install it from https://www.swift.org/install/linux/ and try again." >&2
  exit 1
fi
version=$(swift --version 2>/dev/null | sed -n 's/^Swift version \([0-9]*\.[0-9]*\).*/\1/p')
if [ "$(printf '6.3\n%s\n' "${version:-0}" | sort -V | head -n 1)" != 6.3 ]; then
  echo "Swift 6.3 or later is needed and this is ${version:-unknown}: install it from https://www.swift.org/install/linux/ and try again." >&2
  exit 1
fi

packages="git pkg-config libsqlite3-dev libpq-dev libmagic-dev zlib1g-dev libpango1.0-dev libqrencode-dev fonts-noto-cjk"
if [ "$purpose" != build ]; then
  packages="$packages postgresql python3 python3-venv chromium poppler-utils libevent-2.1-7 libc-ares2"
fi
if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This set-up knows Debian only; on another system install what Debian calls: $packages" >&2
  exit 1
fi
missing=""
for package in $packages; do
  case "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)" in
    installed) ;;
    *) missing="$missing $package" ;;
  esac
done
if [ -n "$missing" ]; then
  line="apt-get update && apt-get install -y --no-install-recommends$missing"
  if [ "$(id -u)" != 0 ]; then
    echo "Packages are missing; as root run this one line, then try again:" >&2
    echo "$line" >&2
    exit 1
  fi
  echo "== Installing packages:$missing"
  DEBIAN_FRONTEND=noninteractive sh -c "$line" >/dev/null
fi

[ "$purpose" != build ] || exit 0

# fetch PROGRAM PACKAGE FOLDER: one program out of a Debian package, into .build-tools. The package itself would
# start a server on this machine.
fetch() {
  [ ! -x ".build-tools/$1" ] || return 0
  echo "== Fetching $1"
  mkdir -p .build-tools
  download="apt-get download -q=2 -o APT::Sandbox::User=$(id -un) $2"
  (cd .build-tools && { $download || { apt-get update -q=2 && $download; }; })
  dpkg-deb --fsys-tarfile .build-tools/"$2"_*.deb |
    tar -x -C .build-tools --strip-components=3 "./$3/$1"
  rm .build-tools/"$2"_*.deb
}

# What sends a page at the least cost, for the bench to compare with.
if [ "$purpose" = bench ]; then
  [ -x /usr/sbin/nginx ] || fetch nginx nginx usr/sbin
  exit 0
fi

# Prometheus' own check of what /metrics says.
fetch promtool prometheus usr/bin

# What offices put before a PostgreSQL that many programs use.
[ -x /usr/sbin/pgbouncer ] || fetch pgbouncer pgbouncer usr/sbin

# The browser tests' own Python, rebuilt whenever their requirements change.
wanted=Tests/Browser/requirements.txt
if ! cmp -s "$wanted" .build-venv/requirements.txt; then
  echo "== Installing the browser tests' Python packages"
  rm -rf .build-venv
  python3 -m venv .build-venv
  .build-venv/bin/pip install --quiet --disable-pip-version-check -r "$wanted"
  cp "$wanted" .build-venv/requirements.txt
fi
