# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Which place the commands run in: this host, or the private root.

# Oldest versions that have everything Topsheet is written against.
readonly FLOOR_DEBIAN='libgtk-4-dev=4.18 libadwaita-1-dev=1.7 libdex-dev=0.10 libglib2.0-dev=2.84 meson=1.7 blueprint-compiler=0.16'
readonly FLOOR_FEDORA=42

# The package names of a list, without comments.
package_list () {
  sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$1"
}

# Run a command with the rights to install packages.
as_root () {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  elif command -v pkexec >/dev/null; then pkexec "$@"
  else die "“$*” needs root's rights, and there is neither sudo nor pkexec"
  fi
}

apt_install () {
  say "installing $*"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >&2
}

apt_candidate () {
  LC_ALL=C apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p'
}

# Whether apt offers all the floors.
apt_is_new_enough () {
  local floor candidate
  command -v apt-get >/dev/null || return 1
  for floor in $FLOOR_DEBIAN; do
    candidate=$(apt_candidate "${floor%=*}")
    [ -n "$candidate" ] && [ "$candidate" != '(none)' ] || return 1
    dpkg --compare-versions "$candidate" ge "${floor#*=}" || return 1
  done
}

# Whether this is a Debian or a relative of it on which Topsheet builds. Debian itself is known by its number (none: testing), whether its
# package lists were fetched yet or not.
is_new_apt_host () {
  if [ "$OS_ID" != debian ]; then apt_is_new_enough
  else [ -z "$OS_VERSION" ] || [ "${OS_VERSION%%.*}" -ge 13 ]
  fi
}

apt_missing () {
  local package
  for package in $(package_list "$AUX/packages.debian"); do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed' || echo "$package"
  done
}

dnf_missing () {
  local package
  for package in $(package_list "$AUX/packages.fedora"); do
    rpm -q --whatprovides "$package" >/dev/null 2>&1 || echo "$package"
  done
}

read_os_release () {
  OS_ID=$(. /etc/os-release 2>/dev/null && echo "${ID:-}")
  OS_VERSION=$(. /etc/os-release 2>/dev/null && echo "${VERSION_ID:-}")
  OS_CODENAME=$(. /etc/os-release 2>/dev/null && echo "${VERSION_CODENAME:-}")
}

prepare_apt_host () {
  local missing
  missing=$(apt_missing)
  [ -z "$missing" ] && return
  as_root apt-get update -q >&2
  # shellcheck disable=SC2086
  apt_install $missing
}

prepare_dnf_host () {
  local missing
  missing=$(dnf_missing)
  [ -z "$missing" ] && return
  say "installing" $missing
  # shellcheck disable=SC2086
  as_root dnf install -y $missing >&2
}

# Make the place ready and go on in it: returns when this is the place, or runs ./dev again in the root and ends with its status.
enter_place () {
  [ -z "${TOPSHEET_DEV_INSIDE:-}" ] || return 0
  read_os_release
  if is_new_apt_host; then
    prepare_apt_host
  elif [ "$OS_ID" = fedora ] && [ "${OS_VERSION%%.*}" -ge "$FLOOR_FEDORA" ]; then
    prepare_dnf_host
  else
    enter_root "$@"
  fi
  export PLACE_KEY="$OS_ID-$OS_VERSION"
  export PATH=/usr/lib/ccache:/usr/lib64/ccache:$PATH CCACHE_DIR=${CCACHE_DIR:-$CACHE/ccache}
}
