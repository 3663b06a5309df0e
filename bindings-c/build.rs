//! Linker options that Cargo does not set by itself.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // Cargo names the target in the environment; `cfg!` would speak of the machine that builds.
    if std::env::var_os("CARGO_CFG_TARGET_OS").is_some_and(|os| os == "linux") {
        // The number changes when the interface breaks, so that two versions can be installed side by side.
        println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libskillcert.so.1");
        // The code stays mapped after `dlclose`: a thread may still be inside.
        println!("cargo:rustc-cdylib-link-arg=-Wl,-z,nodelete");
    }
}
