//! 收费标准: what an assessment costs, and since when (五(一)).

mod schedule;

pub use schedule::{FeeSchedule, FeeSchedules};

/// 考核费 of one candidate in one project by part, in whole yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(into = "Sum"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fee {
    /// Theory part; 0 where no theory is assessed.
    pub theory: u32,
    /// Practical part.
    pub practical: u32,
    /// Administration.
    pub administration: u32,
}

impl Fee {
    /// Returns the sum.
    #[must_use]
    pub const fn total(&self) -> u32 {
        self.theory.saturating_add(self.practical).saturating_add(self.administration)
    }
}

/// The parts and the total.
#[cfg(feature = "serde")]
#[derive(serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Sum {
    theory: u32,
    practical: u32,
    administration: u32,
    total: u32,
}

#[cfg(feature = "serde")]
impl From<Fee> for Sum {
    fn from(fee: Fee) -> Self {
        let Fee { theory, practical, administration } = fee;
        Self { theory, practical, administration, total: fee.total() }
    }
}
