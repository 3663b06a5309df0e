//! Many decisions.

#![expect(clippy::arithmetic_side_effects, reason = "small constants")]

use skillcert::{Mark, Marks, PassRule, Score};
use skillcert_benches::alternate::{alternate, Pair};

use crate::column::Copy;
use crate::Work;

const ROWS: usize = 10_000_000;

pub(crate) const WORKS: &[Work] = &[("decide", decide)];

/// Two columns of hundredths in, outcome and the codes of both parts out.
fn decide() -> Pair {
    let hundredths = |step: usize| (0..ROWS).map(move |row| i32::try_from(row * step % 10_001).unwrap_or(0));
    let (practical, theory): (Vec<_>, Vec<_>) = (hundredths(7919).collect(), hundredths(6271).collect());
    let mut outcomes = vec![0_u8; ROWS];
    let mut reasons = vec![[0_u16; 2]; ROWS];
    let mut copies = (Copy::new(&practical), Copy::new(&theory));
    let ours = || {
        for (((practical, theory), outcome), reasons) in
            practical.iter().zip(&theory).zip(&mut outcomes).zip(&mut reasons)
        {
            (*outcome, *reasons) = one(*practical, *theory);
        }
    };
    alternate(ROWS, ours, || {
        copies.0.copy(&practical);
        copies.1.copy(&theory);
    })
}

/// Theory and practical of one candidate; a score that is none is not recorded.
fn one(practical: i32, theory: i32) -> (u8, [u16; 2]) {
    let mark = |hundredths: i32| Score::from_hundredths(hundredths.into()).map(Mark::Score).ok();
    let marks = Marks { practical: mark(practical), theory: mark(theory) };
    let Ok(decision) = PassRule::TheoryAndPractical.decide(marks) else { return (0, [0; 2]) };
    let mut codes = decision.findings().map(|finding| finding.code().number());
    (decision.outcome().number(), [codes.next().unwrap_or(0), codes.next().unwrap_or(0)])
}
