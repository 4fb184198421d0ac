#!/bin/sh
# systemd's own reading of the unit, without the program that it starts, which isn't installed where it is checked.
set -eu
command -v systemd-analyze >/dev/null || { echo "no systemd-analyze here: deploy/vsoko-bot.service isn't verified"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sed 's|^ExecStart=.*|ExecStart=/bin/true|' "$(dirname "$0")/vsoko-bot.service" >"$folder/vsoko-bot.service"
# It passes over what it can't read, with a line and exit code 0.
said=$(systemd-analyze verify "$folder/vsoko-bot.service" 2>&1) || { echo "$said" >&2; exit 1; }
[ -z "$said" ] || { echo "$said" >&2; exit 1; }
