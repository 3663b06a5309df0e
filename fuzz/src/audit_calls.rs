#![expect(clippy::arithmetic_side_effects, reason = "small numbers, in a test")]

use std::collections::{BTreeMap, BTreeSet};

use skillcert::number::column::Counts;
use skillcert::{Audit, AuditExpectation, CertificateNumber, Code, SerialRange};

use crate::explained;
use crate::input::Input;

/// Three audits, and a line for each thing that is done to one: `n` new, `a` add rows, `r` add a run of rows, `c` add
/// checked rows, `v` void, `m` merge, `p` out as a part and in again, `d` in again with a byte damaged, `s` one name for all
/// shards, `e` what it says. A plain count does the same, and never disagrees.
pub fn audit_calls(bytes: &[u8]) {
    let mut audits: [Counted; 3] = Default::default();
    for line in bytes.split(|byte| *byte == b'\n') {
        let mut input = Input::new(line);
        let (call, at) = (input.byte(), usize::from(input.byte()) % 3);
        let other = audits.get(usize::from(input.byte()) % 3).cloned().unwrap_or_default();
        if let Some(audit) = audits.get_mut(at) {
            audit.call(call, &other, &mut input);
        }
    }
    audits.iter().for_each(Counted::is_exact);
}

/// An audit, and a plain count of what was done to it.
#[derive(Clone, Debug, Default)]
struct Counted {
    audit: Audit,
    /// Of a sealed audit, or one with a name.
    names: Option<BTreeSet<String>>,
    sealed: bool,
    met: BTreeMap<u64, u64>,
    voids: BTreeSet<u64>,
    refused: BTreeMap<Code, u64>,
    nulls: u64,
}

impl Counted {
    fn call(&mut self, call: u8, other: &Self, input: &mut Input<'_>) {
        match call {
            b'n' => self.renew(input.rest()),
            b'a' => {
                let mut numbers = vec![];
                while !input.is_empty() {
                    numbers.push(number(input.bytes()));
                }
                self.add(&numbers);
            }
            b'r' => {
                let (first, step, count) = (number(input.bytes()), input.byte(), input.byte());
                let numbers = (0..u64::from(count) * 4).map(|row| first + row * u64::from(step));
                self.add(&numbers.collect::<Vec<_>>());
            }
            b'c' => self.add_checked(number(input.bytes()), input.byte()),
            b'v' => self.void(number(input.bytes())),
            b'm' => self.merge(other),
            b'p' => self.read(&self.audit.to_bytes()),
            b'd' => self.damage(input),
            b's' => self.rename(input.rest()),
            b'e' => self.is_exact(),
            _ => {}
        }
    }

    /// Nothing, with a name or without.
    fn renew(&mut self, name: &[u8]) {
        let name = String::from_utf8_lossy(name).into_owned();
        if name.is_empty() {
            *self = Self::default();
            return;
        }
        match Audit::shard(&name) {
            Ok(audit) => *self = Self { audit, names: Some(BTreeSet::from([name])), ..Self::default() },
            Err(error) => {
                assert!(name.len() > 255);
                explained(error.finding(), &[]);
            }
        }
    }

    fn add(&mut self, numbers: &[u64]) {
        if self.is_refused(|audit| audit.add(numbers)) {
            return;
        }
        for number in numbers {
            match CertificateNumber::from_decimal(*number) {
                Ok(_) => *self.met.entry(*number).or_default() += 1,
                Err(_) if *number == 0 => self.nulls += 1,
                Err(error) => *self.refused.entry(error.code()).or_default() += 1,
            }
        }
    }

    /// A row with its number, and rows that were refused, counted right or, for an odd byte, not.
    fn add_checked(&mut self, number: u64, wrong: u8) {
        let is_valid = u64::from(CertificateNumber::from_decimal(number).is_ok());
        let mut counts = Counts::default();
        counts.valid = is_valid + u64::from(wrong % 2);
        assert_eq!(counts.refuse(Code::NumberLength, 2), Some(()));
        let numbers = [number * is_valid, 0, 0];
        if self.sealed {
            assert!(self.is_refused(|audit| audit.add_checked(&numbers, &counts)));
            return;
        }
        let answer = self.audit.add_checked(&numbers, &counts);
        assert_eq!(answer.is_err(), wrong % 2 == 1);
        if is_valid == 1 {
            *self.met.entry(number).or_default() += 1;
        }
        match answer {
            Ok(()) => *self.refused.entry(Code::NumberLength).or_default() += 2,
            Err(error) => {
                assert_eq!(error.code(), Code::AuditRowsDiffer);
                explained(error.finding(), &[]);
            }
        }
    }

    fn void(&mut self, number: u64) {
        let Ok(number) = CertificateNumber::from_decimal(number) else { return };
        if !self.is_refused(|audit| audit.void(number)) {
            self.voids.insert(number.get());
        }
    }

    /// A sealed audit takes nothing more, and says so.
    fn is_refused(
        &mut self,
        change: impl FnOnce(&mut Audit) -> Result<(), skillcert::ValidationError>,
    ) -> bool {
        let answer = change(&mut self.audit);
        assert_eq!(
            answer.map_err(|error| error.code()),
            if self.sealed { Err(Code::AuditSealed) } else { Ok(()) }
        );
        answer.inspect_err(|error| explained(error.finding(), &[])).is_err()
    }

    fn merge(&mut self, other: &Self) {
        let (names, others) = (self.names(), other.names());
        match self.audit.merge(&other.audit) {
            Ok(()) => {
                assert!(names.is_disjoint(&others));
                self.names = Some(names.union(&others).cloned().collect());
                self.sealed = true;
                other.met.iter().for_each(|(number, rows)| *self.met.entry(*number).or_default() += rows);
                other.refused.iter().for_each(|(code, rows)| *self.refused.entry(*code).or_default() += rows);
                self.voids.extend(&other.voids);
                self.nulls += other.nulls;
            }
            Err(error) => {
                assert!(names.contains(error.shard()) && others.contains(error.shard()));
                explained(error.finding(), &[]);
            }
        }
    }

    /// The names that it must have. One that has none is called after its content.
    fn names(&self) -> BTreeSet<String> {
        let told: BTreeSet<String> = self.audit.shards().into_iter().map(Into::into).collect();
        match &self.names {
            Some(names) => assert_eq!(&told, names),
            None if self.is_empty() => assert!(told.is_empty()),
            None => assert!(told.len() == 1 && told.iter().all(|name| name.starts_with("content:"))),
        }
        told
    }

    fn is_empty(&self) -> bool {
        self.met.is_empty() && self.voids.is_empty() && self.refused.is_empty() && self.nulls == 0
    }

    fn read(&mut self, part: &[u8]) {
        let names = self.names();
        match Audit::from_bytes(part) {
            Ok(audit) => *self = Self { audit, names: Some(names), sealed: true, ..self.clone() },
            Err(error) => assert_eq!(Some(error.code()), None, "its own part"),
        }
        assert_eq!(self.audit.to_bytes(), part);
    }

    /// A damaged part is refused, or is one of something else, which it says in the same bytes.
    fn damage(&self, input: &mut Input<'_>) {
        let mut part = self.audit.to_bytes();
        let at = u16::from_le_bytes(input.bytes());
        let Some(at) = usize::from(at).checked_rem(part.len()) else { return };
        if let Some(byte) = part.get_mut(at) {
            *byte ^= input.byte();
        }
        match Audit::from_bytes(&part) {
            Ok(audit) => assert_eq!(audit.to_bytes(), part),
            Err(error) => explained(error.finding(), &part),
        }
    }

    fn rename(&mut self, name: &[u8]) {
        let name = String::from_utf8_lossy(name).into_owned();
        match self.audit.clone().as_shard(Some(&name)) {
            Ok(audit) => {
                *self = Self { audit, names: Some(BTreeSet::from([name])), sealed: true, ..self.clone() };
            }
            Err(error) => {
                assert!(name.is_empty() || name.len() > 255);
                explained(error.finding(), &[]);
            }
        }
    }

    /// Every count, serial and name is that of the plain count.
    fn is_exact(&self) {
        self.names();
        let told: BTreeMap<_, _> = self.audit.counts().codes().collect();
        assert_eq!((told, self.audit.counts().nulls), (self.refused.clone(), self.nulls));
        assert_eq!(self.audit.counts().valid, self.met.values().sum::<u64>());
        let mut used = BTreeMap::<u64, BTreeSet<u64>>::new();
        for number in self.met.keys().chain(&self.voids) {
            used.entry(number / SERIALS).or_default().insert(*number);
        }
        let series = self.audit.series();
        assert_eq!(series.len(), used.len());
        for (series, (prefix, used)) in series.iter().zip(&used) {
            let met = self.met.range(prefix * SERIALS..(prefix + 1) * SERIALS);
            let repeated = met.clone().filter(|(_, rows)| **rows > 1).map(|(number, _)| *number);
            assert_eq!(series.numbers(), met.clone().map(|(_, rows)| rows).sum::<u64>());
            assert_eq!(numbers(series.issues()), met.map(|(number, _)| *number).collect::<Vec<_>>());
            assert_eq!(numbers(series.repetitions()), repeated.collect::<Vec<_>>());
            let voids = self.voids.range(prefix * SERIALS..(prefix + 1) * SERIALS);
            assert_eq!(numbers(series.voids()), voids.copied().collect::<Vec<_>>());
            assert_eq!(series.gaps().map(ends).collect::<Vec<_>>(), gaps(used));
        }
        self.is_told();
    }

    /// Findings have sentences, and the report says as many.
    fn is_told(&self) {
        let mut expected = AuditExpectation::default();
        expected.rows = Some(7);
        expected.issued = Some(self.audit.clone());
        let findings = self.audit.findings(&expected);
        findings.iter().for_each(|found| explained(&found.finding, &[]));
        assert!(findings.iter().all(|found| found.finding.code() != Code::SerialsNotIssued));
        let report: Option<serde_json::Value> =
            serde_json::from_str(&self.audit.report(&expected).to_json()).ok();
        let told = report.as_ref().and_then(|report| report.get("findings")?.as_array());
        assert_eq!(told.map(Vec::len), Some(findings.len()));
    }
}

/// How many serials a prefix has, with 0.
const SERIALS: u64 = 10_000_000;

/// A number of few series, close to others, or what is none.
fn number([series, a, b, c]: [u8; 4]) -> u64 {
    let serial = u64::from(u32::from_le_bytes([a, b, c, 0])) % SERIALS;
    let prefix = match series {
        0xFF => return 0,
        0xFE => 1_000_000,
        odd if odd % 2 == 1 => 261_801,
        even => 191_801 + u64::from(even) % 8,
    };
    prefix * SERIALS + serial
}

fn numbers(ranges: impl Iterator<Item = SerialRange>) -> Vec<u64> {
    ranges.flatten().map(CertificateNumber::get).collect()
}

fn ends(range: SerialRange) -> [u64; 2] {
    [range.first(), range.last()].map(CertificateNumber::get)
}

/// What lies between.
fn gaps(used: &BTreeSet<u64>) -> Vec<[u64; 2]> {
    let pairs = used.iter().zip(used.iter().skip(1));
    pairs
        .filter(|(before, after)| *before + 1 < **after)
        .map(|(before, after)| [before + 1, after - 1])
        .collect()
}
