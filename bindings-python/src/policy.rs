//! What the caller decides where the notice is silent: absence and retakes.

use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::date::Date;
use crate::document::document_class;
use crate::integer::Held;
use crate::json::Reduced;
use crate::score::Score;
use crate::text::{Text, language};
use crate::vocabulary::{none_of, word_class};

word_class! {
    /// What an absence (缺考) means. The notice is silent; by default it fails, because there is no score of at least
    /// 60.
    ///
    /// >>> PassRule.PRACTICAL.decide(practical="缺考", absence=AbsencePolicy.UNDECIDED).outcome
    /// Outcome.UNDECIDED
    AbsencePolicy {
        /// 缺考即不合格.
        Fails,
        /// 缺考暂不作结论.
        Undecided,
    }
    otherwise || none_of(skillcert::AbsencePolicy::ALL);
    more {
        fn __eq__(&self, other: &Self) -> bool {
            self == other
        }
    }
}

document_class! {
    /// Retakes (补考). The notice is silent: by default attempts are not counted and nothing is carried over.
    ///
    /// >>> RetakePolicy(attempts=3, keep_days=730).keep_days
    /// 730
    RetakePolicy[hash by Hash]
    get {
        /// How often a candidate may take the assessment; ``None``: not limited.
        attempts: Option<u32> = |it| it.attempts;
        /// For how many days a passed part is kept; ``None``: not at all.
        keep_days: Option<u32> = |it| it.keep_days;
    }
    more {
        #[new]
        #[pyo3(signature = (*, attempts = None, keep_days = None))]
        fn new(attempts: Option<Held<u32>>, keep_days: Option<Held<u32>>) -> Self {
            let (attempts, keep_days) = (attempts.map(|it| it.0), keep_days.map(|it| it.0));
            Self(skillcert::RetakePolicy { attempts, keep_days })
        }
    }
}

document_class! {
    /// What the caller decides where the notice is silent.
    ///
    /// >>> DecisionPolicy(retake=RetakePolicy(attempts=3)).absence
    /// AbsencePolicy.FAILS
    DecisionPolicy[hash by Hash]
    get {
        /// Absence.
        absence: AbsencePolicy = |it| it.absence.into();
        /// Retakes.
        retake: RetakePolicy = |it| RetakePolicy(it.retake);
    }
    more {
        #[new]
        #[pyo3(signature = (*, absence = AbsencePolicy::Fails, retake = None))]
        fn new(absence: AbsencePolicy, retake: Option<RetakePolicy>) -> Self {
            let retake = retake.map_or_else(skillcert::RetakePolicy::default, |policy| policy.0);
            Self(skillcert::DecisionPolicy { absence: absence.into(), retake })
        }
    }
}

document_class! {
    /// What was passed at an earlier attempt, on the day ``on``, to be carried over.
    ///
    /// >>> Carried(datetime.date(2026, 3, 1), theory=Score(75)).theory
    /// Score('75')
    Carried[hash by Hash] of (on)
    get {
        /// The day of that attempt.
        on: Date = |it| Date(it.on);
        /// The practical score.
        practical: Option<Score> = |it| it.practical.map(Score);
        /// The theory score.
        theory: Option<Score> = |it| it.theory.map(Score);
    }
    more {
        #[new]
        #[pyo3(signature = (on, *, practical = None, theory = None))]
        fn new(on: Date, practical: Option<Score>, theory: Option<Score>) -> Self {
            let [practical, theory] = [practical, theory].map(|score| score.map(|score| score.0));
            Self(skillcert::Carried { practical, theory, on: on.0 })
        }
    }
}
