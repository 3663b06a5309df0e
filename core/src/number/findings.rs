use time::Date;

use super::certificate_number::CertificateNumber;
use super::diagnose;
use super::digits::{Fields, LEN, decode};
use super::fault::{Limits, NumberFault};
use super::list::list;
use super::scheme::{NumberScheme, last_year};
use crate::code::Code;
use crate::finding::{Component, Finding, Found};

/// Everything that is wrong with a text that should be a number; the first finding is the verdict of the strict
/// reading, and there is none exactly if that accepts the text.
///
/// In this order: nothing there; each of the first thirteen characters that is no digit; another length; then, if
/// there are thirteen characters, every field whose digits can be read: year, province, city, serial.
///
/// ```
/// use skillcert::{Code, NumberScheme};
///
/// let findings = NumberScheme::hunan().diagnose("1843O10000000", None);
/// let codes: Vec<_> = findings.iter().map(|finding| finding.code()).collect();
/// assert_eq!(codes, [Code::NumberNotDigit, Code::YearBeforeScheme, Code::ProvinceUnknown, Code::SerialZero]);
/// assert!(NumberScheme::hunan().diagnose("1918010000001", None).is_empty());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Findings {
    len: u8,
    /// Those from `len` on are all the same.
    list: [Finding; Self::MAX],
}

impl Findings {
    /// No text has more: one for each digit, and the length.
    pub const MAX: usize = LEN + 1;

    const NONE: Self =
        Self { len: 0, list: [Finding::new(Code::NumberMissing, Component::Whole); Self::MAX] };
}

list!(Findings of Finding);

impl CertificateNumber {
    /// Lists everything that is wrong with the form of a text.
    #[must_use]
    pub fn diagnose(text: &str) -> Findings {
        Self::diagnose_bytes(text.as_bytes())
    }

    /// Lists everything that is wrong with bytes, which need not be UTF-8.
    #[must_use]
    pub fn diagnose_bytes(bytes: &[u8]) -> Findings {
        findings(bytes, Limits::form)
    }
}

impl NumberScheme {
    /// Lists everything that is wrong with a text: its form, and its codes as [`parse`](NumberScheme::parse) checks them.
    #[must_use]
    pub fn diagnose(&self, text: &str, as_of: Option<Date>) -> Findings {
        self.diagnose_bytes(text.as_bytes(), as_of)
    }

    /// Lists everything that is wrong with bytes, which need not be UTF-8.
    #[must_use]
    pub fn diagnose_bytes(&self, bytes: &[u8], as_of: Option<Date>) -> Findings {
        findings(bytes, |fields| self.limits(fields, last_year(as_of)))
    }
}

/// The findings about the form, then those about the fields of thirteen characters, within `limits`.
fn findings(bytes: &[u8], limits: impl FnOnce(&Fields) -> Limits) -> Findings {
    let mut findings = Findings::NONE;
    let strict = decode(bytes).is_none().then(|| diagnose::of_text(bytes));
    let length = match strict {
        Some(first) if first.code() == Code::NumberNotDigit => {
            not_digits(bytes, first, &mut findings);
            length(bytes)
        }
        other => other,
    };
    match length {
        Some(finding) => findings.add(finding),
        None => of_fields(&Digits::of(bytes), limits, &mut findings),
    }
    findings
}

/// A finding for each fault of a field whose digits can be read.
fn of_fields(digits: &Digits, limits: impl FnOnce(&Fields) -> Limits, findings: &mut Findings) {
    let fields = digits.fields();
    let limits = limits(&fields);
    let told = NumberFault::all_told(&fields, &limits).filter(|(place, _)| digits.read(*place));
    told.for_each(|(_, finding)| findings.add(finding));
}

/// A finding for each of the first thirteen characters that is no digit; the first is given.
fn not_digits(bytes: &[u8], first: Finding, findings: &mut Findings) {
    for (place, (index, found)) in characters(bytes).take(LEN).enumerate() {
        match found {
            Found::Char('0'..='9') => {}
            _ if findings.is_empty() => findings.add(first),
            _ => findings.add(diagnose::not_digit_at(place, index, found)),
        }
    }
}

/// What is wrong with the number of characters, of a text that has others than digits.
fn length(bytes: &[u8]) -> Option<Finding> {
    let beyond = characters(bytes).nth(LEN);
    let count = if bytes.len() > diagnose::WINDOW { bytes.len() } else { characters(bytes).count() };
    let finding = Finding::new(Code::NumberLength, Component::Whole)
        .at(beyond.map_or(bytes.len(), |(index, _)| index) as u64)
        .with_found(beyond.map(|(_, found)| found))
        .with_value(i64::try_from(count).unwrap_or(i64::MAX));
    (count != LEN).then_some(finding)
}

/// The characters of the first bytes, and where they stand.
fn characters(bytes: &[u8]) -> impl Iterator<Item = (usize, Found)> {
    let (head, mut next) = (bytes.get(..diagnose::WINDOW).unwrap_or(bytes), 0_usize);
    core::iter::from_fn(move || {
        let (index, found) = (next, Found::first_of(head.get(next..)?)?);
        next = next.saturating_add(match found {
            Found::Char(c) => c.len_utf8(),
            Found::Byte(_) => 1,
        });
        Some((index, found))
    })
}

/// The values of thirteen characters, where they are digits.
struct Digits([Option<u8>; LEN]);

impl Digits {
    fn of(bytes: &[u8]) -> Self {
        let mut digits = [None; LEN];
        for (digit, (_, found)) in digits.iter_mut().zip(characters(bytes)) {
            if let Found::Char(c @ '0'..='9') = found {
                *digit = u8::try_from(c).ok().map(|byte| byte.wrapping_sub(b'0'));
            }
        }
        Self(digits)
    }

    /// The value of some of them, if all are digits.
    fn value(&self, first: usize, end: usize) -> Option<u64> {
        let append = |value: u64, digit: &Option<u8>| value.checked_mul(10)?.checked_add((*digit)?.into());
        self.0.get(first..end)?.iter().try_fold(0, append)
    }

    /// The two digits from a place on.
    fn code(&self, first: usize) -> Option<u8> {
        u8::try_from(self.value(first, first.saturating_add(2))?).ok()
    }

    /// Whether the field that begins at a place can be read.
    fn read(&self, place: usize) -> bool {
        match place {
            6 => self.serial().is_some(),
            place => self.code(place).is_some(),
        }
    }

    fn serial(&self) -> Option<u64> {
        self.value(6, LEN)
    }

    /// What they say; what cannot be read is 0.
    fn fields(&self) -> Fields {
        let code = |first| u64::from(self.code(first).unwrap_or(0));
        let append = |prefix: u64, first| prefix.wrapping_mul(100).wrapping_add(code(first));
        let series = [0, 2, 4].into_iter().fold(0, append).wrapping_mul(10_000_000);
        Fields::of(series.wrapping_add(self.serial().unwrap_or(0)))
    }
}
