#!/usr/bin/env bash
# Proves that a library crate is no_std + alloc by building it for a target that has no std at all.
#
#   no_std.sh CRATE_DIR [cargo build arguments...]     e.g.  no_std.sh crates/core --features serde --locked
#   no_std.sh --self-test                              shows that the check accepts and rejects as it should
#
# Needs: cargo, apt-get, dpkg, GNU tar, a C compiler for build scripts; no root.
# The compiler (Debian's rustc-web with rust-web-src) is unpacked once into a cache folder, never installed:
#   NO_STD_CACHE      default ${XDG_CACHE_HOME:-$HOME/.cache}/skillcert/no-std
#   NO_STD_TARGET     default thumbv7em-none-eabi
#   NO_STD_MIN_RUST   default 1.88, the oldest rustc-web that is good enough
#   NO_STD_TARGET_DIR default $NO_STD_CACHE/target, the CARGO_TARGET_DIR of this check
set -euo pipefail

. "$(dirname "$0")/../figure.sh"
cache=${NO_STD_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/skillcert/no-std}
target=${NO_STD_TARGET:-thumbv7em-none-eabi}
min_rust=${NO_STD_MIN_RUST:-1.88}
toolchain=$cache/toolchain
target_dir=${NO_STD_TARGET_DIR:-$cache/target}

die() { printf 'no_std: %s\n' "$*" >&2; exit 2; }
say() { printf 'no_std: %s\n' "$*" >&2; }

apt_options=()
apt_show() { apt-cache "${apt_options[@]}" show --no-all-versions "$1" 2>/dev/null || true; }
apt_version() { apt_show "$1" | sed -n 's/^Version: //p' | head -n 1; }
apt_depends() { apt_show "$1" | sed -n 's/^Depends: //p' | head -n 1 | tr ',|' '\n\n' | sed 's/^ *//; s/[ :(].*//'; }

good_enough() {
  local version
  version=$(apt_version rustc-web)
  [[ -n $version ]] && dpkg --compare-versions "$version" ge "$min_rust"
}

# A package list of our own: the machine's list stays as it is, and no root is needed.
own_lists() {
  mkdir -p "$cache/apt/lists/partial" "$cache/apt/cache/archives/partial"
  apt_options=(-o "Dir::State::Lists=$cache/apt/lists" -o "Dir::Cache=$cache/apt/cache" -o APT::Sandbox::User=)
  apt-get "${apt_options[@]}" -qq update >&2
}

# The packages, with the two libraries whose names carry a version number (libstd-rust-web-1.NN, libllvmNN).
packages() {
  local std llvm
  std=$(apt_depends libstd-rust-web-dev | grep -m 1 '^libstd-rust-web-') || return 1
  llvm=$(apt_depends "$std" | grep -m 1 '^libllvm') || return 1
  printf '%s\n' rustc-web rust-web-src libstd-rust-web-dev "$std" "$llvm"
}

download() {
  local list
  list=$(packages) || return 1
  # shellcheck disable=SC2086 # one word per package
  (cd "$1" && apt-get "${apt_options[@]}" -qq download $list >&2)
}

prepare() {
  [[ -e $toolchain/complete ]] && return 0
  local tool work deb
  for tool in apt-get apt-cache dpkg tar; do
    command -v "$tool" >/dev/null || die "$tool is missing; this check needs a Debian"
  done
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/unpack.XXXXXX")
  # shellcheck disable=SC2064 # expand now
  trap "rm -rf '$work'" EXIT
  mkdir "$work/debs" "$work/tree"
  say "fetching rustc-web and rust-web-src into $cache (once)"
  if ! { good_enough && download "$work/debs"; }; then
    own_lists
    good_enough || die "no rustc-web >= $min_rust in the Debian archive (found '$(apt_version rustc-web)')"
    download "$work/debs" || die 'the packages cannot be downloaded'
  fi
  for deb in "$work"/debs/*.deb; do
    case ${deb##*/} in
      # Only the library of the source package: 70 MB instead of 500.
      rust-web-src_*)
        dpkg --fsys-tarfile "$deb" |
          tar -x -C "$work/tree" --wildcards './usr/lib/rustlib' './usr/src/rustc-*/library' ;;
      *) dpkg -x "$deb" "$work/tree" ;;
    esac
  done
  rm -rf "$work/debs"
  # The compiler with its libraries; relative to its own place, so that the cache can be moved.
  cat >"$work/tree/rustc" <<'WRAPPER'
#!/usr/bin/env bash
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
libs=
for folder in "$root"/usr/lib/*-linux-*/ "$root"/usr/lib/llvm-*/lib/; do
  if [[ -d $folder ]]; then libs=$libs${libs:+:}${folder%/}; fi
done
export LD_LIBRARY_PATH=$libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
exec "$root/usr/bin/rustc" "$@"
WRAPPER
  chmod +x "$work/tree/rustc"
  "$work/tree/rustc" --version >&2 || die 'the unpacked compiler does not run'
  [[ -f $("$work/tree/rustc" --print sysroot)/lib/rustlib/src/rust/library/core/src/lib.rs ]] ||
    die 'the source of core is not where cargo looks for it'
  touch "$work/tree/complete"
  rm -rf "$toolchain"
  mv "$work/tree" "$toolchain"
  rm -rf "$work"
  trap - EXIT
}

build() {
  local crate=$1
  shift
  [[ -f $crate/Cargo.toml ]] || die "no Cargo.toml in $crate"
  # Flags meant for the host (sanitizers, coverage, wrappers) have no place here.
  env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS -u CARGO_BUILD_RUSTFLAGS -u RUSTC_WRAPPER -u RUSTC_WORKSPACE_WRAPPER \
    -u CARGO_BUILD_TARGET \
    RUSTC="$toolchain/rustc" RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$target_dir" \
    cargo build --manifest-path "$crate/Cargo.toml" --lib --target "$target" -Z build-std=core,alloc "$@"
}

# crate NAME LIB_RS [DEPENDENCY]: a crate without registry dependencies.
toy() {
  mkdir -p "$toys/$1/src"
  printf '[package]\nname = "%s"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\n%s\n\n[workspace]\n' \
    "$1" "${3-}" >"$toys/$1/Cargo.toml"
  printf '%s\n' "$2" >"$toys/$1/src/lib.rs"
}

expect() {
  local wanted=$1 name=$2 got=accepted
  build "$toys/$name" >"$toys/log" 2>&1 || got=rejected
  if [[ $got == rejected ]] && ! grep -Eq "can't find crate for .std.|E0463" "$toys/log"; then
    cat "$toys/log" >&2
    die "$name was rejected for another reason than std"
  fi
  [[ $got == "$wanted" ]] || { cat "$toys/log" >&2; die "$name was $got, not $wanted"; }
  say "self-test: $name $got"
}

self_test() {
  toys=$(mktemp -d)
  trap 'rm -rf "$toys"' EXIT
  local good='#![no_std]
extern crate alloc;
pub fn f() -> alloc::string::String { alloc::format!("{}", 1) }'
  toy good_alloc "$good"
  toy bad_no_attribute 'pub fn f() -> usize { std::env::args().count() }'
  toy bad_extern_std '#![no_std]
extern crate std;
pub fn f() -> usize { std::env::args().count() }'
  toy bad_dependency '#![no_std]
pub use bad_no_attribute::f;' 'bad_no_attribute = { path = "../bad_no_attribute" }'
  expect accepted good_alloc
  expect rejected bad_no_attribute
  expect rejected bad_extern_std
  expect rejected bad_dependency
  figure "negative control: crates that link std, themselves or by a dependency, are refused" "3 of 3"
}

[[ $# -ge 1 ]] || die 'usage: no_std.sh CRATE_DIR [cargo build arguments...] | --self-test'
command -v cargo >/dev/null || die 'cargo is missing'
prepare
if [[ $1 == --self-test ]]; then
  self_test
else
  crate=$1
  shift
  build "$crate" "$@"
  say "$crate builds for $target with core and alloc only"
  figure "$crate for a target without std" "builds for $target with core and alloc only"
fi
