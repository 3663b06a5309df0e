//! 顺排 (附件2·5): whatever is done to a series that has four numbers left, and to the audit of what came of it.

#![expect(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "helpers of tests")]

use std::mem::take;

use skillcert::{
    Assessment, Audit, Center, CenterLevel, CertificateNumber, CityCode, DecisionPolicy, Entry, Institution,
    Issuer, Marks, NumberScheme, PassRule, Project, SerialRange, Series, parse_date,
};
use skillcert_tests::naive;
use skillcert_tests::naive::number::Parts;
use skillcert_tests::proved;
use skillcert_tests::sequences::walk;
use skillcert_tests::threads::share;

const LONGEST: usize = if cfg!(debug_assertions) { 3 } else { 6 };
const LEFT: u32 = 4;
const LAST: u64 = 2_618_019_999_999;

/// The series of Changsha in 2026 with so many numbers left: of core and of the specification.
fn series(left: u32) -> (Series, naive::series::Series) {
    let serial = 10_000_000 - left;
    let core = Series::at(&NumberScheme::hunan(), 2026, CityCode::CHANGSHA, serial).unwrap();
    (core, naive::series::Series::from(Parts { year: 2026, province: 18, city: 1, serial }))
}

#[derive(Clone, Copy, Debug)]
enum Operation {
    /// Numbers are taken from the series.
    Reserve(u32),
    /// What was taken and not entered yet comes to the audit.
    Enter,
    /// The last row comes once more.
    Again,
    /// Rows come that are no numbers.
    Stray,
    /// The last number that was taken and not entered is declared void; without one, the last of all.
    Void,
    /// The audit travels as bytes.
    Send,
    /// The audit of another shard is added.
    Merge,
    /// The series is stored and taken up again.
    Resume,
}

const OPERATIONS: [Operation; 11] = [
    Operation::Reserve(0),
    Operation::Reserve(1),
    Operation::Reserve(2),
    Operation::Reserve(10_000_000),
    Operation::Enter,
    Operation::Again,
    Operation::Stray,
    Operation::Void,
    Operation::Send,
    Operation::Merge,
    Operation::Resume,
];

/// A series with its audit, and the same as lists of numbers.
#[derive(Clone)]
struct Desk {
    series: Series,
    audit: Audit,
    left: naive::series::Series,
    listed: naive::audit::Audit,
    /// Taken from the series and not entered yet.
    pending: Vec<u64>,
    /// The audit takes no more rows.
    sealed: bool,
    /// The other shard is in it.
    merged: bool,
}

impl Desk {
    fn new() -> Self {
        let ((series, left), audit) = (series(LEFT), Audit::shard("a").unwrap());
        let (listed, pending) = Default::default();
        Self { series, audit, left, listed, pending, sealed: false, merged: false }
    }

    fn apply(&mut self, operation: Operation) {
        match operation {
            Operation::Reserve(n) => self.reserve(n),
            Operation::Enter => {
                let rows = take(&mut self.pending);
                self.enter(&rows);
            }
            Operation::Again => self.enter(&[self.listed.rows.last().copied().unwrap_or(LAST)]),
            Operation::Stray => self.enter(&[0, 2_618_010_000_000, 10_000_000_000_000]),
            Operation::Void => self.void(),
            Operation::Send => {
                self.audit = Audit::from_bytes(&self.audit.to_bytes()).unwrap();
                self.sealed = true;
            }
            Operation::Merge => self.merge(),
            Operation::Resume => {
                let stored = serde_json::to_string(&self.series).unwrap();
                self.series = serde_json::from_str(&stored).unwrap();
            }
        }
    }

    fn reserve(&mut self, n: u32) {
        let answer = self.series.reserve(n).map(|range| numbers([range].into_iter()));
        let answer = answer.map_err(|error| error.code().name());
        assert_eq!(answer, self.left.reserve(n as usize));
        self.pending.extend(answer.unwrap_or_default());
    }

    fn enter(&mut self, rows: &[u64]) {
        let answer = self.audit.add(rows).map_err(|error| error.code().name());
        assert_eq!(answer, self.takes_rows());
        self.listed.rows.extend(rows.iter().filter(|_| answer.is_ok()));
    }

    fn void(&mut self) {
        let number = self.pending.pop().unwrap_or(LAST);
        let answer = self.audit.void(CertificateNumber::from_decimal(number).unwrap());
        assert_eq!(answer.map_err(|error| error.code().name()), self.takes_rows());
        self.listed.voids.extend(answer.is_ok().then_some(number));
    }

    fn takes_rows(&self) -> Result<(), &'static str> {
        if self.sealed { Err("audit_sealed") } else { Ok(()) }
    }

    /// Once.
    fn merge(&mut self) {
        let (mut other, row) = (Audit::shard("b").unwrap(), LAST - 2);
        other.add(&[row]).unwrap();
        let answer = self.audit.merge(&other);
        assert_eq!(answer.is_err(), self.merged);
        self.listed.rows.extend(answer.is_ok().then_some(row));
        (self.sealed, self.merged) = (true, true);
    }

    /// The series has what is left, and the audit what the lists have.
    fn agrees(&self) {
        let left = u32::try_from(self.left.left().len()).unwrap();
        assert_eq!((self.series.next(), self.series.remaining()), (10_000_000 - left, left));
        let (rows, series) = (&self.listed.rows, self.audit.series());
        let counts = [rows.len(), self.listed.numbers().len(), rows.iter().filter(|row| **row == 0).count()];
        let counted = [self.audit.rows(), self.audit.counts().valid, self.audit.counts().nulls];
        assert_eq!(counted, counts.map(|count| count as u64));
        let used = self.listed.used();
        assert_eq!(series.len(), usize::from(!used.is_empty()));
        for series in series {
            let ends = [series.first(), series.last()].map(|number| number.map(CertificateNumber::get));
            assert_eq!(ends, [used.first().copied(), used.last().copied()]);
            assert_eq!(numbers(series.issues()), self.listed.issued());
            assert_eq!(numbers(series.repetitions()), self.listed.repeated());
            assert_eq!(numbers(series.voids()), self.listed.voided());
            assert_eq!(numbers(series.gaps()), self.listed.missing());
        }
    }
}

fn numbers(ranges: impl Iterator<Item = SerialRange>) -> Vec<u64> {
    ranges.flatten().map(CertificateNumber::get).collect()
}

#[test]
fn every_sequence_of_operations() {
    let apply = |desk: &mut Desk, operation| {
        desk.apply(operation);
        desk.agrees();
    };
    let sequences = share(OPERATIONS, |first| {
        let mut desk = Desk::new();
        apply(&mut desk, first);
        walk(&desk, &OPERATIONS, LONGEST - 1, &apply) + 1
    });
    proved(
        "every sequence of up to six operations on a series with four numbers left and on its audit: reserve, enter, enter again, void, send, merge, take up again",
        sequences,
        "sequences",
    );
}

/// What an entry comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Candidate {
    Passes,
    Fails,
    WaitsForMarks,
    /// The first candidate once more.
    Repeats,
}

const CANDIDATES: [Candidate; 4] =
    [Candidate::Passes, Candidate::Fails, Candidate::WaitsForMarks, Candidate::Repeats];

fn entry((place, candidate): (usize, &Candidate)) -> Entry {
    let (id, mark) = match candidate {
        Candidate::Passes => (place, "60"),
        Candidate::Fails => (place, "59.99"),
        Candidate::WaitsForMarks => (place, ""),
        Candidate::Repeats => (0, "100"),
    };
    Entry::new(format!("{id:04}"), "考生", Marks::practical(mark).unwrap()).unwrap()
}

/// The number of each certificate, or why there is none; or why nothing is issued at all.
type Issued = Result<Vec<Result<Option<u64>, &'static str>>, &'static str>;

fn issued(candidates: &[Candidate], series: &mut Series) -> Issued {
    let on = parse_date("2026-11-23").unwrap();
    let assessment = Assessment {
        city: CityCode::CHANGSHA,
        center: Center::new(CenterLevel::City, "某中心", Some(CityCode::CHANGSHA)).unwrap(),
        institution: Institution::new("某学校", true).unwrap(),
        project: Project::new("湘西苗绣", []).unwrap(),
        date: on,
        entries: candidates.iter().enumerate().map(entry).collect(),
    };
    let issuer = Issuer::new("某局", "某中心").unwrap();
    let answers = assessment.issue(PassRule::Practical, &DecisionPolicy::default(), series, &issuer, on);
    let answers = answers.map_err(|error| error.code().name())?.into_iter();
    let number =
        |answer: skillcert::Issuance| answer.certificate.map(|certificate| certificate.number().get());
    Ok(answers.map(|answer| answer.map(number).map_err(|error| error.code().name())).collect())
}

/// In the order of the entries to those who pass, all or nothing.
fn expected(candidates: &[Candidate], series: &mut naive::series::Series) -> Issued {
    let passes = |(place, candidate): (usize, &Candidate)| match candidate {
        Candidate::Passes => Ok(true),
        Candidate::Repeats if place > 0 => Err("candidate_repeated"),
        Candidate::Repeats => Ok(true),
        Candidate::Fails | Candidate::WaitsForMarks => Ok(false),
    };
    let passes: Vec<_> = candidates.iter().enumerate().map(passes).collect();
    let wanted = passes.iter().filter(|passes| **passes == Ok(true)).count();
    let mut numbers = if wanted == 0 { vec![] } else { series.reserve(wanted)? }.into_iter();
    let mut number = |passes| if passes { numbers.next() } else { None };
    Ok(passes.into_iter().map(|passes| passes.map(&mut number)).collect())
}

#[test]
fn every_list_of_candidates() {
    let lists = walk(&vec![], &CANDIDATES, LONGEST, &|candidates: &mut Vec<_>, next| {
        candidates.push(next);
        for left in 0..=LEFT {
            let (mut core, mut naive) = series(left);
            assert_eq!(
                issued(candidates, &mut core),
                expected(candidates, &mut naive),
                "{candidates:?} {left}"
            );
            assert_eq!(core.remaining() as usize, naive.left().len());
        }
    });
    proved(
        "every list of up to six candidates (passed, failed, open, repeated) issued from a series with none to four numbers left",
        lists * u64::from(LEFT + 1),
        "issues",
    );
}
