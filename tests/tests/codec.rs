//! The codec reads eight bytes at a time; a parser that reads one by one must agree with it everywhere.

#![expect(clippy::indexing_slicing, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use proptest::prelude::*;
use skillcert::CertificateNumber;
use skillcert_tests::{agreement, naive};

const EXAMPLE: [u8; 13] = *b"1918010000001";

#[test]
fn every_byte_at_every_position() {
    for position in 0..EXAMPLE.len() {
        for byte in 0..=u8::MAX {
            let mut bytes = EXAMPLE;
            bytes[position] = byte;
            agreement::number(&bytes);
        }
    }
}

/// A carry from one byte into the next could make `:` pass for a digit.
#[test]
fn every_two_bytes_at_neighboring_positions() {
    for position in 0..EXAMPLE.len() - 1 {
        for pair in 0..=u16::MAX {
            let mut bytes = EXAMPLE;
            bytes[position..position + 2].copy_from_slice(&pair.to_be_bytes());
            let expected = naive::parse(&bytes).ok();
            let answer = CertificateNumber::from_ascii(&bytes).map(CertificateNumber::get);
            assert_eq!(answer, expected, "{bytes:?}");
        }
    }
}

#[test]
fn every_length_to_64() {
    for byte in *b"0199 \n:A\0\xFF" {
        for len in 0..=65 {
            agreement::number(&vec![byte; len]);
        }
    }
}

/// Text is made of two fractions: the last digits are where they would be wrong first.
#[test]
fn texts_of_every_head_and_every_tail() {
    let heads =
        (0..10_000_000).step_by(37).flat_map(|head| [1, 499_999, 500_000, 999_999].map(|tail| (head, tail)));
    let tails =
        [1_918_010, 9_999_999].into_iter().flat_map(|head| (1..1_000_000).map(move |tail| (head, tail)));
    for (head, tail) in heads.chain(tails) {
        let value = head * 1_000_000 + tail;
        let number = CertificateNumber::from_decimal(value).expect("a serial");
        assert_eq!(naive::parse(&number.to_ascii()), Ok(value), "{value}");
    }
}

/// Numbers with a few faults, and anything at all.
fn inputs() -> impl Strategy<Value = Vec<u8>> {
    let faulty = (0..10_000_000_000_000_u64, any::<[(u8, u8); 3]>(), 0..4_usize, 9..18_usize);
    let faulty = faulty.prop_map(|(number, faults, how_many, len)| {
        let mut bytes = format!("{number:013}").into_bytes();
        bytes.resize(len, b'7');
        for (position, byte) in faults.into_iter().take(how_many) {
            bytes[usize::from(position) % len] = byte;
        }
        bytes
    });
    prop_oneof![3 => faulty, 1 => proptest::collection::vec(any::<u8>(), 0..40)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100_000))]

    #[test]
    fn random_inputs(bytes in inputs()) {
        agreement::number(&bytes);
    }
}
