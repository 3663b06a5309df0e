//! The Python face of `skillcert`: convert, one call into the core, convert back.
//!
//! One file per noun, named as in the core. Every call into the core that reads, decides or writes goes
//! through [`guard`], so that a defect reaches Python as `InternalError`.

#![deny(unsafe_code)]

mod assessment;
mod audit;
mod book;
#[expect(unsafe_code, reason = "the memory of others")]
mod capsule;
mod catalog;
mod certificate;
mod clause;
mod column;
mod date;
mod decision;
mod document;
mod error;
mod fee;
mod finding;
mod given;
mod guard;
mod holding;
mod integer;
mod interpreter;
mod issuer;
mod item_bank;
mod json;
mod likeness;
mod number;
mod organization;
mod policy;
mod project;
mod pydantic;
mod recovery;
mod region;
mod rule;
mod scheme;
mod score;
mod sequence;
mod series;
mod series_key;
mod shown;
mod station;
mod table;
mod text;
mod validate;
mod vocabulary;
mod word;

/// The native part of ``skillcert``; import from ``skillcert`` itself.
#[pyo3::pymodule]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_init]
    fn claim(py: Python<'_>) -> PyResult<()> {
        crate::interpreter::claim(py)
    }

    #[pymodule_export]
    use crate::assessment::{Assessment, Entry};
    #[pymodule_export]
    use crate::audit::{Audit, AuditFinding, AuditedSeries, audit};
    #[pymodule_export]
    use crate::book::{Book, CertificateEvent, Sheet};
    #[pymodule_export]
    use crate::catalog::{Catalog, CatalogEvent, Dossier};
    #[pymodule_export]
    use crate::certificate::Certificate;
    #[pymodule_export]
    use crate::clause::{Clause, Code, Erratum, clauses, codes, errata};
    #[pymodule_export]
    use crate::column::{ColumnRecovery, ColumnResult, ResultColumn, check, recover_column};
    #[pymodule_export]
    use crate::date::parse_date;
    #[pymodule_export]
    use crate::decision::{Decision, Outcome};
    #[pymodule_export]
    use crate::document::{_document_json, _document_message, document};
    #[pymodule_export]
    use crate::fee::{Fee, FeeSchedule, FeeSchedules};
    #[pymodule_export]
    use crate::finding::Finding;
    #[cfg(feature = "fault-injection")]
    #[pymodule_export]
    use crate::guard::_panic;
    #[pymodule_export]
    use crate::holding::Holding;
    #[pymodule_export]
    use crate::issuer::{Blank, Issuer, PrintAuthority};
    #[pymodule_export]
    use crate::item_bank::{Draw, ItemBank};
    #[pymodule_export]
    use crate::likeness::{alike_form, digits_lost, name_form, normal_form};
    #[pymodule_export]
    use crate::number::CertificateNumber;
    #[pymodule_export]
    use crate::organization::{Appointment, Center, Examiner, ExaminerPolicy, Institution};
    #[pymodule_export]
    use crate::policy::{AbsencePolicy, Carried, DecisionPolicy, RetakePolicy};
    #[pymodule_export]
    use crate::project::{Applicant, Project, Specification, Task};
    #[pymodule_export]
    use crate::recovery::{Recovery, Repair};
    #[pymodule_export]
    use crate::rule::PassRule;
    #[pymodule_export]
    use crate::scheme::{Assurance, NumberScheme};
    #[pymodule_export]
    use crate::score::{Score, read_mark};
    #[pymodule_export]
    use crate::series::{SerialRange, Series};
    #[pymodule_export]
    use crate::series_key::SeriesKey;
    #[pymodule_export]
    use crate::station::{StationApplication, StationEvent, StationForm};
    #[pymodule_export]
    use crate::table::csv::{_csv_preview, _csv_widest, CsvRows, Reader};
    #[pymodule_export]
    use crate::table::grid::Grid;
    #[pymodule_export]
    use crate::table::reader::{Blocks, Workbook};
    #[pymodule_export]
    use crate::table::rows::{Column, Rows};
    #[pymodule_export]
    use crate::table::writer::{NewBook, NewSheet};
    #[pymodule_export]
    use crate::validate::{compact, diagnose, format, is_valid, recover, validate};

    /// The version of the library.
    #[pymodule_export]
    #[expect(non_upper_case_globals, reason = "the name that Python tools look for")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
