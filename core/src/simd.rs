//! Instructions that only some machines have, chosen when the program runs.

/// Runs `work`, which has to be inlined, with the instructions of AVX2 where the machine has them.
#[inline]
pub(crate) fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(all(feature = "simd", target_arch = "x86_64"))]
    // uncovered: a machine has AVX2 or not
    if let Some(simd) = pulp::x86::V3::try_new() {
        return simd.vectorize(work);
    }
    work()
}
