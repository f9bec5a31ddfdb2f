#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a mail server in a root of its own, so that its fixed paths (/etc, /var/spool, /run) are private and vanish with it.
# Usage, inside new mount and process namespaces: realserver-root.sh FOLDER COMMAND [ARGUMENT…]
# FOLDER/etc becomes /etc, FOLDER/prepare is run in the new root, and FOLDER itself keeps its name there.
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export PATH
folder=$1
shift
root=$folder/root

mount --make-rprivate / 2>/dev/null || : # a root that is no mount point cannot be changed, and needs no change
mkdir -p "$root"
mount -t tmpfs -o mode=0755 tmpfs "$root"

cp -R "$folder/etc" "$root/etc"
mkdir -p "$root/etc/ssl/certs"
for name in ld.so.cache ssl/openssl.cnf ssl/certs/ca-certificates.crt; do
    [ ! -e "/etc/$name" ] || cp "/etc/$name" "$root/etc/$name"
done
for name in bin sbin lib lib32 lib64 libx32; do
    if [ -L "/$name" ]; then
        cp -P "/$name" "$root/$name"
    fi
done
for name in usr opt dev proc; do
    [ -d "/$name" ] || continue
    mkdir "$root/$name"
    mount --rbind "/$name" "$root/$name"
done
mkdir -p "$root/run" "$root/home" "$root/var/lib" "$root/var/spool" "$root$folder"
mkdir -m 1777 "$root/var/mail" "$root/var/tmp"
ln -s /run "$root/var/run"
chmod 1777 "$root/tmp" # made above: FOLDER lies in it
mount --bind "$folder" "$root$folder"

chroot "$root" /bin/sh -eu "$folder/prepare"
ulimit -n 1024 # servers close every possible file before they begin, and a million of them takes seconds
exec chroot "$root" "$@"
