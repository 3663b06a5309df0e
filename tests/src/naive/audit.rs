//! What was issued of one series, what is missing, what stands twice (附件2·5): every row is kept.

use super::number::parse;

/// The rows of an audit, and what was declared void.
#[derive(Clone, Debug, Default)]
pub struct Audit {
    /// One number per row, 0 where a row has none.
    pub rows: Vec<u64>,
    /// Numbers that were declared void.
    pub voids: Vec<u64>,
}

impl Audit {
    /// The rows that hold a number.
    #[must_use]
    pub fn numbers(&self) -> Vec<u64> {
        self.rows.iter().copied().filter(|row| parse(format!("{row:013}").as_bytes()).is_ok()).collect()
    }

    /// Each number that was met, once.
    #[must_use]
    pub fn issued(&self) -> Vec<u64> {
        once(self.numbers())
    }

    /// Each number that was met more than once.
    #[must_use]
    pub fn repeated(&self) -> Vec<u64> {
        let numbers = self.numbers();
        let times = |number: &u64| numbers.iter().filter(|other| *other == number).count();
        once(numbers.iter().copied().filter(|number| times(number) > 1).collect())
    }

    /// Each number that was declared void.
    #[must_use]
    pub fn voided(&self) -> Vec<u64> {
        once(self.voids.clone())
    }

    /// Each number that was met or declared void.
    #[must_use]
    pub fn used(&self) -> Vec<u64> {
        once([self.numbers(), self.voids.clone()].concat())
    }

    /// What lies between two that are used and is not.
    #[must_use]
    pub fn missing(&self) -> Vec<u64> {
        let used = self.used();
        let (Some(first), Some(last)) = (used.first(), used.last()) else { return vec![] };
        (*first..*last).filter(|number| !used.contains(number)).collect()
    }
}

/// In order, none of them twice.
fn once(mut numbers: Vec<u64>) -> Vec<u64> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
