# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Windows on a machine without a screen.

# on_virtual_display COMMAND...: on a display and a session bus of its own, which end with it.
on_virtual_display () {
  local dir number server status=0
  dir=$(mktemp -d)
  exec 6<>"$dir/number"
  Xvfb -displayfd 6 -screen 0 1600x1200x24 -nolisten tcp -noreset >"$dir/log" 2>&1 &
  server=$!
  for _ in $(seq 100); do
    [ -s "$dir/number" ] && break
    kill -0 "$server" 2>/dev/null || { cat "$dir/log" >&2; die "the virtual display did not start"; }
    sleep 0.1
  done
  number=$(cat "$dir/number")
  [ -n "$number" ] || die "the virtual display did not start in ten seconds"
  DISPLAY=:$number GDK_BACKEND=x11 GSK_RENDERER=cairo NO_AT_BRIDGE=0 XAUTHORITY='' WAYLAND_DISPLAY='' \
    dbus-run-session -- "$@" 6>&- || status=$?
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  exec 6>&-
  rm -rf "$dir"
  return "$status"
}

# A library and settings of their own, so that a demonstration never touches a person's.
use_sample_home () {
  export XDG_DATA_HOME=$1/data XDG_CACHE_HOME=$1/cache XDG_CONFIG_HOME=$1/config GSETTINGS_BACKEND=memory
  export TOPSHEET_LIBRARY=$1/library.db
  rm -rf "$1"
  mkdir -p "$1/config/gtk-4.0"
  # GTK on a bare display knows no font of the desktop.
  printf '[Settings]\ngtk-font-name=Inter 11\n' >"$1/config/gtk-4.0/settings.ini"
}

# render_views FOLDER [WIDTH...]
render_views () {
  mkdir -p "$1"
  rm -f "$1"/*.png
  on_virtual_display build/src/app/topsheet-shots "$@"
}

# command_shots [--language LL] [WIDTH...]
command_shots () (
  if [ "${1-}" = --language ]; then
    [ $# -ge 2 ] || die "--language needs one, such as pl"
    # Any locale but "C" does: what counts is $LANGUAGE.
    export LC_ALL=en_US.UTF-8 LANGUAGE=$2 TOPSHEET_LOCALE_DIR=$SRC/build/po
    shift 2
  fi
  build build
  use_build build
  use_sample_home "$SRC/out/sample"
  build/src/cli/topsheet-cli demo
  render_views "$SRC/out/shots" "$@"
  find "$SRC/out/shots" -name '*.png' | sort
)

# What ./dev run does where nobody can see a window.
show_sample () (
  say "there is no display, so the sample project is rendered into out/"
  use_sample_home "$SRC/out/sample"
  build/src/cli/topsheet-cli demo
  project=$(build/src/cli/topsheet-cli --json project list | python3 -c 'import json, sys; print (json.load (sys.stdin)["items"][0]["id"])')
  build/src/cli/topsheet-cli report pdf "$project" -o "$SRC/out/report.pdf"
  render_views "$SRC/out/shots"
  printf '\n%s\n' "The sample project, without a display:"
  printf '  %s\n' "library      $TOPSHEET_LIBRARY" "report       $SRC/out/report.pdf" "screenshots  $SRC/out/shots/"
  find "$SRC/out/shots" -name '*.png' | sort | sed 's/^/               /'
)
