#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# ./dev bench [NAME...]: figures, as ratios against the program named. They are printed, not tested: machines differ, ratios less so.
set -euo pipefail

readonly CLI=build/src/cli/topsheet-cli
readonly OUT=$PWD/out/bench
readonly PICTURES=${BENCH_PICTURES:-1000}
readonly GENERATIONS=${BENCH_GENERATIONS:-100000}
readonly ENTRIES=${BENCH_ENTRIES:-1000000}
export XDG_DATA_HOME=$OUT/data XDG_CACHE_HOME=$OUT/cache XDG_CONFIG_HOME=$OUT/config GSETTINGS_BACKEND=memory LC_ALL=C.UTF-8
mkdir -p "$OUT"

row () { printf '  %-46s %12s   %s\n' "$1" "$2" "${3:-}"; }
divide () { awk -v a="$1" -v b="$2" -v f="${3:-%.1f}" 'BEGIN { printf (b > 0 ? f : "–"), (b > 0 ? a / b : 0) }'; }
heading () { printf '\n%s\n' "$*"; }

# seconds COMMAND...: wall time of one run.
seconds () {
  local from to
  from=$(date +%s%N)
  "$@" >"$OUT/last-output" 2>"$OUT/last-error" || { cat "$OUT/last-error" >&2; return 1; }
  to=$(date +%s%N)
  awk -v ns=$((to - from)) 'BEGIN { printf "%.3f", ns / 1e9 }'
}

# mean COMMAND: mean seconds of several runs, warm.
mean () {
  hyperfine --style none --warmup 1 --min-runs 5 --export-json "$OUT/hyperfine.json" "$1" >/dev/null
  python3 -c 'import json, sys; print ("%.4f" % json.load (open (sys.argv[1]))["results"][0]["mean"])' "$OUT/hyperfine.json"
}

# Pictures with generation metadata, drawn by the sample project.
make_pictures () {
  [ -d "$OUT/pictures-$PICTURES" ] && return
  rm -rf "$OUT/demo" "$OUT/data"
  TOPSHEET_LIBRARY=$OUT/demo/library.db "$CLI" demo --generations "$PICTURES" >/dev/null
  mv "$XDG_DATA_HOME/topsheet/sample" "$OUT/pictures-$PICTURES"
}

make_big_library () {
  BIG=$OUT/big-$GENERATIONS-$ENTRIES.db
  JOURNAL=$OUT/big-$GENERATIONS-$ENTRIES.ledger
  [ -f "$BIG.complete" ] && return
  rm -f "$BIG"* "$JOURNAL"
  row 'making it' "$(seconds build/bench/make-big-library "$BIG" "$JOURNAL" "$GENERATIONS" "$ENTRIES") s" "$ENTRIES entries through the store"
  touch "$BIG.complete"
}

make_search_library () {
  SEARCH=$OUT/search.db
  [ -f "$SEARCH.complete" ] && return
  rm -f "$SEARCH"*
  row 'making it' "$(seconds build/bench/make-big-library "$SEARCH" /dev/null 100000 100000) s" 'through the store'
  touch "$SEARCH.complete"
}

bench_import () {
  local took hashing shrinking
  make_pictures
  heading "Import of $PICTURES pictures (read, hash, price, thumbnail, post)"
  rm -rf "$OUT/import" "$XDG_CACHE_HOME"
  export TOPSHEET_LIBRARY=$OUT/import/library.db
  mkdir -p "$OUT/import"
  "$CLI" project add Bench --currency USD >/dev/null
  took=$(seconds "$CLI" import "$OUT/pictures-$PICTURES" --project Bench)
  row 'topsheet-cli import' "$took s" "$(divide "$PICTURES" "$took" %.0f) pictures/s"
  took2=$(seconds "$CLI" import "$OUT/pictures-$PICTURES" --project Bench)
  row 'the same again (all known)' "$took2 s" "$(divide "$PICTURES" "$took2" %.0f) pictures/s"
  mapfile -t files < <(find "$OUT/pictures-$PICTURES" -type f)
  hashing=$(seconds sha256sum "${files[@]}")
  row 'sha256sum of the same files' "$hashing s" "import takes $(divide "$took" "$hashing") times as long"
  rm -rf "$OUT/thumbs" && mkdir -p "$OUT/thumbs"
  shrinking=$(seconds magick mogrify -path "$OUT/thumbs" -format jpg -thumbnail 256x256 "${files[@]}")
  row 'ImageMagick, thumbnails only' "$shrinking s" "import is $(divide "$shrinking" "$took") times as fast"
  unset TOPSHEET_LIBRARY
}

bench_open () {
  heading "A library with $GENERATIONS generations and $ENTRIES entries"
  make_big_library
  build/bench/measure-library "$BIG" >/dev/null
  while read -r step value; do
    case $step in
      open) row 'open' "$value ms" ;;
      gallery) row 'first page of the gallery, all ids in order' "$value ms" ;;
      ledger) row 'first page of the ledger, all ids in order' "$value ms" ;;
    esac
  done < <(build/bench/measure-library "$BIG")
  row 'size of the file' "$(du -m "$BIG" | cut -f1) MB"
}

# The figures of both programs must agree before their times are worth anything.
balances_agree () {
  local ours theirs
  ours=$(build/bench/measure-library "$BIG" | sed -n 's/^account-//p' | awk '$2 != 0 { printf "%s %.4f\n", $1, $2 }' | sort)
  theirs=$(ledger -f "$JOURNAL" --no-pager --flat --no-total -F '%(account) %(quantity(scrub(total)))\n' bal Budget | sed 's/^Budget://' \
    | awk '{ printf "%s %.4f\n", $1, $2 }' | sort)
  [ "$ours" = "$theirs" ] || { printf 'the balances differ:\n%s\n-- ledger --\n%s\n' "$ours" "$theirs" >&2; return 1; }
}

bench_balance () {
  local inside whole theirs
  heading "Balance by account over $ENTRIES entries"
  make_big_library
  inside=$(build/bench/measure-library "$BIG" | sed -n 's/^balance //p')
  row 'the question alone' "$inside ms"
  whole=$(mean "$CLI --library $BIG ledger balance Bench --by account")
  row 'topsheet-cli ledger balance' "$(divide "$whole" 0.001) ms" 'with its start'
  theirs=$(seconds ledger -f "$JOURNAL" --no-pager bal Budget)
  row 'ledger balance' "$theirs s" "topsheet-cli is $(divide "$theirs" "$whole" %.0f) times as fast"
  balances_agree && row 'both give the same amounts' 'yes'
}

bench_metadata () {
  local folder ours theirs
  folder=${TOPSHEET_SAMPLES:+$TOPSHEET_SAMPLES/media}
  [ -n "$folder" ] || { make_pictures; folder=$OUT/pictures-$PICTURES; }
  mapfile -t files < <(find "$folder" -type f \( -iname '*.png' -o -iname '*.jpg' -o -iname '*.jpeg' -o -iname '*.webp' -o -iname '*.mp4' -o -iname '*.webm' \))
  heading "Metadata of ${#files[@]} files ($(du -cm "${files[@]}" | tail -n 1 | cut -f1) MB)"
  printf '%q ' "$CLI" --json inspect "${files[@]}" >"$OUT/inspect.sh"
  printf '%q ' exiftool -j "${files[@]}" >"$OUT/exiftool.sh"
  ours=$(mean "bash $OUT/inspect.sh")
  row 'topsheet-cli inspect' "$(divide "$ours" 0.001) ms" 'content hash included'
  theirs=$(mean "bash $OUT/exiftool.sh || true")
  row 'exiftool -j' "$(divide "$theirs" 0.001) ms" "topsheet-cli is $(divide "$theirs" "$ours") times as fast"
}

bench_plan () {
  local ours theirs
  heading 'A budget plan: every keystroke recalculates it, and what it may come to follows'
  ours=$(build/bench/measure-plan)
  theirs=$(python3 bench/measure-plan.py)
  value () { sed -n "s/^$2 //p" <<<"$1"; }
  row 'recalculation of 500 lines' "$(value "$ours" recalculation) ms" "Python's decimal takes $(divide "$(value "$theirs" recalculation)" "$(value "$ours" recalculation)") times as long"
  row 'quantiles of 200 lines' "$(value "$ours" quantiles) ms" "the same convolution in Python takes $(divide "$(value "$theirs" quantiles)" "$(value "$ours" quantiles)" %.0f) times as long"
  row 'both find the same 80th percentile' "$(value "$ours" p80)" "$(value "$theirs" p80) on its grid"
}

# BENCH_PRICES names a real list of LiteLLM; without it one of its shape and size is made.
bench_import_prices () {
  local list=${BENCH_PRICES:-$OUT/prices.json} ours theirs both
  [ -n "${BENCH_PRICES:-}" ] || python3 bench/make-price-list.py "$list"
  ours=$(build/bench/measure-prices "$list")
  theirs=$(python3 -c 'import json, sys, time
text = open (sys.argv[1], encoding="utf-8").read ()
times = []
for _ in range (15):
    start = time.perf_counter ()
    json.loads (text)
    times.append (time.perf_counter () - start)
print ("%.3f" % (min (times) * 1000))' "$list")
  value () { sed -n "s/^$2 //p" <<<"$1"; }
  heading "A price list of $(value "$ours" rows) rows ($(du -k "$list" | cut -f1) KB): read it, and review it against as many prices"
  row 'reading it into rules' "$(value "$ours" read) ms" "$(value "$ours" rules) prices, $(value "$ours" issues) things named that became none"
  row 'review' "$(value "$ours" review) ms" "$(value "$ours" unchanged) unchanged, $(value "$ours" changed) changed, $(value "$ours" suspicious) suspicious"
  both=$(awk -v a="$(value "$ours" read)" -v b="$(value "$ours" review)" 'BEGIN { print a + b }')
  row "Python's json, parsing the file alone" "$theirs ms" "both take $(divide "$both" "$theirs" %.2f) times as long"
}

# The gallery's searches, and SQLite's shell that compares each row of the same file with LIKE. Both must find the same number.
bench_search () {
  local search like took found theirs counted
  heading "Search of 100,000 generations (the question, all ids in order, the first page of rows)"
  make_search_library
  while IFS='|' read -r search like; do
    read -r took found _ < <(build/bench/measure-search "$SEARCH" "$search")
    counted=$(sqlite3 -readonly "$SEARCH" "SELECT count (*) FROM generation WHERE $like")
    [ "$counted" = "$found" ] || { printf '%s finds %s, and LIKE %s\n' "$search" "$found" "$counted" >&2; return 1; }
    theirs=$(mean "sqlite3 -readonly $SEARCH \"SELECT id FROM generation WHERE $like ORDER BY deliverable, version\"")
    row "$search" "$took ms" "$found found; LIKE takes $(divide "$theirs" "$(divide "$took" 1000 %.6f)") times as long"
  done <<'SEARCHES'
"red coat"|parameters LIKE '%red coat%'
model:flux|model LIKE '%flux%'
steps:20..30|CAST (parameters ->> '$.steps' AS REAL) BETWEEN 20 AND 30
cost:>0.1|cost_nanos > 100000000
decision:rejected reason:anatomy|decision = 2 AND reason LIKE '%anatomy%'
negative:hands|parameters ->> '$.negative_prompt' LIKE '%hands%'
model:flux decision:rejected reason:anatomy cost:>0.05 steps:20..30 phase:exploration date:2026-01 "red coat"|parameters LIKE '%red coat%' AND model LIKE '%flux%' AND decision = 2 AND reason LIKE '%anatomy%' AND cost_nanos > 50000000 AND CAST (parameters ->> '$.steps' AS REAL) BETWEEN 20 AND 30 AND phase = 1 AND ordered_at_usec BETWEEN unixepoch ('2026-01-01') * 1000000 AND unixepoch ('2026-02-01') * 1000000 - 1
SEARCHES
}

# A picture as models make them, which all generations have: each is shrunk and decoded for itself.
make_gallery_library () {
  GALLERY=$OUT/gallery.db
  [ -f "$GALLERY.complete" ] && return
  rm -f "$GALLERY"*
  magick -seed 1 -size 1024x1024 plasma: "$OUT/gallery.png"
  row 'making it' "$(seconds build/bench/make-big-library "$GALLERY" /dev/null 100000 100000 "$OUT/gallery.png") s" 'through the store'
  touch "$GALLERY.complete"
}

bench_gallery () {
  local figures
  heading 'Gallery of 100,000 generations (1400 × 900, software rendering)'
  # shellcheck source=../build-aux/dev-display.sh
  . build-aux/dev-display.sh
  make_gallery_library
  figures=$(GSK_RENDERER=cairo on_virtual_display build/bench/measure-gallery "$GALLERY")
  value () { sed -n "s/^$2 //p" <<<"$1"; }
  row 'from nothing to the first picture' "$(value "$figures" first) ms"
  row 'a frame while scrolling, median' "$(value "$figures" scroll-p50) ms" "of $(value "$figures" scroll-frames); $(value "$figures" scroll-work-p50) ms of work on the main thread"
  row 'a frame while scrolling, 95th percentile' "$(value "$figures" scroll-p95) ms" "$(value "$figures" scroll-work-p95) ms of work; aim: 20 ms"
  row 'the same where all pictures are there, median' "$(value "$figures" back-p50) ms" "95th percentile $(value "$figures" back-p95) ms; $(value "$figures" back-work-p50) and $(value "$figures" back-work-p95) ms of work"
  row 'a frame after a jump, median' "$(value "$figures" jump-p50) ms" "95th percentile $(value "$figures" jump-p95) ms"
  row 'pictures decoded' "$(value "$figures" decoded)"
  row 'most memory' "$(value "$figures" memory) MB" 'aim: 400 MB'
  row 'the jump list, slowest order' "$(value "$figures" groups) ms" "$(value "$figures" groups-most) groups at most"
}

bench_start () {
  local ours theirs
  heading 'Start to first frame (new process, fresh home, files in the disk cache; software rendering)'
  # shellcheck source=../build-aux/dev-display.sh
  . build-aux/dev-display.sh
  ours=$(on_virtual_display python3 bench/measure-start.py 9 "$PWD/build/src/app/topsheet")
  theirs=$(on_virtual_display python3 bench/measure-start.py 9 gnome-text-editor --standalone)
  row 'topsheet' "$(head -n 1 <<<"$ours") ms" "$(tail -n 1 <<<"$ours")"
  row 'gnome-text-editor' "$(head -n 1 <<<"$theirs") ms" "$(tail -n 1 <<<"$theirs")"
  row 'topsheet / gnome-text-editor' "$(divide "$(head -n 1 <<<"$ours")" "$(head -n 1 <<<"$theirs")" %.2f)"
}

# A large noisy picture; a hundred smaller ones as models make them.
make_viewer_pictures () {
  local i
  mkdir -p "$OUT/viewer"
  [ -f "$OUT/viewer/16k.png" ] || build/bench/measure-viewer make "$OUT/viewer/16k.png" 16384
  [ -d "$OUT/viewer/pictures" ] && return
  mkdir -p "$OUT/viewer/making"
  for i in $(seq 100 159); do
    magick -seed "$i" -size 1344x768 plasma: -define png:compression-level=6 "$OUT/viewer/making/SH010_v$i.png"
  done
  mv "$OUT/viewer/making" "$OUT/viewer/pictures"
}

bench_viewer () {
  local decide large peer
  heading 'Viewer (1200 × 800, software rendering)'
  # shellcheck source=../build-aux/dev-display.sh
  . build-aux/dev-display.sh
  make_viewer_pictures
  rm -f "$OUT/viewer/library.db"*
  export TOPSHEET_LIBRARY=$OUT/viewer/library.db
  "$CLI" project add Bench --currency USD >/dev/null
  "$CLI" import "$OUT/viewer/pictures" --project Bench >/dev/null
  unset TOPSHEET_LIBRARY
  decide=$(GSK_RENDERER=cairo on_virtual_display build/bench/measure-viewer decide "$OUT/viewer/library.db")
  large=$(GSK_RENDERER=cairo on_virtual_display build/bench/measure-viewer large "$OUT/viewer/16k.png")
  peer=$(build/bench/measure-viewer pixbuf "$OUT/viewer/16k.png")
  value () { sed -n "s/^$2 //p" <<<"$1"; }
  row 'decision to next picture shown, median' "$(value "$decide" decide-median) ms" "95th percentile $(value "$decide" decide-p95) ms of $(value "$decide" decide-count); $(value "$decide" decide-work) ms of work on the main thread"
  row 'the same without a pause between' "$(value "$decide" hurry-median) ms" "95th percentile $(value "$decide" hurry-p95) ms"
  row 'pictures decoded for both rounds' "$(value "$decide" decodes)"
  row '16384 × 16384 PNG, the whole picture shown' "$(value "$large" fit) ms" "gdk-pixbuf decodes it in $(value "$peer" pixbuf) ms; processor time $(divide "$(value "$large" fit-cpu)" "$(value "$peer" pixbuf-cpu)" %.2f) of its"
  row 'then pixel by pixel' "$(value "$large" full) ms"
  row 'longest work on the main thread meanwhile' "$(value "$large" stall) ms"
  row 'most memory' "$(value "$large" memory) MB" "gdk-pixbuf $(value "$peer" pixbuf-memory) MB"
}

# One picture as the models make them, in each format that something here can write, and two seconds of film.
make_thumbnail_files () {
  [ -d "$OUT/thumbnails" ] && return
  rm -rf "$OUT/thumbnails-making"
  mkdir -p "$OUT/thumbnails-making"
  magick -seed 7 -size 1344x768 plasma: -depth 8 -quality 90 "$OUT/thumbnails-making/picture.png"
  for format in jpg webp gif; do magick "$OUT/thumbnails-making/picture.png" -quality 90 "$OUT/thumbnails-making/picture.$format"; done
  gst-launch-1.0 -q videotestsrc num-buffers=50 pattern=pinwheel ! video/x-raw,width=1280,height=720,framerate=25/1 ! avenc_mpeg4 bitrate=4000000 ! mp4mux \
    ! filesink location="$OUT/thumbnails-making/film.mp4"
  mv "$OUT/thumbnails-making" "$OUT/thumbnails"
}

bench_thumbnails () {
  local format ours theirs peer
  make_thumbnail_files
  heading 'Thumbnails of 256 pixels of 1344 × 768 (film: 1280 × 720), one after the other'
  value () { sed -n "s/^$2 //p" <<<"$1"; }
  for format in png jpg webp gif mp4; do
    case $format in
      mp4) peer="ffmpegthumbnailer -i $OUT/thumbnails/film.mp4 -s 256 -o $OUT/thumbnail.jpg" ;;
      *) peer="magick $OUT/thumbnails/picture.$format[0] -thumbnail 256x256 $OUT/thumbnail.jpg" ;;
    esac
    ours=$(build/bench/measure-thumbnails "$(ls "$OUT"/thumbnails/*."$format")")
    theirs=$(mean "$peer")
    row "$format" "$(value "$ours" rate) /s" "${peer%% *}, a process each: $(divide 1 "$theirs") /s; ours is $(divide "$(value "$ours" rate)" "$(divide 1 "$theirs" %.4f)") times as fast$(case $format in gif | mp4) echo ', behind a sandbox' ;; esac)"
  done
  mkdir -p "$OUT/viewer"
  [ -f "$OUT/viewer/16k.png" ] || build/bench/measure-viewer make "$OUT/viewer/16k.png" 16384
  ours=$(build/bench/measure-thumbnails "$OUT/viewer/16k.png" 1)
  row '16384 × 16384 PNG' "$(divide 1000 "$(value "$ours" rate)" %.0f) ms" "most memory $(value "$ours" memory) MB"
}

die () { echo "bench: $*" >&2; exit 1; }

main () {
  [ $# -gt 0 ] || set -- import open search gallery balance metadata plan import-prices start thumbnails viewer
  printf 'Topsheet on %s, %s cores, %s\n' "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1)" "$(nproc)" "$(date -u +%Y-%m-%d)"
  local name
  for name in "$@"; do
    declare -F "bench_${name//-/_}" >/dev/null || die "there is no “$name”; there are: import open search gallery balance metadata plan import-prices start thumbnails viewer"
    "bench_${name//-/_}"
  done
}

main "$@"
