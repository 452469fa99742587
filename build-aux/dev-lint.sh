# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What can be found wrong without running anything.

# check WHAT COMMAND...: all checks run, the first failure does not end the others.
check () {
  local what=$1 output
  shift
  if output=$("$@" 2>&1); then
    printf '  ok    %s\n' "$what"
  else
    printf '  FAIL  %s\n%s\n' "$what" "$(sed 's/^/        /' <<<"$output")"
    LINT_FAILED=1
  fi
}

# Tracked and new files, not ignored ones, whose names match the patterns.
source_files () {
  git ls-files --cached --others --exclude-standard -- "$@" | while read -r file; do [ ! -f "$file" ] || echo "$file"; done
}

# Headers are aligned by hand as in GTK, which clang-format cannot do; nor can it be told that _("text") has no space.
format_c () {
  clang-format "$1" | awk '
    # A string that goes on in the next lines moves with its beginning.
    moving && /^ +"/ { sub (/^ /, "") }
    { moving = moving && /^ +".*"$/ }
    { moving += gsub (/(^|[^[:alnum:]_])(_|N_|C_|NC_) \("/, "&") > 0 && /"$/ && !/"[,)]/ }
    { while (match ($0, /(^|[^[:alnum:]_])(_|N_|C_|NC_) \(/)) $0 = substr ($0, 1, RSTART + RLENGTH - 3) substr ($0, RSTART + RLENGTH - 1) }
    { print }'
}

lint_format () {
  local file n status=0
  while read -r file; do
    n=$(format_c "$file" | diff "$file" - | grep -c '^<')
    [ "$n" -eq 0 ] || { echo "$n lines, ./dev format $file"; status=1; }
  done < <(source_files 'src/*.c' 'tests/*.c' 'bench/*.c')
  return "$status"
}

# Without FILES: all of them.
command_format () {
  local file formatted
  [ $# -gt 0 ] || readarray -t all < <(source_files 'src/*.c' 'tests/*.c' 'bench/*.c')
  for file in "${@:-${all[@]}}"; do
    formatted=$(format_c "$file" && echo .)
    [ "$formatted" = "$(cat "$file" && echo .)" ] || printf '%s' "${formatted%.}" >"$file"
  done
}

lint_spdx () {
  local missing
  missing=$(source_files '*.c' '*.h' '*.py' '*.sh' '*.blp' '*.svg' '*.xml' '*.in' '*.css' '*meson.build' meson.options dev .ci/run \
    | xargs -r grep -L 'SPDX-License-Identifier')
  [ -z "$missing" ] || { printf 'no SPDX line in\n%s\n' "$missing"; return 1; }
}

lint_desktop () {
  desktop-file-validate build/data/*.desktop
}

lint_metainfo () {
  appstreamcli validate --no-net --pedantic build/data/*.metainfo.xml
}

lint_schema () {
  glib-compile-schemas --strict --dry-run data
}

lint_translations () {
  local po
  for po in po/*.po; do msgfmt -c -o /dev/null "$po" || return 1; done
  lint_potfiles && lint_strings
}

# Files with strings to translate, as po/POTFILES has them; ./dev pot writes it anew.
list_potfiles () {
  echo '# SPDX-License-Identifier: GPL-3.0-or-later'
  {
    source_files 'data/*.desktop.in' 'data/*.metainfo.xml.in' 'data/*.gschema.xml'
    source_files 'src/*.c' 'data/*.blp' | xargs -r grep -lE '\b(_|C_|N_|NC_|ngettext|g_dgettext|g_dngettext|g_dpgettext2) ?\('
  } | LC_ALL=C sort
}

lint_potfiles () {
  list_potfiles | diff po/POTFILES - || { echo './dev pot brings po/POTFILES up to date'; return 1; }
}

# A macro such as G_GUINT64_FORMAT inside a string cuts it short for translators; PRIu64 and the like of <inttypes.h> do not.
lint_strings () {
  local broken
  broken=$(xgettext --from-code=UTF-8 -k_ -kN_ -kC_:1c,2 -kg_dgettext:2 -kg_dngettext:2,3 -kngettext:1,2 --flag=_:1:pass-c-format \
    --flag=g_dngettext:2:pass-c-format --flag=g_strdup_printf:1:c-format --flag=g_set_error:4:c-format --flag=g_string_append_printf:2:c-format -o /dev/null \
    $(package_list po/POTFILES | grep '\.c$') 2>&1 | grep -E 'middle of a directive')
  [ -z "$broken" ] || { cut -d: -f1,2 <<<"$broken" | sed 's/$/: a string with a macro inside cannot be translated/'; return 1; }
}

# Pages, links between them, pages that no link leads to, pages that are not installed.
lint_help () {
  yelp-check validate help/C/*.page && yelp-check links help/C && yelp-check orphans help/C &&
    diff <(grep -oE "[a-z-]+\.page" help/meson.build) <(cd help/C && ls -- *.page) && lint_help_translations
}

# Every message of every language, and nothing that is not in the pages any more.
lint_help_translations () {
  local po messages status=0
  messages=$(itstool -o - help/C/*.page | msgattrib --no-fuzzy --no-obsolete -o - - | grep -c '^msgid')
  for po in help/*/*.po; do
    [ "$(msgattrib --translated --no-fuzzy --no-obsolete "$po" | grep -c '^msgid')" -eq "$messages" ] && msgfmt -c -o /dev/null "$po" ||
      { echo "$po does not say all $messages messages; ./dev pot merges them"; status=1; }
  done
  return "$status"
}

lint_xml () {
  source_files '*.svg' '*.xml' '*.xml.in' | xargs -r xmllint --noout
}

lint_json () {
  local file status=0
  while read -r file; do python3 -m json.tool "$file" /dev/null || { echo "in $file"; status=1; }; done < <(source_files '*.json')
  return "$status"
}

lint_shell () {
  local file status=0
  while read -r file; do bash -n "$file" || status=1; done < <(source_files '*.sh' dev .ci/run)
  return "$status"
}

lint_python () {
  source_files '*.py' | xargs -r python3 -c 'import ast, sys
for path in sys.argv[1:]: ast.parse (open (path, encoding="utf-8").read (), path)'
}

# Soft limits: said, not enforced. A function of GNU style opens and closes in the first column.
warn_lengths () {
  source_files 'src/*.c' 'tests/*.c' 'bench/*.c' | xargs -r awk '
    FNR == 1 { if (lines > 500) long = long "\n        " lines " lines  " file; lines = 0 }
    { file = FILENAME; lines++ }
    /^[a-z_]+[ (]/ { name = $1 }
    /^{/ { start = FNR }
    /^}/ && start { if (FNR - start - 1 > 40) functions = functions "\n        " FNR - start - 1 " lines  " name "  " FILENAME ":" start; start = 0 }
    END {
      if (lines > 500) long = long "\n        " lines " lines  " file
      if (long) print "  note  files over 500 lines" long
      if (functions) print "  note  functions over 40 lines" functions
    }'
}

command_lint () {
  LINT_FAILED=0
  configure build >&2
  ninja --quiet -C build data/io.github.topsheet.Topsheet.desktop data/io.github.topsheet.Topsheet.metainfo.xml >&2
  check 'format of C' lint_format
  check 'licence tags' lint_spdx
  check 'desktop file' lint_desktop
  check 'metainfo' lint_metainfo
  check 'settings schema' lint_schema
  check 'translations' lint_translations
  check 'help' lint_help
  check 'XML' lint_xml
  check 'JSON' lint_json
  check 'shell scripts' lint_shell
  check 'Python scripts' lint_python
  check 'includes and names' python3 tests/structure/check-structure.py .
  check 'docs/MAP.md' python3 tests/structure/check-map.py .
  warn_lengths
  [ "$LINT_FAILED" -eq 0 ] || die "lint found something; see above"
}
