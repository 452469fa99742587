# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Tests, coverage, fuzzing.

# Reports of the sanitizers of every process, also of those whose output a test reads itself, land in files that are looked at afterwards.
watch_sanitizers () {
  SANITIZER_DIR=$SRC/$1/sanitizer
  rm -rf "$SANITIZER_DIR"
  mkdir -p "$SANITIZER_DIR"
  export ASAN_OPTIONS="log_path=$SANITIZER_DIR/report" UBSAN_OPTIONS="log_path=$SANITIZER_DIR/report"
}

sanitizers_are_silent () {
  local reports report
  # libdex's fibers make AddressSanitizer say that it may not follow them; that alone is no report.
  reports=$(grep -rlE 'ERROR: |SUMMARY: |runtime error: ' "$SANITIZER_DIR" || true)
  [ -n "$reports" ] || return 0
  while read -r report; do head -n 60 "$report"; done <<<"$reports"
  say "the sanitizers reported $(wc -l <<<"$reports") time(s); whole reports are in $SANITIZER_DIR"
  return 1
}

run_tests () {
  local dir=$1 status=0
  shift
  export GSETTINGS_BACKEND=memory
  meson test -C "$dir" --no-rebuild --print-errorlogs "$@" || status=$?
  return "$status"
}

command_test () {
  local status=0 options=()
  [ $# -eq 0 ] || options=(--suite "$1")
  build build-test -Dsanitize=true -Dwerror=true
  watch_sanitizers build-test
  run_tests build-test "${options[@]}" || status=$?
  sanitizers_are_silent || status=1
  python3 build-aux/test-totals.py build-test/meson-logs/testlog.json || status=1
  return "$status"
}

command_coverage () {
  build build-coverage -Db_coverage=true
  find build-coverage -name '*.gcda' -delete
  run_tests build-coverage || say "some tests failed; the figures below are of what ran"
  mkdir -p out/coverage
  gcovr --root . --filter src/ --exclude-throw-branches --print-summary --html-details out/coverage/index.html build-coverage
  say "out/coverage/index.html"
}

fuzz_targets () {
  find build-fuzz/tests/fuzz -maxdepth 1 -type f -executable -name 'fuzz-*' -printf '%f\n' | sed 's/^fuzz-//' | sort
}

# fuzz_one TARGET SECONDS: what it finds is kept in out/fuzz/TARGET/, and so is the corpus it has grown.
fuzz_one () {
  local target=$1 seconds=$2 out=$SRC/out/fuzz/$1 seeds=$SRC/build-fuzz/tests/fuzz/corpus-$1
  [ -x "build-fuzz/tests/fuzz/fuzz-$target" ] || die "there is no fuzzer “$target”; there are: $(fuzz_targets | paste -sd' ')"
  mkdir -p "$out/corpus"
  say "fuzzing $target for $seconds s"
  "build-fuzz/tests/fuzz/fuzz-$target" "$out/corpus" "$seeds" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -artifact_prefix="$out/" -print_final_stats=1 -verbosity=0
}

command_fuzz () {
  local target seconds=${2:-60}
  CC=clang configure build-fuzz -Dfuzz=true >&2
  ninja --quiet -C build-fuzz fuzzers >&2 || die "the fuzzers do not build; the first error stands above"
  use_build build-fuzz
  if [ $# -gt 0 ]; then fuzz_one "$1" "$seconds"; return; fi
  for target in $(fuzz_targets); do fuzz_one "$target" "$seconds"; done
}
