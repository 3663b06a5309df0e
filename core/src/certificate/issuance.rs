use alloc::vec::Vec;

use time::Date;

use super::{Certificate, Issuer, Subject};
use crate::assessment::{Assessment, Decision, DecisionPolicy, Entry, PassRule};
use crate::finding::ValidationError;
use crate::number::Series;

/// The answer to one entry: a decision, and a certificate if it is a pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuance {
    /// The decision.
    pub decision: Decision,
    /// The certificate of a pass.
    pub certificate: Option<Certificate>,
}

impl Assessment {
    /// Decides every entry and issues certificates to those who passed, numbered in the order of the entries from the
    /// series: as many answers as entries.
    ///
    /// # Errors
    ///
    /// Of the whole: too few serials left; a series of another year than that of issue or of another city; a date of issue
    /// before the assessment. Nothing is taken from the series then. Of one entry: those of [`Assessment::decide`].
    pub fn issue(
        &self,
        rule: PassRule,
        policy: &DecisionPolicy,
        series: &mut Series,
        issuer: Option<&Issuer>,
        issued_on: Date,
    ) -> Result<Vec<Result<Issuance, ValidationError>>, ValidationError> {
        let decisions = self.decide_with(rule, policy);
        let passes = decisions.iter().flatten().filter(|decision| decision.passed().is_some()).count();
        let mut after = series.clone();
        let mut numbers = after.reserve_any(passes)?;
        let mut issue = |entry: &Entry, decision: Decision| -> Result<Issuance, ValidationError> {
            let certificate = match decision.passed() {
                Some(pass) => numbers
                    .next()
                    .map(|number| {
                        Certificate::issue(pass, self.subject(entry), issuer.cloned(), number, issued_on)
                    })
                    .transpose()?,
                None => None,
            };
            Ok(Issuance { decision, certificate })
        };
        let mut answers = Vec::with_capacity(decisions.len());
        for (entry, decision) in self.entries.iter().zip(decisions) {
            // A certificate that cannot be issued is a fault of the whole: no number may be taken then.
            answers.push(match decision {
                Ok(decision) => Ok(issue(entry, decision)?),
                Err(error) => Err(error),
            });
        }
        *series = after;
        Ok(answers)
    }

    fn subject(&self, entry: &Entry) -> Subject {
        Subject {
            holder: entry.name().into(),
            project: self.project.clone(),
            city: self.city,
            assessed_on: Some(self.date),
        }
    }
}
