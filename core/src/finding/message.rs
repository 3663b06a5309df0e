use core::fmt::{self, Formatter};

use super::Finding;
use crate::basis::Basis;
use crate::lang::Lang;

/// A text about a [`Finding`] in one language, written without allocating.
#[derive(Clone, Copy, Debug)]
pub struct Message {
    finding: Finding,
    lang: Lang,
    text: Text,
}

#[derive(Clone, Copy, Debug)]
enum Text {
    /// What was found, with hint and basis.
    Sentence,
    /// What would cure it.
    Cure,
}

impl Finding {
    /// Renders the sentence: what was found, where, what was expected, on what it rests. At most 256 bytes.
    #[must_use]
    pub const fn message(&self, lang: Lang) -> Message {
        Message { finding: *self, lang, text: Text::Sentence }
    }

    /// Renders what would cure it.
    #[must_use]
    pub const fn cure(&self, lang: Lang) -> Message {
        Message { finding: *self, lang, text: Text::Cure }
    }
}

impl Message {
    fn slot(&self, name: &str, f: &mut Formatter<'_>) -> fmt::Result {
        let Finding { found, value, limit, .. } = self.finding;
        match name {
            "component" => f.write_str(self.finding.component.text(self.lang)),
            "position" => number(self.finding.position(), f),
            "found" => match found {
                Some(found) => write!(f, "{found}"),
                None => self.nothing(f),
            },
            "extra" => self.extra(f),
            "amount" => self.amount(f),
            "value" => number(value, f),
            "limit" => number(limit, f),
            "value2" => two_digits(value, f),
            "limit2" => two_digits(limit, f),
            "day" => self.day(value, f),
            "day2" => self.day(limit, f),
            "score" => hundredths(value, f),
            "mark" => hundredths(limit, f),
            "margin" => hundredths(self.finding.margin().and_then(i64::checked_abs), f),
            _ => f.write_str("?"), // uncovered: no text has another slot
        }
    }

    fn nothing(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self.lang {
            Lang::Zh => "空",
            Lang::En => "missing",
        })
    }

    /// A day that travels as the number 20261123, written 2026-11-23.
    fn day(&self, value: Option<i64>, f: &mut Formatter<'_>) -> fmt::Result {
        let Some(value) = value.and_then(|value| u32::try_from(value).ok()) else { return self.nothing(f) };
        write!(f, "{:04}-{:02}-{:02}", value / 10_000, value / 100 % 100, value % 100)
    }

    /// Of a number that is too long: the first character too many.
    fn extra(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (Some(position), Some(found)) = (self.finding.position(), self.finding.found) else {
            return Ok(());
        };
        match self.lang {
            Lang::Zh => write!(f, "，第{position}位起多出{found}"),
            Lang::En => write!(f, ", from position {position} on there is {found} too many"),
        }
    }

    /// Of a score that is out of range: the score, where it is known.
    fn amount(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.finding.value.is_none() {
            return Ok(());
        }
        f.write_str(match self.lang {
            Lang::Zh => "：",
            Lang::En => ": ",
        })?;
        hundredths(self.finding.value, f)
    }

    fn fill(&self, template: &str, f: &mut Formatter<'_>) -> fmt::Result {
        let mut rest = template;
        while let Some((text, tail)) = rest.split_once('{') {
            let (name, tail) = tail.split_once('}').unwrap_or((tail, ""));
            f.write_str(text)?;
            self.slot(name, f)?;
            rest = tail;
        }
        f.write_str(rest)
    }

    fn hint(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.finding.hint, self.lang) {
            (None, _) => Ok(()),
            (Some(hint), Lang::Zh) => write!(f, "；{}", hint.text(Lang::Zh)),
            (Some(hint), Lang::En) => write!(f, "; {}", hint.text(Lang::En)),
        }
    }

    fn basis(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (self.finding.basis(), self.lang) {
            (Basis::Clause(clause), Lang::Zh) => write!(f, "（依据{clause}）"),
            (Basis::Clause(clause), Lang::En) => write!(f, " (clause {clause})"),
            (Basis::Custom, Lang::Zh) => f.write_str("（通知未规定，按本单位规定）"),
            (Basis::Custom, Lang::En) => f.write_str(" (not in the notice: the center's own rule)"),
            (Basis::None, _) => Ok(()),
        }
    }
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Self { finding, lang, text } = *self;
        match text {
            Text::Cure => self.fill(finding.code.cure(lang), f),
            Text::Sentence => {
                self.fill(finding.code.text(lang), f)?;
                self.hint(f)?;
                self.basis(f)
            }
        }
    }
}

fn number<T: fmt::Display>(value: Option<T>, f: &mut Formatter<'_>) -> fmt::Result {
    match value {
        Some(value) => write!(f, "{value}"),
        None => f.write_str("?"),
    }
}

fn two_digits(value: Option<i64>, f: &mut Formatter<'_>) -> fmt::Result {
    match value {
        Some(value) => write!(f, "{value:02}"),
        None => f.write_str("?"),
    }
}

/// Hundredths as a decimal with as many places as it has: 6000 is `60`, 6050 `60.5`, 5999 `59.99`.
pub(crate) fn hundredths(value: Option<i64>, f: &mut Formatter<'_>) -> fmt::Result {
    let Some(value) = value else { return f.write_str("?") };
    let sign = if value < 0 { "-" } else { "" };
    let (units, cents) = (value.unsigned_abs() / 100, value.unsigned_abs() % 100);
    match (cents, cents % 10) {
        (0, _) => write!(f, "{sign}{units}"),
        (_, 0) => write!(f, "{sign}{units}.{}", cents / 10),
        _ => write!(f, "{sign}{units}.{cents:02}"),
    }
}
