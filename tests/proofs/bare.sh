#!/usr/bin/env bash
# `make demo` and `make test` in a fresh clone on a bare machine: a Debian with make, a C compiler and CPython, the Rust of this
# machine, and nothing else. No root inside. What is missing there has to be skipped, each with the package that brings it.
# Needs mmdebstrap and root, for its mounts; the registries are reached as this machine is configured. `bash tests/proofs/bare.sh`
set -euo pipefail
cd "$(dirname "$0")/../.."
. tests/figure.sh
out=$PWD/build/bare
root=$out/root
home=/home/newcomer

if [ "${1:-}" != mounted ]; then
    command -v mmdebstrap >/dev/null || { echo "missing: mmdebstrap" >&2; exit 1; }
    rm -rf "$out"
    mkdir -p "$out"
    # Debian's packages from where this machine has them.
    . /etc/os-release
    apt-config dump Acquire >"$out/apt.conf"
    compgen -G '/etc/apt/sources.list.d/*.sources' >"$out/sources" || echo /etc/apt/sources.list >"$out/sources"
    mapfile -t sources <"$out/sources"
    mmdebstrap --quiet --mode=root --variant=minbase --include=make,gcc,libc6-dev,python3,python3-venv,ca-certificates \
        --aptopt="$out/apt.conf" "$VERSION_CODENAME" "$root" "${sources[@]}"
    chroot "$root" useradd --create-home --home-dir $home newcomer
    git clone -q --no-hardlinks . "$root$home/skillcert"
    chroot "$root" chown -R newcomer: $home/skillcert
    exec unshare --mount --propagation private bash "$0" mounted
fi

# Puts a file or folder of this machine there, to be read: see PATH [AS]
see() {
    local there=$root${2:-$1}
    [ -e "$1" ] && ! cmp -s "$1" "$there" 2>/dev/null || return 0
    if [ -d "$1" ]; then mkdir -p "$there"; else mkdir -p "$(dirname "$there")" && touch "$there"; fi
    mount --bind -o ro "$1" "$there"
}
mount -t proc proc "$root/proc"
# Devices of its own: root inside could otherwise replace those of this machine.
mount -t tmpfs -o mode=755 tmpfs "$root/dev"
for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
ln -s fd/0 "$root/dev/stdin"
ln -s fd/1 "$root/dev/stdout"
ln -s fd/2 "$root/dev/stderr"
mkdir "$root/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
see /etc/resolv.conf
see /etc/hosts
see "$(rustc --print sysroot)" /opt/rust
# How this machine reaches the registries: files, and variables, of which some name files.
see /etc/pip.conf
see /etc/ssl/certs
see "${CARGO_HOME:-$HOME/.cargo}/config.toml" $home/.cargo/config.toml
environment=(HOME=$home USER=newcomer PATH=/opt/rust/bin:/usr/bin:/bin LANG=C.UTF-8)
while IFS='=' read -r name value; do
    [ ! -e "$value" ] || see "$(realpath "$value")" "$value"
    environment+=("$name=$value")
done < <(env | grep -E '^(PIP_|CARGO_(HTTP|NET|REGISTR)|[A-Za-z_]*(_proxy|_PROXY|CERT|CERTS|CERT_FILE|CERT_DIR|CA_BUNDLE|CAINFO)=)')
chroot "$root" chown newcomer: $home $home/.cargo 2>/dev/null || true

chroot --userspec=newcomer:newcomer "$root" env -i "${environment[@]}" \
    bash -euo pipefail -c "cd $home/skillcert && make demo >/dev/null && make test" 2>&1 | tee "$out/said"
clone=$root$home/skillcert
grep -q '^make test: everything passed' "$out/said"
[ -z "$(git -C "$clone" -c safe.directory='*' status --porcelain)" ] || { echo "bare: the clone is no longer clean" >&2; exit 1; }
skipped=$(sort -u "$clone/build/skipped" | wc -l)
if CI=true chroot "$root" bash -c ". $home/skillcert/tests/skip.sh; need clang 'the control' clang" >/dev/null 2>&1; then
    echo "bare: there is a clang on the bare machine, or CI would skip it" >&2
    exit 1
fi
figure "negative control: what is skipped there fails where nothing may be skipped" "1 of 1"
disk=$(du -sm "$clone" "$root$home/.cache" | awk '{ sum += $1 } END { print sum }')
echo "bare: make demo and make test pass with the four prerequisites; $skipped parts skipped, $disk MB left"
figure "make demo and make test on a bare Debian with the four prerequisites, not as root" "$skipped parts skipped, $disk MB"
