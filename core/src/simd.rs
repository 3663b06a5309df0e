//! Instructions that only some machines have, chosen when the program runs.

/// Runs `work`, which has to be inlined, with the instructions of AVX2 where the machine has them.
#[inline]
pub(crate) fn vectorized<R>(work: impl FnOnce() -> R) -> R {
    #[cfg(all(feature = "simd", target_arch = "x86_64"))]
    // uncovered: this machine has AVX2 or not
    if let Some(simd) = pulp::x86::V3::try_new() {
        return simd.vectorize(work);
    }
    work()
}

/// Asks for the memory some way behind the beginning of `from`, where the processor can be asked: by itself it asks no
/// farther than its page.
#[inline(always)]
pub(crate) fn ask_ahead<T>(from: &[T]) {
    #[cfg(all(feature = "simd", target_arch = "x86_64"))]
    // uncovered: every x86-64 has SSE
    if let Some(sse) = pulp::core_arch::x86::Sse::try_new() {
        const BYTES: usize = 2048;
        sse._mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(
            from.as_ptr().wrapping_byte_add(BYTES).cast(),
        );
    }
    #[cfg(not(all(feature = "simd", target_arch = "x86_64")))]
    let _ = from;
}
