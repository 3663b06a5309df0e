//! Batches of random inputs with what the slow specification says of each, in a form that every language reads.
//!
//! A batch is, in little-endian: subject, whether all inputs are UTF-8, rows, bytes (`u32` each); where each input ends
//! (`u32`); the inputs; then of each its value and the end of its range (`u64`), code and component (`u16`, their stable
//! numbers) and index (`i32`). Subject 0 ends the stream; its `rows` are those of all batches.

use std::io::{self, Write};
use std::iter::repeat_with;

use skillcert::{Code, Component};

use crate::inputs;
use crate::naive::scheme::Scheme;
use crate::naive::{self, Refusal};
use crate::naive_recovery::{Naive, recover};
use crate::random::Random;

/// Rows of a batch.
const ROWS: usize = 10_000;
/// In a dozen batches, ten are of numbers.
pub const NUMBERS_OF_A_DOZEN: u64 = 100_000;

/// What is asked about an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Whether it is a number by form alone.
    Form = 1,
    /// Whether it is one of Hunan on 2026-11-23.
    Dated = 2,
    /// Whether it is one of Hunan whose city is 01 or 64; there are no others.
    Closed = 3,
    /// Whether a number can be got back, by form alone; component and index are not asked for.
    Recovery = 4,
    /// Whether it is a score.
    Score = 5,
}

/// What is right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The number, the score in hundredths, or the lowest number that it may be.
    pub value: u64,
    /// The highest number that it may be; 0 if it is only one.
    pub last: u64,
    /// The code; 0 if there is nothing to refuse.
    pub code: u16,
    /// The component of a refusal.
    pub component: u16,
    /// Where a refusal stands; -1 if nowhere.
    pub index: i32,
}

/// Inputs and what is right about each.
#[derive(Debug)]
pub struct Batch {
    /// What is asked.
    pub subject: Subject,
    /// Whether all inputs are UTF-8.
    pub is_text: bool,
    /// The inputs.
    pub inputs: Vec<Vec<u8>>,
    /// The answers.
    pub answers: Vec<Answer>,
}

impl Batch {
    /// The batch of this number; the same in every run.
    #[must_use]
    pub fn nth(nth: u64) -> Self {
        let subject = match (nth % 12, nth % 3) {
            (10, _) => Subject::Recovery,
            (11, _) => Subject::Score,
            (_, 0) => Subject::Form,
            (_, 1) => Subject::Dated,
            _ => Subject::Closed,
        };
        let is_text = nth % 12 > 4;
        let mut random = Random::new(nth);
        let input = || match subject {
            Subject::Recovery => inputs::damaged_number(&mut random).into_bytes(),
            Subject::Score => inputs::score(&mut random).into_bytes(),
            _ if is_text => inputs::number(&mut random).into_bytes(),
            _ => inputs::bytes(&mut random),
        };
        let inputs: Vec<_> = repeat_with(input).take(ROWS).collect();
        let specification = Specification::of(subject);
        let answers = inputs.iter().map(|input| specification.answer(input)).collect();
        Self { subject, is_text, inputs, answers }
    }

    /// Writes it.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let mut end = 0_u32;
        let ends: Vec<_> = self
            .inputs
            .iter()
            .map(|input| {
                end = end.saturating_add(size(input.len()));
                end
            })
            .collect();
        let head = [self.subject as u32, self.is_text.into(), size(self.inputs.len()), end];
        head.into_iter().chain(ends).try_for_each(|number| out.write_all(&number.to_le_bytes()))?;
        out.write_all(&self.inputs.concat())?;
        let answers = || self.answers.iter();
        answers().try_for_each(|answer| out.write_all(&answer.value.to_le_bytes()))?;
        answers().try_for_each(|answer| out.write_all(&answer.last.to_le_bytes()))?;
        answers().try_for_each(|answer| out.write_all(&answer.code.to_le_bytes()))?;
        answers().try_for_each(|answer| out.write_all(&answer.component.to_le_bytes()))?;
        answers().try_for_each(|answer| out.write_all(&answer.index.to_le_bytes()))
    }
}

fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a small batch")
}

/// Writes whole dozens of batches, and the end.
///
/// # Errors
///
/// Those of the writer.
pub fn write(dozens: u64, out: &mut impl Write) -> io::Result<()> {
    let batches = dozens.saturating_mul(12);
    (0..batches).try_for_each(|nth| Batch::nth(nth).write(out))?;
    let rows = batches.saturating_mul(ROWS as u64);
    [0, 0, u32::try_from(rows).expect("fewer rows"), 0]
        .into_iter()
        .try_for_each(|number: u32| out.write_all(&number.to_le_bytes()))
}

/// The slow readings of a subject.
#[derive(Debug)]
pub struct Specification {
    subject: Subject,
    scheme: Scheme,
}

impl Specification {
    /// Those that answer what is asked.
    #[must_use]
    pub fn of(subject: Subject) -> Self {
        let closed = subject == Subject::Closed;
        let cities = if closed { vec![1, 64] } else { vec![1] };
        Self { subject, scheme: Scheme { first_year: 2019, province: 18, cities, closed } }
    }

    /// What is right of an input.
    #[must_use]
    pub fn answer(&self, input: &[u8]) -> Answer {
        let text = std::str::from_utf8(input).ok();
        match (self.subject, text) {
            (Subject::Recovery, _) => recovery(&recover(input)),
            (Subject::Score, _) => {
                let score = naive::score::parse(text.expect("text"));
                read(score.map(u64::from).map_err(|(code, index)| (code, "score", index)))
            }
            (Subject::Form, _) | (_, None) => read(naive::parse(input)),
            (Subject::Dated, Some(text)) => {
                read(self.scheme.parse(text, Some(2026)).map(|(number, _)| number))
            }
            (Subject::Closed, Some(text)) => read(self.scheme.parse(text, None).map(|(number, _)| number)),
        }
    }
}

fn read(answer: Result<u64, Refusal>) -> Answer {
    match answer {
        Ok(value) => Answer { value, index: -1, ..Answer::default() },
        Err((code, component, index)) => Answer {
            code: number_of(code),
            component: Component::from_name(component).expect("a component").number().into(),
            index: index.map_or(-1, |index| i32::try_from(index).expect("a place")),
            ..Answer::default()
        },
    }
}

fn recovery(answer: &Naive) -> Answer {
    let answer_of = |value, last, code| Answer { value, last, code, component: 0, index: -1 };
    match *answer {
        Naive::Exact(number) => answer_of(number, 0, 0),
        Naive::PrefixOnly(first, last) => answer_of(first, last, number_of("number_digits_lost")),
        Naive::Lost(code) => answer_of(0, 0, number_of(code)),
    }
}

fn number_of(code: &str) -> u16 {
    Code::from_name(code).expect("a code").number()
}
