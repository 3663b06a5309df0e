//! Cells as offices fill them: what is sure about them, and nothing that would be a guess.

use core::fmt::{self, Write as _};

use super::word;
use super::{Mark, Score};
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};
use crate::likeness::{is_text_mark, normal};

impl Mark {
    /// Reads a mark from the cell of a table, with what the column 情况 beside it says; `None` where nothing is recorded.
    ///
    /// Beyond what [`parse`](Self::parse) takes, it reads what can mean one mark only:
    ///
    /// | cell | read as |
    /// |---|---|
    /// | blanks, no-break spaces and invisible marks around it, but an override of the direction (U+202E); an apostrophe before it | without them |
    /// | full-width characters: `１００`, `８５．５` | `100`, `85.5` |
    /// | 分 behind it: `85分`, `85 分` | `85` |
    /// | decimals that only say how a binary number is written: `60.000`, `59.990000000000002`, `60.0999985` | `60`, `59.99`, `60.1` |
    /// | a word with blanks inside, or in capitals: `缺 考`, `ABSENT` | the word |
    ///
    /// The column 情况 says nothing if it is blank, one of the signs for nothing, or one of `正常` `正常考试` `已考`
    /// `实考` `到考` `已到` `到` `到场` `出席` `实到` `签到` `已签到` `正常参考` `已参加` `已完成` `已交卷` `无违纪`
    /// `无违规` `未违纪` `未违规` `无作弊` `未作弊` `未缺考` `无异常` `参加` `有效` `合格` `不合格` `通过` `未通过`
    /// `normal` `taken`. A word for an absence or a deferral is the mark where there is none or 0, which several systems
    /// store for it; a violation voids whatever mark there is.
    ///
    /// # Errors
    ///
    /// Those of [`Score`], whose places count from the first character that is not blank; a percentage
    /// ([`Code::MarkPercent`]), an error of a spreadsheet ([`Code::MarkSpreadsheetError`]), a word that is not in the table
    /// of the type ([`Code::MarkWordUnknown`]), or 情况 with one ([`Code::MarkStatusUnknown`]); a mark above 0 beside
    /// 缺考 or 缓考 ([`Code::MarkContradicted`]); `免考` in either.
    ///
    /// ```
    /// use skillcert::{Code, Mark};
    ///
    /// assert_eq!(Mark::read(" ８５．５ 分", "正常")?, Mark::parse("85.5")?);
    /// assert_eq!(Mark::read("0", "缺考")?, Some(Mark::Absent));
    /// assert_eq!(Mark::read("75", "缺考").unwrap_err().code(), Code::MarkContradicted);
    /// assert_eq!(Mark::read("85%", "").unwrap_err().code(), Code::MarkPercent);
    /// # Ok::<(), skillcert::ValidationError>(())
    /// ```
    pub fn read(cell: &str, status: &str) -> Result<Option<Self>, ValidationError> {
        let (mark, status) = (of_cell(cell)?, of_status(status)?);
        match (mark, status) {
            (mark, None) => Ok(mark),
            (None, said) | (Some(Self::Score(Score::MIN)), said) | (Some(_), said @ Some(Self::Void)) => {
                Ok(said)
            }
            (mark, said) if mark == said => Ok(said),
            _ => Err(refused(Code::MarkContradicted)),
        }
    }
}

fn refused(code: Code) -> ValidationError {
    Finding::new(code, Component::Score).into()
}

fn of_cell(cell: &str) -> Result<Option<Mark>, ValidationError> {
    let form = Text::form(cell);
    word::meaning(form.as_str()).map_or_else(|| number(cell, form.as_str()), Mark::meant)
}

fn number(cell: &str, form: &str) -> Result<Option<Mark>, ValidationError> {
    let is_percent = || matches!(cell.chars().rev().find_map(normal), Some('%' | '‰'));
    if form.starts_with('#') || form.starts_with("err:") {
        Err(refused(Code::MarkSpreadsheetError))
    } else if !form.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+')) {
        Err(refused(Code::MarkWordUnknown))
    } else if is_percent() {
        Err(refused(Code::MarkPercent))
    } else {
        score(cell).map(|score| Some(Mark::Score(score)))
    }
}

/// What the column 情况 says, if it says anything.
fn of_status(status: &str) -> Result<Option<Mark>, ValidationError> {
    let form = Text::form(status);
    match word::meaning(form.as_str()) {
        Some(meaning) => Mark::meant(meaning),
        None if word::is_taken(form.as_str()) => Ok(None),
        None => Err(refused(Code::MarkStatusUnknown)),
    }
}

fn score(cell: &str) -> Result<Score, ValidationError> {
    let text = cell.trim_start_matches(|c| is_unseen(c) || is_text_mark(c));
    let text = text.trim_end_matches(is_unseen);
    let text = text.strip_suffix('分').unwrap_or(text).trim_end_matches(is_unseen);
    // What is inside stays: neither `8 5` nor `8\u{200B}5` is a number.
    let kept = |c: char| if c.is_whitespace() { ' ' } else { normal(c).unwrap_or(c) };
    let text = Text::of(text.chars().map(kept));
    Score::parse(text.as_str()).or_else(|error| match error.code() {
        Code::ScoreTooPrecise => binary(text.as_str()).ok_or(error),
        _ => Err(error),
    })
}

/// Behind an override of the direction, 95 is shown as 59: that is seen.
fn is_unseen(c: char) -> bool {
    normal(c).is_none() && c != '\u{202E}'
}

/// More decimals than a double of a score is ever written with.
const DECIMALS: usize = 20;
/// So many decimals tell one single-precision score from another.
const OF_SINGLE: usize = 7;

/// A score whose further decimals only say how a binary number of 64 or 32 bits is written: the shortest decimal that is
/// the same number, if that number with so many decimals is what is written.
fn binary(text: &str) -> Option<Score> {
    let decimals = text.split_once('.')?.1.len();
    if decimals > DECIMALS {
        return None;
    }
    let (double, single): (f64, f32) = (text.parse().ok()?, text.parse().ok()?);
    let is_written = |value: f64| Text::shown(format_args!("{value:.decimals$}")).as_str() == text;
    let double = is_written(double).then(|| Text::shown(format_args!("{double}")));
    let single =
        (decimals >= OF_SINGLE && is_written(single.into())).then(|| Text::shown(format_args!("{single}")));
    double.into_iter().chain(single).find_map(|shortest| Score::parse(shortest.as_str()).ok())
}

/// More bytes than any word has, and than are read of a score: a longer text is cut off, and neither.
const ROOM: usize = 96;

/// The beginning of a text, in memory of its own.
struct Text {
    bytes: [u8; ROOM],
    len: usize,
}

impl Text {
    const EMPTY: Self = Self { bytes: [0; ROOM], len: 0 };

    fn of(chars: impl Iterator<Item = char>) -> Self {
        let mut text = Self::EMPTY;
        for c in chars {
            if text.write_char(c).is_err() {
                break;
            }
        }
        text
    }

    /// The normal form, in small letters.
    fn form(text: &str) -> Self {
        let mut chars = text.chars().filter_map(normal).peekable();
        chars.next_if(|c| is_text_mark(*c));
        Self::of(chars.map(|c| c.to_ascii_lowercase()))
    }

    /// What is written, if there is room for it.
    fn shown(written: fmt::Arguments<'_>) -> Self {
        let mut text = Self::EMPTY;
        text.write_fmt(written).map_or(Self::EMPTY, |()| text)
    }

    fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|bytes| core::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl fmt::Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len.saturating_add(text.len());
        let room = self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}
