//! Four rows in the 256-bit registers of AVX2.
//!
//! A register has two lanes of sixteen bytes, and a lane holds one row, loaded with three bytes of what follows it. Two registers, `a c`
//! and `b d`, are checked and converted alike; where a row is down to half a lane, packing brings the four together, in order.
//!
//! ```text
//! place    0  1  2  3  4  5  6  7   8  9 10 11 12 13 14 15
//! digits   Y  Y  P  P  C  C  .  .   .  s  s  s  s  s  s  s    - zeros, shuffled by PLACES: . is 0
//! pairs     YY    PP    CC    0      s    ss    ss    ss      · TENS, neighbors added           16 bits each
//! fours       YYPP        CC           sss         ssss       · HUNDREDS, neighbors added       32 bits each
//!          a: YYPP CC sss ssss | b | c | d                    packed                            16 bits each
//! halves      YYPPCC   sssssss | …                            · THOUSANDS, neighbors added      32 bits each
//! number   YYPPCC · 10^7 + sssssss                                                              64 bits each
//! ```
//!
//! *Wrong* is gathered beside it, and is not 0 in the 64 bits of a row that is refused:
//!
//! - A digit above nine: `digits - nines`, saturating, leaves what is above; a byte below '0' has wrapped to above 200.
//! - The province: a scheme subtracts its two digits instead of '00', and allows nothing above 0. The lane then says YY00, and the
//!   province is added again to the number.
//! - The year: YY00 - first · 100 wraps to a large value below the first year; what saturating subtraction of the years that are allowed
//!   leaves is above. Lanes that are no years allow 0xFFFF.
//! - The city: the table has 128 bits, sixteen bytes. One shuffle picks byte CC / 8, another bit CC % 8 of [`BITS`]; if they have none in
//!   common, the city is not listed. An open scheme accepts it all the same: with `KNOWN` its answer is kept apart, and without, its
//!   table is all ones.
//! - The serial: a half that is 0.
//!
//! A row that is refused gets the number 0, and its bit of the mask is 0.

use core::arch::x86_64::__m256i;

use pulp::cast;
use pulp::x86::V3;

use super::super::scheme::NumberScheme;
use super::bits::Bits;
use super::decoder::{Decoder, Four};
use super::judge::Judge;
use crate::simd::ask_ahead;

/// Where the thirteen digits go among sixteen bytes: `YYPPCC..` and `.sssssss`, so that pairs of bytes are year,
/// province, city, nothing, and the serial.
const PLACES: [u8; 16] = [0, 1, 2, 3, 4, 5, 0x80, 0x80, 0x80, 6, 7, 8, 9, 10, 11, 12];
/// Digits to pairs, pairs to fours, fours to prefix and serial: what each is multiplied with before neighbors are added.
const TENS: u16 = u16::from_le_bytes([10, 1]);
const HUNDREDS: [u16; 8] = [100, 1, 1, 0, 100, 1, 100, 1];
const THOUSANDS: [u16; 4] = [100, 1, 10_000, 1];
/// The low byte of the city among fours.
const CITY: [u16; 4] = [0, 0xFF, 0, 0];
const BITS: u64 = u64::from_le_bytes([1, 2, 4, 8, 16, 32, 64, 128]);

/// What a scheme makes of the constants, and the proof that the machine has the instructions.
///
/// A required province is subtracted from its two bytes, which then have to be 0, and added again at the end.
pub(super) struct Avx2<const KNOWN: bool> {
    simd: V3,
    zeros: __m256i,
    nines: __m256i,
    first_year: __m256i,
    more_years: __m256i,
    cities: __m256i,
    province: __m256i,
}

impl<const KNOWN: bool> Avx2<KNOWN> {
    pub(super) fn new(simd: V3, judge: &Judge) -> Self {
        let (any, z) = (u16::MAX, b'0');
        let mut constants = Self {
            simd,
            zeros: cast([z; 32]),
            nines: cast([[9_u8, 9, 9, 9, 9, 9, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9]; 2]),
            first_year: cast([0_u64; 4]),
            more_years: cast([any; 16]),
            cities: cast([any; 16]),
            province: cast([0_u64; 4]),
        };
        if let Some(scheme) = &judge.scheme {
            let province = scheme.province().get();
            let (p, q) = (z.wrapping_add(province / 10), z.wrapping_add(province % 10));
            let (first, more) = years(scheme, judge.last_year);
            constants.zeros = cast([[z, z, p, q, z, z, z, z, z, z, z, z, z, z, z, z]; 2]);
            constants.nines = cast([[9_u8, 9, 0, 0, 9, 9, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9]; 2]);
            constants.first_year = cast([[first.wrapping_mul(100), 0, 0, 0]; 4]);
            constants.more_years = cast([[more.wrapping_mul(100), any, any, any]; 4]);
            constants.province = cast([u64::from(province).wrapping_mul(1_000_000_000); 4]);
            if KNOWN || scheme.is_closed() {
                constants.cities = cast([scheme.city_set(); 2]);
            }
        }
        constants
    }

    /// Two rows as digits in their places, and what is wrong with each.
    #[inline(always)]
    fn digits(&self, first: &[u8; 16], second: &[u8; 16]) -> (__m256i, __m256i) {
        let avx2 = self.simd.avx2;
        let digits = avx2._mm256_sub_epi8(cast([*first, *second]), self.zeros);
        let digits = avx2._mm256_shuffle_epi8(digits, cast([PLACES; 2]));
        (digits, avx2._mm256_subs_epu8(digits, self.nines))
    }

    /// Nonzero where a city is not in the table; of fours, only the byte of the city means anything.
    #[inline(always)]
    fn unlisted(&self, fours: __m256i) -> __m256i {
        let avx2 = self.simd.avx2;
        let bytes = avx2._mm256_shuffle_epi8(self.cities, avx2._mm256_srli_epi16::<3>(fours));
        let bits = avx2._mm256_shuffle_epi8(cast([BITS; 4]), avx2._mm256_and_si256(fours, cast([7_u16; 16])));
        let listed = avx2._mm256_and_si256(bytes, bits);
        avx2._mm256_and_si256(avx2._mm256_cmpeq_epi8(listed, cast([0_u64; 4])), cast([CITY; 4]))
    }
}

/// The first of the two-digit years that are accepted, and how many more there are.
fn years(scheme: &NumberScheme, last_year: i32) -> (u16, u16) {
    let first = scheme.first_year().wrapping_sub(2000);
    let last = last_year.clamp(1999, 2099).wrapping_sub(2000);
    match u16::try_from(last.wrapping_sub(first.into())) {
        Ok(more) => (first, more),
        // none: one that two digits cannot reach
        Err(_) => (100, 0),
    }
}

impl<const KNOWN: bool> Decoder for Avx2<KNOWN> {
    const KNOWN: bool = KNOWN;

    #[inline(always)]
    fn decode(&self, [a, b, c, d]: Four<'_>, numbers: &mut [u64; 4]) -> Bits {
        let avx2 = self.simd.avx2;
        ask_ahead(a);
        let zero = cast([0_u64; 4]);
        // Packing puts a, b, c, d in order.
        let (ac, ac_wrong) = self.digits(a, c);
        let (bd, bd_wrong) = self.digits(b, d);
        let wrong = avx2._mm256_packs_epi16(ac_wrong, bd_wrong);
        let fours = |digits| {
            let pairs = avx2._mm256_maddubs_epi16(digits, cast([TENS; 16]));
            avx2._mm256_madd_epi16(pairs, cast([HUNDREDS; 2]))
        };
        let fours = avx2._mm256_packus_epi32(fours(ac), fours(bd));
        let years = avx2._mm256_subs_epu16(avx2._mm256_sub_epi16(fours, self.first_year), self.more_years);
        let wrong = avx2._mm256_or_si256(wrong, years);
        let unlisted = self.unlisted(fours);
        let wrong = if KNOWN { wrong } else { avx2._mm256_or_si256(wrong, unlisted) };
        let halves = avx2._mm256_madd_epi16(fours, cast([THOUSANDS; 4]));
        let serial = avx2._mm256_srli_epi64::<32>(halves);
        let wrong = avx2._mm256_or_si256(wrong, avx2._mm256_cmpeq_epi64(serial, zero));
        let prefix = avx2._mm256_mul_epu32(halves, cast([10_000_000_u64; 4]));
        let number = avx2._mm256_add_epi64(prefix, avx2._mm256_add_epi64(serial, self.province));
        let right = avx2._mm256_cmpeq_epi64(wrong, zero);
        *numbers = cast(avx2._mm256_and_si256(number, right));
        let mask = |rows| u64::from(self.simd.avx._mm256_movemask_pd(cast(rows)).cast_unsigned());
        let known = || mask(avx2._mm256_and_si256(right, avx2._mm256_cmpeq_epi64(unlisted, zero)));
        Bits { valid: mask(right), known: if KNOWN { known() } else { 0 } }
    }
}
