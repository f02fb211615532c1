#!/usr/bin/env bash
# Node.js 20: `mkdir(path, { recursive: true })` never returns below a folder that takes no other, such as /proc.
#
# The recursion makes the parent when mkdir(2) says ENOENT, and tries again. In /proc a new folder is refused with ENOENT although its
# parent is there, so the two take turns for ever: one thread of the pool spins, and the promise is never settled.
# Expected: an error, as without `recursive`. Seen: still running after three seconds, where it is stopped.
set -euo pipefail
version=$(node -p process.version)
plain=$(node -e "require('node:fs/promises').mkdir('/proc/nowhere').catch((error) => console.log(error.code))")
recursive=$(timeout --signal=KILL 3 node -e "require('node:fs/promises').mkdir('/proc/nowhere', { recursive: true }).catch((error) => console.log(error.code))" || echo hangs)
echo "{\"version\":\"$version\",\"plain\":\"$plain\",\"recursive\":\"$recursive\"}"
[ "$plain" = ENOENT ] && [ "$recursive" = hangs ]
