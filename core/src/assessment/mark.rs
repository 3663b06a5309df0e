mod cell;
mod word;

use core::fmt;

use self::word::Meaning;
use super::Score;
use crate::code::Code;
use crate::finding::{Component, Finding, ValidationError};

/// What is recorded for one part: a score, or why there is none. Absence is not zero.
///
/// *Syntax*: a [`Score`], or one of these words:
///
/// | mark | words |
/// |---|---|
/// | [`Absent`](Self::Absent) | `缺考` `旷考` `未考` `缺席` `缺` `弃考` `未到` `absent` |
/// | [`Void`](Self::Void) | `作废` `作弊` `违纪` `舞弊` `违规` `取消` `取消资格` `取消成绩` `取消考试资格` `void` |
/// | [`Deferred`](Self::Deferred) | `缓考` `deferred` |
/// | nothing is recorded yet | blank, `-` `--` `---` `—` `——` `/` `－` |
///
/// Cells of tables are read by [`read`](Self::read), which knows how offices fill them.
///
/// # Errors
///
/// Those of [`Score`]; `免考` and `exempt`, for the notice knows no exemption.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(with = "alloc::string::String", extend("pattern" = word::PATTERN))
)]
#[non_exhaustive]
pub enum Mark {
    /// 成绩.
    Score(Score),
    /// 缺考: the candidate did not come.
    Absent,
    /// 作废: the result does not count, for example after a violation.
    Void,
    /// 缓考: the part will be taken later.
    Deferred,
}

impl Mark {
    /// Reads a mark; `None` where nothing is recorded yet.
    ///
    /// The text does not say which part it is of, so errors are about [`Component::Score`]; whoever knows the part names
    /// it with [`in_component`](ValidationError::in_component), as [`Marks`] does.
    ///
    /// # Errors
    ///
    /// See the type.
    pub fn parse(text: &str) -> Result<Option<Self>, ValidationError> {
        match word::meaning(text) {
            Some(meaning) => Self::meant(meaning),
            None if text.trim().is_empty() => Ok(None),
            None => Score::parse(text).map(|score| Some(Self::Score(score))),
        }
    }

    /// The mark that a word says.
    fn meant(meaning: Meaning) -> Result<Option<Self>, ValidationError> {
        Ok(match meaning {
            Meaning::Absent => Some(Self::Absent),
            Meaning::Void => Some(Self::Void),
            Meaning::Deferred => Some(Self::Deferred),
            Meaning::Nothing => None,
            Meaning::Exempt => return Err(Finding::new(Code::MarkUnsupported, Component::Score).into()),
        })
    }

    /// Returns the score, if it is one.
    #[must_use]
    pub const fn score(self) -> Option<Score> {
        match self {
            Self::Score(score) => Some(score),
            Self::Absent | Self::Void | Self::Deferred => None,
        }
    }
}

/// The text form: the score, or `absent`, `void`, `deferred`.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Score(score) => score.fmt(f),
            Self::Absent => f.write_str("absent"),
            Self::Void => f.write_str("void"),
            Self::Deferred => f.write_str("deferred"),
        }
    }
}

/// The marks of one candidate, by name: there is no pair to be swapped. `None` is not recorded yet.
///
/// ```
/// use skillcert::{Component, Mark, Marks};
///
/// let marks = Marks::practical("59.99")?.with_theory("缺考")?;
/// assert_eq!(marks.theory, Some(Mark::Absent));
/// assert_eq!(Marks::practical("")?, Marks::default());
///
/// let error = marks.with_theory("60分").unwrap_err();
/// assert_eq!((error.component(), error.position()), (Component::Theory, Some(3)));
/// # Ok::<(), skillcert::ValidationError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Marks {
    /// 操作技能.
    #[cfg_attr(feature = "serde", serde(default))]
    pub practical: Option<Mark>,
    /// 理论知识.
    #[cfg_attr(feature = "serde", serde(default))]
    pub theory: Option<Mark>,
}

impl Marks {
    /// Reads the mark in practical skill, with none in theory.
    ///
    /// # Errors
    ///
    /// Those of [`Mark::parse`], about [`Component::Practical`].
    pub fn practical(text: &str) -> Result<Self, ValidationError> {
        Ok(Self { practical: read(text, Component::Practical)?, theory: None })
    }

    /// Adds the mark in theory, read from text.
    ///
    /// # Errors
    ///
    /// Those of [`Mark::parse`], about [`Component::Theory`].
    pub fn with_theory(self, text: &str) -> Result<Self, ValidationError> {
        Ok(Self { theory: read(text, Component::Theory)?, ..self })
    }
}

fn read(text: &str, part: Component) -> Result<Option<Mark>, ValidationError> {
    Mark::parse(text).map_err(|error| error.in_component(part))
}

#[cfg(feature = "serde")]
impl serde::Serialize for Mark {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Mark {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::text_form::parse(
            deserializer,
            "a score as a string, \"absent\", \"void\" or \"deferred\"",
            |text| {
                Self::parse(text)?.ok_or_else(|| Finding::new(Code::ScoreMissing, Component::Score).into())
            },
        )
    }
}
