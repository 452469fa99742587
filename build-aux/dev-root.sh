# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The private Debian 13 root of older hosts: made with mmdebstrap, entered with bwrap, keyed by a hash of the package list.

readonly ROOT_SUITE=trixie
readonly DEFAULT_MIRROR=http://deb.debian.org/debian
readonly ROOT_LOCALES='en_US pl_PL de_DE'
# Raise this when the way a root is made changes, so that old ones are replaced.
readonly ROOT_RECIPE=1

root_key () {
  { echo "$ROOT_SUITE $ROOT_RECIPE $ROOT_LOCALES"; package_list "$AUX/packages.debian" | LC_ALL=C sort; } | sha256sum | cut -c1-16
}

# Mirrors of deb822 files: the URIs of the stanza whose suites name the host's own release.
mirrors_of_sources () {
  awk -v suite="$OS_CODENAME" '
    function flush () { if (types ~ /(^| )deb( |$)/ && (" " suites " ") ~ (" " suite " ") && enabled != "no") print uris; types = suites = uris = enabled = "" }
    /^#/ { next }
    /^[[:space:]]*$/ { flush (); next }
    { key = tolower ($1); value = $0; sub (/^[^:]*:[[:space:]]*/, "", value) }
    key == "types:" { types = value }
    key == "suites:" { suites = value }
    key == "uris:" { uris = value }
    key == "enabled:" { enabled = tolower (value) }
    END { flush () }' "$@" </dev/null
}

# Mirrors of one-line files: deb [options] URI SUITE COMPONENTS.
mirrors_of_lists () {
  sed -n -e 's/#.*//' -e 's/^[[:space:]]*deb[[:space:]]\{1,\}\(\[[^]]*\][[:space:]]*\)\{0,1\}\([^[:space:]]\{1,\}\)[[:space:]]\{1,\}\([^[:space:]]\{1,\}\).*/\2 \3/p' "$@" \
    | awk -v suite="$OS_CODENAME" '$2 == suite { print $1 }'
}

# The Debian mirror that this host uses, so that a local one stays local.
host_mirror () {
  local mirror files
  if [ "$OS_ID" = debian ] && [ -n "$OS_CODENAME" ]; then
    shopt -s nullglob
    files=(/etc/apt/sources.list.d/*.sources)
    mirror=$( { [ ${#files[@]} -eq 0 ] || for file in "${files[@]}"; do mirrors_of_sources "$file"; done
                files=(/etc/apt/sources.list /etc/apt/sources.list.d/*.list)
                for file in "${files[@]}"; do [ ! -f "$file" ] || mirrors_of_lists "$file"; done
              } | tr ' ' '\n' | grep -E '^(https?|ftp|file|copy):' | head -n 1 || true)
    shopt -u nullglob
  fi
  echo "${mirror:-$DEFAULT_MIRROR}"
}

host_proxy_options () {
  local scheme proxy
  command -v apt-config >/dev/null || return 0
  for scheme in http https; do
    proxy=$(apt-config shell P "Acquire::$scheme::Proxy" | sed -n "s/^P='\(.*\)'$/\1/p")
    [ -z "$proxy" ] || printf '%s\n' "--aptopt=Acquire::$scheme::Proxy \"$proxy\""
  done
}

install_root_tools () {
  local missing=()
  command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
  command -v bwrap >/dev/null || missing+=(bubblewrap)
  # Without root's rights mmdebstrap works in a user namespace.
  [ "$(id -u)" -eq 0 ] || command -v newuidmap >/dev/null || missing+=(uidmap)
  [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || missing+=(debian-archive-keyring)
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null \
    || die "this host is older than Topsheet needs; install ${missing[*]} and start again, then a private Debian 13 is made for the build"
  [ -n "$(apt_candidate mmdebstrap)" ] || as_root apt-get update -q >&2
  apt_install "${missing[@]}" || { as_root apt-get update -q >&2; apt_install "${missing[@]}"; }
}

# Languages, and files that those of the host can be laid over, since the root is read-only once it is made. Runs in mmdebstrap, $1 = the root.
readonly FINISH_ROOT='set -e
for locale in '$ROOT_LOCALES'; do chroot "$1" localedef -i "$locale" -c -f UTF-8 "$locale.UTF-8"; done
cd "$1/etc"
rm -f resolv.conf localtime
touch resolv.conf localtime hosts machine-id'

# bootstrap DIR: as root straight into the folder; else through a tar file, so that everything belongs to the person who made it.
bootstrap () {
  local dir=$1 packages mirror options=()
  packages=$(package_list "$AUX/packages.debian" | paste -sd,)
  mirror=$(host_mirror)
  readarray -t options < <(host_proxy_options)
  options+=(--variant=apt "--include=$packages" --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*')
  options+=(--dpkgopt='path-include=/usr/share/doc/*/copyright')
  options+=("--customize-hook=$FINISH_ROOT")
  say "making a private Debian 13 from $mirror in $CACHE (once; two or three minutes, 1.8 GB)"
  if [ "$(id -u)" -eq 0 ]; then
    mmdebstrap --quiet --mode=root "${options[@]}" "$ROOT_SUITE" "$dir" "$mirror" >&2
  else
    mmdebstrap --quiet --format=tar "${options[@]}" "$ROOT_SUITE" - "$mirror" | tar -x -C "$dir" --exclude='./dev/*' --no-same-owner
  fi
}

# Roots of other package lists go when nobody has been in them for two weeks: branches may differ in what they need, and to make one takes minutes.
readonly KEEP_ROOT_DAYS=14
remove_older_roots () {
  local lock other
  for lock in "$CACHE"/root-*.lock; do
    other=${lock%.lock}
    [ -d "$other" ] && [ "$other" != "$ROOT" ] && [ -n "$(find "$lock" -mtime "+$KEEP_ROOT_DAYS")" ] || continue
    # Renamed first: a half-removed folder must not pass for a root.
    (flock -n -x 8 && mv "$other" "${other/root-/old-}") 8<"$lock" || true
  done
  rm -rf "$CACHE"/old-*
}

make_root () {
  local dir
  exec 7>"$CACHE/making.lock"
  flock -n 7 || { say "another ./dev is making the root; waiting for it"; flock 7; }
  if [ ! -d "$ROOT" ]; then
    rm -rf "$CACHE"/making-*
    dir=$(mktemp -d "$CACHE/making-XXXXXX")
    chmod 755 "$dir"
    bootstrap "$dir" || { rm -rf "$dir"; die "the root could not be made; what apt said stands above. Nothing was kept: start again when it is mended"; }
    mv "$dir" "$ROOT"
  fi
  exec 7>&-
}

# Sets the array BWRAP: the root's /usr and /etc read-only, everything of the person's as it is.
describe_root () {
  local path repository
  BWRAP=(bwrap --die-with-parent --ro-bind "$ROOT/usr" /usr --ro-bind "$ROOT/etc" /etc --ro-bind "$ROOT/var" /var --tmpfs /var/tmp --tmpfs /run)
  for path in bin lib lib64 sbin; do BWRAP+=(--symlink "usr/$path" "/$path"); done
  BWRAP+=(--dev-bind /dev /dev --proc /proc --ro-bind /sys /sys --bind /tmp /tmp)
  for path in resolv.conf hosts machine-id localtime; do
    [ ! -s "/etc/$path" ] || BWRAP+=(--ro-bind "$(readlink -f "/etc/$path")" "/etc/$path")
  done
  for path in passwd group; do BWRAP+=(--ro-bind "/etc/$path" "/etc/$path"); done
  # The desktop's sockets, and folders of the person's that may lie outside the home, as a worktree's repository does.
  repository=$(git -C "$SRC" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true)
  for path in "${XDG_RUNTIME_DIR:-}" /run/dbus "${XAUTHORITY:-}" /home /media /mnt /srv /run/media "$HOME" "$CACHE" "$SRC" "$repository" "$PWD" "${TOPSHEET_SAMPLES:-}"; do
    [ -z "$path" ] || [ ! -e "$path" ] || BWRAP+=(--bind "$path" "$path")
  done
}

inside_language () {
  local wanted=${LC_ALL:-${LANG:-C.UTF-8}} locale
  for locale in $ROOT_LOCALES; do
    [ "${wanted%%.*}" != "$locale" ] || { echo "$locale.UTF-8"; return; }
  done
  echo C.UTF-8
}

# Make the root if there is none and run ./dev in it. Does not return.
enter_root () {
  local status=0
  install_root_tools
  mkdir -p "$CACHE/ccache"
  ROOT=$CACHE/root-$(root_key)
  # Held while anything runs inside: bwrap and its children inherit it, and remove_older_roots leaves such a root alone.
  exec 9>"$ROOT.lock"
  flock -s 9
  touch "$ROOT.lock"
  [ -d "$ROOT" ] || make_root
  remove_older_roots
  describe_root
  "${BWRAP[@]}" --unsetenv LC_ALL --setenv LANG "$(inside_language)" --setenv PATH /usr/lib/ccache:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin \
    --setenv CCACHE_DIR "${CCACHE_DIR:-$CACHE/ccache}" --setenv TOPSHEET_DEV_INSIDE 1 --setenv PLACE_KEY "${ROOT##*/}" --chdir "$PWD" \
    "$SRC/dev" "$@" || status=$?
  exit "$status"
}
