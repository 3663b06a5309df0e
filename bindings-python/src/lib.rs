//! The Python face of `skillcert`: convert, one call into the core, convert back.
//!
//! One file per noun, named as in the core. Every call into the core that reads, decides or writes goes
//! through [`error::guard`], so that a defect reaches Python as `InternalError`.

#![forbid(unsafe_code)]

mod assessment;
mod certificate;
mod clause;
mod date;
mod decision;
mod error;
mod fee;
mod finding;
mod integer;
mod json;
mod number;
mod organization;
mod project;
mod region;
mod rule;
mod scheme;
mod score;
mod sequence;
mod series;
mod text;
mod validate;
mod vocabulary;

/// The native part of ``skillcert``; import from ``skillcert`` itself.
#[pyo3::pymodule]
mod _native {
    #[pymodule_export]
    use crate::assessment::{Assessment, Entry};
    #[pymodule_export]
    use crate::certificate::Certificate;
    #[pymodule_export]
    use crate::clause::{Clause, Code, clauses, codes};
    #[pymodule_export]
    use crate::date::parse_date;
    #[pymodule_export]
    use crate::decision::{Decision, Outcome};
    #[cfg(feature = "fault-injection")]
    #[pymodule_export]
    use crate::error::_panic;
    #[pymodule_export]
    use crate::fee::Fee;
    #[pymodule_export]
    use crate::finding::Finding;
    #[pymodule_export]
    use crate::number::CertificateNumber;
    #[pymodule_export]
    use crate::organization::Center;
    #[pymodule_export]
    use crate::project::Project;
    #[pymodule_export]
    use crate::rule::PassRule;
    #[pymodule_export]
    use crate::scheme::{Assurance, NumberScheme};
    #[pymodule_export]
    use crate::score::Score;
    #[pymodule_export]
    use crate::series::{SerialRange, Series};
    #[pymodule_export]
    use crate::validate::{compact, format, is_valid, validate};

    /// The version of the library.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python tools look for")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
