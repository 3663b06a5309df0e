//! 考核: marks, the pass rule, the decision on each candidate (三).

mod column;
mod decision;
mod entry;
mod holding;
mod mark;
mod policy;
mod rule;
mod score;
mod session;

pub use column::{DecisionColumns, MarkColumns};
pub use decision::{Decision, Outcome, Pass};
pub use entry::Entry;
pub use holding::Holding;
pub use mark::{Mark, Marks};
pub use policy::{AbsencePolicy, Carried, DecisionPolicy, RetakePolicy};
pub use rule::PassRule;
pub use score::Score;
pub use session::Assessment;
