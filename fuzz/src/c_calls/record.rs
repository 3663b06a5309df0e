use std::fmt::Debug;

use skillcert::{Finding, Found};
use skillcert_c::finding::{SKILLCERT_FOUND_BYTE, SKILLCERT_FOUND_CHARACTER};
use skillcert_c::records::*;

/// What travels through a place.
pub(super) trait Value: Copy + Debug {
    /// Of a record, its first field.
    fn struct_size(&mut self) -> Option<&mut u32>;
}

macro_rules! values {
    ($($Integer:ty),+; $($Record:ty),+) => {
        $( impl Value for $Integer {
            fn struct_size(&mut self) -> Option<&mut u32> {
                None
            }
        } )+
        $( impl Value for $Record {
            fn struct_size(&mut self) -> Option<&mut u32> {
                Some(&mut self.struct_size)
            }
        } )+
    };
}

values! {
    u64, i32, usize;
    CountsRecord, DecisionRecord, FindingRecord, FindingsRecord, MarkRecord, MarksRecord, PartsRecord, PlanRecord,
    RecoveryRecord, SchemeRecord, SeriesRecord
}

/// The record of a finding, field by field.
pub(super) fn record(finding: &Finding) -> FindingRecord {
    let (found_kind, found) = match finding.found() {
        None => (0, 0),
        Some(Found::Char(c)) => (SKILLCERT_FOUND_CHARACTER, c.into()),
        Some(Found::Byte(byte)) => (SKILLCERT_FOUND_BYTE, byte.into()),
    };
    FindingRecord {
        code: finding.code().number().into(),
        component: finding.component().number().into(),
        hint: finding.hint().map_or(0, |hint| hint.number().into()),
        clause: finding.clause().map_or(0, |clause| clause.number().into()),
        found_kind,
        found,
        has_index: finding.index().is_some().into(),
        has_value: finding.value().is_some().into(),
        has_limit: finding.limit().is_some().into(),
        index: finding.index().unwrap_or_default(),
        position: finding.position().unwrap_or_default(),
        value: finding.value().unwrap_or_default(),
        limit: finding.limit().unwrap_or_default(),
        ..FindingRecord::default()
    }
}
