# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Building, and running what was built.

# configure DIR OPTIONS...: set the folder up, or again when it was set up in another place, with other options, or by another source tree.
configure () {
  local dir=$1 stamp
  shift
  stamp="$PLACE_KEY $SRC $*"
  if [ -f "$dir/build.ninja" ] && [ "$(cat "$dir/.place" 2>/dev/null)" = "$stamp" ]; then return; fi
  if [ -d "$dir" ]; then rm -rf "$dir"; fi
  meson setup "$dir" "$@" || die "Meson could not set up $dir; $dir/meson-logs/meson-log.txt has the details"
  printf '%s\n' "$stamp" >"$dir/.place"
}

# build DIR OPTIONS...: its messages go to standard error, where they do not mix with a program's output.
build () {
  local dir=$1
  shift
  configure "$dir" "$@" >&2
  ninja --quiet -C "$dir" >&2 || die "the build failed; the first error stands above"
}

# Environment of a program that runs from the build folder.
use_build () {
  export GSETTINGS_SCHEMA_DIR=$SRC/$1/data TOPSHEET_DATA=$SRC/data
}

command_build () {
  build build
  say "built; ./dev run starts it"
}

# Relative paths among the arguments are the caller's.
command_cli () {
  build build
  use_build build
  cd "$CALLER"
  exec "$SRC/build/src/cli/topsheet-cli" "$@"
}

command_shell () {
  [ ! -d build ] || use_build build
  cd "$CALLER"
  if [ $# -eq 0 ]; then exec bash -i; else exec "$@"; fi
}

command_run () {
  build build
  use_build build
  if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then show_sample; return; fi
  cd "$CALLER"
  exec "$SRC/build/src/app/topsheet" "$@"
}
