#!/bin/sh
# Makes the browser assets: `assets.sh restore|styles|script`. Called by Assets.targets, which knows when each is due.
set -eu
cd "$(dirname "$0")"

# Two builds of one tree must not write node_modules at once; the second waits, then finds the work done.
lock=../../../artifacts/interface-assets.lock
if command -v flock >/dev/null 2>&1 && [ "${HEADWATER_ASSETS_LOCKED:-}" != yes ]; then
  mkdir -p "$(dirname "$lock")"
  HEADWATER_ASSETS_LOCKED=yes exec flock "$lock" sh "$0" "$@"
fi

newer() { [ ! -e "$2" ] || [ -n "$(find "$1" -newer "$2" -print -quit)" ]; }

# A file appears whole or not at all: a build that reads it meanwhile never sees half of it. It is made outside
# wwwroot, where a build could take the half-made file for one more asset.
made=node_modules/.headwater-made
publish() { mkdir -p "$(dirname "$2")"; mv -f "$1" "$2"; }

stamp=node_modules/.headwater-stamp
dist=node_modules/govuk-frontend/dist/govuk

case "$1" in
  restore)
    command -v npm >/dev/null 2>&1 || { echo "assets.sh: npm is missing; install Node.js 20 or later" >&2; exit 1; }
    if newer package.json "$stamp" || newer package-lock.json "$stamp"; then
      npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
      touch "$stamp"
    fi
    ;;
  styles)
    if newer styles wwwroot/headwater.css || newer "$stamp" wwwroot/headwater.css; then
      node_modules/.bin/sass --style=compressed --no-source-map --quiet-deps --load-path=node_modules \
        styles/headwater.scss "$made.css"
      publish "$made.css" wwwroot/headwater.css
    fi
    ;;
  script)
    if newer "$stamp" wwwroot/govuk/govuk-frontend.min.js; then
      sed '/^\/\/# sourceMappingURL=/d' "$dist/govuk-frontend.min.js" > "$made.js"
      publish "$made.js" wwwroot/govuk/govuk-frontend.min.js
    fi
    if newer "$stamp" wwwroot/vendor/cytoscape.esm.min.js; then
      cp node_modules/cytoscape/dist/cytoscape.esm.min.mjs "$made.js"
      publish "$made.js" wwwroot/vendor/cytoscape.esm.min.js
    fi
    ;;
  *) echo "assets.sh: restore, styles or script" >&2; exit 2 ;;
esac
