#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Gives the shipped data to the tools that judge them: validate.sh WHAT [FILE...].  Ends with 77 (skipped) where the tool is missing.
set -eu
what=$1
shift
root=${REMIT_SOURCE_ROOT:-$(dirname "$0")/../..}

# need COMMAND...
need ()
{
  for tool in "$@"; do
    command -v "$tool" >/dev/null || {
      echo "skipped: $tool is not installed"
      exit 77
    }
  done
}

make_folder ()
{
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  export XDG_STATE_HOME="$folder/state"
}

fail ()
{
  echo "$*"
  exit 1
}

case $what in
  desktop) # DESKTOP-FILE
    need desktop-file-validate
    desktop-file-validate --no-hints "$1"
    ;;
  metainfo) # METAINFO-FILE
    need appstreamcli
    appstreamcli validate --no-net --explain "$1"
    ;;
  gschema) # FOLDER
    need glib-compile-schemas
    glib-compile-schemas --strict --dry-run "$1"
    ;;
  mime) # MIME-FILE REMIT-CLI: documents are known by their content, without an ending.
    need update-mime-database gio
    make_folder
    mkdir -p "$folder/mime/packages"
    cp "$1" "$folder/mime/packages/"
    [ ! -e /usr/share/mime/packages/freedesktop.org.xml ] || cp /usr/share/mime/packages/freedesktop.org.xml "$folder/mime/packages/"
    XDG_DATA_HOME="$folder" update-mime-database "$folder/mime"
    export XDG_DATA_HOME="$folder" XDG_DATA_DIRS="$folder"
    "$2" new -o "$folder/model.remit"
    mv "$folder/model.remit" "$folder/model"
    "$2" export --format=xml -o "$folder/model.txt" "$folder/model"
    mv "$folder/model.txt" "$folder/text"
    gio info -a standard::content-type "$folder/model" | grep -F 'application/vnd.remit+sqlite3' ||
      fail 'A document without ending is not application/vnd.remit+sqlite3.'
    gio info -a standard::content-type "$folder/text" | grep -F 'application/vnd.remit+xml' ||
      fail 'Remit XML without ending is not application/vnd.remit+xml.'
    ;;
  icons) # every shipped drawing can be drawn, and each kind of node has one in the resources
    need rsvg-convert xmllint
    make_folder
    find "$root/data/icons" -name '*.svg' | while read -r icon; do
      xmllint --noout "$icon"
      rsvg-convert -o "$folder/icon.png" "$icon"
    done
    sed -nE 's/^  NODE \([A-Z_]+, "([a-z-]+)".*/\1/p' "$root/src/core/remit-kinds.c" > "$folder/kinds"
    [ "$(wc -l < "$folder/kinds")" -eq 38 ] || fail 'The catalogue of kinds could not be read.'
    while read -r kind; do
      grep -qF "remit-$kind-symbolic.svg</file>" "$root/data/icons/remit-icons.gresource.xml" || fail "$kind has no icon."
    done < "$folder/kinds"
    ;;
  templates) # REMIT-CLI: valid XML of the published schema; what goes in comes out, byte for byte
    need xmllint
    make_folder
    for template in "$root"/data/templates/*.xml; do
      xmllint --noout --stream --schema "$root/data/schema/remit-1.xsd" "$template"
      "$1" import "$template" -o "$folder/model.remit"
      "$1" export --format=xml -o "$folder/model.xml" "$folder/model.remit"
      cmp "$template" "$folder/model.xml"
      rm -f "$folder"/model.*
    done
    ;;
  manifest) # the rules of the shop for a Flatpak manifest
    need python3
    python3 "$root/tests/lint/check-manifest.py" "$root/flatpak/io.github.remit_project.Remit.json"
    ;;
  manual) # the man page and the completion, where they are
    need man bash
    said=$(LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$root/data/remit-cli.1" 2>&1 > /dev/null)
    [ -z "$said" ] || fail "$said"
    bash -n "$root/data/completions/remit-cli"
    ;;
  scripts)
    need shellcheck
    cd "$root"
    shellcheck -x build-aux/run build-aux/test .ci/run tests/lint/*.sh
    ;;
  translations) # the catalogue of texts can be made, and the translations fit it
    need xgettext msgfmt
    make_folder
    cd "$root"
    grep -vE '^(#|$)' po/POTFILES.in > "$folder/files"
    xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
      --keyword=g_dngettext:2,3 --files-from="$folder/files" -o "$folder/remit.pot"
    for language in po/*.po; do
      [ -e "$language" ] || continue
      msgfmt --check --statistics -o /dev/null "$language"
      msgcmp --use-untranslated "$language" "$folder/remit.pot"
    done
    ;;
  *)
    echo "usage: $0 desktop|metainfo|gschema|mime|icons|templates|manifest|manual|scripts|translations [FILE...]" >&2
    exit 2
    ;;
esac
