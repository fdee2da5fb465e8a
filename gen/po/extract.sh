#!/bin/sh
# extract.sh FILE: writes the template of every message marked _() or N_() in gen/. What depends on
# the day or on line numbers is left out, so that only a changed message changes the result.
set -eu
template=$(realpath -m "$1")
cd "$(dirname "$0")/.."
find . -name '*.[ch]' | sed 's|^\./||' | LC_ALL=C sort |
  xgettext --files-from=- --output="$template" --language=C --from-code=UTF-8 \
    --keyword --keyword=_ --keyword=N_ --flag=_:1:pass-c-format --flag=N_:1:pass-c-format \
    --no-wrap --no-location --package-name=kehoach
sed -i '/^"POT-Creation-Date:/d' "$template"
