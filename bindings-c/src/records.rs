//! The records: values with `struct_size`, as they lie in memory of the caller, and the structs of Arrow.
//!
//! They are fields and nothing else. What a record means is said in the file of its noun.

use std::ffi::{c_char, c_void};

/// One statement about an input or a decision. It holds numbers only: at most one character of the input, never the
/// number or a name, so it can be logged and stored. skillcert_message() makes a sentence of it at any later time.
///
/// Its size is final, because it is part of arrays and in other structs; new facts go to `reserved`.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct FindingRecord {
    /// sizeof(skillcert_finding).
    pub struct_size: u32,
    /// SKILLCERT_CODE_…; SKILLCERT_PANIC; SKILLCERT_OK (0) if there is nothing to tell.
    pub code: i32,
    /// SKILLCERT_COMPONENT_…: what it is about.
    pub component: i32,
    /// SKILLCERT_HINT_…: a guess at the cause, 0 if there is none.
    pub hint: i32,
    /// SKILLCERT_CLAUSE_…: the provision it rests on, 0 for codes of documents and the calling interface.
    pub clause: i32,
    /// SKILLCERT_FOUND_…: what `found` is, 0 if nothing was found.
    pub found_kind: i32,
    /// The offending code point or byte.
    pub found: u32,
    /// 1 if `index` is given, else 0.
    pub has_index: i32,
    /// 1 if `value` is given, else 0.
    pub has_value: i32,
    /// 1 if `limit` is given, else 0.
    pub has_limit: i32,
    /// Where: the byte offset in the input, from 0.
    pub index: u64,
    /// Where, as the notice counts (从左至右第n位): index + 1; 0 if no index is given.
    pub position: u64,
    /// The value that was met; scores in hundredths.
    pub value: i64,
    /// The value that was expected, or the bound that was passed; scores in hundredths.
    pub limit: i64,
    /// In a batch the row, from 1; otherwise 0.
    pub row: u64,
    /// 0.
    pub reserved: [u64; 2],
}

/// 编号办法: which provinces, cities and years a number may name (附件2·2 to 附件2·4).
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct SchemeRecord {
    /// sizeof(skillcert_scheme).
    pub struct_size: u32,
    /// The province code, 0 to 99; 18 in Hunan.
    pub province: u32,
    /// The first year in which numbers were issued, 2000 to 2099.
    pub first_year: u32,
    /// 1 if the city table is complete, so that other cities are refused; 0 if they are reported as unknown.
    pub closed: i32,
    /// The host's version of its city table, to be shown beside verdicts; 0 is the notice's own.
    pub version: u32,
    /// 0.
    pub reserved: u32,
    /// The cities: code n, 0 to 99, is bit n % 64 of cities[n / 64].
    pub cities: [u64; 2],
}

/// The parts of a certificate number.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct PartsRecord {
    /// sizeof(skillcert_parts).
    pub struct_size: u32,
    /// The full year of issue, 2000 to 2099.
    pub year: u32,
    /// The province code, 0 to 99.
    pub province: u32,
    /// The city code, 0 to 99.
    pub city: u32,
    /// The serial, 1 to 9999999; 0 in a struct that holds no parts.
    pub serial: u32,
}

/// A number that was got back, and what was done for it, in the order of the places: repair n is `kinds[n]`, `places[n]`,
/// `found[n]`. Number and repairs give the text back: at each place stands the character, for
/// SKILLCERT_REPAIR_FULL_WIDTH_DIGIT instead of a digit, else between.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct RecoveryRecord {
    /// sizeof(skillcert_recovery).
    pub struct_size: u32,
    /// How many repairs there are; 0 if the text was a number as it stood.
    pub repair_count: u32,
    /// The decimal value; 0 in a struct that holds no number.
    pub number: u64,
    /// SKILLCERT_REPAIR_…: what was done.
    pub kinds: [u32; 52],
    /// Where: the byte offset in the text, from 0.
    pub places: [u32; 52],
    /// The code point that stood there; 0 for SKILLCERT_REPAIR_NUMERIC_CELL, which is no text.
    pub found: [u32; 52],
}

impl Default for RecoveryRecord {
    fn default() -> Self {
        let none = [0; 52];
        Self { struct_size: 0, repair_count: 0, number: 0, kinds: none, places: none, found: none }
    }
}

/// Everything that is wrong with a text.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct FindingsRecord {
    /// sizeof(skillcert_findings).
    pub struct_size: u32,
    /// How many findings there are; 0 if nothing is wrong.
    pub finding_count: u32,
    /// The findings; the first is the one that skillcert_number_parse() gives.
    pub findings: [FindingRecord; 14],
}

/// How many rows of a column have which verdict.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct CountsRecord {
    /// sizeof(skillcert_counts).
    pub struct_size: u32,
    /// 0.
    pub reserved: u32,
    /// Rows that were answered.
    pub rows: u64,
    /// Of lines: the bytes that they take, line ends included. The next line begins there.
    pub bytes: u64,
    /// Rows that hold a number.
    pub valid: u64,
    /// Of those, the ones with SKILLCERT_ASSURANCE_KNOWN_CODES; 0 without a scheme.
    pub known: u64,
    /// Rows that are refused.
    pub invalid: u64,
    /// Rows without a value, which are neither.
    pub nulls: u64,
    /// Refused rows that do not lie where the caller says, with SKILLCERT_CODE_COLUMN_MALFORMED.
    pub malformed: u64,
    /// Refused rows per code: those with code 100 + i at place i. These and `malformed` are 0 where the call has no place for
    /// codes: it does not look for them.
    pub codes: [u64; 64],
}

impl Default for CountsRecord {
    fn default() -> Self {
        let [rows, bytes, valid, known, invalid, nulls, malformed] = [0; 7];
        Self {
            struct_size: 0,
            reserved: 0,
            rows,
            bytes,
            valid,
            known,
            invalid,
            nulls,
            malformed,
            codes: [0; 64],
        }
    }
}

/// What is recorded for one part. Absence is not zero. Its size is final, because it is part of other structs, where
/// its `struct_size` is not looked at.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct MarkRecord {
    /// sizeof(skillcert_mark).
    pub struct_size: u32,
    /// SKILLCERT_MARK_…; 0 in a struct that holds no mark.
    pub kind: i32,
    /// Of a score, 0 to 10000; otherwise -1 on return, and not looked at when passed.
    pub hundredths: i32,
    /// 0.
    pub reserved: u32,
}

/// No mark: what a caller who overlooks an error must not take for one.
impl Default for MarkRecord {
    fn default() -> Self {
        Self { struct_size: 0, kind: 0, hundredths: -1, reserved: 0 }
    }
}

/// The marks of one candidate. A part that is not assessed is SKILLCERT_MARK_NONE.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct MarksRecord {
    /// sizeof(skillcert_marks).
    pub struct_size: u32,
    /// 0.
    pub reserved: u32,
    /// 操作技能.
    pub practical: MarkRecord,
    /// 理论知识.
    pub theory: MarkRecord,
}

/// 合格与否: the decision on one candidate.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct DecisionRecord {
    /// sizeof(skillcert_decision).
    pub struct_size: u32,
    /// SKILLCERT_OUTCOME_…; 0 in a struct that holds no decision.
    pub outcome: i32,
    /// How many findings there are: one for each part that the rule asks for.
    pub finding_count: u32,
    /// 0.
    pub reserved: u32,
    /// The findings: theory first where it is assessed, then practical.
    pub findings: [FindingRecord; 2],
}

/// The state of one series (附件2·5): what the host stores per year of issue and city.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct SeriesRecord {
    /// sizeof(skillcert_series).
    pub struct_size: u32,
    /// The year of issue in Beijing, 2000 to 2099.
    pub year: u32,
    /// The city code, 0 to 99.
    pub city: u32,
    /// The first serial not yet used: 1 in a new series, 10000000 when all are used up.
    pub next: u32,
}

/// Consecutive numbers and the state after them.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct PlanRecord {
    /// sizeof(skillcert_plan).
    pub struct_size: u32,
    /// The first serial not yet used once the plan is carried out; 0 in a struct that holds no plan.
    pub next: u32,
    /// The decimal value of the first number.
    pub first: u64,
    /// The decimal value of the last number; the numbers between follow without a gap.
    pub last: u64,
}

/// `struct ArrowSchema` of the interface.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct ArrowSchema {
    pub(crate) format: *const c_char,
    pub(crate) name: *const c_char,
    pub(crate) metadata: *const c_char,
    pub(crate) flags: i64,
    pub(crate) n_children: i64,
    pub(crate) children: *const c_void,
    pub(crate) dictionary: *const c_void,
    pub(crate) release: *const c_void,
    pub(crate) private_data: *const c_void,
}

/// `struct ArrowArray` of the interface.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct ArrowArray {
    pub(crate) length: i64,
    pub(crate) null_count: i64,
    pub(crate) offset: i64,
    pub(crate) n_buffers: i64,
    pub(crate) n_children: i64,
    pub(crate) buffers: *const *const c_void,
    pub(crate) children: *const c_void,
    pub(crate) dictionary: *const c_void,
    pub(crate) release: *const c_void,
    pub(crate) private_data: *const c_void,
}
