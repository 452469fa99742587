# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Translations, measuring, packaging.

command_pot () {
  local po
  list_potfiles >po/POTFILES
  configure build >&2
  ninja --quiet -C build topsheet-pot topsheet-update-po
  ninja --quiet -C build help-topsheet-pot help-topsheet-update-po
  for po in po/*.po help/*/*.po; do printf '%s: ' "$po"; msgfmt -c --statistics -o /dev/null "$po"; done
}

command_bench () {
  build build
  use_build build
  bench/run.sh "$@"
}

command_flatpak () {
  command -v flatpak-builder >/dev/null || die "flatpak-builder is not installed on this host; with apt: apt-get install flatpak flatpak-builder"
  cd "$SRC"
  flatpak-builder --user --force-clean --install-deps-from=flathub --repo=out/flatpak/repo out/flatpak/build io.github.topsheet.Topsheet.json "$@"
  flatpak build-bundle out/flatpak/repo out/flatpak/topsheet.flatpak io.github.topsheet.Topsheet
  say "out/flatpak/topsheet.flatpak"
}

. "$AUX/dev-lint.sh"
