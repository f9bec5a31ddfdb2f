# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Runs in a mount namespace of its own: carries out mounts, given in bubblewrap's words, below the folder $1, and
# becomes a command there. What follows the mounts: -- FOLDER COMMAND…
set -euo pipefail

new=$1
shift
mount -t tmpfs -o mode=0755 mailscope "$new"

place() {
    if [ -d "$1" ]; then mkdir -p "$new$2"; else [ -e "$new$2" ] || : >"$new$2"; fi
}

while [ "$1" != -- ]; do
    case $1 in
    --bind | --rbind)
        place "$2" "$3"
        mount --"${1#--}" "$2" "$new$3"
        shift 3
        ;;
    --ro-bind)
        place "$2" "$3"
        mount --bind "$2" "$new$3"
        mount -o remount,bind,ro,nosuid,nodev "$new$3"
        shift 3
        ;;
    --tmpfs)
        [ "$2" = / ] || { mkdir -p "$new$2" && mount -t tmpfs -o mode=0755 mailscope "$new$2"; }
        shift 2
        ;;
    --symlink)
        ln -s "$2" "$new$3"
        shift 3
        ;;
    --perms) shift 2 ;;
    --chmod) shift 3 ;;
    --dir)
        mkdir -p "$new$2"
        shift 2
        ;;
    *)
        echo "dev: unknown mount $1" >&2
        exit 1
        ;;
    esac
done
shift

folder=$1
shift
[ -d "$new$folder" ] || folder=/

# Not chroot: a process in one could make no user namespace any more.
cd "$new"
pivot_root . .
/usr/bin/umount -l .
exec /usr/bin/env -C "$folder" "$@"
