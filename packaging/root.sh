# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# shellcheck disable=SC2154 # $project is set by ./dev
# Sourced by ./dev: makes the disposable Debian 13 root and runs commands in it.

suite=trixie
cache=${XDG_CACHE_HOME:-$HOME/.cache}/mailscope
# The keys of Debian's archive: apt of a host that is no Debian trusts none of them.
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

fail() {
    printf 'dev: %s\n' "$*" >&2
    exit 1
}

say() {
    printf 'dev: %s\n' "$*" >&2
}

# A plain user becomes root of a user namespace that has the user's whole subuid range.
as_root=()
[ "$(id -u)" = 0 ] || as_root=(unshare --map-auto --map-root-user)

# What this host needs: its own package list is asked only when something is missing.
require_tools() {
    local missing=() tool
    for tool in mmdebstrap:mmdebstrap bwrap:bubblewrap unshare:util-linux flock:util-linux; do
        command -v "${tool%%:*}" >/dev/null || missing+=("${tool##*:}")
    done
    [ -e "$keyring" ] || missing+=(debian-archive-keyring)
    [ "$(id -u)" = 0 ] || command -v newuidmap >/dev/null || missing+=(uidmap)
    if [ ${#missing[@]} -gt 0 ]; then
        install_tools "${missing[@]}"
    fi
    [ "$(id -u)" = 0 ] || require_user_namespaces
}

install_tools() {
    command -v apt-get >/dev/null ||
        fail "this needs $*: install them with your system's package tool, or use ./dev --native with Qt 6.8 and QCA 2.3.10 of your own."
    [ "$(id -u)" = 0 ] || fail "this needs $*: run 'sudo apt-get install $*' once."
    say "installing $* on this host"
    { DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" ||
        { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; }; } \
        </dev/null >&2 || fail "could not install $*: is the network reachable, and does 'apt-get update' work?"
}

require_user_namespaces() {
    local me
    me=$(id -un)
    [ "$(cat /etc/subuid /etc/subgid 2>/dev/null | grep -c -E "^($me|$(id -u)):")" -ge 2 ] ||
        fail "the user $me has no range of subordinate ids: run 'sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $me' once."
    "${as_root[@]}" true 2>/dev/null ||
        fail "this host lets $me make no user namespace: allow it (sysctl kernel.unprivileged_userns_clone=1, or kernel.apparmor_restrict_unprivileged_userns=0), or run ./dev as root."
}

# The mirror that a Debian host itself uses, from both kinds of source list. Empty on other hosts: then mmdebstrap
# takes its default. MAILSCOPE_MIRROR goes before both.
host_mirror() {
    local codename
    [ -z "${MAILSCOPE_MIRROR:-}" ] || { echo "$MAILSCOPE_MIRROR" && return; }
    codename=$(. /etc/os-release 2>/dev/null && [ "$ID" = debian ] && echo "${VERSION_CODENAME:-sid}") || return 0
    { one_line_sources; paragraph_sources; } |
        awk -v codename="$codename" '
            $2 == codename || $2 ~ /^(oldstable|stable|testing|unstable|sid)$/ {
                for (i = 3; i <= NF; ++i) if ($i == "main") { print $1; exit }
            }'
}

# Both print lines of: URI SUITE COMPONENT…
one_line_sources() {
    { cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null || true; } |
        sed -n -E 's/^[[:space:]]*deb[[:space:]]+(\[[^]]*\][[:space:]]+)?([^#]*).*/\2/p'
}

paragraph_sources() {
    local file
    for file in /etc/apt/sources.list.d/*.sources; do
        [ ! -r "$file" ] || awk '
            function tell(    i) {
                if (types ~ /deb( |$)/ && enabled !~ /^no/)
                    for (i = 1; i <= split(suites, suite, " "); ++i) print uris, suite[i], components
                types = uris = suites = components = enabled = ""
            }
            /^[ \t]*$/ { tell() }
            /^Types:/ { sub(/^[^:]*:[ \t]*/, ""); types = $0 }
            /^URIs:/ { uris = $2 }
            /^Suites:/ { sub(/^[^:]*:[ \t]*/, ""); suites = $0 }
            /^Components:/ { sub(/^[^:]*:[ \t]*/, ""); components = $0 }
            /^Enabled:/ { enabled = $2 }
            END { tell() }' "$file"
    done
}

# The host's proxy and certificate settings for apt, as options of mmdebstrap.
host_apt_options() {
    apt-config dump 2>/dev/null | grep -i -E '^Acquire::(https?|Retries)' | sed 's/^/--aptopt=/' || true
}

without_comments() {
    sed 's/#.*//; /^[[:space:]]*$/d' "$1"
}

root_key() {
    {
        echo "$suite $(dpkg --print-architecture)"
        without_comments "$project/packaging/packages"
        without_comments "$project/packaging/packages-unpacked"
        cat "$project/packaging/unpack-servers"
    } | sha256sum | cut -c1-16
}

# Makes the root when it is missing, under a lock, in a temporary folder that is renamed once whole.
# Sets $root, and holds it in use (a shared lock on an open file) until this process ends.
require_root() {
    local making in_use
    require_tools
    mkdir -p "$cache/roots"
    root=$cache/roots/$(root_key)
    if [ ! -d "$root" ]; then
        exec {making}>"$cache/roots/lock"
        flock -n "$making" || { say "another run is making the Debian 13 root; waiting for it"; flock "$making"; }
        [ -d "$root" ] || make_root "$root"
        exec {making}>&-
    fi
    exec {in_use}>"$root.use"
    flock -s "$in_use"
}

make_root() {
    local new=$1.new log=$1.log mirror options=() start=$SECONDS
    mirror=$(host_mirror)
    mapfile -t options < <(host_apt_options)
    # shellcheck disable=SC2016 # mmdebstrap sets the $1 of its hooks
    options+=(
        --variant=apt "--keyring=$keyring" "--include=$(without_comments "$project/packaging/packages" | xargs | tr ' ' ,)"
        '--aptopt=APT::Install-Recommends "false"'
        --dpkgopt=path-exclude=/usr/share/man/* --dpkgopt=path-exclude=/usr/share/doc/*
        '--setup-hook=mkdir -p "$1/usr/sbin" && printf "#!/bin/sh\nexit 101\n" >"$1/usr/sbin/policy-rc.d" && chmod 755 "$1/usr/sbin/policy-rc.d"'
        "--customize-hook=copy-in '$project/packaging/unpack-servers' /root"
        "--customize-hook=chroot \"\$1\" /root/unpack-servers <'$project/packaging/packages-unpacked'"
    )
    say "making the Debian 13 root (once, a few minutes); its log is $log"
    remove_root "$new"
    if [ "$(id -u)" = 0 ]; then
        mmdebstrap --mode=root "${options[@]}" "$suite" "$new" ${mirror:+"$mirror"} >"$log" 2>&1 </dev/null
    else
        # The archive passes through a pipe: the folder may lie where the mapped users cannot go.
        mkdir -p "$new"
        mmdebstrap --mode=unshare --format=tar "${options[@]}" "$suite" - ${mirror:+"$mirror"} 2>"$log" </dev/null |
            "${as_root[@]}" tar --extract --directory "$new" --numeric-owner --exclude='./dev/*' 2>>"$log"
    fi || {
        tail -n 15 "$log" >&2
        remove_root "$new"
        ! grep -q NO_PUBKEY "$log" ||
            fail "this host does not know the keys that Debian 13 is signed with: bring its package debian-archive-keyring to 2023.3 or newer. The whole log is $log"
        fail "the Debian 13 root could not be made: is the package mirror of this host reachable? The whole log is $log"
    }
    mv "$new" "$1"
    say "the Debian 13 root is ready after $((SECONDS - start)) s"
    remove_old_roots
}

remove_root() {
    [ ! -e "$1" ] || "${as_root[@]}" rm -rf --one-file-system "$1"
}

# Keeps this root and the two made last before it, and whatever is in use.
remove_old_roots() {
    local old
    while read -r old; do
        (
            exec 9>"$old.use"
            flock -n 9 && remove_root "$old" && rm -f "$old.use" "$old.log"
        ) || true
    done < <(find "$cache/roots" -maxdepth 1 -type d -name '????????????????' -printf '%T@ %p\n' | sort -rn | tail -n +4 | cut -d' ' -f2-)
}

# The mounts that every command gets, in bubblewrap's own words, as the array $mounts: the root itself is read only.
collect_mounts() {
    local folder
    mounts=(--tmpfs / --chmod 0755 /)
    for folder in /usr /etc /opt; do
        add_root "$folder"
    done
    for folder in bin sbin lib lib32 lib64 libx32; do
        [ ! -L "$root/$folder" ] || mounts+=(--symlink "$(readlink "$root/$folder")" "/$folder")
    done
    for folder in /etc/resolv.conf /etc/hosts; do
        [ ! -r "$folder" ] || [ ! -e "$root$folder" ] || mounts+=(--ro-bind "$(readlink -f "$folder")" "$folder")
    done
}

# A folder of the root. Nothing can be mounted into one that is read only: when the project or the cache lies below it, it is
# made anew, and what the root has there is mounted piece by piece.
add_root() {
    local folder=$1 piece
    case "$project/:$cache/" in
    "$folder"/* | *:"$folder"/*) ;;
    *)
        mounts+=(--ro-bind "$root$folder" "$folder")
        return
        ;;
    esac
    mounts+=(--tmpfs "$folder")
    while read -r piece; do
        if [ -L "$root$piece" ]; then mounts+=(--symlink "$(readlink "$root$piece")" "$piece"); else add_root "$piece"; fi
    done < <(find "$root$folder" -mindepth 1 -maxdepth 1 -printf "$folder/%f\n")
}

# What programs in the root write to: theirs alone, and gone afterwards.
add_private() {
    local folder
    add_root /var
    mounts+=(--proc /proc --dev /dev)
    for folder in /run /var/log /var/spool /var/mail /var/lib/dovecot /var/lib/postfix; do
        mounts+=(--tmpfs "$folder")
    done
    for folder in /tmp /var/tmp; do
        mounts+=(--tmpfs "$folder" --chmod 1777 "$folder")
    done
    mounts+=(--perms 0755 --dir /tmp/home)
}

# Folders above a mount are open to every user, since servers under test change theirs.
make_parents() {
    local parent=/ name
    while read -r name; do
        parent+=$name/
        mounts+=(--perms 0755 --dir "${parent%/}")
    done < <(dirname "$1" | tr / '\n' | sed '/^$/d')
}

# The project, and the folder that keeps compiled objects and clean verdicts of the linter.
add_project() {
    local folder
    mkdir -p "$cache/kept"
    for folder in "$project" "$cache/kept"; do
        make_parents "$folder"
        mounts+=(--bind "$folder" "$folder")
    done
}

# The host's own folders under their own names, for what runs as a part of the host's desktop or shell.
add_host() {
    local folder
    for folder in /*; do
        case $folder in
        /bin | /boot | /dev | /etc | /lib* | /lost+found | /opt | /proc | /sbin | /sys | /usr) ;;
        *) [ ! -d "$folder" ] || [ -L "$folder" ] || mounts+=(--rbind "$folder" "$folder") ;;
        esac
    done
    case $project in /etc/* | /opt/* | /usr/*) add_project ;; esac
}

# Runs a command alone with its own processes, /tmp and home: all of it ends when ./dev ends.
# Not by exec: bubblewrap dies with its parent, which must be ./dev and not whoever started that.
enter() {
    local mounts
    require_root
    collect_mounts
    add_private
    add_project
    "${as_root[@]}" bwrap "${mounts[@]}" --unshare-pid --unshare-uts --hostname mailscope.test --cap-add ALL \
        --die-with-parent --setenv HOME /tmp/home --setenv MAILSCOPE_IN_ROOT 1 --setenv MAILSCOPE_KEPT "$cache/kept" \
        --setenv CCACHE_DIR "$cache/kept/ccache" --setenv CCACHE_BASEDIR "$project" --setenv CCACHE_NOHASHDIR 1 \
        --setenv CCACHE_SLOPPINESS pch_defines,time_macros --setenv CCACHE_PCH_EXTSUM 1 --setenv CCACHE_DEPEND 1 \
        --setenv PATH /usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin --setenv LC_ALL C.UTF-8 --unsetenv TMPDIR \
        --unsetenv XDG_RUNTIME_DIR --unsetenv XDG_CONFIG_HOME --unsetenv XDG_CACHE_HOME --unsetenv XDG_DATA_HOME \
        --chdir "$project" -- "$@"
}

# Becomes the given command, with the host's folders, processes and environment: nothing stands between it and the
# caller's terminal, signals and exit status.
become() {
    local mounts
    require_root
    collect_mounts
    mounts+=(--rbind /proc /proc --rbind /dev /dev)
    add_host
    mkdir -p "$cache/empty"
    # The root knows no other locale, and Qt wants UTF-8.
    case ${LC_ALL:-} in
    '' | C | C.* | POSIX) ;;
    *)
        export LANG=$LC_ALL
        unset LC_ALL
        ;;
    esac
    export LC_CTYPE=C.UTF-8
    # Root of the user namespace only had to make the mounts.
    [ ${#as_root[@]} = 0 ] || set -- unshare "--map-user=$(id -u)" "--map-group=$(id -g)" -- "$@"
    exec "${as_root[@]}" unshare --mount bash "$project/packaging/become.sh" "$cache/empty" "${mounts[@]}" -- "$PWD" "$@"
}
