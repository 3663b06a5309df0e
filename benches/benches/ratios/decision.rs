//! Many decisions.

use std::hint::black_box;

use skillcert::{AbsencePolicy, DecisionColumns, MarkColumns, PassRule};
use skillcert_benches::alternate::{alternate, Pair};
use skillcert_benches::row::marks;

use crate::column::Copy;
use crate::Work;

const ROWS: usize = 10_000_000;

pub(crate) const WORKS: &[Work] = &[("decide", decide)];

/// Two columns of marks in, outcomes and the codes of both parts out.
fn decide() -> Pair {
    let (practical, theory) = (marks(1, ROWS), marks(2, ROWS));
    let mut copies = (Copy::new(&practical), Copy::new(&theory));
    let (mut outcomes, mut codes, mut theory_codes) = (vec![1; ROWS], vec![1; ROWS], vec![1; ROWS]);
    let ours = || {
        let marks = MarkColumns { practical: &practical, theory: Some(&theory) };
        let answer = DecisionColumns {
            outcomes: &mut outcomes,
            practical: Some(&mut codes),
            theory: Some(&mut theory_codes),
        };
        let decided =
            PassRule::TheoryAndPractical.decide_columns(AbsencePolicy::Fails, marks, black_box(answer));
        decided.expect("buffers of that many rows");
    };
    alternate(ROWS, ours, || {
        copies.0.copy(&practical);
        copies.1.copy(&theory);
    })
}
