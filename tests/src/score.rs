//! `score.tsv`: text to exact hundredths.

use skillcert::Score;

use crate::outcome::Outcome;
use crate::table::Row;

/// Runs one row.
#[must_use]
pub fn run(row: &Row) -> Outcome {
    Outcome::new(
        Score::parse_bytes(&row.bytes()).map(|score| {
            vec![("hundredths", score.hundredths().to_string()), ("display", score.to_string())]
        }),
    )
}
