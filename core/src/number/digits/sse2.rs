//! Thirteen digits in one register of sixteen bytes, with instructions that every x86-64 processor has.
//!
//! Head and tail side by side are already in the places that the arithmetic wants: of the three bytes that both hold, a mask drops
//! one copy.
//!
//! ```text
//! place   0  1  2  3  4  5  6  7 | 8  9 10 11 12 13 14 15
//! byte    0  1  2  3  4  5  6  7 | 5  6  7  8  9 10 11 12   of the text
//! digit   Y  Y  P  P  C  C  .  . | .  s  s  s  s  s  s  s   & DIGITS: . is 0
//! pair     YY    PP    CC    0   |  s    ss    ss    ss      · 10 and 1, of neighbors
//! four       YYPP        CC      |   sss         ssss        · 100 and 1; the city · 1 and 0
//! eight          YYPPCC          |       sssssss             · 100 and 1; · 10 000 and 1
//! ```
//!
//! *Check.* 0x80 - '0' is added, so that the ten digits are the ten least signed bytes, -128 to -119: one comparison finds all others.
//! *Pairs* come from a multiplication of 16 bits: (d0 + 256 · d1) · (10 · 256 + 1) has 10 · d0 + d1 in its upper byte; what lies above is
//! cut off, and the lower byte, d0, does not carry.

use pulp::cast;
use pulp::core_arch::x86::Sse2;

use super::Fields;

/// Added to a byte it makes the digits the ten least of the values that a byte has, counted from -128.
const TO_LEAST: [u8; 16] = [0x80_u8.wrapping_sub(b'0'); 16];
const NINE: [i8; 16] = [i8::MIN.wrapping_add(9); 16];
/// Of bytes 0 to 7 and 5 to 12 the digits 0 to 5 and 6 to 12: pairs are year, province, city, nothing, and a serial that
/// begins with 0.
const DIGITS: [u8; 16] = [15, 15, 15, 15, 15, 15, 0, 0, 0, 15, 15, 15, 15, 15, 15, 15];
/// Digits to pairs, pairs to fours, fours to prefix and serial: what each is multiplied with before neighbors are added.
const TENS: [u16; 8] = [10 << 8 | 1; 8];
const HUNDREDS: [u16; 8] = [100, 1, 1, 0, 100, 1, 100, 1];
const THOUSANDS: [u16; 8] = [100, 1, 10_000, 1, 0, 0, 0, 0];

/// Reads the first and the last eight of thirteen bytes.
#[inline(always)]
pub(super) fn decode(sse2: Sse2, head: [u8; 8], tail: [u8; 8]) -> Option<Fields> {
    let bytes = cast([head, tail]);
    let beyond = sse2._mm_cmpgt_epi8(sse2._mm_add_epi8(bytes, cast(TO_LEAST)), cast(NINE));
    if sse2._mm_movemask_epi8(beyond) != 0 {
        return None;
    }
    let tens = sse2._mm_mullo_epi16(sse2._mm_and_si128(bytes, cast(DIGITS)), cast(TENS));
    let pairs = sse2._mm_srli_epi16::<8>(tens);
    let fours = sse2._mm_madd_epi16(pairs, cast(HUNDREDS));
    let eights = sse2._mm_madd_epi16(sse2._mm_packs_epi32(fours, fours), cast(THOUSANDS));
    let ([codes, _], [eights, _]): ([u64; 2], [u64; 2]) = (cast(pairs), cast(eights));
    let series = (eights & 0xFFFF_FFFF).wrapping_mul(10_000_000);
    Some(Fields { serial: eights >> 32, series, codes })
}
