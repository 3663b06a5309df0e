//! Everything that can be wrong with a number: one list, in the order in which it is reported.
//!
//! Where several faults meet, the first of the list is the verdict. All that goes by fault derives from it: the strict
//! reading, the diagnosis, the bits and the counts of columns, and what the faces index by. A new fault is a row here and one in
//! the table of codes; a code of the numbers' hundred that is in no list here does not compile.
//!
//! ```text
//! bit   10   9    8   7     6    5         4    3     2      1         0
//!      lost cell  #  zero  city province  late early length no digit  blank     <- the lowest bit that is set is reported
//!      └ column ┘    └─────── fields: thirteen digits ──┘  └──── text ──────┘
//! ```

use super::digits::Fields;
use super::region::ProvinceCode;
use crate::code::Code;
use crate::finding::{Component, Finding, Hint};

/// What the fields of a number are compared with: a scheme and a date, of which the table of cities has answered already.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// The two-digit first year.
    pub(super) first_year: u8,
    /// The full year of the date.
    pub(super) last_year: i32,
    pub(super) province: u8,
    /// Whether the city of the very fields is refused.
    pub(super) refuses_city: bool,
}

impl Limits {
    /// Limits that no fields break: the form alone.
    #[inline(always)]
    pub(super) const fn form(fields: &Fields) -> Self {
        Self { first_year: 0, last_year: i32::MAX, province: fields.province(), refuses_city: false }
    }
}

macro_rules! faults {
    (
        text { $( $(#[$text_doc:meta])* $Text:ident; )+ }
        fields { $(
            $(#[$field_doc:meta])*
            $Field:ident in $Component:ident at $at:literal
                if |$it:ident, $limits:ident| $wrong:expr, $value:expr, $limit:expr, $hint:expr;
        )+ }
        column { $( $(#[$column_doc:meta])* $Column:ident; )+ }
    ) => {
        /// Something that can be wrong with a number, in the order in which it is reported.
        ///
        /// [`index`](Self::index) is the place in this order: what counts faults has [`COUNT`](Self::COUNT) places.
        ///
        /// ```
        /// use skillcert::{Code, number::NumberFault};
        ///
        /// let fault = NumberFault::of(Code::SerialZero).unwrap();
        /// assert_eq!((fault.code(), NumberFault::ALL[fault.index()]), (Code::SerialZero, fault));
        /// assert_eq!(NumberFault::of(Code::PartPassed), None);
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum NumberFault {
            $( $(#[$text_doc])* $Text, )+
            $( $(#[$field_doc])* $Field, )+
            $( $(#[$column_doc])* $Column, )+
        }

        impl NumberFault {
            /// Every fault, in the order in which it is reported.
            pub const ALL: &'static [Self] =
                &[ $( Self::$Text, )+ $( Self::$Field, )+ $( Self::$Column, )+ ];

            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();

            /// Returns the code.
            #[must_use]
            pub const fn code(self) -> Code {
                match self {
                    $( Self::$Text => Code::$Text, )+
                    $( Self::$Field => Code::$Field, )+
                    $( Self::$Column => Code::$Column, )+
                }
            }

            /// Finds the fault with a code; `None` for a code that no number is refused with.
            #[must_use]
            pub const fn of(code: Code) -> Option<Self> {
                match code {
                    $( Code::$Text => Some(Self::$Text), )+
                    $( Code::$Field => Some(Self::$Field), )+
                    $( Code::$Column => Some(Self::$Column), )+
                    _ => None,
                }
            }

            /// The bits of what is wrong with thirteen digits: all are looked at, without a branch.
            #[inline(always)]
            pub(super) fn bits(fields: &Fields, limits: &Limits) -> u32 {
                0 $( | u32::from({
                    let ($it, $limits) = (fields, limits);
                    let _ = ($it, $limits);
                    $wrong
                }) << Self::$Field as u32 )+
            }

            /// What is reported of thirteen digits: the first of their faults, looked for one by one.
            #[inline]
            pub(super) fn told(fields: &Fields, limits: &Limits) -> Option<Finding> {
                None $( .or_else(|| {
                    let ($it, $limits) = (fields, limits);
                    let _ = ($it, $limits);
                    let finding = Finding::new(Code::$Field, Component::$Component);
                    $wrong.then(|| said(finding, $at, $value, $limit, $hint))
                }) )+
            }

            /// What is reported of thirteen digits, one for each of their faults, and where the field begins.
            pub(super) fn all_told(fields: &Fields, limits: &Limits) -> impl Iterator<Item = (usize, Finding)> {
                let told = [ $({
                    let ($it, $limits) = (fields, limits);
                    let _ = ($it, $limits);
                    let finding = Finding::new(Code::$Field, Component::$Component);
                    $wrong.then(|| ($at, said(finding, $at, $value, $limit, $hint)))
                }),+ ];
                told.into_iter().flatten()
            }
        }
    };
}

faults! {
    text {
        /// Nothing there.
        NumberMissing;
        /// A character that is no digit among the first thirteen.
        NumberNotDigit;
        /// Another length than thirteen.
        NumberLength;
    }
    fields {
        /// A year before the first of the scheme.
        YearBeforeScheme in Year at 0
            if |it, limits| it.short_year() < limits.first_year,
            it.year().into(), Some(2000_i64.saturating_add(limits.first_year.into())), None;
        /// A year after that of the date.
        YearAfterDate in Year at 0
            if |it, limits| i32::from(it.short_year()) > limits.last_year.wrapping_sub(2000),
            it.year().into(), Some(limits.last_year.into()), (it.year() == 2043).then_some(Hint::Putonghua);
        /// Another province.
        ProvinceUnknown in Province at 2
            if |it, limits| it.province() != limits.province,
            it.province().into(), Some(limits.province.into()), hint_of_province(it, limits.province);
        /// A city that a complete table does not list.
        CityUnknown in City at 4
            if |it, limits| limits.refuses_city,
            it.city().into(), None, None;
        /// Serial 0000000.
        SerialZero in Serial at 6
            if |it, limits| it.serial == 0,
            0, None, None;
    }
    column {
        /// What a spreadsheet shows instead of a value: recovery alone tells it.
        NumberSpreadsheetError;
        /// A rounded display of a number: recovery alone tells it.
        NumberDigitsLost;
        /// A row outside the data of its column.
        ColumnMalformed;
    }
}

impl NumberFault {
    /// Returns the place in the list.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The one that is reported of those whose bits are set.
    #[inline(always)]
    pub(super) fn first(bits: u32) -> Option<Self> {
        Self::ALL.get(bits.trailing_zeros() as usize).copied()
    }
}

/// What parts of a number are refused with, when they are given one by one: no text of a number has these.
const OF_PARTS: &[Code] = &[
    Code::YearOutsideScheme,
    Code::ProvinceOutOfRange,
    Code::CityOutOfRange,
    Code::SerialOutOfRange,
    Code::CityNotTwoDigits,
    Code::ProvinceNotTwoDigits,
];

const _: () = {
    let mut codes = Code::ALL;
    while let [code, rest @ ..] = codes {
        let (mut is_listed, mut parts) = (NumberFault::of(*code).is_some(), OF_PARTS);
        while let [part, others @ ..] = parts {
            is_listed |= part.number() == code.number();
            parts = others;
        }
        assert!(code.number() / 100 != 1 || is_listed, "a code of numbers that no list in fault.rs has");
        codes = rest;
    }
};

/// A finding about a field.
#[inline]
fn said(finding: Finding, at: u64, value: i64, limit: Option<i64>, hint: Option<Hint>) -> Finding {
    let finding = finding.at(at).with_value(value).with_hint(hint);
    match limit {
        Some(limit) => finding.with_limit(limit),
        None => finding,
    }
}

fn hint_of_province(fields: &Fields, province: u8) -> Option<Hint> {
    match (fields.year(), fields.province(), fields.city()) {
        (_, 43, _) if province == ProvinceCode::HUNAN.get() => Some(Hint::GbProvinceCode),
        (2020, _, city) if city == province => Some(Hint::FourDigitYear),
        _ => None,
    }
}
