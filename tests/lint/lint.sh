#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The house rules that a machine can see, one check a call: lint.sh CHECK, in the folder REMIT_SOURCE_ROOT.
# Prints each place that breaks a rule and ends with 1 when there was one.
# shellcheck disable=SC2317 # the checks are called by name
set -eu
cd "${REMIT_SOURCE_ROOT:-$(dirname "$0")/../..}"

# report SENTENCE: the places come on standard input, one a line.
report ()
{
  sed "s|^|$1: |"
}

# Every own text file, without build folders.
list_files ()
{
  find src tests data po build-aux flatpak .ci README.md CONTRIBUTING.md meson.build \
    \( -name __pycache__ -o -path tests/data \) -prune -o -type f -print 2>/dev/null | LC_ALL=C sort
}

# includes_outside PATTERN ALLOWED: files in src that include what only ALLOWED may (both are extended expressions).
includes_outside ()
{
  grep -rnE "#[ ]*include[ ]*[<\"]($1)" --include='*.[ch]' src | grep -vE "^($2)" || true
}

check_libraries ()
{
  includes_outside 'sqlite3' 'src/core/remit-db\.c:' | report 'SQLite is for src/core/remit-db.c only'
  includes_outside 'libxml/' 'src/(exchange|report)/' | report 'libxml2 is for src/exchange and src/report only'
  includes_outside '(gtk|gdk|gsk|adwaita|graphene)' 'src/app/' | report 'GTK and libadwaita are for src/app only'
  includes_outside 'yaml\.h' 'src/exchange/remit-yaml\.c:' | report 'libyaml is for src/exchange/remit-yaml.c only'
  includes_outside 'igraph' 'src/analysis/' | report 'igraph is for src/analysis only'
  includes_outside '(cairo|pango)' 'src/(draw|report|app)/' | report 'cairo and Pango are for src/draw and above only'
}

# includes_of LAYER ALLOWED-LAYER...: headers of the project that come from another layer.
includes_of ()
{
  layer=$1
  for file in src/"$layer"/*.[ch]; do
    [ -e "$file" ] || continue
    sed -nE 's/^#[ ]*include[ ]*"(remit-[^"]*)".*/\1/p' "$file" | while read -r header; do
      found=
      for allowed in "$@"; do
        [ ! -e "src/$allowed/$header" ] || found=yes
      done
      # A header that stands nowhere in src is made by the build (resources).
      [ -n "$found" ] || [ -z "$(find src -name "$header")" ] || printf '%s includes %s\n' "$file" "$header"
    done
  done
}

check_layers ()
{
  {
    includes_of core
    includes_of analysis core
    includes_of exchange core
    includes_of draw core
    includes_of report core analysis exchange draw
    includes_of cli core analysis exchange draw report
    includes_of app core analysis exchange draw report
  } | report 'A layer may only use those below it (src/DESIGN.md)'
}

check_sizes ()
{
  list_files | grep -E '\.(c|h|ui|py|sh)$' | while read -r file; do
    lines=$(wc -l < "$file")
    [ "$lines" -le 1000 ] || printf '%s has %s\n' "$file" "$lines"
  done | report 'No file has more than 1000 lines; split it by aspect'
}

check_money ()
{
  grep -snE '\b(float|double|g_ascii_strtod|g_strtod|strtod|atof)\b' \
    src/core/remit-money.[ch] src/core/remit-finance.[ch] src/core/remit-rates.[ch] src/core/remit-budget*.[ch] \
    src/core/remit-availability.[ch] src/core/remit-agreement*.[ch] src/core/remit-kpi*.[ch] src/cli/remit-cli-money.c \
    src/core/remit-row.[ch] src/core/remit-tables.c src/core/remit-codec.[ch] |
    grep -vE ':[ ]*(/?\*|//)' |
    report 'Money, shares and decimals are integers, never floating point'
}

check_leftovers ()
{
  list_files | grep -vE '\.(png|po|pot)$|^tests/lint/' | xargs grep -nE '\b(TO''DO|FIX''ME|HA''CK)\b' |
    report 'No left-overs: do it, or write an issue'
  list_files | grep -vE '^tests/lint/' | xargs grep -nIE '(^|[^A-Za-z0-9_.~$}-])/(root|home/[a-z]+)/' |
    report 'No paths of somebody'"'"'s machine'
}

check_licences ()
{
  list_files | grep -E '\.(c|h|sh|py|css)$|^build-aux/(run|test)$|^\.ci/run$' | while read -r file; do
    [ -s "$file" ] || continue
    head -n 2 "$file" | grep -q 'SPDX-License-Identifier: ' || printf '%s\n' "$file"
  done | report 'The first line (second in a script) names the licence: SPDX-License-Identifier'
}

# Files with text for people that is marked for translation.
list_translatable ()
{
  grep -rlE '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|ngettext|dngettext|g_dngettext|Q_) ?\("?' --include='*.c' src || true
  find src data -name '*.ui' -exec grep -l 'translatable="yes"' {} +
  find data -maxdepth 1 \( -name '*.desktop.in' -o -name '*.metainfo.xml.in' -o -name '*.mime.xml.in' -o -name '*.gschema.xml' \)
}

check_translations ()
{
  translatable=$(list_translatable | LC_ALL=C sort -u)
  listed=$(grep -vE '^(#|$)' po/POTFILES.in | LC_ALL=C sort -u)
  printf '%s\n' "$translatable" | while read -r file; do
    printf '%s\n' "$listed" | grep -qxF -- "$file" || printf '%s\n' "$file"
  done | report 'Has text to translate but is not in po/POTFILES.in'
  printf '%s\n' "$listed" | while read -r file; do
    [ -z "$file" ] || [ -e "$file" ] || printf '%s\n' "$file"
  done | report 'Is in po/POTFILES.in but does not exist'
  grep -vE '^(#|$)' po/LINGUAS | tr ' ' '\n' | while read -r language; do
    [ -e "po/$language.po" ] || printf 'po/%s.po\n' "$language"
  done | report 'Is in po/LINGUAS but does not exist'
}

case ${1:-} in
  libraries | layers | sizes | money | leftovers | licences | translations) found=$("check_$1") ;;
  *)
    echo "usage: $0 libraries|layers|sizes|money|leftovers|licences|translations" >&2
    exit 2
    ;;
esac
[ -n "$found" ] || exit 0
printf '%s\n' "$found"
exit 1
