#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# lint.sh must find what it looks for: a small tree that breaks one rule at a time, and one that breaks none.
set -eu
lint=$(cd "$(dirname "$0")" && pwd)/lint.sh
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
export REMIT_SOURCE_ROOT="$tree"
failed=0

start ()
{
  rm -rf "${tree:?}"/*
  mkdir -p "$tree/src/core" "$tree/src/draw" "$tree/src/app" "$tree/tests" "$tree/data" "$tree/po"
  printf '/* SPDX-License-Identifier: GPL-3.0-or-later */\n#include "remit-money.h"\n' > "$tree/src/core/remit-money.c"
  printf '/* SPDX-License-Identifier: GPL-3.0-or-later */\n' > "$tree/src/core/remit-money.h"
  printf '/* SPDX-License-Identifier: GPL-3.0-or-later */\n' > "$tree/src/draw/remit-scene.h"
  : > "$tree/po/LINGUAS"
  : > "$tree/po/POTFILES.in"
}

# expect CODE CHECK: lint.sh CHECK ends with CODE on the tree as it is.
expect ()
{
  code=0
  "$lint" "$2" > "$tree/said" || code=$?
  if [ "$code" -ne "$1" ]; then
    printf 'lint.sh %s ended with %s, not %s; it said:\n' "$2" "$code" "$1"
    cat "$tree/said"
    failed=1
  fi
}

start
for check in libraries layers sizes money leftovers licences translations; do
  expect 0 $check
done

start; printf '#include <sqlite3.h>\n' >> "$tree/src/core/remit-money.c"; expect 1 libraries
start; printf '#include <gtk/gtk.h>\n' >> "$tree/src/core/remit-money.h"; expect 1 libraries
start; printf '#include <libxml/tree.h>\n' >> "$tree/src/draw/remit-scene.h"; expect 1 libraries
start; printf '#include "remit-scene.h"\n' >> "$tree/src/core/remit-money.c"; expect 1 layers
start; yes '/* */' | head -n 1001 >> "$tree/src/core/remit-money.c"; expect 1 sizes
start; printf 'static double rate;\n' >> "$tree/src/core/remit-money.c"; expect 1 money
start; printf '/* TO''DO */\n' >> "$tree/src/core/remit-money.c"; expect 1 leftovers
start; printf '"/ho''me/somebody/file"\n' >> "$tree/src/core/remit-money.c"; expect 1 leftovers
start; printf 'int x;\n' > "$tree/src/core/remit-money.c"; expect 1 licences
start; printf 'char *a = _("A");\n' >> "$tree/src/core/remit-money.c"; expect 1 translations
start; printf 'src/core/gone.c\n' > "$tree/po/POTFILES.in"; expect 1 translations
start; printf 'vi\n' > "$tree/po/LINGUAS"; expect 1 translations

exit $failed
